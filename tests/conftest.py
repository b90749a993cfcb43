"""What tests of every room share: a reader that reads each text once a session."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Literal

import pytest

from tests.builders import make_article
from wirebook.model import Statement
from wirebook.reading.words import Reading

TODAY = "2025-08-15"
"""The day on which the texts of tests are published: a Friday."""

ReadingOf = Callable[..., Reading]
StatementsOf = Callable[..., list[Statement]]


@pytest.fixture(scope="session")
def reading_of() -> ReadingOf:
    """Reads a text as an article of a day; undated where `date` is None."""
    from wirebook.reading.reader import read

    @cache
    def reading(text: str, date: str | None = None) -> Reading:
        return read(make_article(text, published=date))

    return reading


@pytest.fixture(scope="session")
def statements_of(reading_of: ReadingOf) -> StatementsOf:
    """The statements of a text read as an article of a day; undated where `date` is None.

    events: "joined" or "rules", as in `wirebook.statements.coder.code`.
    """
    from wirebook.statements.coder import code

    @cache
    def statements(
        text: str, date: str | None = TODAY, events: Literal["joined", "rules"] = "joined"
    ) -> list[Statement]:
        return code(reading_of(text, date), events=events)

    return statements
