"""How common words are."""

from __future__ import annotations

from wirebook.knowledge.words import UNKNOWN_RANK, document_share, load_ranks


def test_common_words_rank_before_rare_ones() -> None:
    ranks = load_ranks()
    assert ranks["the"] == 1
    assert ranks["the"] < ranks["government"] < ranks["ferry"] < UNKNOWN_RANK


def test_shares_fall_with_the_rank_and_rise_with_the_length() -> None:
    assert 1 > document_share(1, 100) > document_share(100, 100) > document_share(UNKNOWN_RANK, 100) > 0
    assert document_share(500, 400) > document_share(500, 40)
