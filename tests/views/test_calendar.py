"""What is planned, and what became of it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.newsroom import AGAIN, PARADE, STRIKE, TALKS
from wirebook.book import Store
from wirebook.model import Status, Step, Turn
from wirebook.views import Outcome, calendar
from wirebook.views.calendar import outcome_of


def test_today_is_the_day_of_the_latest_article(newsroom: Store) -> None:
    assert calendar(newsroom).today == "2025-09-07"


def test_what_is_ahead_comes_by_day_and_the_undated_apart(newsroom: Store) -> None:
    found = calendar(newsroom)
    assert [(day.date, day.first, day.last) for day in found.days] == [("2025-10", "2025-10-01", "2025-10-31")]
    assert [plan.event.event for plan in found.days[0].plans] == [AGAIN]
    assert [plan.event.event for plan in found.undated] == [PARADE]


def test_the_past_says_what_became_of_plans(newsroom: Store) -> None:
    (plan,) = calendar(newsroom).past
    assert (plan.event.event, plan.outcome, plan.announced) == (TALKS, Outcome.HAPPENED, "2025-09-01")
    assert [step.turn for step in plan.history] == [Turn.PLANNED, Turn.HAPPENED]
    assert calendar(newsroom, past_days=1).past == ()


def test_what_was_never_planned_is_not_in_it(newsroom: Store) -> None:
    found = calendar(newsroom, today="2025-01-01")
    told = {plan.event.event for day in found.days for plan in day.plans}
    assert told == {TALKS, AGAIN}
    assert STRIKE not in told


def test_a_calendar_of_an_actor(newsroom: Store) -> None:
    assert [day.date for day in calendar(newsroom, actor="Russia").days] == ["2025-10"]
    assert calendar(newsroom, actor="Russia").undated == ()
    assert calendar(newsroom, actor="Russia", other="North Korea").days == ()
    assert calendar(newsroom, actor="Nobody").days == ()


def test_a_calendar_ends_where_it_shall(newsroom: Store) -> None:
    assert calendar(newsroom, until="2025-09-30").days == ()


@pytest.mark.parametrize(
    ("status", "turns", "date", "outcome"),
    [
        (Status.PLANNED, [], "2025-09-07", Outcome.AHEAD),
        (Status.PLANNED, [], "2025-09", Outcome.AHEAD),
        (Status.PLANNED, [], None, Outcome.OPEN),
        (Status.PLANNED, [], "2025-09-06", Outcome.NO_WORD),
        (Status.PLANNED, [Turn.PLANNED, Turn.SLIPPED], "2025-09-08", Outcome.AHEAD),
        (Status.PLANNED, [Turn.PLANNED, Turn.CANCELLED], "2025-09-08", Outcome.CANCELLED),
        (Status.DENIED, [], "2025-09-08", Outcome.DENIED),
        (Status.PLANNED, [Turn.PLANNED, Turn.DENIED], "2025-09-06", Outcome.DENIED),
        (Status.HAPPENED, [Turn.PLANNED, Turn.HAPPENED], "2025-09-06", Outcome.HAPPENED),
    ],
)
def test_outcomes(newsroom: Store, status: Status, turns: list[Turn], date: str | None, outcome: Outcome) -> None:
    event = newsroom.event(AGAIN)
    assert event is not None
    history = tuple(Step(turn, "2025-09-01", date, ()) for turn in turns)
    assert outcome_of(replace(event, status=status, date=date, history=history), "2025-09-07") is outcome


def test_an_empty_book_has_an_empty_calendar(newsroom: Store) -> None:
    with Store(newsroom.path.with_name("empty.book")) as empty:
        found = calendar(empty)
    assert (found.today, found.days, found.undated, found.past) == (None, (), (), ())
