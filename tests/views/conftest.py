"""A filled book."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.books import fill
from tests.newsroom import fill_newsroom
from wirebook.book import Store


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """The small book, open."""
    with Store(tmp_path / "news.book") as opened:
        fill(opened)
        yield opened


@pytest.fixture
def newsroom(tmp_path: Path) -> Iterator[Store]:
    """The book with two stories, open."""
    with Store(tmp_path / "newsroom.book") as opened:
        fill_newsroom(opened)
        yield opened
