"""Leaders by surname and day over forty years, their offices and titles, and what the list itself must hold to."""

from __future__ import annotations

import pytest

from wirebook.knowledge.offices import is_named, load_offices
from wirebook.knowledge.organisations import find_organisation, load_organisations
from wirebook.knowledge.people import bearers_of, find_person, holder_of, is_cautioned, load_people, search_person
from wirebook.knowledge.territories import find_by_capital, find_country, load_territories


@pytest.mark.parametrize(
    ("written", "day", "name"),
    [
        ("Bush", "1990-05-05", "George H. W. Bush"),
        ("Bush", "2005-05-05", "George W. Bush"),
        ("Vance", "1992-06-01", "Cyrus Vance"),
        ("Vance", "2025-06-01", "J. D. Vance"),
        ("Aoun", "1989-06-01", "Michel Aoun"),
        ("Assad", "1985-06-01", "Hafez al-Assad"),
        ("Savimbi", "1995-06-01", "Jonas Savimbi"),
        ("Mohammed Farrah Aidid", "1993-07-01", "Mohamed Farah Aideed"),
        ("Heidar Aliyev", "1998-01-01", "Heydar Aliyev"),
        ("Karadžić", "1994-01-01", "Radovan Karadzic"),
        ("Leung", "2014-01-01", "Leung Chun-ying"),
    ],
)
def test_a_name_means_who_bore_it_at_the_time(written: str, day: str, name: str) -> None:
    entity = find_person(written, on=day)
    assert entity is not None
    assert entity.name == name


@pytest.mark.parametrize(
    ("country", "office", "day", "name"),
    [
        ("Soviet Union", "leader", "1984-06-01", "Konstantin Chernenko"),
        ("Soviet Union", "foreign minister", "1988-06-01", "Eduard Shevardnadze"),
        ("USA", "secretary of state", "1984-06-01", "George Shultz"),
        ("POL", "president", "1993-06-01", "Lech Walesa"),
        ("NGA", "leader", "1995-06-01", "Sani Abacha"),
        ("CHN", "premier", "1989-06-04", "Li Peng"),
        ("KWT", "emir", "1990-08-02", "Sheikh Jaber al-Ahmad al-Sabah"),
        ("UN", "chief", "1990-08-02", "Javier Perez de Cuellar"),
        ("ZMB", "president", "2005-06-01", "Levy Mwanawasa"),
        ("CYP", "president", "2003-06-01", "Tassos Papadopoulos"),
    ],
)
def test_who_held_an_office_long_ago(country: str, office: str, day: str, name: str) -> None:
    holder = holder_of(country, office, day)
    assert holder is not None
    assert holder.name == name


def test_an_office_of_another_state_counts_for_that_state() -> None:
    minister, president = find_person("Shevardnadze", on="1988-06-01"), find_person("Shevardnadze", on="1998-06-01")
    assert (minister and minister.country, president and president.country) == ("RUS", "GEO")


def test_a_surname_out_of_office_means_who_left_it_last_where_the_others_had_left_long_before() -> None:
    later = find_person("Kabila", on="2022-01-01")
    assert later is not None
    assert later.name == "Joseph Kabila"
    assert find_person("Rasmussen", on="2021-01-01") is None


@pytest.mark.parametrize(("written", "day"), [("Kozyrev", "2024-01-01"), ("Sunak", "1990-01-01")])
def test_a_lesser_office_decades_away_is_not_meant_by_the_surname_alone(written: str, day: str) -> None:
    assert find_person(written, on=day) is None


def test_a_common_full_name_decades_away_is_somebody_else() -> None:
    assert find_person("William Webster", on="2024-01-01") is None
    assert find_person("William Webster", on="1988-01-01") is not None


def test_a_title_tells_which_of_two_in_office() -> None:
    found = [
        search_person("Ivanov", on="2002-06-01", titled=True, title=f"{field} minister")
        for field in ("foreign", "defence")
    ]
    assert [person and person.name for person in found] == ["Igor Ivanov", "Sergei Ivanov"]


@pytest.mark.parametrize(
    ("office", "title", "named"),
    [
        ("secretary of state", "secretary", True),
        ("foreign minister", "minister", True),
        ("foreign minister", "foreign secretary", True),
        ("foreign minister", "justice minister", False),
        ("president", "vice president", False),
        ("vice president", "president", False),
        ("bosnian serb president", "president", True),
    ],
)
def test_a_title_names_an_office(office: str, title: str, named: bool) -> None:
    assert is_named(office, title) is named


def test_a_head_of_the_netherlands_is_no_party_of_another_country() -> None:
    premier = find_person("Mark Rutte", on="2016-01-01")
    assert premier is not None
    assert (premier.country, premier.role) == ("NLD", "GOV")


def test_no_organisation_bears_the_code_of_a_country() -> None:
    assert set(load_organisations()) & set(load_territories()) == {"EU"}


def test_every_term_ends_after_it_began() -> None:
    terms = [(person.name, term) for person in load_people() for term in person.terms]
    assert [(name, term) for name, term in terms if term.period.since > term.period.until] == []


def test_a_country_capital_or_organisation_is_no_leader_by_surname() -> None:
    taken = []
    for person in load_people():
        surname = person.name.split()[-1]
        known = find_country(surname) or find_by_capital(surname) or find_organisation(surname)
        if known and person in bearers_of(surname) and not is_cautioned(surname):
            taken.append(person.name)
    assert taken == []


def test_offices_of_one_seat_have_words() -> None:
    assert all(office.words for office in load_offices().values() if office.single)
