"""Who is whom, as people judged it, put over what was read; what was read is kept beside it.

A statement's `record` is what every question reads; `derived` holds the record as it was read wherever a judgement
changed whom it means. The table `actor_aliases` leads those who ask for the old name to whom it means now.
"""

# ruff: noqa: S608 - only names of columns and conditions of this room are put together; values are parameters.

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from wirebook.book.codec import load_statement
from wirebook.book.file import BookFile, insert
from wirebook.book.queries import alias_of, fold
from wirebook.book.rows import party_rows, record_of, statement_words
from wirebook.linking.identities import Identities, Lookup, actor_key, identify
from wirebook.model import Statement

_KEYED = (
    ("statement_parties", "SELECT DISTINCT name, entity FROM statement_parties"),
    ("statement_sources", "SELECT DISTINCT name, entity FROM statement_sources"),
)


@dataclass(frozen=True, slots=True)
class NamedActor:
    """A name under which somebody is met. key: as `actor_key` gives it; mentions: as a party or source."""

    key: str
    name: str
    country: str | None
    role: str | None
    mentions: int


class Actors:
    """The actors of a book: by name, and as people judged them."""

    def __init__(self, file: BookFile) -> None:
        self._file = file

    def named(self) -> Iterator[NamedActor]:
        """Everybody who is met in the book, under each name, country and role; by name."""
        sql = (
            "SELECT name, entity, country, role, count(*) FROM statement_parties GROUP BY 1, 2, 3, 4"
            " UNION ALL SELECT name, entity, NULL, NULL, count(*) FROM statement_sources GROUP BY 1, 2 ORDER BY 1, 2"
        )
        for name, entity, country, role, mentions in self._file.rows(sql):
            yield NamedActor(actor_key(name, entity), name, country, role, mentions)

    def alias(self, asked: str) -> str | None:
        """The actor that a name or id counts as by judgement."""
        return alias_of(self._file.connection, asked)

    def identify(self, identities: Identities, lookup: Lookup) -> int:
        """Make the parties and sources of all statements those that people judged; how many statements changed."""
        with self._file.writing() as connection:
            stale = _concerned(connection, identities)
            touched = [number for number in stale if _put(connection, number, identities, lookup)]
            if touched:
                _count_anew(connection, touched)
            _write_aliases(connection, identities)
        return len(touched)


def _concerned(connection: sqlite3.Connection, identities: Identities) -> list[int]:
    """The statements whose parties or sources are or were judged to be others."""
    found = {number for (number,) in connection.execute("SELECT number FROM statements WHERE derived IS NOT NULL")}
    if not (keys := identities.keys):
        return sorted(found)
    for table, names in _KEYED:
        meant = [(name, entity) for name, entity in connection.execute(names) if actor_key(name, entity) in keys]
        sql = f"SELECT statement FROM {table} WHERE folded = ? AND name = ? AND entity IS ?"
        for name, entity in meant:
            folded = fold(name) if table == "statement_parties" else _lower(connection, name)
            found.update(number for (number,) in connection.execute(sql, (folded, name, entity)))
    return sorted(found)


def _lower(connection: sqlite3.Connection, name: str) -> str:
    """A source's name as its table folds it."""
    folded: str = connection.execute("SELECT lower(?)", (name,)).fetchone()[0]
    return folded


def _put(connection: sqlite3.Connection, number: int, identities: Identities, lookup: Lookup) -> bool:
    """Write one statement as judged; whether it is another than before."""
    sql = (
        "SELECT s.id, a.key, a.day, a.text, s.record, s.derived"
        " FROM statements s JOIN articles a ON a.number = s.article WHERE s.number = ?"
    )
    identity, key, day, text, record, derived = connection.execute(sql, (number,)).fetchone()
    read = load_statement(derived or record, id=identity, article=key)
    judged = identify(read, identities, day, lookup)
    words, now = statement_words(judged, text), record_of(judged)
    kept = None if judged == read else derived or record
    if (now, kept) == (record, derived):
        return False
    update = "UPDATE statements SET record = ?, derived = ?, words = ? WHERE number = ?"
    connection.execute(update, (now, kept, words, number))
    _write_parties(connection, judged, number)
    return True


def _write_parties(connection: sqlite3.Connection, statement: Statement, number: int) -> None:
    connection.execute("DELETE FROM statement_parties WHERE statement = ?", (number,))
    connection.executemany(insert("statement_parties", 8), party_rows(statement, number))


def _count_anew(connection: sqlite3.Connection, statements: Iterable[int]) -> None:
    """Let what is counted of events follow the parties of these statements; as migration m003 counts them."""
    told = (
        "SELECT event FROM event_statements WHERE statement IN (SELECT value FROM json_each(?))"  # of the events, all
    )
    numbers = json.dumps(list(statements))
    connection.execute(f"DELETE FROM event_parties WHERE event IN ({told})", (numbers,))
    connection.execute(
        "INSERT INTO parties (key, name) SELECT key, min(name) FROM statement_party_keys"
        " WHERE statement IN (SELECT value FROM json_each(?)) GROUP BY key"
        " ON CONFLICT (key) DO UPDATE SET name = excluded.name WHERE excluded.name < name",
        (numbers,),
    )
    connection.execute(
        "INSERT INTO event_parties"
        " SELECT p.number, e.number, max(k.sides & 1) | max(k.sides & 2), max(k.leading), a.number, e.first_day,"
        " e.last_day, e.reports, e.disputes FROM event_statements es JOIN events e ON e.number = es.event"
        " JOIN act_kinds a ON a.type = e.type AND a.mode = ifnull(e.mode, '') AND a.status = e.status"
        " JOIN statement_party_keys k ON k.statement = es.statement JOIN parties p ON p.key = k.key"
        f" WHERE e.number IN ({told}) GROUP BY p.number, e.number",
        (numbers,),
    )
    connection.execute("DELETE FROM parties WHERE number NOT IN (SELECT party FROM event_parties)")


def _write_aliases(connection: sqlite3.Connection, identities: Identities) -> None:
    """Ids, and names that are nobody else's, of those who count as somebody else."""
    connection.execute("DELETE FROM actor_aliases")
    for key, meant in sorted(identities.one.items()):
        if key == meant.entity.id:
            continue
        connection.execute("INSERT OR REPLACE INTO actor_aliases VALUES (?, ?)", (key, meant.entity.id))
    sql = "SELECT DISTINCT p.value ->> 'name', p.value ->> '$.entity.id' FROM statements s, json_each(s.derived, ?) p"
    for side in ("$.actors", "$.recipients"):
        where = " WHERE s.derived IS NOT NULL ORDER BY 1, 2"
        for name, entity in connection.execute(sql + where, (side,)).fetchall():
            found = identities.one.get(actor_key(name, entity))
            there = connection.execute("SELECT 1 FROM statement_parties WHERE folded = ?", (fold(name),)).fetchone()
            if found and not there:
                row = (fold(name), found.entity.id)
                connection.execute("INSERT OR REPLACE INTO actor_aliases VALUES (?, ?)", row)
