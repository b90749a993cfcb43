"""What the statements of one event agree on."""

from __future__ import annotations

from typing import Any

from tests.builders import make_article, make_place, make_statement
from wirebook.linking.consensus import date_of, parties_of, place_of, ranked, status_of
from wirebook.model import Statement, Status

ARTICLE = make_article("Russia shelled Kharkiv.")


def tell(article: str, **more: Any) -> Statement:
    return make_statement(ARTICLE, in_article=article, statement_id=article, **more)


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
    assert date_of([tell("a", date="2025-08"), tell("b", date="2025-08"), tell("c", date="2025-08-12")]) == "2025-08-12"
    assert date_of([tell("a")]) is None


def test_the_place_of_most_articles_wins() -> None:
    moscow, kazan = make_place("", "Moscow", "RUS"), make_place("", "Kazan", "RUS")
    assert place_of([tell("a", place=moscow), tell("b", place=kazan), tell("c", place=kazan)]) == ("Kazan", "RUS")
    assert place_of([tell("a")]) == (None, None)


def test_a_party_stands_on_the_side_where_most_put_it() -> None:
    forth = [tell("a"), tell("b")]
    back = [tell("c", actors=["North Korea"], recipients=["Russia"])]
    actors, recipients, countries = parties_of(forth + back)
    assert (actors, recipients) == (("Russia",), ("North Korea",))
    assert sorted(countries) == ["PRK", "RUS"]
