"""Printing: JSON lines, tables on a terminal, tab-separated values in a pipe.

Rich is imported only where standard output, or for progress standard error, is a terminal.
"""

from __future__ import annotations

import dataclasses
import json
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from rich.console import Console


UNBROKEN = frozenset({"id", "event", "date"})
"""Columns that are of no use in pieces."""


def on_terminal() -> bool:
    """Whether standard output is a terminal that can show more than plain text."""
    return sys.stdout.isatty() and os.environ.get("TERM") != "dumb"


def console() -> Console:
    """Rich's console on standard output; it minds NO_COLOR."""
    from rich.console import Console

    return Console(highlight=False, emoji=False, markup=False)


def plain(value: Any) -> Any:
    """Dataclasses as what JSON knows."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {field.name: plain(getattr(value, field.name)) for field in dataclasses.fields(value)}
    if isinstance(value, dict):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [plain(item) for item in value]
    if isinstance(value, Exception):
        return str(value)
    return value


def print_json(rows: Iterable[Any]) -> None:
    """One object a line; UTF-8, nothing escaped that need not be."""
    for row in rows:
        click.echo(json.dumps(plain(row), ensure_ascii=False))


def print_table(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """A table on a terminal; in a pipe a line of headings, then a line of tab-separated values for each row."""
    if not on_terminal():
        click.echo("\t".join(columns))
        for row in rows:
            click.echo("\t".join(" ".join(cell.split()) for cell in row))
        return
    from rich import box
    from rich.table import Table

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for column in columns:
        table.add_column(column, no_wrap=column in UNBROKEN)
    for row in rows:
        table.add_row(*row)
    console().print(table)


def print_section(heading: str) -> None:
    """A heading above what follows: bold on a terminal, behind "# " in a pipe."""
    if not on_terminal():
        click.echo(f"# {heading}")
        return
    from rich.text import Text

    console().print(Text(f"\n{heading}", style="bold"))


def print_note(text: str) -> None:
    """A remark to the person at the keyboard, on standard error, where no program mistakes it for a result."""
    click.echo(text, err=True)


def note_nothing(rows: Sequence[Any], what: str) -> None:
    """Where a question found nothing: that it is no error, and what to look at. what: "event"."""
    if not rows:
        print_note(f"no {what} fits; `wirebook actors` lists the names, `wirebook info` the days, of this book")


Progress = Callable[[int], None]
"""Told how many articles are done."""


def _silence(_done: int) -> None:
    """Progress that nobody watches."""


@contextmanager
def progress(label: str, *, quiet: bool = False) -> Iterator[Progress]:
    """A progress line on standard error if that is a terminal, else nothing."""
    if quiet or not sys.stderr.isatty():
        yield _silence
        return
    from rich.console import Console
    from rich.progress import MofNCompleteColumn, SpinnerColumn, TextColumn, TimeElapsedColumn
    from rich.progress import Progress as Bar

    columns = (SpinnerColumn(), TextColumn("{task.description}"), MofNCompleteColumn(), TimeElapsedColumn())
    with Bar(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(label, total=None)
        yield lambda completed: bar.update(task, completed=completed)
