"""`wirebook read`: articles into a book."""

from __future__ import annotations

from pathlib import Path

import click

from wirebook.cli.failures import Problems
from wirebook.cli.options import (
    actors_option,
    book_option,
    date_option,
    frames_option,
    jobs_option,
    json_option,
    outlet_option,
    paths_argument,
)
from wirebook.cli.output import print_json, print_note, progress
from wirebook.cli.vouching import counted


@click.command("read")
@paths_argument
@book_option
@date_option
@outlet_option
@frames_option
@actors_option
@jobs_option
@click.option("--quiet", is_flag=True, help="Say nothing but what went wrong.")
@json_option
def command(
    paths: tuple[str, ...],
    book_path: Path,
    published: str | None,
    outlet: str | None,
    frames: Path | None,
    actors: Path | None,
    jobs: int | None,
    quiet: bool,
    as_json: bool,
) -> None:
    """Read articles into a book.

    The book is made if it is not there. A file is one article; in a .jsonl file each line is one; of a directory each
    file is read; "-" is standard input. What the book already holds is not read again, so an interrupted reading goes
    on where it stopped.
    """
    from wirebook.library import open_book

    problems = Problems()
    with open_book(book_path) as book, progress("reading", quiet=quiet) as done:
        report = book.read(
            paths, date=published, outlet=outlet, frames=frames, actors=actors, jobs=jobs, problem=problems,
            progress=done,
        )  # fmt: skip
    if as_json:
        print_json([report])
    elif not quiet:
        print_note(
            f"{counted(report.articles, 'article', 'articles')} read, {report.known} known already, "
            f"{counted(report.statements, 'new statement', 'new statements')}; "
            f"{book_path} has {counted(report.events, 'event', 'events')} now"
        )
        if report.undated:
            print_note(
                f"{counted(report.undated, 'article tells', 'articles tell')} no day of publication: 'on Tuesday' "
                "stays open there; --date says the day"
            )
    problems.close()
