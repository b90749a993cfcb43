"""What people decided, and the history of what became different in the book."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from wirebook.book.codec import decode, dumps
from wirebook.book.file import BookFile
from wirebook.book.queries import Condition, both
from wirebook.errors import BookError, UsageError
from wirebook.model import Change, Entity, Judgement, Verdict

NO_JUDGEMENT = "E405"

Row = tuple[Any, ...]

_JUDGEMENT = "number, subject, verdict, first, second, author, time, reason, undone, scope, entity"
_CHANGE = "number, time, event, kind, field, before, after, because"


def _judgement(row: Row) -> Judgement:
    entity = decode(Entity, json.loads(row[-1])) if row[-1] else None
    number, subject, verdict, *rest = row[:-1]
    return replace(Judgement(number, subject, Verdict(verdict), *rest), entity=entity)


def _numbered(
    file: BookFile,
    columns: str,
    table: str,
    asked: list[Condition],
    newest: bool,
    after: int | None,
    limit: int | None,
) -> Iterator[Row]:
    """Rows of a table in the order of their numbers, or the highest first, those behind the number `after`."""
    behind = [Condition(f"number {'<' if newest else '>'} ?", (after,))] if after is not None else []
    where = both([*asked, *behind])
    sql = (
        f"SELECT {columns} FROM {table} WHERE {where.sql}"  # noqa: S608 - names of columns and conditions of this room
        f" ORDER BY number {'DESC' if newest else 'ASC'} LIMIT ?"
    )
    return file.rows(sql, (*where.parameters, -1 if limit is None else limit))


class Judgements:
    """The judgements of a book. They are written at once, each in a transaction of its own."""

    def __init__(self, file: BookFile) -> None:
        self._file = file

    def add(
        self,
        subject: str,
        verdict: Verdict,
        first: str,
        second: str | None = None,
        *,
        author: str,
        time: str,
        reason: str = "",
        scope: str | None = None,
        entity: Entity | None = None,
    ) -> Judgement:
        """Keep a judgement; `time` is ISO in UTC. Events have to be linked anew after it."""
        sql = (
            "INSERT INTO judgements (subject, verdict, first, second, author, time, reason, scope, entity)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
        )
        with self._file.writing() as connection:
            meant = dumps(entity) if entity else None
            row = (subject, verdict.value, first, second, author, time, reason, scope, meant)
            number = connection.execute(sql, row).lastrowid
            connection.execute("DELETE FROM settings WHERE name = 'linked'")
        found = self.one(int(number or 0))
        if found is None:
            raise BookError(f"{self._file.path}: the judgement could not be kept")
        return found

    def undo(self, number: int, *, time: str) -> Judgement:
        """Take a judgement back; it stays in the list as undone. Raises UsageError E405 if there is none to undo."""
        found = self.one(number)
        if found is None or found.undone is not None:
            raise UsageError(
                f"no judgement {number}" if found is None else f"judgement {number} is undone already",
                code=NO_JUDGEMENT,
            )
        with self._file.writing() as connection:
            connection.execute("UPDATE judgements SET undone = ? WHERE number = ?", (time, number))
            connection.execute("DELETE FROM settings WHERE name = 'linked'")
        return replace(found, undone=time)

    def one(self, number: int) -> Judgement | None:
        """The judgement with that number."""
        row = self._file.one(f"SELECT {_JUDGEMENT} FROM judgements WHERE number = ?", (number,))  # noqa: S608
        return _judgement(row) if row else None

    def all(
        self,
        *,
        subject: str | None = None,
        standing: bool = False,
        newest: bool = False,
        after: int | None = None,
        limit: int | None = None,
    ) -> Iterator[Judgement]:
        """The judgements in the order they were made, or the newest first.

        standing: without those undone; after: behind the one with this number.
        """
        asked = [Condition("subject = ?", (subject,))] if subject is not None else []
        asked += [Condition("undone IS NULL")] if standing else []
        return map(_judgement, _numbered(self._file, _JUDGEMENT, "judgements", asked, newest, after, limit))

    def about(self, identities: Iterable[str]) -> list[Judgement]:
        """The judgements that name one of these ids, the newest first."""
        sql = (
            f"SELECT {_JUDGEMENT} FROM judgements WHERE number IN"  # noqa: S608 - names of columns only
            " (SELECT number FROM judgements WHERE first IN (SELECT value FROM json_each(?1))"
            " UNION SELECT number FROM judgements WHERE second IN (SELECT value FROM json_each(?1)))"
            " ORDER BY number DESC"
        )
        return [_judgement(row) for row in self._file.rows(sql, (json.dumps(list(identities)),))]


class Changes:
    """The append-only history of a book: what became different in which event, when and why."""

    def __init__(self, file: BookFile) -> None:
        self._file = file

    def all(
        self,
        *,
        since: str | None = None,
        event: str | None = None,
        newest: bool = False,
        after: int | None = None,
        limit: int | None = None,
    ) -> Iterator[Change]:
        """The changes in order, or the newest first.

        since: a day or time, ISO in UTC; after: behind the one with this number.
        """
        asked = [Condition("time >= ?", (since,))] if since is not None else []
        asked += [Condition("event = ?", (event,))] if event is not None else []
        return (Change(*row) for row in _numbered(self._file, _CHANGE, "changes", asked, newest, after, limit))
