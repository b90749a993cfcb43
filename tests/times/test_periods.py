"""Arithmetic of the calendar."""

from __future__ import annotations

from datetime import date

import pytest

from wirebook.times import periods


@pytest.mark.parametrize(
    ("grain", "value"),
    [
        ("day", "2025-08-15"),
        ("week", "2025-W33"),
        ("weekend", "2025-W33-WE"),
        ("month", "2025-08"),
        ("season", "2025-SU"),
        ("quarter", "2025-Q3"),
        ("half", "2025-H2"),
        ("year", "2025"),
        ("decade", "202"),
        ("century", "20"),
    ],
)
def test_containing_and_shift(grain: str, value: str) -> None:
    here = periods.containing(grain, date(2025, 8, 15))
    assert here.value == value
    assert periods.shift(periods.shift(here, -3), 3) == here
    if grain != "weekend":
        assert here.first <= date(2025, 8, 15) <= here.last
        assert (periods.shift(here, 1).first - here.last).days == 1


def test_winter_runs_into_the_next_year() -> None:
    assert periods.containing("season", date(2025, 1, 10)).value == "2024-WI"
    assert periods.season(2024, "WI").last == date(2025, 2, 28)


def test_months_are_clipped_to_their_end() -> None:
    assert periods.add_months(date(2024, 3, 31), -1) == date(2024, 2, 29)


@pytest.mark.parametrize(
    ("year", "day"), [(1916, date(1916, 4, 23)), (2024, date(2024, 3, 31)), (2025, date(2025, 4, 20))]
)
def test_easter(year: int, day: date) -> None:
    assert periods.easter(year) == day


def test_nth_weekday() -> None:
    assert periods.nth_weekday(1999, 11, 4, 4) == date(1999, 11, 25)
    assert periods.nth_weekday(2025, 5, 1, -1) == date(2025, 5, 26)
