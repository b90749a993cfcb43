"""Seats of the user's own file, named in an article without their country."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.builders import make_article
from wirebook.knowledge.own import using_actors
from wirebook.reading.reader import read
from wirebook.statements.coder import code

MINE = """\
actors:
  - {name: Ana Brisk, country: PER, seats: [{office: minister of mines, since: 2024-05, until: 2025-12}]}
"""
Meant = Callable[[str], dict[str, str]]


@pytest.fixture
def meant(tmp_path: Path) -> Iterator[Meant]:
    """Whom the parties of a text mean, by their words, while the own file is in use."""
    mine = tmp_path / "mine.yaml"
    mine.write_text(MINE, encoding="utf-8")

    def found(text: str) -> dict[str, str]:
        told = code(read(make_article(text, published="2025-08-15")))
        return {who.text: who.name for one in told for who in one.actors + one.recipients}

    with using_actors(mine):
        yield found


@pytest.mark.parametrize("title", ["The minister of mines", "The mines minister", "The Peruvian minister of mines"])
def test_a_title_is_that_of_the_country_of_the_article(title: str, meant: Meant) -> None:
    text = f"Peru praised Norway. Peruvian miners thanked Peru. {title} threatened a union on Monday."
    assert meant(text)[title] == "Ana Brisk"


def test_a_title_of_another_country_is_not(meant: Meant) -> None:
    text = "Chile praised Norway. Chilean miners thanked Chile. The minister of mines threatened a union on Monday."
    assert "Ana Brisk" not in meant(text).values()
    text = "Peru praised Chile. Peru thanked Chile. Chile's minister of mines threatened a union on Monday."
    assert "Ana Brisk" not in meant(text).values()


def test_without_an_own_file_a_title_stays_a_role() -> None:
    text = "Peru praised Norway. Peruvian miners thanked Peru. The minister of mines threatened a union on Monday."
    told = code(read(make_article(text, published="2025-08-15")))
    assert "Ana Brisk" not in {who.name for one in told for who in one.actors + one.recipients}
