"""Numbers: how many, how sure, of what."""

from __future__ import annotations

import re
from collections.abc import Iterator

from wirebook.model import Count, Qualifier, Span
from wirebook.reading.words import Word
from wirebook.reading.arguments import Predicate, preposition_of, with_conjuncts

_WORDS = {
    word: number
    for number, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen".split()
    )
} | {
    word: 10 * (number + 2)
    for number, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split())
}
_SCALES = {"hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9, "m": 10**6, "bn": 10**9, "k": 1000}
_VAGUE = {"dozens": 24, "scores": 40, "hundreds": 100, "thousands": 1000, "millions": 10**6, "dozen": 12}
_BEFORE = {
    "around": Qualifier.ABOUT, "about": Qualifier.ABOUT, "some": Qualifier.ABOUT, "approximately": Qualifier.ABOUT,
    "roughly": Qualifier.ABOUT, "nearly": Qualifier.LESS_THAN, "almost": Qualifier.LESS_THAN, "over": Qualifier.MORE_THAN,
    "more": Qualifier.MORE_THAN, "least": Qualifier.AT_LEAST, "most": Qualifier.AT_MOST, "less": Qualifier.LESS_THAN,
    "fewer": Qualifier.LESS_THAN, "under": Qualifier.LESS_THAN, "up": Qualifier.AT_MOST, "estimated": Qualifier.ABOUT,
}  # fmt: skip
_DENIED = {Qualifier.LESS_THAN: Qualifier.AT_LEAST, Qualifier.MORE_THAN: Qualifier.AT_MOST}
"""What "no fewer than" and "no more than" mean."""
_OF = {"kill": "killed", "die": "killed", "wound": "wounded", "injure": "wounded", "arrest": "arrested", "detain": "arrested",
       "execute": "killed", "murder": "killed", "massacre": "killed", "assassinate": "killed", "behead": "killed", "slay": "killed",
       "send": "sent", "deploy": "sent", "dispatch": "sent", "release": "released", "free": "released", "hurt": "wounded"}  # fmt: skip
_NUMBER = re.compile(r"\d{1,3}(?:,\d{3})+(?!\d)|\d+(?:\.\d+)?")


def counts_of(predicate: Predicate) -> tuple[Count, ...]:
    """The counts of the parties of a predicate: "killed around 600 soldiers", "thousands of troops were sent"."""
    heads = [*predicate.fill("object"), *predicate.fill("subject"), *predicate.fill("of")]
    if predicate.part == "verb" and predicate.trigger.lemma in ("kill", "wound", "injure", "arrest", "detain"):
        heads.extend(predicate.trigger.find("nummod"))
    what = _OF.get(predicate.trigger.lemma, "")
    found: dict[Span, Count] = {}
    for head in heads:
        for word in with_conjuncts(head):
            for count in _of_noun(word, what):
                found.setdefault(count.span, count)
    return tuple(found[span] for span in sorted(found))


def _of_noun(word: Word, what: str) -> Iterator[Count]:
    for child in word.find("nummod"):
        number = read_number(child)
        if number is not None and not _is_year(child, number):
            yield _count(child, number, word.text.lower(), what)
    lower = word.text.lower()
    if lower in _VAGUE:
        unit = next((c.text.lower() for c in word.find("nmod") if preposition_of(c) == "of"), "")
        count = _count(word, _VAGUE[lower], unit, what)
        yield Count(count.number, Qualifier.MORE_THAN, unit, what, word.span)
    elif word.upos == "NUM":
        number = read_number(word)
        if number is not None and not _is_year(word, number):
            unit = next((c.text.lower() for c in word.find("nmod") if preposition_of(c) == "of"), "")
            yield _count(word, number, unit, what)


def _count(word: Word, number: int, unit: str, what: str) -> Count:
    words = [w for w in word.subtree() if w.i <= word.i and w.i >= word.i - 6]
    siblings = [w for w in word.head.children if 0 < word.i - w.i <= 4]
    said = next((w for w in (*words, *siblings) if w.text.lower() in _BEFORE), None)
    qualifier = _BEFORE[said.text.lower()] if said else Qualifier.EXACT
    if said and any(w.i == said.i - 1 and w.text.lower() in ("no", "not") for w in (*words, *siblings, *said.children)):
        qualifier = _DENIED.get(qualifier, qualifier)
    return Count(number, qualifier, unit, what, Span(word.start, word.end))


def read_number(word: Word) -> int | None:
    """The whole number that a numeral and its parts say ("10,000", "twenty-two", "1.5 million"), or None."""
    total, current = 0.0, None
    parts = [w for w in word.subtree() if w.relation in ("compound", "flat", "nummod") or w is word]
    for part in parts:
        lower = part.text.lower()
        if _NUMBER.fullmatch(lower):
            current = (current or 0) + float(lower.replace(",", ""))
        elif lower in _WORDS:
            current = (current or 0) + _WORDS[lower]
        elif lower in _SCALES:
            current = (1 if current is None else current) * _SCALES[lower]
            if _SCALES[lower] >= 1000:
                total, current = total + current, None
        elif lower == "dozen":
            current = (1 if current is None else current) * 12
        elif lower not in ("and", "-", "a") and part is word:
            return None
    if current is None and not total:
        return None
    value = total + (current or 0)
    return int(value) if value < 10**15 else None


def _is_year(word: Word, number: int) -> bool:
    return word.text.isdigit() and len(word.text) == 4 and 1800 <= number <= 2100 and word.dep != "nummod"
