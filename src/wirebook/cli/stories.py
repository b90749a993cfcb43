"""`wirebook stories`: what the news are about."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from wirebook.cli.options import actor_option, book_option, json_option, limit_option, since_option, until_option
from wirebook.cli.output import on_terminal, print_json, print_table

if TYPE_CHECKING:
    from wirebook.views import StoryRow

COLUMNS = ("id", "from", "to", "reports", "events", "disputed", "corroborated", "types", "actors", "outlets", "title")
COLUMNS_ON_TERMINAL = ("id", "to", "reports", "events", "disputed", "actors", "title")


def _row(story: StoryRow) -> dict[str, str]:
    return {
        "id": story.story,
        "from": story.first or "",
        "to": story.last or "",
        "reports": f"{story.reports}/{len(story.outlets)}/{story.origins}",
        "events": str(story.events),
        "disputed": str(story.disputed),
        "corroborated": str(story.corroborated),
        "types": ", ".join(f"{name} {number}" for name, number in story.types),
        "actors": ", ".join(story.actors),
        "outlets": ", ".join(story.outlets),
        "title": story.title,
    }


@click.command("stories")
@book_option
@actor_option
@since_option
@until_option
@limit_option
@json_option
def command(
    book_path: Path, actor: str | None, since: str | None, until: str | None, limit: int | None, as_json: bool
) -> None:
    """List the stories of a book: what the news are about, latest first.

    The column "reports" counts articles, outlets and independent origins. "wirebook story ID" shows one.
    """
    from wirebook.library import open_book

    with open_book(book_path, readonly=True) as book:
        found = book.stories(actor=actor, since=since, until=until, limit=limit)
    if as_json:
        print_json(found)
        return
    columns = COLUMNS_ON_TERMINAL if on_terminal() else COLUMNS
    print_table(columns, ([row[name] for name in columns] for row in map(_row, found)))
