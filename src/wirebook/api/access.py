"""The book as many threads use it at once: connections for reading that are kept, and one writer at a time."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Lock
from typing import Annotated, Any, TypeVar

from fastapi import Depends, Request

from wirebook.api.readings import Readings
from wirebook.api.remembered import Remembered
from wirebook.library import Book, open_book

Answer = TypeVar("Answer")

KEPT = 32
"""So many open books wait for the next reader; those beyond are closed after use."""
WRITER_PATIENCE = 10.0
"""Seconds that a writer waits for an import in another process to let go."""


class BookAccess:
    """A book that is open to many readers in many threads. Close it at the end.

    The file is made, or brought up to date, when this is made. Raises BookError as `open_book` does.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        with open_book(path):
            pass
        self._idle: SimpleQueue[Book] = SimpleQueue()
        self._writing = Lock()
        self._watching = Lock()
        self._watcher = open_book(path, readonly=True)
        self._run = secrets.token_hex(4)
        self._remembered = Remembered()

    def close(self) -> None:
        """Close what waits; a book that is in use closes when it is given back."""
        self._watcher.close()
        with suppress(Empty):
            while True:
                self._idle.get_nowait().close()

    @contextmanager
    def reading(self) -> Iterator[Book]:
        """A book for reading, all of it as it was at one moment; for one thread at a time."""
        try:
            book = self._idle.get_nowait()
        except Empty:
            book = open_book(self.path, readonly=True)
        keep = False
        try:
            with book.store.snapshot():
                yield book
            keep = self._idle.qsize() < KEPT
        finally:
            if keep:
                self._idle.put(book)
            else:
                book.close()

    @contextmanager
    def writing(self) -> Iterator[Book]:
        """The book for writing: one at a time in this process, and waiting for those in others."""
        with self._writing, open_book(self.path, timeout=WRITER_PATIENCE) as book:
            try:
                yield book
            finally:
                self._remembered.forget()

    def version(self) -> str:
        """What changes whenever anybody, in whatever process, has written to the book."""
        with self._watching:
            return f"{self._run}-{self._watcher.store.version()}"

    def remembered(self, question: Hashable, ask: Callable[[Book], Answer]) -> Answer:
        """The answer to a question about the whole book: at most a minute behind what other processes write, never
        behind what this one did. Its path must stand in `wirebook.web.app.REMEMBERED`."""

        def ask_anew() -> Answer:
            with self.reading() as book:
                return ask(book)

        return self._remembered.answer(question, self.version(), ask_anew)


def access_of(request: Request) -> BookAccess:
    """The book that this application serves."""
    access: BookAccess = request.app.state.access
    return access


def _reading(access: Annotated[BookAccess, Depends(access_of)]) -> Iterator[Book]:
    with access.reading() as book:
        yield book


def settings_of(request: Request) -> Any:
    """How this application is served: a `wirebook.web.settings.Settings`."""
    return request.app.state.settings


def readings_of(request: Request) -> Readings:
    """The queue of articles to be read."""
    readings: Readings = request.app.state.readings
    return readings


AnyAccess = Annotated[BookAccess, Depends(access_of)]
"""A parameter of a handler that writes: `with access.writing() as book`."""
ReadBook = Annotated[Book, Depends(_reading)]
"""A parameter of a handler: the book for reading, as it was at one moment."""
AnyReadings = Annotated[Readings, Depends(readings_of)]
"""A parameter of a handler: the queue of articles to be read."""
