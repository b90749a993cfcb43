"""What the book has on an actor, and on a pair."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.books import CALL
from tests.builders import make_participant, make_statement
from tests.newsroom import AGAIN, STRIKE, TALKS
from wirebook.book import Store
from wirebook.book.acts import PeriodCount
from wirebook.errors import UsageError
from wirebook.knowledge.people import load_people
from wirebook.linking import link
from wirebook.views import dossier, scores
from wirebook.views.dossier import score_of


def test_a_dossier_counts_acts_by_type_and_direction(newsroom: Store) -> None:
    found = dossier(newsroom, "PRK")
    assert (found.actor, found.other, found.events) == ("North Korea", None, 2)
    assert (found.first, found.last) == ("2025-09-05", "2025-09-06")
    assert [(act.direction, act.type, act.events, act.reports) for act in found.acts] == [
        ("to", "ASSAULT", 1, 2),
        ("to", "CONSULT", 1, 3),
    ]
    strike = found.acts[0]
    assert (strike.disputed, strike.modes, strike.statuses) == (1, (("aerial", 1),), (("happened", 1),))
    assert strike.example.event == STRIKE
    assert strike.example.words.startswith("Ukraine killed 600")


def test_the_score_is_the_mean_over_what_happened(newsroom: Store) -> None:
    everything, to = dossier(newsroom, "North Korea").scores
    assert (everything.direction, everything.events, everything.mean) == ("all", 2, -3.5)
    assert [(point.period, point.events, point.sum) for point in everything.points] == [("2025-09", 2, -7.0)]
    assert to.direction == "to"


def test_plans_have_no_score(newsroom: Store) -> None:
    (everything, by) = scores(newsroom, "RUS", period="year")
    assert (everything.events, by.direction, by.mean) == (1, "by", 2.5)


@pytest.mark.parametrize(
    ("period", "points"),
    [("day", ["2025-09-05", "2025-09-06"]), ("week", ["2025-09-01"]), ("month", ["2025-09"]), ("year", ["2025"])],
)
def test_a_score_has_a_point_for_each_period(newsroom: Store, period: str, points: list[str]) -> None:
    assert [point.period for point in scores(newsroom, "PRK", period=period)[0].points] == points


def test_what_is_dated_too_roughly_for_the_score_is_counted(store: Store) -> None:
    by_day = dossier(store, "PRK", period="day")
    by_month = dossier(store, "PRK", period="month")
    happened = sum(number for act in by_day.acts for status, number in act.statuses if status == "happened")
    for found in (by_day, by_month):
        assert found.unscored + found.scores[0].events == happened
    assert by_day.unscored > by_month.unscored


def test_a_score_weighs_by_events() -> None:
    counts = [PeriodCount("2025", "AID", None, "by", 3), PeriodCount("2025", "ASSAULT", None, "by", 1)]
    assert (score_of("by", counts).mean, score_of("by", counts).points[0].sum) == (5.25, 21.0)


def test_a_dossier_ranks_counterparts_and_names_sources(newsroom: Store) -> None:
    found = dossier(newsroom, "North Korea")
    assert [(one.party, one.name, one.by, one.to) for one in found.counterparts] == [
        ("RUS", "Russia", 0, 1),
        ("UKR", "Ukraine", 0, 1),
    ]
    assert [(one.name, one.statements) for one in found.sources] == [("Seoul", 3)]


def test_a_dossier_has_disputes_plans_and_the_latest(newsroom: Store) -> None:
    found = dossier(newsroom, "Russia")
    assert [plan.event.event for plan in found.planned] == [AGAIN]
    assert [row.event for row in found.latest] == [TALKS]
    disputed = dossier(newsroom, "Ukraine").disputes
    assert [(row.field, len(row.values)) for row in disputed] == [("count:killed:soldiers", 2)]


def test_a_pair_has_only_what_passes_between_the_two(newsroom: Store) -> None:
    found = dossier(newsroom, "Russia", "North Korea")
    assert (found.actor, found.other, found.events, found.counterparts) == ("Russia", "North Korea", 1, ())
    assert [(act.direction, act.type) for act in found.acts] == [("by", "CONSULT")]
    turned = dossier(newsroom, "North Korea", "Russia")
    assert [(act.direction, act.type) for act in turned.acts] == [("to", "CONSULT")]
    assert dossier(newsroom, "Russia", "Ukraine").events == 0


def test_days_limit_acts_and_score(newsroom: Store) -> None:
    assert [act.type for act in dossier(newsroom, "PRK", since="2025-09-06").acts] == ["ASSAULT"]
    assert [act.type for act in dossier(newsroom, "PRK", until="2025-09-05").acts] == ["CONSULT"]


def test_an_office_comes_from_the_knowledge(store: Store) -> None:
    person = load_people()[0]
    called = make_statement(CALL, actors=[], trigger="called", statement_id="x")
    who = make_participant(CALL.text, person.name, person.country)
    named = replace(called, actors=(replace(who, entity=person.entity()),))
    store.add_article(replace(CALL, outlet="Other"), [named])
    store.replace_events(link(store.statements(), store.headers()))
    offices = dossier(store, person.name).offices
    assert [office.office for office in offices] == [term.office for term in person.terms]
    assert dossier(store, "Russia").offices == ()


def test_who_is_not_in_the_book_is_said(newsroom: Store) -> None:
    with pytest.raises(UsageError, match="E407"):
        dossier(newsroom, "Narnia")
    with pytest.raises(UsageError, match="E407"):
        dossier(newsroom, "Russia", "Narnia")
