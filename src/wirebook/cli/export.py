"""`wirebook export`: a book written out for other programs."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from wirebook.cli.options import book_option
from wirebook.export import FORMATS, WHATS


@click.command("export")
@click.argument("what", type=click.Choice(WHATS))
@book_option
@click.option(
    "--format", "form", type=click.Choice(list(FORMATS)), default="jsonl", show_default=True, help="The file format."
)
@click.option("--json", "as_json", is_flag=True, help="The same as --format jsonl.")
@click.option(
    "--output",
    type=click.Path(dir_okay=False, writable=True, path_type=Path),
    metavar="FILE",
    help="Where to; standard output if not given.",
)
def command(what: str, book_path: Path, form: str, as_json: bool, output: Path | None) -> None:
    """Write a book out for other programs.

    What is written in the format jsonl is complete; csv has one row each, with lists as "a; b".
    """
    if as_json and form != "jsonl":
        raise click.UsageError(f"--json and --format {form} exclude each other")
    from wirebook.library import open_book

    with open_book(book_path, readonly=True) as book:
        if output is None:
            book.export(what, form, sys.stdout)
        else:
            with output.open("w", encoding="utf-8", newline="") as stream:
                book.export(what, form, stream)
