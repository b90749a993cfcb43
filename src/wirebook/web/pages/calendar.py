"""What is planned, and what became of earlier plans."""

from __future__ import annotations

from functools import partial
from typing import Annotated

from fastapi import APIRouter, Query

from wirebook.api.access import AnyAccess
from wirebook.export.icalendar import icalendar_text
from wirebook.linking.days import bounds
from wirebook.views.calendar import PAST_DAYS, Calendar, Plan
from wirebook.views.calendar import calendar as view_calendar
from wirebook.web.pages.answers import Entry, Page, page

router = APIRouter()

Word = Annotated[str | None, Query(max_length=300)]


def _plans(found: Calendar) -> list[Plan]:
    return [*(plan for day in found.days for plan in day.plans), *found.undated, *found.past]


@page(router, "/calendar", "json", "csv", "atom", "ics")
def calendar(access: AnyAccess, actor: Word = None, other: Word = None, today: Word = None) -> Page:
    """The plans seen from a day, the day of the latest article if none is given."""
    day = bounds(today)[0] if today else None
    found = access.remembered(
        ("calendar", actor, other, day),
        lambda book: view_calendar(book.store, actor=actor or None, other=other or None, today=day),
    )
    plans = _plans(found)
    header = ("date", "outcome", "slipped", "event", "type", "actors", "recipients", "place", "reports", "origins")
    table = [
        (plan.event.date, plan.outcome.value, plan.slipped, plan.event.event, plan.event.type,
         "; ".join(plan.event.actors), "; ".join(plan.event.recipients), plan.event.place, plan.event.reports,
         plan.event.origins)
        for plan in plans
    ]  # fmt: skip
    entries = [
        Entry(
            f"{plan.event.date or 'no day told'}: {plan.event.type} {', '.join(plan.event.actors)}",
            f"/event/{plan.event.event}",
            plan.announced or "1970-01-01",
            plan.event.words,
        )
        for plan in plans
    ]
    context = {
        "asked": {"actor": actor, "other": other, "today": today},
        "calendar": found,
        "problem": None,
        "past_days": PAST_DAYS,
    }
    as_file = partial(access.remembered, ("calendar file", actor, other, today), lambda _: icalendar_text(found))
    return Page("calendar.html", context, found, (header, table), entries, as_file, section="/calendar")
