"""A workbench over the small book made by hand, asked without a network."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from tests.books import fill
from wirebook.book import Store
from wirebook.web.app import create_app


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """The path of the book."""
    path = tmp_path / "small.book"
    with Store(path) as store:
        fill(store)
    return path


@pytest.fixture
def client(book: Path) -> Iterator[TestClient]:
    """Somebody on the same machine who asks for pages."""
    with TestClient(create_app(book), base_url="http://localhost") as client:
        yield client
