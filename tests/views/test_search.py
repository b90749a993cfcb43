"""Words to articles."""

from __future__ import annotations

from wirebook.book import Store
from wirebook.views import search
from wirebook.views.search import split_snippet


def test_all_words_must_be_there(store: Store) -> None:
    assert sorted(hit.article.id for hit in search(store, "killed Kursk")) == ["other", "toll"]
    assert [hit.article.id for hit in search(store, "killed Seoul")] == ["toll"]
    assert search(store, "killed Narnia") == []
    assert search(store, "?!") == []


def test_the_title_counts_too(store: Store) -> None:
    assert [hit.article.id for hit in search(store, "capitals")] == ["call"]


def test_a_hit_has_a_snippet_with_the_words_marked_and_its_statements(store: Store) -> None:
    (hit,) = search(store, "KCNA")
    assert ("KCNA", True) in hit.snippet
    assert "on Tuesday, KCNA said" in hit.text
    assert [store.statement(identity).trigger_text for identity in hit.statements] == ["called"]  # type: ignore[union-attr]


def test_a_limit_takes_the_best(store: Store) -> None:
    assert len(search(store, "soldiers", limit=1)) == 1


def test_a_snippet_without_marks_is_one_piece() -> None:
    assert split_snippet("plain\nwords") == (("plain words", False),)
    assert split_snippet("\x02found\x03") == (("found", True),)
