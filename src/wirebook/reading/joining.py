"""What the rules and the attribution head find, made one.

The head is told what the rules found, so where both have a cue the head's spans are a judgement of the rules' spans; the
rules give the construction, the kind of cue and the negation. What only one of them finds needs more evidence.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from wirebook.reading.cues import load_cues
from wirebook.reading.findings import Finding
from wirebook.reading.quotations import Quotations
from wirebook.reading.ranges import Range, join, span_of, trim
from wirebook.reading.running import Draft
from wirebook.reading.traits import Page
from wirebook.reading.voices import is_negated
from wirebook.reading.words import Word


@dataclass(frozen=True, slots=True)
class Bars:
    """The chances (0 to 1) from which on the head is believed; chosen on articles held out of its training.

    doubted: below it a rule's cue is given up; new: from it on a cue of its own counts.
    """

    doubted: float = 0.25
    new: float = 0.5


BARS = Bars()


def merge(drafts: Sequence[Draft], findings: Sequence[Finding], page: Page, bars: Bars = BARS) -> list[Draft]:
    """The attributions of an article; each says by what it was made: "rule", "head" or "both"."""
    words = page.reading.words
    by_word = {finding.word: finding for finding in findings}
    merged: list[Draft] = []
    taken: set[int] = set()
    for draft in drafts:
        finding = by_word.get(draft.word.i)
        if finding is None:
            merged.append(draft)
            continue
        taken.update(range(finding.cue[0], finding.cue[1] + 1))
        draft.score = finding.chance
        if finding.chance >= bars.doubted or not draft.lemma == "" and draft.rule in ("colon", "signed/quotation"):
            merged.append(_agreed(draft, finding, page))
    for finding in findings:
        if finding.chance >= bars.new and finding.word not in taken and finding.source and finding.content:
            taken.update(range(finding.cue[0], finding.cue[1] + 1))
            merged.append(_found(finding, page))
    return merged


def _agreed(draft: Draft, finding: Finding, page: Page) -> Draft:
    """A rule's draft with the spans that the head sees."""
    words = page.reading.words
    content = join(finding.content, words)
    if finding.source:
        source = trim(finding.source, words)
        if source:
            draft.source = span_of(source, words)
    cue = trim(finding.cue, words)
    if cue:
        draft.cue = span_of(cue, words)
    if content:
        draft.ranges = content
    draft.by = "both"
    return draft


def _found(finding: Finding, page: Page) -> Draft:
    """An attribution that only the head sees."""
    words = page.reading.words
    word = words[finding.word]
    source, cue = finding.source, trim(finding.cue, words) or finding.cue
    assert source is not None
    content = join(finding.content, words) or list(finding.content)
    kind, frame = _kind(word), _frame(content, words, page.quotations)
    return Draft(
        span_of(trim(source, words) or source, words), span_of(cue, words), content, word, kind, f"head:{kind}/{frame}",
        negated=is_negated(word) or kind == "denying", by="head", score=finding.chance,
    )  # fmt: skip


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
