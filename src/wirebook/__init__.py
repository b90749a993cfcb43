"""Wirebook reads news reports and keeps the book of record they imply.

import wirebook

book = wirebook.open("news.book")
book.read(["articles/"])
for event in book.events(actor="PRK", since="2025-08-01"):
    print(event.date, event.type, event.actors)
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"
__all__ = ["Book", "__version__", "open"]

if TYPE_CHECKING:
    from wirebook.library import Book


def open(path: str | os.PathLike[str], **options: Any) -> Book:  # noqa: A001  # as `wirebook.open`, like `gzip.open`
    """The book in a file, made where there is none; options as in `wirebook.library.open_book`."""
    from wirebook.library import open_book

    return open_book(os.fspath(path), **options)


def __getattr__(name: str) -> Any:
    if name == "Book":
        from wirebook.library import Book

        return Book
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
