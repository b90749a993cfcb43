"""Expressions that lean on the date beside them, read as published on Friday, 15 August 2025."""

from __future__ import annotations

import pytest

from wirebook.times import find

REFERENCE = "2025-08-15"


def found(text: str) -> list[tuple[str, str | None]]:
    """Words and values."""
    return [(one.text, one.value) for one in find(text, REFERENCE)]


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("He fled two days before Christmas 2024.", "two days before Christmas 2024", "2024-12-23"),
        ("He fled the day before last Tuesday.", "the day before last Tuesday", "2025-08-11"),
        ("He fled a week after July 4.", "a week after July 4", "2025-07-11"),
        ("He fled two years after 1989.", "two years after 1989", "1991"),
        ("He will be back three days from Monday.", "three days from Monday", "2025-08-21"),
        ("He fled a month after 31 March 2014.", "a month after 31 March 2014", "2014-04"),
    ],
)
def test_a_count_from_a_date_is_one_expression(text: str, words: str, value: str) -> None:
    assert (words, value) in found(text)


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("He was held for two days before Christmas 2024.", ("two days", "P2D")),
        ("It flies once a week from next month.", ("a week", "P1W")),
        ("It fell eight trading days after 12 October 2024.", ("eight trading days", "P8D")),
        ("He was held about two days before Christmas 2024.", ("about two days", "P2D")),
    ],
)
def test_what_lasts_or_recurs_or_is_rough_stays_a_length(text: str, counted: tuple[str, str]) -> None:
    assert counted in found(text)


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("On 3 March 2014, the opening day, it rained. The opening day was long.", "The opening day", "2014-03-03"),
        ("Opening night, January 23, 2024, was full.", "Opening night", "2024-01-23"),
        ("Today is the eighth day of the siege.", "the eighth day", "2025-08-15"),
        ("It is the eighth day of the siege.", "the eighth day", None),
        ("He was last seen on 3 March 2014, the day before the vote.", "the day", "2014-03-03"),
        ("Today, the 80th anniversary of the surrender, bells rang.", "the 80th anniversary", "2025-08-15"),
        ("They will mark the 80th anniversary of the surrender.", "the 80th anniversary", None),
        ("It was the 80th anniversary of 2 September 1945.", "the 80th anniversary", "2025-09-02"),
        ("It was the 30th anniversary of the landing on 12 April 2025.", "the 30th anniversary", "2025-04-12"),
        (
            "It is the first anniversary of the rising that began on 11 July 2024.",
            "the first anniversary",
            "2025-07-11",
        ),
    ],
)
def test_a_named_day_is_dated_by_what_stands_beside_it(text: str, words: str, value: str | None) -> None:
    assert (words, value) in found(text)


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("At 6 a.m. a guard near the gate fell on Tuesday.", "6 a.m.", "2025-08-12T06:00"),
        ("It was Monday. At 6 a.m. a guard fell. On Tuesday he died.", "6 a.m.", "2025-08-11T06:00"),
        (
            "They voted on 3 March 2014. He came at 6 a.m. ten days before they voted.",
            "6 a.m. ten days",
            "2014-02-21T06:00",
        ),
        ("Polls closed on 3 March 2014 and he voted at 2:30 the next day.", "2:30 the next day", "2014-03-04T02:30"),
    ],
)
def test_a_clock_time_takes_the_day_of_its_sentence(text: str, words: str, value: str) -> None:
    assert (words, value) in found(text)
