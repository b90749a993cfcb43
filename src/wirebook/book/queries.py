"""Questions as SQL: a typed filter, who is meant by an actor's name, and the words of a full-text search."""

# ruff: noqa: S608 - only names of columns and conditions of this room are put together; values are parameters.

from __future__ import annotations

import re
import sqlite3
from dataclasses import dataclass

from wirebook.model import EventType, Status

_PHRASE = re.compile(r'"([^"]+)"|(\S+)')


@dataclass(frozen=True, slots=True)
class Filter:
    """What to pick; a field that is None picks all.

    actor: a country (ISO 3166 alpha-3 code or name), an entity's id, or a name, on either side;
    other: a second party, so that both take part;
    since, until: days YYYY-MM-DD, both included; what has no date is left out as soon as one is given;
    place: a place's name or words of it, or a country code; text: words of the sentences that tell of it;
    article: key or id of an article; disputed: only events with a dispute; limit: at most so many.
    """

    actor: str | None = None
    other: str | None = None
    type: EventType | None = None
    status: Status | None = None
    since: str | None = None
    until: str | None = None
    place: str | None = None
    text: str | None = None
    article: str | None = None
    disputed: bool = False
    limit: int | None = None


@dataclass(frozen=True, slots=True)
class Condition:
    """A piece of SQL that stands after WHERE, and its parameters."""

    sql: str
    parameters: tuple[str, ...] = ()


NOTHING = Condition("0")


def fold(words: str) -> str:
    """Words as they are compared: case and spacing do not matter."""
    return " ".join(words.casefold().split())


def search_words(words: str) -> str:
    """What people type as an FTS5 query: all words, "phrases" kept together, a trailing * for beginnings.

    Everything else that has a meaning in FTS5 is quoted away. An empty string where no word is left.
    """
    terms = []
    for phrase, word in _PHRASE.findall(words):
        term = phrase or word.replace('"', "")
        stem = term.rstrip("*")
        if any(letter.isalnum() for letter in stem):
            terms.append(f'"{stem}"' + ("*" if stem != term else ""))
    return " ".join(terms)


def _is_one_of(column: str, values: list[str]) -> Condition:
    marks = ", ".join("?" for _ in values)
    return Condition(f"{column} IN ({marks})", tuple(values))


def _known(connection: sqlite3.Connection, column: str, value: str) -> bool:
    query = f"SELECT 1 FROM statement_parties WHERE {column} = ? LIMIT 1"
    return connection.execute(query, (value,)).fetchone() is not None


def party_condition(connection: sqlite3.Connection, actor: str) -> Condition:
    """Which rows of statement_parties mean this actor.

    The first that fits: a country's code, an entity's id (a country's own means all its people too), a country's
    or anybody's full name, and last the words within longer names ("Kim" in "Kim Jong Un").
    """
    code = actor.strip().upper()
    if len(code) == 3 and _known(connection, "country", code):
        return Condition("country = ?", (code,))
    if _known(connection, "entity", actor.strip()):
        return Condition("entity = ?", (actor.strip(),))
    name = fold(actor)
    query = "SELECT DISTINCT country FROM statement_parties WHERE folded = ? AND entity = country"
    if countries := sorted(country for (country,) in connection.execute(query, (name,))):
        return _is_one_of("country", countries)
    if _known(connection, "folded", name):
        return Condition("folded = ?", (name,))
    if not name:
        return NOTHING
    query = "SELECT DISTINCT folded FROM statement_parties WHERE instr(' ' || folded || ' ', ' ' || ? || ' ')"
    names = sorted(folded for (folded,) in connection.execute(query, (name,)))
    return _is_one_of("folded", names) if names else NOTHING


def _common(where: Filter) -> list[Condition]:
    """What is asked of statements and events alike: columns that both tables have."""
    found = []
    for column, value in (("type", where.type), ("status", where.status)):
        if value is not None:
            found.append(Condition(f"it.{column} = ?", (value.value,)))
    if where.since is not None:
        found.append(Condition("it.last_day >= ?", (where.since,)))
    if where.until is not None:
        found.append(Condition("it.first_day <= ?", (where.until,)))
    if where.place is not None:
        words = "instr(' ' || it.place || ' ', ' ' || ? || ' ')"
        parameters = (where.place.strip().upper(), fold(where.place))
        found.append(Condition(f"(it.place_country = ? OR {words})", parameters))
    return found


def _of_statements(connection: sqlite3.Connection, where: Filter) -> list[Condition]:
    """What is asked of statements, as conditions on a statement's number `{}`."""
    found = []
    for actor in (where.actor, where.other):
        if actor is not None:
            party = party_condition(connection, actor)
            sql = f"{{}} IN (SELECT statement FROM statement_parties WHERE {party.sql})"
            found.append(Condition(sql, party.parameters))
    if where.text is not None:
        if words := search_words(where.text):
            sql = "{} IN (SELECT rowid FROM statements_search WHERE statements_search MATCH ?)"
            found.append(Condition(sql, (words,)))
        else:
            found.append(NOTHING)
    if where.article is not None:
        sql = (
            "{} IN (SELECT s.number FROM statements s JOIN articles a ON a.number = s.article"
            " WHERE a.key = ? OR a.id = ?)"
        )
        found.append(Condition(sql, (where.article, where.article)))
    return found


def _joined(conditions: list[Condition], limit: int | None) -> tuple[str, str, tuple[str | int, ...]]:
    where = " AND ".join(condition.sql for condition in conditions) or "1"
    parameters = tuple(parameter for condition in conditions for parameter in condition.parameters)
    return (where, "", parameters) if limit is None else (where, " LIMIT ?", (*parameters, limit))


def statement_query(connection: sqlite3.Connection, where: Filter) -> tuple[str, tuple[str | int, ...]]:
    """SQL and parameters that give (id, article key, record) of the statements picked, by date, the undated last."""
    conditions = _common(where) + [
        Condition(condition.sql.format("it.number"), condition.parameters)
        for condition in _of_statements(connection, where)
    ]
    wanted, limit, parameters = _joined(conditions, where.limit)
    sql = (
        "SELECT it.id, articles.key, it.record FROM statements it JOIN articles ON articles.number = it.article"
        f" WHERE {wanted} ORDER BY it.first_day IS NULL, it.first_day, articles.key, it.start, it.trigger_start, it.id"
    )
    return sql + limit, parameters


def event_query(connection: sqlite3.Connection, where: Filter) -> tuple[str, tuple[str | int, ...]]:
    """SQL and parameters that give (record,) of the events picked, by date, the undated last.

    An event is picked if its own date, place, type and status fit, and for each further condition one statement.
    """
    within = "it.number IN (SELECT es.event FROM event_statements es WHERE {})"
    conditions = _common(where) + [
        Condition(within.format(condition.sql.format("es.statement")), condition.parameters)
        for condition in _of_statements(connection, where)
    ]
    if where.disputed:
        conditions.append(Condition("it.disputes > 0"))
    wanted, limit, parameters = _joined(conditions, where.limit)
    sql = f"SELECT it.record FROM events it WHERE {wanted} ORDER BY it.first_day IS NULL, it.first_day, it.id"
    return sql + limit, parameters
