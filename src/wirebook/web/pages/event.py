"""One event: every field with who says it, the words that vouch, the disputes, the history, the rules behind."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from fastapi import APIRouter
from starlette.exceptions import HTTPException

from wirebook.api.access import ReadBook
from wirebook.library import Book
from wirebook.model import Event
from wirebook.views import evidence
from wirebook.views.compare import Agreement, ComparedField, EventComparison, Voice, compare_event
from wirebook.views.evidence import Exhibit, resolve_id, segments
from wirebook.views.timeline import number_words
from wirebook.web.decisions import in_words
from wirebook.web.pages.answers import Page, page

router = APIRouter()

#: Statements whose words are shown on one page; the rest is in the twin.
SHOWN = 60
#: The newest of its changes that the page lists.
STEPS = 100


@dataclass(frozen=True, slots=True)
class Said:
    """A value of a field, and who gives it in which statements."""

    value: str
    voices: tuple[tuple[Voice, str], ...]


@dataclass(frozen=True, slots=True)
class Field:
    """A field of the event.

    agreement: "agreed", "told once", "compatible", "updated" or "disputed"; consensus: what the record holds; said: its
    values, the consensus and those of most voices first; of updated numbers the last first.
    """

    field: str
    agreement: str
    consensus: str | None
    said: tuple[Said, ...]

    @property
    def disputed(self) -> bool:
        """Whether the voices cannot all be right."""
        return self.agreement == "disputed"

    @property
    def differing(self) -> list[tuple[str, Voice, str]]:
        """Each value with who gives it and in which statement, the earliest published first."""
        given = [(said.value, voice, statement) for said in self.said for voice, statement in said.voices]
        return sorted(given, key=lambda row: row[1].published or "9")

    @property
    def held_because(self) -> str:
        """Why the record holds this value and no other."""
        if self.agreement == "updated":
            return "the last number: it took the place of earlier ones"
        if all(len(one.voices) <= len(self.said[0].voices) for one in self.said):
            return "most say so"
        return "the most exact of those that can be right together, or the one best vouched for"


def field_of(compared: ComparedField, voices: tuple[Voice, ...]) -> Field:
    """A compared field turned from voices to values."""
    said: dict[str, list[tuple[Voice, str]]] = {}
    for voice, cell in zip(voices, compared.cells, strict=True):
        for value in cell.values if cell else ():
            said.setdefault(value, []).append((voice, cell.statements[0] if cell else ""))
    updated = compared.agreement is Agreement.UPDATED

    def order(item: tuple[str, list[tuple[Voice, str]]]) -> tuple[bool, int]:
        value, who = item
        # Voices come earliest published first: of later numbers the last voice stands furthest behind.
        return value != compared.consensus, -(max(voices.index(voice) for voice, _ in who) if updated else len(who))

    ordered = sorted(said.items(), key=order)
    values = tuple(Said(value, tuple(who)) for value, who in ordered)
    return Field(compared.field, compared.agreement.value, compared.consensus, values)


def headline(event: Event) -> str:
    """Who, what, whom, as a heading: composed from the fields, no words of an article's text."""
    actors = ", ".join(event.actors[:3]) or "Somebody"
    recipients = f" → {', '.join(event.recipients[:3])}" if event.recipients else ""
    mode = f" ({event.mode})" if event.mode else ""
    return f"{event.type.value}{mode}: {actors}{recipients}" + (f", {event.date}" if event.date else "")


def exhibit_context(shown: Exhibit) -> dict[str, Any]:
    """What the template shows of a statement."""
    return {
        "statement": shown.statement,
        "article": shown.article,
        "span": shown.span,
        "segments": segments(shown),
        "sources": shown.sources,
        "frame": shown.frame,
        "by_head": shown.by_head,
        "rule": shown.rule,
        "date": shown.statement.when.value if shown.statement.when else None,
        "certainty_words": shown.certainty_words,
        "date_words": shown.date_words,
        "date_anchor": shown.date_anchor,
        "date_rule": shown.date_rule,
        "counts": [number_words(count) for count in shown.statement.counts],
    }


def _find(book: Book, identity: str) -> Event:
    event = book.store.event(resolve_id(book.store, identity))
    if event is None:
        raise HTTPException(404, f"no event has the id {identity!r}")
    return event


def _context(book: Book, event: Event, comparison: EventComparison, exhibits: tuple[Exhibit, ...]) -> dict[str, Any]:
    fields = [field_of(compared, comparison.voices) for compared in comparison.fields]
    return {
        "event": event,
        "row": comparison.event,
        "headline": headline(event),
        "story": book.store.stories.one(event.story) if event.story else None,
        "fields": fields,
        "disputed": [field for field in fields if field.disputed],
        "ownership": {voice.outlet: voice.ownership for voice in comparison.voices},
        "coverage": comparison.coverage,
        "judgements": in_words(book.store, book.store.judgements.about((event.id, *event.statements))),
        "changes": list(book.store.changes.all(event=event.id, newest=True, limit=STEPS))[::-1],
        "exhibits": [exhibit_context(shown) for shown in exhibits[:SHOWN]],
        "left_out": max(0, len(exhibits) - SHOWN),
    }


@page(router, "/event/{identity}", "json")
def event(book: ReadBook, identity: str) -> Page:
    """One event, by its id or the beginning of it."""
    found = _find(book, identity)
    comparison = compare_event(book.store, found)
    exhibits = evidence(book.store, found.id).exhibits
    data = {"event": found, "comparison": comparison, "statements": exhibits}
    return Page("event.html", _context(book, found, comparison, exhibits), data=data, section="/events")
