"""`wirebook actors`: who acts in a book, who is not known, and who is one with whom."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from wirebook.cli.link import judging_options, print_judgements, tell, undo
from wirebook.cli.options import book_option, json_option, limit_option
from wirebook.cli.output import print_json, print_table

COLUMNS = ("mentions", "articles", "name", "country", "role", "id", "example", "words")


@click.group("actors", invoke_without_command=True)
@book_option
@click.option("--unresolved", is_flag=True, help="Only those of whom it is not known who they are: what to mend.")
@limit_option
@json_option
@click.pass_context
def command(context: click.Context, book_path: Path, unresolved: bool, limit: int | None, as_json: bool) -> None:
    """List the actors of a book, the most often met first.

    After them stand those who are told by a role or kind alone: many may be "police" or "residents" of no said country,
    so such a row has no id, and such words have no dossier.

    Who is not resolved is neither in the knowledge nor told to be of a country. An entry in a file of your own actors
    (`wirebook read --actors`) mends it for all articles; so do `merge` and `split` for this book. What is decided
    stands over what was read, survives every reading and relinking, and can be undone but not deleted.
    """
    if context.invoked_subcommand:
        return
    from wirebook.library import open_book

    with open_book(book_path, readonly=True) as book:
        rows = book.actors(unresolved=unresolved, limit=limit)
    if as_json:
        print_json(rows)
    else:
        cells = ((str(r.mentions), str(r.articles), r.name, r.country, r.role, r.id, r.example, r.words) for r in rows)
        print_table(COLUMNS, (tuple(cell or "" for cell in row) for row in cells))


@command.command("merge")
@click.argument("first", metavar="A")
@click.argument("others", metavar="B...", nargs=-1, required=True)
@judging_options
def merge(first: str, others: tuple[str, ...], book_path: Path, as_json: bool, **told: Any) -> None:
    """A and each B are one actor, who goes by the name of A.

    Names or ids, as `wirebook actors` lists them.
    """
    from wirebook.library import open_book

    with open_book(book_path) as book:
        tell(book.merge_actors(first, *others, **told), as_json)


@command.command("split")
@click.argument("actor", metavar="A")
@click.option("--statement", "statements", multiple=True, metavar="ID", help="In that statement, or all of that event.")
@click.option("--article", "articles", multiple=True, metavar="ID", help="In that article.")
@click.option("--words", multiple=True, metavar="WORDS", help="Wherever A is named by these words.")
@click.option("--as", "other", metavar="NAME", help="Who it is: an actor, or a new name; else A's name with a number.")
@click.option("--country", metavar="CODE", help="The country of a new one, as ISO code.")
@click.option("--role", metavar="SECTOR", help="The sector of a new one: GOV, MIL, REB ...")
@judging_options
def split(actor: str, book_path: Path, as_json: bool, **told: Any) -> None:
    """What was read as A in these places is somebody else."""
    from wirebook.library import open_book

    with open_book(book_path) as book:
        tell(book.split_actor(actor, **told), as_json)


command.add_command(undo)


@command.command("judged")
@book_option
@json_option
def judged(book_path: Path, as_json: bool) -> None:
    """List what was decided about actors, what is undone too."""
    from wirebook.library import open_book

    with open_book(book_path, readonly=True) as book:
        print_judgements([judgement for judgement in book.judgements() if judgement.subject == "actor"], as_json)
