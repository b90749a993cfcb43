"""Quotations: the stretches of an article within quotation marks, of every style, broken ones too."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from wirebook.model import Span
from wirebook.reading.pieces import Layout
from wirebook.reading.words import Reading, Word

_OPEN = frozenset("“«„‟‹")
_CLOSE = frozenset("”»›")
_STRAIGHT = frozenset({'"', "``", "''", "＂"})
_SINGLE_OPEN = frozenset({"‘", "'", "‚"})
_SINGLE_CLOSE = frozenset({"’", "'"})
_LONGEST_SPEECH = 4
"""Paragraphs within which a mark that closes is looked for."""
_LONGEST_SINGLE = 60
"""Words within which a single mark must be closed: a lone one is an apostrophe."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words within quotation marks.

    first, last: the numbers of the first and the last word within the marks; span: their offsets; closed: whether a
    mark closes it (else it ends with its paragraph); carried: whether the next paragraph opens with a mark again.
    """

    first: int
    last: int
    span: Span
    closed: bool
    carried: bool = False

    @property
    def sound(self) -> bool:
        """Whether its end can be trusted: it is closed, or carried on."""
        return self.closed or self.carried


def find_quotations(reading: Reading) -> list[Span]:
    """The stretches within quotation marks, without the marks; what is not closed ends with its paragraph."""
    return [quotation.span for quotation in read_quotations(reading)]


def read_quotations(reading: Reading) -> list[Quotation]:
    """All quotations in the order of the text; none lies within another. Linear in the number of words."""
    words = reading.words
    found: list[Quotation] = []
    opened: int | None = None
    paragraphs = [0]
    for word in words:
        if word.layout is Layout.PARAGRAPH and word.i:
            if opened is not None:
                _close(found, words, opened, word.i - 1, closed=False)
            opened = None
            paragraphs.append(word.i)
        text = word.text
        if text in _OPEN or _is_grave_pair(word, words) or (text in _STRAIGHT and _opens(word, words, opened)):
            if opened is not None:
                _close(found, words, opened, word.i - 1, closed=False)
            opened = word.i
        elif opened is not None and (text in _CLOSE or text in _STRAIGHT):
            _close(found, words, opened, word.i - 1, closed=True)
            opened = None
        elif text in _CLOSE or text in _STRAIGHT:
            _carry_on(found, words, paragraphs[-_LONGEST_SPEECH:], word.i - 1)
    if opened is not None:
        _close(found, words, opened, len(words) - 1, closed=False)
    return _with_singles(found, words)


def _opens(word: Word, words: Sequence[Word], opened: int | None) -> bool:
    """Whether a straight mark opens: by the blanks around it, else by whether a quotation is open."""
    left = word.layout is Layout.GLUED
    following = words[word.i + 1] if word.i + 1 < len(words) else None
    right = following is not None and following.layout is Layout.GLUED and following.text[0] not in ",.;:!?)]…"
    if opened is None:
        return right or not left
    return right and not left


def _is_grave_pair(word: Word, words: Sequence[Word]) -> bool:
    """Whether a word is the second of two graves, which open a quotation closed by two apostrophes."""
    return word.text == "`" and word.layout is Layout.GLUED and word.i > 0 and words[word.i - 1].text == "`"


def _close(found: list[Quotation], words: Sequence[Word], opened: int, last: int, *, closed: bool) -> None:
    if last > opened:
        carried = not closed and last + 1 < len(words) and words[last + 1].text in _OPEN | _STRAIGHT
        found.append(Quotation(opened + 1, last, Span(words[opened + 1].start, words[last].end), closed, carried))


def _carry_on(found: list[Quotation], words: Sequence[Word], paragraphs: Sequence[int], last: int) -> None:
    """A closing mark without an opening one: it closes what one of the last paragraphs left open, if any did; the
    paragraphs between are part of the speech."""
    before = found[-1] if found else None
    if before is None or before.closed or before.carried or last < paragraphs[-1]:
        return
    starts = [start for start in paragraphs if start > before.last]
    if not starts or starts[0] != before.last + 1:
        return
    found[-1] = replace(before, carried=True)
    for start, end in zip(starts, [*(following - 1 for following in starts[1:]), last], strict=True):
        found.append(Quotation(start, end, Span(words[start].start, words[end].end), end == last, end != last))


def _with_singles(found: list[Quotation], words: Sequence[Word]) -> list[Quotation]:
    """The quotations together with those in single marks that stand outside of them."""
    singles: list[Quotation] = []
    starts = [quotation.first - 1 for quotation in found]
    place = 0
    while place < len(words):
        word = words[place]
        if word.text in _SINGLE_OPEN and _is_free(word, words) and not _covering(found, starts, place):
            last = _single_end(words, place)
            if last is not None and not _covering(found, starts, last):
                singles.append(Quotation(place + 1, last - 1, Span(words[place + 1].start, words[last - 1].end), True))
                place = last
        place += 1
    return sorted([*found, *singles], key=lambda quotation: quotation.first)


def _is_free(word: Word, words: Sequence[Word]) -> bool:
    """Whether a single mark stands before a word and behind a blank, as an opening one does."""
    return word.layout is not Layout.GLUED and word.i + 1 < len(words) and words[word.i + 1].layout is Layout.GLUED


def _single_end(words: Sequence[Word], opened: int) -> int | None:
    """The closing mark of a single quotation: glued to what stands before and not to a word behind."""
    for place in range(opened + 2, min(opened + _LONGEST_SINGLE, len(words))):
        word = words[place]
        if word.layout is Layout.PARAGRAPH or word.text in _STRAIGHT or word.text in _OPEN:
            return None
        if word.text in _SINGLE_CLOSE and word.layout is Layout.GLUED and word.xpos != "POS":
            after = words[place + 1] if place + 1 < len(words) else None
            if after is None or after.layout is not Layout.GLUED or not after.text[0].isalnum():
                return place
    return None


def _covering(found: Sequence[Quotation], starts: Sequence[int], place: int) -> bool:
    at = bisect_right(starts, place) - 1
    return at >= 0 and place <= found[at].last


class Quotations:
    """The quotations of an article, to be asked by place. Every question costs the logarithm of their number."""

    def __init__(self, reading: Reading) -> None:
        self.all = read_quotations(reading)
        self._starts = [quotation.first for quotation in self.all]

    def at(self, word: Word) -> Quotation | None:
        """The quotation that a word stands in."""
        place = bisect_right(self._starts, word.i) - 1
        if place >= 0 and word.i <= self.all[place].last:
            return self.all[place]
        return None

    def within(self, first: int, last: int) -> list[Quotation]:
        """The quotations that share a word with the words from `first` to `last`, both included."""
        place = max(0, bisect_right(self._starts, first) - 1)
        found = []
        while place < len(self.all) and self.all[place].first <= last:
            if self.all[place].last >= first:
                found.append(self.all[place])
            place += 1
        return found

    def sound_at(self, word: Word) -> Quotation | None:
        """The quotation that a word stands in, if its end can be trusted."""
        quotation = self.at(word)
        return quotation if quotation and quotation.sound else None

    def before(self, place: int) -> Quotation | None:
        """The last quotation that ends before this word."""
        at = bisect_right(self._starts, place) - 1
        if at >= 0 and self.all[at].last >= place:
            at -= 1
        return self.all[at] if at >= 0 else None

    def after(self, place: int) -> Quotation | None:
        """The first quotation that begins at this word or behind it."""
        at = bisect_right(self._starts, place - 1)
        return self.all[at] if at < len(self.all) else None
