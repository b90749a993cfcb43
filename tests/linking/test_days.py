"""Date values as intervals of days."""

from __future__ import annotations

import pytest

from wirebook.linking.days import bounds, days_of


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2025-08-12", "2025-08-12", "2025-08-12"),
        ("2025-08-12T14:30:00Z", "2025-08-12", "2025-08-12"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2025-Q3", "2025-07-01", "2025-09-30"),
        ("2025-W33", "2025-08-11", "2025-08-17"),
        ("2025", "2025-01-01", "2025-12-31"),
        ("2025-08-12/2025-08-14", "2025-08-12", "2025-08-14"),
        ("2025-08/2025-09", "2025-08-01", "2025-09-30"),
    ],
)
def test_a_date_value_spans_its_days(value: str, first: str, last: str) -> None:
    assert bounds(value) == (first, last)


@pytest.mark.parametrize("value", ["", "soon", "2025-13", "2025-02-30", "2025-W60", "2025-08-14/2025-08-12", "/2025"])
def test_what_says_no_days_spans_none(value: str) -> None:
    assert days_of(value) is None
    assert bounds(value) == (None, None)
