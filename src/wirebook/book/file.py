"""The file behind a book: reading rows and writing in transactions, with SQLite's errors put into plain words."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from wirebook.book.schema import book_errors, open_book
from wirebook.errors import BookError


def insert(table: str, columns: int) -> str:
    """The SQL that puts a whole row into a table."""
    return f"INSERT INTO {table} VALUES ({', '.join('?' * columns)})"  # noqa: S608 - names of this room's tables


class BookFile:
    """An open book. readonly: for looking only; timeout: seconds to wait for another writer."""

    def __init__(self, path: str | Path, *, readonly: bool = False, timeout: float = 10.0) -> None:
        self.path = Path(path)
        self.readonly = readonly
        self.connection = open_book(self.path, readonly=readonly, timeout=timeout)

    def close(self) -> None:
        """Let go of the file."""
        self.connection.close()

    def rows(self, sql: str, parameters: Iterable[Any] = ()) -> Iterator[Any]:
        """What a query gives, row by row."""
        with book_errors(self.path):
            # No `yield from`: it would close the cursor when left half read, and the book may be closed by then.
            for row in self.connection.execute(sql, tuple(parameters)):  # noqa: UP028
                yield row

    def one(self, sql: str, parameters: Iterable[Any] = ()) -> Any:
        """The first row, None if there is none."""
        return next(self.rows(sql, parameters), None)

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """A transaction that holds the writer's lock from its start, so that it never fails half way."""
        if self.readonly:
            raise BookError(f"{self.path}: opened for reading only")
        with book_errors(self.path):
            self.connection.execute("BEGIN IMMEDIATE")
            try:
                yield self.connection
            except BaseException:
                self.connection.execute("ROLLBACK")
                raise
            self.connection.execute("COMMIT")

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """What is read inside sees the book as it was at the first look, whatever is written meanwhile."""
        with book_errors(self.path):
            self.connection.execute("BEGIN")
        try:
            yield
        finally:
            self.connection.execute("ROLLBACK")

    def version(self) -> int:
        """A number that is another one after somebody else has written to the book; known to this object alone."""
        with book_errors(self.path):
            number: int = self.connection.execute("PRAGMA data_version").fetchone()[0]
        return number
