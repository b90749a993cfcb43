"""The calendar file, read back by the library that calendar programs use."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from icalendar import Calendar as Document

from tests.newsroom import AGAIN, TALKS, fill_newsroom
from wirebook.book import Store
from wirebook.export import icalendar_text
from wirebook.views import calendar


@pytest.fixture
def text(tmp_path: Path) -> Iterator[str]:
    with Store(tmp_path / "newsroom.book") as store:
        fill_newsroom(store)
        yield icalendar_text(calendar(store))


def test_every_plan_with_a_date_is_an_event_of_whole_days(text: str) -> None:
    held, again = Document.from_ical(text).walk("VEVENT")
    assert (held["UID"], again["UID"]) == (f"{TALKS}@wirebook", f"{AGAIN}@wirebook")
    assert (held["DTSTART"].dt, held["DTEND"].dt) == (date(2025, 9, 5), date(2025, 9, 6))
    assert (again["DTSTART"].dt, again["DTEND"].dt) == (date(2025, 10, 1), date(2025, 11, 1))
    assert (held["STATUS"], again["STATUS"]) == ("CONFIRMED", "TENTATIVE")


def test_the_description_says_according_to_whom(text: str) -> None:
    held, again = Document.from_ical(text).walk("VEVENT")
    assert "According to: Seoul" in held["DESCRIPTION"]
    assert "Reports 3, outlets 3, independent origins 2: corroborated." in held["DESCRIPTION"]
    assert "“They will meet again in October.”" in again["DESCRIPTION"]
    assert "(some day in 2025-10)" in again["SUMMARY"]


def test_the_file_is_as_the_standard_has_it(text: str) -> None:
    lines = text.split("\r\n")
    assert "\n" not in text.replace("\r\n", "")
    assert all(len(line.encode("utf-8")) <= 75 for line in lines)
    assert (lines[0], lines[-2], lines[-1]) == ("BEGIN:VCALENDAR", "END:VCALENDAR", "")
    for entry in Document.from_ical(text).walk("VEVENT"):
        assert {"UID", "DTSTAMP", "DTSTART", "SUMMARY"} <= set(entry)


def test_the_same_book_gives_the_same_file(text: str, tmp_path: Path) -> None:
    with Store(tmp_path / "again.book") as store:
        fill_newsroom(store)
        assert icalendar_text(calendar(store)) == text
