"""Counts of acts: directions, keys of parties, and that they keep up with the events."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.newsroom import STRIKE, TALKS, fill_newsroom
from wirebook.book import Store
from wirebook.book.acts import Acts, direction_of
from wirebook.model import Status


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store(tmp_path / "newsroom.book") as opened:
        fill_newsroom(opened)
        yield opened


@pytest.fixture
def acts(store: Store) -> Acts:
    return store.aggregates.acts


@pytest.mark.parametrize(
    ("kind", "sides", "other", "direction"),
    [
        ("ASSAULT", 1, 0, "by"),
        ("ASSAULT", 2, 0, "to"),
        ("COERCE", 3, 0, "within"),
        ("CONSULT", 3, 0, "together"),
        ("AID", 1, 2, "by"),
        ("AID", 2, 1, "to"),
        ("ASSAULT", 3, 3, "together"),
        ("CONSULT", 1, 1, "together"),
        ("CONSULT", 1, 3, "together"),
        ("CONSULT", 1, 2, "by"),
        ("ASSAULT", 1, 1, "beside"),
        ("SANCTION", 2, 2, "beside"),
    ],
)
def test_directions(kind: str, sides: int, other: int, direction: str) -> None:
    assert direction_of(kind, sides, other) == direction


@pytest.mark.parametrize("name", ["PRK", "prk", "North Korea", "north  korea"])
def test_an_actor_is_found_by_code_and_name(acts: Acts, name: str) -> None:
    assert acts.days(name) == (2, "2025-09-05", "2025-09-06")


@pytest.mark.parametrize("name", ["", "  ", "%", "N:", "Narnia", "'; DROP TABLE parties; --"])
def test_nobody_is_found_by_what_names_nobody(acts: Acts, name: str) -> None:
    assert acts.days(name) == (0, None, None)
    assert acts.counts(name) == []
    assert acts.counterparts(name) == []
    assert acts.names(name) == []


def test_counts_follow_the_events(store: Store, acts: Acts) -> None:
    strike = store.event(STRIKE)
    assert strike is not None
    store.replace_events([replace(strike, status=Status.DENIED)])
    (count,) = acts.counts("PRK")
    assert (count.statuses, count.example) == ((("denied", 1),), STRIKE)
    assert acts.over_time("PRK") == []
    store.replace_events([])
    assert acts.counts("PRK") == []


def test_counts_do_not_depend_on_the_order_of_linking(store: Store, acts: Acts) -> None:
    before = (acts.counts("PRK"), acts.counterparts("PRK"), acts.names("PRK"), acts.latest("PRK", until="9"))
    found = list(store.events())
    store.replace_events([])
    store.replace_events(reversed(found))
    assert (acts.counts("PRK"), acts.counterparts("PRK"), acts.names("PRK"), acts.latest("PRK", until="9")) == before


def test_the_undated_are_among_the_latest_while_there_is_room(store: Store, acts: Acts) -> None:
    before, vouching = acts.names("PRK"), acts.sources("PRK")
    strike = store.event(STRIKE)
    assert strike is not None
    store.replace_events([replace(event, date=None) if event.id == STRIKE else event for event in list(store.events())])
    assert (acts.names("PRK"), acts.sources("PRK")) == (before, vouching)


def test_a_condition_picks_the_events_of_an_actor(store: Store, acts: Acts) -> None:
    assert acts.takes_part(None) == "1"
    assert [event.id for event in acts.latest("Russia", until="2025-09-30")] == [TALKS]
    assert acts.latest("Russia", until="2025-09-04") == []
    assert [event.id for event in acts.disputed("Ukraine", "PRK")] == [STRIKE]
    assert acts.disputed("Russia") == []
