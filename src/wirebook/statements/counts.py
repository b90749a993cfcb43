"""Numbers: how many, how sure, of what."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from wirebook.errors import KnowledgeError
from wirebook.knowledge.frames import read_yaml
from wirebook.knowledge.nouns import noun_kind
from wirebook.knowledge.tables import FOLDER
from wirebook.model import Count, Qualifier, Span
from wirebook.reading.arguments import Predicate, preposition_of, with_conjuncts
from wirebook.reading.words import Word

LARGEST = 10**15
"""Numbers from here on are taken for no count."""
_PAIRED = frozenset(
    "president minister leader premier country nation side party state government king neighbour neighbor".split()
)
"""Nouns that "the two ..." takes up rather than counts."""
_DATA = FOLDER / "numbers.yaml"
_NUMBER = re.compile(r"\d{1,3}(?:,\d{3})+(?!\d)|\d+(?:\.\d+)?")


@dataclass(frozen=True, slots=True)
class Numbers:
    """The number words: see `knowledge/data/numbers.yaml`."""

    words: Mapping[str, int]
    scales: Mapping[str, int]
    vague: Mapping[str, int]
    qualifiers: Mapping[str, Qualifier]
    denied: Mapping[Qualifier, Qualifier]
    counted: Mapping[str, str]


@cache
def load_numbers() -> Numbers:
    """The number words, read once. Raises KnowledgeError where the file breaks its form."""
    data, _ = read_yaml(_DATA)
    try:
        return Numbers(
            words=data["words"],
            scales=data["scales"],
            vague=data["vague"],
            qualifiers={word: Qualifier(name) for name, words in data["qualifiers"].items() for word in words},
            denied={Qualifier(before): Qualifier(after) for before, after in data["denied"].items()},
            counted={verb: what for what, verbs in data["counted"].items() for verb in verbs},
        )
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise KnowledgeError(f"{_DATA.name}: {error}", code="E202") from error


def counts_of(predicate: Predicate) -> tuple[Count, ...]:
    """The counts of the parties of a predicate: "killed around 600 soldiers", "thousands of troops were sent"."""
    what = load_numbers().counted.get(predicate.trigger.lemma, "")
    heads = [*predicate.fill("object"), *predicate.fill("subject"), *predicate.fill("of")]
    if what and predicate.part == "verb":
        heads.extend(predicate.trigger.find("nummod"))
    found: dict[Span, Count] = {}
    for head in heads:
        for word in with_conjuncts(head):
            for count in _of_noun(word, what):
                found.setdefault(count.span, count)
    return tuple(found[span] for span in sorted(found))


def _is_taken_up(word: Word, number: int) -> bool:
    """Whether a few known ones are meant ("the two presidents") rather than counted."""
    known = any(child.lemma.lower() in ("the", "both", "these", "their") for child in word.find("det", "nmod:poss"))
    return known and number <= 3 and word.lemma in _PAIRED


def _of_noun(word: Word, what: str) -> Iterator[Count]:
    if noun_kind(word.lemma.lower()).kind == "time":  # not the time that something took
        return
    for child in word.find("nummod"):
        number = read_number(child)
        if number is not None and not _is_year(child, number) and not _is_taken_up(word, number):
            yield _count(child, number, word.text.lower(), what)
    unit = next((c.text.lower() for c in word.find("nmod") if preposition_of(c) == "of"), "")
    vague = load_numbers().vague.get(word.text.lower())
    if vague is not None:
        yield Count(vague, Qualifier.MORE_THAN, unit, what, word.span)
    elif word.upos == "NUM":
        number = read_number(word)
        if number is not None and not _is_year(word, number):
            yield _count(word, number, unit, what)


def _count(word: Word, number: int, unit: str, what: str) -> Count:
    numbers = load_numbers()
    words = [w for w in word.subtree() if w.i <= word.i and w.i >= word.i - 6]
    siblings = [w for w in word.head.children if 0 < word.i - w.i <= 4]
    said = next((w for w in (*words, *siblings) if w.text.lower() in numbers.qualifiers), None)
    qualifier = numbers.qualifiers[said.text.lower()] if said else Qualifier.EXACT
    if said and any(w.i == said.i - 1 and w.text.lower() in ("no", "not") for w in (*words, *siblings, *said.children)):
        qualifier = numbers.denied.get(qualifier, qualifier)
    return Count(number, qualifier, unit, what, Span(word.start, word.end))


def read_number(word: Word) -> int | None:
    """The whole number that a numeral and its parts say ("10,000", "twenty-two", "1.5 million"), or None."""
    numbers = load_numbers()
    total: float = 0
    current: float | None = None
    for part in (w for w in word.subtree() if w.relation in ("compound", "flat", "nummod") or w is word):
        lower = part.text.lower()
        if _NUMBER.fullmatch(lower):
            current = (current or 0) + float(lower.replace(",", ""))
        elif lower in numbers.words:
            current = (current or 0) + numbers.words[lower]
        elif lower in numbers.scales:
            scale = numbers.scales[lower]
            current = (1 if current is None else current) * scale
            if scale >= 1000:
                total, current = total + current, None
        elif part is word:
            return None
    value = total + (current or 0)
    told = current is not None or total
    return int(value) if told and value < LARGEST else None


def _is_year(word: Word, number: int) -> bool:
    return word.text.isdigit() and len(word.text) == 4 and 1800 <= number <= 2100 and word.dep != "nummod"
