"""What the attribution head says of an article: windows of words, and spans out of the scores of words and pairs."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from wirebook.reading.ranges import Range

Array = NDArray[np.floating[Any]]

CORE = 240
"""Words of a window whose cues count."""
CONTEXT = 16
"""Words to either side of them that are seen as well."""
BEFORE, BEHIND = 64, 96
"""Words before and behind a cue (with it) among which its source and content are looked for."""
LEAST = 0.12
"""The chance from which on a word is looked at as the head of a cue."""
NOTHING, SOURCE, CONTENT, CUE = range(4)
OPENING = 1.0
"""What it costs, in log odds, that a content has one piece more."""
STRAIN = 1.0
"""What it costs that a piece begins or ends within a phrase, for each dependency that is torn apart."""
CUE_STRAIN = 0.2
"""The same for a cue."""
_HOPELESS = -4.0
"""Log odds below which a word at the edge is not looked at."""
_WIDEST_CUE = 8
"""Words to either side of a cue's head that may belong to the cue."""


@dataclass(frozen=True, slots=True)
class WordWindow:
    """Words from `first` up to `last`; only cues from `core_first` up to `core_last` count. The ends are excluded."""

    first: int
    core_first: int
    core_last: int
    last: int


@dataclass(frozen=True, slots=True)
class Scored:
    """The scores of one cue. word: the number of its head; chance: of its being a cue; scores: [words, 4] what each
    word from number `first` on is to it."""

    word: int
    chance: float
    first: int
    scores: Array


@dataclass(frozen=True, slots=True)
class Finding:
    """An attribution as the head sees it.

    word: the number of the cue's head; chance: of its being a cue (0 to 1); sureness: the mean chance, over the words
    of source and content, of their label; source: None where the head sees none; cue_edges, edges: the chance that the
    cue, and that source and content, begin and end where they do, as far as the words next to these edges tell.
    """

    word: int
    chance: float
    sureness: float
    cue: Range
    source: Range | None
    content: tuple[Range, ...]
    cue_edges: float = 1.0
    edges: float = 1.0


def cut_windows(starts: Sequence[int], total: int, core: int = CORE, context: int = CONTEXT) -> Iterator[WordWindow]:
    """Windows whose cores are whole sentences, as many as fit, one after the other.

    starts: the first words of the sentences; total: the number of words. A longer sentence is cut.
    """
    if total == 0:
        return
    bounds = [0]
    ends = [*starts[1:], total]
    for begin, end in zip(starts, ends, strict=True):
        if end - bounds[-1] > core and begin > bounds[-1]:
            bounds.append(begin)
        while end - bounds[-1] > core:
            bounds.append(bounds[-1] + core)
    if bounds[-1] < total:
        bounds.append(total)
    for begin, end in pairwise(bounds):
        yield WordWindow(max(0, begin - context), begin, end, min(total, end + context))


def decode(scored: Scored, strains: NDArray[np.integer[Any]] | Array) -> Finding:
    """The spans of one cue out of its scores.

    strains: [words + 1] how much of the tree a boundary before each word, and behind the last, would tear apart.
    """
    word, scores, first = scored.word, scored.scores, scored.first
    shifted = scores - scores.max(axis=1, keepdims=True)
    logs = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    odds = logs - np.log(np.maximum(1e-9, 1 - np.exp(logs)))
    place = word - first
    cue = _run_around(odds[:, CUE], place, strains * CUE_STRAIN)
    free = np.ones(len(odds), dtype=bool)
    free[cue[0] : cue[1] + 1] = False
    source = _best_run(np.where(free, odds[:, SOURCE], -20.0))
    content = _runs(np.where(free, odds[:, CONTENT], -20.0), strains * STRAIN + OPENING / 2)
    spoken = [*((SOURCE, run) for run in [source] if run), *((CONTENT, run) for run in content)]
    inside = [np.exp(logs[a : b + 1, label]) for label, (a, b) in spoken]
    sureness = float(np.concatenate(inside).mean()) if inside else 0.0
    cue_edges = _edges(np.exp(logs[:, CUE]), cue)
    edges = math.prod(_edges(np.exp(logs[:, label]), run) for label, run in spoken)
    spans = _shifted([cue, *(run for _, run in spoken)], first)
    return Finding(
        word, scored.chance, sureness, spans[0], spans[1] if source else None, tuple(spans[2 if source else 1 :]),
        cue_edges, edges,
    )  # fmt: skip


def _edges(chances: Array, run: Range) -> float:
    """The chance that the words at the ends of a run belong to it, and those beside them do not."""
    first, last = run
    found = chances[first] * (chances[last] if last > first else 1.0)
    for beside in (first - 1, last + 1):
        if 0 <= beside < len(chances):
            found *= 1 - chances[beside]
    return float(found)


def _shifted(runs: Sequence[Range], by: int) -> list[Range]:
    return [(first + by, last + by) for first, last in runs]


def _run_around(odds: Array, place: int, costs: Array) -> Range:
    """The run around a place with the highest sum.

    costs: [words + 1] of a boundary before each word, and behind the last.
    """
    left = right = place
    total, best = 0.0, -float(costs[place])
    for at in range(place - 1, max(-1, place - 1 - _WIDEST_CUE), -1):
        total += float(odds[at])
        if total - costs[at] > best:
            best, left = total - float(costs[at]), at
    total, best = 0.0, -float(costs[place + 1])
    for at in range(place + 1, min(len(odds), place + 1 + _WIDEST_CUE)):
        total += float(odds[at])
        if total - costs[at + 1] > best:
            best, right = total - float(costs[at + 1]), at
    return left, right


def _best_run(odds: Array) -> Range | None:
    """The run with the highest sum, None where every word speaks against it (Kadane)."""
    best, found = 0.0, None
    total, start = 0.0, 0
    for place, value in enumerate(odds.tolist()):
        if total <= 0:
            total, start = 0.0, place
        total += value
        if total > best:
            best, found = total, (start, place)
    return found


def _runs(odds: Array, costs: Array) -> list[Range]:
    """All runs that together have the highest sum, where beginning and ending one costs something.

    costs: [words + 1] of a boundary before each word, and behind the last.
    """
    if not (odds > 0).any():
        return []
    likely = np.flatnonzero(odds > _HOPELESS)
    first, last = int(likely[0]), int(likely[-1])
    return _shifted(_best_runs(odds[first : last + 1].tolist(), costs[first : last + 2].tolist()), first)


def _best_runs(odds: Sequence[float], costs: Sequence[float]) -> list[Range]:
    """The same by Viterbi over in and out."""
    inside, outside = odds[0] - costs[0], 0.0
    came: list[tuple[bool, bool]] = []  # for in and out: whether the word before is in
    for value, cost in zip(odds[1:], costs[1:], strict=False):
        enter, leave = outside - cost, inside - cost
        came.append((inside >= enter, leave > outside))
        inside, outside = max(inside, enter) + value, max(outside, leave)
    state = inside - costs[len(odds)] > outside
    runs: list[Range] = []
    for place in range(len(odds) - 1, -1, -1):
        if state and runs and runs[-1][0] == place + 1:
            runs[-1] = (place, runs[-1][1])
        elif state:
            runs.append((place, place))
        if place:
            state = came[place - 1][0] if state else came[place - 1][1]
    return runs[::-1]
