"""Articles: those in the book, and sending some to be read."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path, Request
from starlette.exceptions import HTTPException

from wirebook.api.access import AnyReadings, ReadBook, settings_of
from wirebook.api.models import ArticleRecord, HeaderRecord, NewArticles, StatementRecord
from wirebook.api.paging import Limit, Listing, Newest, Next, listing, mark_of, read_token
from wirebook.api.readings import Reading
from wirebook.api.routes.filters import Day, Word
from wirebook.errors import UsageError
from wirebook.export import article_record, article_statement_record
from wirebook.export.records import header_record
from wirebook.library import Book
from wirebook.model import Article
from wirebook.views.evidence import UNKNOWN_ID
from wirebook.views.filters import make_filter

router = APIRouter(tags=["articles"])

Key = Annotated[str, Path(max_length=100, description="The article's key in the book.")]


def _article(book: Book, key: str) -> Article:
    article = book.store.article(key)
    if article is None:
        raise UsageError(f"no article has the key {key!r}", code=UNKNOWN_ID)
    return article


@router.get("/articles")
def list_articles(
    book: ReadBook,
    outlet: Word = None,
    since: Day = None,
    until: Day = None,
    newest: Newest = True,
    limit: Limit = 50,
    next: Next = None,  # noqa: A002 - the word of the API
) -> Listing[HeaderRecord]:
    """The articles of the book by day of publication."""
    days = make_filter(since=since, until=until)
    mark = mark_of(("articles", outlet, days, newest))
    after = read_token(mark, next)
    page = book.store.pages.articles(
        outlet=outlet, since=days.since, until=days.until, newest=newest, after=after, limit=limit
    )
    return listing(page, mark, lambda header: HeaderRecord.model_validate(header_record(header)))


@router.post("/articles", status_code=202)
def read_articles(request: Request, readings: AnyReadings, batch: NewArticles) -> Reading:
    """Send articles to be read. They are read one batch after the other: ask /readings/{id} how far this one is.

    Nothing is fetched: `url` is kept as it is. What the book has already is not read again.
    """
    most = settings_of(request).max_articles
    if len(batch.articles) > most:
        raise HTTPException(413, f"{len(batch.articles)} articles; send at most {most} at once")
    return readings.submit([article.model_dump(exclude_none=True) for article in batch.articles])


@router.get("/readings/{identity}")
def show_reading(readings: AnyReadings, identity: Annotated[str, Path(max_length=100)]) -> Reading:
    """How far the reading of articles that were sent is."""
    return readings.one(identity)


@router.get("/articles/{key}")
def show_article(book: ReadBook, key: Key) -> ArticleRecord:
    """An article with its text."""
    article = _article(book, key)
    return ArticleRecord.model_validate(article_record(key, article, len(book.store.statements_of(key))))


@router.get("/articles/{key}/statements")
def list_article_statements(book: ReadBook, key: Key) -> list[StatementRecord]:
    """All statements of an article, in the order of its text."""
    article = _article(book, key)
    events = book.store.listings.events_of(statement.id for statement in book.store.statements_of(key))
    records = (article_statement_record(one, article, events.get(one.id)) for one in book.store.statements_of(key))
    return [StatementRecord.model_validate(record) for record in records]
