"""A small book served, once for all tests that change nothing in it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from tests.books import fill
from tests.served import client_of
from wirebook.book import Store
from wirebook.library import open_book


@pytest.fixture(scope="session")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """A client that only looks."""
    path = tmp_path_factory.mktemp("books") / "hand.book"
    with Store(path) as store:
        fill(store)
    with client_of(path) as client:
        yield client


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A book that may be changed; linked, so that linking it again changes nothing more than it has to."""
    path = tmp_path / "hand.book"
    with open_book(path) as book:
        fill(book.store)
        book.link()
    return path


@pytest.fixture
def writer(path: Path) -> Iterator[TestClient]:
    """A client that may change the book at `path`."""
    with client_of(path) as client:
        yield client
