"""What a filter picks."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.builders import make_article, make_count, make_participant, make_place, make_statement
from wirebook.book import Filter, Store
from wirebook.book.queries import search_words
from wirebook.linking import link
from wirebook.model import Certainty, EventType, Statement, Status

ONE = make_article("Kim Jong Un received the envoy in Pyongyang. The Kremlin praised it.", article_id="one")
TWO = make_article("Seoul says 600 were killed in the strike. Later about 4,700 fell.", article_id="two", outlet="Post")


def with_person(statement: Statement, name: str, country: str) -> Statement:
    from dataclasses import replace

    return replace(statement, actors=(make_participant(ONE.text, name, country),))


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    pyongyang = make_place(ONE.text, "Pyongyang", "PRK")
    received = make_statement(ONE, trigger="received", date="2025-08-14", place=pyongyang, recipients=["Russia"])
    praised = make_statement(
        ONE,
        "SUPPORT",
        ["Russia"],
        ["North Korea"],
        trigger="praised",
        date="2025-08",
        status="possible",
        certainty="probable",
    )
    killed = make_statement(
        TWO, "ASSAULT", ["Ukraine"], ["North Korea"], trigger="killed", date="2025-04-28", counts=[make_count(600)]
    )
    fell = make_statement(
        TWO, "ASSAULT", ["Ukraine"], ["North Korea"], trigger="fell", date="2025-04-28", counts=[make_count(4700)]
    )
    undated = make_statement(TWO, "REQUEST", ["South Korea"], [], trigger="says")
    with Store(tmp_path / "news.book") as opened:
        opened.add_article(ONE, [with_person(received, "Kim Jong Un", "PRK"), praised])
        opened.add_article(TWO, [killed, fell, undated])
        opened.replace_events(link(opened.statements(), opened.headers()))
        yield opened


def triggers(store: Store, **wanted: object) -> list[str]:
    return [statement.trigger_text for statement in store.statements(Filter(**wanted))]  # type: ignore[arg-type]


def types(store: Store, **wanted: object) -> list[str]:
    return [event.type.value for event in store.events(Filter(**wanted))]  # type: ignore[arg-type]


def test_without_a_filter_all_come_by_date_the_undated_last(store: Store) -> None:
    assert triggers(store) == ["killed", "fell", "praised", "received", "says"]
    assert types(store) == ["ASSAULT", "SUPPORT", "CONSULT", "REQUEST"]


@pytest.mark.parametrize("actor", ["PRK", "prk", "North Korea", "north  korea"])
def test_a_country_is_found_by_code_and_name_with_its_people(store: Store, actor: str) -> None:
    assert triggers(store, actor=actor) == ["killed", "fell", "praised", "received"]
    assert types(store, actor=actor) == ["ASSAULT", "SUPPORT", "CONSULT"]


@pytest.mark.parametrize("actor", ["Kim Jong Un", "kim jong un", "Kim", "KIM JONG"])
def test_a_person_is_found_by_name_or_a_part_of_it(store: Store, actor: str) -> None:
    assert triggers(store, actor=actor) == ["received"]


@pytest.mark.parametrize("actor", ["Ki", "Narnia", "", "%", "XXX"])
def test_nobody_is_found_by_what_nobody_is_called(store: Store, actor: str) -> None:
    assert triggers(store, actor=actor) == []
    assert types(store, actor=actor) == []


def test_a_pair_means_both(store: Store) -> None:
    assert triggers(store, actor="RUS", other="PRK") == ["praised", "received"]
    assert types(store, actor="UKR", other="PRK") == ["ASSAULT"]


def test_type_and_status(store: Store) -> None:
    assert triggers(store, type=EventType.ASSAULT) == ["killed", "fell"]
    assert triggers(store, status=Status.POSSIBLE) == ["praised"]
    assert types(store, status=Status.POSSIBLE) == ["SUPPORT"]


def test_certainty_is_that_of_a_statement_and_of_an_event_that_of_one_of_its_statements(store: Store) -> None:
    assert triggers(store, certainty=Certainty.PROBABLE) == ["praised"]
    assert types(store, certainty=Certainty.PROBABLE) == ["SUPPORT"]
    assert triggers(store, certainty=Certainty.CERTAIN) == ["killed", "fell", "received", "says"]
    assert types(store, certainty=Certainty.CERTAIN, type=EventType.SUPPORT) == []
    assert types(store, certainty=Certainty.POSSIBLE) == []


def test_days_pick_what_overlaps_them(store: Store) -> None:
    assert triggers(store, since="2025-08-14") == ["praised", "received"]
    assert triggers(store, until="2025-08-13") == ["killed", "fell", "praised"]
    assert types(store, since="2025-05-01", until="2025-07-31") == []


@pytest.mark.parametrize("place", ["Pyongyang", "pyongyang", "PRK"])
def test_a_place_is_found_by_name_and_country(store: Store, place: str) -> None:
    assert triggers(store, place=place) == ["received"]
    assert types(store, place=place) == ["CONSULT"]


def test_text_means_the_sentence_and_the_names_meant(store: Store) -> None:
    assert triggers(store, text="envoy") == ["received"]
    assert triggers(store, text="strike kill*") == ["killed", "says"]
    assert types(store, text='"north korea" praised') == ["SUPPORT"]
    assert triggers(store, text="?!") == []


def test_an_article_is_meant_by_key_or_id(store: Store) -> None:
    assert triggers(store, article="one") == ["praised", "received"]
    assert triggers(store, article=next(iter(store.read_by("")))) != []


def test_disputed_events(store: Store) -> None:
    assert types(store, disputed=True) == ["ASSAULT"]


def test_a_limit_takes_the_first(store: Store) -> None:
    assert triggers(store, limit=2) == ["killed", "fell"]
    assert types(store, limit=0) == []


@pytest.mark.parametrize(
    ("words", "query"),
    [
        ("troops Kursk", '"troops" "Kursk"'),
        ('"phone call" Kim', '"phone call" "Kim"'),
        ("deleg*", '"deleg"*'),
        ('a" OR b', '"a" "OR" "b"'),
        ("NEAR(a b) title:x -y", '"NEAR(a" "b)" "title:x" "-y"'),
        ("** ?", ""),
    ],
)
def test_words_never_become_operators(store: Store, words: str, query: str) -> None:
    assert search_words(words) == query
    store.search_articles(words)
    list(store.statements(Filter(text=words)))
