"""How far two parties, and two sides, are the same."""

from __future__ import annotations

import pytest

from tests.linking.scenario import party
from wirebook.linking.parties import OTHER_PARTY, compare_sides, index_keys, likeness, party_of


def like(one: str, other: str) -> float:
    first, second = party_of(party(one)), party_of(party(other))
    assert likeness(first, second) == likeness(second, first)
    return likeness(first, second)


@pytest.mark.parametrize(
    ("surer", "less_sure"),
    [
        (("Putin", "Putin"), ("Putin", "Russia")),
        (("Putin", "Russia"), ("Putin", "Lavrov")),
        (("Putin", "Lavrov"), ("Putin", "Trump")),
        (("Russian soldiers@RUS/MIL", "Russia"), ("Russian students@RUS/EDU", "Russia")),
        (("deputy", "Joan Ferrel@USA/COP"), ("Peter Hask@USA/CVL", "Joan Ferrel@GBR/COP")),
    ],
)
def test_who_is_rather_the_same(surer: tuple[str, str], less_sure: tuple[str, str]) -> None:
    assert like(*surer) > like(*less_sure)


def test_a_description_contradicts_no_name() -> None:
    assert like("deputy", "Joan Ferrel") >= OTHER_PARTY
    assert like("Another peace officer", "Joan Ferrel") >= OTHER_PARTY
    assert like("Peter Hask", "Joan Ferrel") < OTHER_PARTY


def test_a_side_that_is_not_told_cannot_be_compared() -> None:
    assert compare_sides((), (party_of(party("Russia")),)) is None


def test_a_side_with_others_beside_is_less_the_same() -> None:
    two = tuple(sorted(party_of(party(name)) for name in ("Russia", "North Korea")))
    three = tuple(sorted((*two, party_of(party("China")))))
    same, wider = compare_sides(two, two), compare_sides(two, three)
    assert same is not None
    assert wider is not None
    assert same.share > wider.share > OTHER_PARTY
    assert same.matched == 2


def test_a_mere_role_finds_nothing() -> None:
    assert index_keys([party_of(party("deputy"))]) == frozenset()
    assert index_keys([party_of(party("Putin"))]) == {"RUS"}
