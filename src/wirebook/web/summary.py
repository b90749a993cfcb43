"""What stands at the foot of every page: how much the book holds. Counted now and then, not for every page."""

from __future__ import annotations

from pathlib import Path
from threading import Lock
from time import monotonic
from typing import Any

from wirebook.api.access import BookAccess

#: Seconds for which a count is good enough while the book is being written to.
FRESH = 10.0


class Summary:
    """Counts of the book, shared by all threads."""

    def __init__(self, access: BookAccess) -> None:
        self._access = access
        self._lock = Lock()
        self._version = ""
        self._counted = 0.0
        self._values: dict[str, Any] = {}

    def values(self) -> dict[str, Any]:
        """name, articles, statements, events, first_event, last_event, last_published, linked."""
        version = self._access.version()
        with self._lock:
            if version != self._version and (not self._values or monotonic() - self._counted > FRESH):
                self._values = self._count()
                self._version, self._counted = version, monotonic()
            return self._values

    def _count(self) -> dict[str, Any]:
        with self._access.reading() as book:
            information = book.info()
        wanted = "articles statements events first_event last_event last_published linked".split()
        return {"name": Path(information.path).name, **{name: getattr(information, name) for name in wanted}}
