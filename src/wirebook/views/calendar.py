"""What is planned, by day, and what became of what was planned."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby

from wirebook.book import Store
from wirebook.linking.days import bounds, shifted
from wirebook.model import Event, Status, Step, Turn
from wirebook.views.timeline import TimelineRow, rows_of

PAST_DAYS = 30
UNDATED = 50


class Outcome(StrEnum):
    """What became of a plan by the day that counts as today.

    Ahead: its days are not over; open: no day is told, and no report tells what became of it; no word: its days are
    over and no report tells.
    """

    AHEAD = "ahead"
    HAPPENED = "happened"
    CANCELLED = "cancelled"
    DENIED = "denied"
    OPEN = "open"
    NO_WORD = "no word"


@dataclass(frozen=True, slots=True)
class Plan:
    """An event that is planned or was once.

    first, last: the days among which it falls, None where it is planned for no day told; announced: day of the first
    report; slipped: whether it was planned for another day before; history: what the reports told, in order.
    """

    event: TimelineRow
    first: str | None
    last: str | None
    outcome: Outcome
    slipped: bool
    announced: str | None
    history: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class CalendarDay:
    """What is planned for the same days. date: as told, a day, month, year or interval."""

    date: str
    first: str
    last: str
    plans: tuple[Plan, ...]


@dataclass(frozen=True, slots=True)
class Calendar:
    """What is planned.

    today: the day from which on it is seen; days: what falls on or after it, by day; undated: planned for no day that
    is told, last announced first; past: what was planned for the days before, latest first, and what became of it.
    """

    today: str | None
    days: tuple[CalendarDay, ...]
    undated: tuple[Plan, ...]
    past: tuple[Plan, ...]


def outcome_of(event: Event, today: str | None) -> Outcome:
    """What became of a plan, seen from a day."""
    last_turn = event.history[-1].turn if event.history else None
    if event.status is Status.HAPPENED:
        return Outcome.HAPPENED
    if last_turn is Turn.CANCELLED:
        return Outcome.CANCELLED
    if event.status is Status.DENIED or last_turn is Turn.DENIED:
        return Outcome.DENIED
    last = bounds(event.date)[1]
    if last is None:
        return Outcome.OPEN
    return Outcome.NO_WORD if today and last < today else Outcome.AHEAD


def _announced(store: Store, events: Iterable[Event]) -> dict[str, str | None]:
    """The day of the first report of each event."""
    listed = list(events)
    headers = store.headers(key for event in listed for key in event.articles)
    days = {event.id: [headers[key].day or "" for key in event.articles if key in headers] for event in listed}
    return {identity: min(filter(None, found), default=None) for identity, found in days.items()}


def plans_of(store: Store, events: Iterable[Event], today: str | None) -> list[Plan]:
    """These events as plans, in their order."""
    listed = list(events)
    announced = _announced(store, listed)
    plans = []
    for event, row in zip(listed, rows_of(store, listed), strict=True):
        first, last = bounds(event.date)
        slipped = any(step.turn is Turn.SLIPPED for step in event.history)
        outcome = outcome_of(event, today)
        plans.append(Plan(row, first, last, outcome, slipped, announced[event.id], event.history))
    return plans


def _by_day(plans: Iterable[Plan]) -> tuple[CalendarDay, ...]:
    def key(plan: Plan) -> tuple[str, str, str]:
        return (plan.first or "", plan.last or "", plan.event.date or "")

    groups = ((date, list(found)) for date, found in groupby(sorted(plans, key=key), key=key))
    return tuple(CalendarDay(date, first, last, tuple(found)) for (first, last, date), found in groups)


def calendar(
    store: Store,
    *,
    actor: str | None = None,
    other: str | None = None,
    today: str | None = None,
    until: str | None = None,
    past_days: int = PAST_DAYS,
) -> Calendar:
    """What is planned for `today` (YYYY-MM-DD) and after, and what became of what was planned for the days before.

    today: the day of the book's latest article if not given; until: nothing that begins after that day; past_days: how
    many days before today count as past; actor, other: only what these have part in. Of what is planned for no day
    that is told only the fifty last announced are given.
    """
    today = today or store.aggregates.last_day()
    before = shifted(today, -past_days) if today else None
    counts = store.aggregates
    dated = plans_of(store, counts.planned_events(before, until, actor=actor, other=other), today)
    past = [plan for plan in dated if today and plan.last and plan.last < today]
    return Calendar(
        today=today,
        days=_by_day(plan for plan in dated if not (today and plan.last and plan.last < today)),
        undated=tuple(plans_of(store, counts.planned_undated(UNDATED, actor=actor, other=other), today)),
        past=tuple(sorted(past, key=lambda plan: (plan.last or "", plan.event.event), reverse=True)),
    )
