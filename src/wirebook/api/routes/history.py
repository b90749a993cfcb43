"""What became different in the book, and what people decided."""

from __future__ import annotations

from dataclasses import asdict
from typing import Annotated, Any

from fastapi import APIRouter, Path, Query

from wirebook.api.access import AnyAccess, AnyReadings, ReadBook
from wirebook.api.judging import keep
from wirebook.api.models import JudgedRecord, JudgementRecord, NewJudgement, NewMerge, NewSplit
from wirebook.api.paging import Limit, Listing, Next, mark_of, read_token, write_token
from wirebook.api.routes.filters import Day
from wirebook.book import Place
from wirebook.errors import UsageError
from wirebook.library import Book
from wirebook.mending import Judged
from wirebook.model import Change
from wirebook.views.filters import make_filter

router = APIRouter(tags=["history"])

MOST = 2**53
Number = Annotated[int, Path(ge=1, le=MOST)]


def _number(place: Place | None) -> int:
    """The number in a place of a list that is in order of numbers."""
    if place is None:
        return 0
    if not place.id.isdecimal() or int(place.id) > MOST:
        raise UsageError("token: none of this list", code="E423")
    return int(place.id)


@router.get("/changes")
def list_changes(
    book: ReadBook,
    since: Day = None,
    event: Annotated[str | None, Query(max_length=100, description="Id of an event.")] = None,
    limit: Limit = 50,
    next: Next = None,  # noqa: A002 - the word of the API
) -> Listing[Change]:
    """What became different in the events, in order; ask again with `next` of the last page for what is new.

    The last page too has a `next` if it has items, so that a mirror can go on from there.
    """
    start = make_filter(since=since).since
    mark = mark_of(("changes", start, event))
    after = _number(read_token(mark, next))
    found = list(book.store.changes.all(since=start, event=event, after=after, limit=limit))
    end = Place(None, str(found[-1].number)) if found else None
    return Listing(items=found, next=write_token(mark, end))


def _judged(done: Judged) -> JudgedRecord:
    record: dict[str, Any] = asdict(done)
    return JudgedRecord.model_validate(record)


@router.get("/judgements")
def list_judgements(
    book: ReadBook,
    standing: Annotated[bool, Query(description="Without those undone.")] = False,
    limit: Limit = 50,
    next: Next = None,  # noqa: A002 - the word of the API
) -> Listing[JudgementRecord]:
    """What people decided, in order."""
    mark = mark_of(("judgements", standing))
    after = _number(read_token(mark, next))
    found = list(book.store.judgements.all(standing=standing, after=after, limit=limit + 1))
    items = [JudgementRecord.model_validate(asdict(one)) for one in found[:limit]]
    end = Place(None, str(items[-1].number)) if len(found) > limit else None
    return Listing(items=items, next=write_token(mark, end))


@router.post("/judgements", status_code=201)
def add_judgement(access: AnyAccess, readings: AnyReadings, judgement: NewJudgement) -> JudgedRecord:
    """Decide. A small book is linked anew at once, a large one afterwards: /health tells when it is done."""

    def decide(book: Book, at_once: bool) -> Judged:
        return book.judge(
            judgement.verdict.value,
            judgement.first,
            judgement.second,
            author=judgement.author,
            reason=judgement.reason,
            at_once=at_once,
        )

    return _judged(keep(access, readings, decide))


@router.post("/judgements/actors/merge", status_code=201)
def merge_actors(access: AnyAccess, readings: AnyReadings, merge: NewMerge) -> JudgedRecord:
    """Decide that several actors are one. Linked anew as after any decision."""

    def decide(book: Book, at_once: bool) -> Judged:
        return book.merge_actors(merge.first, *merge.others, author=merge.author, reason=merge.reason, at_once=at_once)

    return _judged(keep(access, readings, decide))


@router.post("/judgements/actors/split", status_code=201)
def split_actor(access: AnyAccess, readings: AnyReadings, split: NewSplit) -> JudgedRecord:
    """Decide that mentions of an actor mean another one. Linked anew as after any decision."""

    def decide(book: Book, at_once: bool) -> Judged:
        return book.split_actor(
            split.actor,
            statements=split.statements,
            articles=split.articles,
            words=split.words,
            other=split.other,
            country=split.country,
            role=split.role,
            author=split.author,
            reason=split.reason,
            at_once=at_once,
        )

    return _judged(keep(access, readings, decide))


@router.delete("/judgements/{number}")
def undo_judgement(access: AnyAccess, readings: AnyReadings, number: Number) -> JudgedRecord:
    """Take a judgement back; it stays in the list as undone. Linked anew as after a decision."""
    return _judged(keep(access, readings, lambda book, at_once: book.undo(number, at_once=at_once)))
