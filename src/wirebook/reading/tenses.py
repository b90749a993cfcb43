"""Which way a clause points in time, from the tense of its verb."""

from __future__ import annotations

from bisect import bisect_right

from wirebook.model import Span
from wirebook.reading.words import Reading, Word

_WEEKDAYS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun".split()
)
_AHEAD = frozenset({"will", "shall", "'ll", "’ll", "wo", "may", "might"})
_SCHEDULED = frozenset({"set", "due", "expect", "schedule", "plan", "slate", "intend", "hope", "prepare", "aim"})
_COMMITTED = frozenset(
    "agree promise pledge vow decide threaten offer ask urge call order invite request propose want".split()
)
"""Verbs whose infinitive lies ahead of them, whatever their own tense ("agreed to meet on Monday")."""


def weekday_direction(reading: Reading, start: int, end: int) -> str | None:
    """As `direction_at`, for expressions with a weekday only.

    The tense is a poor guide to the year of a month or of its days: "extended its offer until Nov. 9".
    """
    words = reading.words_in(Span(start, end))
    if not {word.text.lower().rstrip(".") for word in words} & _WEEKDAYS:
        return None
    before = words[0].i - 1
    if before >= 0 and reading.words[before].text.lower() in ("until", "till"):
        return None  # the words around a term say more than the tense: "has given them until Monday"
    return direction_at(reading, start)


def direction_at(reading: Reading, offset: int) -> str | None:
    """ "past" or "future" for the clause that an offset lies in; None where its verb does not say."""
    place = bisect_right(reading.words, offset, key=lambda word: word.start) - 1
    if place < 0:
        return None
    word = reading.words[place]
    for above in [word, *word.ancestors()]:
        if above.upos in ("VERB", "AUX") and above.dep not in ("amod", "compound"):
            return _of_verb(above)
        if above.upos in ("NOUN", "ADJ") and any(True for _ in above.find("cop")):
            return _of_verb(next(above.find("cop")), above)
    return None


def _of_verb(verb: Word, predicate: Word | None = None) -> str | None:
    auxiliaries = list((predicate or verb).find("aux", "aux:pass"))
    if any(a.text.lower() in _AHEAD for a in auxiliaries):
        return "future"
    if verb.lemma in _SCHEDULED and verb.xpos in ("VBN", "VBD"):
        return _of_plan(auxiliaries)
    if verb.xpos == "VBD" or any(a.xpos == "VBD" or a.lemma == "have" for a in auxiliaries):
        return "past"
    if verb.lemma in _SCHEDULED or any(a.lemma == "going" for a in auxiliaries):
        return "future"
    if verb.xpos == "VB" and any(child.text.lower() == "to" for child in verb.find("mark")):
        above = verb.head
        ahead = above is verb or above.lemma in _SCHEDULED | _COMMITTED or above.xpos in ("VBZ", "VBP")
        return "future" if ahead else None
    if verb.xpos == "VBN" and verb.relation == "acl":
        return "past"
    if verb.xpos in ("VBZ", "VBP", "VBG"):
        return "future" if verb.xpos == "VBZ" and verb.lemma in ("meet", "visit", "begin", "start", "travel") else None
    return None


def _of_plan(auxiliaries: list[Word]) -> str | None:
    """A plan told: open in "is scheduled", "was scheduled", "has scheduled talks"; over in "had been scheduled"."""
    if any(a.lemma == "have" and a.xpos == "VBD" for a in auxiliaries):
        return "past"
    return "future" if auxiliaries else None
