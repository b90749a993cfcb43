"""Where statements of one event cannot all be true."""

from __future__ import annotations

import pytest

from tests.builders import make_article, make_count, make_place, make_statement
from wirebook.linking.disputes import count_disputes, count_words, disputes_of, place_disputes, places_agree, range_of
from wirebook.model import Count, Place, Span, Statement

ARTICLE = make_article("Some 600 soldiers were killed near Kursk.")


def is_country(name: str) -> bool:
    return name in {"Russia", "Ukraine", "United States"}


def tell(identity: str, *counts: Count, place: Place | None = None) -> Statement:
    return make_statement(ARTICLE, "ASSAULT", statement_id=identity, counts=counts, place=place)


@pytest.mark.parametrize(
    ("one", "other", "agree"),
    [
        (make_count(600, "about"), make_count(500, "at-least"), True),
        (make_count(600, "about"), make_count(600), True),
        (make_count(600, "about"), make_count(650), True),
        (make_count(600), make_count(4700), False),
        (make_count(10_000, "more-than"), make_count(10_000), True),
        (make_count(10_000, "more-than"), make_count(12_000), True),
        (make_count(10_000, "more-than"), make_count(3_000, "less-than"), False),
        (make_count(600), make_count(500, "at-most"), False),
    ],
)
def test_numbers_agree_where_both_can_be_true(one: Count, other: Count, agree: bool) -> None:
    assert range_of(one).agrees(range_of(other)) is agree
    assert (count_disputes([tell("S1", one), tell("S2", other)]) == []) is agree


def test_a_dispute_names_who_gives_which_number() -> None:
    statements = [tell("S1", make_count(600, "about")), tell("S2", make_count(4700)), tell("S3", make_count(4700))]
    (dispute,) = count_disputes(statements)
    assert dispute.field == "count:killed:soldiers"
    assert dispute.values == (("about 600", ("S1",)), ("4700", ("S2", "S3")))


def test_numbers_of_different_things_do_not_contradict() -> None:
    killed, wounded = make_count(600), make_count(4100, of="wounded")
    assert count_disputes([tell("S1", killed), tell("S2", wounded)]) == []


def test_two_numbers_in_one_statement_do_not_contradict_each_other() -> None:
    both = tell("S1", make_count(600), make_count(4700))
    assert count_disputes([both, tell("S2", make_count(4700))]) == []


def test_a_number_is_said_as_people_do() -> None:
    assert count_words(make_count(600)) == "600"
    assert count_words(make_count(500, "at-least")) == "at least 500"


@pytest.mark.parametrize(
    ("one", "other", "agree"),
    [
        (make_place("", "Kursk", "RUS"), make_place("", "Russia", "RUS"), True),
        (make_place("", "Kursk", "RUS"), make_place("", "Kursk region", "RUS"), True),
        (make_place("", "Kursk", "RUS"), make_place("", "Kazan", "RUS"), False),
        (make_place("", "Kursk region", "RUS"), make_place("", "Ukraine", "UKR"), False),
        (make_place("", "Georgia", "GEO"), make_place("", "Georgia", "USA"), False),
        (make_place("", "the  Summit Hall"), make_place("", "The Summit Hall", "USA"), True),
    ],
)
def test_places_agree_where_one_is_inside_the_other(one: Place, other: Place, agree: bool) -> None:
    assert places_agree(one, other, is_country) is agree
    assert places_agree(other, one, is_country) is agree


def test_places_near_each_other_agree() -> None:
    span = Span(0, 0)
    one = Place(span, "Irpin", "Irpin", "UKR", 50.52, 30.25)
    other = Place(span, "Kyiv", "Kyiv", "UKR", 50.45, 30.52)
    far = Place(span, "Lviv", "Lviv", "UKR", 49.84, 24.03)
    assert places_agree(one, other, is_country)
    assert not places_agree(one, far, is_country)


def test_a_dispute_of_the_place_names_who_gives_which() -> None:
    kursk, ukraine = make_place("", "Kursk region", "RUS"), make_place("", "Ukraine", "UKR")
    (dispute,) = place_disputes([tell("S1", place=kursk), tell("S2", place=ukraine), tell("S3")], is_country)
    assert dispute.field == "place"
    assert dispute.values == (("Kursk region", ("S1",)), ("Ukraine", ("S2",)))


def test_statements_that_agree_have_no_dispute() -> None:
    assert disputes_of([tell("S1", make_count(600)), tell("S2")], is_country) == ()
