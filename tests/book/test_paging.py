from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.builders import make_article, make_place, make_statement
from wirebook.book import Filter, Store
from wirebook.book import paging as module
from wirebook.book.paging import Page, Place
from wirebook.linking import link
from wirebook.model import Corroboration, EventType, Status

FILTERS = [
    Filter(),
    Filter(actor="RUS"),
    Filter(actor="RUS", other="UKR"),
    Filter(actor="korea"),
    Filter(type=EventType.ASSAULT),
    Filter(type=EventType.ASSAULT, status=Status.PLANNED, actor="PRK"),
    Filter(since="2025-08-05", until="2025-08-08"),
    Filter(place="Kursk"),
    Filter(place="RUS", text="struck"),
    Filter(text="number 1*"),
    Filter(source="Seoul"),
    Filter(source="Daily Lantern", actor="PRK"),
    Filter(outlet="Harbour Post"),
    Filter(corroboration=Corroboration.SINGLE_SOURCE),
    Filter(disputed=True),
]


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """Sixty statements of twenty articles, some of the same day, some of none."""
    with Store(tmp_path_factory.mktemp("books") / "many.book") as store:
        parties = ["Russia", "North Korea", "South Korea", "Ukraine", "United States"]
        for number in range(20):
            text = f"Soldiers met in Kursk, Seoul said, number {number}. They struck. They planned."
            outlet = ("Daily Lantern", "Harbour Post", "Meridian")[number % 3]
            article = make_article(
                text, article_id=str(number), outlet=outlet, published=f"2025-08-{1 + number // 2:02}"
            )
            day = None if number % 5 == 0 else f"2025-08-{1 + number // 3:02}"
            one, other = parties[number % 5], parties[(number + 1 + number % 3) % 5]
            told: list[Any] = [
                make_statement(article, "CONSULT", [one], [other], trigger="met", date=day, sources=["Seoul"]),
                make_statement(
                    article,
                    "ASSAULT",
                    [other],
                    [one],
                    trigger="struck",
                    date=day,
                    place=make_place(text, "Kursk", "RUS"),
                ),
                make_statement(article, "ASSAULT", [one], [other], trigger="planned", status="planned"),
            ]
            store.add_article(article, told)
        store.replace_events(link(store.statements(), store.headers()))
        yield store


def walk(ask: Any, where: Filter, *, newest: bool, limit: int) -> list[Any]:
    rows: list[Any] = []
    after: Place | None = None
    while True:
        page: Page[Any] = ask(where, newest=newest, after=after, limit=limit)
        assert len(page.rows) <= limit
        rows += page.rows
        if page.end is None:
            return rows
        assert len(page.rows) == limit
        after = page.end


@pytest.mark.parametrize("few", [0, 5000], ids=["through the list", "from the subset"])
@pytest.mark.parametrize("where", FILTERS, ids=str)
@pytest.mark.parametrize("limit", [1, 7, 200])
def test_all_pages_together_are_what_the_filter_picks(
    store: Store, where: Filter, limit: int, few: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "FEW", few)
    for ask, all_of in ((store.pages.events, store.events), (store.pages.statements, store.statements)):
        expected = list(all_of(where))
        found = walk(ask, where, newest=False, limit=limit)
        assert sorted(found, key=lambda one: one.id) == sorted(expected, key=lambda one: one.id)
        backwards = walk(ask, where, newest=True, limit=limit)
        assert sorted(backwards, key=lambda one: one.id) == sorted(expected, key=lambda one: one.id)


def test_there_is_something_to_find(store: Store) -> None:
    empty = [where for where in FILTERS if not store.pages.statements(where).rows]
    assert empty in ([], [Filter(disputed=True)])


def test_the_latest_come_first_and_the_undated_last(store: Store) -> None:
    dates = [event.date for event in walk(store.pages.events, Filter(), newest=True, limit=5)]
    dated = [date for date in dates if date]
    assert dated == sorted(dated, reverse=True)
    assert None in dates
    assert dates == dated + [None] * (len(dates) - len(dated))
    earliest = [event.date for event in walk(store.pages.events, Filter(), newest=False, limit=5)]
    assert earliest[: len(dated)] == dated[::-1]


@pytest.mark.parametrize("where", FILTERS, ids=str)
def test_counting_is_counting(store: Store, where: Filter) -> None:
    assert store.pages.count_events(where) == len(list(store.events(where)))
    assert store.pages.count_statements(where) == len(list(store.statements(where)))
    assert store.pages.count_events(where, at_most=2) == min(2, len(list(store.events(where))))


def test_what_is_written_meanwhile_moves_nothing(tmp_path: Path) -> None:
    with Store(tmp_path / "a.book") as store:
        for number in range(6):
            store.add_article(make_article(f"Text {number}.", published=f"2025-08-0{number + 1}"), [])
        first = store.pages.articles(limit=2)
        store.add_article(make_article("New.", published="2025-08-09"), [])
        store.add_article(make_article("Old.", published="2025-01-01"), [])
        second = store.pages.articles(limit=10, after=first.end)
        days = [header.day for header in (*first.rows, *second.rows)]
        assert days == [f"2025-08-0{number}" for number in range(6, 0, -1)] + ["2025-01-01"]


def test_articles_of_an_outlet_and_of_days(store: Store) -> None:
    assert {one.outlet for one in store.pages.articles(outlet="Meridian").rows} == {"Meridian"}
    days = [one.day for one in store.pages.articles(since="2025-08-03", until="2025-08-04").rows]
    assert days == ["2025-08-04", "2025-08-04", "2025-08-03", "2025-08-03"]


def test_a_snapshot_sees_one_state(tmp_path: Path) -> None:
    with Store(tmp_path / "a.book") as writer, Store(tmp_path / "a.book", readonly=True) as reader:
        version = reader.version()
        with reader.snapshot():
            assert reader.info().articles == 0
            writer.add_article(make_article("Text."), [])
            assert reader.info().articles == 0
        assert reader.info().articles == 1
        assert reader.version() != version
        assert reader.version() == reader.version()
