"""Contents that the head cuts within a sentence, widened: to what opens the sentence, and to a quotation left over."""

from __future__ import annotations

from collections.abc import Sequence

from wirebook.reading.quotations import Quotation
from wirebook.reading.ranges import join
from wirebook.reading.running import Draft
from wirebook.reading.traits import Page
from wirebook.reading.words import Word

_OPENERS = frozenset({"however", "meanwhile", "still"})
_BROUGHT = frozenset({"obl", "xcomp", "advcl", "ccomp", "conj"})
_FARTHEST = 25
"""Words between the end of a content and a quotation that carries it on."""


def widen(drafts: Sequence[Draft], page: Page) -> None:
    """Widens the contents of an article where the words beside them belong to nobody else. Linear in words."""
    cues = {word.i for draft in drafts for word in page.reading.words_in(draft.cue)}
    sources = {word.i for draft in drafts if draft.source for word in page.reading.words_in(draft.source)}
    for draft in drafts:
        if draft.speaks and draft.ranges:
            mine = {word.i for word in page.reading.words_in(draft.source)} if draft.source else set()
            _open(draft, page.reading.words, cues | mine)
    owned = {q.first for draft in drafts for run in draft.ranges for q in page.quotations.within(*run)}
    for draft in sorted(drafts, key=lambda draft: draft.word.i):
        if draft.ranges:
            _carry_on(draft, page, cues, sources, owned)


def _open(draft: Draft, words: Sequence[Word], barred: set[int]) -> None:
    """Adds what opens the sentence to a content before its cue: "On the islands "all is quiet", Kim said"."""
    first, last = draft.ranges[0]
    if last >= draft.word.i:
        return
    begin = first
    while begin and words[begin - 1].sentence == words[first].sentence:
        begin -= 1
        if begin in barred:
            return
    while begin < first and _is_opener(words[begin]):
        begin += 1
    if begin < first:
        draft.ranges = join([*draft.ranges, (begin, first)], words)


def _is_opener(word: Word) -> bool:
    """Whether a word only ties a sentence to the one before."""
    return word.upos in ("CCONJ", "PUNCT") or word.lemma in _OPENERS


def _carry_on(draft: Draft, page: Page, cues: set[int], sources: set[int], owned: set[int]) -> None:
    """Adds a phrase behind the content that hangs on it or on the cue, where a quotation stands in it that nobody
    else has: "praised the mayor as “a friend of the poor”"."""
    words = page.reading.words
    end = max(last for _, last in draft.ranges)
    stop = next((word.i for word in words[end + 1 : end + 400] if word.sentence != words[end].sentence), len(words))
    for quotation in page.quotations.within(end + 1, stop - 1):
        if quotation.first in owned or not quotation.sound or quotation.first < draft.word.i:
            continue
        if not 0 < quotation.first - end <= _FARTHEST:
            continue
        top = _brought(quotation, draft, words, cues)
        if top is None:
            continue
        begun = [word.i for word in top.subtree() if word.i > end]
        last = max(*begun, quotation.last)
        if any(place in cues or place in sources for place in range(end + 1, last + 1)):
            continue
        draft.ranges = join([*draft.ranges, (min(*begun, quotation.first), last)], words)
        owned.add(quotation.first)
        end = last


def _brought(quotation: Quotation, draft: Draft, words: Sequence[Word], cues: set[int]) -> Word | None:
    """The head of the phrase that a quotation stands in, where it hangs on the content or on the cue."""
    top = words[quotation.first]
    while top.head is not top:
        above = top.head.i
        if above == draft.word.i or any(first <= above <= last for first, last in draft.ranges):
            return top if top.relation in _BROUGHT else None
        if above in cues or top.i in cues:
            return None
        top = top.head
    return None
