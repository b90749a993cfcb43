"""What a book holds."""

from __future__ import annotations

from dataclasses import dataclass

from wirebook.book import Store


@dataclass(frozen=True, slots=True)
class Information:
    """What a book holds.

    first_published, last_published: days of the articles; first_event, last_event: days of the events;
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
    first_event: str | None
    last_event: str | None
    outlets: tuple[tuple[str, int], ...]
    types: tuple[tuple[str, int], ...]
    statuses: tuple[tuple[str, int], ...]
    readers: tuple[tuple[str, int], ...]
    linked: bool


def info(store: Store) -> Information:
    """What the book holds."""
    totals = store.totals()
    return Information(
        path=str(store.path),
        size=store.path.stat().st_size,
        schema=totals.schema,
        articles=totals.articles,
        statements=totals.statements,
        events=totals.events,
        disputed_events=totals.disputed_events,
        first_published=totals.first_published,
        last_published=totals.last_published,
        first_event=totals.first_event,
        last_event=totals.last_event,
        outlets=totals.outlets,
        types=totals.types,
        statuses=totals.statuses,
        readers=totals.readers,
        linked=totals.linked,
    )
