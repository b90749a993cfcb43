"""Opening the file: whose it is, which version its schema has, and bringing it up to date."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path
from urllib.parse import quote

from wirebook.errors import BookError

#: "WBOK" as a number, in the header of every book (PRAGMA application_id).
APPLICATION_ID = 0x57424F4B

NOT_A_BOOK = "E301"
NEWER = "E302"
LOCKED = "E303"
MISSING = "E304"
OLDER = "E305"


def migrations() -> list[tuple[str, str]]:
    """Name and SQL of each migration, in order."""
    found = [entry for entry in files("wirebook.book.migrations").iterdir() if entry.name.endswith(".sql")]
    return sorted((entry.name.removesuffix(".sql"), entry.read_text(encoding="utf-8")) for entry in found)


@contextmanager
def book_errors(path: Path) -> Iterator[None]:
    """Let SQLite's errors come out as `BookError`, with what to do."""
    try:
        yield
    except sqlite3.OperationalError as error:
        if "locked" in str(error) or "busy" in str(error):
            raise BookError(f"{path}: another process is writing to this book; try again", code=LOCKED) from error
        raise BookError(f"{path}: {error}") from error
    except sqlite3.ProgrammingError:
        raise  # a closed store, or a mistake in this room: nothing that a user can mend
    except sqlite3.DatabaseError as error:
        raise BookError(f"{path}: not a book, or damaged ({error})", code=NOT_A_BOOK) from error


def _connect(path: Path, readonly: bool, timeout: float) -> sqlite3.Connection:
    """A connection in autocommit mode: transactions are begun by hand.

    One for reading may go from thread to thread, used by one at a time: SQLite is built to be safe with that.
    """
    if not readonly:
        return sqlite3.connect(path, timeout=timeout, isolation_level=None)
    address = f"file:{quote(str(path.absolute()))}?mode=ro"
    if not os.access(path.parent, os.W_OK) and not path.with_name(path.name + "-wal").exists():
        address += "&immutable=1"  # on a read-only medium SQLite cannot make the files beside it that readers share
    return sqlite3.connect(address, uri=True, timeout=timeout, isolation_level=None, check_same_thread=False)


def _check(connection: sqlite3.Connection, path: Path, newest: int) -> int:
    """The schema version of the file, 0 for an empty one; refuses what is no book or of a newer Wirebook."""
    application = connection.execute("PRAGMA application_id").fetchone()[0]
    version: int = connection.execute("PRAGMA user_version").fetchone()[0]
    tables = connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0]
    if application != APPLICATION_ID and (application or version or tables):
        raise BookError(f"{path}: a database, but not a book of Wirebook; name another file", code=NOT_A_BOOK)
    if version > newest:
        raise BookError(f"{path}: written by a newer Wirebook (schema {version}, known {newest}); update", code=NEWER)
    return version


def _migrate(connection: sqlite3.Connection, steps: list[tuple[str, str]]) -> None:
    """Run what was not yet run, each step in a transaction of its own."""
    connection.execute("BEGIN IMMEDIATE")
    connection.execute("CREATE TABLE IF NOT EXISTS migrations (name TEXT PRIMARY KEY) STRICT, WITHOUT ROWID")
    done = {name for (name,) in connection.execute("SELECT name FROM migrations")}
    for number, (name, sql) in enumerate(steps, start=1):
        if name not in done:
            for command in split_commands(sql):
                connection.execute(command)
            connection.execute("INSERT INTO migrations VALUES (?)", (name,))
            connection.execute(f"PRAGMA user_version = {number}")
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute("COMMIT")


def split_commands(sql: str) -> Iterator[str]:
    """The single commands of an SQL script. (`executescript` would commit between them.)"""
    command = ""
    for line in sql.splitlines(keepends=True):
        command += line
        if sqlite3.complete_statement(command):
            yield command
            command = ""


def open_book(path: Path, *, readonly: bool = False, timeout: float = 10.0) -> sqlite3.Connection:
    """A connection to the book at the path: made if missing, brought up to date if older, unless read-only.

    timeout: seconds to wait for another writer. Raises BookError: E301 not a book, E302 newer, E303 locked,
    E304 missing or not to be opened, E305 older and read-only.
    """
    if readonly and not path.is_file():
        raise BookError(f"{path}: no such book; make one with `wirebook read PATH... --book {path}`", code=MISSING)
    if not readonly and not path.parent.is_dir():
        raise BookError(f"{path}: there is no folder {path.parent}", code=MISSING)
    steps = migrations()
    with book_errors(path):
        connection = _connect(path, readonly, timeout)
    try:
        with book_errors(path):
            _set_up(connection, path, steps, readonly)
    except BaseException:
        connection.close()
        raise
    return connection


def _set_up(connection: sqlite3.Connection, path: Path, steps: list[tuple[str, str]], readonly: bool) -> None:
    version = _check(connection, path, len(steps))
    connection.execute("PRAGMA foreign_keys = ON")
    if not readonly:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = NORMAL")
        if version < len(steps):
            _migrate(connection, steps)
    elif version < len(steps):
        raise BookError(f"{path}: its schema is older (or it is empty); open it once for writing", code=OLDER)
