"""Which outlets were read, who stands behind them, and on which days nothing of theirs is in the book."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from wirebook.book import Store
from wirebook.book.aggregates import OutletDay
from wirebook.linking.days import days_of, shifted
from wirebook.views.ownership import Ownership, ownership_of

GAP_DAYS = 3


@dataclass(frozen=True, slots=True)
class Gap:
    """Days on end without an article, first and last included."""

    first: str
    last: str
    days: int


@dataclass(frozen=True, slots=True)
class OutletRow:
    """An outlet as it stands in the book.

    outlet: "" where an article does not tell its own; articles: how many; copies: how many of them are another's text,
    credited or found out; statements: how many; first, last: days; days: on how many it has an article;
    gaps: between its first and its last.
    """

    outlet: str
    ownership: Ownership
    articles: int
    copies: int
    statements: int
    first: str | None
    last: str | None
    days: int
    gaps: tuple[Gap, ...]


def gaps_of(days: Iterable[str], least: int = GAP_DAYS) -> tuple[Gap, ...]:
    """The gaps of at least so many days between these days (YYYY-MM-DD)."""
    found = []
    for one, next_one in pairwise(sorted(set(days))):
        before, after = days_of(one), days_of(next_one)
        missing = after.first - before.last - 1 if before and after else 0
        if missing >= least:
            found.append(Gap(shifted(one, 1), shifted(next_one, -1), missing))
    return tuple(found)


def _row(outlet: str, published: list[OutletDay], copies: int, statements: int, least: int) -> OutletRow:
    days = sorted({row.day for row in published if row.day})
    return OutletRow(
        outlet=outlet,
        ownership=ownership_of(outlet),
        articles=sum(row.articles for row in published),
        copies=copies,
        statements=statements,
        first=days[0] if days else None,
        last=days[-1] if days else None,
        days=len(days),
        gaps=gaps_of(days, least),
    )


def sources(
    store: Store, *, since: str | None = None, until: str | None = None, gap: int = GAP_DAYS
) -> list[OutletRow]:
    """The outlets of the book with what was read of them in these days (YYYY-MM-DD, included), most articles first.

    gap: how many days without an article make a gap.
    """
    published: dict[str, list[OutletDay]] = {}
    for row in store.aggregates.outlet_days(since, until):
        published.setdefault(row.outlet or "", []).append(row)
    copies = store.aggregates.outlet_copies(since, until)
    told = store.aggregates.outlet_statements(since, until)
    rows = [_row(one, found, copies.get(one, 0), told.get(one, 0), gap) for one, found in published.items()]
    return sorted(rows, key=lambda row: (-row.articles, row.outlet))
