"""Rows of the book and model objects: how the one becomes the other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from wirebook.book.codec import dumps, load_spans
from wirebook.book.queries import fold
from wirebook.linking.days import bounds
from wirebook.model import Article, Event, Participant, Statement

Row = tuple[str | int | None, ...]

HEADER_COLUMNS = "key, id, outlet, title, published, url, language"


@dataclass(frozen=True, slots=True)
class ArticleHeader:
    """An article without its text. key: its id in the book; id: the one it came with."""

    key: str
    id: str
    outlet: str | None = None
    title: str | None = None
    published: str | None = None
    url: str | None = None
    language: str | None = None

    @property
    def day(self) -> str | None:
        """The day of publication as YYYY-MM-DD."""
        return self.published[:10] if self.published else None


@dataclass(frozen=True, slots=True)
class ArticleHit:
    """An article that a search found. snippet: the words around, those searched between \\x02 and \\x03."""

    article: ArticleHeader
    snippet: str


@dataclass(frozen=True, slots=True)
class Information:
    """What a book holds.

    first_published, last_published: days of the articles; undated_articles: those without one; first_event, last_event:
    days of the events; undated_events: those without one, which no question with a day finds;
    outlets, types, statuses, readers: each with how many articles (types and statuses: statements), most first;
    linked: whether the events are up to date; schema: version of the file's tables; size: bytes of the file.
    """

    path: str
    size: int
    schema: int
    articles: int
    statements: int
    events: int
    disputed_events: int
    first_published: str | None
    last_published: str | None
    undated_articles: int
    first_event: str | None
    last_event: str | None
    undated_events: int
    outlets: tuple[tuple[str, int], ...]
    types: tuple[tuple[str, int], ...]
    statuses: tuple[tuple[str, int], ...]
    readers: tuple[tuple[str, int], ...]
    linked: bool

    @property
    def name(self) -> str:
        """The name of the file."""
        return Path(self.path).name


def article_row(key: str, article: Article, reader: str) -> Row:
    """The columns of `articles` after the number."""
    body = dumps(article.body)
    return (
        key,
        article.id,
        article.outlet,
        article.title,
        article.published,
        article.day,
        article.url,
        article.language,
        body,
        article.text,
        reader,
    )


def article_from(row: tuple[str, str, str, str | None, str | None, str | None, str | None, str | None]) -> Article:
    """An article out of (id, text, body, title, published, outlet, url, language)."""
    identity, text, body, *rest = row
    return Article(identity, text, load_spans(body), *rest)


def statement_words(statement: Statement, text: str) -> str:
    """What search finds a statement by: its sentence, and the names that are meant by it."""
    names = [who.name for who in statement.actors + statement.recipients]
    names += [statement.place.name] if statement.place else []
    sentence = statement.span.of(text)
    return "\n".join([sentence, *dict.fromkeys(name for name in names if name not in sentence)])


def record_of(statement: Statement) -> str:
    """All of a statement but what other columns have: its id and its article."""
    return dumps(statement, leave=("id", "article"))


def statement_row(statement: Statement, article: int, text: str) -> Row:
    """The columns of `statements` after the number."""
    place = statement.place
    return (
        statement.id,
        article,
        statement.span.start,
        statement.trigger.start,
        statement.type.value,
        statement.mode,
        statement.status.value,
        statement.when.value if statement.when else None,
        *bounds(statement.when.value if statement.when else None),
        fold(place.name) if place else None,
        place.country if place else None,
        statement_words(statement, text),
        record_of(statement),
        None,
        statement.certainty.value,
    )


def party_rows(statement: Statement, number: int) -> Iterator[Row]:
    """The rows of `statement_parties`."""
    for side, participants in (("actor", statement.actors), ("recipient", statement.recipients)):
        for position, participant in enumerate(participants):
            yield (number, side, position, *_party_columns(participant))


def _party_columns(participant: Participant) -> Row:
    entity = participant.entity
    country = participant.country or (entity.country if entity else None)
    role = participant.role or (entity.role if entity else None)
    return (participant.name, fold(participant.name), entity.id if entity else None, country, role)


def event_row(event: Event) -> Row:
    """The columns of `events` after the number."""
    return (
        event.id,
        event.type.value,
        event.mode,
        event.status.value,
        event.date,
        *bounds(event.date),
        fold(event.place) if event.place else None,
        event.country,
        len(event.disputes),
        dumps(event),
        event.story,
        event.corroboration.value,
        len(event.articles),
        len(event.origins),
    )
