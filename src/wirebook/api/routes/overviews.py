"""What the book comes to: stories, actors, comparison, calendar, search."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import APIRouter, Path, Query

from wirebook.api.access import AnyAccess, ReadBook
from wirebook.api.paging import Limit, Listing, Newest, Next, mark_of, read_token, write_token
from wirebook.api.routes.filters import Day, Word
from wirebook.views import (
    Calendar,
    DigestDay,
    Dossier,
    EventComparison,
    OutletRow,
    SearchHit,
    StoryComparison,
    StoryRow,
    StoryView,
)
from wirebook.views.filters import make_filter
from wirebook.views.stories import story_rows

router = APIRouter(tags=["overviews"])

Identity = Annotated[str, Path(max_length=100)]


@router.get("/digest")
def digest(book: ReadBook, since: Day = None, until: Day = None) -> list[DigestDay]:
    """The events of these days, each in one sentence; the last day of the book if none is given."""
    return book.digest(since, until)


@router.get("/stories")
def list_stories(
    book: ReadBook,
    since: Day = None,
    until: Day = None,
    newest: Newest = True,
    limit: Limit = 50,
    next: Next = None,  # noqa: A002 - the word of the API
) -> Listing[StoryRow]:
    """The stories that go on in those days, by the day of their latest article."""
    days = make_filter(since=since, until=until)
    mark = mark_of(("stories", days, newest))
    after = read_token(mark, next)
    page = book.store.pages.stories(since=days.since, until=days.until, newest=newest, after=after, limit=limit)
    return Listing(items=story_rows(book.store, page.rows), next=write_token(mark, page.end))


@router.get("/stories/{identity}")
def show_story(book: ReadBook, identity: Identity) -> StoryView:
    """One story: articles, events, who reports which; the beginning of the id is enough."""
    return book.story(identity)


@router.get("/actors/{actor}")
def show_actor(
    access: AnyAccess,
    actor: Annotated[str, Path(max_length=300)],
    other: Word = None,
    period: Literal["day", "week", "month", "year"] = "month",
    since: Day = None,
    until: Day = None,
) -> Dossier:
    """What the book has on an actor (a country's code, an id, a name), or on what passes between two."""
    return access.remembered(
        ("dossier", actor, other, period, since, until),
        lambda book: book.dossier(actor, other, period=period, since=since, until=until),
    )


@router.get("/compare/{identity}")
def compare(book: ReadBook, identity: Identity) -> EventComparison | StoryComparison:
    """An event or a story as each source has it; the beginning of the id is enough."""
    return book.compare(identity)


@router.get("/calendar")
def calendar(
    access: AnyAccess,
    actor: Word = None,
    other: Word = None,
    today: Day = None,
    until: Day = None,
    past_days: Annotated[int, Query(ge=0, le=3660)] = 30,
) -> Calendar:
    """What is planned, and what became of plans; `today` is the day of the latest article if not given."""
    return access.remembered(
        ("calendar", actor, other, today, until, past_days),
        lambda book: book.calendar(actor=actor, other=other, today=today, until=until, past_days=past_days),
    )


@router.get("/outlets")
def list_outlets(
    access: AnyAccess, since: Day = None, until: Day = None, gap: Annotated[int, Query(ge=1, le=3660)] = 3
) -> list[OutletRow]:
    """The outlets that were read, who stands behind them, and their gaps of at least so many days."""
    return access.remembered(
        ("outlets", since, until, gap), lambda book: book.sources(since=since, until=until, gap=gap)
    )


@router.get("/search")
def search(
    book: ReadBook,
    q: Annotated[
        str, Query(max_length=300, description='Words; "together" in quotation marks; begin* for beginnings.')
    ],
    limit: Annotated[int, Query(ge=1, le=100)] = 20,
) -> list[SearchHit]:
    """The articles that have all the words, best first."""
    return book.search(q, limit)
