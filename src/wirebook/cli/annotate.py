"""`wirebook annotate`: what is read in articles, as JSON lines or CoNLL-U; nothing is stored."""

from __future__ import annotations

from pathlib import Path

import click

from wirebook.cli.failures import Problems
from wirebook.cli.options import actors_option, date_option, frames_option, jobs_option, outlet_option, paths_argument
from wirebook.cli.output import print_json


@click.command("annotate")
@paths_argument
@date_option
@outlet_option
@click.option(
    "--format",
    "form",
    type=click.Choice(["jsonl", "conllu"]),
    default="jsonl",
    show_default=True,
    help="One JSON object an article, or the tokens with their trees as CoNLL-U.",
)
@click.option("--json", "as_json", is_flag=True, help="The same as --format jsonl.")
@click.option(
    "--plover",
    is_flag=True,
    help="Of each sentence only the first act, of PLOVER's type (a planned meeting is AGREE), as its coders have it.",
)
@frames_option
@actors_option
@jobs_option
def command(
    paths: tuple[str, ...],
    published: str | None,
    outlet: str | None,
    form: str,
    as_json: bool,
    plover: bool,
    frames: Path | None,
    actors: Path | None,
    jobs: int | None,
) -> None:
    """Print what is read in articles as JSON lines; store nothing.

    A file is one article; in a .jsonl file each line is one; of a directory each file is read; "-" is standard input.
    """
    if as_json and form == "conllu":
        raise click.UsageError("--json and --format conllu exclude each other")
    if plover and form == "conllu":
        raise click.UsageError("--plover and --format conllu exclude each other")
    from wirebook import engine
    from wirebook.articles import find_articles
    from wirebook.export.plover import main_events
    from wirebook.knowledge.own import Own

    problems = Problems()
    articles = find_articles(paths, published=published, outlet=outlet, problem=problems)
    if form == "conllu":
        for block in engine.conllu(articles, jobs=jobs):
            click.echo(block, nl=not block.endswith("\n"))
    else:
        read = engine.annotate(articles, jobs=jobs, own=Own(frames, actors))
        print_json(map(main_events, read) if plover else read)
    problems.close()
