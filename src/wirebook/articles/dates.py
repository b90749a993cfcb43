"""Dates of publication as articles write them, to ISO."""

from __future__ import annotations

import re
from datetime import date, datetime

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_DAY = r"(?:3[01]|[12]\d|0?[1-9])(?!\d)(?:st|nd|rd|th)?"
_WEEKDAY = r"(?:mon|tue|tues|wed|wednes|thu|thur|thurs|fri|sat|satur|sun)(?:day)?\b\.?,?\s{0,3}"
_YEAR = r"(?:19|20)\d\d(?!\d)"
# Every repetition is bounded and no two neighbours share a character, so that matching takes linear time.
WRITTEN_DATE = (
    rf"(?:{_WEEKDAY})?(?:"
    rf"(?P<iso>{_YEAR}-\d\d-\d\d(?!\d))"
    rf"|(?P<day_first>{_DAY})\s{{1,3}}(?:of\s)?(?P<month_second>{_MONTH})(?:,?\s{{1,3}}(?P<year_first>{_YEAR}))?"
    rf"|(?P<month_first>{_MONTH})\s{{0,3}}(?P<day_second>{_DAY})(?:,?\s{{1,3}}(?P<year_second>{_YEAR}))?"
    rf"|(?P<month_only>{_MONTH}),?\s{{1,3}}(?P<year_only>{_YEAR})"
    rf"|(?P<numbers>\d\d?/\d\d?/{_YEAR})"
    r")"
)
_WRITTEN = re.compile(WRITTEN_DATE, re.IGNORECASE)
_IN_ADDRESS = (
    re.compile(rf"(?<!\d)(?P<y>{_YEAR})[/\-](?P<m>\d\d?)[/\-](?P<d>\d\d?)(?!\d)"),
    re.compile(r"(?<!\d)(?P<y>(?:19|20)\d\d)(?P<m>[01]\d)(?P<d>[0-3]\d)(?!\d)"),
    re.compile(rf"(?<!\d)(?P<d>\d\d)/(?P<m>\d\d)/(?P<y>{_YEAR})"),
)
_LONGEST = 60
_EARLIEST, _LATEST = 1800, 2199


def parse_published(value: str) -> str | None:
    """The ISO date or date-time that `value` gives, None where it gives none.

    Understands ISO 8601, the date-times of mail and feeds, and written dates with day, month and year.
    """
    value = value.strip()
    if not value or len(value) > _LONGEST:
        return None
    return _parse_iso(value) or _parse_mail(value) or _parse_written(value)


def day_of(match: re.Match[str]) -> str | None:
    """The day that a match of `WRITTEN_DATE` gives in full, as YYYY-MM-DD; None without day or year."""
    part = match.groupdict()
    if part["iso"]:
        return _parse_iso(part["iso"])
    if part["numbers"]:
        return _parse_numbers(part["numbers"])
    year = part["year_first"] or part["year_second"]
    day = part["day_first"] or part["day_second"]
    month = part["month_second"] or part["month_first"]
    if not (year and day and month):
        return None
    return make_day(year, _MONTHS.index(month[:3].lower()) + 1, re.sub(r"\D", "", day))


def match_date(text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
    """The written date that begins at `start`, if any."""
    return _WRITTEN.match(text, start, len(text) if end is None else end)


def find_day_in_address(path: str) -> str | None:
    """The day of publication in the path of a web address, such as /2014/05/12/, as YYYY-MM-DD."""
    for number, pattern in enumerate(_IN_ADDRESS):
        for match in pattern.finditer(path):
            # 05/06/2014 may be May or June: only a day above 12 tells.
            if number == 2 and int(match["d"]) <= 12:
                continue
            found = make_day(match["y"], match["m"], match["d"])
            if found:
                return found
    return None


def make_day(year: int | str, month: int | str, day: int | str) -> str | None:
    """YYYY-MM-DD, None where the calendar has no such day."""
    try:
        return date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return None


def _parse_iso(value: str) -> str | None:
    if not re.match(r"\d{4}-?\d\d-?\d\d(?!\d)", value):
        return None
    try:
        if len(value) <= 10:
            return _within_reason(date.fromisoformat(value))
        return _within_reason(datetime.fromisoformat(value))
    except ValueError:
        return None


def _within_reason(moment: date) -> str | None:
    return moment.isoformat() if _EARLIEST <= moment.year <= _LATEST else None


def _parse_mail(value: str) -> str | None:
    # Without a colon it is no date-time: the parser of the standard library guesses too much.
    if ":" not in value or not re.search(r"\d{4}", value):
        return None
    # Imported here: it costs the start of the command line some ten milliseconds.
    from email.utils import parsedate_to_datetime

    try:
        moment = parsedate_to_datetime(value)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return _within_reason(moment)


def _parse_written(value: str) -> str | None:
    match = match_date(value)
    if match is None:
        return None
    rest = value[match.end() :].strip(" ,.")
    return day_of(match) if not rest or is_time(rest) else None


_TIME = re.compile(
    r"[\s,|·•\-–—]{0,4}(?:at\s)?(?:\d{1,2}[:.]\d\d(?:[:.]\d\d)?(?:\.\d{1,6})?\s?(?:[ap]\.?m\.?)?|\d{1,2}\s?[ap]\.?m\.?)"
    r"(?:\s?\(?(?:[A-Z]{2,5}|UTC|GMT)?(?:[+-]\d{1,2}(?::?\d\d)?)?\)?)?[\s,|·•\-–—]{0,4}",
    re.IGNORECASE,
)


def is_time(words: str) -> bool:
    """Whether the words are a time of day, such as "10:30 pm GMT", and nothing else."""
    return _TIME.fullmatch(words) is not None


def _parse_numbers(value: str) -> str | None:
    """12/31/2014 and 31/12/2014, but not 05/06/2014, which may be either."""
    first, second, year = (int(part) for part in value.split("/"))
    if first > 12 or first == second:
        return make_day(year, second, first)
    return make_day(year, first, second) if second > 12 else None
