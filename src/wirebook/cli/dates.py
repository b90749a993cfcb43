"""Dates as people give them: an ISO day, month or year, or words such as "last week", counted from today."""

from __future__ import annotations

import re
from datetime import date, datetime

import click

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-\d\d)?)?")
_EXAMPLES = "yesterday, last week, March 2024"


def check_date(_context: click.Context, _parameter: click.Parameter, value: str | None) -> str | None:
    """A day, month, year, or interval of days as "A/B", out of what was given; a usage error if it is no date."""
    if value is None or _is_iso(value, _DATE):
        return value
    first, last = _days_of(value, "YYYY-MM-DD, YYYY-MM or YYYY")
    return first if first == last else f"{first}/{last}"


def check_day(_context: click.Context, _parameter: click.Parameter, value: str | None) -> str | None:
    """A day out of what was given; a usage error if it is none."""
    if value is None or _is_iso(value, _DAY):
        return value
    first, last = _days_of(value, "YYYY-MM-DD")
    if first != last:
        raise click.BadParameter(f"'{value}' is no single day but {first} to {last}; write it as YYYY-MM-DD")
    return first


def today() -> date:
    """The day from which words count, that of this machine's clock."""
    return datetime.now().astimezone().date()


def _is_iso(value: str, pattern: re.Pattern[str]) -> bool:
    """Whether a value has the form; a usage error for a day that the calendar does not have."""
    if not pattern.fullmatch(value):
        return False
    if len(value) == len("YYYY-MM-DD"):
        try:
            date.fromisoformat(value)
        except ValueError:
            raise click.BadParameter(f"there is no such day as {value}") from None
    return True


def _days_of(value: str, form: str) -> tuple[str, str]:
    """The first and last day that words mean, told on standard error, since "Monday" is another one next week."""
    from wirebook.cli.output import print_note
    from wirebook.times import find

    words = " ".join(value.split())
    for asked in (words, f"in {words}"):  # a bare "August" may be a name
        for one in find(asked, today()):
            if one.text == asked.removeprefix("in ") and one.first and one.last:
                print_note(f"'{words}' is {one.first}" + (f" to {one.last}" if one.last != one.first else ""))
                return one.first, one.last
    raise click.BadParameter(f"'{value}' is no date; write it as {form}, or in words ({_EXAMPLES})")
