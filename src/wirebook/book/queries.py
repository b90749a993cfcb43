"""Questions as SQL: a typed filter, who is meant by an actor's name, and the words of a full-text search."""

# ruff: noqa: S608 - only names of columns and conditions of this room are put together; values are parameters.

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass

from wirebook.knowledge.territories import find_by_name
from wirebook.model import Certainty, Corroboration, EventType, Status

_PHRASE = re.compile(r'"([^"]+)"|(\S+)')


@dataclass(frozen=True, slots=True)
class Filter:
    """What to pick; a field that is None picks all.

    actor: a country (ISO 3166 alpha-3 code or name), an entity's id, or a name, on either side;
    other: a second party, so that both take part;
    since, until: days YYYY-MM-DD, both included; what has no date is left out as soon as one is given;
    place: a place's name or words of it, or a country code; text: words of the sentences that tell of it;
    certainty: how sure the nearest source is, of an event that of one of its statements;
    article: key or id of an article; story: id of a story; outlet: who published it;
    source: a name (or its words, or an id) among those who are named as sources, or an outlet;
    corroboration: how well the event is vouched for; disputed: only events with a dispute; limit: at most so many.
    """

    actor: str | None = None
    other: str | None = None
    type: EventType | None = None
    status: Status | None = None
    certainty: Certainty | None = None
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
    parameters: tuple[str | int, ...] = ()


NOTHING = Condition("0")


def fold(words: str) -> str:
    """Words as they are compared: case and spacing do not matter."""
    return " ".join(words.casefold().split())


def search_words(words: str) -> str:
    """What people type as an FTS5 query: all words, "phrases" kept together, a trailing * for beginnings.

    Everything else that has a meaning in FTS5 is quoted away. An empty string where no word is left.
    """
    terms = []
    for phrase, word in _PHRASE.findall(words.replace("\0", " ")):  # at which SQLite would take the words to end
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


def alias_of(connection: sqlite3.Connection, asked: str) -> str | None:
    """The id of the actor that a name or id counts as by judgement; None where nothing was judged of it."""
    sql = "SELECT entity FROM actor_aliases WHERE asked IN (?, ?)"
    row = connection.execute(sql, (asked.strip(), fold(asked))).fetchone()
    return str(row[0]) if row else None


def party_condition(connection: sqlite3.Connection, actor: str) -> Condition:
    """Which rows of statement_parties mean this actor.

    The first that fits: a country's code, an entity's id (a country's own means all its people too), a country's
    or anybody's full name, a country's name where only its people are met, and last the words within longer names
    ("Kim" in "Kim Jong Un"). Who counts as somebody else by judgement is asked for as that one.
    """
    actor = alias_of(connection, actor) or actor
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
    if (territory := find_by_name(actor)) and _known(connection, "country", territory.code):
        return Condition("country = ?", (territory.code,))
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
    source = alias_of(connection, source) or source
    name = fold(source)
    query = "SELECT EXISTS (SELECT 1 FROM statement_sources WHERE folded = lower(?1) OR entity = ?2)"
    if connection.execute(query, (name, source.strip())).fetchone()[0]:
        return Condition("(folded = lower(?) OR entity = ?)", (name, source.strip()))
    return _names_with(connection, "statement_sources", name)


@dataclass(frozen=True, slots=True)
class Subset:
    """Some rows of a table `it`, in two ways.

    numbers: a query for their numbers, which gives the first at once and some perhaps twice;
    test: a condition on one row, quick for a single one.
    """

    numbers: Condition
    test: Condition


@dataclass(frozen=True, slots=True)
class Selection:
    """What a filter asks of a table `it`. columns: conditions on its own columns; subsets: what else is asked."""

    columns: tuple[Condition, ...]
    subsets: tuple[Subset, ...]

    def where(self, driver: Subset | None = None, numbers: Condition | None = None) -> Condition:
        """All of it as one condition. driver: the one of the subsets whose rows are looked up, while all others are
        tested row by row; numbers: those of its rows, where they are known already."""
        conditions = [subset.test for subset in self.subsets if subset is not driver]
        if driver is not None:
            given = numbers or driver.numbers
            conditions.insert(0, Condition(f"it.number IN ({given.sql})", given.parameters))
        return both([*self.columns, *conditions])


