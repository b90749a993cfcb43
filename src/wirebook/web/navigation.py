"""What stands on every page: the bar, and how addresses of this server are made."""

from __future__ import annotations

import re
from datetime import date as Date  # noqa: N812 - `date` is a word of the domain
from typing import Any
from urllib.parse import urlencode

#: Address and word of each entry of the bar.
NAVIGATION = (
    ("/", "Today"),
    ("/events", "Events"),
    ("/stories", "Stories"),
    ("/actors", "Actors"),
    ("/compare", "Compare"),
    ("/calendar", "Calendar"),
    ("/sources", "Sources"),
    ("/review", "Review"),
    ("/changes", "Changes"),
    ("/codebook", "Codebook"),
)

_FIELDS = {
    "type": "type", "mode": "mode", "status": "status", "date": "date", "place": "place", "actors": "actor",
    "recipients": "recipient",
}  # fmt: skip


#: Ids as the book makes them, and where they are shown.
_IDENTITY = re.compile(r"\b(?:A[A-Z2-7]{16}|T[A-Z2-7]{12})\b")
_ROOMS = {"A": "article", "T": "story"}


def address(path: str, **parameters: Any) -> str:
    """An address on this server, with those parameters that have a value."""
    given = [(name, value) for name, value in parameters.items() if value not in (None, "", False)]
    return f"{path}?{urlencode(given)}" if given else path


def thousands(number: int) -> str:
    """12,345."""
    return f"{number:,}"


def moment(time: str) -> str:
    """An ISO time in UTC as people read it: "2025-08-14 09:30 UTC"."""
    return f"{time[:10]} {time[11:16]} UTC" if len(time) > 15 else time


def atom_time(time: str) -> str:
    """An ISO date or time as RFC 3339 has it, UTC where no zone is said."""
    if len(time) == len("YYYY-MM-DD"):
        return f"{time}T00:00:00Z"
    return time if time.endswith("Z") or "+" in time[10:] else f"{time}Z"


def long_day(day: str) -> str:
    """2025-08-14 as "Thursday, 14 August 2025"."""
    date = Date.fromisoformat(day)
    return f"{date:%A}, {date.day} {date:%B} {date.year}"


def with_links(words: str) -> list[tuple[str, str | None]]:
    """A sentence of the record's own in pieces: ids of articles and stories with the address they lead to."""
    pieces, end = [], 0
    for found in _IDENTITY.finditer(words):
        pieces += [(words[end : found.start()], None), (found[0], f"/{_ROOMS[found[0][0]]}/{found[0]}")]
        end = found.end()
    return [piece for piece in [*pieces, (words[end:], None)] if piece[0]]


def signed(number: float) -> str:
    """+2.5, 0, −3: with the sign that is as wide as a plus."""
    return f"{number:+g}".replace("-", "−") if number else "0"


def field_name(field: str) -> str:
    """What a field of an event is called: "count:killed:soldiers" is "soldiers killed"."""
    kind, _, rest = field.partition(":")
    if kind == "count":
        of, _, unit = rest.partition(":")
        return " ".join(word for word in (unit, of) if word) or "number"
    return _FIELDS.get(field, field)


def value_words(value: str, field: str) -> str:
    """A value of a field as people write it: of numbers the thousands are set apart."""
    return re.sub(r"\d{4,}", lambda number: f"{int(number[0]):,}", value) if field.startswith("count:") else value
