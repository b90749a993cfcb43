from __future__ import annotations

from pathlib import Path

import pytest

from wirebook.errors import KnowledgeError
from wirebook.knowledge import tables
from wirebook.knowledge.actors import (
    find_country,
    find_entity,
    find_metonym,
    find_organisation,
    find_person,
    holder_of,
    resolve_phrase,
)
from wirebook.knowledge.dates import read_period
from wirebook.knowledge.organisations import Organisation, load_organisations
from wirebook.knowledge.people import load_people
from wirebook.knowledge.territories import load_territories

DAY = "2025-08-15"


@pytest.mark.parametrize(
    ("word", "code"),
    [
        ("Britain", "GBR"),
        ("the UK", "GBR"),
        ("U.S.", "USA"),
        ("the States", "USA"),
        ("American", "USA"),
        ("DPRK", "PRK"),
        ("North Koreans", "PRK"),
        ("South Korean", "KOR"),
        ("Danes", "DNK"),
        ("Kosovar", "XKX"),
        ("Côte d'Ivoire", "CIV"),
        ("Soviet", "SUHH"),
        ("Abkhazia", "GE-AB"),
        ("Scottish", "GB-SCT"),
        ("Niger", "NER"),
        ("Nigerian", "NGA"),
        ("Congolese", "COD"),
    ],
)
def test_a_country_is_found_by_name_adjective_and_people(word: str, code: str) -> None:
    territory = find_country(word)
    assert territory is not None
    assert territory.id == code


@pytest.mark.parametrize("word", ["us", "the North", "Korea", "Korean", "table", "", "polish"])
def test_a_word_that_is_no_country_or_could_be_two_stays_open(word: str) -> None:
    assert find_country(word) is None


def test_a_region_is_counted_for_its_state() -> None:
    territory = find_country("Chechen")
    assert territory is not None
    assert territory.country == "RUS"


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Vladimir Putin", "Vladimir Putin"),
        ("Putin", "Vladimir Putin"),
        ("Kim Jong-un", "Kim Jong Un"),
        ("KIM Jong Un", "Kim Jong Un"),
        ("Volodymyr Zelenskyy", "Volodymyr Zelensky"),
        ("Vladimir Zelenskiy", "Volodymyr Zelensky"),
        ("Zelenski", "Volodymyr Zelensky"),
        ("Donald J. Trump", "Donald Trump"),
        ("Erdoğan", "Recep Tayyip Erdogan"),
        ("Moammar Gadhafi", "Muammar Gaddafi"),
        ("Sergey Lavrov", "Sergei Lavrov"),
        ("von der Leyen", "Ursula von der Leyen"),
    ],
)
def test_a_person_is_found_in_every_spelling(written: str, name: str) -> None:
    entity = find_person(written, on=DAY)
    assert entity is not None
    assert entity.name == name


@pytest.mark.parametrize("written", ["May", "Brown", "Kim", "Khan", "he", "He", "putin", "Ivan Putinsky", ""])
def test_a_common_word_or_shared_surname_is_nobody(written: str) -> None:
    assert find_person(written, on=DAY) is None


def test_a_surname_means_whoever_is_in_office_on_the_day() -> None:
    then, later = find_person("Aoun", on="2018-05-01"), find_person("Aoun", on="2025-05-01")
    assert (then and then.name, later and later.name) == ("Michel Aoun", "Joseph Aoun")


@pytest.mark.parametrize(
    ("country", "office", "day", "name"),
    [
        ("USA", "president", "2025-08-15", "Donald Trump"),
        ("USA", "president", "2021-01-19", "Donald Trump"),
        ("USA", "president", "2022-03-01", "Joe Biden"),
        ("Russia", "president", "2010-01-01", "Dmitry Medvedev"),
        ("GBR", "premier", "2022-10-25", "Rishi Sunak"),
        ("PRK", "leader", "2012-01-01", "Kim Jong Un"),
        ("IND", "leader", "2016-01-01", "Narendra Modi"),
        ("USA", "top diplomat", "2010-01-01", "Hillary Clinton"),
        ("UN", "chief", "2012-01-01", "Ban Ki-moon"),
        ("NATO", "secretary-general", "2025-01-01", "Mark Rutte"),
        ("DEU", "chancellor", "2006-01-01", "Angela Merkel"),
    ],
)
def test_the_holder_of_an_office_depends_on_the_day(country: str, office: str, day: str, name: str) -> None:
    holder = holder_of(country, office, day)
    assert holder is not None
    assert holder.name == name


def test_an_office_without_a_known_holder_is_empty() -> None:
    assert holder_of("RUS", "president", "1890-01-01") is None
    assert holder_of("RUS", "gardener", DAY) is None


def test_a_leader_out_of_office_is_former_elite() -> None:
    in_office, after = find_person("Angela Merkel", on="2020-01-01"), find_person("Angela Merkel", on="2023-01-01")
    assert (in_office and in_office.role, after and after.role) == ("GOV", "ELI")


def test_a_rebel_group_in_power_is_a_government() -> None:
    before, after = find_entity("Taliban", on="2015-01-01"), find_entity("the Taliban", on="2023-01-01")
    assert (before and before.role, after and after.role) == ("REB", "GOV")


