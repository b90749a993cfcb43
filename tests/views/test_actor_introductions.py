"""By which words articles tell who somebody is, and where they contradict the knowledge."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from tests.builders import make_article, make_participant, make_statement
from wirebook.book import Store
from wirebook.views import describe_actor


def fill(store: Store, because: str, country: str) -> None:
    text = f"Zed Quarry, {because}, met Russia."
    article = make_article(text, article_id=because, outlet="Harbour Post", published="2025-08-14")
    who = replace(
        make_participant(text, "Zed Quarry", country), role="GOV", reason="apposition", because=because, score=0.8
    )
    store.add_article(article, [replace(make_statement(article, trigger="met", recipients=()), actors=(who,))])


def test_the_words_that_taught_are_told_with_article_outlet_and_day(tmp_path: Path) -> None:
    with Store(tmp_path / "hand.book") as store:
        fill(store, "a Kenyan banker", "KEN")
        found = describe_actor("Zed Quarry", store)
    assert found is not None
    assert found.met is not None
    (told,) = found.met.introductions
    assert (told.words, told.country, told.outlet, told.day) == ("a Kenyan banker", "KEN", "Harbour Post", "2025-08-14")
    assert found.met.conflicts == ()
    assert (found.id, found.country) == ("name/zed-quarry", "KEN")


def test_a_seat_that_somebody_else_is_known_to_hold_is_a_conflict(tmp_path: Path) -> None:
    with Store(tmp_path / "hand.book") as store:
        fill(store, "the French president", "FRA")
        found = describe_actor("Zed Quarry", store)
    assert found is not None
    assert found.met is not None
    (conflict,) = found.met.conflicts
    assert "known in that seat is Emmanuel Macron" in conflict
