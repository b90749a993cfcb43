"""Kings, queens and popes: by title and name, never by the surname of somebody else."""

from __future__ import annotations

import pytest

from wirebook.knowledge.actors import resolve_phrase


@pytest.mark.parametrize(
    ("words", "day", "name"),
    [
        ("King Abdullah", "2022-07-24", "King Abdullah II"),
        ("Pope Francis", "2020-01-01", "Pope Francis"),
        ("Queen Elizabeth", "2010-01-01", "Queen Elizabeth II"),
        ("King Salman", "2020-01-01", "King Salman"),
    ],
)
def test_a_crowned_head_is_found(words: str, day: str, name: str) -> None:
    found = resolve_phrase(words, on=day)
    assert found is not None
    assert found.entity.name == name


def test_a_title_keeps_namesakes_out() -> None:
    found = resolve_phrase("Prince Abdullah", on="2022-07-24")
    assert found is None or found.reason != "person"
