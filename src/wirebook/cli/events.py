"""`wirebook events`: what happened, as all reports have it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from wirebook.cli.options import book_option, filter_options, json_option
from wirebook.cli.output import note_nothing, on_terminal, print_json, print_table
from wirebook.cli.rows import EVENT_COLUMNS, EVENT_COLUMNS_ON_TERMINAL, event_row, event_row_on_terminal


@click.command("events")
@book_option
@filter_options
@json_option
def command(book_path: Path, as_json: bool, **asked: Any) -> None:
    """List the events of a book: what happened, as all reports have it.

    The column "reports" counts articles, outlets and independent origins. "wirebook show ID" gives the words.
    """
    from wirebook.library import open_book

    with open_book(book_path, readonly=True) as book:
        found = book.events(**asked)
        note_nothing(found, "event")
        if as_json:
            print_json(found)
        elif on_terminal():
            print_table(EVENT_COLUMNS_ON_TERMINAL, map(event_row_on_terminal, found))
        else:
            print_table(EVENT_COLUMNS, map(event_row, found))
