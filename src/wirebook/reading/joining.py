"""What the rules and the attribution head find, made one.

The head is told what the rules found, so where both have a cue the head's spans are a judgement of the rules' spans;
the rules give the construction, the kind of cue and the negation. What only one of them finds needs more evidence.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from wirebook.reading.cues import load_cues
from wirebook.reading.findings import Finding
from wirebook.reading.quotations import Quotations
from wirebook.reading.ranges import Range, join, span_of, trim
from wirebook.reading.running import Draft
from wirebook.reading.traits import Page
from wirebook.reading.voices import is_negated
from wirebook.reading.widening import widen
from wirebook.reading.words import Word


@dataclass(frozen=True, slots=True)
class Bars:
    """The chances (0 to 1) from which on the head is believed; chosen on articles held out of its training.

    doubted: below it a rule's cue is given up; told: the same for who says something, unless it stands within what
    another says; new: from it on a cue of the head's own counts.

    In log odds, added to the head's own: quoted: for a content with a quotation; empty: for none at all; sureness: for
    the sureness of its spans, as far as that is more or less than `sure`.
    """

    doubted: float = 0.35
    told: float = 0.2
    new: float = 0.4
    quoted: float = 0.8
    empty: float = -1.0
    sureness: float = 4.0
    sure: float = 0.88


BARS = Bars()
_BY_FORM = ("colon", "signed/quotation", "/described")
"""Rules that go by a form which the head has seen too little of."""


def merge(drafts: Sequence[Draft], findings: Sequence[Finding], page: Page, bars: Bars = BARS) -> list[Draft]:
    """The attributions of an article; each says by what it was made: "rule", "head" or "both"."""
    by_word = {finding.word: finding for finding in findings}
    chances = {finding.word: _chance(finding, page, bars) for finding in findings}
    merged: list[Draft] = []
    doubted: list[Draft] = []
    taken: set[int] = set()
    for draft in drafts:
        finding = by_word.get(draft.word.i)
        if finding is not None:
            taken.update(range(finding.cue[0], finding.cue[1] + 1))
            draft.score = chances[finding.word]
        if finding is None or draft.rule.endswith(_BY_FORM):
            merged.append(draft)
        elif chances[finding.word] >= (bars.told if _tells(draft) else bars.doubted):
            merged.append(_agreed(draft, finding, page))
        elif _tells(draft):
            doubted.append(draft)
    for finding in findings:
        if chances[finding.word] >= bars.new and finding.word not in taken and finding.source and finding.content:
            taken.update(range(finding.cue[0], finding.cue[1] + 1))
            merged.append(_found(finding, page, chances[finding.word]))
    inside = {i for draft in merged if draft.speaks for first, last in draft.ranges for i in range(first, last + 1)}
    merged.extend(draft for draft in doubted if draft.word.i in inside and _is_another(draft, page))
    widen(merged, page)
    return merged


def _chance(finding: Finding, page: Page, bars: Bars) -> float:
    """The chance of a finding, what its spans are like counted in."""
    chance = min(max(finding.chance, 1e-6), 1 - 1e-6)
    odds = math.log(chance / (1 - chance)) + bars.sureness * (finding.sureness - bars.sure)
    if not finding.content:
        odds += bars.empty
    elif any(page.quotations.within(first, last) for first, last in finding.content):
        odds += bars.quoted
    return 1 / (1 + math.exp(-odds))


def _is_another(draft: Draft, page: Page) -> bool:
    """Whether who speaks within what another says is named: a pronoun mostly means the other, who adds no voice."""
    return draft.source is not None and any(
        word.upos in ("NOUN", "PROPN") for word in page.reading.words_in(draft.source)
    )


def _tells(draft: Draft) -> bool:
    """Whether by the rules somebody says something, with a source and a clause: the head, which learned from a corpus
    that marks only the outermost speaker, doubts those who speak within what others say."""
    if draft.source is None or draft.kind == "attitude" or draft.word.upos not in ("VERB", "NOUN"):
        return False
    return draft.speaks or (draft.kind == "doubting" and draft.word.upos == "VERB")


def _agreed(draft: Draft, finding: Finding, page: Page) -> Draft:
    """A rule's draft with the spans that the head sees."""
    words = page.reading.words
    content = _whole(finding, page)
    if finding.source:
        source = trim(finding.source, words)
        if source:
            draft.source = span_of(source, words)
    cue = trim(finding.cue, words)
    if cue:
        draft.cue = span_of(cue, words)
    quoted = _carried(draft, page) if content else []
    if content:
        draft.ranges = content
    draft.ranges = join([*draft.ranges, *quoted], words)
    draft.by = "both"
    return draft


def _carried(draft: Draft, page: Page) -> list[Range]:
    """The quotations of other paragraphs that the rules give to a speaker."""
    here = page.paragraphs[draft.word.i]
    return [
        (quotation.first, quotation.last)
        for first, last in draft.ranges
        for quotation in page.quotations.within(first, last)
        if page.paragraphs[quotation.first] != here
    ]


def _found(finding: Finding, page: Page, chance: float) -> Draft:
    """An attribution that only the head sees."""
    words = page.reading.words
    word = words[finding.word]
    source, cue = finding.source, trim(finding.cue, words) or finding.cue
    assert source is not None
    content = _whole(finding, page) or list(finding.content)
    kind, frame = _kind(word), _frame(content, words, page.quotations)
    return Draft(
        span_of(trim(source, words) or source, words), span_of(cue, words), content, word, kind, f"head:{kind}/{frame}",
        negated=is_negated(word) or kind == "denying", by="head", score=chance,
    )  # fmt: skip


def _whole(finding: Finding, page: Page) -> list[Range]:
    """The content with all of the quotations that it cuts, and one that a colon at its end brings."""
    words = page.reading.words
    ranges = list(finding.content)
    for first, last in finding.content:
        for quotation in page.quotations.within(first, last):
            cut = quotation.first < first <= quotation.last or quotation.first <= last < quotation.last
            if cut and quotation.sound and not quotation.first <= finding.word <= quotation.last:
                ranges.append((quotation.first, quotation.last))
        following = page.quotations.after(last + 1)
        if following and following.first <= last + 3 and words[min(last + 1, len(words) - 1)].text == ":":
            ranges.append((following.first, following.last))
    return join(ranges, words)


def _kind(word: Word) -> str:
    """The kind of a cue by the lexicon."""
    cues = load_cues()
    table = {"NOUN": cues.nouns, "ADJ": cues.adjectives}.get(word.upos, cues.verbs)
    return table.get(word.lemma, "attitude")


def _frame(content: Sequence[Range], words: Sequence[Word], quotations: Quotations) -> str:
    """Whether a content is a clause, or only what somebody's attitude is about."""
    for first, last in content:
        if quotations.within(first, last):
            return "quotation"
        if any(
            word.upos in ("VERB", "AUX", "ADJ", "NOUN") and any(True for _ in word.find("nsubj", "csubj", "expl"))
            for word in words[first : last + 1]
        ):
            return "clause"
    return "object"
