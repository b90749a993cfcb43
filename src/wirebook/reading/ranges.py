"""Runs of words: what a part of a tree covers, joined, trimmed and turned into spans."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from wirebook.model import Span
from wirebook.reading.pieces import Layout
from wirebook.reading.words import Word

_OPENED = {")": "(", "]": "["}
Range = tuple[int, int]
"""The numbers of the first and the last word, both included."""


def ranges_of(numbers: Iterable[int]) -> list[Range]:
    """The runs that a set of words makes, in order."""
    found: list[Range] = []
    for number in sorted(set(numbers)):
        if found and number == found[-1][1] + 1:
            found[-1] = (found[-1][0], number)
        else:
            found.append((number, number))
    return found


def join(ranges: Iterable[Range], words: Sequence[Word]) -> list[Range]:
    """Runs that overlap, or have only punctuation between them, made one; punctuation at the ends cut."""
    found: list[Range] = []
    for first, last in sorted(ranges):
        if found and all(words[i].upos == "PUNCT" for i in range(found[-1][1] + 1, min(first, found[-1][1] + 5))):
            if first <= found[-1][1] + 4:
                found[-1] = (found[-1][0], max(last, found[-1][1]))
                continue
        found.append((first, last))
    trimmed = (trim(run, words) for run in found)
    return [run for run in trimmed if run is not None]


def trim(run: Range, words: Sequence[Word]) -> Range | None:
    """A run without punctuation at its ends; None where nothing is left."""
    first, last = run
    while first <= last and words[first].upos == "PUNCT":
        first += 1
    while last >= first and words[last].upos == "PUNCT":
        last -= 1
    return (first, last) if first <= last else None


def by_paragraph(ranges: Iterable[Range], words: Sequence[Word]) -> list[Range]:
    """Runs cut where a paragraph ends, with the mark that makes them a question or a call, and the bracket that closes
    one opened within."""
    found: list[Range] = []
    for first, last in ranges:
        cuts = [i for i in range(first + 1, last + 1) if words[i].layout is Layout.PARAGRAPH]
        for begin, end in zip([first, *cuts], [*(cut - 1 for cut in cuts), last], strict=True):
            run = trim((begin, end), words)
            if run is not None:
                found.append((run[0], _with_mark(run, words)))
    return found


def _with_mark(run: Range, words: Sequence[Word]) -> int:
    """The last word of a run, or the mark glued to it that belongs to it."""
    first, last = run
    while last + 1 < len(words) and words[last + 1].layout is Layout.GLUED:
        mark = words[last + 1].text
        texts = [word.text for word in words[first : last + 1]] if mark in _OPENED else []
        if not texts.count(_OPENED.get(mark, "")) > texts.count(mark) and mark.strip("?!"):
            break
        last += 1
    return last


def span_of(run: Range, words: Sequence[Word]) -> Span:
    """The offsets of a run."""
    return Span(words[run[0]].start, words[run[1]].end)


def run_around(word: Word, numbers: set[int]) -> Range:
    """The run of these words that a word stands in."""
    first = last = word.i
    while first - 1 in numbers:
        first -= 1
    while last + 1 in numbers:
        last += 1
    return first, last
