from __future__ import annotations

import pytest

from wirebook.knowledge.roles import SECTORS, find_role, load_roles, sector_of


@pytest.mark.parametrize(
    ("phrase", "sector"),
    [
        ("president", "GOV"),
        ("the deputy foreign minister", "GOV"),
        ("three lawmakers", "LEG"),
        ("MP", "LEG"),
        ("members of parliament", "LEG"),
        ("the supreme court", "JUD"),
        ("riot police", "COP"),
        ("policemen", "COP"),
        ("special forces", "MIL"),
        ("an army spokesman", "MIL"),
        ("two fighter jets", "MIL"),
        ("rebel leaders", "REB"),
        ("Islamist militants", "REB"),
        ("masked gunmen", "UAF"),
        ("opposition lawmakers", "OPP"),
        ("the ruling party", "PTY"),
        ("tens of thousands of demonstrators", "CVL"),
        ("a journalist", "MED"),
        ("state television", "MED"),
        ("nurses", "HLH"),
        ("a union leader", "LAB"),
        ("drug cartels", "CRM"),
        ("an intelligence agency officer", "SPY"),
        ("head of military intelligence", "SPY"),
        ("a retired prime minister", "ELI"),
        ("wheat farmers", "AGR"),
        ("a spokesman for the court", "GOV"),
        ("Muslim leaders", "REL"),
        ("navy cook", "MIL"),
        ("delegation", "GOV"),
    ],
)
def test_a_role_noun_tells_the_sector(phrase: str, sector: str) -> None:
    assert sector_of(phrase) == sector


@pytest.mark.parametrize("phrase", ["", "it", "Tuesday", "a long road", "the weather"])
def test_other_words_have_no_sector(phrase: str) -> None:
    assert sector_of(phrase) is None


def test_person_and_group_are_told_apart() -> None:
    soldier, army = find_role("soldier"), find_role("army")
    assert soldier is not None
    assert army is not None
    assert (soldier.kind, army.kind) == ("person", "group")


def test_the_list_is_long_and_of_known_sectors() -> None:
    roles = load_roles()
    assert len(roles) > 1500
    assert {role.sector for role in roles.values()} <= SECTORS
