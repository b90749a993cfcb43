"""Judgements settled: what holds where they contradict each other."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wirebook.linking.judged import settle
from wirebook.model import Judgement, Verdict


def judge(number: int, verdict: str, first: str, second: str | None = None) -> Judgement:
    return Judgement(number, "statement", Verdict(verdict), first, second, "ann", "2025-08-14T10:00:00Z")


def test_one_with_one_is_one_with_all() -> None:
    settled = settle([judge(1, "same", "A", "B"), judge(2, "same", "B", "C")])
    assert settled.same == {"A": "A", "B": "A", "C": "A"}
    assert settled.overruled == {}


def test_the_later_of_two_wins() -> None:
    assert settle([judge(1, "same", "A", "B"), judge(2, "different", "A", "B")]).same == {}
    settled = settle([judge(1, "different", "A", "B"), judge(2, "same", "B", "A")])
    assert settled.same == {"A": "A", "B": "A"}
    assert settled.others == {}
    assert settled.overruled == {1: 2}


def test_what_follows_from_later_ones_wins_too() -> None:
    settled = settle([judge(1, "different", "A", "C"), judge(2, "same", "A", "B"), judge(3, "same", "B", "C")])
    assert set(settled.same) == {"A", "B", "C"}
    assert settled.overruled == {1: 2}
    settled = settle([judge(1, "same", "A", "B"), judge(2, "same", "B", "C"), judge(3, "different", "A", "C")])
    assert settled.same == {"B": "B", "C": "B"}
    assert settled.overruled == {1: 3}


def test_what_is_undone_does_not_hold() -> None:
    assert settle([replace(judge(1, "same", "A", "B"), undone="2025-08-15T10:00:00Z")]).same == {}


def test_of_accept_and_reject_the_later_holds() -> None:
    assert settle([judge(1, "reject", "A")]).rejected == {"A"}
    settled = settle([judge(1, "reject", "A"), judge(2, "accept", "A")])
    assert settled.rejected == frozenset()
    assert settled.overruled == {1: 2}


def test_judgements_about_actors_are_of_no_concern() -> None:
    assert settle([replace(judge(1, "same", "A", "B"), subject="actor")]).same == {}


PAIRS = st.lists(
    st.tuples(st.sampled_from(["same", "different"]), st.sampled_from("ABCD"), st.sampled_from("ABCD")).filter(
        lambda pair: pair[1] != pair[2]
    ),
    max_size=6,
)


@given(PAIRS)
def test_what_holds_holds_without_contradiction(pairs: list[tuple[str, str, str]]) -> None:
    judgements = [judge(number, *pair) for number, pair in enumerate(pairs, 1)]
    settled = settle(judgements)
    for judgement in judgements:
        if judgement.number in settled.overruled:
            assert settled.overruled[judgement.number] > judgement.number
            continue
        assert judgement.second
        together = settled.same.get(judgement.first, "") == settled.same.get(judgement.second, "-")
        assert together is (judgement.verdict is Verdict.SAME)


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_the_order_of_the_list_does_not_matter(order: tuple[int, ...]) -> None:
    judgements = [judge(1, "same", "A", "B"), judge(2, "different", "A", "B"), judge(3, "same", "B", "C")]
    assert settle([judgements[place] for place in order]) == settle(judgements)
