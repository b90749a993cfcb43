"""Columns over time: what is in them, and what is said of the rest."""

from __future__ import annotations

from wirebook.web.columns import count_by_time


def test_what_is_dated_to_a_year_is_in_no_column_of_days() -> None:
    days = [("2025-08-12", "2025-08-12"), ("2025-08-14", "2025-08-14"), ("2025-01-01", "2025-12-31"), (None, None)]
    chart = count_by_time(days, what="Events")
    assert chart.title == "Events by day"
    assert [bar.label for bar in chart.bars] == ["2025-08-12: 1", "2025-08-14: 1"]
    assert chart.note == "2 of 4; left out: 1 dated less exactly than to a day and 1 undated."


def test_what_is_mostly_dated_to_years_is_counted_by_year() -> None:
    days = [("2023-01-01", "2023-12-31"), ("2024-01-01", "2024-12-31"), ("2025-08-12", "2025-08-12")]
    chart = count_by_time(days, what="Events")
    assert chart.title == "Events by year"
    assert [bar.label for bar in chart.bars] == ["2023: 1", "2024: 1", "2025: 1"]


def test_many_days_become_months_and_empty_months_stay_empty() -> None:
    days = [("2024-01-05", "2024-01-05"), ("2025-03-05", "2025-03-05")]
    chart = count_by_time(days, what="Events")
    assert chart.title == "Events by month"
    assert [bar.label for bar in chart.bars] == ["2024-01: 1", "2025-03: 1"]


def test_nothing_dated_draws_nothing() -> None:
    assert count_by_time([(None, None)], what="Events").bars == ()
