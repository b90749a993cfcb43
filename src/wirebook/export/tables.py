"""What can be exported: the records, and how each becomes a row of a flat table."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from wirebook.book import Store
from wirebook.export.plover import folded
from wirebook.export.records import (
    Record,
    article_record,
    article_statement_record,
    change_record,
    event_record,
    story_record,
)
from wirebook.model import EventType, Status

Cell = str | int | float | None
SEPARATOR = "; "


@dataclass(frozen=True, slots=True)
class Table:
    """Records of one kind, and their columns for flat formats: name and how to get the cell."""

    records: Callable[[Store], Iterator[Record]]
    columns: tuple[tuple[str, Callable[[Record], Cell]], ...]


def _events(store: Store) -> Iterator[Record]:
    headers = store.headers()
    return (event_record(event, headers) for event in store.events())


def _statements(store: Store) -> Iterator[Record]:
    """All statements, article by article, so that each text is held only once."""
    events = store.event_ids()
    for key, article in store.articles():
        for statement in store.statements_of(key):
            yield article_statement_record(statement, article, events.get(statement.id))


def _articles(store: Store) -> Iterator[Record]:
    counts = store.statement_counts()
    return (article_record(key, article, counts.get(key, 0)) for key, article in store.articles())


def _stories(store: Store) -> Iterator[Record]:
    headers, origins, events = store.headers(), store.stories.origins(), store.aggregates.story_events()
    return (story_record(story, headers, origins, events.get(story.id, ())) for story in store.stories.all())


def _changes(store: Store) -> Iterator[Record]:
    return (change_record(change) for change in store.changes.all())


def _plain(name: str) -> tuple[str, Callable[[Record], Cell]]:
    return name, lambda record: record[name]


def _listed(name: str) -> tuple[str, Callable[[Record], Cell]]:
    return name, lambda record: join(record[name])


def _each(column: str, name: str, key: str) -> tuple[str, Callable[[Record], Cell]]:
    """A column with one field of each of the objects that a record lists under `name`."""
    return column, lambda record: join(item[key] for item in record[name])


def join(values: Iterable[Any]) -> str:
    """Several values in one cell; what is not known stays an empty place, so that cells of a row match up."""
    return SEPARATOR.join("" if value is None else str(value) for value in values)


def _number(count: Record) -> str:
    qualifier = "" if count["qualifier"] == "exact" else f"{count['qualifier']} "
    return " ".join(f"{qualifier}{count['number']} {count['unit']} {count['of']}".split())


def _dispute(dispute: Record) -> str:
    return f"{dispute['field']} = " + " | ".join(value["value"] for value in dispute["values"])


EVENT_COLUMNS = (
    *map(_plain, ("id", "type", "mode", "status", "date", "place", "country")),
    *map(_listed, ("actors", "recipients", "countries")),
    _plain("reports"),
    *map(_listed, ("outlets", "origins")),
    *map(_plain, ("corroboration", "story")),
    _listed("sources"),
    ("disputes", lambda record: join(map(_dispute, record["disputes"]))),
    _listed("statements"),
    _each("articles", "articles", "doc"),
    _each("article_keys", "articles", "key"),
)

STATEMENT_COLUMNS = (
    *map(_plain, ("id", "event", "article", "doc", "outlet", "published", "start", "end", "sentence")),
    ("trigger", lambda record: record["trigger"]["text"]),
    *map(_plain, ("type", "mode")),
    ("plover", lambda record: folded(EventType(record["type"]), Status(record["status"]))),
    _listed("contexts"),
    _plain("cameo"),
    _each("actors", "actors", "name"),
    _each("actor_countries", "actors", "country"),
    _each("actor_roles", "actors", "role"),
    _each("recipients", "recipients", "name"),
    _each("recipient_countries", "recipients", "country"),
    _each("recipient_roles", "recipients", "role"),
    *map(_plain, ("status", "certainty", "date")),
    ("place", lambda record: record["place"] and record["place"]["name"]),
    ("place_country", lambda record: record["place"] and record["place"]["country"]),
    _each("sources", "sources", "name"),
    _each("source_kinds", "sources", "kind"),
    _each("source_stances", "sources", "stance"),
    _plain("quote"),
    ("counts", lambda record: join(map(_number, record["counts"]))),
    *map(_plain, ("rule", "score", "text")),
)

ARTICLE_COLUMNS = tuple(map(_plain, ("id", "key", "title", "date", "outlet", "url", "lang", "statements")))

STORY_COLUMNS = (
    *map(_plain, ("id", "title", "first", "last")),
    *map(_listed, ("words", "trace", "events")),
    _each("articles", "articles", "doc"),
    _each("article_keys", "articles", "key"),
    _each("outlets", "articles", "outlet"),
    _each("voices", "articles", "voice"),
)

CHANGE_COLUMNS = tuple(map(_plain, ("number", "time", "event", "kind", "field", "before", "after", "because")))

TABLES = {
    "events": Table(_events, EVENT_COLUMNS),
    "statements": Table(_statements, STATEMENT_COLUMNS),
    "articles": Table(_articles, ARTICLE_COLUMNS),
    "stories": Table(_stories, STORY_COLUMNS),
    "changes": Table(_changes, CHANGE_COLUMNS),
}


def records(store: Store, what: str) -> Iterator[Record]:
    """The records of one kind, in a stable order."""
    return TABLES[what].records(store)
