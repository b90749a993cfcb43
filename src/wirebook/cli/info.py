"""`wirebook info`: what a book holds."""

from __future__ import annotations

from pathlib import Path

import click

from wirebook.cli.options import book_option, json_option
from wirebook.cli.output import plain, print_json, print_table


def _words(value: object) -> str:
    """A value as a cell: lists of (name, number) as "name number, ..."."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, dict):
        return ", ".join(f"{name} {number}" for name, number in value.items())
    if isinstance(value, list):
        return ", ".join(" ".join(map(str, item)) if isinstance(item, list) else str(item) for item in value)
    return str(value)


@click.command("info")
@book_option
@json_option
def command(book_path: Path, as_json: bool) -> None:
    """Say what a book holds."""
    from wirebook.library import open_book

    with open_book(book_path, readonly=True) as book:
        found = plain(book.info())
    if as_json:
        print_json([found])
    else:
        print_table(("what", "value"), [(name.replace("_", " "), _words(value)) for name, value in found.items()])
