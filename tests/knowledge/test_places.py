from __future__ import annotations

import pytest

from wirebook.knowledge.places import find_place, rank_places


@pytest.mark.parametrize(
    ("name", "country", "kind"),
    [
        ("Kursk", "RUS", "P"),
        ("Kursk region", "RUS", "A"),
        ("Alaska", "USA", "A"),
        ("Helmand province", "AFG", "A"),
        ("Georgia", "GEO", "N"),
        ("the UK", "GBR", "N"),
        ("Washington", "USA", "C"),
        ("Kiev", "UKR", "C"),
        ("Bogota", "COL", "C"),
        ("New York", "USA", "P"),
        ("St. Petersburg", "RUS", "P"),
        ("Hodeidah", "YEM", "P"),
        ("Crimea", "UKR", "R"),
        ("Gaza Strip", "PSE", "R"),
        ("Darfur", "SDN", "R"),
    ],
)
def test_a_place_is_found_with_its_country_and_kind(name: str, country: str, kind: str) -> None:
    place = find_place(name)
    assert place is not None
    assert (place.country, place.kind) == (country, kind)


def test_a_larger_region_has_no_country() -> None:
    place = find_place("Middle East")
    assert place is not None
    assert place.country is None


@pytest.mark.parametrize("name", ["", "paris", "Nowhereville-on-Sea", "the"])
def test_what_is_no_place_is_none(name: str) -> None:
    assert find_place(name) is None


def test_the_context_decides_between_bearers_of_a_name() -> None:
    alone, there, over_sea = (
        find_place("Tripoli"),
        find_place("Tripoli", near=["LBN"]),
        find_place("Georgia", near=["USA"]),
    )
    assert (alone and alone.country, there and there.country) == ("LBY", "LBN")
    assert over_sea is not None
    assert find_place("Paris", country="USA") is not None
    assert find_place("Paris", country="PRK") is None


def test_coordinates_and_ids_are_those_of_geonames() -> None:
    place = find_place("Nairobi")
    assert place is not None
    assert place.geonameid == 184745
    assert place.latitude == pytest.approx(-1.283, abs=0.01)
    assert place.longitude == pytest.approx(36.817, abs=0.01)


def test_the_runner_up_is_told() -> None:
    ranked = rank_places("Cambridge")
    assert len(ranked) > 1
    assert ranked[0][0] >= ranked[1][0]


def test_a_town_goes_before_the_country_that_bears_its_name_too() -> None:
    place = find_place("Dubai")
    assert place is not None
    assert (place.country, place.kind) == ("ARE", "P")
