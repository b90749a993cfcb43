"""Spreading work over processes: the same results in the same order, however many there are."""

from __future__ import annotations

from pathlib import Path

import pytest

from wirebook.engine.workers import FEW, count_cores, spread
from wirebook.model import Article, Span


def shout(article: Article, frames: Path | None) -> str:
    return article.text.upper()


def articles(number: int) -> list[Article]:
    return [Article(f"a{i}", f"text {i}", (Span(0, 6),)) for i in range(number)]


@pytest.mark.parametrize("number", [0, 1, FEW, FEW + 1, FEW + 9])
@pytest.mark.parametrize("jobs", [1, 2])
def test_results_come_in_the_order_of_the_articles(number: int, jobs: int) -> None:
    found = list(spread(shout, articles(number), jobs=jobs))
    assert found == [f"TEXT {i}" for i in range(number)]


def test_articles_are_drawn_only_as_they_are_needed() -> None:
    drawn = []

    def source():  # type: ignore[no-untyped-def]
        for article in articles(100):
            drawn.append(article.id)
            yield article

    results = spread(shout, source(), jobs=1)
    next(results)
    assert len(drawn) <= FEW + 1


def test_there_is_at_least_one_core() -> None:
    assert count_cores() >= 1
