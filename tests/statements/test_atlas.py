from __future__ import annotations

import pytest

from wirebook.model import Article, Name, Span
from wirebook.reading.words import Reading
from wirebook.statements.atlas import Atlas, plain_name


def reading_of(text: str, *names: tuple[str, str]) -> Reading:
    """A reading that has nothing but names, in the order of the text."""
    found, after = [], 0
    for words, label in names:
        start = text.index(words, after)
        after = start + len(words)
        found.append(Name(Span(start, after), words, label))
    return Reading(Article("a", text, (Span(0, len(text)),)), [], [], names=found, margins=[])


def region_of(text: str, *names: tuple[str, str], at: int = 0) -> tuple[str | None, str]:
    reading = reading_of(text, *names)
    located = Atlas(reading).place_of(reading.names[at])
    assert located is not None
    return located.entry.country, located.entry.admin1


@pytest.mark.parametrize(
    ("text", "region"),
    [
        ("A barn burned in Paris, Texas, overnight.", ("USA", "TX")),
        ("A barn burned in Paris, Ky., overnight.", ("USA", "KY")),
        ("A barn burned in Paris, TN, overnight.", ("USA", "TN")),
        ("A barn burned in Paris, France, overnight.", ("FRA", "11")),
        ("A barn burned in Paris overnight.", ("FRA", "11")),
    ],
)
def test_what_the_text_says_of_a_town_decides(text: str, region: tuple[str, str]) -> None:
    assert region_of(text, ("Paris", "LOCATION")) == region


def test_it_is_said_once_for_the_whole_article() -> None:
    text = "A barn burned in Paris, Texas. Paris has one fire engine."
    assert region_of(text, ("Paris", "LOCATION"), ("Paris", "LOCATION"), at=1) == ("USA", "TX")


def test_other_places_of_the_article_decide() -> None:
    names = (("Athens", "LOCATION"), ("Clarke County", "LOCATION"), ("Winder", "LOCATION"))
    text = "Deputies from Athens searched Clarke County and Winder."
    assert region_of(text, *names) == ("USA", "GA")
    assert region_of("Ferries left Athens for Crete.", ("Athens", "LOCATION"))[0] == "GRC"


def test_a_country_and_a_state_of_one_name() -> None:
    around = (("Tbilisi", "LOCATION"), ("Georgia", "LOCATION"))
    assert region_of("From Tbilisi to all of Georgia.", *around, at=1) == ("GEO", "")
    around = (("Atlanta", "LOCATION"), ("Savannah", "LOCATION"), ("Macon", "LOCATION"), ("Georgia", "LOCATION"))
    assert region_of("Atlanta, then Savannah, then Macon: rain all over Georgia.", *around, at=3) == ("USA", "GA")


def test_a_body_is_where_the_place_in_its_name_is() -> None:
    reading = reading_of("The Denver Police Department called.", ("Denver Police Department", "ORGANIZATION"))
    located = Atlas(reading).place_of(reading.names[0])
    assert located is not None
    assert (located.entry.name, located.whole) == ("Denver", False)


def test_a_firm_is_not_placed_by_a_word_that_is_a_town_too() -> None:
    reading = reading_of("Shares of Orange Telecom fell.", ("Orange Telecom", "ORGANIZATION"))
    assert Atlas(reading).place_of(reading.names[0]) is None


def test_the_runner_up_and_the_margin_are_told() -> None:
    reading = reading_of("Rain in Cambridge.", ("Cambridge", "LOCATION"))
    located = Atlas(reading).place_of(reading.names[0])
    assert located is not None
    assert located.runner_up is not None
    assert located.margin is not None
    assert located.margin > 0


def test_a_person_has_no_place() -> None:
    reading = reading_of("Paris Hill sang.", ("Paris Hill", "PERSON"))
    assert Atlas(reading).place_of(reading.names[0]) is None


@pytest.mark.parametrize(
    ("text", "plain"), [("the Hague", "Hague"), ("CAIRO", "Cairo"), ("Lima's", "Lima"), ("US", "US")]
)
def test_names_are_asked_for_plainly(text: str, plain: str) -> None:
    assert plain_name(text) == plain


def test_one_of_many_towns_of_a_name_is_not_sure() -> None:
    reading = reading_of("The shop stands in Clinton.", ("Clinton", "LOCATION"))
    located = Atlas(reading).place_of(reading.names[0])
    assert located is not None
    assert not located.sure
    said = reading_of("The shop stands in Clinton, Iowa.", ("Clinton", "LOCATION"))
    located = Atlas(said).place_of(said.names[0])
    assert located is not None
    assert located.sure


def test_a_region_of_many_countries_has_no_sure_point() -> None:
    reading = reading_of("Rain in the Middle East, sun in Europe.", ("Middle East", "LOCATION"), ("Europe", "LOCATION"))
    atlas = Atlas(reading)
    sure = [located.sure for name in reading.names if (located := atlas.place_of(name))]
    assert sure == [False, True]


def test_a_part_of_a_country_is_not_the_country() -> None:
    reading = reading_of("Snow in northern Peru and in Peru.", ("northern Peru", "LOCATION"), ("Peru", "LOCATION"))
    atlas = Atlas(reading)
    located = [atlas.place_of(name) for name in reading.names]
    assert [(one.entry.name, one.whole) for one in located if one] == [("Peru", False), ("Peru", True)]
