"""Which of many spans lie around a given one."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

from wirebook.model import Attribution, Span


class Covers:
    """Numbered spans, to be asked for those around a span; several spans may have one number.

    A tree of the greatest ends over the spans in the order of their starts: an answer of k spans costs O(k log n).
    """

    def __init__(self, spans: Iterable[tuple[Span, int]]) -> None:
        ordered = sorted(spans)
        self._numbers = [number for _, number in ordered]
        self._starts = [span.start for span, _ in ordered]
        self._size = 1
        while self._size < len(ordered):
            self._size *= 2
        self._ends = [-1] * (2 * self._size)
        for place, (span, _) in enumerate(ordered):
            self._ends[self._size + place] = span.end
        for node in range(self._size - 1, 0, -1):
            self._ends[node] = max(self._ends[2 * node], self._ends[2 * node + 1])
        self.steps = 0
        """Nodes of the tree that were looked at so far: the work done."""

    def around(self, inner: Span, most: int) -> list[int]:
        """The numbers of the spans that cover `inner`, each once, those that begin last first; at most `most`."""
        before = bisect_right(self._starts, inner.start)
        found: list[int] = []
        todo = [(1, 0, self._size)]
        while todo and len(found) < most:
            node, first, last = todo.pop()
            self.steps += 1
            if first >= before or self._ends[node] < inner.end:
                continue
            if node >= self._size:
                if self._numbers[first] not in found:
                    found.append(self._numbers[first])
                continue
            middle = (first + last) // 2
            todo += [(2 * node, first, middle), (2 * node + 1, middle, last)]
        return found


def contents_of(attributions: Sequence[Attribution]) -> Covers:
    """The contents of all attributions that name a source, by the number of the attribution."""
    return Covers((piece, number) for number, a in enumerate(attributions) if a.source for piece in a.content)


def pieces_within(attribution: Attribution, span: Span) -> Sequence[Span]:
    """The pieces of a content that share a character with a span. They are in order, so this costs their logarithm."""
    first = bisect_right(attribution.content, span.start, key=lambda piece: piece.end)
    last = bisect_left(attribution.content, span.end, key=lambda piece: piece.start)
    return attribution.content[first:last]
