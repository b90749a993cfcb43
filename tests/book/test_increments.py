"""A book linked article by article, in any order, is the book linked at once; judgements made on the way stay."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.linking.scenario import build, load
from wirebook.book import Store
from wirebook.model import Article, Event, Statement, Verdict
from wirebook.relinking import relink

TIME = "2025-08-20T08:00:00Z"
WORLD = [build(data) for data in load(with_text=False)][:12]

Told = tuple[Article, list[Statement]]


def told() -> list[Told]:
    """The reports of some scenarios as articles with their statements."""
    found = []
    for scenario in WORLD:
        for key, article in scenario.articles.items():
            body = replace(article, id=f"{scenario.name}/{key}", text=f"{scenario.name}, report {key}. " * 40)
            found.append((body, [s for s in scenario.statements if s.article == key]))
    return found


ALL = told()


def read(path: Path, batches: Sequence[Sequence[Told]], *, reject: str | None = None) -> tuple[list[Event], int]:
    """The events after all batches, and how many further linking changes; reject: a statement to leave out at once."""
    with Store(path) as store:
        for number, batch in enumerate(batches):
            for article, statements in batch:
                store.add_article(article, statements, reader="1")
            if reject and not number:
                store.judgements.add("statement", Verdict.REJECT, reject, author="ann", time=TIME)
            relink(store, TIME)
        entries = len(list(store.changes.all()))
        changed = relink(store, TIME)
        assert len(list(store.changes.all())) == entries
        return list(store.events()), changed


@settings(max_examples=6, deadline=None)
@given(st.permutations(ALL), st.lists(st.integers(1, len(ALL) - 1), max_size=4, unique=True))
def test_batches_in_any_order_give_the_book_linked_at_once(order: list[Told], cuts: list[int]) -> None:
    edges = [0, *sorted(cuts), len(order)]
    batches = [order[start:end] for start, end in pairwise(edges)]
    with tempfile.TemporaryDirectory() as folder:
        once, _ = read(Path(folder) / "once.book", [ALL])
        later, changed = read(Path(folder) / "later.book", batches)
    assert later == once
    assert changed == 0


def test_a_judgement_holds_whatever_is_read_after_it(tmp_path: Path) -> None:
    once, _ = read(tmp_path / "once.book", [ALL])
    statement = next(event for event in once if len(event.statements) > 2).statements[1]
    for name, batches in (("at once", [ALL]), ("backwards", [ALL[:20], ALL[20:][::-1]])):
        events, changed = read(tmp_path / f"{name}.book", batches, reject=statement)
        assert changed == 0
        assert statement not in {identity for event in events for identity in event.statements}
