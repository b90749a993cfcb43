"""What a book holds."""

from __future__ import annotations

from pathlib import Path

from tests.books import fill
from wirebook.book import Store


def test_information_counts_what_is_there(tmp_path: Path) -> None:
    with Store(tmp_path / "news.book") as store:
        fill(store)
        told = store.info()
    assert (told.name, told.path) == ("news.book", str(tmp_path / "news.book"))
    assert (told.articles, told.statements, told.events, told.disputed_events) == (3, 4, 3, 1)
    assert (told.first_published, told.last_published) == ("2025-08-13", "2025-08-15")
    assert (told.first_event, told.last_event) == ("2025-08-01", "2025-08-31")
    assert (told.undated_articles, told.undated_events) == (0, 1)
    assert told.statuses == (("happened", 3), ("planned", 1))
    assert told.readers == (("1", 3),)
    assert told.linked
    assert told.size > 0


def test_an_empty_book_has_no_span(tmp_path: Path) -> None:
    with Store(tmp_path / "empty.book") as empty:
        told = empty.info()
    assert (told.articles, told.first_published, told.first_event, told.outlets) == (0, None, None, ())
