"""How a handful of articles falls into stories: average-link clustering with a test of cohesion."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain, count
from typing import Any

import numpy as np
import numpy.typing as npt

from wirebook.linking.terms import Vector

Array = npt.NDArray[Any]


@dataclass(frozen=True, slots=True)
class Criterion:
    """When two groups of articles are one story.

    threshold: the least average similarity between the two; cohesion: how high that must be, as a part of the average
    similarity inside the less coherent of the two; doubt: how many articles' worth of evidence stand against a
    cohesion measured on few; short: with so many terms a text is so short that its cohesion counts half; patience:
    days of silence after which the threshold has doubled.
    """

    threshold: float
    cohesion: float
    doubt: float
    short: float
    patience: float


def similarities(vectors: Sequence[Vector]) -> Array:
    """The matrix of the dot products of all pairs; the diagonal means nothing."""
    columns: defaultdict[str, int] = defaultdict(count().__next__)
    places = np.fromiter(map(columns.__getitem__, chain.from_iterable(vectors)), dtype=np.intp)
    weights = np.fromiter(chain.from_iterable(vector.values() for vector in vectors), dtype=float)
    rows = np.repeat(np.arange(len(vectors)), [len(vector) for vector in vectors])
    # What only one text has adds nothing to any pair.
    shared = np.bincount(places, minlength=1) > 1
    kept = shared[places]
    dense = np.zeros((len(vectors), max(1, int(shared.sum()))))
    dense[rows[kept], (shared.cumsum() - 1)[places[kept]]] = weights[kept]
    product: Array = dense @ dense.T
    return product


class Partition:
    """Average-link clustering (Sokal & Michener 1958) of articles, two groups merging only where the criterion allows.

    The pair of groups with the highest average similarity merges first, ties falling to the earlier articles.
    """

    def __init__(self, vectors: Sequence[Vector], instants: Sequence[float | None], criterion: Criterion) -> None:
        """`instants`: when each was published, in days; None where not known, which is near to everything."""
        size = len(vectors)
        self._criterion = criterion
        self._between = similarities(vectors)
        np.fill_diagonal(self._between, -np.inf)
        self._inside = np.zeros(size)
        self._sizes = np.ones(size)
        lengths = np.array([len(vector) for vector in vectors], dtype=float)
        self._trust = lengths / (lengths + criterion.short)
        dates = np.array([np.nan if instant is None else instant for instant in instants])
        self._first, self._last = dates, dates.copy()
        self._needed = self._reach(slice(None))
        self._groups: list[list[int]] = [[number] for number in range(size)]
        self._allowed = self._compared(np.s_[:, None])

    def groups(self) -> list[list[int]]:
        """The groups of numbers of articles, each in order, in the order of their first articles."""
        while len(self._groups) > 1:
            one, other = divmod(int(self._allowed.argmax()), len(self._allowed))
            if self._allowed[one, other] == -np.inf:
                break
            self._merge(min(one, other), max(one, other))
        return sorted(sorted(group) for group in self._groups if group)

    def _reach(self, which: Any) -> Array:
        """What the average similarity to another group must reach, as far as the cohesion of these groups tells."""
        criterion, size = self._criterion, self._sizes[which]
        # n times the mean over the n(n-1)/2 pairs; a group of one knows nothing of its cohesion.
        measured = 2 * self._inside[which] / np.maximum(size - 1, 1)
        expected = criterion.doubt * criterion.threshold / criterion.cohesion
        needed: Array = criterion.cohesion * self._trust[which] * (measured + expected) / (size + criterion.doubt)
        return needed

    def _compared(self, which: Any) -> Array:
        """The average similarity of these groups to all, less where time lies between; -inf where they stay apart."""
        criterion = self._criterion
        gap = np.fmax(self._first[which] - self._last, self._first - self._last[which])
        between = self._between[which] if isinstance(which, int) else self._between
        averages: Array = between / (self._sizes[which] * self._sizes)
        averages /= 1 + np.fmax(gap, 0.0) / criterion.patience
        needed = np.maximum(criterion.threshold, np.minimum(self._needed[which], self._needed))
        averages[averages < needed] = -np.inf
        return averages

    def _merge(self, one: int, other: int) -> None:
        sizes = self._sizes
        self._inside[one] += self._inside[other] + self._between[one, other]
        both = sizes[one] + sizes[other]
        self._trust[one] = (sizes[one] * self._trust[one] + sizes[other] * self._trust[other]) / both
        sizes[one] = both
        self._first[one] = np.fmin(self._first[one], self._first[other])
        self._last[one] = np.fmax(self._last[one], self._last[other])
        self._between[one] += self._between[other]
        self._between[:, one] = self._between[one]
        self._between[one, one] = -np.inf
        for matrix in (self._between, self._allowed):
            matrix[other] = matrix[:, other] = -np.inf
        self._groups[one] += self._groups[other]
        self._groups[other] = []
        self._needed[one] = self._reach(one)
        self._allowed[one] = self._allowed[:, one] = self._compared(one)
