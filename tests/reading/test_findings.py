"""Windows of words, and spans out of scores."""

from __future__ import annotations

from itertools import product

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from wirebook.reading import findings
from wirebook.reading.findings import CONTENT, CONTEXT, CORE, CUE, NOTHING, SOURCE, Finding, Scored, cut_windows

LENGTHS = st.lists(st.integers(1, 2 * CORE), max_size=12)


def _starts(lengths: list[int]) -> list[int]:
    return [sum(lengths[:place]) for place in range(len(lengths))]


def _scores(labels: list[int]) -> np.ndarray:
    scores = np.zeros((len(labels), 4))
    scores[range(len(labels)), labels] = 6.0
    return scores


def decode(word: int, chance: float, scores: np.ndarray, first: int) -> Finding:
    """The spans, where the tree has nothing to say."""
    return findings.decode(Scored(word, chance, first, scores), np.zeros(len(scores) + 1))


@given(LENGTHS)
def test_cores_cover_every_word_once(lengths: list[int]) -> None:
    total = sum(lengths)
    windows = list(cut_windows(_starts(lengths), total))
    assert [i for w in windows for i in range(w.core_first, w.core_last)] == list(range(total))


@given(LENGTHS)
def test_windows_hold_their_core_and_some_words_around(lengths: list[int]) -> None:
    total = sum(lengths)
    for window in cut_windows(_starts(lengths), total):
        assert 0 < window.core_last - window.core_first <= CORE
        assert window.first == max(0, window.core_first - CONTEXT)
        assert window.last == min(total, window.core_last + CONTEXT)


@given(LENGTHS)
def test_a_sentence_is_cut_only_where_it_is_longer_than_a_core(lengths: list[int]) -> None:
    starts, total = _starts(lengths), sum(lengths)
    for window in cut_windows(starts, total):
        if window.core_first not in starts:
            inside = max(start for start in starts if start < window.core_first)
            assert lengths[starts.index(inside)] > CORE


def test_spans_of_a_cue_amid_its_content() -> None:
    labels = [CONTENT, CONTENT, CONTENT, NOTHING, SOURCE, SOURCE, CUE, NOTHING, CONTENT, CONTENT, CONTENT]
    finding = decode(106, 0.9, _scores(labels), 100)
    assert (finding.source, finding.cue) == ((104, 105), (106, 106))
    assert finding.content == ((100, 102), (108, 110))
    assert finding.chance == 0.9


def test_a_cue_of_several_words_grows_around_its_head() -> None:
    finding = decode(2, 0.9, _scores([SOURCE, CUE, CUE, CUE, CONTENT, CONTENT, CONTENT]), 0)
    assert finding.cue == (1, 3)


def test_a_cue_keeps_its_head_whatever_the_scores_say() -> None:
    finding = decode(1, 0.9, _scores([SOURCE, NOTHING, CONTENT, CONTENT]), 0)
    assert finding.cue == (1, 1)


def test_no_source_and_no_content_where_nothing_speaks_for_them() -> None:
    finding = decode(1, 0.9, _scores([NOTHING, CUE, NOTHING]), 0)
    assert finding.source is None
    assert finding.content == ()


def test_a_word_of_doubt_does_not_split_a_content() -> None:
    scores = _scores([CUE, CONTENT, CONTENT, NOTHING, CONTENT, CONTENT])
    scores[3] = [1.0, 0, 0.9, 0]
    assert decode(0, 0.9, scores, 0).content == ((1, 5),)


@settings(max_examples=60)
@given(st.lists(st.tuples(st.integers(-4, 4), st.integers(0, 2)), min_size=1, max_size=9))
def test_runs_are_the_best_of_all(words: list[tuple[int, int]]) -> None:
    odds, costs = [float(odd) for odd, _ in words], [float(cost) for _, cost in words] + [0.0]

    def worth(states: tuple[int, ...]) -> float:
        edges = sum(cost for cost, before, now in zip(costs, (0, *states), (*states, 0), strict=True) if before != now)
        return sum(value for value, state in zip(odds, states, strict=True) if state) - edges

    runs = findings._best_runs(odds, costs)
    states = tuple(int(any(a <= i <= b for a, b in runs)) for i in range(len(odds)))
    assert worth(states) == max(worth(other) for other in product((0, 1), repeat=len(odds)))


@given(st.lists(st.integers(-4, 4).map(float), min_size=1, max_size=12))
def test_the_best_run_is_the_best_of_all(odds: list[float]) -> None:
    run = findings._best_run(np.array(odds))
    best = max(sum(odds[a:b]) for a in range(len(odds)) for b in range(a + 1, len(odds) + 1))
    assert (sum(odds[run[0] : run[1] + 1]) if run else 0.0) == max(best, 0.0)


def test_a_cue_does_not_end_within_a_phrase_for_a_word_that_is_hardly_sure() -> None:
    scores = _scores([SOURCE, CUE, CUE, CONTENT, CONTENT])
    scores[2] = [0.0, 0.0, 0.0, 1.2]  # as likely a cue's as not
    strains = np.array([0, 0, 0, 3, 0, 0])
    free = findings.decode(Scored(1, 0.9, 0, scores), np.zeros(6))
    strained = findings.decode(Scored(1, 0.9, 0, scores), strains)
    assert (free.cue, strained.cue) == ((1, 2), (1, 1))
