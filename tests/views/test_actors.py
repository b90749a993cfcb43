"""Who the actors of a book are."""

from __future__ import annotations

from tests.builders import make_article, make_statement
from wirebook.book import Store
from wirebook.views import describe_actor, list_actors


def test_an_actor_is_known_and_met(store: Store) -> None:
    found = describe_actor("PRK", store)
    assert found is not None
    assert found.name == "North Korea"
    assert found.facts
    assert found.met is not None
    assert found.met.statements == 4
    assert found.met.articles == 3
    assert (found.met.first, found.met.last) == ("2025-08", "2025-08-12")
    assert found.met.words[0][0] == "North Korea"


def test_without_a_book_nothing_is_met() -> None:
    found = describe_actor("PRK")
    assert found is not None
    assert found.met is None


def test_nobody_is_none(store: Store) -> None:
    assert describe_actor("Zzyzx Qwrt", store) is None


def test_actors_come_by_how_often_they_were_met(store: Store) -> None:
    rows = list_actors(store)
    assert [row.mentions for row in rows] == sorted((row.mentions for row in rows), reverse=True)
    assert rows[0].name == "North Korea"
    assert len(list_actors(store, limit=1)) == 1


def test_unresolved_are_those_of_no_country_and_no_entry(store: Store) -> None:
    text = "Bandits robbed Zed Quarry."
    article = make_article(text, article_id="raid")
    store.add_article(article, [make_statement(article, "ASSAULT", ["Bandits"], ["Zed Quarry"], trigger="robbed")])
    rows = list_actors(store, unresolved=True)
    assert [(row.name, row.mentions) for row in rows] == [("Bandits", 1), ("Zed Quarry", 1)]
    assert rows[0].words == text
