"""Answers to questions about the whole book, kept a while: an import changes the book ten times a second, the answers
hardly."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from threading import Lock
from time import monotonic
from typing import Any, TypeVar

Answer = TypeVar("Answer")

FRESH = 60.0
"""Seconds that an answer may be behind what other processes write."""
KEPT = 64


@dataclass(slots=True)
class _Kept:
    """An answer. version: of the book; own: how often this process had written; asked: whether it is asked anew."""

    answer: Any
    version: str
    own: int
    since: float
    asked: bool = False


class Remembered:
    """The answers. One thread asks anew while the others get the one before."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._kept: OrderedDict[Hashable, _Kept] = OrderedDict()
        self._own = 0

    def forget(self) -> None:
        """This process has written: what follows from it must show at once."""
        with self._lock:
            self._own += 1

    def answer(self, question: Hashable, version: str, ask: Callable[[], Answer]) -> Answer:
        """The answer, asked anew where it is too old. version: the state that the book is in now."""
        with self._lock:
            kept, own = self._kept.get(question), self._own
            if kept is not None and kept.own == own:
                young = kept.version == version or monotonic() - kept.since < FRESH
                if young or kept.asked:
                    answer: Answer = kept.answer
                    return answer
                kept.asked = True
        try:
            found = ask()
        except BaseException:
            with self._lock:
                if kept is not None:
                    kept.asked = False
            raise
        with self._lock:
            self._kept[question] = _Kept(found, version, own, monotonic())
            self._kept.move_to_end(question)
            while len(self._kept) > KEPT:
                self._kept.popitem(last=False)
        return found
