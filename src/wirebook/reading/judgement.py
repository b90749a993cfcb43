"""How likely it is that a finding of the attribution head is an attribution as a person would mark it.

A logistic regression over clues that have names: what the head says of the cue and of the edges of its spans, which
words the cue, source and content are made of, whether the rules found the same, and how it stands to what others say.
The weights are learned by `training/train_judgement.py` and kept by the names of the clues, for a person to read.
"""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from wirebook.reading.cues import load_cues
from wirebook.reading.findings import Finding
from wirebook.reading.quotations import Quotations
from wirebook.reading.ranges import Range
from wirebook.reading.running import Draft
from wirebook.reading.traits import Page
from wirebook.reading.words import Word

Clue = tuple[str, float]

_LIKELY = 0.5
"""The chance from which on a finding counts as a cue beside which others stand."""
_KNOTS = {"chance": (-2.0, 0.0, 2.0, 4.0), "sureness": (0.6, 0.8, 0.9), "cue edges": (0.3, 0.6), "edges": (0.3, 0.6)}
"""Where the curve of a measured clue may bend."""
_LITTLE_WORDS = frozenset({"ADP", "SCONJ", "PART", "DET", "PRON", "PUNCT", "ADV", "AUX", "CCONJ"})
_FURTHEST = 30.0
"""Log odds beyond which a chance is as good as 0 or 1."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """The weights of clues, in log odds."""

    weights: Mapping[str, float]

    def chances(self, findings: Sequence[Finding], drafts: Sequence[Draft], page: Page) -> dict[int, float]:
        """The chance (0 to 1) of each finding, by the number of the head of its cue.

        drafts: what the rules found.
        """
        found = {}
        for finding, clues in clues_of(findings, drafts, page):
            odds = sum(self.weights.get(name, 0.0) * value for name, value in clues)
            found[finding.word] = 1 / (1 + math.exp(-max(-_FURTHEST, min(_FURTHEST, odds))))
        return found


PLAIN = Judgement({"chance": 1.0})
"""Believes the head's own chance of a cue."""


def clues_of(findings: Sequence[Finding], drafts: Sequence[Draft], page: Page) -> Iterator[tuple[Finding, list[Clue]]]:
    """The clues of each finding, names and values. Linear in findings and the words of their contents."""
    ruled: dict[int, Draft] = {}
    for draft in drafts:
        ruled.setdefault(draft.word.i, draft)
    outer = _outer(findings)
    cues = sorted(finding.word for finding in findings if finding.chance >= _LIKELY)
    words = page.reading.words
    for finding in findings:
        rule = ruled.get(finding.word)
        names = [
            *_of_rule(finding, rule, page), *_of_cue(finding, words), *_of_source(finding, words),
            *_of_content(finding, words), *_of_place(finding, page, outer.get(finding.word, 0.0), cues),
        ]  # fmt: skip
        yield finding, [("always", 1.0), *_measured(finding, rule is not None), *((name, 1.0) for name in names)]


def _measured(finding: Finding, ruled: bool) -> Iterator[Clue]:
    """What the head says, in a curve with some bends, and once more where a rule says the same."""
    chance = min(max(finding.chance, 1e-6), 1 - 1e-6)
    values = {
        "chance": math.log(chance / (1 - chance)),
        "sureness": finding.sureness,
        "cue edges": finding.cue_edges,
        "edges": finding.edges,
    }
    for name, value in values.items():
        yield name, value
        yield from ((f"{name} over {knot}", value - knot) for knot in _KNOTS[name] if value > knot)
        if ruled:
            yield f"{name}, ruled", value


def _of_rule(finding: Finding, draft: Draft | None, page: Page) -> Iterator[str]:
    """Which construction it is, by the rules or as it looks."""
    word = page.reading.words[finding.word]
    frame = frame_of(finding.content, page.reading.words, page.quotations) if finding.content else "none"
    kind = kind_of(word)
    yield f"rule {draft.rule}" if draft else f"no rule {kind}/{frame}"
    yield f"{'ruled' if draft else 'not ruled'} {frame}"
    yield f"frame {frame}"
    yield f"kind {kind}"
    yield f"cue {word.lemma}/{frame}"


