"""What is seen on a terminal: colour, unless it is not wanted."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

pty = pytest.importorskip("pty", reason="no terminals of that kind here")

COLOUR = "\x1b["


def on_terminal(book: Path, *arguments: str, **environment: str) -> str:
    """What `wirebook` writes when its standard output is a terminal."""
    master, slave = pty.openpty()
    settings = {name: value for name, value in os.environ.items() if name not in {"NO_COLOR", "FORCE_COLOR"}}
    settings |= {"TERM": "xterm-256color", "COLUMNS": "120", "WIREBOOK_BOOK": str(book), **environment}
    command = [sys.executable, "-c", "from wirebook.cli import main; main()", *arguments]
    with subprocess.Popen(command, stdout=slave, stderr=subprocess.PIPE, env=settings) as program:
        os.close(slave)
        written = b""
        try:
            while piece := os.read(master, 65536):
                written += piece
        except OSError:
            # Linux says so when the program has ended and its terminal is gone.
            pass
        finally:
            os.close(master)
    assert program.returncode == 0
    return written.decode().replace("\r\n", "\n")


@pytest.mark.parametrize(
    "arguments", [["events"], ["statements"], ["timeline", "Russia"], ["search", "phone"], ["info"], ["show", "E"]]
)
def test_terminals_get_colour(book_path: Path, arguments: list[str]) -> None:
    if arguments == ["show", "E"]:
        arguments = ["show", first_event(book_path)]
    assert COLOUR in on_terminal(book_path, *arguments)


def first_event(book: Path) -> str:
    from wirebook.library import open_book

    with open_book(book, readonly=True) as opened:
        return opened.events()[0].id


def test_ids_are_never_cut(book_path: Path) -> None:
    assert first_event(book_path) in on_terminal(book_path, "events", COLUMNS="60")


def test_words_are_bracketed_where_colour_is_not_wanted(book_path: Path) -> None:
    output = on_terminal(book_path, "show", first_event(book_path), NO_COLOR="1")
    assert COLOUR not in output
    assert "[trigger: sent]" in output


def test_no_colour_on_dumb_terminals(book_path: Path) -> None:
    assert COLOUR not in on_terminal(book_path, "events", TERM="dumb")
