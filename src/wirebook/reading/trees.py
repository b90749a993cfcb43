"""From the scores of arcs to one tree a sentence."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.floating[Any]]


_FEWEST_ROOTS = 5
_ROOTS_BY_LENGTH = 2000
"""Roots that are tried, times words: all of them up to some forty words."""


def best_tree(scores: Scores) -> list[int]:
    """Heads of the highest scoring tree with one root; scores: [n, n], a row a word, the diagonal is the root's.

    The best head of each word is nearly always a tree already; only else the search runs (Chu and Liu 1965, Edmonds
    1967). Ties fall to the earlier word.
    """
    if len(scores) == 1:
        return [0]
    heads = [int(head) for head in scores.argmax(axis=1)]
    roots = [word for word, head in enumerate(heads) if word == head]
    if len(roots) == 1 and not find_cycle(heads):
        return heads
    return _best_rooted(scores.astype(np.float64))


def _best_rooted(scores: Scores) -> list[int]:
    """The best tree over all roots, tried from the most promising on, until no other root can do better.

    Of a long sentence only the most promising roots are tried: 190 quotation marks have no root that is much better
    than another, and would cost seconds. No tree scores more than its root does together with the best heads of the
    other words.
    """
    others = scores.copy()
    np.fill_diagonal(others, -np.inf)
    best_heads = others.max(axis=1)
    reach = best_heads.sum() - best_heads + np.diagonal(scores)
    found: list[int] = []
    best = -np.inf
    tried = max(_FEWEST_ROOTS, _ROOTS_BY_LENGTH // len(scores))
    for root in np.argsort(-reach, kind="stable").tolist()[:tried]:
        if found and reach[root] <= best:
            break
        single = others.copy()
        single[root, :] = -np.inf
        single[root, root] = 0.0
        heads = spanning_tree(single, root)
        total = float(scores[np.arange(len(scores)), heads].sum())
        if total > best:
            found, best = heads, total
    return found


def find_cycle(heads: list[int]) -> list[int]:
    """The words of one cycle, or none; a word that is its own head is a root, no cycle."""
    state = [0] * len(heads)
    for start in range(len(heads)):
        path = []
        word = start
        while state[word] == 0:
            state[word] = 1
            path.append(word)
            if heads[word] == word:
                break
            word = heads[word]
        if state[word] == 1 and heads[word] != word and word in path:
            return path[path.index(word) :]
        for seen in path:
            state[seen] = 2
    return []


def spanning_tree(scores: Scores, root: int) -> list[int]:
    """Heads of the maximum spanning tree under a given root, by contracting cycles."""
    scores = scores.copy()
    heads = [int(head) for head in scores.argmax(axis=1)]
    heads[root] = root
    cycle = find_cycle(heads)
    if not cycle:
        return heads
    inside = set(cycle)
    outside = [word for word in range(len(heads)) if word not in inside]
    kept = sum(scores[word, heads[word]] for word in cycle)
    size = len(outside)
    small = np.full((size + 1, size + 1), -np.inf)
    small[:size, :size] = scores[np.ix_(outside, outside)]
    # for each head outside: which word of the cycle it would best take
    gains = kept - scores[cycle, [heads[word] for word in cycle]][:, None] + scores[np.ix_(cycle, outside)]
    best = gains.argmax(axis=0)
    entry = [cycle[place] for place in best]
    small[size, :size] = gains[best, range(size)]
    # for each word outside: its best head within the cycle
    leaving = [cycle[place] for place in scores[np.ix_(outside, cycle)].argmax(axis=1)]
    small[:size, size] = scores[outside, leaving]
    below = spanning_tree(small, outside.index(root))
    result = list(heads)
    for row, word in enumerate(outside):
        if word != root:
            result[word] = leaving[row] if below[row] == size else outside[below[row]]
    broken = entry[below[size]]
    result[broken] = outside[below[size]]
    return result
