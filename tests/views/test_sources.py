"""The outlets that were read."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from wirebook.book import Store
from wirebook.linking.days import shifted
from wirebook.views import sources
from wirebook.views.sources import Gap, gaps_of


def test_outlets_come_with_what_was_read_of_them(newsroom: Store) -> None:
    rows = {row.outlet: row for row in sources(newsroom)}
    assert next(iter(rows)) == "Harbour Post"
    harbour = rows["Harbour Post"]
    assert (harbour.articles, harbour.copies, harbour.statements, harbour.days) == (2, 1, 2, 2)
    assert (harbour.first, harbour.last) == ("2025-09-02", "2025-09-06")
    assert harbour.gaps == (Gap("2025-09-03", "2025-09-05", 3),)
    assert sources(newsroom, gap=4)[0].gaps == ()


def test_owners_are_told_where_known_and_not_made_up(newsroom: Store) -> None:
    rows = {row.outlet: row.ownership for row in sources(newsroom)}
    assert (rows["KCNA"].country, rows["KCNA"].owner, rows["KCNA"].kind) == ("PRK", "state", "agency")
    assert rows["Harbour Post"].owner is None


def test_days_limit_what_is_counted(newsroom: Store) -> None:
    assert [row.outlet for row in sources(newsroom, since="2025-09-07")] == ["KCNA"]
    assert [row.outlet for row in sources(newsroom, until="2025-09-01")] == ["Meridian Wire"]


@given(st.sets(st.integers(0, 60), min_size=1), st.integers(1, 5))
def test_gaps_are_the_days_between_that_are_missing(offsets: set[int], least: int) -> None:
    days = [shifted("2025-01-01", offset) for offset in offsets]
    found = gaps_of(days, least)
    missing = {shifted("2025-01-01", n) for n in range(min(offsets), max(offsets) + 1)} - set(days)
    covered = {shifted(gap.first, n) for gap in found for n in range(gap.days)}
    assert covered <= missing
    assert all(gap.days >= least for gap in found)
    assert gaps_of(days, 1) == () or {shifted(g.first, n) for g in gaps_of(days, 1) for n in range(g.days)} == missing
