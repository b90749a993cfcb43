"""From the scores of BIO labels to spans."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

CERTAIN = 0.995
"""A word that is outside with this probability ends a stretch: the search runs between such words."""


def decode_spans(scores: NDArray[np.floating[Any]], labels: Sequence[str]) -> list[tuple[int, int, str]]:
    """Spans (first word, word after the last, label) of the best legal labelling; scores: [words, labels].

    Legal: I-X stands only after B-X or I-X.
    """
    if not len(scores):
        return []
    logs = scores - scores.max(axis=1, keepdims=True)
    logs = logs - np.log(np.exp(logs).sum(axis=1, keepdims=True))
    outside = logs[:, labels.index("O")] > np.log(CERTAIN)
    may_follow = _transitions(labels)
    spans: list[tuple[int, int, str]] = []
    start = 0
    while start < len(logs):
        if outside[start]:
            start += 1
            continue
        end = start
        while end < len(logs) and not outside[end]:
            end += 1
        path = _best_path(logs[start:end], may_follow)
        spans.extend((start + a, start + b, label) for a, b, label in _spans([labels[i] for i in path]))
        start = end
    return spans


def _transitions(labels: Sequence[str]) -> NDArray[np.floating[Any]]:
    """[before, after]: 0 where the step is legal, else minus infinity."""
    allowed = np.zeros((len(labels), len(labels)))
    for after, label in enumerate(labels):
        if label.startswith("I-"):
            for before, other in enumerate(labels):
                if other[2:] != label[2:] or other == "O":
                    allowed[before, after] = -np.inf
    return allowed


def _best_path(logs: NDArray[np.floating[Any]], may_follow: NDArray[np.floating[Any]]) -> list[int]:
    inner = np.where(np.isneginf(may_follow).any(axis=0), -np.inf, 0.0)  # I- labels may not begin a stretch
    best = logs[0] + inner
    back = []
    for row in logs[1:]:
        steps = best[:, None] + may_follow
        back.append(steps.argmax(axis=0))
        best = steps.max(axis=0) + row
    path = [int(best.argmax())]
    for pointers in reversed(back):
        path.append(int(pointers[path[-1]]))
    return path[::-1]


def _spans(path: Sequence[str]) -> list[tuple[int, int, str]]:
    spans: list[tuple[int, int, str]] = []
    for place, label in enumerate(path):
        if label.startswith("B-"):
            spans.append((place, place + 1, label[2:]))
        elif label.startswith("I-") and spans:
            first, _, name = spans[-1]
            spans[-1] = (first, place + 1, name)
    return spans
