"""Dates as intervals of days: what an ISO day, month, quarter, week, year or interval spans."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:T.*)?")
_MONTH = re.compile(r"(\d{4})-(\d{2})")
_QUARTER = re.compile(r"(\d{4})-Q([1-4])")
_WEEK = re.compile(r"(\d{4})-W(\d{2})")
_YEAR = re.compile(r"(\d{4})")


@dataclass(frozen=True, slots=True, order=True)
class Days:
    """Some days on end, first and last included, as proleptic Gregorian ordinals (`date.toordinal`)."""

    first: int
    last: int

    def covers(self, other: Days) -> bool:
        """Whether the other lies wholly inside."""
        return self.first <= other.first and other.last <= self.last

    def overlaps(self, other: Days) -> bool:
        """Whether the two share a day."""
        return self.first <= other.last and other.first <= self.last

    @property
    def length(self) -> int:
        """How many days."""
        return self.last - self.first + 1


def _month(year: int, month: int, months: int = 1) -> Days:
    """The days of so many months from that one on."""
    end = month + months - 1
    return Days(date(year, month, 1).toordinal(), date(year, end, monthrange(year, end)[1]).toordinal())


def _single(value: str) -> Days | None:
    """The days of a value that is no interval; None where it is in no form known here."""
    if match := _DAY.fullmatch(value):
        day = date(int(match[1]), int(match[2]), int(match[3])).toordinal()
        return Days(day, day)
    if match := _MONTH.fullmatch(value):
        return _month(int(match[1]), int(match[2]))
    if match := _QUARTER.fullmatch(value):
        return _month(int(match[1]), 3 * int(match[2]) - 2, 3)
    if match := _WEEK.fullmatch(value):
        monday = date.fromisocalendar(int(match[1]), int(match[2]), 1).toordinal()
        return Days(monday, monday + 6)
    if match := _YEAR.fullmatch(value):
        return _month(int(match[1]), 1, 12)
    return None


@lru_cache(maxsize=65536)
def days_of(value: str) -> Days | None:
    """The days that a date value spans: "2025-08-12", "2025-08", "2025-Q3", "2025-W33", "2025" or "A/B".

    None where the value says no days, so that a caller treats it as undated.
    """
    start, slash, end = value.partition("/")
    try:
        first, last = _single(start), _single(end) if slash else None
    except ValueError:
        return None
    if not slash or first is None:
        return first
    return Days(first.first, last.last) if last is not None and last.last >= first.first else None


def iso(ordinal: int) -> str:
    """The day as YYYY-MM-DD."""
    return date.fromordinal(ordinal).isoformat()


def bounds(value: str | None) -> tuple[str | None, str | None]:
    """First and last day of a date value as YYYY-MM-DD; both None where it says no days."""
    days = days_of(value) if value else None
    return (iso(days.first), iso(days.last)) if days else (None, None)


def shifted(day: str, by: int) -> str:
    """The day so many days later."""
    return (date.fromisoformat(day) + timedelta(days=by)).isoformat()
