"""What happened, in order: one row an event; and the events on whose numbers the reports do not agree."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from wirebook.book import Filter, Store
from wirebook.model import Corroboration, Count, Event, Statement


@dataclass(frozen=True, slots=True)
class TimelineRow:
    """One event as a line of a timeline.

    event: its id; date: as told, a day, month, year or interval; reports: how many articles tell of it;
    words: the sentence that tells of it first; counts: numbers given, each once; disputes: fields in dispute;
    origins: how many independent voices vouch; corroboration: corroborated, single-source or disputed; story: its id.
    """

    event: str
    date: str | None
    type: str
    mode: str | None
    status: str
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    place: str | None
    reports: int
    outlets: tuple[str, ...]
    sources: tuple[str, ...]
    counts: tuple[str, ...]
    disputes: tuple[str, ...]
    words: str
    origins: int = 0
    corroboration: str = Corroboration.SINGLE_SOURCE.value
    story: str | None = None


@dataclass(frozen=True, slots=True)
class DisputedValue:
    """One of the values of a dispute. sources: who is named for it; outlets: who published it."""

    value: str
    statements: tuple[str, ...]
    sources: tuple[str, ...]
    outlets: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DisputedRow:
    """A field of an event on which the reports do not agree. counted: what a number counts ("soldiers killed")."""

    event: TimelineRow
    field: str
    counted: str | None
    values: tuple[DisputedValue, ...]


def number_words(count: Count) -> str:
    """A count as people write it: "about 600 soldiers (killed)"."""
    qualifier = "" if count.qualifier.value == "exact" else count.qualifier.value.replace("-", " ") + " "
    unit = f" {count.unit}" if count.unit else ""
    return f"{qualifier}{count.number:,}{unit}" + (f" ({count.of})" if count.of else "")


def _earliest(event: Event, statements: Iterable[Statement]) -> Statement | None:
    """The statement that tells of it first: in the earliest article, the one nearest to its beginning."""
    first = {article: number for number, article in enumerate(event.articles)}
    return min(statements, key=lambda s: (first.get(s.article, 0), s.span, s.id), default=None)


def _row(event: Event, statements: Sequence[Statement], words: str) -> TimelineRow:
    return TimelineRow(
        event=event.id,
        date=event.date,
        type=event.type.value,
        mode=event.mode,
        status=event.status.value,
        actors=event.actors,
        recipients=event.recipients,
        place=event.place,
        reports=len(event.articles),
        outlets=event.outlets,
        sources=event.sources,
        counts=tuple(dict.fromkeys(number_words(count) for s in statements for count in s.counts)),
        disputes=tuple(dispute.field for dispute in event.disputes),
        words=words,
        origins=len(event.origins),
        corroboration=event.corroboration.value,
        story=event.story,
    )


def rows_of(store: Store, events: Sequence[Event]) -> list[TimelineRow]:
    """The timeline's rows of these events, in their order."""
    identities = [identity for event in events for identity in event.statements]
    statements = {statement.id: statement for statement in store.statements_by_id(identities)}
    told = [[statements[identity] for identity in event.statements if identity in statements] for event in events]
    firsts = [_earliest(event, found) for event, found in zip(events, told, strict=True)]
    sentences = store.aggregates.sentences(first.id for first in firsts if first)
    return [
        _row(event, found, " ".join(sentences.get(first.id, "").split()) if first else "")
        for event, found, first in zip(events, told, firsts, strict=True)
    ]


def row_of(store: Store, event: Event) -> TimelineRow:
    """The timeline's row of an event."""
    return rows_of(store, [event])[0]


def timeline(
    store: Store,
    actor: str | None = None,
    since: str | None = None,
    until: str | None = None,
    *,
    other: str | None = None,
    limit: int | None = None,
) -> list[TimelineRow]:
    """The events in which the actor (and the other) takes part, by date, the undated last.

    actor: a country (code or name) or a person's name; since, until: days YYYY-MM-DD, included.
    """
    wanted = Filter(actor=actor, other=other, since=since, until=until, limit=limit)
    return rows_of(store, list(store.events(wanted)))


def _disputed_value(value: str, told: Sequence[Statement], outlets: Mapping[str, str | None]) -> DisputedValue:
    """A value with who stands for it. outlets: by article."""
    sources = dict.fromkeys(source.name for statement in told for source in statement.sources)
    published = dict.fromkeys(outlets.get(statement.article) for statement in told)
    identities = tuple(statement.id for statement in told)
    return DisputedValue(value, identities, tuple(sources), tuple(outlet for outlet in published if outlet))


def counted_words(field: str) -> str | None:
    """What a dispute's field "count:killed:soldiers" counts: "soldiers killed"; None where it is no count."""
    kind, _, rest = field.partition(":")
    of, _, unit = rest.partition(":")
    return " ".join(word for word in (unit, of) if word) if kind == "count" else None


def disputed_rows(store: Store, event: Event) -> Iterator[DisputedRow]:
    """A row for each dispute of the event."""
    statements = {statement.id: statement for statement in store.statements_by_id(event.statements)}
    outlets = {key: header.outlet for key, header in store.headers(event.articles).items()}
    row = row_of(store, event)
    for dispute in event.disputes:
        values = tuple(
            _disputed_value(value, [statements[identity] for identity in told if identity in statements], outlets)
            for value, told in dispute.values
        )
        yield DisputedRow(row, dispute.field, counted_words(dispute.field), values)


def disputes(store: Store, where: Filter | None = None) -> list[DisputedRow]:
    """All disputes of the events that the filter picks, by date of the event."""
    return [row for event in store.events(where) if event.disputes for row in disputed_rows(store, event)]


def disputed_counts(store: Store, actor: str | None = None) -> list[DisputedRow]:
    """The disputes of numbers: who gives which."""
    rows = disputes(store, Filter(actor=actor, disputed=True))
    return [row for row in rows if row.counted is not None]
