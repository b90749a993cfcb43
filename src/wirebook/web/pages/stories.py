"""Stories: the list, and one with its timeline and who reports what."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query

from wirebook.api.access import ReadBook
from wirebook.linking.days import bounds
from wirebook.views.stories import stories as list_stories
from wirebook.views.stories import story as view_story
from wirebook.web.navigation import address
from wirebook.web.pages.answers import Entry, Page, page

router = APIRouter()

SHOWN = 50

Word = Annotated[str | None, Query(max_length=300)]


@page(router, "/stories", "json", "csv", "atom")
def stories(
    book: ReadBook,
    actor: Word = None,
    since: Word = None,
    until: Word = None,
    skip: Annotated[int, Query(ge=0, le=100_000)] = 0,
) -> Page:
    """The stories that go on in those days, those of the latest articles first."""
    first, last = bounds(since)[0], bounds(until)[1]
    found = list_stories(book.store, actor=actor or None, since=first, until=last, skip=skip, limit=SHOWN + 1)
    rows = found[:SHOWN]
    asked = {"actor": actor, "since": since, "until": until}
    context = {
        "asked": asked,
        "rows": rows,
        "problem": None,
        "back": address("/stories", **asked, skip=skip - SHOWN) if skip > SHOWN else None,
        "more": address("/stories", **asked, skip=skip + SHOWN) if len(found) > SHOWN else None,
    }
    header = ("id", "title", "first", "last", "reports", "outlets", "origins", "events", "disputed", "corroborated")
    table = [
        (row.story, row.title, row.first, row.last, row.reports, len(row.outlets), row.origins, row.events,
         row.disputed, row.corroborated)
        for row in rows
    ]  # fmt: skip
    entries = [Entry(row.title, f"/story/{row.story}", row.last or "1970-01-01", ", ".join(row.words)) for row in rows]
    return Page("stories.html", context, {"stories": rows}, (header, table), entries, section="/stories")


@page(router, "/story/{identity}", "json")
def story(book: ReadBook, identity: str) -> Page:
    """One story."""
    found = view_story(book.store, identity)
    context = {
        "row": found.row,
        "trace": found.trace,
        "articles": found.articles,
        "events": found.events,
        "comparison": found.comparison,
    }
    return Page("story.html", context, data=found, section="/stories")
