"""Terms: the quick ways give what the plain ones do."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wirebook.linking.terms import TermReader, dot, first_words, heaviest, shared_words

TEXTS = st.text(alphabet=st.sampled_from("ab C_7é ß\u00a0’“…—-.,\n\t\x1c\u2028漢"), max_size=120)
VECTORS = st.dictionaries(st.sampled_from("abcdefgh"), st.sampled_from([0.25, 0.5, 1.0, 2.0]))


@given(TEXTS, st.integers(1, 12))
def test_first_words_are_those_of_the_pattern(text: str, most: int) -> None:
    assert first_words(text, most) == re.findall(r"\w+", text[: most * 10])[:most]


def test_words_behind_the_shorter_look_are_found_where_words_are_long() -> None:
    text = "ninefolds " * 20
    assert first_words(text, 10) == ["ninefolds"] * 10


@given(VECTORS, st.integers(1, 10))
def test_the_heaviest_are_those_of_a_full_sort(vector: dict[str, float], most: int) -> None:
    assert heaviest(vector, most) == sorted(vector.items(), key=lambda item: -item[1])[:most]


@given(VECTORS, VECTORS)
def test_dot_and_shared_words_do_not_depend_on_the_side(one: dict[str, float], other: dict[str, float]) -> None:
    assert dot(one, other) == dot(other, one) == sum(one[term] * other[term] for term in one if term in other)
    assert shared_words(one, other) == shared_words(other, one)


def test_names_and_repeated_words_weigh_more() -> None:
    terms = TermReader(50, 1.5).read("the Korvane bridge fell and the bridge was closed", ["k"])
    factors = dict(zip(terms.terms, terms.factors, strict=True))
    assert factors["korvane"] == 1.5
    assert factors["bridge"] == pytest.approx(1.693, abs=0.001)
    assert factors["fell"] == 1.0
    assert list(factors)[-1].endswith("k")
    assert len(terms.shares) == len(terms.terms)


def test_in_a_text_of_capitals_no_word_is_a_name() -> None:
    assert set(TermReader(50, 1.5).read("KORVANE BRIDGE FELL").factors) == {1.0}
