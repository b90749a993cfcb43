"""`wirebook actors`: who acts in a book, and who is not known."""

from __future__ import annotations

from pathlib import Path

import click

from wirebook.cli.options import book_option, json_option, limit_option
from wirebook.cli.output import print_json, print_table

COLUMNS = ("mentions", "articles", "name", "country", "role", "id", "example", "words")


@click.command("actors")
@book_option
@click.option("--unresolved", is_flag=True, help="Only those of whom it is not known who they are: what to mend.")
@limit_option
@json_option
def command(book_path: Path, unresolved: bool, limit: int | None, as_json: bool) -> None:
    """List the actors of a book, the most often met first.

    Who is not resolved is neither in the knowledge nor told to be of a country. A line for the person in leaders.tsv,
    or for the body in organisations.tsv, mends it for all articles.
    """
    from wirebook.library import open_book

    with open_book(book_path, readonly=True) as book:
        rows = book.actors(unresolved=unresolved, limit=limit)
    if as_json:
        print_json(rows)
    else:
        cells = ((str(r.mentions), str(r.articles), r.name, r.country, r.role, r.id, r.example, r.words) for r in rows)
        print_table(COLUMNS, (tuple(cell or "" for cell in row) for row in cells))
