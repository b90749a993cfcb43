"""What the rules and the attribution head find, made one.

The head is told what the rules found, so where both have a cue the head's spans are a judgement of the rules' spans;
the rules give the construction, the kind of cue and the negation. What only one of them finds needs more evidence.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from wirebook.reading.findings import Finding
from wirebook.reading.judgement import PLAIN, Judgement, frame_of, kind_of
from wirebook.reading.ranges import Range, join, span_of, trim
from wirebook.reading.running import Draft
from wirebook.reading.traits import Page
from wirebook.reading.voices import is_negated, quoted_in
from wirebook.reading.widening import widen


@dataclass(frozen=True, slots=True)
class Bars:
    """The chances (0 to 1) by the judgement from which on the head is believed; chosen on articles held out of its
    training.

    doubted: below it a rule's cue is given up; told: the same for who says something, unless it stands within what
    another says; new: from it on a cue of the head's own counts.
    """

    doubted: float = 0.3
    told: float = 0.2
    new: float = 0.35
    quoted: float = 0.2


BARS = Bars()
_BY_FORM = ("colon", "signed/quotation", "/described")
"""Rules that go by a form which the head has seen too little of."""


def merge(
    drafts: Sequence[Draft],
    findings: Sequence[Finding],
    page: Page,
    judgement: Judgement = PLAIN,
    bars: Bars = BARS,
) -> list[Draft]:
    """The attributions of an article; each says by what it was made: "rule", "head" or "both"."""
    by_word = {finding.word: finding for finding in findings}
    chances = judgement.chances(findings, drafts, page)
    merged: list[Draft] = []
    doubted: list[Draft] = []
    taken: set[int] = set()
    for draft in drafts:
        finding = by_word.get(draft.word.i)
        if finding is not None:
            taken.update(range(finding.cue[0], finding.cue[1] + 1))
            draft.score = chances[finding.word]
        if finding is None or draft.rule.endswith(_BY_FORM) or _is_quoted_by_another(draft):
            merged.append(draft)
        elif chances[finding.word] >= (bars.told if _tells(draft) else bars.doubted):
            merged.append(_agreed(draft, finding, page))
        elif _is_named(draft, page) or draft.rule.endswith("/as"):
            merged.append(draft)
        elif _tells(draft):
            doubted.append(draft)
    for finding in findings:
        if finding.word in taken or not finding.source or not finding.content:
            continue
        if any(word.lemma == "nothing" for word in page.reading.words[finding.word].find("obj")):
            continue  # who says nothing has no content
        quotes = any(page.quotations.within(*run) for run in finding.content)
        if chances[finding.word] >= (bars.quoted if quotes else bars.new):
            taken.update(range(finding.cue[0], finding.cue[1] + 1))
            merged.append(_found(finding, page, chances[finding.word]))
    owners = _owners(merged)
    inside = {i for draft in merged if draft.speaks for first, last in draft.ranges for i in range(first, last + 1)}
    merged.extend(draft for draft in doubted if draft.word.i in inside and _is_another(draft, page))
    for draft in merged:
        draft.ranges = _own(draft, owners)
    widen(merged, page)
    return merged


def _owners(drafts: Sequence[Draft]) -> dict[Range, list[int]]:
    """For runs of words: the cues of those whose whole content each is."""
    found: dict[Range, list[int]] = {}
    for draft in drafts:
        if draft.speaks and len(draft.ranges) == 1:
            found.setdefault(draft.ranges[0], []).append(draft.word.i)
    return found


def _own(draft: Draft, owners: Mapping[Range, Sequence[int]]) -> list[Range]:
    """The content without the pieces that are all that somebody else says, whose cue stands between: "the army said
    rebels came, while witnesses said | soldiers had fired"."""
    own = [
        run
        for run in draft.ranges
        if not any(
            draft.word.i < cue < run[0] and not any(first <= cue <= last for first, last in draft.ranges)
            for cue in owners.get(run, ())
        )
    ]
    return own or draft.ranges


def _is_quoted_by_another(draft: Draft) -> bool:
    """Whether the rules have somebody whom another quotes "as saying": of the two the head knows only the other."""
    return draft.source is not None and any(quoted_in(word) is not None for word in (draft.word, draft.word.head))


def _is_named(draft: Draft, page: Page) -> bool:
    """Whether a noun with its own source and a that-clause says something ("the finding by the court that ..."):
    the rules are believed whatever the head says."""
    first = page.reading.words[draft.ranges[0][0]]
    return draft.source is not None and draft.word.upos == "NOUN" and draft.speaks and first.lemma == "that"


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
    kind, frame = kind_of(word), frame_of(content, words, page.quotations)
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
