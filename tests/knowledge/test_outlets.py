from __future__ import annotations

import pytest

from wirebook.knowledge.outlets import find_agency, find_outlet, load_outlets


@pytest.mark.parametrize(
    ("name", "found", "country", "ownership"),
    [
        ("KCNA", "KCNA", "PRK", "state"),
        ("Korean Central News Agency", "KCNA", "PRK", "state"),
        ("the AFP news agency", "Agence France-Presse", "FRA", "public"),
        ("Reuters", "Reuters", "GBR", "private"),
        ("bbc.co.uk", "BBC", "GBR", "public"),
        ("https://www.bbc.com/news/world-1", "BBC", "GBR", "public"),
        ("english.kyodonews.net", "Kyodo News", "JPN", "cooperative"),
        ("New York Times", "New York Times", "USA", "private"),
        ("Libération", "Liberation", "FRA", "private"),
    ],
)
def test_an_outlet_is_found_by_name_domain_and_address(name: str, found: str, country: str, ownership: str) -> None:
    outlet = find_outlet(name)
    assert outlet is not None
    assert (outlet.name, outlet.country, outlet.ownership) == (found, country, ownership)


@pytest.mark.parametrize("name", ["", "unheard-of-gazette.example", "The Unheard-of Gazette"])
def test_an_unknown_outlet_is_none(name: str) -> None:
    assert find_outlet(name) is None


def test_state_media_come_with_their_typology() -> None:
    outlet = find_outlet("hewad.com")
    assert outlet is not None
    assert (outlet.country, outlet.typology, outlet.ownership) == ("AFG", "SC", "state")


@pytest.mark.parametrize("word", ["Time", "Nation", "MAP", "Punch", "reuters", "Dawn"])
def test_a_word_of_the_language_is_no_agency_in_a_text(word: str) -> None:
    assert find_agency(word) is None


def test_an_agency_in_a_text_is_a_source() -> None:
    outlet = find_agency("Xinhua")
    assert outlet is not None
    assert (outlet.entity.country, outlet.entity.role) == ("CHN", "MED")


def test_the_list_is_long() -> None:
    assert len(load_outlets()) > 1200
