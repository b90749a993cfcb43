"""`wirebook digest`: the news of a day, a sentence each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from wirebook.cli.dates import check_date
from wirebook.cli.options import book_option, json_option
from wirebook.cli.output import on_terminal, print_json, print_note, print_section, print_table
from wirebook.cli.vouching import numbers, vouched

if TYPE_CHECKING:
    from wirebook.views import DigestDay

COLUMNS = ("date", "kind", "story", "event", "sentence", "reports", "corroboration", "disputed", "words")


def _rows(days: Sequence[DigestDay]) -> Iterator[tuple[str, ...]]:
    for day in days:
        for kind in day.kinds:
            for story in kind.stories:
                for item in story.items:
                    event = item.event
                    told = (event.event, item.sentence, numbers(event), event.corroboration, ", ".join(event.disputes))
                    yield (day.day, kind.kind, story.title or "", *told, event.words)


def _print(days: Sequence[DigestDay]) -> None:
    """As a page to read."""
    for day in days:
        print_section(day.day)
        for kind in day.kinds:
            click.echo(f"\n{kind.kind}")
            for story in kind.stories:
                click.echo(f"  {story.title or 'Other'}")
                for item in story.items:
                    click.echo(f"  - {item.sentence} ({vouched(item.event)}) {item.event.event}")


@click.command("digest")
@click.argument("since", metavar="[DATE]", required=False, callback=check_date)
@click.argument("until", metavar="[DATE]", required=False, callback=check_date)
@book_option
@click.option(
    "--least",
    type=click.IntRange(min=1),
    default=1,
    show_default=True,
    metavar="N",
    help="Only what at least so many articles report.",
)
@json_option
def command(since: str | None, until: str | None, book_path: Path, least: int, as_json: bool) -> None:
    """Tell the news of a day, one sentence for each event.

    By day, kind and story. One DATE, a day, month or year, means its days; two mean all between; none means the day of
    the latest article. The sentences are put together from the fields of the events; "wirebook show ID" gives the
    words of the reports.
    """
    from wirebook.library import open_book

    with open_book(book_path, readonly=True) as book:
        found = book.digest(since, until or since, least=least)
    if not found:
        print_note("nothing is dated to these days; `wirebook info` says from when to when the book goes")
    if as_json:
        print_json(found)
    elif on_terminal():
        _print(found)
    else:
        print_table(COLUMNS, _rows(found))
