"""What nouns and given names tell of whom they mean."""

from __future__ import annotations

import pytest

from wirebook.knowledge.nouns import gender_of_given_name, noun_kind


@pytest.mark.parametrize(
    ("noun", "kind", "gender"),
    [
        ("woman", "person", "feminine"),
        ("spokesman", "person", "masculine"),
        ("soldier", "person", ""),
        ("people", "people", ""),
        ("ministry", "organization", ""),
        ("city", "place", ""),
        ("week", "time", ""),
        ("election", "event", ""),
        ("table", "thing", ""),
        ("herdsman", "person", "masculine"),
        ("pianist", "person", ""),
    ],
)
def test_a_noun_has_a_kind(noun: str, kind: str, gender: str) -> None:
    found = noun_kind(noun)
    assert (found.kind, found.gender) == (kind, gender)


@pytest.mark.parametrize(("name", "gender"), [("José", "masculine"), ("Xiomara", "feminine"), ("Zzyzx", "")])
def test_a_given_name_tells_a_gender(name: str, gender: str) -> None:
    assert gender_of_given_name(name) == gender
