"""How an event went from plan to happening: planned, slipped, cancelled, happened."""

from __future__ import annotations

from collections.abc import Sequence

from wirebook.linking.comparison import AHEAD
from wirebook.linking.consensus import CLOCK_DAYS, Vouched, word_of
from wirebook.linking.days import Days, days_of
from wirebook.model import Status, Step, Turn

_TURNS = {
    Status.CALLED_FOR: Turn.CALLED_FOR,
    Status.POSSIBLE: Turn.POSSIBLE,
    Status.PLANNED: Turn.PLANNED,
    Status.HAPPENED: Turn.HAPPENED,
    Status.DENIED: Turn.DENIED,
}


def history_of(told: Sequence[Vouched]) -> tuple[Step, ...]:
    """The turns of an event in the order of the reports; told: its statements in the order of telling.

    A report that repeats what stands adds to that step. A plan for another day than before has slipped; a plan that is
    denied before its day is cancelled.
    """
    articles: dict[str, list[Vouched]] = {}
    for one in told:
        articles.setdefault(one.statement.article, []).append(one)
    steps: list[Step] = []
    for reports in articles.values():
        _add(reports, steps)
    return tuple(steps)


def _add(reports: Sequence[Vouched], steps: list[Step]) -> None:
    """What one article adds."""
    status = word_of(reports)
    telling = [one for one in reports if one.statement.status is status] or list(reports)
    date = _narrowest(telling) or _narrowest(reports)
    published = reports[0].published
    turn = _turn(status, date, published, steps)
    identities = tuple(one.statement.id for one in reports)
    for place in range(len(steps) - 1, -1, -1):
        step = steps[place]
        same = step.turn is turn or {step.turn, turn} == {Turn.PLANNED, Turn.SLIPPED}
        if same and _compatible(step.date, date, CLOCK_DAYS if turn is Turn.HAPPENED else 0):
            best = _narrower(step.date, date)
            steps[place] = Step(step.turn, step.published, best, (*step.statements, *identities))
            return
    steps.append(Step(turn, published, date, identities))


def _turn(status: Status, date: str | None, published: str | None, steps: Sequence[Step]) -> Turn:
    plans = [step for step in steps if step.turn in (Turn.PLANNED, Turn.SLIPPED, Turn.POSSIBLE)]
    if status is Status.DENIED and plans and not any(step.turn is Turn.HAPPENED for step in steps):
        planned = days_of(plans[-1].date) if plans[-1].date else None
        day = days_of(published) if published else None
        return Turn.DENIED if planned and day and day.first > planned.last else Turn.CANCELLED
    if status in AHEAD and plans and not any(_compatible(step.date, date) for step in plans):
        return Turn.SLIPPED
    return _TURNS[status]


def _narrowest(reports: Sequence[Vouched]) -> str | None:
    dated = [(days, one.statement.when.value) for one in reports if one.statement.when if (days := _days(one))]
    return min(dated, key=lambda pair: pair[0].length)[1] if dated else None


def _days(one: Vouched) -> Days | None:
    return days_of(one.statement.when.value) if one.statement.when else None


def _compatible(one: str | None, other: str | None, slack: int = 0) -> bool:
    first, second = days_of(one) if one else None, days_of(other) if other else None
    if first is None or second is None:
        return True
    return max(first.first, second.first) - min(first.last, second.last) <= slack


def _narrower(one: str | None, other: str | None) -> str | None:
    first, second = days_of(one) if one else None, days_of(other) if other else None
    if first is None or second is None:
        return one if first else other
    return other if second.length < first.length else one
