"""What an article is about, as weighted terms: names and rare words weigh most."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from math import fsum, log, sqrt

from wirebook.knowledge.words import UNKNOWN_RANK, document_share, load_ranks

#: A weighted text: term to weight. Terms stand in the order in which the text has them.
Vector = dict[str, float]

_WORD = re.compile(r"\w+")
_LONGEST_WORD = 10
_MANY_CAPITALS = 0.6
_MOST_KNOWN = 200_000
_ZIPF_WORDS = 150
_FEATURE_SHARE = 0.002
_FEATURE = "\x1f"
_NO_PLURAL = ("ss", "us", "is")
_SHORTEST_PLURAL = 4


#: How often a text has a term, how often with a capital, and the share of all texts that hold it.
Count = tuple[int, int, float]


@dataclass(frozen=True, slots=True)
class Terms:
    """All terms of a text, in the order of the text; names: whether capitals tell names from other words."""

    counts: Mapping[str, Count]
    names: bool


def stem(word: str) -> str:
    """The word without the ending of a plural: "countries" -> "country", "troops" -> "troop"."""
    if len(word) < _SHORTEST_PLURAL or word[-1] != "s" or word.endswith(_NO_PLURAL):
        return word
    return word[:-3] + "y" if word.endswith("ies") and len(word) > _SHORTEST_PLURAL else word[:-1]


class TermReader:
    """Cuts texts into terms; keeps what it knows of words already seen, up to a limit."""

    def __init__(self, words: int) -> None:
        """`words`: how many words from the start of a text are looked at."""
        self._words = words
        self._known: dict[str, tuple[str, bool, float] | None] = {}

    def read(self, text: str, features: Iterable[str] = ()) -> Terms:
        """The terms of the first words of a text, and each of the features as a term of its own."""
        tokens = _WORD.findall(text[: self._words * _LONGEST_WORD])[: self._words]
        times: dict[str, int] = {}
        upper: dict[str, int] = {}
        shares: dict[str, float] = {}
        known = self._known
        capitals = 0
        for token, number in Counter(tokens).items():
            entry = known[token] if token in known else self._look_up(token)
            if entry is None:
                continue
            term, capital, share = entry
            if term in times:
                times[term] += number
                upper[term] += number * capital
            else:
                times[term], upper[term], shares[term] = number, number * capital, share
            capitals += number * capital
        counts = {term: (number, upper[term], shares[term]) for term, number in times.items()}
        for feature in features:
            counts[_FEATURE + feature] = (1, 0, _FEATURE_SHARE)
        return Terms(counts, capitals < _MANY_CAPITALS * max(1, len(tokens)))

    def _look_up(self, token: str) -> tuple[str, bool, float] | None:
        if len(self._known) >= _MOST_KNOWN:
            self._known.clear()
        entry = None
        if len(token) > 1:
            word = token.lower()
            term = stem(word)
            ranks = load_ranks()
            share = document_share(ranks.get(word) or ranks.get(term) or UNKNOWN_RANK, _ZIPF_WORDS)
            entry = (term, token[0].isupper(), share)
        self._known[token] = entry
        return entry


def weigh(
    terms: Terms, with_term: Mapping[str, Collection[int]], stories: int, *, background: float, names: float, most: int
) -> Vector:
    """The vector of a text: (1 + ln tf)·idf, names times `names`, of length 1/sqrt(ln(1 + terms)).

    The share of texts that hold a term is that of English at large, which counts as `background` stories, and that of
    the stories now open: where all news are about one country, its name tells little. The length makes one threshold
    fit headlines and long reports, which share more words by chance (found on development sets: the best threshold of
    the cosine grows as the logarithm of the number of words). Of long texts the `most` weightiest terms are kept.
    """
    total = log(background + stories)
    vector: Vector = {}
    for term, (times, capitals, share) in terms.counts.items():
        found = len(with_term[term]) if term in with_term else 0
        weight = total - log(background * share + found)
        if times > 1:
            weight *= 1 + log(times)
        if terms.names and 2 * capitals >= times:
            weight *= names
        if weight > 0:
            vector[term] = weight
    if not vector:
        return vector
    length = sqrt(fsum([weight * weight for weight in vector.values()]) * log(1 + len(vector)))
    least = sorted(vector.values())[-most] if len(vector) > most else 0.0
    return {term: weight / length for term, weight in vector.items() if weight >= least}


def dot(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    """The sum over shared terms of the products of their weights; exact, so it does not depend on their order."""
    return fsum([one[term] * other[term] for term in one.keys() & other.keys()])


def shared_words(one: Mapping[str, float], other: Mapping[str, float], most: int = 3) -> tuple[str, ...]:
    """The terms that make two vectors alike, the weightiest first."""
    products = ((-one[term] * other[term], term) for term in one.keys() & other.keys())
    return tuple(term.removeprefix(_FEATURE) for _, term in sorted(products)[:most])
