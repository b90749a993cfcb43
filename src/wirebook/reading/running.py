"""Speech that runs on: quotations without a cue of their own belong to who spoke last."""

from __future__ import annotations

from dataclasses import dataclass

from wirebook.model import Span
from wirebook.reading.pieces import Layout
from wirebook.reading.quotations import Quotation, Quotations
from wirebook.reading.ranges import Range
from wirebook.reading.words import Reading, Word

_ENDS = frozenset({".", "!", "?", ":", "…", "...", "—", "–"})
_SHORTEST = 3


@dataclass(slots=True)
class Draft:
    """An attribution in the making.

    ranges: the runs of words of its content; word: the head of its cue; kind: of the lexicon, or "attitude"; by: what
    found it, "rule", "head" or "both"; score: the chance that the head gives its cue, where it was asked.
    """

    source: Span | None
    cue: Span
    ranges: list[Range]
    word: Word
    kind: str
    rule: str
    negated: bool = False
    lemma: str = ""
    by: str = "rule"
    score: float | None = None

    @property
    def speaks(self) -> bool:
        """Whether somebody speaks, rather than wants or judges."""
        return self.rule.endswith(("/clause", "/beside", "/as", "/quotation", "/described", "phrase", "colon"))


def run_on(drafts: list[Draft], quotations: Quotations, reading: Reading) -> None:
    """Adds each quotation that no cue brings to the attribution right before it. Linear in words and quotations."""
    owned = _owners(drafts, quotations)
    ends: dict[int, Draft] = {}
    for draft in sorted(drafts, key=lambda d: (d.word.i, d.speaks)):
        if draft.speaks:
            _set_end(ends, draft, _end_of(draft, reading), owned)
    for quotation in quotations.all:
        if quotation.first in owned or not _is_speech(quotation, reading):
            continue
        before = reading.words[max(quotation.first - 2, 0)].sentence
        speaker = ends.get(before)
        if speaker is None or not _carries(speaker, quotation, quotations, reading):
            continue
        speaker.ranges.append((quotation.first, quotation.last))
        owned[quotation.first] = speaker
        last = reading.words[quotation.last].sentence
        ends[last] = speaker
    for quotation, following in zip(reversed(quotations.all[:-1]), reversed(quotations.all[1:]), strict=True):
        owner = owned.get(following.first)
        if quotation.carried and owner is not None and quotation.first not in owned:
            owner.ranges.append((quotation.first, quotation.last))
            owned[quotation.first] = owner


def take_over(drafts: list[Draft], reading: Reading) -> None:
    """Gives a participle behind a report its speaker, whatever clause the tree hangs it on: in "Kim said it was late,
    adding that ..." it is Kim who adds."""
    for told in _by_sentence(drafts).values():
        told.sort(key=lambda draft: draft.word.i)
        for place, draft in enumerate(told):
            comma = reading.words[draft.word.i - 1] if draft.word.i else None
            if draft.word.xpos != "VBG" or comma is None or comma.text != "," or not draft.speaks:
                continue
            for other in reversed(told[:place]):
                if other.speaks and other.source and _covers(other, draft.word.i):
                    draft.source = other.source
                    other.ranges = [(a, min(b, comma.i - 1)) for a, b in other.ranges if a < comma.i]
                    break
    drafts[:] = [draft for draft in drafts if draft.ranges]  # one whose content stood only behind the comma


def leave_out_phrases(drafts: list[Draft]) -> None:
    """Takes "according to X" out of what somebody else says where the whole clause is X's: contents end before it."""
    for told in _by_sentence(drafts).values():
        for phrase in [draft for draft in told if draft.rule == "phrase"]:
            for draft in told:
                if draft is not phrase and _covers(phrase, draft.word.i):
                    _end_before(draft, phrase.word.i)


def _by_sentence(drafts: list[Draft]) -> dict[int, list[Draft]]:
    grouped: dict[int, list[Draft]] = {}
    for draft in drafts:
        grouped.setdefault(draft.word.sentence, []).append(draft)
    return grouped


def _end_before(draft: Draft, place: int) -> None:
    """Ends the run of a content that a word lies in before that word."""
    draft.ranges = [(a, place - 1 if a < place <= b else b) for a, b in draft.ranges if a != place] or draft.ranges


def _covers(draft: Draft, place: int) -> bool:
    return any(first <= place <= last for first, last in draft.ranges)


def _owners(drafts: list[Draft], quotations: Quotations) -> dict[int, Draft]:
    """The first word of each quotation that is part of a content, to that attribution."""
    owned: dict[int, Draft] = {}
    for draft in drafts:
        for first, last in draft.ranges:
            for quotation in quotations.within(first, last):
                owned.setdefault(quotation.first, draft)
    return owned


def _set_end(ends: dict[int, Draft], draft: Draft, sentence: int, owned: dict[int, Draft]) -> None:
    """Who spoke last in a sentence: one who is quoted rather than one who is not."""
    other = ends.get(sentence)
    if other is None or not _quotes(other, owned) or _quotes(draft, owned):
        ends[sentence] = draft


def _quotes(draft: Draft, owned: dict[int, Draft]) -> bool:
    return any(owned.get(first) is draft for first, _ in draft.ranges)


def _end_of(draft: Draft, reading: Reading) -> int:
    last = max(draft.word.i, *(last for _, last in draft.ranges))
    return reading.words[last].sentence


def _is_speech(quotation: Quotation, reading: Reading) -> bool:
    """Whether a quotation is a sentence of its own, not a title or a word held at arm's length."""
    if quotation.last - quotation.first + 1 < _SHORTEST:
        return False
    mark = reading.words[quotation.first - 1]
    if mark.i == 0 or mark.layout is Layout.PARAGRAPH:
        return True
    before = reading.words[mark.i - 1]
    return before.text[-1:] in _ENDS or before.text in ('"', "”", "''")


def _carries(speaker: Draft, quotation: Quotation, quotations: Quotations, reading: Reading) -> bool:
    """Whether a quotation goes on with what somebody said: behind a paragraph's end only where that was quoted too."""
    mark = reading.words[quotation.first - 1]
    opens = mark.layout is Layout.PARAGRAPH or quotation.first == 1
    return not opens or any(quotations.within(first, last) for first, last in speaker.ranges)
