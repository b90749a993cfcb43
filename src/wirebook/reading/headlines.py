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


def in_headlines(reading: Reading, quotations: Quotations) -> Iterator[Draft]:
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
            yield Draft(
                span_of(source[0], words), words[colon].span, content, words[colon], "neutral", "colon", lemma=":"
            )


def signed(reading: Reading, quotations: Quotations) -> Iterator[Draft]:
    """The attributions of quotations signed with a dash and a name: “We will stay.” — Ama Mensah, teacher."""
    words = reading.words
    starts = {name.span.start for name in reading.names if name.label == "PERSON"}
    for quotation in quotations.all:
        dash = quotation.last + 2
        if not quotation.closed or dash + 1 >= len(words) or words[dash].text not in _DASHES:
            continue
        end = next(
            (i for i in range(dash + 1, min(dash + 20, len(words))) if words[i].layout is Layout.PARAGRAPH), None
        )
        if words[dash + 1].start not in starts or (end is None and dash + 20 < len(words)):
            continue
        last = next((i for i in range(dash + 1, end or len(words)) if words[i].text == ","), end or len(words))
        source = span_of((dash + 1, last - 1), words)
        content = [(quotation.first, quotation.last)]
        yield Draft(
            source, words[dash].span, content, words[dash], "neutral", "signed/quotation", lemma=words[dash].text
        )


_DASHES = frozenset({"—", "―", "–", "-", "--"})
_SPEAKERS = frozenset({"PERSON", "ORGANIZATION", "LOCATION", "NORP"})


def _is_speaker(words: Sequence[Word], named: set[int]) -> bool:
    """Whether the words before a colon name who speaks: a name or a kind of source, no clause, no label."""
    if any(word.upos in ("VERB", "AUX") for word in words):
        return False
    kinds = load_cues().kinds
    heads = [word for word in words if word.head.i < words[0].i or word.head.i > words[-1].i or word.head is word]
    if words[0].lemma == "the" and words[-1].i - words[0].i == 1 and words[-1].i not in named:
        return False
    return any(word.i in named or word.lemma in kinds for word in heads)
