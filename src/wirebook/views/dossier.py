"""What the book has on an actor, or on two: their acts, how they get on, whom they meet, what is disputed and planned.

The score of an act is its `intensity`: a number from -10 (hostile) to 10 (cooperative) that each of PLOVER's types and
modes has (Goldstein 1992, as the PLOVER manual of 2021 gives it). A happening counts once, however many reports tell
of it, and only if it happened; plans, demands and denials do not count. The score of a period is the mean over its
happenings, beside it stand their sum and number: a mean over one is no trend. A happening dated less exactly than the
period ("in 2024" for months) is left out.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from wirebook.book import Store
from wirebook.book.acts import ActCount, PeriodCount
from wirebook.errors import UsageError
from wirebook.knowledge.intensities import intensity
from wirebook.knowledge.people import load_people
from wirebook.knowledge.territories import find_by_name
from wirebook.model import Status
from wirebook.views.calendar import Plan, calendar
from wirebook.views.parties import party_name, require_one_actor
from wirebook.views.timeline import DisputedRow, TimelineRow, disputed_rows, rows_of

UNKNOWN_ACTOR = "E407"
SHOWN = 20
LATEST = 10
EVERYTHING = "all"
BESIDE = "beside"


@dataclass(frozen=True, slots=True)
class KnownName:
    """A name under which the actor is spoken of. id: the entity's, where known; statements: how many use it
    of those on the actor's latest 300 events.
    """

    name: str
    id: str | None
    country: str | None
    role: str | None
    statements: int


@dataclass(frozen=True, slots=True)
class KnownOffice:
    """An office that the knowledge has the actor hold. of: whose; until: "9999" for today's holder."""

    name: str
    office: str
    of: str
    since: str
    until: str


@dataclass(frozen=True, slots=True)
class ActRow:
    """Acts of one type in one direction.

    direction: "by" the actor, "to" it, "together" (a meeting), "within" (a country's police and its people); of a
    pair: the first to the second, the second to the first, together, or "beside": both on the same side of something
    that is not between them, which counts for no score. statuses, modes: how many events of each, most first;
    intensity: of the type; example: the one with most reports.
    """

    direction: str
    type: str
    events: int
    reports: int
    disputed: int
    statuses: tuple[tuple[str, int], ...]
    modes: tuple[tuple[str, int], ...]
    intensity: float
    example: TimelineRow


@dataclass(frozen=True, slots=True)
class ScorePoint:
    """The score of a period, a month "2025-08", a year, a day or the Monday of a week. See the head of this module."""

    period: str
    events: int
    mean: float
    sum: float


@dataclass(frozen=True, slots=True)
class Score:
    """The score over time of acts in one direction, or "all"; periods without acts are left out."""

    direction: str
    events: int
    mean: float
    points: tuple[ScorePoint, ...]


@dataclass(frozen=True, slots=True)
class Counterpart:
    """Somebody with whom the actor has to do. by, to: in how many events the actor acts on it, it on the actor;
    described: whether it is told by a role or kind alone ("police"), which many have.
    """

    party: str
    name: str
    events: int
    by: int
    to: int
    first: str | None
    last: str | None
    described: bool = False


@dataclass(frozen=True, slots=True)
class SpokenSource:
    """Somebody named as a source on the actor's latest 300 events."""

    name: str
    kind: str
    statements: int


@dataclass(frozen=True, slots=True)
class Dossier:
    """What the book has on an actor, or on a pair (`other`).

    actor, other: names; events: how many; first, last: their days; names: most used first; period: of the score;
    unscored: what happened between them and has no score, dated less exactly than the period; counterparts: of a
    single actor, most events first; disputes: of the latest events first; planned: what is ahead, by day, then the
    undated; latest: what happened last, latest first.
    """

    actor: str
    other: str | None
    events: int
    first: str | None
    last: str | None
    names: tuple[KnownName, ...]
    offices: tuple[KnownOffice, ...]
    acts: tuple[ActRow, ...]
    period: str
    scores: tuple[Score, ...]
    unscored: int
    counterparts: tuple[Counterpart, ...]
    disputes: tuple[DisputedRow, ...]
    planned: tuple[Plan, ...]
    sources: tuple[SpokenSource, ...]
    latest: tuple[TimelineRow, ...]


def _act_rows(store: Store, counts: Iterable[ActCount]) -> tuple[ActRow, ...]:
    listed = list(counts)
    examples = {row.event: row for row in rows_of(store, store.aggregates.events_by_id(one.example for one in listed))}
    return tuple(
        ActRow(
            direction=one.direction,
            type=one.type,
            events=one.events,
            reports=one.reports,
            disputed=one.disputed,
            statuses=one.statuses,
            modes=one.modes,
            intensity=intensity(one.type),
            example=examples[one.example],
        )
        for one in listed
    )


def _point(period: str, counts: Iterable[PeriodCount]) -> ScorePoint:
    weighted = [(count.events, intensity(count.type, count.mode)) for count in counts]
    events = sum(number for number, _ in weighted)
    total = sum(number * weight for number, weight in weighted)
    return ScorePoint(period, events, round(total / events, 2), round(total, 2))


