"""A book made by hand, and a way to call the program on it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tests.builders import make_article, make_count, make_place, make_statement
from wirebook.cli import commands
from wirebook.library import open_book

CALL = (
    "Leaders of Russia and North Korea spoke by phone on Tuesday, KCNA reported. "
    "North Korea sent more than 10,000 soldiers to Russia. "
)
DEAD_FEW = "Ukraine killed about 600 soldiers of North Korea in Kursk, South Korea said."
DEAD_MANY = "Ukraine killed 4,700 soldiers of North Korea in Kursk, an official said."

Run = Callable[..., Result]


@pytest.fixture
def book_path(tmp_path: Path) -> Path:
    """A book with four statements of three articles."""
    path = tmp_path / "hand.book"
    with open_book(path) as book:
        call = make_article(CALL, article_id="call", outlet="Harbour Post", title="A call")
        few = make_article(DEAD_FEW, article_id="few", outlet="Harbour Post", title="Few")
        many = make_article(DEAD_MANY, article_id="many", outlet="Lantern Herald", title="Many")
        spoke = make_statement(
            call, trigger="spoke", mode="phone", date="2025-08-12", sources=["KCNA"], place=make_place(CALL, "Russia")
        )
        sent = make_statement(
            call, "AID", ["North Korea"], ["Russia"], trigger="sent", date="2024", status="planned", quote="soldiers"
        )
        book.store.add_article(call, [spoke, sent], reader="hand")
        for article, number, source in ((few, 600, "South Korea"), (many, 4700, "an official")):
            killed = make_statement(
                article,
                "ASSAULT",
                ["Ukraine"],
                ["North Korea"],
                trigger="killed",
                date="2025-08-10",
                sources=[source],
                counts=[make_count(number)],
            )
            book.store.add_article(article, [killed], reader="hand")
        book.link()
    return path


@pytest.fixture
def run(book_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Call `wirebook` with arguments; the hand-made book is the default one."""
    monkeypatch.setenv("WIREBOOK_BOOK", str(book_path))

    def call(*arguments: str, **more: str) -> Result:
        return CliRunner().invoke(commands, list(arguments), **more)  # type: ignore[arg-type]

    return call
