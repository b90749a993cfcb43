"""`wirebook link`: say that two events are the same or different, and take it back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from wirebook.cli.options import book_option, json_option
from wirebook.cli.output import print_json, print_note, print_table

if TYPE_CHECKING:
    from wirebook.model import Judgement

Judging = Callable[..., None]

first_argument = click.argument("first", metavar="A")
second_argument = click.argument("second", metavar="B")
statement_argument = click.argument("first", metavar="S")


def judging_options(function: Judging) -> Judging:
    """What every judgement is told: the book, by whom and why."""
    function = click.option("--reason", default="", metavar="WORDS", help="Why.")(json_option(function))
    function = click.option("--author", metavar="NAME", help="Who judges; the login name if not said.")(function)
    return book_option(function)


@click.group("link")
def command() -> None:
    """Mend what is linked; make events anew.

    A and B are ids, or beginnings of ids, of events or statements. Judgements are kept with author, time and reason,
    win over the rules, and survive every relinking; where two contradict each other, the later wins. They are undone
    but never deleted.
    """


def _judge(verdict: str, book_path: Path, as_json: bool, **told: Any) -> None:
    from wirebook.library import open_book

    with open_book(book_path) as book:
        tell(book.judge(verdict, **told), as_json)


def tell(judged: object, as_json: bool) -> None:
    """Print what a judgement did."""
    from wirebook.mending import Judged

    assert isinstance(judged, Judged)
    if as_json:
        print_json([judged])
        return
    for judgement in judged.judgements:
        subject = " ".join(filter(None, (judgement.first, judgement.second)))
        state = "undone: " if judgement.undone else ""
        scope = f" in {judgement.scope}" if judgement.scope else ""
        click.echo(f"judgement {judgement.number}: {state}{judgement.verdict.value} {subject}{scope}")
    for earlier in judged.overruled:
        subject = " ".join(filter(None, (earlier.first, earlier.second)))
        print_note(
            f"judgement {earlier.number} ({earlier.verdict.value} {subject}, by {earlier.author}) says otherwise; "
            "the later one holds"
        )
    if all(judgement.subject == "actor" for judgement in judged.judgements):  # those name no events of their own
        click.echo(f"events changed: {judged.changed_events}")
        return
    click.echo(f"events now: {', '.join(judged.events) or 'none'}; {judged.changed_events} changed")


@command.command("same")
@first_argument
@second_argument
@judging_options
def same(**told: Any) -> None:
    """A and B are one happening."""
    _judge("same", **told)


@command.command("different")
@first_argument
@second_argument
@judging_options
def different(**told: Any) -> None:
    """A and B are two happenings."""
    _judge("different", **told)


@command.command("accept")
@statement_argument
@judging_options
def accept(**told: Any) -> None:
    """Statement S (all those of an event) says what was read in it."""
    _judge("accept", **told)


@command.command("reject")
@statement_argument
@judging_options
def reject(**told: Any) -> None:
    """Statement S (all those of an event) does not say that: leave it out of the events."""
    _judge("reject", **told)


@command.command("undo")
@click.argument("number", type=click.IntRange(min=1), metavar="N")
@book_option
@json_option
def undo(number: int, book_path: Path, as_json: bool) -> None:
    """Take judgement N back."""
    from wirebook.library import open_book

    with open_book(book_path) as book:
        tell(book.undo(number), as_json)


@command.command("list")
@book_option
@json_option
def listed(book_path: Path, as_json: bool) -> None:
    """List the judgements, those undone too."""
    from wirebook.library import open_book

    with open_book(book_path, readonly=True) as book:
        print_judgements(book.judgements(), as_json)


def print_judgements(judgements: Sequence[Judgement], as_json: bool) -> None:
    """Judgements as a table, or as JSON lines; "where" is empty for those that hold everywhere."""
    if as_json:
        print_json(judgements)
        return
    columns = ("number", "time", "author", "judgement", "first", "second", "where", "reason", "undone")
    rows = [
        (str(j.number), j.time, j.author, j.verdict.value, j.first, j.second or "", j.scope or "", j.reason,
         j.undone or "")
        for j in judgements
    ]  # fmt: skip
    print_table(columns, rows)


@command.command("anew")
@book_option
def anew(book_path: Path) -> None:
    """Make the events anew; changes nothing where nothing is new."""
    from wirebook.library import open_book

    with open_book(book_path) as book:
        click.echo(f"{book.link()} events changed")
