"""What is planned as an iCalendar file (RFC 5545), which calendar programs subscribe to.

All events are for whole days and do not block time. One planned for "in September" spans the month and says so in its
title. The UID is the event's id, so that a later file replaces what an earlier one had.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta

from wirebook.views.calendar import Calendar, Outcome, Plan

PRODUCT = "-//Wirebook//calendar//EN"
_STATUS = {
    Outcome.AHEAD: "TENTATIVE",
    Outcome.OPEN: "TENTATIVE",
    Outcome.NO_WORD: "TENTATIVE",
    Outcome.HAPPENED: "CONFIRMED",
    Outcome.CANCELLED: "CANCELLED",
    Outcome.DENIED: "CANCELLED",
}


def _summary(plan: Plan) -> str:
    event = plan.event
    who = ", ".join((*event.actors, *event.recipients)) or "parties not told"
    what = f"{event.type} {event.mode}" if event.mode else event.type
    inexact = f" (some day in {event.date})" if plan.first != plan.last else ""
    became = "" if plan.outcome is Outcome.AHEAD else f" [{plan.outcome.value}]"
    return f"{who}: {what}{inexact}{became}"


def _description(plan: Plan) -> str:
    event = plan.event
    numbers = f"Reports {event.reports}, outlets {len(event.outlets)}, independent origins {event.origins}"
    lines = [
        f"“{event.words}”" if event.words else "",
        f"According to: {', '.join(event.sources)}" if event.sources else "",
        f"Outlets: {', '.join(event.outlets)}" if event.outlets else "",
        f"{numbers}: {event.corroboration}.",
        f"First reported {plan.announced}." if plan.announced else "",
        "It was planned for another day before." if plan.slipped else "",
        f"Event {event.event}",
    ]
    return "\n".join(line for line in lines if line)


def _plans(calendar: Calendar) -> Iterator[Plan]:
    """The plans that have a date, by day: a calendar has no place for the others."""
    yield from sorted(calendar.past, key=lambda plan: (plan.first or "", plan.last or "", plan.event.event))
    for day in calendar.days:
        yield from day.plans


def _stamp(days: Iterable[str | None]) -> datetime:
    """When the entry was made as it is: not now, so that the same book gives the same file."""
    latest = max((day for day in days if day), default="1970-01-01")
    return datetime.fromisoformat(latest).replace(tzinfo=UTC)


def icalendar_text(calendar: Calendar) -> str:
    """The plans that have a date, with lines that end in CR LF."""
    from icalendar import Calendar as Document
    from icalendar import Event as Entry

    document = Document()
    document.add("prodid", PRODUCT)
    document.add("version", "2.0")
    document.add("x-wr-calname", "Planned events")
    for plan in _plans(calendar):
        if plan.first is None or plan.last is None:
            continue
        entry = Entry()
        entry.add("uid", f"{plan.event.event}@wirebook")
        entry.add("dtstamp", _stamp([plan.announced, *(step.published for step in plan.history)]))
        entry.add("dtstart", date.fromisoformat(plan.first))
        entry.add("dtend", date.fromisoformat(plan.last) + timedelta(days=1))
        entry.add("summary", _summary(plan))
        entry.add("description", _description(plan))
        if plan.event.place:
            entry.add("location", plan.event.place)
        entry.add("status", _STATUS[plan.outcome])
        entry.add("transp", "TRANSPARENT")
        document.add_component(entry)
    text: str = document.to_ical().decode("utf-8")
    return text
