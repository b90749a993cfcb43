"""`wirebook changes`: what became different in the events of a book."""

from __future__ import annotations

from pathlib import Path

import click

from wirebook.cli.options import book_option, json_option, since_option
from wirebook.cli.output import print_json, print_table

COLUMNS = ("time", "event", "kind", "field", "before", "after", "because")


@click.command("changes")
@book_option
@since_option
@click.option("--event", metavar="ID", help="Of that event; the beginning of its id is enough.")
@json_option
def command(book_path: Path, since: str | None, event: str | None, as_json: bool) -> None:
    """List what became different in the events of a book, and why.

    The history only grows. An event is created, changed field by field, or gone (into the event named under "after", if
    it went into one). Because of: articles that were new, or a judgement. Times are UTC.
    """
    from wirebook.library import open_book

    with open_book(book_path, readonly=True) as book:
        found = book.changes(since=since, event=event)
    if as_json:
        print_json(found)
        return
    rows = [(c.time, c.event, c.kind, c.field or "", c.before or "", c.after or "", c.because) for c in found]
    print_table(COLUMNS, rows)
