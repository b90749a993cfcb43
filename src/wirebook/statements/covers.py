"""Which of many spans lie around a given one."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable

from wirebook.model import Attribution, Span


class Covers:
    """Spans of contents with their attributions, to be asked for those around a span.

    A tree of the greatest ends over the spans in the order of their starts: an answer of k spans costs O(k log n).
    """

    def __init__(self, contents: Iterable[tuple[Span, Attribution]]) -> None:
        entries = ((span, number, held) for number, (span, held) in enumerate(contents))
        numbered = sorted(entries, key=lambda entry: entry[:2])
        self._held = [held for _, _, held in numbered]
        self._starts = [span.start for span, _, _ in numbered]
        self._size = 1
        while self._size < len(numbered):
            self._size *= 2
        self._ends = [-1] * (2 * self._size)
        for place, (span, _, _) in enumerate(numbered):
            self._ends[self._size + place] = span.end
        for node in range(self._size - 1, 0, -1):
            self._ends[node] = max(self._ends[2 * node], self._ends[2 * node + 1])
        self.steps = 0
        """Nodes of the tree that were looked at so far: the work done."""

    def around(self, inner: Span, most: int) -> list[Attribution]:
        """What is held with the spans that cover `inner`, each once, those that begin last first; at most `most`."""
        before = bisect_right(self._starts, inner.start)
        found: list[Attribution] = []
        todo = [(1, 0, self._size)]
        while todo and len(found) < most:
            node, first, last = todo.pop()
            self.steps += 1
            if first >= before or self._ends[node] < inner.end:
                continue
            if node >= self._size:
                if not any(self._held[first] is other for other in found):
                    found.append(self._held[first])
                continue
            middle = (first + last) // 2
            todo += [(2 * node, first, middle), (2 * node + 1, middle, last)]
        return found
