"""Periods of office: ISO days, months or years, open at either end."""

from __future__ import annotations

import re
from dataclasses import dataclass

from wirebook.errors import KnowledgeError

_DATE = re.compile(r"(?:\d{4}(?:-\d{2}(?:-\d{2})?)?)?")


@dataclass(frozen=True, slots=True)
class Period:
    """From `since` to `until`, both inclusive, as ISO days; "" and "9999" for open ends."""

    since: str
    until: str

    def covers(self, day: str) -> bool:
        """Whether the ISO day lies in it."""
        return self.since <= day[:10] <= self.until


def read_period(where: str, text: str) -> Period:
    """The period of "2014-02/2014-06-07"; `where` (file and line) goes into the error where it is none."""
    since, slash, until = text.partition("/")
    if not slash or not _DATE.fullmatch(since) or not _DATE.fullmatch(until):
        raise KnowledgeError(f"{where}: {text!r} is no period since/until")
    # The end of a month or year is written so that every day of it compares as before it.
    last = until if len(until) in (0, 10) else f"{until}-99"
    return Period(since, last or "9999")
