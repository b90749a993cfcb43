"""The same happening, or the same story, as each source has it: what agrees, what differs, who is silent."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from wirebook.book import ArticleHeader, Store
from wirebook.errors import UsageError
from wirebook.linking.consensus import FieldValues, fields_of
from wirebook.model import Event, Statement, Story
from wirebook.views.evidence import resolve_id
from wirebook.views.ownership import Ownership, ownership_of
from wirebook.views.timeline import TimelineRow, number_words, rows_of

NO_COMPARISON = "E406"


class Agreement(StrEnum):
    """How the sources stand to each other on a field.

    Agreed: several give the same; told once: only one gives a value; compatible: they differ and can all be true (a
    month and a day in it); updated: later numbers took the place of earlier ones; disputed: they cannot all be true.
    """

    AGREED = "agreed"
    ONCE = "told once"
    COMPATIBLE = "compatible"
    UPDATED = "updated"
    DISPUTED = "disputed"


@dataclass(frozen=True, slots=True)
class Voice:
    """Who tells it: an outlet, for itself or after a source that it names.

    source: who is named nearest to the statement; None where the outlet vouches itself; published: day of its first
    article on it; articles: their keys; copied: who vouches in truth where the articles are another's text.
    """

    outlet: str | None
    source: str | None
    ownership: Ownership
    published: str | None
    articles: tuple[str, ...]
    copied: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Cell:
    """What a voice gives: the values, each once, and the statements that give them."""

    values: tuple[str, ...]
    statements: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ComparedField:
    """A field of an event by voice.

    field: date, place, actors, recipients, status, mode or "count:killed:soldiers"; consensus: what holds;
    cells: one for each voice, None where it gives nothing.
    """

    field: str
    agreement: Agreement
    consensus: str | None
    cells: tuple[Cell | None, ...]


@dataclass(frozen=True, slots=True)
class OutletArticles:
    """An outlet and how many articles of it the book has from some days."""

    outlet: str
    articles: int
    ownership: Ownership


@dataclass(frozen=True, slots=True)
class Coverage:
    """Who reports and who is silent, among the outlets of which the book has articles from these days.

    first, last: the days of the reports; reporting, silent: with all their articles of these days, most first.
    """

    first: str | None
    last: str | None
    reporting: tuple[OutletArticles, ...]
    silent: tuple[OutletArticles, ...]


@dataclass(frozen=True, slots=True)
class EventComparison:
    """An event by field and voice."""

    event: TimelineRow
    voices: tuple[Voice, ...]
    fields: tuple[ComparedField, ...]
    coverage: Coverage


@dataclass(frozen=True, slots=True)
class EventCell:
    """An event as one outlet has it: its statuses, dates and numbers, whom it names, its statements."""

    statuses: tuple[str, ...]
    dates: tuple[str, ...]
    counts: tuple[str, ...]
    sources: tuple[str, ...]
    statements: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ComparedEvent:
    """An event of a story; a cell for each outlet, None where it does not tell of it."""

    event: TimelineRow
    cells: tuple[EventCell | None, ...]


@dataclass(frozen=True, slots=True)
class StoryComparison:
    """The events of a story by outlet. outlets: "" where an article's outlet is not known."""

    story: str
    title: str
    outlets: tuple[OutletArticles, ...]
    events: tuple[ComparedEvent, ...]
    coverage: Coverage


VoiceKey = tuple[str | None, str | None]
"""Outlet and source."""

Told = Mapping[VoiceKey, Sequence[Statement]]


def _cell(statements: Iterable[Statement], field: FieldValues) -> Cell | None:
    """What these statements give for a field."""
    own = {statement.id for statement in statements}
    giving = [(value.value, one) for value in field.values for one in value.statements if one in own]
    if not giving:
        return None
    return Cell(tuple(dict.fromkeys(value for value, _ in giving)), tuple(dict.fromkeys(one for _, one in giving)))


def _agreement(field: FieldValues, cells: Iterable[Cell | None], disputed: bool) -> Agreement:
    told = [frozenset(cell.values) for cell in cells if cell]
    if disputed or field.disputed:
        return Agreement.DISPUTED
    if field.updated:
        return Agreement.UPDATED
    if len(told) == 1:
        return Agreement.ONCE
    return Agreement.AGREED if len(set(told)) == 1 else Agreement.COMPATIBLE


def _fields(store: Store, event: Event, told: Told, headers: Mapping[str, ArticleHeader]) -> list[ComparedField]:
    origins = {key: origin for key in headers if (origin := store.stories.origin(key))}
    statements = [statement for found in told.values() for statement in found]
    disputed = {dispute.field for dispute in event.disputes}
    compared = []
    for field in fields_of(statements, headers, origins):
        cells = tuple(_cell(found, field) for found in told.values())
        agreement = _agreement(field, cells, field.field in disputed)
        compared.append(ComparedField(field.field, agreement, field.consensus, cells))
    return compared


