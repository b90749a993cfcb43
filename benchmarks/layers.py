"""Wall-clock time by layer: functions of the package wrapped while something runs, each counted without those below."""

from __future__ import annotations

import functools
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib import import_module
from typing import Any

LAYERS = (
    ("tokenising", "wirebook.reading.reader", "cut_words"),
    ("word pieces", "wirebook.reading.pieces", "PieceCutter.cut"),
    ("network", "wirebook.reading.network", "Network.score"),
    ("network: relations", "wirebook.reading.network", "Network.relations"),
    ("decoding (windows, trees, names)", "wirebook.reading.reader", "analyse"),
    ("lemmas", "wirebook.reading.reader", "read_syntax"),  # what is left of it when the others are taken away
    ("times", "wirebook.times", "find"),
    ("attributions", "wirebook.reading.attribution", "find_attributions"),
    ("statements", "wirebook.engine.tasks", "code"),
    ("book", "wirebook.book.store", "Store.add_article"),
    ("linking", "wirebook.library", "Book.link"),
)
"""Name of the layer, module, and the function or method by which the others call it."""
ARTICLES = "articles"


class Clock:
    """Adds up the time of each layer; while a layer is called from another, only the inner one's time runs."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = defaultdict(float)
        self._running: list[str] = []
        self._since = 0.0

    def enter(self, layer: str) -> None:
        """A layer begins."""
        self._count()
        self._running.append(layer)

    def leave(self) -> None:
        """The innermost layer ends."""
        self._count()
        self._running.pop()

    def _count(self) -> None:
        now = time.perf_counter()
        if self._running:
            self.seconds[self._running[-1]] += now - self._since
        self._since = now

    def wrap(self, layer: str, function: Callable[..., Any]) -> Callable[..., Any]:
        """The function, timed."""

        @functools.wraps(function)
        def timed(*arguments: Any, **options: Any) -> Any:
            self.enter(layer)
            try:
                return function(*arguments, **options)
            finally:
                self.leave()

        return timed

    def wrap_iterator(self, layer: str, function: Callable[..., Iterator[Any]]) -> Callable[..., Iterator[Any]]:
        """A function that yields, timed while it looks for the next."""

        @functools.wraps(function)
        def timed(*arguments: Any, **options: Any) -> Iterator[Any]:
            items = function(*arguments, **options)
            following = self.wrap(layer, functools.partial(next, items, None))
            while (item := following()) is not None:
                yield item

        return timed


@contextmanager
def install(clock: Clock) -> Iterator[None]:
    """While it lasts, the layers of this process are timed by the clock."""
    undo: list[tuple[Any, str, Any]] = []

    def put(module: str, path: str, wrapper: Callable[[Any], Any]) -> None:
        *owners, name = path.split(".")
        owner: Any = import_module(module)
        for part in owners:
            owner = getattr(owner, part)
        undo.append((owner, name, getattr(owner, name)))
        setattr(owner, name, wrapper(getattr(owner, name)))

    try:
        for layer, module, path in LAYERS:
            put(module, path, functools.partial(clock.wrap, layer))
        put("wirebook.articles", "find_articles", functools.partial(clock.wrap_iterator, ARTICLES))
        yield
    finally:
        for owner, name, function in reversed(undo):
            setattr(owner, name, function)
