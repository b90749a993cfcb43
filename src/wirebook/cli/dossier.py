"""`wirebook dossier`: what the book has on an actor, or on two."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from wirebook.cli.options import book_option, json_option, since_option, until_option
from wirebook.cli.output import print_json, print_note, print_section, print_table
from wirebook.cli.timelines import DISPUTE_COLUMNS, dispute_cells
from wirebook.cli.vouching import counted, numbers, what

if TYPE_CHECKING:
    from wirebook.views import Dossier

ACT_COLUMNS = ("direction", "type", "events", "reports", "disputed", "status", "modes", "score", "example", "words")
SCORE_COLUMNS = ("direction", "period", "events", "mean", "sum")
COUNTERPART_COLUMNS = ("who", "events", "acts on it", "is acted on", "from", "to")
EVENT_COLUMNS = ("date", "event", "what", "reports", "words")

Section = tuple[str, tuple[str, ...], Iterable[tuple[str, ...]]]


def _numbered(pairs: Iterable[tuple[str, int]]) -> str:
    return ", ".join(f"{name} {number}" for name, number in pairs)


def _acts(found: Dossier) -> Iterator[tuple[str, ...]]:
    for act in found.acts:
        counts = (str(act.events), str(act.reports), str(act.disputed), _numbered(act.statuses), _numbered(act.modes))
        example = (f"{act.intensity:+.1f}", act.example.event, act.example.words)
        yield (_direction(found, act.direction), act.type, *counts, *example)


def _direction(found: Dossier, direction: str) -> str:
    """The direction with names, of a pair."""
    if found.other is None:
        return direction
    named = {"by": f"{found.actor} → {found.other}", "to": f"{found.other} → {found.actor}", "beside": "side by side"}
    return named.get(direction, direction)


def _scores(found: Dossier) -> Iterator[tuple[str, ...]]:
    for score in found.scores:
        for point in score.points:
            numbers_told = (str(point.events), f"{point.mean:+.2f}", f"{point.sum:+.2f}")
            yield (_direction(found, score.direction), point.period, *numbers_told)


def _sections(found: Dossier) -> Iterator[Section]:
    """All that is not empty: heading, columns, rows."""
    names = ((one.name, one.id or "", one.country or "", one.role or "", str(one.statements)) for one in found.names)
    yield "Names", ("name", "id", "country", "role", "statements"), names
    offices = ((one.name, one.office, one.of, one.since, one.until.replace("9999", "")) for one in found.offices)
    yield "Offices", ("name", "office", "of", "since", "until"), offices
    yield "Acts", ACT_COLUMNS, _acts(found)
    yield f"Score by {found.period}: from -10, hostile, to +10, cooperative", SCORE_COLUMNS, _scores(found)
    others = (
        (one.name, str(one.events), str(one.by), str(one.to), one.first or "", one.last or "")
        for one in found.counterparts
    )
    yield "With whom", COUNTERPART_COLUMNS, others
    yield "Disputed", DISPUTE_COLUMNS, dispute_cells(found.disputes)
    planned = (
        (plan.event.date or "no date", plan.event.event, what(plan.event), numbers(plan.event), plan.event.words)
        for plan in found.planned
    )
    yield "Planned", EVENT_COLUMNS, planned
    latest = ((row.date or "", row.event, what(row), numbers(row), row.words) for row in found.latest)
    yield "What happened last", EVENT_COLUMNS, latest
    yield (
        "According to",
        ("source", "kind", "statements"),
        ((one.name, one.kind, str(one.statements)) for one in found.sources),
    )


@click.command("dossier")
@click.argument("actor")
@click.argument("other", required=False, metavar="[OTHER]")
@book_option
@click.option(
    "--period",
    type=click.Choice(["day", "week", "month", "year"]),
    default="month",
    show_default=True,
    help="For which the score is reckoned; a week is named by its Monday.",
)
@since_option
@until_option
@json_option
def command(
    actor: str, other: str | None, book_path: Path, period: str, since: str | None, until: str | None, as_json: bool
) -> None:
    """Say what a book has on an actor, or on what passes between two.

    ACTOR and OTHER are names of persons, organisations or countries, or a country's ISO code. Of two: what the first
    does to the second, the second to the first, both together; "side by side" is what is not between them.

    The score of an act is its number on Goldstein's scale, as PLOVER gives it for type and mode; that of a period the
    mean over what happened in it, each happening once. What is dated less exactly than the period is left out.
    """
    from wirebook.library import open_book

    with open_book(book_path, readonly=True) as book:
        found = book.dossier(actor, other, period=period, since=since, until=until)
    if as_json:
        print_json([found])
        return
    days = f", {found.first} to {found.last}" if found.first else ""
    print_section(f"{found.actor}{f' and {found.other}' if found.other else ''}: {found.events} events{days}")
    if found.unscored:
        told = counted(found.unscored, "happening has", "happenings have")
        print_note(f"{told} no score: dated less exactly than by {found.period}.")
    for heading, columns, cells in _sections(found):
        if rows := list(cells):
            print_section(heading)
            print_table(columns, rows)
