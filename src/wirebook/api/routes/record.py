"""The record: statements, events and what vouches for them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

from fastapi import APIRouter, Path

from wirebook.api.access import ReadBook
from wirebook.api.models import EventRecord, StatementRecord
from wirebook.api.paging import Limit, Listing, Newest, Next, listing, mark_of, read_token, write_token
from wirebook.api.routes.filters import Wanted
from wirebook.errors import UsageError
from wirebook.export import article_statement_record, event_record
from wirebook.library import Book
from wirebook.model import Event, Statement
from wirebook.views import Evidence
from wirebook.views.evidence import UNKNOWN_ID
from wirebook.views.timeline import TimelineRow, rows_of

router = APIRouter(tags=["record"])

Identity = Annotated[str, Path(max_length=100)]


def _statement_records(book: Book, statements: Sequence[Statement]) -> list[StatementRecord]:
    articles = {key: book.store.article(key) for key in dict.fromkeys(one.article for one in statements)}
    events = book.store.listings.events_of(one.id for one in statements)
    pairs = ((one, articles[one.article]) for one in statements)
    records = (article_statement_record(one, article, events.get(one.id)) for one, article in pairs if article)
    return [StatementRecord.model_validate(record) for record in records]


def _event_record(book: Book, event: Event) -> EventRecord:
    return EventRecord.model_validate(event_record(event, book.store.headers(event.articles)))


@router.get("/statements")
def list_statements(
    book: ReadBook,
    wanted: Wanted,
    newest: Newest = True,
    limit: Limit = 50,
    next: Next = None,  # noqa: A002 - the word of the API
) -> Listing[StatementRecord]:
    """The statements that fit all that is asked, by the date of what they tell."""
    mark = mark_of(("statements", wanted, newest))
    page = book.store.pages.statements(wanted, newest=newest, after=read_token(mark, next), limit=limit)
    return Listing(items=_statement_records(book, page.rows), next=write_token(mark, page.end))


@router.get("/statements/{identity}")
def show_statement(book: ReadBook, identity: Identity) -> StatementRecord:
    """One statement."""
    statement = book.store.statement(identity)
    if statement is None:
        raise UsageError(f"no statement has the id {identity!r}", code=UNKNOWN_ID)
    return _statement_records(book, [statement])[0]


@router.get("/events")
def list_events(
    book: ReadBook,
    wanted: Wanted,
    newest: Newest = True,
    limit: Limit = 50,
    next: Next = None,  # noqa: A002 - the word of the API
) -> Listing[EventRecord]:
    """The events that fit all that is asked, by date."""
    mark = mark_of(("events", wanted, newest))
    page = book.store.pages.events(wanted, newest=newest, after=read_token(mark, next), limit=limit)
    return listing(page, mark, lambda event: _event_record(book, event))


@router.get("/events/{identity}")
def show_event(book: ReadBook, identity: Identity) -> EventRecord:
    """One event."""
    event = book.store.event(identity)
    if event is None:
        raise UsageError(f"no event has the id {identity!r}", code=UNKNOWN_ID)
    return _event_record(book, event)


@router.get("/evidence/{identity}")
def show_evidence(book: ReadBook, identity: Identity) -> Evidence:
    """The words that vouch for an event, a statement or an article, marked; the beginning of an id is enough."""
    return book.show(identity)


@router.get("/timeline")
def timeline(
    book: ReadBook,
    wanted: Wanted,
    newest: Newest = False,
    limit: Limit = 50,
    next: Next = None,  # noqa: A002 - the word of the API
) -> Listing[TimelineRow]:
    """The events that fit, each as a line with the sentence that told it first."""
    mark = mark_of(("timeline", wanted, newest))
    page = book.store.pages.events(wanted, newest=newest, after=read_token(mark, next), limit=limit)
    return Listing(items=rows_of(book.store, page.rows), next=write_token(mark, page.end))
