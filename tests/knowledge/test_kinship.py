"""Words that mean the same kind of act, and acts that cannot be one."""

from __future__ import annotations

import pytest

from wirebook.knowledge.kinship import load_kinship, meaning_of, stem
from wirebook.model import EventType


@pytest.mark.parametrize(
    ("forms", "expected"),
    [
        ("meet met meeting meetings meets", "meet"),
        ("shoot shot shooting shootings", "shoot"),
        ("arrive arrived arriving arrives", "arriv"),
        ("kill killed killing kills", "kill"),
        ("stop stopped stopping", "stop"),
        ("supply supplies supplied", "supply"),
    ],
)
def test_the_forms_of_a_word_have_one_stem(forms: str, expected: str) -> None:
    assert {stem(form) for form in forms.split()} == {expected}


def test_different_words_may_name_one_kind_of_act() -> None:
    struck, shelled = meaning_of("struck"), meaning_of("shelled")
    assert not struck.stems & shelled.stems
    assert struck.concepts & shelled.concepts
    assert not meaning_of("praised").concepts & shelled.concepts


def test_vague_words_mean_nothing_alone() -> None:
    assert meaning_of("took place").stems == frozenset()
    assert meaning_of("held talks").stems == {"talk"}


def test_a_mode_that_is_not_told_excludes_nothing() -> None:
    kinship = load_kinship()
    assert kinship.modes_exclude(EventType.CONSULT, "phone", "visit")
    assert not kinship.modes_exclude(EventType.CONSULT, "phone", None)
    assert not kinship.modes_exclude(EventType.CONSULT, "phone", "phone")


def test_near_types_are_near_both_ways() -> None:
    near = load_kinship().near
    assert all(one in near[other] for one, others in near.items() for other in others)
