"""Statements to events: what is joined, what stays apart, and that order does not matter."""

from __future__ import annotations

import random
from collections.abc import Iterable, Mapping
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.builders import make_article, make_place, make_statement
from tests.effort import lines_run
from wirebook.linking import Header, LinkSettings, link
from wirebook.model import Article, Event, Judgement, Statement, Status, Verdict

ARTICLES: Mapping[str, Article] = {
    "a": make_article("Putin called Kim on Tuesday.", article_id="a", outlet="Daily Lantern"),
    "b": make_article("Kim and Putin spoke by telephone.", article_id="b", outlet="Harbour Post"),
    "c": make_article("The leaders met.", article_id="c", outlet="Harbour Post", published="2025-08-15"),
    "late": make_article("They had met.", article_id="late", outlet="Meridian", published="2025-09-20"),
    "undated": make_article("They met.", article_id="undated", outlet=None, published=None),
}


def tell(identity: str, article: str, *, parties: str = "Russia>North Korea", **more: Any) -> Statement:
    actors, recipients = (side.split("+") if side else [] for side in parties.split(">"))
    return make_statement(ARTICLES[article], actors=actors, recipients=recipients, statement_id=identity, **more)


def groups(statements: Iterable[Statement], articles: Mapping[str, Header] = ARTICLES) -> list[list[str]]:
    return sorted(sorted(event.statements) for event in link(statements, articles))


def only(statements: Iterable[Statement]) -> Event:
    (event,) = link(statements, ARTICLES)
    return event


def test_the_same_call_in_two_articles_is_one_event() -> None:
    event = only(
        [
            tell("S1", "a", date="2025-08-12", mode="phone", sources=["KCNA"]),
            tell("S2", "b", date="2025-08-12", parties="North Korea>Russia", sources=["Kremlin"]),
        ]
    )
    assert event.statements == ("S1", "S2")
    assert event.articles == ("a", "b")
    assert event.outlets == ("Daily Lantern", "Harbour Post")
    assert event.mode == "phone"
    assert event.date == "2025-08-12"
    assert event.sources == ("KCNA", "Kremlin")
    assert sorted(event.countries) == ["PRK", "RUS"]


@pytest.mark.parametrize(
    "other",
    [
        tell("S2", "b", date="2025-08-13"),
        tell("S2", "b", date="2025-08-12", event_type="AGREE"),
        tell("S2", "b", date="2025-08-12", parties="Russia>South Korea"),
        tell("S2", "b", date="2025-08-12", mode="visit"),
    ],
    ids=["day", "type", "parties", "mode"],
)
def test_what_differs_in_one_key_is_another_event(other: Statement) -> None:
    assert groups([tell("S1", "a", date="2025-08-12", mode="phone"), other]) == [["S1"], ["S2"]]


def test_an_untold_mode_does_not_bridge_a_call_and_a_visit() -> None:
    call = tell("S1", "a", date="2025-08-12", mode="phone")
    visit = tell("S2", "b", date="2025-08-12", mode="visit")
    assert groups([call, visit, tell("S3", "c", date="2025-08-12")]) == [["S1"], ["S2"], ["S3"]]


def test_a_month_joins_the_only_day_in_it() -> None:
    day, month = tell("S1", "a", date="2025-08-12"), tell("S2", "b", date="2025-08")
    event = only([day, month])
    assert event.date == "2025-08-12"


def test_a_month_does_not_bridge_two_days() -> None:
    days = [tell("S1", "a", date="2025-08-12"), tell("S2", "b", date="2025-08-14")]
    assert groups([*days, tell("S3", "c", date="2025-08")]) == [["S1"], ["S2"], ["S3"]]


def test_a_year_says_too_little_to_be_joined_with_a_day() -> None:
    assert groups([tell("S1", "a", date="2025-08-12"), tell("S2", "b", date="2025")]) == [["S1"], ["S2"]]


def test_an_undated_statement_joins_the_nearest_in_its_article() -> None:
    article = make_article("Putin called Kim. Later Putin met Kim. The talks were long.", article_id="x")
    called = make_statement(article, trigger="called", date="2025-08-01", statement_id="S1")
    met = make_statement(article, trigger="met", date="2025-08-05", statement_id="S2")
    talks = make_statement(article, trigger="talks", statement_id="S3")
    assert groups([called, met, talks], {"x": article}) == [["S1"], ["S2", "S3"]]


def test_an_undated_statement_joins_the_only_event_about_the_day_of_its_article() -> None:
    assert groups([tell("S1", "a", date="2025-08-12"), tell("S2", "c")]) == [["S1", "S2"]]


@pytest.mark.parametrize("article", ["late", "undated"])
def test_an_undated_statement_joins_nothing_far_off(article: str) -> None:
    assert groups([tell("S1", "a", date="2025-08-12"), tell("S2", article)]) == [["S1"], ["S2"]]


def test_an_undated_statement_that_fits_two_events_joins_neither() -> None:
    dated = [tell("S1", "a", date="2025-08-12"), tell("S2", "b", date="2025-08-14")]
    assert groups([*dated, tell("S3", "c")]) == [["S1"], ["S2"], ["S3"]]


def test_undated_reports_of_the_same_days_are_one_event() -> None:
    statements = [tell("S1", "a"), tell("S2", "b"), tell("S3", "c"), tell("S4", "late")]
    assert groups(statements) == [["S1", "S2", "S3"], ["S4"]]


