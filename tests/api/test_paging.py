from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wirebook.api.paging import mark_of, read_token, write_token
from wirebook.book import Place
from wirebook.errors import UsageError

ASCII = st.text(st.characters(max_codepoint=127), max_size=30)


@given(st.none() | ASCII, ASCII)
def test_a_token_means_the_place_it_was_made_from(day: str | None, identity: str) -> None:
    mark = mark_of(("events", day))
    token = write_token(mark, Place(day, identity))
    assert token is not None
    assert token.isascii()
    assert "=" not in token
    assert read_token(mark, token) == Place(day, identity)


@given(st.text(max_size=60))
def test_no_words_are_a_token(words: str) -> None:
    with pytest.raises(UsageError) as caught:
        read_token(mark_of(("events",)), words)
    assert caught.value.code == "E423"


def test_a_token_is_of_one_question() -> None:
    token = write_token(mark_of(("events", "PRK")), Place("2025-08-12", "E1"))
    with pytest.raises(UsageError):
        read_token(mark_of(("events", "RUS")), token)


def test_no_token_is_the_beginning_and_the_end() -> None:
    assert read_token("m", None) is None
    assert write_token("m", None) is None


def test_halves_of_characters_are_refused() -> None:
    token = write_token("m", Place(None, "\ud800"))
    with pytest.raises(UsageError):
        read_token("m", token)
