"""What the attribution head is told of words, and of pairs of a cue and a word: by the tree, the marks and the rules.

Every trait is a small number that the head has an embedding for. The head is trained on what this module yields, so who
changes a trait must train the head anew.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from wirebook.reading.cues import Cues, load_cues
from wirebook.reading.pieces import Layout
from wirebook.reading.quotations import Quotations
from wirebook.reading.running import Draft
from wirebook.reading.words import Reading, Word

Numbers = NDArray[np.int64]

_KINDS = ("neutral", "asserting", "doubting", "factive", "denying", "demanding", "intending")
_FRAMES = (
    "clause", "beside", "as", "quotation", "infinitive", "gerund", "predicate", "described", "object", "about",
    "phrase", "colon",
)  # fmt: skip
_QUOTED_FAR = 3


@dataclass(frozen=True, slots=True)
class Alphabet:
    """The labels that the traits number, from 1; 0 is any other."""

    upos: tuple[str, ...]
    xpos: tuple[str, ...]
    relations: tuple[str, ...]
    names: tuple[str, ...]

    def word_sizes(self) -> dict[str, int]:
        """How many numbers each trait of a word has."""
        return {
            "upos": len(self.upos) + 1,
            "xpos": len(self.xpos) + 1,
            "relation": len(self.relations) + 1,
            "place": 6,
            "quoted": 5,
            "name": 2 * len(self.names) + 1,
            "lexicon": 3 * len(_KINDS) + 4,
            "frame": len(_FRAMES) + 2,
            "ruled": 6,
        }

    def pair_sizes(self) -> dict[str, int]:
        """How many numbers each trait of a pair has."""
        relations = len(self.relations) + 1
        return {"distance": 2 * len(_STEPS) + 1, "path": 5 + 2 * relations, "ruled": 5, "quoted": 9, "sentence": 14}


@dataclass(slots=True)
class Page:
    """An article as the head sees it: its words by number, with what the rules found.

    drafts: the rules' findings by the numbers of the words of their cues; words: trait to [W]; sentences, paragraphs,
    heads, quotes: [W] the number of each word's sentence, paragraph, head and quotation (or -1); opened: the first
    words of the quotations; crossed: [W + 1] how many dependencies cross the boundary before each word.
    """

    reading: Reading
    drafts: dict[int, Draft]
    quotations: Quotations
    alphabet: Alphabet
    words: dict[str, Numbers]
    sentences: Numbers
    paragraphs: Numbers
    heads: Numbers
    quotes: Numbers
    opened: Numbers
    crossed: Numbers

    def strains(self, cue: int, first: int, last: int) -> Numbers:
        """For the boundaries before the words from `first` up to `last`, and behind: the dependencies that cross them,
        but for those of a cue's head."""
        found = self.crossed[first : last + 1].copy()
        word = self.reading.words[cue]
        for other in (word.head, *word.children):
            low, high = sorted((word.i, other.i))
            found[max(0, low + 1 - first) : max(0, high + 1 - first)] -= 1
        return found


def lay_out(reading: Reading, drafts: Sequence[Draft], quotations: Quotations, alphabet: Alphabet) -> Page:
    """The page of an article."""
    words = reading.words
    quotes, quoted = _quoted(words, quotations)
    traits = {
        "upos": _numbers((w.upos for w in words), alphabet.upos),
        "xpos": _numbers((w.xpos for w in words), alphabet.xpos),
        "relation": _numbers((w.dep for w in words), alphabet.relations),
        "place": np.array([_place(w, words) for w in words], dtype=np.int64),
        "quoted": quoted,
        "name": _named(reading, alphabet),
        "lexicon": _known(words, load_cues()),
        "frame": _framed(words, drafts),
        "ruled": _ruled(reading, drafts),
    }
    paragraphs = np.cumsum([w.layout is Layout.PARAGRAPH for w in words], dtype=np.int64)
    return Page(
        reading, _by_cue(reading, drafts), quotations, alphabet, traits,
        np.array([w.sentence for w in words], dtype=np.int64), paragraphs,
        np.array([w.head.i for w in words], dtype=np.int64), quotes,
        np.array([quotation.first for quotation in quotations.all], dtype=np.int64), _crossed(words),
    )  # fmt: skip


