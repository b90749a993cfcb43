"""The front page: the latest days of the book, one attributed sentence for each event."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query

from wirebook.api.access import AnyAccess, ReadBook
from wirebook.library import Book
from wirebook.linking.days import bounds, shifted
from wirebook.views.digest import DigestDay, digest
from wirebook.views.filters import make_filter
from wirebook.views.timeline import DisputedRow, disputed_rows
from wirebook.web.pages.answers import Entry, Page, page

router = APIRouter()

#: Days of the first look, and the most that are shown at once.
DAYS, MOST_DAYS = 7, 92
#: Disputed events beside the days.
DISPUTED = 6


def _disputed(book: Book) -> list[DisputedRow]:
    """What the latest disputed events are disputed about, numbers before all else."""
    found = book.store.pages.events(make_filter(corroboration="disputed"), limit=DISPUTED).rows
    rows = [row for event in found for row in disputed_rows(book.store, event)]
    return sorted(rows, key=lambda row: row.counted is None)[:DISPUTED]


def _entries(days: list[DigestDay]) -> list[Entry]:
    return [
        Entry(item.sentence, f"/event/{item.event.event}", day.day, item.event.words)
        for day in days
        for kind in day.kinds
        for story in kind.stories
        for item in story.items
    ]


@page(router, "/", "json", "atom", twin="/today")
def today(
    access: AnyAccess,
    book: ReadBook,
    date: Annotated[str | None, Query(max_length=10)] = None,
    days: Annotated[int, Query(ge=1, le=MOST_DAYS)] = DAYS,
) -> Page:
    """The days up to that date; up to the last day of which the book has articles if none is given."""
    asked = bounds(date)[1] if date else None
    last = asked or book.store.aggregates.last_day()
    found = digest(book.store, shifted(last, 1 - days), last) if last else []
    disputed = access.remembered("latest disputes", _disputed)
    context = {"asked": {"date": date, "days": days}, "days": found, "last": last, "disputed": disputed}
    return Page("today.html", context, data={"days": found, "disputed": disputed}, entries=_entries(found), section="/")
