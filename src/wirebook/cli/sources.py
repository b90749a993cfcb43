"""`wirebook sources`: which outlets were read, and who stands behind them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from wirebook.cli.options import book_option, json_option, since_option, until_option
from wirebook.cli.output import print_json, print_table

if TYPE_CHECKING:
    from wirebook.views import OutletRow

COLUMNS = ("outlet", "country", "owner", "kind", "articles", "copies", "statements", "from", "to", "days", "gaps")


def _cells(row: OutletRow) -> tuple[str, ...]:
    known = row.ownership
    gaps = ", ".join(f"{gap.first} to {gap.last}" for gap in row.gaps)
    numbers = (str(row.articles), str(row.copies), str(row.statements))
    days = (row.first or "", row.last or "", str(row.days), gaps)
    return (row.outlet or "(not known)", known.country or "?", known.owner or "?", known.kind or "?", *numbers, *days)


@click.command("sources")
@book_option
@since_option
@until_option
@click.option(
    "--gap",
    type=click.IntRange(min=1),
    default=3,
    show_default=True,
    metavar="DAYS",
    help="How many days without an article make a gap.",
)
@json_option
def command(book_path: Path, since: str | None, until: str | None, gap: int, as_json: bool) -> None:
    """List the outlets that were read, who owns them, and their gaps.

    "owner": state (a government directs what is published), captured (own in name, a government's in practice), public,
    private, cooperative; "?" where it is not known. "copies" are articles that are another's text.
    """
    from wirebook.library import open_book

    with open_book(book_path, readonly=True) as book:
        found = book.sources(since=since, until=until, gap=gap)
    if as_json:
        print_json(found)
    else:
        print_table(COLUMNS, map(_cells, found))