def _voices(statements: Iterable[Statement], headers: Mapping[str, ArticleHeader]) -> Told:
    """The statements of each voice (outlet, source), earliest published first."""

    def order(statement: Statement) -> tuple[str, str, int, str]:
        header = headers.get(statement.article)
        return (header.day or "9" if header else "9", statement.article, statement.span.start, statement.id)

    told: dict[VoiceKey, list[Statement]] = {}
    for statement in sorted(statements, key=order):
        header = headers.get(statement.article)
        source = statement.sources[0].name if statement.sources else None
        told.setdefault((header.outlet if header else None, source), []).append(statement)
    return told


def _voice(store: Store, key: VoiceKey, statements: Iterable[Statement], headers: Mapping[str, ArticleHeader]) -> Voice:
    outlet, source = key
    articles = tuple(dict.fromkeys(statement.article for statement in statements))
    days = [day for one in articles if one in headers and (day := headers[one].day)]
    origins = [origin for one in articles if (origin := store.stories.origin(one)) and origin.how != "own"]
    copied = tuple(dict.fromkeys(origin.voice for origin in origins))
    return Voice(outlet, source, ownership_of(outlet), min(days, default=None), articles, copied)


def coverage(store: Store, keys: Iterable[str]) -> Coverage:
    """Who reports and who is silent on the days on which these articles were published."""
    headers = store.headers(keys).values()
    days = [header.day for header in headers if header.day]
    if not days:
        return Coverage(None, None, (), ())
    first, last = min(days), max(days)
    published: dict[str, int] = {}
    for row in store.aggregates.outlet_days(first, last):
        if row.outlet:
            published[row.outlet] = published.get(row.outlet, 0) + row.articles
    ordered = sorted(published, key=lambda outlet: (-published[outlet], outlet))
    rows = [OutletArticles(outlet, published[outlet], ownership_of(outlet)) for outlet in ordered]
    reporting = {header.outlet for header in headers}
    return Coverage(
        first,
        last,
        tuple(row for row in rows if row.outlet in reporting),
        tuple(row for row in rows if row.outlet not in reporting),
    )


def compare_event(store: Store, event: Event) -> EventComparison:
    """An event by field and voice."""
    headers = store.headers(event.articles)
    told = _voices(store.statements_by_id(event.statements), headers)
    return EventComparison(
        event=rows_of(store, [event])[0],
        voices=tuple(_voice(store, key, found, headers) for key, found in told.items()),
        fields=tuple(_fields(store, event, told, headers)),
        coverage=coverage(store, event.articles),
    )


def _event_cell(statements: Sequence[Statement]) -> EventCell | None:
    if not statements:
        return None
    return EventCell(
        statuses=tuple(dict.fromkeys(statement.status.value for statement in statements)),
        dates=tuple(dict.fromkeys(statement.when.value for statement in statements if statement.when)),
        counts=tuple(dict.fromkeys(number_words(count) for statement in statements for count in statement.counts)),
        sources=tuple(dict.fromkeys(source.name for statement in statements for source in statement.sources[:1])),
        statements=tuple(statement.id for statement in statements),
    )


def compare_story(store: Store, story: Story) -> StoryComparison:
    """The events of a story by outlet, those outlets first that have most of its articles."""
    headers = store.headers(story.articles)
    events = store.aggregates.events_of_story(story.id)
    outside = [key for event in events for key in event.articles if key not in headers]
    outlet_of = {key: header.outlet or "" for key, header in {**headers, **store.headers(outside)}.items()}
    numbers: dict[str, int] = {}
    for key in headers:
        numbers[outlet_of[key]] = numbers.get(outlet_of[key], 0) + 1
    for outlet in outlet_of.values():
        numbers.setdefault(outlet, 0)
    columns = sorted(numbers, key=lambda outlet: (-numbers[outlet], outlet))
    statements = {s.id: s for s in store.statements_by_id(one for event in events for one in event.statements)}
    compared = []
    for event, row in zip(events, rows_of(store, events), strict=True):
        told: dict[str, list[Statement]] = {}
        for statement in (statements[one] for one in event.statements if one in statements):
            told.setdefault(outlet_of.get(statement.article, ""), []).append(statement)
        compared.append(ComparedEvent(row, tuple(_event_cell(told.get(outlet, [])) for outlet in columns)))
    return StoryComparison(
        story=story.id,
        title=story.title,
        outlets=tuple(OutletArticles(outlet, numbers[outlet], ownership_of(outlet)) for outlet in columns),
        events=tuple(compared),
        coverage=coverage(store, story.articles),
    )


def compare(store: Store, identity: str) -> EventComparison | StoryComparison:
    """An event or a story as each source has it; the beginning of an id is enough, a statement means its event.

    Raises UsageError where no id, or more than one, begins so, and where it is that of an article without a story.
    """
    full = resolve_id(store, identity)
    if event := store.event(full) or store.event_of(full):
        return compare_event(store, event)
    if story := store.stories.one(full) or store.stories.of_article(full):
        return compare_story(store, story)
    raise UsageError(f"{full} belongs to no event and no story: there is nothing to compare", code=NO_COMPARISON)
