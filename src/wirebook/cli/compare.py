"""`wirebook compare`: an event or a story as each source has it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from wirebook.cli.options import book_option, json_option
from wirebook.cli.output import print_json, print_note, print_section, print_table
from wirebook.cli.rows import words_of
from wirebook.cli.vouching import counted, owned, vouched, what

if TYPE_CHECKING:
    from wirebook.views import EventComparison, StoryComparison
    from wirebook.views.compare import ComparedField, Coverage, EventCell, Voice

SIGNS = {"disputed": "≠", "compatible": "~", "updated": "↑", "agreed": "=", "told once": "1"}
"""How the sources stand to each other on a field, in its heading."""

NOTHING = "–"


def _voice(voice: Voice) -> str:
    outlet = owned(voice.outlet or "outlet not known", voice.ownership)
    text = "".join(f", text of {origin}" for origin in voice.copied)
    return f"{voice.source}, in {outlet}{text}" if voice.source else f"{outlet}{text}"


def _heading(field: ComparedField) -> str:
    return f"{SIGNS[field.agreement.value]} {words_of(field.field)}"


def _value(value: str, field: ComparedField) -> str:
    """A value, numbers with their thousands set apart."""
    if not field.field.startswith("count:"):
        return value
    return re.sub(r"\d{4,}", lambda number: f"{int(number[0]):,}", value)


def _event_rows(found: EventComparison) -> Iterator[tuple[str, ...]]:
    """What the event has, then a row for each voice."""
    yield ("(the event)", "", *(_value(field.consensus or "", field) for field in found.fields))
    for number, voice in enumerate(found.voices):
        cells = ((field, field.cells[number]) for field in found.fields)
        values = (", ".join(_value(one, field) for one in cell.values) if cell else NOTHING for field, cell in cells)
        yield (_voice(voice), voice.published or "", *values)


def _cell(cell: EventCell | None) -> str:
    if cell is None:
        return NOTHING
    told = [*cell.statuses, *cell.dates, *cell.counts]
    return ", ".join(told) + (f" ({', '.join(cell.sources)})" if cell.sources else "")


def _print_event(found: EventComparison) -> None:
    print_section(f"{found.event.event}  {what(found.event)}  ({vouched(found.event)})")
    print_table(("source", "published", *map(_heading, found.fields)), _event_rows(found))


def _print_story(found: StoryComparison) -> None:
    print_section(f"{found.story}  {found.title}")
    columns = [f"{owned(one.outlet or '(not known)', one.ownership)} {one.articles}" for one in found.outlets]
    rows = (
        (event.event.event, event.event.date or "", what(event.event), *map(_cell, event.cells))
        for event in found.events
    )
    print_table(("event", "date", "what", *columns), rows)


def _print_coverage(coverage: Coverage) -> None:
    if coverage.first is None:
        return
    days = coverage.first if coverage.first == coverage.last else f"{coverage.first} to {coverage.last}"
    silent = ", ".join(
        f"{owned(one.outlet, one.ownership)} ({counted(one.articles, 'article', 'articles')})"
        for one in coverage.silent
    )
    outlets = len(coverage.reporting) + len(coverage.silent)
    if not outlets:
        print_note("No article of these days names its outlet, so nothing can be said of who is silent.")
        return
    print_note(
        f"{len(coverage.reporting)} of the {outlets} outlets read of {days} report it. Silent: {silent or 'none'}."
    )


@click.command("compare")
@click.argument("identity", metavar="ID")
@book_option
@json_option
def command(identity: str, book_path: Path, as_json: bool) -> None:
    """Compare what each source says of an event or a story.

    ID is that of an event, a statement of it, a story or an article; its beginning is enough. Of an event each source
    has a row and each field a column: "=" they agree, "~" they differ but can all be true, "↑" later numbers took the
    place of earlier ones, "≠" they cannot all be true, "1" only one tells it. Of a story each event has a row and each
    outlet a column.
    """
    from wirebook.library import open_book
    from wirebook.views import EventComparison

    with open_book(book_path, readonly=True) as book:
        found = book.compare(identity)
    if as_json:
        print_json([found])
        return
    if isinstance(found, EventComparison):
        _print_event(found)
    else:
        _print_story(found)
    _print_coverage(found.coverage)
