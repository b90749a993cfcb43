"""Events in order, and disputed numbers."""

from __future__ import annotations

from tests.builders import make_count
from wirebook.book import Store
from wirebook.views import disputed_counts, timeline
from wirebook.views.timeline import counted_words, disputes, number_words


def test_a_timeline_tells_events_by_date(store: Store) -> None:
    rows = timeline(store, "PRK")
    assert [(row.date, row.type) for row in rows] == [
        ("2025-08", "ASSAULT"),
        ("2025-08-12", "CONSULT"),
        (None, "AGREE"),
    ]


def test_a_row_says_who_what_where_and_according_to_whom(store: Store) -> None:
    row = next(row for row in timeline(store) if row.type == "ASSAULT")
    assert row.actors == ("Ukraine",)
    assert row.recipients == ("North Korea",)
    assert row.place == "Kursk"
    assert row.reports == 2
    assert row.outlets == ("Harbour Post", "Meridian")
    assert row.sources == ("Seoul", "Kyiv")
    assert row.counts == ("about 600 soldiers (killed)", "about 4,700 soldiers (killed)")
    assert row.disputes == ("count:killed:soldiers",)
    assert row.words.startswith("About 600 soldiers")


def test_a_timeline_of_days_and_of_a_pair(store: Store) -> None:
    assert [row.type for row in timeline(store, since="2025-08-12", until="2025-08-12")] == ["ASSAULT", "CONSULT"]
    assert [row.type for row in timeline(store, "RUS", other="PRK")] == ["CONSULT", "AGREE"]
    assert timeline(store, "Nobody") == []


def test_a_disputed_count_names_who_says_which(store: Store) -> None:
    (row,) = disputed_counts(store)
    assert row.counted == "soldiers killed"
    assert row.event.type == "ASSAULT"
    assert [(value.value, value.sources, value.outlets) for value in row.values] == [
        ("about 600", ("Seoul",), ("Harbour Post",)),
        ("about 4700", ("Kyiv",), ("Meridian",)),
    ]
    assert disputed_counts(store, "USA") == []
    assert disputes(store) == [row]


def test_words_for_numbers() -> None:
    assert number_words(make_count(10_000, "more-than", of="sent")) == "more than 10,000 soldiers (sent)"
    assert number_words(make_count(3, unit="", of="")) == "3"
    assert counted_words("count:killed:soldiers") == "soldiers killed"
    assert counted_words("count:killed:") == "killed"
    assert counted_words("place") is None
