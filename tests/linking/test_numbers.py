"""Numbers as ranges."""

from __future__ import annotations

import pytest

from tests.builders import make_count
from wirebook.linking.numbers import count_words, range_of, thing_of
from wirebook.model import Count


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
    assert range_of(other).agrees(range_of(one)) is agree


def test_a_number_is_said_as_people_do() -> None:
    assert count_words(make_count(600)) == "600"
    assert count_words(make_count(500, "at-least")) == "at least 500"


def test_words_for_one_thing_count_one_thing() -> None:
    assert thing_of(make_count(5, unit="troops", of="dead")) == thing_of(make_count(5, unit="soldiers", of="killed"))
    assert thing_of(make_count(5, of="wounded")) != thing_of(make_count(5, of="killed"))