def _of_cue(finding: Finding, words: Sequence[Word]) -> Iterator[str]:
    """The words of a cue and next to it."""
    word = words[finding.word]
    first, last = finding.cue
    yield f"cue {word.lemma}"
    yield f"cue {word.lemma} to {_common(words[last])}"
    yield f"cue from {_common(words[first])}"
    yield f"cue to {_common(words[last])}"
    yield f"cue of {min(4, last - first + 1)}"
    yield f"tag {word.xpos}"
    yield f"relation {word.dep}"
    yield f"under {word.head.upos}/{word.relation}"
    yield f"under {_common(word.head)}/{word.relation}"
    for child in word.children:
        if child.relation in ("aux", "mark", "advmod") and child.i < word.i:
            yield f"{child.relation} {child.lemma}"
    if last + 1 < len(words):
        after = words[last + 1]
        yield f"then {after.lemma if after.upos in _LITTLE_WORDS else after.upos}"
        yield f"{word.lemma} then {after.upos}"


def _of_source(finding: Finding, words: Sequence[Word]) -> Iterator[str]:
    if finding.source is None:
        yield "no source"
        return
    first, last = finding.source
    head = _top((first, last), words)
    yield f"source a {head.upos}"
    yield f"source as {head.relation}{' of the cue' if head.head.i == finding.word else ''}"
    yield f"source of {min(6, last - first + 1)}"
    yield f"source {_apart(first - finding.word)}"


def _of_content(finding: Finding, words: Sequence[Word]) -> Iterator[str]:
    if not finding.content:
        return
    first, last = finding.content[0][0], finding.content[-1][1]
    size = sum(end - begin + 1 for begin, end in finding.content)
    top = _top((first, last), words)
    yield f"content of {min(6, int(math.log2(size)))}"
    yield f"content in {min(3, len(finding.content))}"
    yield f"content from {words[first].lemma if words[first].upos in _LITTLE_WORDS else words[first].upos}"
    yield f"content {_common(top)}"
    yield f"content a {top.upos}/{top.relation}{' of the cue' if top.head.i == finding.word else ''}"
    yield f"content {'behind' if first > finding.word else 'before' if last < finding.word else 'around'}"
    if words[min(last + 1, len(words) - 1)].text == "?":
        yield "content asks"
    if words[first].sentence != words[finding.word].sentence:
        yield "content elsewhere"


def _of_place(finding: Finding, page: Page, outer: float, cues: Sequence[int]) -> Iterator[str]:
    """How it stands to quotation marks and to what others say.

    outer: the highest chance of another whose content holds this cue; cues: numbers of the heads of likely cues.
    """
    word = page.reading.words[finding.word]
    yield f"said by another {round(4 * outer)}/4"
    if page.quotes[word.i] >= 0:
        yield "in quotation marks"
    if any(page.quotations.within(*run) for run in finding.content):
        yield "quotes"
    if word.head is not word and cues[bisect_left(cues, word.head.i) :][:1] == [word.head.i]:
        yield f"beside a cue as {word.relation}"
    inner = sum(bisect_right(cues, last) - bisect_left(cues, first) for first, last in finding.content)
    yield f"tells of {min(2, inner)} cues"
    if page.paragraphs[word.i] == page.paragraphs[0]:
        yield "first paragraph"


def _outer(findings: Sequence[Finding]) -> dict[int, float]:
    """For the heads of cues: the highest chance of another finding that has them in its content."""
    found: dict[int, float] = {}
    heads = sorted(finding.word for finding in findings)
    for finding in findings:
        for first, last in finding.content:
            for head in heads[bisect_left(heads, first) : bisect_right(heads, last)]:
                if head != finding.word:
                    found[head] = max(found.get(head, 0.0), finding.chance)
    return found


def _top(run: Range, words: Sequence[Word]) -> Word:
    """The first word of a run whose head lies outside of it."""
    first, last = run
    return next(
        (word for word in words[first : last + 1] if word.head is word or not first <= word.head.i <= last), words[last]
    )


def _common(word: Word) -> str:
    """The lemma of a word; whose name it is must not matter."""
    return "a name" if word.upos == "PROPN" else word.lemma


def _apart(words: int) -> str:
    """How far something begins from the cue, by powers of two."""
    return f"{'before' if words < 0 else 'behind'} {min(5, int(math.log2(max(1, abs(words)))))}"


def kind_of(word: Word) -> str:
    """The kind of a cue by the lexicon."""
    cues = load_cues()
    table = {"NOUN": cues.nouns, "ADJ": cues.adjectives}.get(word.upos, cues.verbs)
    return table.get(word.lemma, "attitude")


def frame_of(content: Sequence[Range], words: Sequence[Word], quotations: Quotations) -> str:
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
