"""What became different in the book, and what people decided."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query

from wirebook.api.access import ReadBook
from wirebook.library import Book
from wirebook.linking.changes import GONE
from wirebook.model import Change
from wirebook.web.decisions import in_words
from wirebook.web.navigation import address, with_links
from wirebook.web.pages.answers import Entry, Page, page
from wirebook.web.pages.event import headline

router = APIRouter()

SHOWN = 100
JUDGEMENTS = 50

Word = Annotated[str | None, Query(max_length=60)]


def _entry(change: Change) -> Entry:
    """A change for a feed reader, which tells entries apart by their addresses."""
    what = f": {change.field}" if change.field else ""
    there = address("/changes", event=change.event) if change.kind == GONE else f"/event/{change.event}"
    return Entry(
        f"{change.event} {change.kind}{what}", f"{there}#change-{change.number}", change.time, change.after or ""
    )


def _titles(book: Book, rows: list[Change]) -> dict[str, str]:
    """The titles of the articles that changes are due to."""
    keys = {one for row in rows for one, where in with_links(row.because) if where and where.startswith("/article/")}
    return {key: header.title for key, header in book.store.headers(sorted(keys)).items() if header.title}


@page(router, "/changes", "json", "csv", "atom")
def changes(
    book: ReadBook,
    since: Word = None,
    event: Word = None,
    after: Annotated[int, Query(ge=0, le=2**53)] = 0,
) -> Page:
    """The changes since a day, the newest first. after: behind the change with this number."""
    found = list(
        book.store.changes.all(
            since=since or None, event=event or None, newest=True, after=after or None, limit=SHOWN + 1
        )
    )
    rows = found[:SHOWN]
    judgements = list(book.store.judgements.all(newest=True, limit=JUDGEMENTS))
    asked = {"since": since, "event": event}
    context = {
        "asked": asked,
        "rows": rows,
        "judgements": in_words(book.store, judgements),
        "titles": _titles(book, rows),
        "headlines": {one.id: headline(one) for one in book.store.aggregates.events_by_id({row.event for row in rows})},
        "problem": None,
        "back": address("/changes", **asked) if after else None,
        "more": address("/changes", **asked, after=rows[-1].number) if len(found) > SHOWN else None,
    }
    header = ("number", "time", "event", "kind", "field", "before", "after", "because")
    table = [(c.number, c.time, c.event, c.kind, c.field, c.before, c.after, c.because) for c in rows]
    data = {"changes": rows, "judgements": judgements}
    return Page("changes.html", context, data, (header, table), [_entry(row) for row in rows], section="/changes")
