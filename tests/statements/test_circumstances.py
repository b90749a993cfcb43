from __future__ import annotations

import pytest

from wirebook.model import Article, Span, Statement
from wirebook.reading.reader import read
from wirebook.statements.coder import code


def told(text: str) -> list[Statement]:
    return code(read(Article("a", text, (Span(0, len(text)),), published="2025-08-15")))


@pytest.mark.parametrize(
    ("text", "place", "precision"),
    [
        ("Gunmen killed four soldiers in the town of Baidoa on Friday.", "Baidoa", "city"),
        ("Rwandan soldiers seized the town of Goma on Monday.", "Goma", "city"),
        ("A bomb killed two policemen at a checkpoint near Kandahar.", "Kandahar", "city"),
        ("Gunmen stormed a police station in Peshawar, killing six officers.", "Peshawar", "city"),
        ("Russian forces shelled villages in Ukraine on Sunday.", "Ukraine", "country"),
    ],
)
def test_the_place_of_what_happened(text: str, place: str, precision: str) -> None:
    found = [s.place for s in told(text) if s.place]
    assert [(one.text, one.precision) for one in found[:1]] == [(place, precision)]


def test_the_place_of_what_is_spoken_of_is_not_where_it_is_said() -> None:
    statements = told("France condemned the killing of a reporter in Lima.")
    assert [s.place for s in statements if s.type == "ACCUSE"] == [None]


def test_without_a_place_there_is_a_reason() -> None:
    statements = told("Gunmen killed four soldiers on Friday.")
    assert [(s.place, s.place_rule) for s in statements] == [(None, "no place is named")]
