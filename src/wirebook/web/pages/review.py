"""Looking through what the reader made: right or wrong, same or different, by single keys, with undo."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Query
from starlette.responses import RedirectResponse, Response

from wirebook.api.access import AnyAccess, AnyReadings, ReadBook
from wirebook.api.judging import keep
from wirebook.errors import UsageError
from wirebook.library import Book
from wirebook.mending import Judged
from wirebook.views.evidence import exhibit
from wirebook.views.timeline import TimelineRow, rows_of
from wirebook.web.decisions import Decided, in_words
from wirebook.web.forms import Form
from wirebook.web.pages.answers import Page, page
from wirebook.web.pages.event import exhibit_context
from wirebook.web.pages.sign_in import local_path

router = APIRouter()

#: So many are shown at once: a screen or two.
SHOWN = 12
#: Who judges in the workbench, until somebody says who.
AUTHOR = "workbench"
#: Digits of a number that SQLite holds.
LONGEST_NUMBER = 15


@dataclass(frozen=True, slots=True)
class Pair:
    """Two events that may be one."""

    first: TimelineRow
    second: TimelineRow


def _last(book: Book) -> Decided | None:
    """The last decision that stands."""
    return next(iter(in_words(book.store, book.store.judgements.all(standing=True, newest=True, limit=1))), None)


def _pairs(book: Book) -> list[Pair]:
    found = book.store.listings.pairs_to_review(SHOWN)
    events = book.store.aggregates.events_by_id(dict.fromkeys(one for pair in found for one in pair))
    rows = {row.event: row for row in rows_of(book.store, events)}
    return [Pair(rows[first], rows[second]) for first, second in found]


@page(router, "/review", "json")
def review(book: ReadBook, mode: Annotated[str, Query(max_length=20)] = "statements") -> Page:
    """What is left to look at: statements, or pairs of events."""
    exhibits, pairs = [], []
    if mode == "events":
        pairs = _pairs(book)
    else:
        for statement in book.store.listings.statements_to_review(SHOWN):
            article = book.store.article(statement.article)
            if article:
                names = {
                    "actors": [who.name for who in statement.actors],
                    "recipients": [who.name for who in statement.recipients],
                }
                exhibits.append(exhibit_context(exhibit(statement, article)) | names)
    here = "/review?mode=events" if mode == "events" else "/review"
    context = {
        "mode": mode,
        "exhibits": exhibits,
        "pairs": pairs,
        "last": _last(book),
        "here": here,
        "back": None,
        "more": None,
    }
    data = {"statements": [shown["statement"] for shown in exhibits], "pairs": pairs}
    return Page("review.html", context, data=data, section="/review")


@router.post("/judge")
def judge(access: AnyAccess, readings: AnyReadings, form: Form) -> Response:
    """Keep a decision; the events are linked anew."""
    if not form.get("first") or not form.get("verdict"):
        raise UsageError("a judgement needs a verdict and what it is about")

    def decide(book: Book, at_once: bool) -> Judged:
        return book.judge(
            form["verdict"],
            form["first"].strip(),
            (form.get("second") or "").strip() or None,
            author=form.get("author", "").strip() or AUTHOR,
            reason=form.get("reason", ""),
            at_once=at_once,
        )

    keep(access, readings, decide)
    return RedirectResponse(local_path(form.get("next", "/review")), 303)


@router.post("/undo")
def undo(access: AnyAccess, readings: AnyReadings, form: Form) -> Response:
    """Take a decision back; the events are linked anew."""
    number = form.get("number", "")
    if not number.isascii() or not number.isdecimal() or len(number) > LONGEST_NUMBER:
        raise UsageError("name the judgement to undo by its number")
    keep(access, readings, lambda book, at_once: book.undo(int(number), at_once=at_once))
    return RedirectResponse(local_path(form.get("next", "/review")), 303)
