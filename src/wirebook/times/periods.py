"""Stretches of the calendar: days, weeks, months, quarters, years, with their TIMEX3 values and arithmetic.

Every function raises ValueError or OverflowError where a date lies outside of the years 1 to 9999.
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from wirebook.model import Precision

SEASONS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
"""The first month of a season; winter is that which begins in December."""

GRAINS = ("day", "weekend", "week", "month", "season", "quarter", "half", "year", "decade", "century")
"""Lengths of periods, short to long."""


@dataclass(frozen=True, slots=True)
class Period:
    """Some days in a row that the calendar has a name for: grain (see `GRAINS`), TIMEX3 value, first and last day."""

    grain: str
    value: str
    first: date
    last: date

    @property
    def precision(self) -> Precision:
        """The precision of the model."""
        return {
            "day": Precision.DAY,
            "week": Precision.WEEK,
            "month": Precision.MONTH,
            "quarter": Precision.QUARTER,
            "year": Precision.YEAR,
        }.get(self.grain, Precision.INTERVAL)


def day(when: date) -> Period:
    """One day."""
    return Period("day", when.isoformat(), when, when)


def week(when: date) -> Period:
    """The ISO week, Monday to Sunday, that a day lies in."""
    monday = when - timedelta(days=when.weekday())
    year, number, _ = when.isocalendar()
    return Period("week", f"{year:04}-W{number:02}", monday, monday + timedelta(days=6))


def weekend(when: date) -> Period:
    """Saturday and Sunday of the ISO week that a day lies in."""
    whole = week(when)
    return Period("weekend", f"{whole.value}-WE", whole.first + timedelta(days=5), whole.last)


def month(year: int, number: int) -> Period:
    """A calendar month; its number may run beyond 1 to 12 into the years beside."""
    year, zero_based = year + (number - 1) // 12, (number - 1) % 12
    last = monthrange(year, zero_based + 1)[1]
    first = date(year, zero_based + 1, 1)
    return Period("month", f"{first.year:04}-{first.month:02}", first, first.replace(day=last))


def quarter(year: int, number: int) -> Period:
    """A quarter of the calendar year; its number may run beyond 1 to 4."""
    year, number = year + (number - 1) // 4, (number - 1) % 4 + 1
    return Period(
        "quarter", f"{year:04}-Q{number}", month(year, 3 * number - 2).first, month(year, 3 * number).last
    )  # fmt: skip


def half(year: int, number: int) -> Period:
    """The first or second half of a year."""
    return Period("half", f"{year:04}-H{number}", month(year, 6 * number - 5).first, month(year, 6 * number).last)


def season(year: int, code: str) -> Period:
    """A season of the northern year by its TIMEX3 code; winter runs into the next year."""
    start = SEASONS[code]
    return Period("season", f"{year:04}-{code}", month(year, start).first, month(year, start + 2).last)


def year(number: int) -> Period:
    """A calendar year."""
    return Period("year", f"{number:04}", date(number, 1, 1), date(number, 12, 31))


def decade(number: int) -> Period:
    """The ten years whose first three digits are given: 199 is the 1990s."""
    return Period("decade", f"{number:03}", date(max(1, number * 10), 1, 1), date(number * 10 + 9, 12, 31))


def century(number: int) -> Period:
    """The hundred years whose first two digits are given, as TIMEX3 has it: 19 is the 20th century."""
    return Period("century", f"{number:02}", date(max(1, number * 100), 1, 1), date(number * 100 + 99, 12, 31))


def containing(grain: str, when: date) -> Period:
    """The period of a grain that a day lies in."""
    match grain:
        case "day":
            return day(when)
        case "week":
            return week(when)
        case "weekend":
            return weekend(when)
        case "month":
            return month(when.year, when.month)
        case "quarter":
            return quarter(when.year, (when.month + 2) // 3)
        case "half":
            return half(when.year, 1 if when.month <= 6 else 2)
        case "decade":
            return decade(when.year // 10)
        case "century":
            return century(when.year // 100)
        case "season":
            code = {3: "SP", 4: "SP", 5: "SP", 6: "SU", 7: "SU", 8: "SU", 9: "FA", 10: "FA", 11: "FA"}.get(
                when.month, "WI"
            )
            return season(when.year - (when.month < 3), code)
        case _:
            return year(when.year)


def shift(period: Period, steps: int) -> Period:
    """The period so many of its own length later (earlier for a negative number)."""
    first = period.first
    match period.grain:
        case "day":
            return day(first + timedelta(days=steps))
        case "week" | "weekend":
            return containing(period.grain, first + timedelta(weeks=steps))
        case "month":
            return month(first.year, first.month + steps)
        case "quarter":
            return quarter(first.year, (first.month + 2) // 3 + steps)
        case "half":
            return containing("half", month(first.year, first.month + 6 * steps).first)
        case "decade":
            return decade(first.year // 10 + steps)
        case "century":
            return century(first.year // 100 + steps)
        case "season":
            return containing("season", month(first.year, first.month + 3 * steps).first)
        case _:
            return year(first.year + steps)


def shift_years(period: Period, years: int) -> Period:
    """The same period in another year: the third quarter a year earlier."""
    return containing(period.grain, add_months(period.first, 12 * years))


def add_months(when: date, months: int) -> date:
    """The same day so many months later, or the last day of a shorter month."""
    target = month(when.year, when.month + months)
    return target.first.replace(day=min(when.day, target.last.day))


def add(when: date, unit: str, count: int) -> date:
    """A day so many units later; unit is a TIMEX3 designator ("D", "W", "M", "Q", "Y", "E", "C", "L", "TH" ...)."""
    match unit:
        case "D":
            return when + timedelta(days=count)
        case "W":
            return when + timedelta(weeks=count)
        case "TH" | "TM" | "TS":
            per_day = {"TH": 24, "TM": 1440, "TS": 86400}[unit]
            return when + timedelta(days=int(count / per_day))
        case _:
            months = {"M": 1, "Q": 3, "Y": 12, "E": 120, "C": 1200, "L": 12000}[unit]
            return add_months(when, months * count)


def nth_weekday(year_number: int, month_number: int, weekday: int, which: int) -> date:
    """The which-th weekday (1 Monday) of a month; -1 the last."""
    whole = month(year_number, month_number)
    if which > 0:
        return whole.first + timedelta(days=(weekday - whole.first.isoweekday()) % 7 + 7 * (which - 1))
    return whole.last - timedelta(days=(whole.last.isoweekday() - weekday) % 7)


def easter(year_number: int) -> date:
    """Western Easter Sunday, by the rule of the Gregorian calendar (Gauss, in the form of Meeus)."""
    golden, hundreds, rest = year_number % 19, year_number // 100, year_number % 100
    correction = (hundreds - (hundreds + 8) // 25 + 1) // 3
    epact = (19 * golden + hundreds - hundreds // 4 - correction + 15) % 30
    weekday = (32 + 2 * (hundreds % 4) + 2 * (rest // 4) - epact - rest % 4) % 7
    shift_back = (golden + 11 * epact + 22 * weekday) // 451
    number = epact + weekday - 7 * shift_back + 114
    return date(year_number, number // 31, number % 31 + 1)