@pytest.mark.parametrize("word", ["is", "who", "us", "care", "nobody in particular"])
def test_small_words_are_no_acronyms(word: str) -> None:
    assert find_entity(word) is None


def test_a_local_name_needs_its_country() -> None:
    local = find_organisation("spy agency", country="KOR")
    assert local is not None
    assert local.name == "National Intelligence Service"
    assert find_organisation("spy agency") is None


def test_a_seat_stands_for_a_body_or_a_government() -> None:
    kremlin = find_metonym("the Kremlin")
    assert isinstance(kremlin, Organisation)
    assert kremlin.country == "RUS"
    assert find_metonym("Malacañang") == "PHL"
    assert find_metonym("a house") is None


@pytest.mark.parametrize(
    ("phrase", "name", "country", "role", "reason"),
    [
        ("North Korean officials", "North Korean officials", "PRK", "GOV", "role"),
        ("the US president", "Donald Trump", "USA", "GOV", "office"),
        ("the president of France", "Emmanuel Macron", "FRA", "GOV", "office"),
        ("Russia's defence ministry", "Russian Defence Ministry", "RUS", "GOV", "organisation"),
        ("South Korea's National Intelligence Service", "National Intelligence Service", "KOR", "SPY", "organisation"),
        ("Seoul’s spy agency", "National Intelligence Service", "KOR", "SPY", "organisation"),
        ("Israeli troops", "Israeli troops", "ISR", "MIL", "role"),
        ("police in Nairobi", "Kenyan police", "KEN", "COP", "role"),
        ("a UN envoy", "UN envoy", None, "IGO", "role"),
        ("the UN war crimes court", "UN war crimes court", None, "IGO", "role"),
        ("President Vladimir Putin", "Vladimir Putin", "RUS", "GOV", "person"),
        ("Mr Putin", "Vladimir Putin", "RUS", "GOV", "person"),
        ("Chinese Foreign Minister Wang Yi", "Wang Yi", "CHN", "GOV", "person"),
        ("Duma speaker Ilya Ostrovin", "Ilya Ostrovin", "RUS", "LEG", "title"),
        ("Pyongyang", "North Korea", "PRK", "GOV", "capital"),
        ("Brussels", "European Union", None, "IGO", "metonym"),
        ("the Russians", "Russia", "RUS", None, "demonym"),
        ("Russia's ambassador to Poland", "Russian ambassador to Poland", "RUS", "GOV", "role"),
        ("a Hamas commander", "Hamas commander", "PSE", "REB", "role"),
        ("members of the Knesset", "Knesset", "ISR", "LEG", "role"),
        ("a former White House official", "White House former official", "USA", "ELI", "role"),
        ("state news agency KCNA", "KCNA", "PRK", "MED", "outlet"),
        (
            "the opposition Movement for Democratic Change",
            "Movement for Democratic Change",
            "ZWE",
            "PTY",
            "organisation",
        ),
        ("dozens of miners in Chile", "Chilean miners", "CHL", "LAB", "role"),
        ("gunmen", "gunmen", None, "UAF", "role"),
        ("the Trump administration", "Trump administration", "USA", "GOV", "role"),
    ],
)
def test_a_phrase_tells_who_is_meant(
    phrase: str, name: str, country: str | None, role: str | None, reason: str
) -> None:
    found = resolve_phrase(phrase, on=DAY)
    assert found is not None
    entity = found.entity
    assert (entity.name, entity.country, entity.role, found.reason) == (name, country, role, reason)


@pytest.mark.parametrize("phrase", ["", "the", "a rainy afternoon", "yesterday"])
def test_a_phrase_that_means_nobody_is_none(phrase: str) -> None:
    assert resolve_phrase(phrase, on=DAY) is None


def test_a_former_president_is_not_the_present_one() -> None:
    found = resolve_phrase("a former US president", on=DAY)
    assert found is not None
    assert found.reason == "role"
    assert found.entity.role == "ELI"


def test_the_lists_are_as_long_as_they_claim() -> None:
    assert len(load_people()) > 1000
    assert len(load_organisations()) > 500
    assert {"RUS", "PSE", "TWN", "XKX", "SUHH"} <= set(load_territories())


def test_no_two_people_share_an_id() -> None:
    ids = [person.id for person in load_people()]
    assert len(ids) == len(set(ids))


def test_a_broken_file_is_named_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "names.tsv").write_text("# head\nname\tid\nA\t1\nB\n", encoding="utf-8")
    with pytest.raises(KnowledgeError, match=r"names\.tsv:4"):
        list(tables.read_rows("names.tsv", ("name", "id"), folder=tmp_path))
    with pytest.raises(KnowledgeError, match=r"names\.tsv:2: columns"):
        list(tables.read_rows("names.tsv", ("name",), folder=tmp_path))
    with pytest.raises(KnowledgeError, match=r"missing\.tsv"):
        list(tables.read_rows("missing.tsv", ("name",), folder=tmp_path))


def test_a_broken_period_is_named_with_its_line() -> None:
    with pytest.raises(KnowledgeError, match=r"leaders\.tsv:7"):
        read_period("leaders.tsv:7", "last spring/")
    assert read_period("", "2014-02/2014-06").covers("2014-06-30")
    assert not read_period("", "2014-02/2014-06").covers("2014-07-01")
