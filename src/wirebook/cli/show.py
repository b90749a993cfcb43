"""`wirebook show`: the words behind a row, and why the row is there."""

from __future__ import annotations

import os
from pathlib import Path

import click

from wirebook.cli.options import book_option, json_option
from wirebook.cli.output import console, on_terminal, print_json


@click.command("show")
@click.argument("identity", metavar="ID")
@book_option
@click.option("--why/--no-why", default=True, show_default=True, help="Also say why each row is there.")
@json_option
def command(identity: str, book_path: Path, why: bool, as_json: bool) -> None:
    """Show the words behind a row, and why the row is there.

    ID is that of an event, a statement, a story or an article; its beginning is enough. The sentences have their words
    marked: by colour on a terminal, by brackets elsewhere. Then come frame and rule, score, who is meant, what the date
    was reckoned from, and who vouches ("<": according to whom the one before says so). An event shows all its reports,
    its history and its disputes.
    """
    from wirebook.library import open_book

    with open_book(book_path, readonly=True) as book:
        evidence = book.show(identity)
    if as_json:
        print_json([evidence])
        return
    from wirebook.cli import exhibits

    lines = exhibits.evidence_lines(evidence, why=why)
    if not on_terminal() or os.environ.get("NO_COLOR"):
        for line in lines:
            click.echo(exhibits.bracketed(line))
        return
    screen = console()
    for line in lines:
        screen.print(exhibits.coloured(line), soft_wrap=True)
    screen.print()
    screen.print(exhibits.legend())