@dataclass(frozen=True, slots=True)
class Part:
    """A query about statements. tables: what to select from; key: the column with the statement's number;
    tested: the same written so that it is quick to test one row after another, where that is another way;
    at_once: whether to look for all rows once is quicker than to look for each that is tested."""

    tables: str
    key: str
    condition: Condition
    tested: Part | None = None
    at_once: bool = False


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


def _at_place(table: str, place: str) -> Subset:
    """The rows at a place; their numbers are read from an index alone."""
    parameters = (place.strip().upper(), fold(place))
    words = "instr(' ' || {0}.place || ' ', ' ' || ? || ' ')"
    condition = f"({{0}}.place_country = ? OR {words})"
    numbers = f"SELECT at.number FROM {table} at WHERE {condition.format('at')}"
    return Subset(Condition(numbers, parameters), Condition(condition.format("it"), parameters))


def _parts(connection: sqlite3.Connection, where: Filter) -> list[list[Part]]:
    """What is asked of statements: each list is one question, its parts are joined by "or"."""
    found = []
    if where.text is not None:
        words = search_words(where.text)
        match = Condition("statements_search MATCH ?", (words,)) if words else NOTHING
        found.append([Part("statements_search", "statements_search.rowid", match, at_once=True)])
    if where.certainty is not None:
        degree = Condition("s.certainty = ?", (where.certainty.value,))
        found.append([Part("statements s", "s.number", degree)])
    published = "statements s JOIN articles a ON a.number = s.article"
    if where.article is not None:
        given = Condition("(a.key = ? OR a.id = ?)", (where.article, where.article))
        found.append([Part(published, "s.number", given)])
    if where.outlet is not None:
        found.append([Part(published, "s.number", Condition("a.outlet = ?", (where.outlet,)))])
    if where.source is not None:
        named = source_condition(connection, where.source)
        outlet = Condition("a.outlet = ?", (where.source.strip(),))
        found.append(
            [Part("statement_sources", "statement_sources.statement", named), Part(published, "s.number", outlet)]
        )
    return found


def _parties(connection: sqlite3.Connection, where: Filter) -> list[Part]:
    """Who is asked to have part; all of them must."""
    return [
        Part("statement_parties", "statement_parties.statement", party_condition(connection, actor))
        for actor in (where.actor, where.other)
        if actor is not None
    ]


def _any(queries: Iterable[Condition], between: str) -> Condition:
    listed = list(queries)
    return Condition(
        between.join(one.sql for one in listed), tuple(value for one in listed for value in one.parameters)
    )


@dataclass(frozen=True, slots=True)
class Patterns:
    """How a part is asked of a table: SQL over its tables, key and condition. See `Subset` and `Part`."""

    numbers: str
    test: str
    test_at_once: str


def _subset(parts: list[Part], patterns: Patterns, *, all_of: bool = False) -> Subset:
    """The rows of which one of the parts, or all of them, hold."""

    def formed(pattern: str, part: Part) -> Condition:
        sql = pattern.format(tables=part.tables, key=part.key, condition=part.condition.sql)
        return Condition(sql, part.condition.parameters)

    def tested(part: Part) -> Condition:
        return formed(patterns.test_at_once if part.at_once else patterns.test, part.tested or part)

    given = _any((formed(patterns.numbers, part) for part in parts), " INTERSECT " if all_of else " UNION ALL ")
    tests = _any(map(tested, parts), " AND " if all_of else " OR ")
    return Subset(given, Condition(f"({tests.sql})", tests.parameters))


