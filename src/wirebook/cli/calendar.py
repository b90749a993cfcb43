"""`wirebook calendar`: what is planned, and what became of what was."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from wirebook.cli.dates import check_day
from wirebook.cli.options import actor_option, book_option, json_option, other_option, until_option
from wirebook.cli.output import print_json, print_table
from wirebook.cli.rows import parties_words
from wirebook.cli.vouching import kind, numbers

if TYPE_CHECKING:
    from wirebook.views import Calendar, Plan

COLUMNS = ("date", "event", "outcome", "what", "who", "place", "according to", "reports", "announced", "words")


def _cells(date: str, plan: Plan) -> tuple[str, ...]:
    event = plan.event
    return (
        date,
        event.event,
        f"{plan.outcome.value}, slipped" if plan.slipped else plan.outcome.value,
        kind(event),
        parties_words(event.actors, event.recipients),
        event.place or "",
        ", ".join(event.sources),
        numbers(event),
        plan.announced or "",
        event.words,
    )


def _rows(found: Calendar) -> Iterator[tuple[str, ...]]:
    """The past first, then by day, the undated last."""
    yield from (_cells(plan.event.date or "", plan) for plan in reversed(found.past))
    yield from (_cells(day.date, plan) for day in found.days for plan in day.plans)
    yield from (_cells("no date", plan) for plan in found.undated)


@click.command("calendar")
@book_option
@actor_option
@other_option
@click.option(
    "--today",
    callback=check_day,
    metavar="YYYY-MM-DD",
    help="Day from which on it is seen; that of the latest article if not given.",
)
@until_option
@click.option(
    "--past",
    "past_days",
    type=click.IntRange(min=0),
    default=30,
    show_default=True,
    metavar="DAYS",
    help="Also what was planned for so many days before.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "ics"]),
    default="table",
    show_default=True,
    help="ics: for calendar programs (RFC 5545); without what has no date.",
)
@json_option
def command(
    book_path: Path,
    actor: str | None,
    other: str | None,
    today: str | None,
    until: str | None,
    past_days: int,
    form: str,
    as_json: bool,
) -> None:
    """List what is planned, day by day, and what became of plans.

    "outcome" says whether it is ahead, happened, was cancelled or denied; "no word": its day is over and no report
    tells; "open": no day is told. "slipped": it was planned for another day before.
    """
    if as_json and form != "table":
        raise click.UsageError(f"--json and --format {form} exclude each other")
    from wirebook.library import open_book

    with open_book(book_path, readonly=True) as book:
        found = book.calendar(actor=actor, other=other, today=today, until=until, past_days=past_days)
    if as_json:
        print_json([found])
    elif form == "ics":
        from wirebook.export import icalendar_text

        sys.stdout.buffer.write(icalendar_text(found).encode("utf-8"))  # as bytes: its lines end in CR LF everywhere
    else:
        print_table(COLUMNS, _rows(found))
