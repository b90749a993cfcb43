"""`wirebook statements`: who says what, clause by clause."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from wirebook.cli.options import book_option, filter_options, json_option
from wirebook.cli.output import note_nothing, on_terminal, print_json, print_table
from wirebook.cli.rows import STATEMENT_COLUMNS, STATEMENT_COLUMNS_ON_TERMINAL, statement_row, statement_row_on_terminal


@click.command("statements")
@book_option
@filter_options
@json_option
def command(book_path: Path, as_json: bool, **asked: Any) -> None:
    """List the statements of a book: who says what, clause by clause.

    "according to" names the sources in the text, nearest first; the outlet itself vouches where it is empty.
    """
    from wirebook.library import open_book

    with open_book(book_path, readonly=True) as book:
        found = book.statements(**asked)
        note_nothing(found, "statement")
        if as_json:
            print_json(found)
        elif on_terminal():
            print_table(STATEMENT_COLUMNS_ON_TERMINAL, map(statement_row_on_terminal, found))
        else:
            print_table(STATEMENT_COLUMNS, map(statement_row, found))
