"""Words to word pieces with their shapes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wirebook.reading.network import WEIGHTS
from wirebook.reading.pieces import PIECES_PER_WORD, SHAPES, Case, Layout, PieceCutter, case_of, shape_of


@pytest.fixture(scope="module")
def cutter() -> PieceCutter:
    return PieceCutter(WEIGHTS / "tokenizer.json")


@pytest.mark.parametrize(
    ("word", "case"),
    [
        ("minister", Case.LOWER),
        ("Minister", Case.TITLE),
        ("NATO", Case.UPPER),
        ("U.S.", Case.UPPER),
        ("J.", Case.INITIAL),
        ("A", Case.INITIAL),
        ("McAllister", Case.MIXED),
        ("iPhone", Case.MIXED),
        ("10,000", Case.DIGIT),
        ("F-16", Case.DIGIT),
        ("...", Case.LOWER),
        ("’s", Case.LOWER),
        ("Ägypten", Case.TITLE),
    ],
)
def test_case_of(word: str, case: Case) -> None:
    assert case_of(word) is case


def test_every_case_and_layout_has_a_shape_of_its_own() -> None:
    words = {"a": Case.LOWER, "Ab": Case.TITLE, "AB": Case.UPPER, "A": Case.INITIAL, "aB": Case.MIXED, "1": Case.DIGIT}
    assert set(words.values()) == set(Case)
    shapes = {shape_of(word, layout) for word in words for layout in Layout}
    assert shapes == set(range(SHAPES))


def test_pieces_count_by_word(cutter: PieceCutter) -> None:
    pieces = cutter.cut(["The", "delegation", "reached", "Ouagadougou"], [Layout.PARAGRAPH] + [Layout.SPACE] * 3)
    assert len(pieces.counts) == len(pieces.shapes) == 4
    assert pieces.counts[0] == 1
    assert pieces.counts[3] > 1
    assert sum(pieces.counts) == len(pieces.ids)


def test_a_long_word_keeps_its_ends(cutter: PieceCutter) -> None:
    word = "https://example.org/" + "newsroom/" * 30
    pieces = cutter.cut([word], [Layout.SPACE])
    assert pieces.counts[0] <= PIECES_PER_WORD < len(word) // 4
    assert pieces.ids[0] == cutter.cut(["https"], [Layout.SPACE]).ids[0]


def test_pieces_know_no_case(cutter: PieceCutter) -> None:
    assert cutter.cut(["NATO"], [Layout.SPACE]).ids == cutter.cut(["nato"], [Layout.SPACE]).ids


@given(words=st.lists(st.text(min_size=1, max_size=12), max_size=12))
def test_every_word_has_pieces(words: list[str], cutter: PieceCutter) -> None:
    pieces = cutter.cut(words, [Layout.SPACE] * len(words))
    assert len(pieces.counts) == len(words)
    assert all(1 <= count <= PIECES_PER_WORD for count in pieces.counts)
    assert sum(pieces.counts) == len(pieces.ids)
