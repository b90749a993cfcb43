"""Rows of a timeline and disputed numbers, printed."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from wirebook.cli.output import console, on_terminal, print_table
from wirebook.cli.rows import parties_words, words_of

if TYPE_CHECKING:
    from wirebook.views import DisputedRow, TimelineRow

COLUMNS = (
    "date",
    "event",
    "status",
    "type",
    "actors",
    "recipients",
    "place",
    "according to",
    "reports",
    "counts",
    "disputed",
    "words",
)
DISPUTE_COLUMNS = ("date", "event", "type", "disputed", "value", "according to", "outlets")


def _kind(row: TimelineRow) -> str:
    return f"{row.type} {row.mode}" if row.mode else row.type


def _cells(row: TimelineRow) -> tuple[str, ...]:
    return (
        row.date or "",
        row.event,
        row.status,
        _kind(row),
        ", ".join(row.actors),
        ", ".join(row.recipients),
        row.place or "",
        ", ".join(row.sources),
        f"{row.reports}/{len(row.outlets)}",
        ", ".join(row.counts),
        ", ".join(map(words_of, row.disputes)),
        row.words,
    )


def _number(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"


def _print_entry(row: TimelineRow) -> None:
    """Two lines or three: what; how well vouched for; the words."""
    from rich.padding import Padding
    from rich.text import Text

    parties = parties_words(row.actors, row.recipients)
    place = f" in {row.place}" if row.place else ""
    status = "" if row.status == "happened" else f"{row.status} "
    head = Text.assemble(
        (f"{row.date or 'no date':<12}", "bold green"), (status, "yellow"), (_kind(row), "bold"), f"  {parties}{place}"
    )
    vouched = f"{_number(row.reports, 'report', 'reports')} in {_number(len(row.outlets), 'outlet', 'outlets')}"
    if row.sources:
        vouched += f", according to {', '.join(row.sources)}"
    detail = Text.assemble((row.event, "cyan"), f"  {vouched}")
    if row.disputes:
        detail.append(f"  disputed: {', '.join(map(words_of, row.disputes))}", style="red")
    screen = console()
    screen.print(head)
    screen.print(Padding(detail, (0, 0, 0, 12)))
    screen.print(Padding(Text(row.words, style="dim"), (0, 0, 0, 12)))


def print_timeline(rows: Iterable[TimelineRow]) -> None:
    """A few lines for each event on a terminal, a table in a pipe."""
    if not on_terminal():
        print_table(COLUMNS, map(_cells, rows))
        return
    for row in rows:
        _print_entry(row)


def print_disputes(rows: Iterable[DisputedRow]) -> None:
    """One line for each value that is given."""
    cells = (
        (
            row.event.date or "",
            row.event.event,
            _kind(row.event),
            words_of(row.field),
            value.value,
            ", ".join(value.sources),
            ", ".join(value.outlets),
        )
        for row in rows
        for value in row.values
    )
    print_table(DISPUTE_COLUMNS, cells)
