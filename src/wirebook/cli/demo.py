"""`wirebook demo`: ten short articles and the book they make."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from wirebook.cli.failures import Problems
from wirebook.cli.output import print_json, print_note, progress
from wirebook.cli.timelines import print_disputes, print_timeline
from wirebook.library import Book, ReadReport, open_book
from wirebook.model import Status

ACTOR = "North Korea"
KEPT_BOOK = "demo.book"
NEXT = (
    ("show ID", "the words behind an event (the start of its id will do)"),
    ("events --type CONSULT", "calls, visits and meetings"),
    ("events --status planned", "what is still to come"),
    ("timeline Putin", "one person, day by day"),
    ("search Pyongyang", "by words"),
    ("export events --format csv", "for a spreadsheet"),
    ("serve", "all of it in a web browser: the workbench"),
)
"""What to try after the demonstration, and what for."""


@contextmanager
def _demo_book(path: Path | None) -> Iterator[Book]:
    """The book at the path, or one that is gone afterwards."""
    from tempfile import TemporaryDirectory

    if path is not None:
        with open_book(path) as book:
            yield book
        return
    with TemporaryDirectory(prefix="wirebook-") as folder, open_book(Path(folder) / KEPT_BOOK) as book:
        yield book


def _read(book: Book, problems: Problems) -> ReadReport:
    from importlib.resources import as_file

    from wirebook.demo import ARTICLES

    with as_file(ARTICLES) as path, progress("reading the articles of the demonstration") as done:
        return book.read(path, problem=problems, progress=done)


def _print_next(path: Path | None) -> None:
    book = path or Path(KEPT_BOOK)
    if path is None:
        print_note(f"\nThat book is gone now. To keep one and look around in it: wirebook demo --book {book}")
    print_note("\nTry next:")
    for arguments, purpose in NEXT:
        print_note(f"  {f'wirebook {arguments} --book {book}':<58}  {purpose}")
    print_note(f"  {'wirebook read YOUR-FILES --book my.book':<58}  articles of your own: text, HTML or JSONL")


@click.command("demo")
@click.option(
    "--book",
    "book_path",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="A book to keep; without it the book is gone afterwards.",
)
@click.option("--json", "as_json", is_flag=True, help="Print JSON, one object a line: the timeline.")
def command(book_path: Path | None, as_json: bool) -> None:
    """Read ten short articles and show the book they make.

    The outlets are made up; what they tell happened in August 2025, with numbers changed so that they disagree.
    """
    problems = Problems()
    with _demo_book(book_path) as book:
        report = _read(book, problems)
        rows = book.timeline(ACTOR)
        planned = [row for row in book.timeline() if row.status == Status.PLANNED and row.date]
        if as_json:
            print_json(rows)
        else:
            print_note(
                f"{report.articles + report.known} articles of five made-up outlets, {report.events} events. "
                f"Those with a date in which {ACTOR} takes part:\n"
            )
            print_timeline(row for row in rows if row.date)
            print_note("\nPlanned:\n")
            print_timeline(planned)
            print_note("\nNumbers on which the reports do not agree, and who gives which:\n")
            print_disputes(book.disputed_counts())
            _print_next(book_path)
    problems.close()
