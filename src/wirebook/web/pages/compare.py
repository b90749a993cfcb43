"""The same happening, or the same story, as each source has it."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Query

from wirebook.api.access import ReadBook
from wirebook.library import Book
from wirebook.views.compare import EventComparison, StoryComparison, compare
from wirebook.views.filters import make_filter
from wirebook.views.timeline import TimelineRow, rows_of
from wirebook.web.pages.answers import Page, page

router = APIRouter()

#: Events offered where none is named.
OFFERED = 30


def _offer(book: Book, corroboration: str) -> list[TimelineRow]:
    return rows_of(book.store, book.store.pages.events(make_filter(corroboration=corroboration), limit=OFFERED).rows)


def _title(event: EventComparison) -> str:
    row = event.event
    recipients = f" → {', '.join(row.recipients[:3])}" if row.recipients else ""
    return f"{row.type}: {', '.join(row.actors[:3]) or 'somebody'}{recipients}" + (f", {row.date}" if row.date else "")


@page(router, "/compare", "json", "csv")
def comparison(book: ReadBook, identity: Annotated[str | None, Query(alias="id", max_length=60)] = None) -> Page:
    """An event by field and voice, a story by event and outlet; without an id what could be compared."""
    context: dict[str, Any] = dict.fromkeys(("event", "story", "coverage", "problem", "disputed", "several"))
    context["asked"] = {"id": identity}
    if not identity:
        context |= {"disputed": _offer(book, "disputed"), "several": _offer(book, "corroborated")}
        data = {"disputed": context["disputed"], "corroborated": context["several"]}
        return Page("compare.html", context, data, (("id",), ()), section="/compare")
    found = compare(book.store, identity.strip())
    context["coverage"] = found.coverage
    if isinstance(found, StoryComparison):
        context["story"] = found
        return Page("compare.html", context, found, _story_table(found), section="/compare")
    context |= {"event": found, "headline": _title(found)}
    return Page("compare.html", context, found, _event_table(found), section="/compare")


def _event_table(found: EventComparison) -> tuple[list[str], list[list[Any]]]:
    voices = [f"{voice.source} in {voice.outlet}" if voice.source else voice.outlet or "" for voice in found.voices]
    rows = [
        [field.field, field.agreement.value, *("; ".join(cell.values) if cell else "" for cell in field.cells)]
        for field in found.fields
    ]
    return ["field", "agreement", *voices], rows


def _story_table(found: StoryComparison) -> tuple[list[str], list[list[Any]]]:
    rows = [
        [row.event.event, row.event.date, row.event.type]
        + ["; ".join((*cell.statuses, *cell.counts)) if cell else "" for cell in row.cells]
        for row in found.events
    ]
    return ["event", "date", "type", *(outlet.outlet for outlet in found.outlets)], rows
