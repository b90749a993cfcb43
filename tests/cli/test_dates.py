"""Dates in options: ISO, or words counted from today."""

from __future__ import annotations

from datetime import date

import pytest

from tests.cli.conftest import Run
from wirebook.cli import dates


@pytest.fixture(autouse=True)
def _sunday(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dates, "today", lambda: date(2025, 8, 17))


def events(run: Run, *arguments: str) -> list[str]:
    """The days of the events that are listed."""
    result = run("events", *arguments)
    assert result.exit_code == 0, result.stderr
    return [line.split("\t")[1] for line in result.stdout.splitlines()[1:]]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("yesterday", "'yesterday' is 2025-08-16"),
        ("Last  Week", "'Last Week' is 2025-08-04 to 2025-08-10"),
        ("August 2025", "'August 2025' is 2025-08-01 to 2025-08-31"),
        ("August", "'August' is 2025-08-01 to 2025-08-31"),
        ("12 August 2025", "'12 August 2025' is 2025-08-12"),
    ],
)
def test_words_are_understood_and_what_they_mean_is_told(run: Run, words: str, told: str) -> None:
    result = run("events", "--until", words)
    assert result.exit_code == 0
    assert result.stderr.splitlines() == [told]


def test_until_takes_the_last_day_and_since_the_first(run: Run) -> None:
    assert events(run, "--since", "2025-08", "--until", "last week") == ["2025-08-10"]
    assert events(run, "--since", "last week") == ["2025-08-10", "2025-08-12"]
    assert events(run, "--since", "this week") == ["2025-08-12"]


def test_iso_dates_are_taken_without_a_word(run: Run) -> None:
    for value in ("2025", "2025-08", "2025-08-12"):
        assert run("events", "--since", value).stderr == ""


@pytest.mark.parametrize("value", ["blah", "2025-13", "2025-02-30", "3 days", "weekly", "", "the call last week"])
def test_what_is_no_date_is_refused(run: Run, value: str) -> None:
    result = run("events", "--since", value)
    assert result.exit_code == 2
    assert f"'{value}' is no date" in result.stderr or "there is no such day" in result.stderr


def test_a_day_is_a_single_one(run: Run) -> None:
    assert run("calendar", "--today", "yesterday").exit_code == 0
    result = run("calendar", "--today", "last week")
    assert result.exit_code == 2
    assert "no single day but 2025-08-04 to 2025-08-10" in " ".join(result.stderr.split())


def test_the_digest_of_a_month_has_all_its_days(run: Run) -> None:
    days = [line.split("\t")[0] for line in run("digest", "2025-08").stdout.splitlines()[1:]]
    assert set(days) == {"2025-08-10", "2025-08-12"}
