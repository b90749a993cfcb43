"""Questions as SQL: a typed filter, who is meant by an actor's name, and the words of a full-text search."""

# ruff: noqa: S608 - only names of columns and conditions of this room are put together; values are parameters.

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass

from wirebook.model import Corroboration, EventType, Status

_PHRASE = re.compile(r'"([^"]+)"|(\S+)')


@dataclass(frozen=True, slots=True)
class Filter:
    """What to pick; a field that is None picks all.

    actor: a country (ISO 3166 alpha-3 code or name), an entity's id, or a name, on either side;
    other: a second party, so that both take part;
    since, until: days YYYY-MM-DD, both included; what has no date is left out as soon as one is given;
    place: a place's name or words of it, or a country code; text: words of the sentences that tell of it;
    article: key or id of an article; story: id of a story; outlet: who published it;
    source: a name (or its words, or an id) among those who are named as sources, or an outlet;
    corroboration: how well the event is vouched for; disputed: only events with a dispute; limit: at most so many.
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
    story: str | None = None
    outlet: str | None = None
    source: str | None = None
    corroboration: Corroboration | None = None
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
    return _names_with(connection, "statement_parties", name)


def _names_with(connection: sqlite3.Connection, table: str, words: str) -> Condition:
    """The names in the column `folded` in which the words stand; each is looked at once, however often it is there."""
    query = (
        f"WITH RECURSIVE names (found) AS (SELECT min(folded) FROM {table} UNION ALL"
        f" SELECT (SELECT min(folded) FROM {table} WHERE folded > found) FROM names WHERE found IS NOT NULL)"
        " SELECT found FROM names WHERE instr(' ' || found || ' ', ' ' || ? || ' ')"
    )
    names = [name for (name,) in connection.execute(query, (words,))] if words else []
    return _is_one_of("folded", names) if names else NOTHING


def source_condition(connection: sqlite3.Connection, source: str) -> Condition:
    """Which rows of statement_sources mean this source: a full name, an id, else the words within longer names."""
    name = fold(source)
    query = "SELECT EXISTS (SELECT 1 FROM statement_sources WHERE folded = lower(?1) OR entity = ?2)"
    if connection.execute(query, (name, source.strip())).fetchone()[0]:
        return Condition("(folded = lower(?) OR entity = ?)", (name, source.strip()))
    return _names_with(connection, "statement_sources", name)


@dataclass(frozen=True, slots=True)
class Selection:
    """What a filter asks of a table `it`.

    columns: conditions on its own columns; sets: queries that each give the numbers of rows that may be picked.
    """

    columns: tuple[Condition, ...]
    sets: tuple[Condition, ...]

    def where(self) -> Condition:
        """All of it as one condition."""
        return both([*self.columns, *(Condition(f"it.number IN ({one.sql})", one.parameters) for one in self.sets)])


def both(conditions: Iterable[Condition]) -> Condition:
    """All of the conditions."""
    listed = list(conditions)
    sql = " AND ".join(condition.sql for condition in listed) or "1"
    return Condition(sql, tuple(parameter for condition in listed for parameter in condition.parameters))


def _columns(where: Filter) -> list[Condition]:
    """What is asked of columns that statements and events both have."""
    found = []
    for column, value in (("type", where.type), ("status", where.status)):
        if value is not None:
            found.append(Condition(f"it.{column} = ?", (value.value,)))
    if where.since is not None:
        found.append(Condition("it.last_day >= ?", (where.since,)))
    if where.until is not None:
        found.append(Condition("it.first_day <= ?", (where.until,)))
    return found


def _at_place(table: str, place: str) -> Condition:
    """The numbers of the rows at a place; read from an index alone."""
    words = "instr(' ' || place || ' ', ' ' || ? || ' ')"
    sql = f"SELECT number FROM {table} WHERE place_country = ? OR {words}"
    return Condition(sql, (place.strip().upper(), fold(place)))


def _of_statements(connection: sqlite3.Connection, where: Filter) -> list[Condition]:
    """What is asked of statements, as queries for their numbers."""
    found = []
    for actor in (where.actor, where.other):
        if actor is not None:
            party = party_condition(connection, actor)
            found.append(Condition(f"SELECT statement FROM statement_parties WHERE {party.sql}", party.parameters))
    if where.text is not None:
        words = search_words(where.text)
        sql = "SELECT rowid FROM statements_search WHERE statements_search MATCH ?"
        found.append(Condition(sql, (words,)) if words else Condition("SELECT 0 WHERE 0"))
    in_articles = "SELECT s.number FROM articles a JOIN statements s ON s.article = a.number WHERE "
    if where.article is not None:
        found.append(Condition(in_articles + "(a.key = ? OR a.id = ?)", (where.article, where.article)))
    if where.outlet is not None:
        found.append(Condition(in_articles + "a.outlet = ?", (where.outlet,)))
    if where.source is not None:
        named = source_condition(connection, where.source)
        sql = f"SELECT statement FROM statement_sources WHERE {named.sql} UNION ALL {in_articles} a.outlet = ?"
        found.append(Condition(sql, (*named.parameters, where.source.strip())))
    return found


def select_statements(connection: sqlite3.Connection, where: Filter) -> Selection:
    """What the filter asks of statements. What it says of events is asked of the event that each tells of."""
    sets = _of_statements(connection, where)
    if where.place is not None:
        sets.append(_at_place("statements", where.place))
    told = [Condition("e.story = ?", (where.story,))] if where.story is not None else []
    if where.corroboration is not None:
        told.append(Condition("e.corroboration = ?", (where.corroboration.value,)))
    if where.disputed:
        told.append(Condition("e.disputes > 0"))
    if told:
        of_event = both(told)
        sql = f"SELECT es.statement FROM events e JOIN event_statements es ON es.event = e.number WHERE {of_event.sql}"
        sets.append(Condition(sql, of_event.parameters))
    return Selection(tuple(_columns(where)), tuple(sets))


def select_events(connection: sqlite3.Connection, where: Filter) -> Selection:
    """What the filter asks of events: of an event itself, and for each further condition of one of its statements."""
    columns = _columns(where)
    if where.story is not None:
        columns.append(Condition("it.story = ?", (where.story,)))
    if where.corroboration is not None:
        columns.append(Condition("it.corroboration = ?", (where.corroboration.value,)))
    if where.disputed:
        columns.append(Condition("it.disputes > 0"))
    sets = [
        Condition(f"SELECT event FROM event_statements WHERE statement IN ({one.sql})", one.parameters)
        for one in _of_statements(connection, where)
    ]
    if where.place is not None:
        sets.append(_at_place("events", where.place))
    return Selection(tuple(columns), tuple(sets))


def _limited(sql: str, parameters: tuple[str | int, ...], limit: int | None) -> tuple[str, tuple[str | int, ...]]:
    return (sql, parameters) if limit is None else (f"{sql} LIMIT ?", (*parameters, limit))


def statement_query(connection: sqlite3.Connection, where: Filter) -> tuple[str, tuple[str | int, ...]]:
    """SQL and parameters that give (id, article key, record) of the statements picked, by date, the undated last."""
    wanted = select_statements(connection, where).where()
    sql = (
        "SELECT it.id, articles.key, it.record FROM statements it JOIN articles ON articles.number = it.article"
        f" WHERE {wanted.sql} ORDER BY it.first_day IS NULL, it.first_day, articles.key, it.start, it.trigger_start,"
        " it.id"
    )
    return _limited(sql, wanted.parameters, where.limit)


def event_query(connection: sqlite3.Connection, where: Filter) -> tuple[str, tuple[str | int, ...]]:
    """SQL and parameters that give (record,) of the events picked, by date, the undated last."""
    wanted = select_events(connection, where).where()
    sql = f"SELECT it.record FROM events it WHERE {wanted.sql} ORDER BY it.first_day IS NULL, it.first_day, it.id"
    return _limited(sql, wanted.parameters, where.limit)
