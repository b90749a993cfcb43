"""Judgements and changes are listed by number, either way, and found by the ids that they name."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.books import fill
from wirebook.book import Store
from wirebook.model import Change, Judgement, Verdict

TIME = "2025-08-14T10:00:00Z"
MADE = [("S1", None), ("S2", "S1"), ("S3", None), ("S1", "S3"), ("S4", "S4")]


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    path: Path = tmp_path_factory.mktemp("books") / "judged.book"
    with Store(path) as store:
        fill(store)
        for first, second in MADE:
            verdict = Verdict.SAME if second else Verdict.ACCEPT
            store.judgements.add("statement", verdict, first, second, author="ann", time=TIME)
        store.judgements.undo(3, time=TIME)
        yield store


def numbers(found: Iterator[Judgement] | Iterator[Change]) -> list[int]:
    return [one.number for one in found]


@given(named=st.lists(st.sampled_from(["S1", "S2", "S3", "S4", "S", "%", ""])))
def test_judgements_are_found_by_either_id(store: Store, named: list[str]) -> None:
    wanted = [j.number for j in store.judgements.all() if {j.first, j.second} & set(named)]
    assert [j.number for j in store.judgements.about(named)] == wanted[::-1]


def test_the_last_judgement_that_stands_is_the_first_of_the_newest(store: Store) -> None:
    assert numbers(store.judgements.all(standing=True, newest=True)) == [5, 4, 2, 1]
    assert numbers(store.judgements.all(standing=True, newest=True, after=4, limit=1)) == [2]
    assert numbers(store.judgements.all(subject="actor")) == []


@pytest.mark.parametrize("newest", [False, True])
@pytest.mark.parametrize("size", [1, 2, 4])
def test_changes_are_walked_page_by_page_either_way(store: Store, newest: bool, size: int) -> None:
    whole = sorted(numbers(store.changes.all()), reverse=newest)
    assert len(whole) > 2
    walked: list[int] = []
    while page := numbers(store.changes.all(newest=newest, after=walked[-1] if walked else None, limit=size)):
        walked += page
    assert walked == whole


def test_changes_of_one_event_since_a_time(store: Store) -> None:
    one = next(store.changes.all())
    of_it = [change.number for change in store.changes.all() if change.event == one.event]
    assert numbers(store.changes.all(event=one.event, since=one.time, newest=True)) == of_it[::-1]
    assert numbers(store.changes.all(event=one.event, since="9999")) == []
