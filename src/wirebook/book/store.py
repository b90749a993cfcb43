"""The store: articles, statements and events in and out of one SQLite file."""

# ruff: noqa: S608 - only names of columns and conditions of this room are put together; values are parameters.

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from types import TracebackType
from typing import Self

from wirebook.book.actors import Actors
from wirebook.book.aggregates import Aggregates
from wirebook.book.codec import load_event, load_statement
from wirebook.book.file import BookFile, insert
from wirebook.book.identity import article_key, article_rank, with_book_ids
from wirebook.book.judgements import Changes, Judgements
from wirebook.book.links import write_links
from wirebook.book.listings import Listings
from wirebook.book.paging import Pages
from wirebook.book.queries import Filter, event_query, search_words, statement_query
from wirebook.book.rows import (
    HEADER_COLUMNS,
    ArticleHeader,
    ArticleHit,
    Information,
    Row,
    article_from,
    article_row,
    party_rows,
    statement_row,
)
from wirebook.book.schema import book_errors
from wirebook.book.stories import Stories
from wirebook.model import Article, Event, Origin, Statement, Story

ARTICLE_COLUMNS = "id, text, body, title, published, outlet, url, language"
SNIPPET_WORDS = 24
EQUALS = 50
#: Marks around the words found in a snippet: no article has them, so no face can mistake them for text.
MARK_START, MARK_END = "\x02", "\x03"


