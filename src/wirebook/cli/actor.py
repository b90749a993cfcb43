"""`wirebook actor`: what is known of an actor, and from where."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from wirebook.cli.dates import check_day
from wirebook.cli.options import actors_option, json_option
from wirebook.cli.output import print_json, print_note, print_table
from wirebook.cli.vouching import counted

if TYPE_CHECKING:
    from wirebook.views import Actor
    from wirebook.views.actors import Introduction, Meeting


@click.command("actor")
@click.argument("name")
@click.option(
    "--book",
    "book_path",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="A book, to say also how often it met the actor.",
)
@click.option("--on", "day", callback=check_day, metavar="YYYY-MM-DD", help="The day of offices; today's if not given.")
@actors_option
@json_option
def command(name: str, book_path: Path | None, day: str | None, actors: Path | None, as_json: bool) -> None:
    """Say what is known of an actor, and from where.

    NAME is a name, a country's ISO code, or any phrase that means somebody ("the US president"). Each fact stands with
    the data file and the line that it comes from.
    """
    from wirebook.knowledge.own import using_actors
    from wirebook.library import open_book
    from wirebook.views import describe_actor

    with using_actors(actors):
        if book_path:
            with open_book(book_path, readonly=True) as book:
                found = book.actor(name, on=day)
        else:
            found = describe_actor(name, on=day)
    if found is None:
        print_note(f"nobody of the name {name!r} is known" + (" or in the book" if book_path else ""))
    elif as_json:
        print_json([found])
    else:
        print_table(("what", "value", "since", "until", "source"), _rows(found))


def _rows(actor: Actor) -> list[tuple[str, ...]]:
    rows: list[tuple[str, ...]] = [
        ("means", actor.name, "", "", actor.reason or ""),
        ("id", actor.id or "", "", "", ""),
        ("country", actor.country or "", "", "", ""),
        ("role", actor.role or "", "", "", ""),
    ]
    rows.extend((f.what, f.value, f.since or "", f.until or "", f.source) for f in actor.facts)
    if actor.met:
        rows.extend(_met_rows(actor.met))
    return [row for row in rows if row[1]]


def _met_rows(met: Meeting) -> list[tuple[str, ...]]:
    def told(counts: tuple[tuple[str, int], ...]) -> str:
        return ", ".join(f"{words} {number}" for words, number in counts)

    statements = counted(met.statements, "statement", "statements")
    parts = f"{statements} of {counted(met.articles, 'article', 'articles')}"
    return [
        ("met in", parts, met.first or "", met.last or "", "book"),
        ("as actor", str(met.as_actor), "", "", "book"),
        ("as recipient", str(met.as_recipient), "", "", "book"),
        ("by the words", told(met.words), "", "", "book"),
        ("by the rules", told(met.reasons), "", "", "book"),
        ("examples", ", ".join(met.examples), "", "", "book"),
        *(_introduction_row(told) for told in met.introductions),
        *(("conflict", conflict, "", "", "book") for conflict in met.conflicts),
    ]


def _introduction_row(told: Introduction) -> tuple[str, ...]:
    learned = ", ".join(part for part in (told.country, told.role) if part)
    words = f"“{told.words}”{f', so {learned}' if learned else ''}"
    return ("introduced", words, told.day or "", "", f"{told.outlet or 'article'} {told.article}")
