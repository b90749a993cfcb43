"""The cues of contexts: PLOVER's names only, phrases as wholes, lemmas and words alike."""

from __future__ import annotations

import pytest

from wirebook.knowledge.contexts import contexts_of_mode, load_context_cues
from wirebook.knowledge.ontology import CONTEXTS
from wirebook.model import EventType


def contexts_in(text: str) -> set[str]:
    return set(load_context_cues().find([(word, word) for word in text.split()]))


def test_every_context_has_words() -> None:
    cues = load_context_cues()
    assert {context for phrases in cues.phrases.values() for _, context in phrases} == set(CONTEXTS)


def test_no_phrase_stands_twice_under_a_context() -> None:
    entries = [entry for phrases in load_context_cues().phrases.values() for entry in phrases]
    assert sorted(entry for entry in set(entries) if entries.count(entry) > 1) == []


@pytest.mark.parametrize(
    ("text", "context"),
    [
        ("the state of emergency", "political_institutions"),
        ("a weapon of mass destruction", "cbrn"),
        ("talk of asylum", "asylum"),
    ],
)
def test_words_and_phrases_are_found(text: str, context: str) -> None:
    assert context in contexts_in(text)


@pytest.mark.parametrize("text", ["a state of the emergency", "weapon of mass", ""])
def test_a_part_of_a_phrase_is_none(text: str) -> None:
    assert not {"political_institutions", "cbrn"} & contexts_in(text)


def test_a_lemma_counts_as_the_word() -> None:
    assert set(load_context_cues().find([("elections", "election")])) == {"election"}


def test_modes_tell_of_contexts() -> None:
    assert contexts_of_mode(EventType.SANCTION, "expel") == ("diplomatic",)
    assert contexts_of_mode(EventType.SANCTION, None) == ()
