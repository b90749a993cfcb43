"""Opaque tokens that say where the next page of a list begins."""

from __future__ import annotations

import base64
import binascii
import hashlib
import json
from collections.abc import Callable, Iterable
from typing import Annotated, Generic, TypeVar

from fastapi import Query
from pydantic import BaseModel, Field

from wirebook.book import Page, Place
from wirebook.errors import UsageError

BAD_TOKEN = "E423"  # noqa: S105 - a code of an error
MOST_ROWS = 200
MARK_LENGTH = 8

Item = TypeVar("Item")
Found = TypeVar("Found")

Limit = Annotated[int, Query(ge=1, le=MOST_ROWS, description="At most so many items.")]
Next = Annotated[
    str | None, Query(max_length=1000, description="The `next` of the page before, with all other parameters the same.")
]
Newest = Annotated[bool, Query(description="The latest first, else the earliest; the undated are always last.")]


class Listing(BaseModel, Generic[Item]):
    """One page of a list."""

    items: list[Item]
    next: str | None = Field(default=None, description="Token of the page that follows; null on the last.")


def mark_of(question: Iterable[object]) -> str:
    """A short hash of what was asked, so that a token is not used for another question."""
    words = json.dumps([str(part) for part in question], ensure_ascii=True)
    return hashlib.sha256(words.encode()).hexdigest()[:MARK_LENGTH]


def write_token(mark: str, place: Place | None) -> str | None:
    """The token for what follows a place in the list that the mark names; None where nothing does."""
    if place is None:
        return None
    record = json.dumps([mark, place.day, place.id], separators=(",", ":"))
    return base64.urlsafe_b64encode(record.encode()).decode().rstrip("=")


def read_token(mark: str, token: str | None) -> Place | None:
    """The place that a token means; None for the beginning. Raises UsageError E423 where it is none of this list."""
    if token is None:
        return None
    try:
        record = json.loads(base64.b64decode(token + "=" * (-len(token) % 4), altchars=b"-_", validate=True))
    except (binascii.Error, ValueError, RecursionError):
        record = None
    match record:
        case [str(given), None | str() as day, str(identity)] if given == mark and _is_clean(day, identity):
            return Place(day, identity)
    raise UsageError("token: none of this list; ask with the same parameters, or from the beginning", code=BAD_TOKEN)


def _is_clean(*words: str | None) -> bool:
    """Whether SQLite takes the words: JSON can hold halves of characters, UTF-8 cannot."""
    return all(word is None or word.isascii() for word in words)


def listing(page: Page[Found], mark: str, record: Callable[[Found], Item]) -> Listing[Item]:
    """A page of the book as a page of the API."""
    return Listing(items=[record(row) for row in page.rows], next=write_token(mark, page.end))
