"""`wirebook serve`: the workbench and the API over a book."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from wirebook.cli.options import actors_option, book_option, frames_option
from wirebook.cli.output import print_note, progress
from wirebook.knowledge.own import Own, using_actors

DEFAULT_PORT = 8520


@contextmanager
def _demo_book(own: Own) -> Iterator[Path]:
    """A book of the demonstration's articles that is gone afterwards."""
    from importlib.resources import as_file
    from tempfile import TemporaryDirectory

    from wirebook.demo import ARTICLES
    from wirebook.library import open_book

    with TemporaryDirectory(prefix="wirebook-") as folder:
        path = Path(folder) / "demo.book"
        with open_book(path) as book, as_file(ARTICLES) as articles, progress("reading the demonstration") as done:
            book.read(articles, frames=own.frames, actors=own.actors, progress=done)
        yield path


@contextmanager
def _given_book(path: Path) -> Iterator[Path]:
    """The book at the path, which must be there."""
    from wirebook.library import open_book

    if not path.exists():
        with open_book(path, readonly=True):  # says what to do
            pass
    yield path


def _checked(own: Own) -> Own:
    """The files of one's own, read once, so that a mistake in them is said before anything is served."""
    from wirebook.knowledge.frames import load_lexicon
    from wirebook.knowledge.people import load_people

    load_lexicon(own.frames)
    with using_actors(own.actors):
        load_people()
    return own


@click.command("serve")
@book_option
@click.option("--demo", is_flag=True, help="Serve a book of the ten articles of the demonstration, gone afterwards.")
@click.option("--host", default="127.0.0.1", show_default=True, metavar="ADDRESS", help="Address to listen on.")
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=DEFAULT_PORT,
    show_default=True,
    metavar="N",
    help="Port to listen on; 0 for any that is free.",
)
@click.option(
    "--token",
    envvar="WIREBOOK_TOKEN",
    show_envvar=True,
    metavar="SECRET",
    help="What writing asks for; a must where other machines can reach the server.",
)
@click.option(
    "--allow-host",
    "allowed_hosts",
    multiple=True,
    metavar="NAME",
    help="A name by which other machines call this server; several may be given.",
)
@frames_option
@actors_option
def command(
    book_path: Path,
    demo: bool,
    host: str,
    port: int,
    token: str | None,
    allowed_hosts: tuple[str, ...],
    frames: Path | None,
    actors: Path | None,
) -> None:
    """Open the workbench: look through a book in a web browser.

    The workbench runs on this machine and asks no other for anything. It listens to this machine alone unless --host
    says so; then --token and --allow-host are needed. The same server answers programs under /api/v1. Articles that are
    sent to it are read with the --frames and --actors given here.
    """
    from wirebook.web.serving import serve
    from wirebook.web.settings import Settings

    settings = Settings(host=host, port=port, token=token or None, allowed_hosts=allowed_hosts, own=Own(frames, actors))
    settings.check()
    own = _checked(settings.own)
    with using_actors(own.actors), _demo_book(own) if demo else _given_book(book_path) as path:
        serve(path, settings, started=lambda address: print_note(f"The workbench: {address}\nStop it with Ctrl-C."))