def _crossed(words: Sequence[Word]) -> Numbers:
    steps = np.zeros(len(words) + 2, dtype=np.int64)
    for word in words:
        low, high = sorted((word.i, word.head.i))
        steps[low + 1] += 1
        steps[high + 1] -= 1
    crossed: Numbers = np.cumsum(steps)[:-1]
    return crossed


def _by_cue(reading: Reading, drafts: Sequence[Draft]) -> dict[int, Draft]:
    """The drafts by the words of their cues, the main words first; of several the first."""
    found: dict[int, Draft] = {}
    for draft in drafts:
        found.setdefault(draft.word.i, draft)
    for draft in drafts:
        for word in reading.words_in(draft.cue):
            found.setdefault(word.i, draft)
    return found


def _numbers(values: Any, labels: Sequence[str]) -> Numbers:
    index = {label: number for number, label in enumerate(labels, 1)}
    return np.array([index.get(value, 0) for value in values], dtype=np.int64)


def _place(word: Word, words: Sequence[Word]) -> int:
    first = word.i == 0 or words[word.i - 1].sentence != word.sentence
    return int(word.layout) + 3 * first


def _quoted(words: Sequence[Word], quotations: Quotations) -> tuple[Numbers, Numbers]:
    """The number of the quotation of each word, and how it stands in it: first, within, last, or in a broken one."""
    numbers = np.full(len(words), -1, dtype=np.int64)
    states = np.zeros(len(words), dtype=np.int64)
    for number, quotation in enumerate(quotations.all):
        first, last = quotation.first, quotation.last
        numbers[first : last + 1] = number
        states[first : last + 1] = 2 if quotation.sound else 4
        if quotation.sound:
            states[first], states[last] = 1, 3
    return numbers, states


def _named(reading: Reading, alphabet: Alphabet) -> Numbers:
    found = np.zeros(len(reading.words), dtype=np.int64)
    for name in reading.names:
        if name.label in alphabet.names:
            kind = alphabet.names.index(name.label)
            for place, word in enumerate(reading.words_in(name.span)):
                found[word.i] = 2 * kind + 1 + bool(place)
    return found


def _known(words: Sequence[Word], cues: Cues) -> Numbers:
    """What the lexicon of cues knows of each word."""
    tables = {"VERB": cues.verbs, "NOUN": cues.nouns, "ADJ": cues.adjectives}
    found = np.zeros(len(words), dtype=np.int64)
    for word in words:
        table = tables.get(word.upos)
        if table is not None and word.lemma in table:
            found[word.i] = 1 + _KINDS.index(table[word.lemma]) + len(_KINDS) * list(tables).index(word.upos)
        elif word.upos == "VERB" and cues.knows(word.lemma):
            found[word.i] = 3 * len(_KINDS) + (1 if word.lemma in cues.quoting else 2)
        elif word.lemma in cues.kinds:
            found[word.i] = 3 * len(_KINDS) + 3
    return found


def _framed(words: Sequence[Word], drafts: Sequence[Draft]) -> Numbers:
    found = np.zeros(len(words), dtype=np.int64)
    for draft in drafts:
        frame = draft.rule.rpartition("/")[2]
        found[draft.word.i] = 1 + _FRAMES.index(frame) if frame in _FRAMES else len(_FRAMES) + 1
    return found


def _ruled(reading: Reading, drafts: Sequence[Draft]) -> Numbers:
    """Of how many contents a word is part (0, 1, more), and whether of a source."""
    contents = np.zeros(len(reading.words), dtype=np.int64)
    sources = np.zeros(len(reading.words), dtype=np.int64)
    for draft in drafts:
        for first, last in draft.ranges:
            contents[first : last + 1] += 1
        for word in reading.words_in(draft.source) if draft.source else []:
            sources[word.i] = 1
    return np.minimum(contents, 2) + 3 * sources


