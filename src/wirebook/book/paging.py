"""Long lists a page at a time. A page begins behind a row, not after a number of rows, so that it costs the same
wherever it stands, and what is written meanwhile moves nothing out of it or into it twice."""

# ruff: noqa: S608 - only names of columns and conditions of this room are put together; values are parameters.

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from wirebook.book.codec import load_event, load_statement, load_story
from wirebook.book.file import BookFile
from wirebook.book.queries import Condition, Filter, Selection, both, select_events, select_statements
from wirebook.book.rows import HEADER_COLUMNS, ArticleHeader
from wirebook.book.schema import book_errors
from wirebook.model import Event, Statement, Story

Kind = TypeVar("Kind")
Row = tuple[Any, ...]

FEW = 5000
"""Up to so many rows are looked up and sorted; with more the list is walked in its order until the page is full."""


@dataclass(frozen=True, slots=True)
class Place:
    """A row's place in a list: its day, None for the undated, and its id."""

    day: str | None
    id: str


@dataclass(frozen=True, slots=True)
class Page(Generic[Kind]):
    """Some rows of a list, and the place of the last where more follow."""

    rows: tuple[Kind, ...]
    end: Place | None


@dataclass(frozen=True, slots=True)
class _List:
    """A list: what to select from where, its columns of day and id."""

    columns: str
    tables: str
    day: str = "it.first_day"
    id: str = "it.id"


_EVENTS = _List("it.record", "events it")
_STATEMENTS = _List("it.id, articles.key, it.record", "statements it JOIN articles ON articles.number = it.article")
_ARTICLES = _List(
    ", ".join(f"it.{name.strip()}" for name in HEADER_COLUMNS.split(",")), "articles it", "it.day", "it.key"
)
_STORIES = _List("it.record", "stories it", "it.last_day")


def _dated(what: _List, newest: bool, after: Place | None) -> Condition:
    """Those with a day, behind the place."""
    if after is None or after.day is None:
        return Condition(f"{what.day} IS NOT NULL")
    return Condition(f"({what.day}, {what.id}) {'<' if newest else '>'} (?, ?)", (after.day, after.id))


def _undated(what: _List, after: Place | None) -> Condition:
    """Those without, behind the place."""
    behind = [Condition(f"{what.id} > ?", (after.id,))] if after is not None and after.day is None else []
    return both([Condition(f"{what.day} IS NULL"), *behind])


class Pages:
    """The lists of a book, page by page: by day, the latest or the earliest first, the undated always last."""

    def __init__(self, file: BookFile) -> None:
        self._file = file

    def _where(self, chosen: Selection) -> Condition:
        """The condition of a selection, written so that SQLite goes the shorter way: from the rows of a small subset,
        or through the list in its order."""
        for subset in chosen.subsets:
            query = f"SELECT * FROM ({subset.numbers.sql}) LIMIT {FEW + 1}"
            numbers = [number for (number,) in self._file.rows(query, subset.numbers.parameters)]
            if len(numbers) <= FEW:
                known = Condition("SELECT value FROM json_each(?)", (json.dumps(numbers),))
                return chosen.where(subset, known)
        return chosen.where()

    def _rows(self, what: _List, where: Condition, newest: bool, after: Place | None, limit: int) -> Iterator[Row]:
        """Rows of day, id and the list's columns, at most `limit`."""
        direction = " DESC" if newest else ""
        parts = [(_undated(what, after), f"{what.id}")]
        if after is None or after.day is not None:
            parts.insert(0, (_dated(what, newest, after), f"{what.day}{direction}, {what.id}{direction}"))
        for part, order in parts:
            wanted = both([where, part])
            sql = (
                f"SELECT {what.day}, {what.id}, {what.columns} FROM {what.tables}"
                f" WHERE {wanted.sql} ORDER BY {order} LIMIT ?"
            )
            for row in self._file.rows(sql, (*wanted.parameters, limit)):
                limit -= 1
                yield row
            if limit <= 0:
                return

    def _page(
        self,
        what: _List,
        where: Condition,
        load: Callable[..., Kind],
        *,
        newest: bool,
        after: Place | None,
        limit: int,
    ) -> Page[Kind]:
        rows = list(self._rows(what, where, newest, after, limit + 1))
        shown = rows[:limit]
        end = Place(*shown[-1][:2]) if len(rows) > limit else None
        return Page(tuple(load(*row[2:]) for row in shown), end)

    def events(
        self, where: Filter | None = None, *, newest: bool = True, after: Place | None = None, limit: int = 50
    ) -> Page[Event]:
        """The events that the filter picks; its own limit is left aside."""
        with book_errors(self._file.path):
            chosen = select_events(self._file.connection, where or Filter())
        return self._page(_EVENTS, self._where(chosen), load_event, newest=newest, after=after, limit=limit)

    def statements(
        self, where: Filter | None = None, *, newest: bool = True, after: Place | None = None, limit: int = 50
    ) -> Page[Statement]:
        """The statements that the filter picks; its own limit is left aside."""
        with book_errors(self._file.path):
            chosen = select_statements(self._file.connection, where or Filter())

        def load(identity: str, article: str, record: str) -> Statement:
            return load_statement(record, id=identity, article=article)

        return self._page(_STATEMENTS, self._where(chosen), load, newest=newest, after=after, limit=limit)

    def articles(
        self,
        *,
        outlet: str | None = None,
        since: str | None = None,
        until: str | None = None,
        newest: bool = True,
        after: Place | None = None,
        limit: int = 50,
    ) -> Page[ArticleHeader]:
        """The articles of an outlet, or of all, published in those days (YYYY-MM-DD, included)."""
        asked = (("it.outlet = ?", outlet), ("it.day >= ?", since), ("it.day <= ?", until))
        where = both(Condition(sql, (value,)) for sql, value in asked if value is not None)
        return self._page(_ARTICLES, where, ArticleHeader, newest=newest, after=after, limit=limit)

    def stories(
        self,
        *,
        since: str | None = None,
        until: str | None = None,
        newest: bool = True,
        after: Place | None = None,
        limit: int = 50,
    ) -> Page[Story]:
        """The stories that go on in those days (YYYY-MM-DD, included), by the day of their latest article."""
        asked = (("it.last_day >= ?", since), ("it.first_day <= ?", until))
        where = both(Condition(sql, (value,)) for sql, value in asked if value is not None)
        return self._page(_STORIES, where, load_story, newest=newest, after=after, limit=limit)

    def count_events(self, where: Filter | None = None, at_most: int = 10_000) -> int:
        """How many events the filter picks; counting ends at `at_most`."""
        with book_errors(self._file.path):
            chosen = select_events(self._file.connection, where or Filter())
        return self._count("events", chosen, at_most)

    def count_statements(self, where: Filter | None = None, at_most: int = 10_000) -> int:
        """How many statements the filter picks; counting ends at `at_most`."""
        with book_errors(self._file.path):
            chosen = select_statements(self._file.connection, where or Filter())
        return self._count("statements", chosen, at_most)

    def _count(self, table: str, chosen: Selection, at_most: int) -> int:
        where = chosen.where(next(iter(chosen.subsets), None))
        sql = f"SELECT count(*) FROM (SELECT 1 FROM {table} it WHERE {where.sql} LIMIT ?)"
        return int(self._file.one(sql, (*where.parameters, at_most))[0])
