"""The news of a day: by kind and story one sentence for each event, as Wikipedia's portal of current events has them.

The sentence is put together from the event's fields by fixed words (`knowledge/data/sentences.tsv`); nothing is
rewritten. What stands beside it as `words` is the sentence of the first report, letter by letter.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from wirebook.book import Store
from wirebook.knowledge.sentences import wording
from wirebook.model import Event, EventType, Statement, Status
from wirebook.views.parties import leading_names
from wirebook.views.timeline import TimelineRow, rows_of

CONFLICT = "Armed conflicts and attacks"
INTERNATIONAL = "International relations"
LAW = "Law and crime"
POLITICS = "Politics and protest"
KINDS = (CONFLICT, INTERNATIONAL, LAW, POLITICS)
"""The headings of a day, in this order."""

_ARMED = frozenset({EventType.ASSAULT, EventType.MOBILIZE})
_LEGAL = frozenset({("SANCTION", "convict"), ("ACCUSE", "investigate"), ("COERCE", "arrest"), ("COERCE", "deport")})
SHOWN_NAMES = 3
_PLURALS = frozenset({"men", "women", "children", "people", "police", "clergy"})
"""Plural nouns that have no "s"."""


@dataclass(frozen=True, slots=True)
class DigestItem:
    """An event in one sentence. attribution: according to whom, "" where only the outlets vouch."""

    event: TimelineRow
    sentence: str
    attribution: str


@dataclass(frozen=True, slots=True)
class DigestStory:
    """The events of a story on a day, best vouched for first. story, title: None where they belong to none."""

    story: str | None
    title: str | None
    items: tuple[DigestItem, ...]


@dataclass(frozen=True, slots=True)
class DigestKind:
    """The stories of one kind on a day, those of most reports first, the events without a story last."""

    kind: str
    stories: tuple[DigestStory, ...]


@dataclass(frozen=True, slots=True)
class DigestDay:
    """A day with at least one event."""

    day: str
    kinds: tuple[DigestKind, ...]


def kind_of(event: Event) -> str:
    """The heading under which an event stands."""
    if event.type in _ARMED:
        return CONFLICT
    if len(event.countries) > 1:
        return INTERNATIONAL
    return LAW if (event.type.value, event.mode) in _LEGAL else POLITICS


def listed(names: Sequence[str], most: int = SHOWN_NAMES) -> str:
    """Names as a list in prose: "Russia, China and 2 others"."""
    shown = list(names[:most]) if len(names) <= most + 1 else [*names[:most], f"{len(names) - most} others"]
    shown = list(names) if len(names) == most + 1 else shown
    return f"{', '.join(shown[:-1])} and {shown[-1]}" if len(shown) > 1 else "".join(shown)


def _is_plural(names: Sequence[str]) -> bool:
    """Whether what follows the names as a subject is in the plural: several, or one common noun that is."""
    if len(names) != 1:
        return len(names) > 1
    last = names[0].split()[-1]
    return last in _PLURALS or (last.islower() and last.endswith("s") and not last.endswith(("ss", "us", "is")))


def _clause(event: Event, actors: Sequence[str], recipients: Sequence[str]) -> str:
    """Who did, will do, may do or is to do what to whom."""
    words = wording(event.type.value, event.mode)
    who, whom = listed(actors), listed(recipients)
    if not who:
        return _passive(event, words.passive, words.noun, recipients)
    are = "are" if _is_plural(actors) else "is"
    after = words.after_verb(whom)
    match event.status:
        case Status.HAPPENED:
            return f"{who} {words.past} {after}"
        case Status.PLANNED:
            return f"{who} {are} to {words.base} {after}"
        case Status.POSSIBLE:
            return f"{who} may {words.base} {after}"
        case Status.CALLED_FOR:
            return f"{who} {are} called on to {words.base} {after}"
        case Status.DENIED:
            return f"It is denied that {who} {words.past} {after}"


def _passive(event: Event, done: str, noun: str, recipients: Sequence[str]) -> str:
    """The same where nobody is said to act."""
    told = {
        Status.HAPPENED: "is reported",
        Status.PLANNED: "is planned",
        Status.POSSIBLE: "is possible",
        Status.CALLED_FOR: "is called for",
        Status.DENIED: "is denied",
    }[event.status]
    whom = listed(recipients)
    if event.status is Status.HAPPENED and whom:
        return f"{whom} {'were' if _is_plural(recipients) else 'was'} {done}"
    subject = f"{noun} concerning {whom}" if whom else noun
    plural = noun.split()[0] not in ("A", "An") and noun.split()[0].endswith("s")
    return f"{subject} {told.replace('is ', 'are ', 1) if plural else told}"


def attribution_of(event: Event) -> str:
    """According to whom: the sources named in the texts."""
    return f"according to {listed(event.sources)}" if event.sources else ""


def _parties(event: Event, statements: Sequence[Statement]) -> tuple[list[str], list[str]]:
    """One name for each party on either side, the one most often told."""
    participants = [who for statement in statements for who in statement.actors + statement.recipients]
    return leading_names(event.actors, participants), leading_names(event.recipients, participants)


def sentence_of(event: Event, statements: Sequence[Statement]) -> str:
    """The event in one sentence, with place and attribution."""
    actors, recipients = _parties(event, statements)
    clause = _clause(event, actors, recipients)
    place = f" in {event.place}" if event.place and event.place not in (*actors, *recipients) else ""
    attribution = attribution_of(event)
    told = f"{clause}{place}{f', {attribution}' if attribution else ''}."
    return told[0].upper() + told[1:]


def _weight(item: DigestItem) -> tuple[int, int, str]:
    return (-item.event.origins, -item.event.reports, item.event.event)


def _stories(items: Iterable[DigestItem], titles: dict[str, str]) -> tuple[DigestStory, ...]:
    grouped: dict[str | None, list[DigestItem]] = {}
    for item in items:
        grouped.setdefault(item.event.story if item.event.story in titles else None, []).append(item)
    reports = {story: sum(item.event.reports for item in found) for story, found in grouped.items()}
    order = sorted(grouped, key=lambda story: (story is None, -reports[story], story or ""))
    return tuple(
        DigestStory(story, titles.get(story) if story else None, tuple(sorted(grouped[story], key=_weight)))
        for story in order
    )


def digest(store: Store, since: str | None = None, until: str | None = None, *, least: int = 1) -> list[DigestDay]:
    """The events of these days (YYYY-MM-DD, included), latest day first; the day of the latest article if not given.

    Only events that are dated on a single day stand in it. least: at least so many reports.
    """
    last = until or since or store.aggregates.last_day()
    if last is None:
        return []
    events = [e for e in store.aggregates.events_on_days(since or last, last) if len(e.articles) >= least]
    statements = {s.id: s for s in store.statements_by_id(one for event in events for one in event.statements)}
    titles = store.aggregates.story_titles(event.story for event in events if event.story)
    days: dict[str, dict[str, list[DigestItem]]] = {}
    for event, row in zip(events, rows_of(store, events), strict=True):
        told = [statements[one] for one in event.statements if one in statements]
        item = DigestItem(row, sentence_of(event, told), attribution_of(event))
        days.setdefault((event.date or "")[:10], {}).setdefault(kind_of(event), []).append(item)
    return [
        DigestDay(
            day, tuple(DigestKind(kind, _stories(days[day][kind], titles)) for kind in KINDS if kind in days[day])
        )
        for day in sorted(days, reverse=True)
    ]
