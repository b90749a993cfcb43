"""The list of events with its filters, and beside it the same events as a chart and on a map."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query

from wirebook.api.access import ReadBook
from wirebook.api.paging import mark_of, read_token, write_token
from wirebook.errors import UsageError
from wirebook.library import Book
from wirebook.linking.days import bounds
from wirebook.model import Certainty, Corroboration, EventType, Status
from wirebook.views.filters import make_filter
from wirebook.views.timeline import TimelineRow, rows_of
from wirebook.web import columns, worldmap
from wirebook.web.navigation import address
from wirebook.web.pages.answers import Entry, Page, page

router = APIRouter()

#: Events on one page; the chart and the map show the same ones.
SHOWN = 50
#: Counting what fits ends here.
COUNTED = 10_001
#: What is asked of the page, not of the events.
DRAWN = frozenset({"order", "borders"})

Word = Annotated[str | None, Query(max_length=300)]

TABLE = ("id", "date", "type", "mode", "status", "actors", "recipients", "place", "reports", "outlets", "origins",
         "corroboration", "sources", "counts", "disputes", "words")  # fmt: skip


def table_rows(rows: list[TimelineRow]) -> list[list[Any]]:
    """The rows for a spreadsheet."""
    return [
        [
            row.event, row.date, row.type, row.mode, row.status, "; ".join(row.actors), "; ".join(row.recipients),
            row.place, row.reports, len(row.outlets), row.origins, row.corroboration, "; ".join(row.sources),
            "; ".join(row.counts), "; ".join(row.disputes), row.words,
        ]
        for row in rows
    ]  # fmt: skip


def entries(rows: list[TimelineRow]) -> list[Entry]:
    """The rows for a feed reader."""
    return [
        Entry(
            f"{row.date or 'no date'}: {row.type} {', '.join(row.actors) or '?'} → {', '.join(row.recipients) or '?'}",
            f"/event/{row.event}",
            bounds(row.date)[0] or "1970-01-01",
            row.words,
        )
        for row in rows
    ]


def _spots(book: Book, rows: list[TimelineRow]) -> list[worldmap.Spot]:
    places = book.store.listings.places_of(row.event for row in rows)
    return [worldmap.Spot(one.country, one.place, one.latitude, one.longitude) for one in places]


def _caption(number: int, partly: bool, counted: int, order: str) -> str:
    """What the table holds, of how many."""
    of = f"more than {COUNTED - 1:,}" if counted >= COUNTED else f"{counted:,}"
    shown = f"{number} of {of} events that fit" if partly else f"All {number} events that fit"
    return f"{shown}, the {order} first, the undated last"


def _asked(
    actor: Word = None,
    other: Word = None,
    type: Word = None,  # noqa: A002 - the word of the domain
    status: Word = None,
    certainty: Word = None,
    place: Word = None,
    since: Word = None,
    until: Word = None,
    source: Word = None,
    corroboration: Word = None,
    text: Word = None,
    story: Word = None,
    order: Word = None,
    borders: Word = None,
) -> dict[str, str | None]:
    """The fields of the form, None for those left empty."""
    given = {
        "actor": actor, "other": other, "type": type, "status": status, "certainty": certainty, "place": place,
        "since": since, "until": until, "source": source, "corroboration": corroboration, "text": text, "story": story,
        "order": order, "borders": borders,
    }  # fmt: skip
    return {name: (value or "").strip() or None for name, value in given.items()}


def _find(book: Book, asked: Mapping[str, str | None], after: str | None) -> tuple[list[TimelineRow], str | None, int]:
    """The rows of this page, the token of the next one, and how many events fit. Raises UsageError."""
    where = make_filter(**{name: value for name, value in asked.items() if name not in DRAWN}, limit=None)
    newest = asked["order"] != "oldest"
    mark = mark_of(("events", where, newest))
    found = book.store.pages.events(where, newest=newest, after=read_token(mark, after), limit=SHOWN)
    rows, token = rows_of(book.store, found.rows), write_token(mark, found.end)
    return rows, token, book.store.pages.count_events(where, COUNTED) if token or after else len(rows)


@page(router, "/events", "json", "csv", "atom")
def events(book: ReadBook, asked: Annotated[dict[str, str | None], Depends(_asked)], after: Word = None) -> Page:
    """The events that fit, a page at a time."""
    rows: list[TimelineRow] = []
    problem, token, counted = None, None, 0
    try:
        rows, token, counted = _find(book, asked, after or None)
    except UsageError as error:
        problem = str(error)
    partly = bool(token or after)
    more = address("/events", **asked, after=token) if token else None
    context = {
        "asked": asked,
        "types": [kind.value for kind in EventType],
        "statuses": [kind.value for kind in Status],
        "certainties": [kind.value for kind in Certainty],
        "corroborations": [kind.value for kind in Corroboration],
        "problem": problem,
        "rows": rows,
        "caption": _caption(len(rows), partly, counted, "oldest" if asked["order"] == "oldest" else "newest"),
        "partly": partly,
        "back": address("/events", **asked) if after else None,
        "more": more,
        "days": columns.count_by_time(
            [bounds(row.date) for row in rows], what="Events on this page" if partly else "Events"
        ),
        "map": worldmap.draw(_spots(book, rows)),
    }
    return Page(
        "events.html",
        context,
        data={"events": rows, "next": more and more.replace("/events?", "/events.json?")},
        table=(TABLE, table_rows(rows)),
        entries=entries(rows),
        section="/events",
        status=200 if problem is None else 422,
    )
