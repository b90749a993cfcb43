"""Counts over the whole book, made by SQLite: who did how much of what, when, against whom; who published when."""

# ruff: noqa: S608 - only names of columns and conditions of this room are put together; values are parameters.

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from wirebook.book.codec import load_event
from wirebook.book.file import BookFile
from wirebook.book.queries import Condition, party_condition
from wirebook.book.schema import book_errors
from wirebook.model import Event, EventType, Status

#: What one party does together with another where both are said to act: nobody receives it.
MUTUAL_TYPES = frozenset({EventType.AGREE, EventType.CONSULT, EventType.COOPERATE})

#: A period in which acts are counted, as SQL over the day on which an event begins.
PERIODS = {
    "day": "e.first_day",
    "week": "date(e.first_day, '-6 days', 'weekday 1')",
    "month": "substr(e.first_day, 1, 7)",
    "year": "substr(e.first_day, 1, 4)",
}


@dataclass(frozen=True, slots=True)
class ActCount:
    """How many events of one kind.

    direction: "by" the actor, "to" the actor, "together" (a meeting), "within" (a country's police and its people);
    of a pair: the first to the second, the second to the first, together, or "beside": both stand on the same side of
    something that is not between them;
    example: id of the one with most reports, the latest of these.
    """

    type: str
    mode: str | None
    status: str
    direction: str
    events: int
    reports: int
    disputed: int
    example: str


@dataclass(frozen=True, slots=True)
class PeriodCount:
    """How many events of one kind began in a period: a day, the Monday of a week, a month, a year."""

    period: str
    type: str
    mode: str | None
    direction: str
    events: int


@dataclass(frozen=True, slots=True)
class PartyCount:
    """Somebody else who has part in an actor's events. party: a country's code, else a name."""

    party: str
    events: int
    by: int
    to: int
    first: str | None
    last: str | None


@dataclass(frozen=True, slots=True)
class OutletDay:
    """How many articles an outlet (None: not known) published on a day (None: not known)."""

    outlet: str | None
    day: str | None
    articles: int


@dataclass(frozen=True, slots=True)
class StoryCount:
    """What a story holds. origins: independent voices among its articles."""

    story: str
    articles: int
    outlets: tuple[str, ...]
    origins: int
    events: int
    disputed: int
    corroborated: int
    types: tuple[tuple[str, int], ...]
    parties: tuple[tuple[str, int], ...]


_STORY_OUTLETS = (
    "SELECT st.id, a.outlet, count(*) FROM stories st JOIN story_articles sa ON sa.story = st.number"
    " JOIN articles a ON a.number = sa.article WHERE st.id IN (SELECT value FROM json_each(?))"
    " GROUP BY 1, 2 ORDER BY 1, 3 DESC, 2"
)
_STORY_VOICES = (
    "SELECT st.id, count(DISTINCT o.voice) FROM stories st JOIN story_articles sa ON sa.story = st.number"
    " JOIN origins o ON o.article = sa.article WHERE st.id IN (SELECT value FROM json_each(?)) GROUP BY 1"
)
_STORY_TYPES = (
    "SELECT story, type, count(*), sum(disputes > 0), sum(corroboration = 'corroborated') FROM events"
    " WHERE story IN (SELECT value FROM json_each(?)) GROUP BY 1, 2 ORDER BY 1, 3 DESC, 2"
)


#: The condition of the index `events_planned`.
_PLANNED = """(status = 'planned' OR instr(record, '"turn":"planned"') > 0)"""


def _list(identities: Iterable[str]) -> str:
    return json.dumps(list(identities))


