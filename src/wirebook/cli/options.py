"""Options and arguments that several commands share."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from wirebook.cli.dates import check_date, check_day
from wirebook.model import Certainty, EventType, Status

Function = TypeVar("Function", bound=Callable[..., Any])

BOOK = "news.book"
"""The book that is meant where none is named."""

paths_argument = click.argument("paths", nargs=-1, required=True, metavar="PATH...")
"""Files, directories, or "-" for standard input."""

book_option = click.option(
    "--book",
    "book_path",
    type=click.Path(dir_okay=False, path_type=Path),
    default=BOOK,
    show_default=True,
    envvar="WIREBOOK_BOOK",
    show_envvar=True,
    metavar="FILE",
    help="The book.",
)

json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON, one object a line.")

limit_option = click.option(
    "--limit", type=click.IntRange(min=1), metavar="N", help="At most so many rows; all if not given."
)

date_option = click.option(
    "--date",
    "published",
    callback=check_day,
    metavar="YYYY-MM-DD",
    help="Day of publication of articles that do not tell their own.",
)

outlet_option = click.option("--outlet", metavar="NAME", help="Outlet of articles that do not tell their own.")

jobs_option = click.option(
    "--jobs", type=click.IntRange(min=1), metavar="N", help="Processes to read with; one a core if not said."
)

actor_option = click.option(
    "--actor", metavar="NAME", help="In which that one takes part: a name, or a country's ISO code."
)
frames_option = click.option(
    "--frames",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Event frames of your own (YAML), which go before those that come with Wirebook.",
)

actors_option = click.option(
    "--actors",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="FILE",
    help="People, organisations and outlets of your own (YAML), which go before those that come with Wirebook.",
)

other_option = click.option("--with", "other", metavar="NAME", help="In which that one takes part too.")
since_option = click.option(
    "--since",
    callback=check_date,
    metavar="DATE",
    help="Not before that day, month or year; words such as 'last week' count from today.",
)
until_option = click.option(
    "--until",
    callback=check_date,
    metavar="DATE",
    help="Not after that day, month or year, or 'last week' and the like.",
)


def filter_options(function: Function) -> Function:
    """The options that choose among statements or events, named as the parameters of `Book.events`."""
    options = (
        actor_option,
        other_option,
        click.option(
            "--type",
            type=click.Choice([member.value for member in EventType], case_sensitive=False),
            metavar="TYPE",
            help=f"Of that type: {', '.join(member.value for member in EventType)}.",
        ),
        click.option(
            "--status",
            type=click.Choice([member.value for member in Status], case_sensitive=False),
            metavar="STATUS",
            help=f"With that status: {', '.join(member.value for member in Status)}.",
        ),
        click.option(
            "--certainty",
            type=click.Choice([member.value for member in Certainty], case_sensitive=False),
            metavar="DEGREE",
            help=f"Of which the nearest source is so sure: {', '.join(member.value for member in Certainty)}.",
        ),
        since_option,
        until_option,
        click.option("--place", metavar="NAME", help="At that place, or in the country of that name or ISO code."),
        click.option("--text", metavar="WORDS", help="With these words in the sentences."),
        limit_option,
    )
    for option in reversed(options):
        function = option(function)
    return function
