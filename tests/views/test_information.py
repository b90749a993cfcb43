"""What a book holds."""

from __future__ import annotations

from wirebook.book import Store
from wirebook.views import info


def test_information_counts_what_is_there(store: Store) -> None:
    told = info(store)
    assert (told.articles, told.statements, told.events, told.disputed_events) == (3, 4, 3, 1)
    assert (told.first_published, told.last_published) == ("2025-08-13", "2025-08-15")
    assert (told.first_event, told.last_event) == ("2025-08-01", "2025-08-31")
    assert told.statuses == (("happened", 3), ("planned", 1))
    assert told.readers == (("1", 3),)
    assert told.linked
    assert told.size > 0


def test_an_empty_book_has_no_span(store: Store) -> None:
    with Store(store.path.with_name("empty.book")) as empty:
        told = info(empty)
    assert (told.articles, told.first_published, told.first_event, told.outlets) == (0, None, None, ())
