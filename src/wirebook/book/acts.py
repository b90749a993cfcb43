"""How often who did what to whom: the events of an actor or a pair, counted by SQLite.

The table `event_parties` has a row for each event and each key by which one of its parties can be asked for, with all
that is counted, so that a count reads one stretch of it.
"""

# ruff: noqa: S608 - only names of columns and conditions of this room are put together; values are parameters.

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from wirebook.book.codec import load_event
from wirebook.book.file import BookFile
from wirebook.book.queries import Condition, alias_of, fold, party_condition
from wirebook.book.schema import book_errors
from wirebook.knowledge.territories import find_by_name
from wirebook.linking.parties import is_description
from wirebook.model import SYMMETRIC_TYPES, Event, Status

#: How many of the latest events are looked at for names and sources.
LATEST = 300

#: A period in which acts are counted, as SQL over a day.
PERIODS = {
    "day": "{}",
    "week": "date({}, '-6 days', 'weekday 1')",
    "month": "substr({}, 1, 7)",
    "year": "substr({}, 1, 4)",
}

_ACTS, _GETS = 1, 2
_COLUMNS = "event, sides, kind, first_day, last_day, reports, disputes"
_WEIGHT = "reports * 100000000 + ifnull(CAST(replace(first_day, '-', '') AS INTEGER), 0)"


@dataclass(frozen=True, slots=True)
class ActCount:
    """How many events of one type and direction (see `direction_of`), with their reports.

    disputed: how many; statuses, modes: how many of each, most first; example: id of one that happened, if any did,
    of these the one with most reports, the latest of these.
    """

    type: str
    direction: str
    events: int
    reports: int
    disputed: int
    statuses: tuple[tuple[str, int], ...]
    modes: tuple[tuple[str, int], ...]
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
    """Somebody else who has part in an actor's events. party: a country's code, else a name; described: whether that
    name tells no more than a role or kind ("police"), see `linking.parties.is_description`."""

    party: str
    events: int
    by: int
    to: int
    first: str | None
    last: str | None
    described: bool


@dataclass(frozen=True, slots=True)
class _Kind:
    """Events that are alike in all that is counted. example: number of the best of them; weight: how good it is."""

    type: str
    mode: str | None
    status: str
    sides: int
    other_sides: int
    events: int
    reports: int
    disputed: int
    weight: int
    example: int

    @property
    def rank(self) -> tuple[bool, int]:
        """What makes its example a good one."""
        return (self.status == Status.HAPPENED, self.weight)


def direction_of(event_type: str, sides: int, other_sides: int = 0) -> str:
    """Where an act goes, by the sides on which the actor, and of a pair the other, stands.

    Of one: "by" it, "to" it, "together" (a meeting), "within" (a country's police and its people). Of a pair: "by" the
    first to the second, "to" the first by the second, "together", "beside" (both on the same side of something that
    is not between them).
    """
    mutual = event_type in SYMMETRIC_TYPES
    acts, gets = bool(sides & _ACTS), bool(sides & _GETS)
    if not other_sides:
        return ("together" if mutual else "within") if acts and gets else "by" if acts else "to"
    other_acts, other_gets = bool(other_sides & _ACTS), bool(other_sides & _GETS)
    there, back = acts and other_gets, other_acts and gets
    if (there and back) or (mutual and acts and other_acts):
        return "together"
    return "by" if there else "to" if back else "beside"


