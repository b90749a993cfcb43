"""Articles, statements and events in and out of the book."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from tests.builders import make_article, make_count, make_place, make_statement
from wirebook.book import Filter, Store, article_key
from wirebook.book.identity import with_book_ids
from wirebook.errors import BookError
from wirebook.linking import link
from wirebook.model import Article, Statement

CALL = make_article(
    "Russia called North Korea on Tuesday. KCNA said so. Later they met in Pyongyang.",
    article_id="call",
    outlet="Daily Lantern",
    title="A call",
)
TROOPS = make_article(
    "North Korea sent more than 10,000 soldiers to Kursk region.", article_id="troops", outlet="Harbour Post"
)
SUMMIT = make_article("The United States and Russia will meet in Alaska.", article_id="summit", outlet="Meridian")


def statements_of(article: Article) -> list[Statement]:
    if article.id == "call":
        return [
            make_statement(article, trigger="called", mode="phone", date="2025-08-12", sources=["KCNA"]),
            make_statement(article, trigger="met", mode="visit", place=make_place(article.text, "Pyongyang", "PRK")),
        ]
    if article.id == "troops":
        count = make_count(10_000, "more-than", of="sent")
        return [make_statement(article, "AID", ["North Korea"], ["Russia"], trigger="sent", counts=[count])]
    summit = {"status": "planned", "date": "2025-08-15"}
    return [make_statement(article, "CONSULT", ["United States"], ["Russia"], trigger="meet", **summit)]  # type: ignore[arg-type]


def fill(store: Store, articles: Sequence[Article]) -> None:
    for article in articles:
        store.add_article(article, statements_of(article), reader="1")
    store.replace_events(link(store.statements(), store.headers()))


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store(tmp_path / "news.book") as opened:
        yield opened


def test_an_article_comes_back_exactly(store: Store) -> None:
    assert store.add_article(CALL, [])
    key = article_key(CALL)
    assert store.article(key) == CALL
    assert list(store.articles()) == [(key, CALL)]
    assert store.headers()[key].title == "A call"
    assert store.headers(["A0"]) == {}


@pytest.mark.parametrize(
    "text", ["Words with a \0 in them.", "Кирилл said \U0001f600 “so”.", "a\r\nb\u202e", "x" * 10**6]
)
def test_hostile_text_comes_back_exactly(store: Store, text: str) -> None:
    article = make_article(text)
    store.add_article(article, [])
    assert store.article(article_key(article)) == article


def test_statements_come_back_exactly_but_for_the_ids_of_the_book(store: Store) -> None:
    store.add_article(CALL, statements_of(CALL))
    key = article_key(CALL)
    expected = with_book_ids(key, statements_of(CALL))
    assert store.statements_of(key) == expected
    assert list(store.statements()) == expected
    assert store.statement(expected[0].id) == expected[0]
    restored = [replace(s, id=o.id, article=o.article) for s, o in zip(expected, statements_of(CALL), strict=True)]
    assert restored == statements_of(CALL)


def test_statements_alike_in_everything_have_ids_of_their_own(store: Store) -> None:
    twin = make_statement(CALL, trigger="called")
    store.add_article(CALL, [twin, twin])
    assert len({statement.id for statement in store.statements()}) == 2


def test_the_same_article_again_changes_nothing(store: Store) -> None:
    fill(store, [CALL, TROOPS])
    before = list(store.dump())
    assert not store.add_article(CALL, statements_of(CALL), reader="1")
    fill(store, [TROOPS, CALL])
    assert list(store.dump()) == before


def test_the_same_text_of_another_outlet_is_another_article(store: Store) -> None:
    assert store.add_article(CALL, [])
    assert store.add_article(replace(CALL, outlet="Harbour Post"), [])
    assert store.info().articles == 2


def test_articles_of_the_same_name_stand_side_by_side(store: Store) -> None:
    other = replace(TROOPS, id="call")
    assert store.add_article(CALL, statements_of(CALL))
    assert store.add_article(other, statements_of(TROOPS))
    assert store.info().statements == 3


def test_another_version_of_the_reader_replaces_the_statements(store: Store) -> None:
    fill(store, [CALL, TROOPS])
    assert store.add_article(CALL, statements_of(CALL)[:1], reader="2")
    assert not store.linked
    assert len(store.statements_of(article_key(CALL))) == 1
    assert list(store.statements(Filter(text="pyongyang"))) == []
    assert store.read_by("2").keys() == {article_key(CALL)}
    store.replace_events(link(store.statements(), store.headers()))
    assert sorted(i for e in store.events() for i in e.statements) == sorted(s.id for s in store.statements())


def test_of_two_dates_for_one_text_the_earlier_stays(store: Store) -> None:
    undated, early = replace(CALL, published=None), replace(CALL, published="2025-08-13", id="early")
    for order in (undated, CALL, early), (early, CALL, undated):
        for article in order:
            store.add_article(article, [])
        assert [article for _, article in store.articles()] == [early]


def test_a_failure_leaves_nothing_behind(store: Store) -> None:
    def broken() -> Iterator[Statement]:
        yield statements_of(CALL)[0]
        raise RuntimeError("no more")

    before = list(store.dump())
    with pytest.raises(RuntimeError):
        store.add_article(CALL, broken())
    assert list(store.dump()) == before
    assert store.add_article(CALL, statements_of(CALL))


def test_events_come_back_exactly(store: Store) -> None:
    fill(store, [CALL, TROOPS, SUMMIT])
    events = link(store.statements(), store.headers())
    assert list(store.events()) == events
    assert store.event(events[0].id) == events[0]
    assert store.event_of(events[0].statements[0]) == events[0]
    assert store.event("E0") is None


def test_linking_again_writes_nothing(store: Store) -> None:
    fill(store, [CALL, TROOPS, SUMMIT])
    before = list(store.dump())
    assert store.replace_events(link(store.statements(), store.headers())) == 0
    assert list(store.dump()) == before


def test_only_what_changed_is_written(store: Store) -> None:
    fill(store, [CALL, TROOPS])
    store.add_article(SUMMIT, statements_of(SUMMIT), reader="1")
    assert store.replace_events(link(store.statements(), store.headers())) == 1
    assert store.replace_events([]) == 4
    assert list(store.events()) == []


def test_an_event_of_unknown_statements_is_refused(store: Store) -> None:
    fill(store, [CALL])
    (event, *_) = store.events()
    with pytest.raises(BookError):
        store.replace_events([replace(event, id="E1", statements=("S0",))])
    assert store.event(event.id) == event


def content(store: Store) -> object:
    return list(store.articles()), list(store.statements()), list(store.events())


def test_order_and_batches_do_not_matter(tmp_path: Path) -> None:
    articles = [CALL, TROOPS, SUMMIT, replace(CALL, outlet="Meridian"), replace(TROOPS, published="2025-08-20")]
    seen = []
    for number in range(4):
        random.Random(number).shuffle(articles)
        with Store(tmp_path / f"{number}.book") as store:
            fill(store, articles[:number])
            fill(store, articles[number:])
            seen.append(content(store))
    assert all(other == seen[0] for other in seen)


def test_many_read_while_one_writes(tmp_path: Path) -> None:
    path = tmp_path / "news.book"
    with Store(path) as writer, Store(path, readonly=True) as reader:
        assert reader.info().articles == 0
        writer.add_article(CALL, statements_of(CALL))
        open_reading = reader.statements()
        next(open_reading)
        writer.add_article(TROOPS, statements_of(TROOPS))
        assert len(list(open_reading)) == 1
        assert len(list(reader.statements())) == 3


def test_ids_are_found_by_their_beginning(store: Store) -> None:
    fill(store, [CALL, TROOPS])
    identity = next(iter(store.events())).id
    assert store.ids_from(identity[:8].lower()) == [identity]
    assert article_key(CALL) in store.ids_from("A")
    assert store.ids_from("Z") == []


def test_totals_count_what_is_there(store: Store) -> None:
    fill(store, [CALL, TROOPS])
    holdings = store.info()
    assert (holdings.articles, holdings.statements, holdings.events) == (2, 3, 3)
    assert holdings.outlets == (("Daily Lantern", 1), ("Harbour Post", 1))
    assert holdings.types == (("CONSULT", 2), ("AID", 1))
    assert holdings.first_event == "2025-08-12"
    assert holdings.linked


def test_a_reading_left_half_way_does_not_outlive_the_book(tmp_path: Path) -> None:
    with Store(tmp_path / "news.book") as store:
        fill(store, [CALL, TROOPS])
        reading = store.statements()
        next(reading)
    reading.close()  # type: ignore[attr-defined]


def test_a_closed_book_is_no_damaged_book(tmp_path: Path) -> None:
    with Store(tmp_path / "news.book") as store:
        pass
    with pytest.raises(sqlite3.ProgrammingError):
        store.info()
