"""The highest scoring tree."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from wirebook.reading.trees import best_tree, find_cycle, spanning_tree


def is_tree(heads: list[int]) -> bool:
    return sum(word == head for word, head in enumerate(heads)) == 1 and not find_cycle(heads)


def total(scores: np.ndarray, heads: list[int]) -> float:
    return float(sum(scores[word, head] for word, head in enumerate(heads)))


def all_trees(size: int) -> Iterator[list[int]]:
    return (list(heads) for heads in product(range(size), repeat=size) if is_tree(list(heads)))


MATRICES = st.integers(1, 5).flatmap(
    lambda size: st.lists(
        st.lists(st.integers(-20, 20), min_size=size, max_size=size), min_size=size, max_size=size
    ).map(lambda rows: np.array(rows, dtype=np.float32))
)


@given(MATRICES)
def test_always_a_tree_with_one_root(scores: np.ndarray) -> None:
    heads = best_tree(scores)
    assert len(heads) == len(scores)
    assert is_tree(heads)


@given(MATRICES)
def test_no_tree_scores_higher(scores: np.ndarray) -> None:
    assert total(scores, best_tree(scores)) == max(total(scores, heads) for heads in all_trees(len(scores)))


@given(MATRICES, st.data())
def test_no_tree_under_a_given_root_scores_higher(scores: np.ndarray, data: st.DataObject) -> None:
    root = data.draw(st.integers(0, len(scores) - 1))
    single = scores.astype(np.float64)
    np.fill_diagonal(single, -np.inf)
    single[root, :] = -np.inf
    single[root, root] = 0.0
    heads = spanning_tree(single, root)
    assert heads[root] == root
    assert is_tree(heads)
    assert total(single, heads) == max(total(single, tree) for tree in all_trees(len(single)) if tree[root] == root)


@given(MATRICES)
def test_scores_are_left_as_they_are(scores: np.ndarray) -> None:
    before = scores.copy()
    best_tree(scores)
    assert (scores == before).all()


def test_a_tree_by_its_best_heads_is_taken_as_it_is() -> None:
    scores = np.array([[0, 9, 0], [0, 9, 0], [0, 9, 0]], dtype=np.float32)
    assert best_tree(scores) == [1, 1, 1]


def test_a_cycle_is_broken_where_it_costs_least() -> None:
    # 0 and 1 take each other for their head; 2 is the root, and 0 loses less than 1 by hanging on it
    scores = np.array([[-9, 5, 4], [5, -9, 0], [0, 0, 9]], dtype=np.float32)
    assert best_tree(scores) == [2, 0, 2]


@pytest.mark.parametrize(
    ("heads", "cycle"), [([0], set()), ([1, 1], set()), ([1, 0], {0, 1}), ([0, 2, 3, 1], {1, 2, 3}), ([1, 2, 2], set())]
)
def test_find_cycle(heads: list[int], cycle: set[int]) -> None:
    assert set(find_cycle(heads)) == cycle


def test_a_long_sentence_is_quick() -> None:
    scores = np.random.default_rng(7).normal(size=(400, 400))
    assert is_tree(best_tree(scores))
