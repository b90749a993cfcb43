"""Phrases that mean several: "the two leaders", "the leaders of both countries", "Chinese and Russian warships"."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from wirebook.knowledge.actors import Resolution
from wirebook.knowledge.people import holder_of
from wirebook.model import Participant
from wirebook.reading.arguments import preposition_of, with_conjuncts
from wirebook.reading.words import Reading, Word
from wirebook.statements.figures import Figure, participant_of, phrase_span, two_sides

Resolve = Callable[[str], Resolution | None]
"""Whom the knowledge means by a phrase."""

_LEADERS = frozenset({"leader", "president", "minister", "side", "country", "nation", "head", "official", "party"})
_PEOPLE = frozenset({"leader", "president", "minister", "head", "official"})
_SEATED = frozenset({"leader", "president", "head"})
_BETWEEN = frozenset({"two", "both", "country", "nation", "neighbour", "neighbor", "side"})
_BEFORE, _AFTER = 12, 2
"""Figures that are looked at before the phrase and after it."""


def both_sides(word: Word, figures: Sequence[Figure], reading: Reading, day: str | None) -> list[Participant]:
    """Both parties that a plural noun means; none where it means others. day: on which offices are looked up."""
    if not _means_two(word):
        return []
    people = word.lemma in _PEOPLE
    found = _pair(word, figures, "PERSON" if people else "LOCATION")
    if not found and word.lemma in _SEATED and _of_two_countries(word):
        holders = (holder_of(who.country or "", word.lemma, day) for who in _pair(word, figures, "LOCATION"))
        found = [participant_of(word.span, word.text, entity, "both") for entity in holders if entity]
    span = phrase_span(word, reading)
    text = span.of(reading.article.text)
    if len(found) != 2:
        return []
    return [
        replace(who, span=span, text=text, reason="both", because=who.text if who.reason != "both" else "")
        for who in found
    ]


def _means_two(word: Word) -> bool:
    each = word.lemma == "side" and any(c.lemma in ("either", "each") for c in word.find("det"))
    if each:
        return True
    if word.xpos != "NNS" or word.lemma not in _LEADERS:
        return False
    marks = {child.lemma for child in word.children} | {grand.lemma for c in word.children for grand in c.children}
    definite = "the" in marks or "both" in marks or "their" in marks
    plain = not any(child.relation in ("amod", "compound", "nmod") and child.lemma != "two" for child in word.children)
    return definite and bool(marks & _BETWEEN or plain)


def _of_two_countries(word: Word) -> bool:
    """Whether it is those "of the two countries"."""
    return any(
        child.lemma in ("country", "nation", "side", "neighbour", "neighbor")
        for child in word.find("nmod", "nmod:poss")
    )


def _pair(word: Word, figures: Sequence[Figure], label: str) -> list[Participant]:
    before = [f.participant for f in reversed(figures) if f.start < word.start and f.label == label]
    after = [f.participant for f in figures if f.start > word.start and f.label == label]
    return two_sides(before[:_BEFORE]) or two_sides(after[:_AFTER])


def several_countries(word: Word, reading: Reading, resolve: Resolve) -> list[Participant]:
    """Each party behind "Chinese and Russian warships" and "the presidents of Peru and Chile"."""
    for child in word.find("amod", "compound", "nmod"):
        before = child.i < word.i
        hyphened = [c for c in child.find("amod", "compound") if any(p.xpos == "HYPH" for p in c.find("punct"))]
        parts = [*hyphened, *with_conjuncts(child)]  # "Jordanian-Palestinian action"
        if len(parts) < 2 or not (before or preposition_of(child) == "of"):
            continue
        found = []
        for part in parts:
            meant = resolve(f"{part.text} {word.text}" if before else f"{word.lemma} of {part.text}")
            if meant and meant.entity.country:
                span = phrase_span(word, reading)
                text = span.of(reading.article.text)
                found.append(participant_of(span, text, meant.entity, meant.reason))
        if len({who.country for who in found}) > 1:
            return found
    return []
