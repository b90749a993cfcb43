"""An article's text with layers that can be switched: statements from the book, names, times and speech read anew."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Annotated

from fastapi import APIRouter, Query
from starlette.exceptions import HTTPException

from wirebook.api.access import ReadBook
from wirebook.model import Article, Span, Statement
from wirebook.views.evidence import exhibit, resolve_id
from wirebook.views.ownership import ownership_of
from wirebook.web.pages.answers import Page, page

router = APIRouter()

LAYERS = (("statements", "statements"), ("names", "names"), ("times", "times"), ("speech", "who says what"))
#: Layers that the book does not hold: showing them reads the article again.
READ_ANEW = frozenset({"names", "times", "speech"})
#: Articles beyond this many characters are not read again for a page.
LONGEST_READ = 60_000
KEPT_READINGS = 32


@dataclass(frozen=True, slots=True)
class Layered:
    """Words of the text with the part they play in a layer. title: what is said to who points at it."""

    span: Span
    role: str
    title: str


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text in which the same roles hold. anchor: id of a statement whose trigger begins here."""

    text: str
    roles: tuple[str, ...]
    title: str
    anchor: str | None


@dataclass(frozen=True, slots=True)
class Quotation:
    """Who says what, in the words of the text."""

    source: str | None
    cue: str | None
    content: str


@lru_cache(maxsize=KEPT_READINGS)
def read_layers(article: Article) -> tuple[tuple[Layered, ...], tuple[Quotation, ...]]:
    """Names, times and speech of an article."""
    from wirebook.reading.reader import read

    reading = read(article)
    text = article.text
    found = []
    for name in reading.names:
        who = f"{name.entity.name} ({name.entity.country or name.entity.role or name.entity.id})" if name.entity else ""
        found.append(Layered(name.span, "name", f"{name.label.lower()} {who}".strip()))
    found += [Layered(time.span, "time", f"{time.value or 'no value'} ({time.rule})") for time in reading.times]
    quotations = []
    for said in reading.attributions:
        spoken = f"{said.kind}, {said.stance.value}"
        found += [Layered(span, "quote", spoken) for span in said.content]
        found += [Layered(span, role, role) for span, role in ((said.source, "source"), (said.cue, "cue")) if span]
        content = " … ".join(" ".join(span.of(text).split()) for span in said.content)
        source, cue = (span.of(text) if span else None for span in (said.source, said.cue))
        quotations.append(Quotation(source, cue, content))
    return tuple(found), tuple(quotations)


def _of_statements(statements: Iterable[Statement], article: Article) -> list[Layered]:
    return [
        Layered(mark.span, mark.role, f"{mark.role} of {statement.type.value}")
        for statement in statements
        for mark in exhibit(statement, article).marks
        if mark.role != "quote"
    ]


def cut(text: str, layered: Sequence[Layered], anchors: dict[int, str]) -> list[Piece]:
    """The whole text in pieces: cut wherever a mark begins or ends, or an anchor stands."""
    opening: dict[int, list[Layered]] = {}
    closing: dict[int, list[Layered]] = {}
    for one in layered:
        opening.setdefault(one.span.start, []).append(one)
        closing.setdefault(one.span.end, []).append(one)
    cuts = sorted({0, len(text), *opening, *closing, *anchors})
    open_now: list[Layered] = []
    pieces = []
    for start, end in pairwise(cuts):
        for one in closing.get(start, ()):
            open_now.remove(one)
        open_now += opening.get(start, ())
        roles = tuple(dict.fromkeys(one.role for one in open_now))
        title = "; ".join(dict.fromkeys(one.title for one in open_now[:6]))
        pieces.append(Piece(text[start:end], roles, title, anchors.get(start)))
    return pieces


def _layers(asked: list[str] | None) -> list[str]:
    """The layers to show; those of the book where nothing is asked."""
    return ["statements"] if asked is None else [layer for layer, _ in LAYERS if layer in asked]


@dataclass(frozen=True, slots=True)
class Told:
    """A statement of the article, as a line beside the text."""

    statement: Statement
    event: str | None
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    date: str | None
    sources: tuple[str, ...]


def told_of(statement: Statement, event: str | None) -> Told:
    """The line of a statement."""
    return Told(
        statement,
        event,
        tuple(who.name for who in statement.actors),
        tuple(who.name for who in statement.recipients),
        statement.when.value if statement.when else None,
        tuple(source.name for source in statement.sources),
    )


@page(router, "/article/{identity}", "json")
def article(
    book: ReadBook,
    identity: str,
    layer: Annotated[list[str] | None, Query(max_length=10)] = None,
    layers: Annotated[str | None, Query(max_length=10)] = None,
) -> Page:
    """One article. layer: which to show; layers: given empty by the form, so that all can be switched off."""
    key = resolve_id(book.store, identity)
    found = book.store.article(key)
    if found is None:
        raise HTTPException(404, f"no article has the id {identity!r}")
    shown = _layers([] if layer is None and layers is not None else layer)
    statements = book.store.statements_of(key)
    layered = _of_statements(statements, found) if "statements" in shown else []
    quotations: tuple[Quotation, ...] = ()
    note = None
    if READ_ANEW.intersection(shown):
        if len(found.text) > LONGEST_READ:
            note = "This text is too long to be read for a page; only the statements of the book are marked."
        else:
            more, quotations = read_layers(found)
            roles = {"names": {"name"}, "times": {"time"}, "speech": {"source", "cue", "quote"}}
            wanted = set().union(*(roles[one] for one in shown if one in roles))
            layered += [one for one in more if one.role in wanted]
    anchors = {statement.trigger.start: statement.id for statement in reversed(statements)}
    events = book.store.listings.events_of(statement.id for statement in statements)
    context = {
        "header": book.store.headers([key])[key],
        "ownership": ownership_of(found.outlet),
        "story": book.store.stories.of_article(key),
        "origin": book.store.stories.origin(key),
        "layers": LAYERS,
        "shown": shown,
        "note": note,
        "pieces": cut(found.text, layered, anchors),
        "statements": [told_of(statement, events.get(statement.id)) for statement in statements],
        "quotations": quotations if "speech" in shown else (),
    }
    data = {"article": found, "statements": statements, "events": events}
    return Page("article.html", context, data=data, section="/events")
