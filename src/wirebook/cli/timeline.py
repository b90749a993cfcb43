"""`wirebook timeline`: what an actor did and what was done to it, day by day."""

from __future__ import annotations

from pathlib import Path

import click

from wirebook.cli.options import book_option, json_option, other_option, since_option, until_option
from wirebook.cli.output import note_nothing, print_json
from wirebook.cli.timelines import print_timeline


@click.command("timeline")
@click.argument("actor")
@book_option
@other_option
@since_option
@until_option
@json_option
def command(
    actor: str,
    book_path: Path,
    other: str | None,
    since: str | None,
    until: str | None,
    as_json: bool,
) -> None:
    """List what an actor did and what was done to it, day by day.

    ACTOR is the name of a person, organisation or country, or a country's ISO code (PRK).
    """
    from wirebook.library import open_book

    with open_book(book_path, readonly=True) as book:
        rows = book.timeline(actor, since=since, until=until, other=other)
    note_nothing(rows, "event")
    if as_json:
        print_json(rows)
    else:
        print_timeline(rows)
