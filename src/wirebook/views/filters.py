"""What people ask for, in words as they give them, as a filter of the book."""

from __future__ import annotations

from enum import StrEnum
from typing import TypeVar

from wirebook.book import Filter
from wirebook.errors import UsageError
from wirebook.linking.days import bounds
from wirebook.model import Certainty, Corroboration, EventType, Status

Choice = TypeVar("Choice", bound=StrEnum)

UNKNOWN_CHOICE = "E403"
NO_DATE = "E404"


def choose(kind: type[Choice], name: str, value: str | None) -> Choice | None:
    """The member of an enumeration that people name in any case. Raises UsageError E403."""
    if value is None:
        return None
    for member in kind:
        if member.value.casefold() == str(value).casefold():
            return member
    choices = ", ".join(member.value for member in kind)
    raise UsageError(f"no {name} {value!r}; choose one of {choices}", code=UNKNOWN_CHOICE)


def day_of(name: str, value: str | None, last: bool) -> str | None:
    """The first or last day of a date given as day, month or year. Raises UsageError E404."""
    if value is None:
        return None
    day = bounds(value)[1 if last else 0]
    if day is None:
        raise UsageError(f"{name}: {value!r} is no date; write it as YYYY-MM-DD, YYYY-MM or YYYY", code=NO_DATE)
    return day


def days_of(since: str | None, until: str | None) -> tuple[str | None, str | None]:
    """The first and last day asked for. Raises UsageError E404."""
    return day_of("since", since, last=False), day_of("until", until, last=True)


def make_filter(
    *,
    actor: str | None = None,
    other: str | None = None,
    type: str | None = None,  # noqa: A002 - the word of the domain
    status: str | None = None,
    certainty: str | None = None,
    since: str | None = None,
    until: str | None = None,
    place: str | None = None,
    text: str | None = None,
    source: str | None = None,
    corroboration: str | None = None,
    story: str | None = None,
    limit: int | None = None,
) -> Filter:
    """A filter out of words as people give them; see `Filter`. Raises UsageError where one makes no sense."""
    first, last = days_of(since, until)
    return Filter(
        actor=actor,
        other=other,
        type=choose(EventType, "type", type),
        status=choose(Status, "status", status),
        certainty=choose(Certainty, "certainty", certainty),
        since=first,
        until=last,
        place=place,
        text=text,
        source=source,
        corroboration=choose(Corroboration, "corroboration", corroboration),
        story=story,
        limit=limit,
    )