# CROSS JOIN: in the order written. A plus keeps SQLite from looking for each row in the list instead of making it once.
OF_STATEMENTS = Patterns(
    numbers="SELECT {key} FROM {tables} WHERE {condition}",
    test="EXISTS (SELECT 1 FROM {tables} WHERE {key} = it.number AND {condition})",
    test_at_once="+it.number IN (SELECT {key} FROM {tables} WHERE {condition})",
)
OF_EVENTS = Patterns(
    numbers="SELECT es.event FROM {tables} CROSS JOIN event_statements es WHERE es.statement = {key} AND {condition}",
    test=(
        "EXISTS (SELECT 1 FROM event_statements es CROSS JOIN {tables}"
        " WHERE es.event = it.number AND {key} = es.statement AND {condition})"
    ),
    test_at_once=(
        "EXISTS (SELECT 1 FROM event_statements es WHERE es.event = it.number"
        " AND +es.statement IN (SELECT {key} FROM {tables} WHERE {condition}))"
    ),
)


def _subsets(connection: sqlite3.Connection, where: Filter, patterns: Patterns) -> list[Subset]:
    subsets = [_subset(parts, patterns) for parts in _parts(connection, where)]
    if parties := _parties(connection, where):
        subsets.insert(0, _subset(parties, patterns, all_of=True))
    return subsets


def select_statements(connection: sqlite3.Connection, where: Filter) -> Selection:
    """What the filter asks of statements. What it says of events is asked of the event that each tells of."""
    subsets = _subsets(connection, where, OF_STATEMENTS)
    if where.place is not None:
        subsets.append(_at_place("statements", where.place))
    if told := _of_events("e", where):
        test = Part("event_statements es CROSS JOIN events e ON e.number = es.event", "es.statement", both(told))
        tables = "events e CROSS JOIN event_statements es ON es.event = e.number"
        part = Part(tables, "es.statement", both(told), test)
        subsets.append(_subset([part], OF_STATEMENTS))
    return Selection(tuple(_columns(where)), tuple(subsets))


def _of_events(table: str, where: Filter) -> list[Condition]:
    """What is asked of an event alone."""
    found = []
    if where.story is not None:
        found.append(Condition(f"{table}.story = ?", (where.story,)))
    if where.corroboration is not None:
        found.append(Condition(f"{table}.corroboration = ?", (where.corroboration.value,)))
    if where.disputed:
        found.append(Condition(f"{table}.disputes > 0"))
    return found


def select_events(connection: sqlite3.Connection, where: Filter) -> Selection:
    """What the filter asks of events: of an event itself, and for each further condition of one of its statements."""
    subsets = _subsets(connection, where, OF_EVENTS)
    if where.place is not None:
        subsets.append(_at_place("events", where.place))
    return Selection((*_columns(where), *_of_events("it", where)), tuple(subsets))


def _limited(sql: str, parameters: tuple[str | int, ...], limit: int | None) -> tuple[str, tuple[str | int, ...]]:
    return (sql, parameters) if limit is None else (f"{sql} LIMIT ?", (*parameters, limit))


def statement_query(connection: sqlite3.Connection, where: Filter) -> tuple[str, tuple[str | int, ...]]:
    """SQL and parameters that give (id, article key, record) of the statements picked, by date, the undated last."""
    chosen = select_statements(connection, where)
    wanted = chosen.where(next(iter(chosen.subsets), None))
    sql = (
        "SELECT it.id, articles.key, it.record FROM statements it JOIN articles ON articles.number = it.article"
        f" WHERE {wanted.sql} ORDER BY it.first_day IS NULL, it.first_day, articles.key, it.start, it.trigger_start,"
        " it.id"
    )
    return _limited(sql, wanted.parameters, where.limit)


def event_query(connection: sqlite3.Connection, where: Filter) -> tuple[str, tuple[str | int, ...]]:
    """SQL and parameters that give (record,) of the events picked, by date, the undated last."""
    chosen = select_events(connection, where)
    wanted = chosen.where(next(iter(chosen.subsets), None))
    sql = f"SELECT it.record FROM events it WHERE {wanted.sql} ORDER BY it.first_day IS NULL, it.first_day, it.id"
    return _limited(sql, wanted.parameters, where.limit)