class Acts:
    """Counts of what actors and pairs do. Days are YYYY-MM-DD, both ends included."""

    def __init__(self, file: BookFile) -> None:
        self._file = file

    # Who is meant

    def _parties(self, actor: str) -> list[int]:
        """The numbers of the parties that an actor's name means; the first way that fits, as `party_condition` does."""
        with book_errors(self._file.path):
            actor = alias_of(self._file.connection, actor) or actor
        code, name = actor.strip().upper(), fold(actor)
        if len(code) == 3 and (found := self._keyed([f"C:{code}"])):
            return found
        if found := self._keyed([f"E:{actor.strip()}"]):
            return found
        sql = "SELECT DISTINCT 'C:' || country FROM statement_parties WHERE folded = ? AND entity = country ORDER BY 1"
        if found := self._keyed(key for (key,) in self._file.rows(sql, (name,))):
            return found
        if found := self._keyed([f"N:{name}"]):
            return found
        territory = find_by_name(actor)
        if territory and (found := self._keyed([f"C:{territory.code}"])):
            return found
        words = "key >= 'N:' AND key < 'N;' AND ?1 != '' AND instr(' ' || substr(key, 3) || ' ', ' ' || ?1 || ' ')"
        return [
            number for (number,) in self._file.rows(f"SELECT number FROM parties WHERE {words} ORDER BY 1", (name,))
        ]

    def _keyed(self, keys: Iterable[str]) -> list[int]:
        sql = "SELECT number FROM parties WHERE key = ?"
        found = (self._file.one(sql, (key,)) for key in keys)
        return [row[0] for row in found if row]

    def _under_names(self, parties: list[int]) -> list[int]:
        """The parties that entities asked for by id are under their names."""
        sql = (
            "SELECT DISTINCT n.number FROM parties p JOIN statement_parties s ON s.entity = substr(p.key, 3)"
            " JOIN parties n ON n.key = 'N:' || s.folded WHERE p.number = ? AND p.key >= 'E:' AND p.key < 'E;'"
        )
        return [number for party in parties for (number,) in self._file.rows(sql, (party,))]

    @staticmethod
    def _own(parties: list[int]) -> str:
        """The events of these parties as a table of _COLUMNS, each event once."""
        if len(parties) == 1:
            return f"(SELECT {_COLUMNS} FROM event_parties WHERE party = {parties[0]})"
        listed = ", ".join(map(str, parties))
        sides = _COLUMNS.replace("sides", "max(sides & 1) | max(sides & 2) AS sides")
        return f"(SELECT {sides} FROM event_parties WHERE party IN ({listed}) GROUP BY event)"

    def _events_of(self, actor: str, other: str | None) -> str:
        """The events of an actor, or a pair, as `e` in FROM: _COLUMNS, and `other_sides`."""
        one = self._own(self._parties(actor))
        if other is None:
            return f"(SELECT *, 0 AS other_sides FROM {one}) e"
        two = self._own(self._parties(other))
        return f"(SELECT o.*, t.sides AS other_sides FROM {one} o JOIN {two} t ON t.event = o.event) e"

    @staticmethod
    def _days(since: str | None, until: str | None) -> Condition:
        parts = [("e.last_day >= ?", since), ("e.first_day <= ?", until)]
        given = [(sql, day) for sql, day in parts if day is not None]
        return Condition(" AND ".join(sql for sql, _ in given) or "1", tuple(day for _, day in given if day))

    def is_described(self, key: str) -> bool:
        """Whether a party is told by a role or kind alone, which many have: "N:police"."""
        if not key.startswith("N:"):
            return False
        sql = "SELECT DISTINCT name, entity FROM statement_parties WHERE folded = ? AND country IS NULL"
        return any(is_description(name, entity) for name, entity in self._file.rows(sql, (key[2:],)))

    # Counts

    def _names_of_kinds(self) -> dict[int, tuple[str, str | None, str]]:
        """Type, mode and status of each kind."""
        rows = self._file.rows("SELECT number, type, nullif(mode, ''), status FROM act_kinds")
        return {number: (kind, mode, status) for number, kind, mode, status in rows}

    def _kinds(self, actor: str, other: str | None, days: Condition) -> list[_Kind]:
        # With max() SQLite takes the columns beside it from the row that has it: so the example comes along.
        sql = (
            "SELECT kind, sides, other_sides, count(*), sum(reports), sum(disputes > 0),"
            f" max({_WEIGHT}), event FROM {self._events_of(actor, other)} WHERE {days.sql}"
            " GROUP BY kind, sides, other_sides"
        )
        names = self._names_of_kinds()
        found = [_Kind(*names[row[0]], *row[1:]) for row in self._file.rows(sql, days.parameters)]
        return sorted(found, key=lambda kind: (kind.type, kind.mode or "", kind.status, kind.sides, kind.other_sides))

    def counts(
        self, actor: str, other: str | None = None, *, since: str | None = None, until: str | None = None
    ) -> list[ActCount]:
        """The events of an actor, or of a pair, counted by type and direction; most first."""
        grouped: dict[tuple[str, str], list[_Kind]] = {}
        for kind in self._kinds(actor, other, self._days(since, until)):
            direction = direction_of(kind.type, kind.sides, kind.other_sides)
            grouped.setdefault((kind.type, direction), []).append(kind)
        found = [self._count(actor, kind, direction, kinds) for (kind, direction), kinds in grouped.items()]
        return sorted(found, key=lambda count: (-count.events, count.type, count.direction))

    def _count(self, actor: str, event_type: str, direction: str, kinds: list[_Kind]) -> ActCount:
        statuses: dict[str, int] = {}
        modes: dict[str, int] = {}
        for kind in kinds:
            statuses[kind.status] = statuses.get(kind.status, 0) + kind.events
            if kind.mode:
                modes[kind.mode] = modes.get(kind.mode, 0) + kind.events
        return ActCount(
            type=event_type,
            direction=direction,
            events=sum(kind.events for kind in kinds),
            reports=sum(kind.reports for kind in kinds),
            disputed=sum(kind.disputed for kind in kinds),
            statuses=tuple(sorted(statuses.items(), key=lambda pair: (-pair[1], pair[0]))),
            modes=tuple(sorted(modes.items(), key=lambda pair: (-pair[1], pair[0]))),
            example=self._example(actor, max(kinds, key=lambda kind: (kind.rank, kind.mode or ""))),
        )

    def _example(self, actor: str, kind: _Kind) -> str:
        """The id of the best event of a kind; the first id where several are as good, whatever their numbers."""
        parties = ", ".join(map(str, self._parties(actor)))
        sql = (
            "SELECT min(e.id) FROM events best JOIN events e ON e.type = best.type AND e.first_day IS best.first_day"
            " AND e.mode IS best.mode AND e.status = best.status AND e.reports = best.reports"
            f" JOIN event_parties p ON p.party IN ({parties}) AND p.event = e.number AND p.sides = ?"
            " WHERE best.number = ?"
        )
        (found,) = self._file.one(sql, (kind.sides, kind.example))
        return str(found or self._file.one("SELECT id FROM events WHERE number = ?", (kind.example,))[0])

    def over_time(
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
        days = self._days(since, until)
        first, last = PERIODS[period].format("first_day"), PERIODS[period].format("last_day")
        happened = f"kind IN (SELECT number FROM act_kinds WHERE status = '{Status.HAPPENED.value}')"
        sql = (
            f"SELECT {first}, kind, sides, other_sides, count(*) FROM {self._events_of(actor, other)}"
            f" WHERE {days.sql} AND {happened} AND first_day IS NOT NULL AND (first_day = last_day OR {first} = {last})"
            " GROUP BY 1, 2, 3, 4"
        )
        names = self._names_of_kinds()
        counts = []
        for start, kind, sides, other_sides, events in self._file.rows(sql, days.parameters):
            event_type, mode, _ = names[kind]
            direction = direction_of(event_type, sides, other_sides)
            counts.append(PeriodCount(start, event_type, mode, direction, events))
        return sorted(counts, key=lambda one: (one.period, one.type, one.mode or "", one.direction, one.events))

    def counterparts(
        self, actor: str, *, since: str | None = None, until: str | None = None, limit: int = 20
    ) -> list[PartyCount]:
        """Who else has part in the actor's events, those of most events first. by, to: on the other side of it."""
        days = self._days(since, until)
        parties = self._parties(actor)
        own = ", ".join(map(str, [*parties, *self._under_names(parties)]))
        sql = (
            "SELECT parties.name, parties.key, found.* FROM (SELECT p.party, count(*) AS events,"
            " sum((e.sides & 1) * (p.sides & 2) > 0), sum((e.sides & 2) * (p.sides & 1) > 0),"
            " min(e.first_day), max(e.last_day)"
            f" FROM {self._own(parties)} e JOIN event_parties p INDEXED BY event_parties_event"
            f" ON p.event = e.event AND p.leading = 1 WHERE {days.sql} AND p.party NOT IN ({own})"
            " GROUP BY p.party) found JOIN parties ON parties.number = found.party ORDER BY events DESC, 1 LIMIT ?"
        )
        rows = self._file.rows(sql, (*days.parameters, limit))
        return [
            PartyCount(name, events, by, to, first, last, self.is_described(key))
            for name, key, _, events, by, to, first, last in rows
        ]

    def days(self, actor: str, other: str | None = None) -> tuple[int, str | None, str | None]:
        """How many events an actor, or a pair, has part in, and their first and last day."""
        sql = f"SELECT count(*), min(first_day), max(last_day) FROM {self._events_of(actor, other)}"
        number, first, last = self._file.one(sql)
        return number, first, last

    # Events

    def _events(self, sql: str, parameters: Iterable[str | int | None] = ()) -> list[Event]:
        return [load_event(record) for (record,) in self._file.rows(sql, parameters)]

    def takes_part(self, actor: str | None, other: str | None = None) -> str:
        """A condition on `events.number`: that the actor, and the other, has part in it; 1 for nobody in particular."""
        listed = [", ".join(map(str, self._parties(name))) for name in (actor, other) if name is not None]
        part = "EXISTS (SELECT 1 FROM event_parties WHERE party IN ({}) AND event = events.number)"
        return " AND ".join(part.format(numbers) for numbers in listed) or "1"

    def disputed(self, actor: str, other: str | None = None, *, limit: int = 20) -> list[Event]:
        """The disputed events in which an actor, or a pair, has part, the latest first."""
        sql = (
            "SELECT record FROM events INDEXED BY events_by_dispute"
            f" WHERE disputes > 0 AND {self.takes_part(actor, other)}"
            " ORDER BY first_day DESC, id LIMIT ?"
        )
        return self._events(sql, (limit,))

    def latest(self, actor: str, other: str | None = None, *, until: str, limit: int = 10) -> list[Event]:
        """The latest events that happened by a day in which an actor, or a pair, has part, the latest first."""
        happened = f"kind IN (SELECT number FROM act_kinds WHERE status = '{Status.HAPPENED.value}') AND last_day <= ?1"
        sql = (
            f"SELECT record FROM events WHERE number IN ({self._since_latest(actor, other, limit, happened)})"
            f" ORDER BY first_day DESC, id LIMIT {limit:d}"
        )
        return self._events(sql, (until,))

    def _since_latest(self, actor: str, other: str | None, number: int, condition: str = "1") -> str:
        """The numbers of the so many latest events, as a query: of the day of the last one all. The undated come last.

        A cut within a day would follow the numbers, and with them the order in which the events were linked.
        """
        events = f"FROM {self._events_of(actor, other)} WHERE {condition}"
        latest = f"SELECT first_day {events} ORDER BY first_day DESC LIMIT {number:d}"
        day = f"SELECT min(ifnull(first_day, '')) FROM ({latest})"
        return f"SELECT event {events} AND ifnull(first_day, '') >= ifnull(({day}), '')"

    # Words of the latest events

    def _latest_statements(self, actor: str, other: str | None) -> str:
        """The numbers of the statements on the LATEST events, as a query."""
        return (
            "SELECT es.statement FROM event_statements es"
            f" WHERE es.event IN ({self._since_latest(actor, other, LATEST)})"
        )

    def sources(self, actor: str, other: str | None = None, *, limit: int = 20) -> list[tuple[str, str, int]]:
        """Who is named as a source on the latest 300 events: name, kind, statements; most first."""
        sql = (
            "SELECT json_extract(source.value, '$.name'), json_extract(source.value, '$.kind'), count(*)"
            f" FROM ({self._latest_statements(actor, other)}) l JOIN statements s ON s.number = l.statement,"
            " json_each(s.record, '$.sources') source GROUP BY 1, 2 ORDER BY 3 DESC, 1, 2 LIMIT ?"
        )
        return list(self._file.rows(sql, (limit,)))

    def names(self, actor: str, limit: int = 20) -> list[tuple[str, str | None, str | None, str | None, int]]:
        """An actor's names on its latest 300 events: name, entity, country, role, statements; most first."""
        with book_errors(self._file.path):  # CROSS JOIN: statements first, not all that the actor has part in
            who = party_condition(self._file.connection, actor)
        sql = (
            f"SELECT name, entity, country, role, count(*) FROM ({self._latest_statements(actor, None)}) l"
            f" CROSS JOIN statement_parties p ON p.statement = l.statement WHERE {who.sql}"
            " GROUP BY 1, 2, 3, 4 ORDER BY 5 DESC, 1, 2, 3, 4 LIMIT ?"
        )
        return list(self._file.rows(sql, (*who.parameters, limit)))