def score_of(direction: str, counts: Iterable[PeriodCount]) -> Score:
    """The score over time of at least one count."""
    listed = list(counts)
    periods: dict[str, list[PeriodCount]] = {}
    for count in listed:
        periods.setdefault(count.period, []).append(count)
    whole = _point("", listed)
    points = tuple(_point(period, periods[period]) for period in sorted(periods))
    return Score(direction, whole.events, whole.mean, points)


def scores(
    store: Store,
    actor: str,
    other: str | None = None,
    *,
    period: str = "month",
    since: str | None = None,
    until: str | None = None,
) -> tuple[Score, ...]:
    """The score over time: of all acts, then by direction. period: day, week, month or year; none without acts."""
    counts = store.aggregates.acts.over_time(actor, other, period=period, since=since, until=until)
    scored = [count for count in counts if count.direction != BESIDE]
    directions = dict.fromkeys(count.direction for count in scored)
    by_direction = (
        score_of(direction, (count for count in scored if count.direction == direction))
        for direction in sorted(directions)
    )
    return (score_of(EVERYTHING, scored), *by_direction) if scored else ()


def _happened(counts: Iterable[ActCount]) -> int:
    """How many events a score could count."""
    between = (count for count in counts if count.direction != BESIDE)
    return sum(dict(count.statuses).get(Status.HAPPENED.value, 0) for count in between)


def _names(store: Store, actor: str) -> tuple[KnownName, ...]:
    return tuple(KnownName(*row) for row in store.aggregates.acts.names(actor, SHOWN))


def _offices(names: Iterable[KnownName]) -> tuple[KnownOffice, ...]:
    """The offices of the person that the names mean, if they mean one person that the knowledge has."""
    identities = {name.id for name in names}
    if len(identities) != 1:
        return ()
    return tuple(
        KnownOffice(person.name, term.office, party_name(term.owner), term.period.since, term.period.until)
        for person in load_people()
        if person.id in identities
        for term in person.terms
    )


def _title(actor: str, names: tuple[KnownName, ...]) -> str:
    """The name to head a dossier with: the country's for its code or a name of it, else the one most used."""
    known = party_name(actor.strip().upper())
    if known != actor.strip().upper():
        return known
    if territory := find_by_name(actor.strip()):
        return territory.name
    folded = actor.strip().casefold()
    exact = (name.name for name in names if name.name.casefold() == folded or name.id == actor.strip())
    return next(exact, names[0].name)


def _require(store: Store, actor: str, names: tuple[KnownName, ...]) -> None:
    if not names:
        raise UsageError(
            f"nobody called {actor!r} takes part in anything in this book; `wirebook search` finds words",
            code=UNKNOWN_ACTOR,
        )
    require_one_actor(store, actor, ((name.name, name.id) for name in names))


def _planned(store: Store, actor: str, other: str | None, today: str | None) -> tuple[Plan, ...]:
    found = calendar(store, actor=actor, other=other, today=today, past_days=0)
    return (*(plan for day in found.days for plan in day.plans), *found.undated)


def dossier(
    store: Store,
    actor: str,
    other: str | None = None,
    *,
    period: str = "month",
    since: str | None = None,
    until: str | None = None,
) -> Dossier:
    """What the book has on an actor, or on what passes between two.

    actor, other: a country (code or name; all its people count), a person's or an organisation's name. since, until
    (YYYY-MM-DD, included) limit acts, score and counterparts. Raises UsageError E407 where one is not in the book, E413
    for a role ("government") that many have.
    """
    names = _names(store, actor)
    _require(store, actor, names)
    others = _names(store, other) if other is not None else ()
    if other is not None:
        _require(store, other, others)
    acts = store.aggregates.acts
    counts = acts.counts(actor, other, since=since, until=until)
    scored = scores(store, actor, other, period=period, since=since, until=until)
    events, first, last = acts.days(actor, other)
    today = store.aggregates.last_day()
    return Dossier(
        actor=_title(actor, names),
        other=_title(other, others) if other is not None else None,
        events=events,
        first=first,
        last=last,
        names=names + others,
        offices=_offices(names) + _offices(others),
        acts=_act_rows(store, counts),
        period=period,
        scores=scored,
        unscored=_happened(counts) - (scored[0].events if scored else 0),
        counterparts=_counterparts(store, actor, since, until) if other is None else (),
        disputes=tuple(row for event in acts.disputed(actor, other) for row in disputed_rows(store, event)),
        planned=_planned(store, actor, other, today),
        sources=tuple(SpokenSource(*row) for row in acts.sources(actor, other, limit=SHOWN)),
        latest=tuple(rows_of(store, acts.latest(actor, other, until=until or today or "9", limit=LATEST))),
    )


def _counterparts(store: Store, actor: str, since: str | None, until: str | None) -> tuple[Counterpart, ...]:
    rows = store.aggregates.acts.counterparts(actor, since=since, until=until, limit=SHOWN)
    return tuple(
        Counterpart(row.party, party_name(row.party), row.events, row.by, row.to, row.first, row.last, row.described)
        for row in rows
    )