class Aggregates:
    """Questions about many rows at once. Days are YYYY-MM-DD, both ends included."""

    def __init__(self, file: BookFile) -> None:
        self._file = file

    def _who(self, actor: str) -> Condition:
        with book_errors(self._file.path):
            return party_condition(self._file.connection, actor)

    def _sides(self, actor: str, other: str | None) -> Condition:
        """A table `sides` (event, direction): the events that an actor, or a pair, has part in."""
        own = "(SELECT event, max(side = 'actor') AS acts, max(side = 'recipient') AS gets FROM event_parties"
        one = self._who(actor)
        if other is None:
            direction = "CASE WHEN a.acts AND a.gets THEN 'inner' WHEN a.acts THEN 'by' ELSE 'to' END"
            sql = f"SELECT a.event, {direction} AS direction FROM {own} WHERE {one.sql} GROUP BY event) a"
            return Condition(sql, one.parameters)
        two = self._who(other)
        direction = (
            "CASE WHEN a.acts AND b.gets AND NOT (b.acts AND a.gets) THEN 'by'"
            " WHEN b.acts AND a.gets AND NOT (a.acts AND b.gets) THEN 'to'"
            " WHEN a.acts AND b.gets THEN 'together' WHEN a.acts AND b.acts THEN 'joint' ELSE 'beside' END"
        )
        sql = (
            f"SELECT a.event, {direction} AS direction FROM {own} WHERE {one.sql} GROUP BY event) a"
            f" JOIN {own} WHERE {two.sql} GROUP BY event) b ON b.event = a.event"
        )
        return Condition(sql, one.parameters + two.parameters)

    @staticmethod
    def _direction() -> str:
        """The direction of an event: what both do is between them only if its type is mutual."""
        mutual = ", ".join(f"'{kind.value}'" for kind in sorted(MUTUAL_TYPES))
        both = f"CASE WHEN e.type IN ({mutual}) THEN 'together'"
        return (
            f"CASE sides.direction WHEN 'joint' THEN {both} ELSE 'beside' END"
            f" WHEN 'inner' THEN {both} ELSE 'within' END ELSE sides.direction END"
        )

    @staticmethod
    def _days(since: str | None, until: str | None) -> Condition:
        parts = [("e.last_day >= ?", since), ("e.first_day <= ?", until)]
        given = [(sql, day) for sql, day in parts if day is not None]
        return Condition(" AND ".join(sql for sql, _ in given) or "1", tuple(day for _, day in given if day))

    def acts(
        self, actor: str, other: str | None = None, *, since: str | None = None, until: str | None = None
    ) -> list[ActCount]:
        """The events of an actor, or of a pair, counted by type, mode, status and direction; most first."""
        sides, days = self._sides(actor, other), self._days(since, until)
        # max() in SQLite takes the other columns from the row that has it: so the example's number comes along.
        sql = (
            f"SELECT type, mode, status, direction, count(*), sum(reports), sum(disputes > 0), number, max(weight)"
            f" FROM (SELECT e.type, e.mode, e.status, {self._direction()} AS direction, e.reports, e.disputes,"
            f" e.number, printf('%06d', e.reports) || ifnull(e.first_day, '') || printf('%012d', e.number) AS weight"
            f" FROM ({sides.sql}) sides JOIN events e INDEXED BY events_summary ON e.number = sides.event"
            f" WHERE {days.sql}) GROUP BY type, mode, status, direction ORDER BY 5 DESC, 1, 2, 3, 4"
        )
        rows = list(self._file.rows(sql, sides.parameters + days.parameters))
        names = dict(
            self._file.rows(
                "SELECT number, id FROM events WHERE number IN (SELECT value FROM json_each(?))",
                (json.dumps([row[7] for row in rows]),),
            )
        )
        return [ActCount(*(*row[:7], names[row[7]])) for row in rows]

    def acts_over_time(
        self,
        actor: str,
        other: str | None = None,
        *,
        period: str = "month",
        since: str | None = None,
        until: str | None = None,
    ) -> list[PeriodCount]:
        """What happened, counted by period, type and direction. period: day, week, month or year.

        Left out is what did not happen, and what is dated less exactly than the period.
        """
        sides, days = self._sides(actor, other), self._days(since, until)
        start = PERIODS[period]
        sql = (
            f"SELECT {start}, e.type, e.mode, {self._direction()}, count(*)"
            f" FROM ({sides.sql}) sides JOIN events e INDEXED BY events_summary ON e.number = sides.event"
            f" WHERE {days.sql} AND e.status = ? AND e.first_day IS NOT NULL"
            f" AND {start} = {start.replace('first_day', 'last_day')} GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4"
        )
        parameters = (*sides.parameters, *days.parameters, Status.HAPPENED.value)
        return [PeriodCount(*row) for row in self._file.rows(sql, parameters)]

    def counterparts(
        self, actor: str, *, since: str | None = None, until: str | None = None, limit: int = 20
    ) -> list[PartyCount]:
        """Who else has part in the actor's events, those of most events first. by, to: on the other side of it."""
        who, days = self._who(actor), self._days(since, until)
        own = "SELECT event, max(side = 'actor') AS acts, max(side = 'recipient') AS gets FROM event_parties"
        sql = (
            "SELECT o.party, count(DISTINCT o.event),"
            " count(DISTINCT CASE WHEN a.acts AND o.side = 'recipient' THEN o.event END),"
            " count(DISTINCT CASE WHEN a.gets AND o.side = 'actor' THEN o.event END),"
            " min(e.first_day), max(e.last_day)"
            f" FROM ({own} WHERE {who.sql} GROUP BY event) a"
            f" JOIN (SELECT event, side, party, ifnull({who.sql}, 0) AS own FROM event_parties) o ON o.event = a.event"
            " JOIN events e INDEXED BY events_summary ON e.number = a.event"
            f" WHERE {days.sql} AND NOT o.own GROUP BY o.party ORDER BY 2 DESC, 1 LIMIT ?"
        )
        parameters = (*who.parameters, *who.parameters, *days.parameters, limit)
        return [PartyCount(*row) for row in self._file.rows(sql, parameters)]

    def event_days(self, actor: str, other: str | None = None) -> tuple[int, str | None, str | None]:
        """How many events an actor, or a pair, has part in, and their first and last day."""
        sides = self._sides(actor, other)
        sql = (
            f"SELECT count(*), min(e.first_day), max(e.last_day) FROM ({sides.sql}) sides"
            " JOIN events e INDEXED BY events_summary ON e.number = sides.event"
        )
        number, first, last = self._file.one(sql, sides.parameters)
        return number, first, last

    # Lists of events

    def events_with(self, actor: str, other: str | None = None) -> set[str]:
        """The ids of the events in which an actor, or a pair, has part."""
        sides = self._sides(actor, other)
        sql = f"SELECT id FROM events WHERE number IN (SELECT event FROM ({sides.sql}))"
        return {identity for (identity,) in self._file.rows(sql, sides.parameters)}

    def disputed_events(self, actor: str, other: str | None = None, *, limit: int = 20) -> list[Event]:
        """The disputed events in which an actor, or a pair, has part, the latest first."""
        sides = self._sides(actor, other)
        sql = (
            f"SELECT record FROM events WHERE disputes > 0 AND number IN (SELECT event FROM ({sides.sql}))"
            " ORDER BY first_day IS NULL, first_day DESC, id LIMIT ?"
        )
        return self._events(sql, (*sides.parameters, limit))

    def latest_events(self, actor: str, other: str | None = None, *, until: str, limit: int = 10) -> list[Event]:
        """The latest events that happened by a day in which an actor, or a pair, has part, the latest first."""
        sides = self._sides(actor, other)
        sql = (
            "SELECT record FROM events WHERE number IN ("
            f"SELECT e.number FROM ({sides.sql}) sides JOIN events e INDEXED BY events_summary"
            " ON e.number = sides.event WHERE e.status = 'happened' AND e.last_day <= ?"
            " ORDER BY e.first_day DESC, e.number LIMIT ?) ORDER BY first_day DESC, id"
        )
        return self._events(sql, (*sides.parameters, until, limit))

    def _events(self, sql: str, parameters: Iterable[str | int | None] = ()) -> list[Event]:
        return [load_event(record) for (record,) in self._file.rows(sql, parameters)]

    def events_of_story(self, story: str) -> list[Event]:
        """The events of a story, by date, the undated last."""
        sql = "SELECT record FROM events WHERE story = ? ORDER BY first_day IS NULL, first_day, id"
        return self._events(sql, (story,))

    def events_of_articles(self, keys: Iterable[str]) -> list[Event]:
        """The events that these articles tell of, by date, the undated last."""
        sql = (
            "SELECT record FROM events WHERE number IN (SELECT es.event FROM articles a"
            " JOIN statements s ON s.article = a.number JOIN event_statements es ON es.statement = s.number"
            " WHERE a.key IN (SELECT value FROM json_each(?))) ORDER BY first_day IS NULL, first_day, id"
        )
        return self._events(sql, (_list(keys),))

    def events_by_id(self, identities: Iterable[str]) -> list[Event]:
        """Those events, in the order of the ids; ids that are not there are passed over."""
        wanted = list(identities)
        sql = "SELECT record FROM events WHERE id IN (SELECT value FROM json_each(?))"
        found = {event.id: event for event in self._events(sql, (_list(wanted),))}
        return [found[identity] for identity in wanted if identity in found]

    def planned_events(self, since: str | None, until: str | None) -> list[Event]:
        """The events that are planned, or were once, and are dated in these days, by date."""
        sql = (
            f"SELECT record FROM events WHERE {_PLANNED} AND (?1 IS NULL OR last_day >= ?1)"
            " AND (?2 IS NULL OR first_day <= ?2) AND first_day IS NOT NULL ORDER BY first_day, last_day, id"
        )
        return self._events(sql, (since, until))

    def planned_undated(self) -> list[Event]:
        """The events that are planned, or were once, for no day that is told."""
        return self._events(f"SELECT record FROM events WHERE {_PLANNED} AND first_day IS NULL ORDER BY id")

    def events_on_days(self, since: str, until: str) -> list[Event]:
        """The events that are dated on a single day between the two, by day."""
        sql = (
            "SELECT record FROM events WHERE first_day BETWEEN ? AND ? AND last_day = first_day ORDER BY first_day, id"
        )
        return self._events(sql, (since, until))

    # Who speaks

    def sentences(self, statements: Iterable[str]) -> dict[str, str]:
        """The sentence of each statement, as it stands in its article."""
        sql = (
            "SELECT s.id, substr(a.text, s.start + 1, json_extract(s.record, '$.span[1]') - s.start)"
            " FROM statements s JOIN articles a ON a.number = s.article"
            " WHERE s.id IN (SELECT value FROM json_each(?))"
        )
        return dict(self._file.rows(sql, (_list(statements),)))

    def sources_on(self, actor: str, other: str | None = None, *, limit: int = 20) -> list[tuple[str, str, int]]:
        """Who is named as a source for an actor's events: name, kind, statements; most first."""
        sides = self._sides(actor, other)
        sql = (
            "SELECT json_extract(source.value, '$.name'), json_extract(source.value, '$.kind'), count(*)"
            f" FROM ({sides.sql}) sides JOIN event_statements es ON es.event = sides.event"
            " JOIN statements s ON s.number = es.statement, json_each(s.record, '$.sources') source"
            " GROUP BY 1, 2 ORDER BY 3 DESC, 1, 2 LIMIT ?"
        )
        return list(self._file.rows(sql, (*sides.parameters, limit)))

    def names_of(self, actor: str, limit: int = 20) -> list[tuple[str, str | None, str | None, str | None, int]]:
        """Under which names an actor has part: name, entity, country, role, statements; most first."""
        who = self._who(actor)
        sql = (
            f"SELECT name, entity, country, role, count(*) FROM statement_parties WHERE {who.sql}"
            " GROUP BY 1, 2, 3, 4 ORDER BY 5 DESC, 1, 2, 3, 4 LIMIT ?"
        )
        return list(self._file.rows(sql, (*who.parameters, limit)))

    # Who publishes

    def outlet_days(self, since: str | None = None, until: str | None = None) -> Iterator[OutletDay]:
        """How many articles each outlet published on each day, by outlet and day."""
        sql = (
            "SELECT outlet, day, count(*) FROM articles WHERE (?1 IS NULL OR day >= ?1) AND (?2 IS NULL OR day <= ?2)"
            " GROUP BY outlet, day ORDER BY outlet, day"
        )
        return (OutletDay(*row) for row in self._file.rows(sql, (since, until)))

    def outlet_copies(self, since: str | None = None, until: str | None = None) -> dict[str, int]:
        """How many articles of each outlet ("": not known) are another's text, credited or found out."""
        sql = (
            "SELECT ifnull(a.outlet, ''), count(*) FROM origins o JOIN articles a ON a.number = o.article"
            " WHERE (?1 IS NULL OR a.day >= ?1) AND (?2 IS NULL OR a.day <= ?2)"
            " AND json_extract(o.record, '$.how') IN ('credited', 'copy') GROUP BY 1"
        )
        return dict(self._file.rows(sql, (since, until)))

    def outlet_statements(self, since: str | None = None, until: str | None = None) -> dict[str, int]:
        """How many statements stand in the articles of each outlet ("": not known)."""
        sql = (
            "SELECT ifnull(a.outlet, ''), count(*) FROM articles a INDEXED BY articles_outlet"
            " JOIN statements s INDEXED BY statements_article ON s.article = a.number"
            " WHERE (?1 IS NULL OR a.day >= ?1) AND (?2 IS NULL OR a.day <= ?2) GROUP BY 1"
        )
        return dict(self._file.rows(sql, (since, until)))

    def last_day(self) -> str | None:
        """The day of the latest article: the book's today."""
        day: str | None = self._file.one("SELECT max(day) FROM articles")[0]
        return day

    # Stories

    def story_counts(self, stories: Iterable[str]) -> dict[str, StoryCount]:
        """What these stories hold, by id."""
        wanted = _list(stories)
        outlets: dict[str, list[tuple[str | None, int]]] = {}
        for story, outlet, number in self._file.rows(_STORY_OUTLETS, (wanted,)):
            outlets.setdefault(story, []).append((outlet, number))
        voices = dict(self._file.rows(_STORY_VOICES, (wanted,)))
        kinds: dict[str, list[tuple[str, int, int, int]]] = {}
        for story, *row in self._file.rows(_STORY_TYPES, (wanted,)):
            kinds.setdefault(story, []).append((row[0], row[1], row[2], row[3]))
        parties = self._parties(wanted)
        return {
            story: StoryCount(
                story=story,
                articles=sum(number for _, number in published),
                outlets=tuple(outlet for outlet, _ in published if outlet),
                origins=voices.get(story, 0),
                events=sum(row[1] for row in kinds.get(story, ())),
                disputed=sum(row[2] for row in kinds.get(story, ())),
                corroborated=sum(row[3] for row in kinds.get(story, ())),
                types=tuple((row[0], row[1]) for row in kinds.get(story, ())),
                parties=parties.get(story, ()),
            )
            for story, published in outlets.items()
        }

    def story_events(self) -> dict[str, list[str]]:
        """The ids of the events of each story, by date, the undated last."""
        sql = "SELECT story, id FROM events WHERE story IS NOT NULL ORDER BY story, first_day IS NULL, first_day, id"
        found: dict[str, list[str]] = {}
        for story, event in self._file.rows(sql):
            found.setdefault(story, []).append(event)
        return found

    def story_titles(self, stories: Iterable[str]) -> dict[str, str]:
        """The titles of these stories, by id."""
        sql = "SELECT id, title FROM stories WHERE id IN (SELECT value FROM json_each(?))"
        return dict(self._file.rows(sql, (_list(stories),)))

    def _parties(self, wanted: str) -> dict[str, tuple[tuple[str, int], ...]]:
        """The parties of each story with the number of its events that they have part in, most first."""
        sql = (
            "SELECT e.story, p.party, count(DISTINCT p.event) FROM events e INDEXED BY events_of_story"
            " JOIN event_parties p ON p.event = e.number WHERE e.story IN (SELECT value FROM json_each(?))"
            " GROUP BY 1, 2 ORDER BY 1, 3 DESC, 2"
        )
        found: dict[str, list[tuple[str, int]]] = {}
        for story, party, events in self._file.rows(sql, (wanted,)):
            found.setdefault(story, []).append((party, events))
        return {story: tuple(rows) for story, rows in found.items()}

    def stories_with(self, actor: str) -> set[str]:
        """The ids of the stories in whose events the actor has part."""
        who = self._who(actor)
        sql = (
            "SELECT DISTINCT e.story FROM event_parties p JOIN events e INDEXED BY events_summary"
            f" ON e.number = p.event WHERE e.story IS NOT NULL AND {who.sql}"
        )
        return {identity for (identity,) in self._file.rows(sql, who.parameters)}
