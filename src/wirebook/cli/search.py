"""`wirebook search`: articles and statements by their words."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from wirebook.cli.options import book_option, json_option
from wirebook.cli.output import console, on_terminal, print_json, print_table

if TYPE_CHECKING:
    from wirebook.views import SearchHit

COLUMNS = ("article", "date", "outlet", "title", "statements", "words")


def _cells(hit: SearchHit) -> tuple[str, ...]:
    words = "".join(f"[{piece}]" if found else piece for piece, found in hit.snippet)
    article = hit.article
    statements = ", ".join(hit.statements)
    return (article.key, article.published or "", article.outlet or "", article.title or "", statements, words)


def _print_hit(hit: SearchHit) -> None:
    from rich.padding import Padding
    from rich.text import Text

    article = hit.article
    told = ", ".join(part for part in (article.published, article.outlet) if part)
    screen = console()
    screen.print(Text.assemble((article.key, "cyan"), f"  {told}  ", (article.title or article.id, "bold")))
    snippet = Text.assemble(*((piece, "bold yellow" if found else "") for piece, found in hit.snippet))
    screen.print(Padding(snippet, (0, 0, 0, 2)))
    if hit.statements:
        screen.print(Padding(Text(f"statements: {', '.join(hit.statements)}", style="dim"), (0, 0, 0, 2)))


@click.command("search")
@click.argument("words", nargs=-1, required=True, metavar="WORDS...")
@book_option
@click.option("--limit", type=click.IntRange(min=1), default=20, show_default=True, help="At most so many.")
@json_option
def command(words: tuple[str, ...], book_path: Path, limit: int, as_json: bool) -> None:
    """Find statements and articles by their words.

    All words must be there. Words in double quotation marks stand together; a * at the end finds beginnings.
    """
    from wirebook.library import open_book

    with open_book(book_path, readonly=True) as book:
        hits = book.search(" ".join(words), limit=limit)
    if as_json:
        print_json(hits)
    elif on_terminal():
        for hit in hits:
            _print_hit(hit)
    else:
        print_table(COLUMNS, map(_cells, hits))
