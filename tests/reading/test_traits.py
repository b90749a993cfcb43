"""What the attribution head is told of words and pairs."""

from __future__ import annotations

import re

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.conftest import ReadingOf
from wirebook.reading.attribution import find_drafts
from wirebook.reading.network import load_network
from wirebook.reading.traits import Alphabet, Page, lay_out, pair_traits

TEXT = "The mayor said the bridge was safe. “We tested it twice,” said Ama Mensah, who built it. Nobody agreed."


@pytest.fixture(scope="module")
def alphabet() -> Alphabet:
    network = load_network()
    names = sorted({label[2:] for label in network.name_labels if label != "O"})
    return Alphabet(tuple(network.upos), tuple(network.xpos), tuple(network.relation_labels), tuple(names))


def _page(reading_of: ReadingOf, alphabet: Alphabet, text: str) -> Page:
    reading = reading_of(text)
    drafts, quotations = find_drafts(reading)
    return lay_out(reading, drafts, quotations, alphabet)


def _number(page: Page, word: str) -> int:
    return next(w.i for w in page.reading.words if w.text == word)


def test_words_in_quotation_marks_are_told_apart(reading_of: ReadingOf, alphabet: Alphabet) -> None:
    page = _page(reading_of, alphabet, TEXT)
    quoted = page.words["quoted"]
    assert quoted[_number(page, "We")] == 1
    assert quoted[_number(page, "tested")] == 2
    assert not quoted[_number(page, "mayor")]
    assert page.quotes[_number(page, "We")] == 0
    assert page.quotes[_number(page, "mayor")] == -1


def test_what_the_rules_found_is_told(reading_of: ReadingOf, alphabet: Alphabet) -> None:
    page = _page(reading_of, alphabet, TEXT)
    said = _number(page, "said")
    assert page.words["frame"][said] == 1  # a clause
    assert page.words["ruled"][_number(page, "mayor")] == 3
    assert page.words["ruled"][_number(page, "bridge")] == 1
    ruled = pair_traits(page, said, 0, len(page.heads))["ruled"]
    assert [ruled[_number(page, word)] for word in ("mayor", "said", "bridge", "Nobody")] == [2, 4, 3, 1]


def test_a_word_that_no_rule_takes_for_a_cue_has_no_draft(reading_of: ReadingOf, alphabet: Alphabet) -> None:
    page = _page(reading_of, alphabet, TEXT)
    assert not pair_traits(page, _number(page, "agreed"), 0, len(page.heads))["ruled"].any()


def test_paths_lead_over_the_tree(reading_of: ReadingOf, alphabet: Alphabet) -> None:
    page = _page(reading_of, alphabet, TEXT)
    said = _number(page, "said")
    path = pair_traits(page, said, 0, len(page.heads))["path"]
    assert path[said] == 0
    assert path[_number(page, "The")] == path[_number(page, "mayor")] != path[_number(page, "bridge")]
    assert path[_number(page, "the")] == path[_number(page, "safe")]
    assert path[_number(page, "Nobody")] == 2
    assert pair_traits(page, _number(page, "agreed"), 0, len(page.heads))["path"][said] == 1


def test_quotations_are_counted_from_the_cue(reading_of: ReadingOf, alphabet: Alphabet) -> None:
    page = _page(reading_of, alphabet, TEXT)
    length = len(page.heads)
    place = _number(page, "tested")
    assert pair_traits(page, _number(page, "said"), 0, length)["quoted"][place] == 5
    assert pair_traits(page, _number(page, "agreed"), 0, length)["quoted"][place] == 2
    assert pair_traits(page, place, 0, length)["quoted"][place] == 1


def test_a_window_sees_the_same_as_the_whole(reading_of: ReadingOf, alphabet: Alphabet) -> None:
    page = _page(reading_of, alphabet, TEXT)
    said = _number(page, "said")
    whole = pair_traits(page, said, 0, len(page.heads))
    part = pair_traits(page, said, 2, 9)
    assert all(np.array_equal(part[name], values[2:9]) for name, values in whole.items())


@settings(max_examples=15, deadline=None)
@given(st.lists(st.sampled_from(["She said", "“", "”", "it rained", ",", "Kim", ".", "claimed", "7 %", "\n\n", "'"])))
def test_every_trait_lies_within_its_table(reading_of: ReadingOf, alphabet: Alphabet, parts: list[str]) -> None:
    text = re.sub(r" +", " ", " ".join(parts)).strip()
    page = _page(reading_of, alphabet, text or "Rain.")
    for name, size in alphabet.word_sizes().items():
        assert len(page.words[name]) == len(page.heads)
        assert page.words[name].min() >= 0
        assert page.words[name].max() < size
    for cue in range(0, len(page.heads), 3):
        traits = pair_traits(page, cue, 0, len(page.heads))
        for name, size in alphabet.pair_sizes().items():
            assert traits[name].min() >= 0
            assert traits[name].max() < size