class Store:
    """A book. Many may read while one writes; what is written is there wholly or not at all.

    readonly: for looking only, the file must be there; timeout: seconds to wait for another writer.
    """

    def __init__(self, path: str | Path, *, readonly: bool = False, timeout: float = 10.0) -> None:
        self._file = BookFile(path, readonly=readonly, timeout=timeout)
        self.aggregates = Aggregates(self._file)
        self.stories = Stories(self._file)
        self.judgements = Judgements(self._file)
        self.changes = Changes(self._file)
        self.listings = Listings(self._file)
        self.actors = Actors(self._file)
        self.pages = Pages(self._file)

    @property
    def path(self) -> Path:
        """The file."""
        return self._file.path

    @property
    def readonly(self) -> bool:
        """Whether it was opened for looking only."""
        return self._file.readonly

    def close(self) -> None:
        """Let go of the file."""
        self._file.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def snapshot(self) -> AbstractContextManager[None]:
        """A block in which all that is read belongs together: what others write meanwhile is not seen in it."""
        return self._file.snapshot()

    def version(self) -> int:
        """A number that is another one once somebody else has written to the book; to be compared on one store only."""
        return self._file.version()

    # Articles

    def add_article(self, article: Article, statements: Iterable[Statement], *, reader: str = "") -> bool:
        """Put an article with its statements into the book, in one transaction; False where nothing had to change.

        reader: the version of what read it. The same outlet's same text is one article: it is kept as it is if the
        same version read it; read by another version, or given with an earlier date, it is replaced. Statements get
        the ids that `with_book_ids` gives.
        """
        key = article_key(article)
        with self._file.writing() as connection:
            if self._holds(key, article, reader):
                return False
            connection.execute("DELETE FROM articles WHERE key = ?", (key,))
            cursor = connection.execute(insert("articles", 12), (None, *article_row(key, article, reader)))
            number = int(cursor.lastrowid or 0)
            for statement in with_book_ids(key, statements):
                self._add_statement(connection, statement, number, article.text)
            connection.execute("DELETE FROM settings WHERE name IN ('linked', 'covered')")
        return True

    def _holds(self, key: str, article: Article, reader: str) -> bool:
        """Whether the book has this article as it is, read by that version, or an earlier publication of it."""
        row = self._file.one(f"SELECT reader, {ARTICLE_COLUMNS} FROM articles WHERE key = ?", (key,))
        return row is not None and row[0] == reader and article_rank(article_from(row[1:])) <= article_rank(article)

    def _add_statement(self, connection: sqlite3.Connection, statement: Statement, article: int, text: str) -> None:
        row = (None, *statement_row(statement, article, text))
        number = int(connection.execute(insert("statements", 17), row).lastrowid or 0)
        connection.executemany(insert("statement_parties", 8), party_rows(statement, number))

    def read_by(self, reader: str) -> dict[str, tuple[bool, str, str]]:
        """Key and rank (see `article_rank`) of all articles that this version has read: they need no reading."""
        rows = self._file.rows("SELECT key, published, id FROM articles WHERE reader = ?", (reader,))
        return {key: (published is None, published or "", identity) for key, published, identity in rows}

    def article(self, key: str) -> Article | None:
        """The article with that key."""
        row = self._file.one(f"SELECT {ARTICLE_COLUMNS} FROM articles WHERE key = ?", (key,))
        return article_from(row) if row else None

    def articles(self) -> Iterator[tuple[str, Article]]:
        """All articles with their keys, by key."""
        for key, *row in self._file.rows(f"SELECT key, {ARTICLE_COLUMNS} FROM articles ORDER BY key"):
            yield key, article_from(tuple(row))

    def headers(self, keys: Iterable[str] | None = None) -> dict[str, ArticleHeader]:
        """The headers of these articles, or of all, by key."""
        if keys is None:
            rows = self._file.rows(f"SELECT {HEADER_COLUMNS} FROM articles ORDER BY key")
            return {row[0]: ArticleHeader(*row) for row in rows}
        wanted = list(dict.fromkeys(keys))
        query = f"SELECT {HEADER_COLUMNS} FROM articles WHERE key IN (SELECT value FROM json_each(?))"
        found = {row[0]: ArticleHeader(*row) for row in self._file.rows(query, (json.dumps(wanted),))}
        return {key: found[key] for key in wanted if key in found}

    # Statements

    def statements(self, where: Filter | None = None) -> Iterator[Statement]:
        """The statements that the filter picks, by date, article and place in it, the undated last."""
        with book_errors(self.path):
            sql, parameters = statement_query(self._file.connection, where or Filter())
        for identity, article, record in self._file.rows(sql, parameters):
            yield load_statement(record, id=identity, article=article)

    def statements_of(self, key: str) -> list[Statement]:
        """The statements of the article with that key, in the order of the text."""
        sql = (
            "SELECT id, record FROM statements WHERE article = (SELECT number FROM articles WHERE key = ?)"
            " ORDER BY start, trigger_start, id"
        )
        return [load_statement(record, id=identity, article=key) for identity, record in self._file.rows(sql, (key,))]

    def statement_counts(self) -> dict[str, int]:
        """How many statements each article has, by its key."""
        sql = "SELECT key, count(s.number) FROM articles a LEFT JOIN statements s ON s.article = a.number GROUP BY key"
        return dict(self._file.rows(sql))

    def statement(self, identity: str) -> Statement | None:
        """The statement with that id."""
        sql = (
            "SELECT articles.key, record FROM statements JOIN articles ON articles.number = article"
            " WHERE statements.id = ?"
        )
        row = self._file.one(sql, (identity,))
        return load_statement(row[1], id=identity, article=row[0]) if row else None

    def statements_by_id(self, identities: Iterable[str]) -> list[Statement]:
        """Those statements, in the order of the ids; ids that are not there are passed over."""
        wanted = list(identities)
        sql = (
            "SELECT statements.id, articles.key, record FROM statements JOIN articles ON articles.number = article"
            " WHERE statements.id IN (SELECT value FROM json_each(?))"
        )
        rows = self._file.rows(sql, (json.dumps(wanted),))
        found = {identity: load_statement(record, id=identity, article=key) for identity, key, record in rows}
        return [found[identity] for identity in wanted if identity in found]

    # Events

    def replace_events(
        self,
        events: Iterable[Event],
        *,
        stories: Iterable[Story] | None = None,
        origins: Iterable[Origin] | None = None,
        time: str | None = None,
    ) -> int:
        """Make these the events (stories, origins) of the book; how many events were added, changed or taken away.

        One transaction; only what differs is written; with a time, ISO in UTC, the history notes what became
        different. See `book.links.write_links`.
        """
        return write_links(self._file, events, stories=stories, origins=origins, time=time)

    def events(self, where: Filter | None = None) -> Iterator[Event]:
        """The events that the filter picks, by date, the undated last."""
        with book_errors(self.path):
            sql, parameters = event_query(self._file.connection, where or Filter())
        for (record,) in self._file.rows(sql, parameters):
            yield load_event(record)

    def event(self, identity: str) -> Event | None:
        """The event with that id."""
        row = self._file.one("SELECT record FROM events WHERE id = ?", (identity,))
        return load_event(row[0]) if row else None

    def event_ids(self) -> dict[str, str]:
        """The event that each statement tells of."""
        sql = (
            "SELECT s.id, e.id FROM event_statements es JOIN events e ON e.number = es.event"
            " JOIN statements s ON s.number = es.statement"
        )
        return dict(self._file.rows(sql))

    def event_of(self, statement: str) -> Event | None:
        """The event that a statement tells of."""
        sql = (
            "SELECT e.record FROM events e JOIN event_statements es ON es.event = e.number"
            " JOIN statements s ON s.number = es.statement WHERE s.id = ?"
        )
        row = self._file.one(sql, (statement,))
        return load_event(row[0]) if row else None

    # Finding

    def ids_from(self, beginning: str, limit: int = 10) -> list[str]:
        """The ids of statements, events, stories and articles (their keys) that begin so, at most `limit`."""
        start, end = beginning.strip().upper(), beginning.strip().upper() + "\U0010ffff"
        sql = (
            "SELECT id FROM events WHERE id >= ?1 AND id < ?2"
            " UNION SELECT id FROM statements WHERE id >= ?1 AND id < ?2"
            " UNION SELECT id FROM stories WHERE id >= ?1 AND id < ?2"
            " UNION SELECT key FROM articles WHERE key >= ?1 AND key < ?2 ORDER BY 1 LIMIT ?3"
        )
        return [identity for (identity,) in self._file.rows(sql, (start, end, limit))]

    def search_articles(self, words: str, limit: int = 20) -> list[ArticleHit]:
        """The articles that have all the words in title or text, best first."""
        if not (query := search_words(words)):
            return []
        best = (
            "SELECT best.rowid, a.key FROM (SELECT rowid, rank FROM articles_search WHERE articles_search MATCH ?"
            " ORDER BY rank LIMIT ?) best JOIN articles a ON a.number = best.rowid ORDER BY best.rank, a.key LIMIT ?"
        )
        # More than are shown, so that among equals the key decides, not which was put in first.
        numbers = [number for number, _ in self._file.rows(best, (query, limit + EQUALS, limit))]
        columns = ", ".join(f"a.{name.strip()}" for name in HEADER_COLUMNS.split(","))
        snippet = f"snippet(articles_search, -1, '{MARK_START}', '{MARK_END}', '…', {SNIPPET_WORDS})"
        sql = (
            f"SELECT a.number, {columns}, {snippet} FROM articles_search"
            " JOIN articles a ON a.number = articles_search.rowid WHERE articles_search MATCH ?"
            " AND articles_search.rowid IN (SELECT value FROM json_each(?))"
        )
        found = {row[0]: row[1:] for row in self._file.rows(sql, (query, json.dumps(numbers)))}
        hits = (found[number] for number in numbers if number in found)
        return [ArticleHit(ArticleHeader(*row[:-1]), row[-1]) for row in hits]

    def statements_with(self, words: str, article: str, limit: int) -> list[str]:
        """The ids of the article's statements that have all the words, in the order of the text."""
        query = search_words(words)
        row = self._file.one(
            "SELECT a.number, min(s.number), max(s.number) FROM articles a JOIN statements s ON s.article = a.number"
            " WHERE a.key = ?",
            (article,),
        )
        if not query or row[0] is None:
            return []
        # Statements of one article stand side by side, so the search need not look at all others.
        sql = (
            "SELECT s.id FROM statements_search f CROSS JOIN statements s ON s.number = f.rowid"
            " WHERE f.statements_search MATCH ? AND f.rowid BETWEEN ? AND ? AND s.article = ?"
            " ORDER BY s.start, s.trigger_start, s.id LIMIT ?"
        )
        return [identity for (identity,) in self._file.rows(sql, (query, row[1], row[2], row[0], limit))]

    # About the book

    @property
    def covered(self) -> bool:
        """Whether the stories and origins are those of the articles there now."""
        return self._file.one("SELECT 1 FROM settings WHERE name = 'covered'") is not None

    @property
    def linked(self) -> bool:
        """Whether the events are those of the statements there now."""
        return self._file.one("SELECT 1 FROM settings WHERE name = 'linked'") is not None

    def _counted(self, table: str, column: str) -> tuple[tuple[str, int], ...]:
        sql = f"SELECT {column}, count(*) FROM {table} WHERE {column} IS NOT NULL GROUP BY 1 ORDER BY 2 DESC, 1"
        return tuple(self._file.rows(sql))

    def info(self) -> Information:
        """How much is in the book, of what, and from when to when."""
        published = "SELECT count(*), count(day), min(day), max(day) FROM articles"
        articles, dated, first, last = self._file.one(published)
        told = (
            "SELECT count(*), count(nullif(disputes, 0)), count(first_day), min(first_day), max(last_day) FROM events"
        )
        events, disputes, dated_events, first_event, last_event = self._file.one(told)
        return Information(
            path=str(self.path),
            size=self.path.stat().st_size,
            schema=self._file.one("PRAGMA user_version")[0],
            articles=articles,
            statements=self._file.one("SELECT count(*) FROM statements")[0],
            events=events,
            disputed_events=disputes,
            first_published=first,
            last_published=last,
            undated_articles=articles - dated,
            first_event=first_event,
            last_event=last_event,
            undated_events=events - dated_events,
            outlets=self._counted("articles", "outlet"),
            types=self._counted("statements", "type"),
            statuses=self._counted("statements", "status"),
            readers=self._counted("articles", "reader"),
            linked=self.linked,
        )

    def dump(self) -> Iterator[Row]:
        """Every row of every table, with the table's name first: what two equal books have in common."""
        tables = [
            name for (name,) in self._file.rows("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
        ]
        for table in tables:
            for row in self._file.rows(f'SELECT * FROM "{table}" ORDER BY 1'):
                yield (table, *row)
