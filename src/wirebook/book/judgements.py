"""What people decided, and the history of what became different in the book."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from wirebook.book.file import BookFile
from wirebook.errors import BookError, UsageError
from wirebook.model import Change, Judgement, Verdict

NO_JUDGEMENT = "E405"

_JUDGEMENT = "number, subject, verdict, first, second, author, time, reason, undone"
_CHANGE = "number, time, event, kind, field, before, after, because"


def _judgement(row: tuple[Any, ...]) -> Judgement:
    number, subject, verdict, *rest = row
    return Judgement(number, subject, Verdict(verdict), *rest)


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
    ) -> Judgement:
        """Keep a judgement; `time` is ISO in UTC. Events have to be linked anew after it."""
        sql = (
            "INSERT INTO judgements (subject, verdict, first, second, author, time, reason)"
            " VALUES (?, ?, ?, ?, ?, ?, ?)"
        )
        with self._file.writing() as connection:
            row = (subject, verdict.value, first, second, author, time, reason)
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
        self, *, subject: str | None = None, standing: bool = False, after: int = 0, limit: int | None = None
    ) -> Iterator[Judgement]:
        """All judgements in the order they were made. standing: without those undone; after: of higher numbers."""
        sql = (
            f"SELECT {_JUDGEMENT} FROM judgements"  # noqa: S608 - names of columns only
            " WHERE (?1 IS NULL OR subject = ?1) AND (?2 = 0 OR undone IS NULL) AND number > ?3"
            " ORDER BY number LIMIT ?4"
        )
        for row in self._file.rows(sql, (subject, int(standing), after, -1 if limit is None else limit)):
            yield _judgement(row)


class Changes:
    """The append-only history of a book: what became different in which event, when and why."""

    def __init__(self, file: BookFile) -> None:
        self._file = file

    def all(
        self, *, since: str | None = None, event: str | None = None, after: int = 0, limit: int | None = None
    ) -> Iterator[Change]:
        """The changes in order. since: a day or time, ISO in UTC; after: only those with a higher number."""
        sql = (
            f"SELECT {_CHANGE} FROM changes"  # noqa: S608 - names of columns only
            " WHERE (?1 IS NULL OR time >= ?1) AND (?2 IS NULL OR event = ?2) AND number > ?3 ORDER BY number LIMIT ?4"
        )
        for row in self._file.rows(sql, (since, event, after, -1 if limit is None else limit)):
            yield Change(*row)
