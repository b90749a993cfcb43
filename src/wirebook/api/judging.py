"""Judgements of people who wait at a screen: kept at once, and linked at once in a book where that is quick."""

from __future__ import annotations

from collections.abc import Callable

from wirebook.api.access import BookAccess
from wirebook.api.readings import Readings
from wirebook.library import Book
from wirebook.mending import Judged

SMALL = 3000
"""Up to so many statements are linked anew while one waits, which takes about a second; more are linked afterwards."""


def keep(access: BookAccess, readings: Readings, decide: Callable[[Book, bool], Judged]) -> Judged:
    """Let `decide` judge or undo; it is told whether to link anew. Else that is done in a process of its own."""
    with access.writing() as book:
        small = book.store.pages.count_statements(at_most=SMALL + 1) <= SMALL
        done = decide(book, small)
    if not small:
        readings.relink()
    return done
