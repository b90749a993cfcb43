"""The names of an article: found window by window, their labels settled over the whole article.

A name that stands several times in an article means the same each time, but a window may see too little to tell what:
"Besigye" alone may be a town or a party. So the evidence of all its places is added up, and a lone surname goes with
the full name of the person. What the knowledge has a name for counts a little too.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from wirebook.knowledge.nouns import gender_of_given_name
from wirebook.knowledge.organisations import find_organisation
from wirebook.knowledge.own import kept_by_actors
from wirebook.knowledge.places import find_place, find_region
from wirebook.knowledge.territories import find_by_name, find_by_people
from wirebook.reading.labels import decode_spans
from wirebook.reading.words import Word

SURNAME_MARGIN = 6.0
"""How much less likely (in log odds) a lone surname may be a person, where a person of that surname is named."""
KNOWN = 1.0
"""What it counts (in log odds) that the knowledge has a name under a label."""
TOWN = 2.0
"""How much less likely (in log odds) a known town may be than a person: that much for a large one, and where "in" or
"the city of" stands before it."""
LARGE = 50_000
"""Inhabitants of a large town."""
_SURE = {"DATE", "MONEY"}
"""Labels that are told by form: no evidence from elsewhere is needed."""
_PLACES = {"LOCATION", "FACILITY"}
_PLACING = frozenset({"in", "near", "outside", "around", "inside"})
_CALLED = frozenset({"city", "town", "village", "district", "province", "region", "neighbourhood", "neighborhood"})


@dataclass(frozen=True, slots=True)
class NameSpan:
    """A name as a run of words, `last` included; evidence: the log score of each label, in the order of `labels`.

    placed: the words before it say that it is where something is.
    """

    first: Word
    last: Word
    label: str
    text: str
    labels: tuple[str, ...]
    evidence: tuple[float, ...]
    placed: bool = False


def find_names(words: Sequence[Word], scores: NDArray[np.floating[Any]], labels: Sequence[str]) -> list[NameSpan]:
    """The names among the words of one window; scores: [words, labels] of the BIO labels."""
    kinds = tuple(sorted({label[2:] for label in labels if label != "O"}))
    found = []
    for first, last, label in decode_spans(scores, labels):
        for start, end in _cut(words, first, last) if label in _PLACES else [(first, last)]:
            evidence = _evidence(scores[start:end], labels, kinds)
            text = _text(words[start:end])
            placed = _is_placed(words, start)
            found.append(NameSpan(words[start], words[end - 1], label, text, kinds, evidence, placed))
    return found


def _text(words: Sequence[Word]) -> str:
    return " ".join(word.text for word in words)


def _cut(words: Sequence[Word], first: int, last: int) -> Iterator[tuple[int, int]]:
    """The places of "Sousse, Tunisia", which are two; "Washington, D.C." is one."""
    commas = [place for place in range(first + 1, last - 1) if words[place].text == ","]
    if commas and not find_place(_text(words[first:last]).replace(" ,", ",")):
        outer = _text([word for word in words[commas[-1] + 1 : last] if not word.text.islower()])
        if find_region(outer) or find_place(outer):
            yield from _cut(words, first, commas[-1])
            yield commas[-1] + 1, last
            return
    yield first, last


def _is_placed(words: Sequence[Word], first: int) -> bool:
    """Whether "in", "near" or "the town of" stands before a name."""
    before = [word.text.lower() for word in words[max(0, first - 2) : first]]
    return before[-1:] != [] and (before[-1] in _PLACING or (before[-1] == "of" and before[0] in _CALLED))


def _evidence(scores: NDArray[np.floating[Any]], labels: Sequence[str], kinds: Sequence[str]) -> tuple[float, ...]:
    """The mean log probability, over the words of a span, of its being a name of each kind."""
    shifted = scores - scores.max(axis=1, keepdims=True)
    logs = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    result = []
    for kind in kinds:
        inside = [labels.index("B-" + kind)] + [labels.index("I-" + kind)] * (len(logs) - 1)
        result.append(float(np.mean([logs[place, label] for place, label in enumerate(inside)])))
    return tuple(result)


def settle_labels(names: Sequence[NameSpan]) -> list[NameSpan]:
    """The names with the label that fits all places of the same words best."""
    total: dict[str, list[float]] = {}
    placed: dict[str, bool] = {}
    for name in names:
        if name.label not in _SURE:
            if name.text not in total:
                known = _known_as(name.text)
                total[name.text] = [KNOWN if label == known else 0.0 for label in name.labels]
            sums = total[name.text]
            for place, value in enumerate(name.evidence):
                sums[place] += value
            placed[name.text] = placed.get(name.text, False) or name.placed
    settled = [
        name if name.label in _SURE else replace(name, label=_best(name, total[name.text], placed=placed[name.text]))
        for name in names
    ]
    surnames = {name.last.text for name in settled if name.label == "PERSON" and name.first is not name.last}
    return [_as_surname(name, total) if name.text in surnames else name for name in settled]


def _best(name: NameSpan, sums: Sequence[float], *, placed: bool) -> str:
    """The label of most evidence; a known town is not taken for a person whose name nobody bears."""
    best = name.labels[int(np.argmax(sums))]
    if best != "PERSON" or "LOCATION" not in name.labels or (name.first is not name.last and not placed):
        return best
    behind = max(sums) - sums[name.labels.index("LOCATION")]
    town = find_place(name.text) if behind < 2 * TOWN else None
    if town is None or gender_of_given_name(name.text):
        return best
    return "LOCATION" if behind < TOWN * (placed + (town.population >= LARGE)) else best


@kept_by_actors(1 << 15)
def _known_as(text: str) -> str | None:
    """The label of a name that the knowledge has: a country, its people, an organisation, a town."""
    if find_by_name(text):
        return "LOCATION"
    if find_by_people(text):
        return "NORP"
    if find_organisation(text):
        return "ORGANIZATION"
    return "LOCATION" if find_place(text) else None


def _as_surname(name: NameSpan, total: dict[str, list[float]]) -> NameSpan:
    sums = total.get(name.text)
    if name.label == "PERSON" or sums is None:
        return name
    person = sums[name.labels.index("PERSON")]
    return replace(name, label="PERSON") if max(sums) - person <= SURNAME_MARGIN else name
