"""What the statements of one event agree on."""

from __future__ import annotations

from typing import Any

from tests.builders import make_article, make_place, make_statement
from wirebook.linking.consensus import (
    Vouched,
    date_of,
    full_names,
    independent_voices,
    parties_of,
    place_and_country,
    ranked,
    status_of,
    vouch,
)
from wirebook.model import Origin, Statement, Status

ARTICLE = make_article("Russia shelled Kharkiv.")
ARTICLES = {
    "a": make_article("", article_id="a", outlet="Lantern", published="2025-08-10"),
    "b": make_article("", article_id="b", outlet="Harbour Post", published="2025-08-12"),
    "c": make_article("", article_id="c", outlet="Meridian", published="2025-08-14"),
}


def tell(article: str, **more: Any) -> Vouched:
    statement = make_statement(ARTICLE, in_article=article, statement_id=article, **more)
    return vouch([statement], ARTICLES, {})[0]


def test_many_statements_of_one_article_count_once() -> None:
    loud = [tell("a", mode="phone"), tell("a", mode="phone"), tell("a", mode="phone")]
    statements = [*loud, tell("b", mode="visit"), tell("c", mode="visit")]
    assert ranked(statements, lambda statement: [statement.mode]) == ["visit", "phone"]


def test_ties_go_to_who_told_it_first() -> None:
    statements = [tell("a", mode="visit"), tell("b", mode="phone")]
    assert ranked(statements, lambda statement: [statement.mode]) == ["visit", "phone"]


def test_what_happened_is_no_longer_planned() -> None:
    assert status_of([tell("a", status="planned"), tell("b", status="planned"), tell("c")]) is Status.HAPPENED
    assert status_of([tell("a", status="possible"), tell("b", status="planned")]) is Status.PLANNED


def test_the_narrowest_date_wins() -> None:
    assert (
        date_of([tell("a", date="2025-08"), tell("b", date="2025-08"), tell("c", date="2025-08-12")], Status.HAPPENED)
        == "2025-08-12"
    )
    assert date_of([tell("a")], Status.HAPPENED) is None


def test_the_place_of_most_articles_wins() -> None:
    moscow, kazan = make_place("", "Moscow", "RUS"), make_place("", "Kazan", "RUS")
    assert place_and_country([tell("a", place=moscow), tell("b", place=kazan), tell("c", place=kazan)]) == (
        "Kazan",
        "RUS",
    )
    assert place_and_country([tell("a")]) == (None, None)


def test_a_party_stands_on_the_side_where_most_put_it() -> None:
    forth = [tell("a"), tell("b")]
    back = [tell("c", actors=["North Korea"], recipients=["Russia"])]
    actors, recipients, countries = parties_of(forth + back)
    assert (actors, recipients) == (("Russia",), ("North Korea",))
    assert sorted(countries) == ["PRK", "RUS"]


def test_a_report_that_also_tells_it_as_planned_does_not_say_that_it_happened() -> None:
    assert status_of([tell("a", status="planned"), tell("a")]) is Status.PLANNED


def test_what_is_said_to_happen_after_the_report_is_planned() -> None:
    assert status_of([tell("a", date="2025-08-11")]) is Status.PLANNED


def test_the_last_word_on_a_plan_may_be_that_it_is_off() -> None:
    assert status_of([tell("a", status="planned"), tell("c", status="denied")]) is Status.DENIED
    assert status_of([tell("a", status="denied"), tell("c", status="planned")]) is Status.PLANNED


def test_of_several_days_planned_the_last_told_holds() -> None:
    plans = [tell("a", status="planned", date="2025-08-20"), tell("b", status="planned", date="2025-08-27")]
    assert date_of(plans, Status.PLANNED) == "2025-08-27"


def test_copies_of_one_text_are_one_voice() -> None:
    statements: list[Statement] = [tell("a").statement, tell("b").statement]
    origins = {key: Origin(key, "Meridian Wire", "Meridian Wire", "credited") for key in "ab"}
    assert independent_voices(vouch(statements, ARTICLES, {})) == ("Lantern", "Harbour Post")
    assert independent_voices(vouch(statements, ARTICLES, origins)) == ("Meridian Wire",)


def test_who_all_repeat_one_source_are_one_voice() -> None:
    assert independent_voices([tell("a", sources=["Seoul"]), tell("b", sources=["Seoul"])]) == ("Seoul",)


def test_an_article_that_leans_on_an_agency_is_no_voice_beside_it() -> None:
    told = [tell("a"), tell("a", sources=["KCNA"]), tell("b", sources=["KCNA"])]
    assert independent_voices(told) == ("KCNA",)


def test_a_piece_of_a_name_does_not_stand_beside_the_whole() -> None:
    assert full_names(["Vladimir Putin", "Kim", "Kim Jong Un", "delegation"]) == (
        "Vladimir Putin",
        "Kim Jong Un",
        "delegation",
    )
    assert full_names(["Korea", "Koreans"]) == ("Korea", "Koreans")