def test_settings_say_what_it_takes() -> None:
    statements = [tell("S1", "a"), tell("S2", "c")]
    assert len(link(statements, ARTICLES)) == 1
    assert len(link(statements, ARTICLES, settings=LinkSettings(threshold=9.0))) == 2


def test_a_planned_summit_and_the_summit_held_are_one_event() -> None:
    planned = tell("S1", "a", date="2025-08-15", status="planned")
    held = tell("S2", "c", date="2025-08-15", status="happened")
    event = only([planned, held])
    assert event.status is Status.HAPPENED
    assert event.disputes == ()


def test_a_denial_is_a_dispute_of_the_status() -> None:
    event = only([tell("S1", "a", date="2025-08-12"), tell("S2", "b", date="2025-08-12", status="denied")])
    (dispute,) = event.disputes
    assert dispute.field == "status"
    assert dispute.values == (("happened", ("S1",)), ("denied", ("S2",)))


def test_an_event_without_any_known_day_is_told_last() -> None:
    dated, undated = tell("S1", "a", date="2025-08-12"), tell("S2", "undated", event_type="AID")
    assert [event.date for event in link([undated, dated], ARTICLES)] == ["2025-08-12", None]


def test_an_article_without_header_is_no_obstacle() -> None:
    event = link([tell("S1", "a", date="2025-08-12")], {})[0]
    assert event.outlets == ()
    assert event.articles == ("a",)


STATEMENTS = st.builds(
    lambda article, date, mode, status, parties, place: {
        "article": article,
        "date": date,
        "mode": mode,
        "status": status,
        "parties": parties,
        "place": make_place("", place) if place else None,
    },
    article=st.sampled_from(sorted(ARTICLES)),
    date=st.sampled_from([None, "2025-08-12", "2025-08-13", "2025-08", "2025-08-12/2025-08-14", "2025"]),
    mode=st.sampled_from([None, None, "phone", "visit"]),
    status=st.sampled_from(["happened", "planned", "denied"]),
    parties=st.sampled_from(["Russia>North Korea", "North Korea>Russia", "Russia>", ">"]),
    place=st.sampled_from([None, "Moscow", "Pyongyang"]),
)


@settings(max_examples=60, deadline=None)
@given(st.lists(STATEMENTS, max_size=14), st.randoms(use_true_random=False))
def test_order_does_not_matter_and_every_statement_is_in_one_event(
    traits: list[dict[str, Any]], shuffler: random.Random
) -> None:
    statements = [tell(f"S{number}", **trait) for number, trait in enumerate(traits)]
    events = link(statements, ARTICLES)
    shuffler.shuffle(statements)
    assert link(statements, ARTICLES) == events
    told = sorted(identity for event in events for identity in event.statements)
    assert told == sorted(statement.id for statement in statements)
    assert len({event.id for event in events}) == len(events)


JUDGEMENTS = st.lists(
    st.tuples(st.sampled_from(["same", "different", "reject"]), st.integers(0, 13), st.integers(0, 13)).filter(
        lambda judged: judged[1] != judged[2]
    ),
    max_size=4,
)


def judge(number: int, verdict: str, one: int, other: int) -> Judgement:
    second = None if verdict == "reject" else f"S{other}"
    return Judgement(number, "statement", Verdict(verdict), f"S{one}", second, "ann", "2025-08-20T08:00:00Z")


@settings(max_examples=60, deadline=None)
@given(st.lists(STATEMENTS, min_size=1, max_size=14), JUDGEMENTS)
def test_the_last_judgement_always_wins(traits: list[dict[str, Any]], judged: list[tuple[str, int, int]]) -> None:
    statements = [tell(f"S{number}", **trait) for number, trait in enumerate(traits)]
    judgements = [judge(number, *one) for number, one in enumerate(judged, 1)]
    event_of = {s: e.id for e in link(statements, ARTICLES, judgements=judgements) for s in e.statements}
    if not judgements:
        return
    last = judgements[-1]
    if last.verdict is Verdict.REJECT:
        assert last.first not in event_of
    elif last.first in event_of and last.second in event_of:
        together = event_of[last.first] == event_of[last.second]
        assert together is (last.verdict is Verdict.SAME)


def test_two_that_are_judged_one_say_so() -> None:
    statements = [tell("S1", "a", date="2025-08-12"), tell("S2", "late", event_type="AID")]
    (event,) = link(statements, ARTICLES, judgements=[judge(5, "same", 1, 2)])
    assert "judgement 5" in event.reasons


def test_what_is_parted_takes_the_others_with_it() -> None:
    statements = [tell(f"S{n}", "a", date="2025-08-12", mode="phone") for n in (1, 2)]
    assert len(link(statements, ARTICLES)) == 1
    assert len(link(statements, ARTICLES, judgements=[judge(1, "different", 1, 2)])) == 2


def crowd(number: int) -> list[Statement]:
    """Many statements in one block over few days: the worst case of blocking."""
    dates = [None, "2025-08", *(f"2025-08-{day:02}" for day in range(1, 29))]
    modes = [None, "phone", "visit"]
    return [
        tell(f"S{n}", ["a", "b", "c"][n % 3], date=dates[n * 7 % len(dates)], mode=modes[n * 5 % 3])
        for n in range(number)
    ]


def test_one_crowded_block_is_linked_in_near_linear_time() -> None:
    link(crowd(30), ARTICLES)  # loads the knowledge
    few, many = crowd(150), crowd(600)
    assert sum(len(event.statements) for event in link(many, ARTICLES)) == 600
    assert lines_run(lambda: link(many, ARTICLES)) < 6 * lines_run(lambda: link(few, ARTICLES))
