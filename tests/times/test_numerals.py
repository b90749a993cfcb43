"""Numerals in words and digits."""

from __future__ import annotations

import pytest

from wirebook.times.numerals import number_of, ordinal_of, year_of


@pytest.mark.parametrize(
    ("text", "number"),
    [("3", 3), ("1,200", 1200), ("2.5", 2.5), ("twenty-two", 22), ("two hundred and five", 205), ("a lot", None)],
)
def test_number(text: str, number: float | None) -> None:
    assert number_of(text) == number


@pytest.mark.parametrize(
    ("text", "year"),
    [("nineteen ninety-six", 1996), ("two thousand and four", 2004), ("twenty fifteen", 2015), ("twenty two", None)],
)
def test_year(text: str, year: int | None) -> None:
    assert year_of(text) == year


@pytest.mark.parametrize(
    ("text", "number"), [("21st", 21), ("third", 3), ("twenty-first", 21), ("twentieth", 20), ("two", None)]
)
def test_ordinal(text: str, number: int | None) -> None:
    assert ordinal_of(text) == number
