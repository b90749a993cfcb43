"""Which way a clause points in time."""

from __future__ import annotations

import pytest

from tests.conftest import ReadingOf
from wirebook.reading.tenses import direction_at, weekday_direction


@pytest.mark.parametrize(
    ("text", "direction"),
    [
        ("The envoy arrived in Cairo on Monday.", "past"),
        ("The envoy has arrived in Cairo on Monday.", "past"),
        ("The envoy was arrested in Cairo on Monday.", "past"),
        ("The envoy will arrive in Cairo on Monday.", "future"),
        ("The envoy may arrive in Cairo on Monday.", "future"),
        ("The envoy plans to visit Cairo on Monday.", "future"),
        ("The envoy is expected to visit Cairo on Monday.", "future"),
        ("The envoy was expected to visit Cairo on Monday.", "future"),
        ("The envoy agreed to visit Cairo on Monday.", "future"),
        ("The king asked the envoy to visit Cairo on Monday.", "future"),
        ("The summit is scheduled for Monday.", "future"),
        ("The summit was scheduled for Monday.", "future"),
        ("The king met the envoy who had visited Cairo on Monday.", "past"),
        ("The summit had been scheduled for Monday.", "past"),
        ("The king has scheduled a summit for Monday.", "future"),
        ("The king planned a summit for Monday.", None),
        ("The envoy could not be found in Cairo on Monday.", None),
        ("Talks in Cairo on Monday.", None),
    ],
)
def test_direction_at(text: str, direction: str | None, reading_of: ReadingOf) -> None:
    assert direction_at(reading_of(text), text.index("Monday")) == direction


def test_no_words_point_nowhere(reading_of: ReadingOf) -> None:
    assert direction_at(reading_of(""), 0) is None
    assert direction_at(reading_of("  Now."), 0) is None


@pytest.mark.parametrize(
    ("text", "words", "direction"),
    [
        ("The envoy left Cairo on Monday.", "Monday", "past"),
        ("The envoy left Cairo in March.", "March", None),
        ("The king gave the envoy until Monday.", "Monday", None),
    ],
)
def test_weekday_direction(text: str, words: str, direction: str | None, reading_of: ReadingOf) -> None:
    start = text.index(words)
    assert weekday_direction(reading_of(text), start, start + len(words)) == direction