_STEPS = np.array([1, 2, 3, 4, 5, 6, 8, 10, 13, 17, 22, 30, 40, 60, 90])


def pair_traits(page: Page, cue: int, first: int, last: int) -> dict[str, Numbers]:
    """The traits of a cue's head with each word from `first` up to, but not including, `last`: trait to [words]."""
    inside = slice(first, last)
    away = np.arange(first, last) - cue
    bucket = np.searchsorted(_STEPS, np.abs(away), side="right")
    return {
        "distance": np.where(away < 0, len(_STEPS) - bucket, len(_STEPS) + bucket).astype(np.int64),
        "path": _paths(page, cue, first, last),
        "ruled": _drafted(page, cue, first, last),
        "quoted": _quoted_from(page, cue, inside),
        "sentence": _sentences_from(page, cue, inside),
    }


def _paths(page: Page, cue: int, first: int, last: int) -> Numbers:
    """Where a word hangs, seen from the cue: below a child of it, beside it, above it, or in another sentence."""
    size = len(page.alphabet.relations) + 1
    found = np.where(page.sentences[first:last] < page.sentences[cue], 1, 2).astype(np.int64)
    heads, relations = page.heads, page.words["relation"]
    number = page.sentences[cue]
    start = max(first, int(np.searchsorted(page.sentences, number)))
    end = min(last, int(np.searchsorted(page.sentences, number + 1)))
    above = int(heads[cue])
    for place in range(start, end):
        found[place - first] = _path(place, cue, above, heads, relations, size)
    return found


def _path(place: int, cue: int, above: int, heads: Numbers, relations: Numbers, size: int) -> int:
    if place == cue:
        return 0
    word = place
    while True:
        head = int(heads[word])
        if head == cue and word != cue:
            return 5 + int(relations[word])
        if word == above:
            return 3
        if head == above and head != word:
            return 5 + size + int(relations[word])
        if head == word:
            return 4
        word = head


def _drafted(page: Page, cue: int, first: int, last: int) -> Numbers:
    """Whether a rule has the same cue, and what it takes a word for: 1 nothing, 2 source, 3 content, 4 cue."""
    found = np.zeros(last - first, dtype=np.int64)
    draft = page.drafts.get(cue)
    if draft is None:
        return found
    found[:] = 1
    for begin, end in draft.ranges:
        found[max(0, begin - first) : max(0, end + 1 - first)] = 3
    for number, span in ((2, draft.source), (4, draft.cue)):
        for word in page.reading.words_in(span) if span else []:
            if first <= word.i < last:
                found[word.i - first] = number
    return found


def _quoted_from(page: Page, cue: int, inside: slice) -> Numbers:
    """Which quotation a word stands in: 1 the cue's, 2 to 4 the next before it, 5 to 7 the next behind it, 8 far."""
    quotes = page.quotes[inside]
    here = int(page.quotes[cue])
    behind = int(np.searchsorted(page.opened, cue))  # the first quotation behind the cue
    steps = np.where(quotes >= behind, quotes - behind + 5, behind - 1 - quotes - (here >= 0) + 2)
    steps = np.where((quotes >= behind) & (steps > 4 + _QUOTED_FAR), 8, steps)
    steps = np.where((quotes < behind) & (steps > 1 + _QUOTED_FAR), 8, steps)
    steps = np.where(quotes < 0, 0, steps)
    found: Numbers = np.where((quotes >= 0) & (quotes == here), 1, steps).astype(np.int64)
    return found


def _sentences_from(page: Page, cue: int, inside: slice) -> Numbers:
    """How many sentences away a word stands, and whether in the cue's paragraph."""
    away = np.clip(page.sentences[inside] - page.sentences[cue], -3, 3) + 3
    same = page.paragraphs[inside] == page.paragraphs[cue]
    found: Numbers = (away + 7 * same).astype(np.int64)
    return found
