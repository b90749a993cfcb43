"""`wirebook story`: one story with its articles and events."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from wirebook.cli.options import book_option, json_option
from wirebook.cli.output import print_json, print_section, print_table
from wirebook.cli.timelines import print_timeline

if TYPE_CHECKING:
    from wirebook.views.stories import StoryArticle

ARTICLE_COLUMNS = ("article", "date", "outlet", "text of", "title")


def _article_cells(told: StoryArticle) -> tuple[str, ...]:
    article, origin = told.article, told.origin
    voice = origin.voice if origin and origin.how != "own" else ""
    return (article.key, article.day or "", article.outlet or "", voice, article.title or article.id)


@click.command("story")
@click.argument("identity", metavar="ID")
@book_option
@json_option
def command(identity: str, book_path: Path, as_json: bool) -> None:
    """Show one story: its articles, and its events in order.

    ID is that of a story, or of an event, statement or article in it; its beginning is enough. "text of" names whose
    text an article is where it is not the outlet's own. "wirebook compare ID" shows who reports what.
    """
    from wirebook.library import open_book

    with open_book(book_path, readonly=True) as book:
        found = book.story(identity)
    if as_json:
        print_json([found])
        return
    print_section(f"{found.row.story}  {found.row.title}")
    for line in found.trace:
        click.echo(line)
    print_section("Articles")
    print_table(ARTICLE_COLUMNS, map(_article_cells, found.articles))
    print_section("Events")
    print_timeline(found.events)
