"""Members of international organisations, and seats with two holders."""

from __future__ import annotations

from pathlib import Path

import pytest

from wirebook.knowledge.facts import Fact, find_known
from wirebook.knowledge.memberships import load_memberships, members_of, memberships_of
from wirebook.knowledge.own import using_actors
from wirebook.knowledge.people import conflicts_of, holders_on, load_people


def members_on(organisation: str, day: str) -> set[str]:
    return {one.member for one in members_of(organisation) if one.period.covers(day)}


@pytest.mark.parametrize(
    ("organisation", "day", "number"),
    [
        ("NATO", "2025-08-14", 32),
        ("NATO", "2000-01-01", 19),
        ("EU", "2019-01-01", 28),
        ("EU", "2025-01-01", 27),
        ("UNSC", "2025-01-01", 5),
        ("ASEAN", "2025-01-01", 10),
        ("ASEAN", "2026-01-01", 11),
        ("AU", "2025-01-01", 55),
        ("ARABLEAGUE", "2025-01-01", 22),
        ("GCC", "2025-01-01", 6),
        ("ECOWAS", "2024-12-31", 15),
        ("ECOWAS", "2025-02-01", 12),
        ("OPEC", "2025-01-01", 12),
        ("BRICS", "2023-01-01", 5),
        ("BRICS", "2025-06-01", 10),
        ("SCO", "2025-01-01", 10),
        ("CSTO", "2025-01-01", 6),
        ("G7", "2025-01-01", 7),
        ("G20", "2025-01-01", 21),
        ("SADC", "2025-01-01", 16),
        ("EAC", "2025-01-01", 8),
        ("APEC", "2025-01-01", 21),
        ("MERCOSUR", "2025-01-01", 5),
        ("EUROZONE", "2025-01-01", 20),
        ("COE", "2025-01-01", 46),
        ("OECD", "2025-01-01", 38),
        ("OIC", "2025-01-01", 57),
        ("OSCE", "2025-01-01", 57),
        ("ICC", "2025-06-01", 125),
        ("UN", "2025-01-01", 193),
        ("COMMONWEALTH", "2025-01-01", 56),
    ],
)
def test_how_many_are_members(organisation: str, day: str, number: int) -> None:
    assert len(members_on(organisation, day)) == number


def test_what_is_written_by_hand_goes_before_the_list() -> None:
    assert "RUS" not in members_on("COE", "2025-01-01")
    assert "RUS" in members_on("COE", "2020-01-01")
    assert not any(one.member == "IND" for one in members_of("OECD"))
    assert len({(one.organisation, one.member, one.period) for one in load_memberships()}) == len(load_memberships())


def test_memberships_are_facts_with_days_and_lines() -> None:
    known = find_known("Finland")
    assert known is not None
    (nato,) = [fact for fact in known.facts if fact.value == "NATO"]
    assert (nato.what, nato.since) == ("member of", "2023-04-04")
    assert nato.source.startswith("memberships.tsv:")
    alliance = find_known("NATO")
    assert alliance is not None
    assert Fact("member", "Finland", "2023-04-04", None, nato.source) in alliance.facts
    movement = {fact.value for fact in known.facts if fact.what == "member of"}
    assert "Namibia" not in movement
    assert {one.organisation for one in memberships_of("FIN")} >= {"NATO", "EU"}


def test_outlets_say_who_funds_governs_and_directs_them() -> None:
    known = find_known("24.kz")
    assert known is not None
    answers = {fact.what: fact.value for fact in known.facts}
    assert answers["the state directs what it publishes"] == "yes"
    assert answers["State Media Matrix"] == "SC, state controlled"


def test_a_seat_with_two_holders_is_a_conflict(tmp_path: Path) -> None:
    mine = tmp_path / "mine.yaml"
    mine.write_text(
        "actors:\n  - {name: Ana Brisk, country: PER, seats: [{office: president, since: 2001, until: 2003}]}\n",
        encoding="utf-8",
    )
    with using_actors(mine):
        person = load_people()[0]
        ((term, other, period), *_) = conflicts_of(person)
        assert (term.office, period.since[:4]) == ("president", "2001")
        assert {one.name for one in holders_on("PER", "president", "2002-06-01")} == {"Ana Brisk", other.name}
        known = find_known("Ana Brisk", on="2002-06-01")
        assert known is not None
        assert any(fact.what == "conflict" and other.name in fact.value for fact in known.facts)
        country = find_known("Peru", on="2002-06-01")
        assert country is not None
        assert any(fact.what == "conflict" and fact.value.startswith("president: ") for fact in country.facts)


def test_a_handover_is_no_conflict() -> None:
    usa = [person for person in load_people() if person.id in ("Q22686", "Q6279")]
    assert [conflicts_of(person) for person in usa] == [(), ()]
    assert len(holders_on("USA", "president", "2025-01-20")) == 1
