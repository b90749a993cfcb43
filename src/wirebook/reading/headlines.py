"""Headlines and transcripts: "Kim: we will not yield", a name and a colon before what is said."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from wirebook.reading.cues import load_cues
from wirebook.reading.pieces import Layout
from wirebook.reading.quotations import Quotations
from wirebook.reading.ranges import join, span_of
from wirebook.reading.running import Draft
from wirebook.reading.words import Reading, Word

_LONGEST_NAME = 9


def in_headlines(reading: Reading, quotations: Quotations, drafts: Sequence[Draft]) -> Iterator[Draft]:
    """The attributions of paragraphs that begin with a speaker and a colon."""
    words = reading.words
    named = {word.i for name in reading.names if name.label in _SPEAKERS for word in reading.words_in(name.span)}
    starts = [word.i for word in words if word.layout is Layout.PARAGRAPH or word.i == 0]
    for number, start in enumerate(starts):
        end = starts[number + 1] if number + 1 < len(starts) else len(words)
        colon = next((i for i in range(start + 1, min(start + _LONGEST_NAME, end)) if words[i].text == ":"), None)
        if colon is None or colon + 2 >= end or quotations.at(words[colon]):
            continue
        if not _is_speaker(words[start:colon], named):
            continue
        content = join([(colon + 1, end - 1)], words)
        if content:
            source = join([(start, colon - 1)], words)
            yield Draft(span_of(source[0], words), words[colon].span, content, words[colon], "neutral", "colon", lemma=":")


_SPEAKERS = frozenset({"PERSON", "ORGANIZATION", "LOCATION", "NORP"})


def _is_speaker(words: Sequence[Word], named: set[int]) -> bool:
    """Whether the words before a colon name who speaks: a name or a kind of source, no clause, no label."""
    if any(word.upos in ("VERB", "AUX") for word in words):
        return False
    kinds = load_cues().kinds
    heads = [word for word in words if word.head.i < words[0].i or word.head.i > words[-1].i or word.head is word]
    return any(word.i in named or word.lemma in kinds for word in heads)
