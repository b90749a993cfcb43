"""Rows of a timeline and disputed numbers, printed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from wirebook.cli.output import console, on_terminal, print_table
from wirebook.cli.rows import parties_words, words_of
from wirebook.cli.vouching import kind, numbers, vouched

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
    "corroboration",
    "counts",
    "disputed",
    "words",
)
DISPUTE_COLUMNS = ("date", "event", "type", "disputed", "value", "according to", "outlets")


def _cells(row: TimelineRow) -> tuple[str, ...]:
    return (
        row.date or "",
        row.event,
        row.status,
        kind(row),
        ", ".join(row.actors),
        ", ".join(row.recipients),
        row.place or "",
        ", ".join(row.sources),
        numbers(row),
        row.corroboration,
        ", ".join(row.counts),
        ", ".join(map(words_of, row.disputes)),
        row.words,
    )


def _print_entry(row: TimelineRow) -> None:
    """Two lines or three: what; how well vouched for; the words."""
    from rich.padding import Padding
    from rich.text import Text

    parties = parties_words(row.actors, row.recipients)
    place = f" in {row.place}" if row.place else ""
    status = "" if row.status == "happened" else f"{row.status} "
    head = Text.assemble(
        (f"{row.date or 'no date':<12}", "bold green"), (status, "yellow"), (kind(row), "bold"), f"  {parties}{place}"
    )
    told = vouched(row) + (f"; according to {', '.join(row.sources)}" if row.sources else "")
    detail = Text.assemble((row.event, "cyan"), f"  {told}")
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


def dispute_cells(rows: Iterable[DisputedRow]) -> Iterator[tuple[str, ...]]:
    """One row for each value that is given."""
    for row in rows:
        for value in row.values:
            yield (
                row.event.date or "",
                row.event.event,
                kind(row.event),
                words_of(row.field),
                value.value,
                ", ".join(value.sources),
                ", ".join(value.outlets),
            )


def print_disputes(rows: Iterable[DisputedRow]) -> None:
    """One line for each value that is given."""
    print_table(DISPUTE_COLUMNS, dispute_cells(rows))
