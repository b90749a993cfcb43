"""Titles before names, and organisations' names at the end of longer ones."""

from __future__ import annotations

import pytest

from wirebook.knowledge.actors import resolve_phrase


@pytest.mark.parametrize(
    ("phrase", "country"),
    [
        ("President Bush", "USA"),
        ("former President Bush", "USA"),
        ("President Assad", "SYR"),
        ("Prime Minister Gandhi", "IND"),
        ("President Santos", None),
        ("President Harlowe", None),
        ("General Bush", None),
    ],
)
def test_a_title_and_a_surname_without_a_day_tell_the_country_where_all_holders_share_it(
    phrase: str, country: str | None
) -> None:
    found = resolve_phrase(phrase)
    assert found is not None
    assert (found.entity.country, found.reason) == (country, "title")
    assert found.entity.id.startswith("name/")


@pytest.mark.parametrize(
    ("phrase", "day", "name"),
    [
        ("President Bush", "1991-01-20", "George H. W. Bush"),
        ("Foreign Minister Ivanov", "2002-06-01", "Igor Ivanov"),
        ("Secretary Christopher", "1995-06-01", "Warren Christopher"),
        ("Mr Christopher", "1995-06-01", "Warren Christopher"),
        ("President Ford", "1975-06-01", "Gerald Ford"),
        ("Prime Minister Yitzak Rabin", "1994-06-01", "Yitzhak Rabin"),
        ("General Aidid", "1993-06-01", "Mohamed Farah Aideed"),
    ],
)
def test_a_title_tells_who_bears_a_surname(phrase: str, day: str, name: str) -> None:
    found = resolve_phrase(phrase, on=day)
    assert found is not None
    assert found.entity.name == name


@pytest.mark.parametrize(
    ("phrase", "day"),
    [
        ("Judge Carter", "2010-06-01"),
        ("Mr Christopher", "2020-06-01"),
        ("Justice Minister Hunt", "2019-01-01"),
        ("Speaker Marzouq Ghanem", "2022-06-01"),
        ("leader Ariel Varela", "2015-06-01"),
        ("Speaker Carlos Chamorro", "2015-06-01"),
        ("General Clark", "2023-06-01"),
    ],
)
def test_a_namesake_with_another_title_or_given_name_is_nobody_known(phrase: str, day: str) -> None:
    found = resolve_phrase(phrase, on=day)
    assert found is None or found.reason == "title"


@pytest.mark.parametrize("phrase", ["Europe Bridge", "Golden Gate Bridge", "Robert Wagner", "Ahmed Al Maliki"])
def test_a_longer_name_of_something_else_is_not_the_one_it_ends_in(phrase: str) -> None:
    assert resolve_phrase(phrase) is None


def test_the_end_of_a_longer_body_is_not_taken_for_another_countrys() -> None:
    found = resolve_phrase("Supreme National Security Council")
    assert found is None or not found.entity.id.startswith("org/")


@pytest.mark.parametrize(
    ("phrase", "identity"),
    [
        ("spokesman Hamas", "org/hamas"),
        ("Group Wagner", "org/wagner"),
        ("Moscow-backed Wagner", "org/wagner"),
        ("Shia Hezbollah", "org/hezbollah"),
        ("Islamist Hamas", "org/hamas"),
        ("Kurdish PKK", "org/pkk"),
        ("Armed Forces Tatmadaw", "org/tatmadaw"),
        ("Hamas spokesman", "org/hamas"),
    ],
)
def test_an_organisation_behind_a_role_or_an_adjective_is_meant(phrase: str, identity: str) -> None:
    found = resolve_phrase(phrase)
    assert found is not None
    assert found.entity.id.split(":")[0] == identity
