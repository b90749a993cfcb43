"""What the knowledge has on somebody, and where it stands."""

from __future__ import annotations

import pytest

from wirebook.knowledge.facts import Known, find_known
from wirebook.knowledge.tables import FOLDER


def known(name: str, on: str | None = None) -> Known:
    found = find_known(name, on=on)
    assert found is not None
    return found


def test_a_country_has_names_and_holders_on_a_day() -> None:
    found = known("PRK", "2025-08-12")
    facts = {(fact.what, fact.value) for fact in found.facts}
    assert found.entity.id == "PRK"
    assert ("capital", "Pyongyang") in facts
    assert ("leader", "Kim Jong Un") in facts


def test_a_person_has_offices_with_dates() -> None:
    found = known("Emmanuel Macron")
    office = next(fact for fact in found.facts if fact.what == "office" and fact.value.startswith("president"))
    assert office.value == "president of France"
    assert office.since == "2017-05-14"


@pytest.mark.parametrize("name", ["Macron", "Hamas", "KCNA", "Japan"])
def test_each_fact_stands_where_it_says(name: str) -> None:
    for fact in known(name).facts:
        file, _, line = fact.source.partition(":")
        words = (FOLDER / file).read_text(encoding="utf-8").split("\n")[int(line) - 1]
        assert ("JPN" if fact.what == "member of" else fact.value.split(" of ")[0]) in words


def test_a_phrase_means_the_holder_of_the_day() -> None:
    assert known("the US president", "2023-01-05").entity.name == "Joe Biden"
    assert known("the US president", "2023-01-05").reason == "office"


def test_seats_are_told() -> None:
    assert any(fact.what == "seat" and fact.value == "Kremlin" for fact in known("the Kremlin").facts)


def test_nobody_is_nobody() -> None:
    assert find_known("Zzyzx Qwrt") is None
