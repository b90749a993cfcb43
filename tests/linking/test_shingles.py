"""Shingles: a run of words has one number wherever it stands."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from wirebook.linking.shingles import ShingleReader

WORDS = st.lists(st.text(alphabet="abcdé漢", min_size=1, max_size=90), max_size=30)


@given(WORDS, WORDS, WORDS)
def test_a_text_inside_another_is_found_whole(before: list[str], text: list[str], after: list[str]) -> None:
    own = ShingleReader().read(" ".join(text))
    whole = ShingleReader().read(" ".join([*before, *text, *after]))
    assert own.shared(whole) == whole.shared(own) == len(own)
    assert set(own.sample(2)) <= set(whole.sample(2))


@given(WORDS)
def test_there_are_as_many_as_different_runs(words: list[str]) -> None:
    runs = {tuple(words[start : start + 4]) for start in range(len(words) - 3)}
    assert len(ShingleReader().read(" ".join(words))) == len(runs)


def test_what_was_read_before_changes_nothing() -> None:
    reader, text = ShingleReader(), "the old bridge over the Korvane fell on Monday"
    first = reader.read(text).numbers.tolist()
    reader.read("a much longer text " * 500)
    assert reader.read(text).numbers.tolist() == first


def test_texts_of_other_words_share_none() -> None:
    reader = ShingleReader()
    assert reader.read("one two three four five").shared(reader.read("six seven eight nine ten")) == 0
