"""Labels B-, I-, O to spans."""

from __future__ import annotations

from itertools import pairwise, product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from wirebook.reading.labels import decode_spans

LABELS = ["O", "B-PERSON", "I-PERSON", "B-LOCATION", "I-LOCATION"]


def scores_of(*labels: str, sure: float = 12.0) -> np.ndarray:
    scores = np.zeros((len(labels), len(LABELS)))
    for place, label in enumerate(labels):
        scores[place, LABELS.index(label)] = sure
    return scores


def is_legal(path: tuple[str, ...]) -> bool:
    return all(
        not after.startswith("I-") or before[2:] == after[2:] for before, after in zip(("O", *path), path, strict=False)
    )


@pytest.mark.parametrize(
    ("labels", "spans"),
    [
        ("", []),
        ("O O", []),
        ("B-PERSON I-PERSON O", [(0, 2, "PERSON")]),
        ("O B-LOCATION", [(1, 2, "LOCATION")]),
        ("B-PERSON B-PERSON", [(0, 1, "PERSON"), (1, 2, "PERSON")]),
        ("B-PERSON B-LOCATION I-LOCATION O B-PERSON", [(0, 1, "PERSON"), (1, 3, "LOCATION"), (4, 5, "PERSON")]),
    ],
)
def test_clear_labels(labels: str, spans: list[tuple[int, int, str]]) -> None:
    assert decode_spans(scores_of(*labels.split()), LABELS) == spans


def test_an_inside_without_a_beginning_gives_way_to_the_next_best() -> None:
    scores = scores_of("O", "I-PERSON", "I-PERSON")
    scores[1, LABELS.index("B-PERSON")] = 11.0
    assert decode_spans(scores, LABELS) == [(1, 3, "PERSON")]


MATRICES = st.integers(1, 4).flatmap(
    lambda size: st.lists(
        st.lists(st.integers(-4, 4), min_size=len(LABELS), max_size=len(LABELS)), min_size=size, max_size=size
    ).map(lambda rows: np.array(rows, dtype=np.float32))
)


@given(MATRICES)
def test_the_spans_are_those_of_the_best_legal_labelling(scores: np.ndarray) -> None:
    found = decode_spans(scores, LABELS)
    path = ["O"] * len(scores)
    for first, end, label in found:
        path[first:end] = [f"B-{label}"] + [f"I-{label}"] * (end - first - 1)

    def total(labels: tuple[str, ...]) -> float:
        return float(sum(scores[place, LABELS.index(label)] for place, label in enumerate(labels)))

    assert is_legal(tuple(path))
    assert total(tuple(path)) == max(total(p) for p in product(LABELS, repeat=len(scores)) if is_legal(p))


@given(MATRICES)
def test_spans_stand_in_order_and_apart(scores: np.ndarray) -> None:
    found = decode_spans(scores, LABELS)
    assert all(first < end for first, end, _ in found)
    assert all(one[1] <= other[0] for one, other in pairwise(found))
