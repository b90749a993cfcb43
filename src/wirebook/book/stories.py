"""Stories and the origins of texts in the book."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator

from wirebook.book.codec import dumps, load_origin, load_story
from wirebook.book.file import BookFile, insert
from wirebook.model import Origin, Story


class Stories:
    """The stories of a book, and where the texts of its articles come from."""

    def __init__(self, file: BookFile) -> None:
        self._file = file

    def all(self, *, since: str | None = None, until: str | None = None) -> Iterator[Story]:
        """The stories that go on in those days (YYYY-MM-DD, included), those of the latest articles first."""
        sql = (
            "SELECT record FROM stories WHERE (?1 IS NULL OR last_day >= ?1) AND (?2 IS NULL OR first_day <= ?2)"
            " ORDER BY last_day DESC, id"
        )
        for (record,) in self._file.rows(sql, (since, until)):
            yield load_story(record)

    def one(self, identity: str) -> Story | None:
        """The story with that id."""
        row = self._file.one("SELECT record FROM stories WHERE id = ?", (identity,))
        return load_story(row[0]) if row else None

    def of_article(self, key: str) -> Story | None:
        """The story that an article belongs to."""
        sql = (
            "SELECT s.record FROM stories s JOIN story_articles sa ON sa.story = s.number"
            " JOIN articles a ON a.number = sa.article WHERE a.key = ?"
        )
        row = self._file.one(sql, (key,))
        return load_story(row[0]) if row else None

    def origins(self) -> dict[str, Origin]:
        """The origin of each article's text, by the article's key."""
        rows = self._file.rows("SELECT a.key, o.record FROM origins o JOIN articles a ON a.number = o.article")
        return {key: load_origin(record) for key, record in rows}

    def origin(self, key: str) -> Origin | None:
        """The origin of one article's text."""
        sql = "SELECT o.record FROM origins o JOIN articles a ON a.number = o.article WHERE a.key = ?"
        row = self._file.one(sql, (key,))
        return load_origin(row[0]) if row else None


def write_stories(connection: sqlite3.Connection, stories: Iterable[Story], origins: Iterable[Origin]) -> None:
    """Make these the stories and origins of the book; only what differs is written. Runs in the caller's transaction.

    Articles that are not in the book are passed over.
    """
    numbers = dict(connection.execute("SELECT key, number FROM articles"))
    wanted = {story.id: (story, dumps(story)) for story in stories}
    there = dict(connection.execute("SELECT id, record FROM stories"))
    kept = {identity for identity, (_, record) in wanted.items() if there.get(identity) == record}
    stale = [(identity,) for identity in there if identity not in kept]
    connection.executemany("DELETE FROM stories WHERE id = ?", stale)
    for story, record in wanted.values():
        if story.id in kept:
            continue
        row = (None, story.id, story.title, story.first, story.last, record)
        number = connection.execute(insert("stories", 6), row).lastrowid
        rows = [(number, numbers[key]) for key in story.articles if key in numbers]
        connection.executemany(insert("story_articles", 2), rows)
    known = dict(connection.execute("SELECT article, record FROM origins"))
    origin_rows = [(numbers[o.article], o.voice, dumps(o)) for o in origins if o.article in numbers]
    connection.executemany(
        "INSERT OR REPLACE INTO origins VALUES (?, ?, ?)", [row for row in origin_rows if known.get(row[0]) != row[2]]
    )
