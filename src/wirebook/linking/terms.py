"""What an article is about, as weighted terms: names and rare words weigh most."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from itertools import repeat
from math import fsum, log, sqrt
from operator import itemgetter

from wirebook.knowledge.words import UNKNOWN_RANK, document_share, load_ranks

#: A weighted text: term to weight. Terms stand in the order in which the text has them.
Vector = dict[str, float]

#: What is known of a word as written: its term, empty where it is none, a capital, the share of all texts that hold it.
_Word = tuple[str, bool, float]

_WORD = re.compile(r"\w+")
_PUNCTUATION = "’‘“”—–…\u00a0"
_BLANKS = {code: " " for code in range(128) if not _WORD.match(chr(code))}
#: Characters that a word takes with what stands behind it: nearly always at most, and hardly ever.
_USUAL_WORD = 7
_LONGEST_WORD = 10
_MANY_CAPITALS = 0.6
_MOST_KNOWN = 200_000
_ZIPF_WORDS = 150
_FEATURE_SHARE = 0.002
_FEATURE = "\x1f"
_NO_PLURAL = ("ss", "us", "is")
_SHORTEST_PLURAL = 4


@dataclass(frozen=True, slots=True)
class Terms:
    """All terms of a text, in the order of the text, with the share of all texts that hold each.

    factors: how much each weighs beside its rarity: 1 + ln tf, more where it is a name.
    """

    terms: tuple[str, ...]
    shares: tuple[float, ...]
    factors: tuple[float, ...]


def stem(word: str) -> str:
    """The word without the ending of a plural: "countries" -> "country", "troops" -> "troop"."""
    if len(word) < _SHORTEST_PLURAL or word[-1] != "s" or word.endswith(_NO_PLURAL):
        return word
    return word[:-3] + "y" if word.endswith("ies") and len(word) > _SHORTEST_PLURAL else word[:-1]


class TermReader:
    """Cuts texts into terms; keeps what it knows of words already seen, up to a limit."""

    def __init__(self, words: int, names: float) -> None:
        """`words`: how many from the start of a text are looked at; `names`: how much more a name weighs."""
        self._words = words
        self._names = names
        self._known: dict[str, _Word] = {}

    def read(self, text: str, features: Iterable[str] = ()) -> Terms:
        """The terms of the first words of a text, and each of the features as a term of its own."""
        tokens = first_words(text, self._words)
        times: dict[str, int] = {}
        upper: dict[str, int] = {}
        shares: list[float] = []
        known = self._known
        capitals = 0
        for token, number in Counter(tokens).items():
            term, capital, share = known.get(token) or self._look_up(token)
            if capital:
                capitals += number
                upper[term] = upper.get(term, 0) + number
            if term in times:
                times[term] += number
            elif term:
                times[term] = number
                shares.append(share)
        # A text that is all capitals, as some titles are, does not tell names from other words.
        factors = self._factors(times, upper if capitals < _MANY_CAPITALS * max(1, len(tokens)) else {})
        for feature in features:
            factors[_FEATURE + feature] = 1.0
        shares += [_FEATURE_SHARE] * (len(factors) - len(shares))
        return Terms(tuple(factors), tuple(shares), tuple(factors.values()))

    def _factors(self, times: Mapping[str, int], upper: Mapping[str, int]) -> dict[str, float]:
        """How much each term weighs beside its rarity; names are those that mostly have a capital."""
        factors = {term: 1.0 if number == 1 else 1 + log(number) for term, number in times.items()}
        for term, number in upper.items():
            if term and 2 * number >= times[term]:
                factors[term] *= self._names
        return factors

    def _look_up(self, token: str) -> _Word:
        if len(self._known) >= _MOST_KNOWN:
            self._known.clear()
        entry: _Word = ("", False, 0.0)
        if len(token) > 1:
            word = token.lower()
            term = stem(word)
            ranks = load_ranks()
            share = document_share(ranks.get(word) or ranks.get(term) or UNKNOWN_RANK, _ZIPF_WORDS)
            entry = (term, token[0].isupper(), share)
        self._known[token] = entry
        return entry


def first_words(text: str, most: int) -> list[str]:
    """So many words from the start of a text, but none behind ten times as many characters."""
    words = _split(text[: most * _USUAL_WORD])
    # The last one may have been cut: only with one to spare was the shorter look enough.
    return words[:most] if len(words) > most else _split(text[: most * _LONGEST_WORD])[:most]


def _split(text: str) -> list[str]:
    """The runs of letters, digits and underscores. Most texts are ASCII but for their quotes: they go the quick way."""
    if not text.isascii():
        for sign in _PUNCTUATION:
            text = text.replace(sign, " ")
        if not text.isascii():
            return _WORD.findall(text)
    return text.translate(_BLANKS).split()


def weigh(
    terms: Terms, with_term: Mapping[str, Collection[int]], stories: int, *, background: float, most: int
) -> Vector:
    """The vector of a text: factor·idf, of length 1/sqrt(ln(1 + terms)).

    The share of texts that hold a term is that of English at large, which counts as `background` stories, and that of
    the stories now open: where all news are about one country, its name tells little. The length makes one threshold
    fit headlines and long reports, which share more words by chance (found on development sets: the best threshold of
    the cosine grows as the logarithm of the number of words). Of long texts the `most` weightiest terms are kept.
    """
    total = log(background + stories)
    found = map(len, map(with_term.get, terms.terms, repeat(())))
    weights = [
        (total - log(background * share + count)) * factor
        for share, count, factor in zip(terms.shares, found, terms.factors, strict=True)
    ]
    positive = [weight for weight in weights if weight > 0]
    if not positive:
        return {}
    length = sqrt(fsum([weight * weight for weight in positive]) * log(1 + len(positive)))
    least = sorted(positive)[-most] if len(positive) > most else min(positive)
    return {term: weight / length for term, weight in zip(terms.terms, weights, strict=True) if weight >= least}


def heaviest(vector: Mapping[str, float], most: int) -> list[tuple[str, float]]:
    """The weightiest terms with their weights, the weightiest first, of equals the first."""
    items: Iterable[tuple[str, float]] = vector.items()
    if len(vector) > most:
        least = sorted(vector.values())[-most]
        items = [item for item in items if item[1] >= least]
    return sorted(items, key=itemgetter(1), reverse=True)[:most]


def dot(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    """The sum over shared terms of the products of their weights; exact, so it does not depend on their order."""
    if len(other) < len(one):
        one, other = other, one
    return fsum([weight * other[term] for term, weight in one.items() if term in other])


def shared_words(one: Mapping[str, float], other: Mapping[str, float], most: int = 3) -> tuple[str, ...]:
    """The terms that make two vectors alike, the weightiest first."""
    if len(other) < len(one):
        one, other = other, one
    products = [(-weight * other[term], term) for term, weight in one.items() if term in other]
    products.sort()
    return tuple(term.removeprefix(_FEATURE) for _, term in products[:most])
