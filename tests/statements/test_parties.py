"""Who is meant, by which rule, from which words, how surely, and who else could be."""

from __future__ import annotations

import pytest

from tests.conftest import StatementsOf
from wirebook.model import Participant, Statement


def parties(statements: list[Statement]) -> dict[str, Participant]:
    """The parties by the words that name them."""
    return {
        " ".join(who.text.split()): who for statement in statements for who in statement.actors + statement.recipients
    }


def test_a_bare_surname_is_the_leader_of_whom_the_article_tells(statements_of: StatementsOf) -> None:
    told = parties(statements_of("Kim called Putin. North Korea thanked Russia. North Korea sent soldiers to Russia."))
    assert told["Kim"].name == "Kim Jong Un"
    assert (told["Kim"].reason, told["Kim"].because) == ("surname", "North Korea")


def test_a_bare_surname_stays_one_where_nothing_explains_it(statements_of: StatementsOf) -> None:
    told = parties(statements_of("Kim met Peruvian officials in Lima. Peru thanked Chile. Chile praised Peru."))
    assert told["Kim"].entity is None


def test_a_namesake_in_full_is_not_the_leader(statements_of: StatementsOf) -> None:
    told = parties(
        statements_of(
            "A banker, Dora Kim, met North Korean officials. Kim thanked North Korea. North Korea praised her."
        )
    )
    assert told["Kim"].name == "Dora Kim"


def test_the_north_is_the_country_called_so(statements_of: StatementsOf) -> None:
    text = "South Korea condemned North Korea on Monday and demanded that the North withdraw its troops."
    told = parties(statements_of(text))
    assert [(who.country, who.because) for name, who in told.items() if name.endswith(" North") or name == "North"] == [
        ("PRK", "North Korea")
    ]


def test_what_belongs_to_somebody_is_of_that_ones_country(statements_of: StatementsOf) -> None:
    text = "A Kenyan delegation led by Abel Moran arrived in Lima. Moran's delegation met Peruvian officials."
    who = parties(statements_of(text))["Moran's delegation"]
    assert (who.name, who.country, who.entity and who.entity.id) == ("Kenyan delegation", "KEN", "KEN:delegation")
    assert "Moran" in who.because


def test_the_body_of_the_country_told_of_before(statements_of: StatementsOf) -> None:
    text = (
        "South Korea believes that soldiers of North Korea were killed in Ukraine. "
        "The country's National Intelligence Service accused North Korea of lying."
    )
    who = parties(statements_of(text))["The country's National Intelligence Service"]
    assert who.entity is not None
    assert (who.entity.id, who.because) == ("org/nis", "The country; South Korea")


def test_the_leaders_of_the_two_countries(statements_of: StatementsOf) -> None:
    text = "Russia and North Korea signed a treaty. The leaders of the two countries met in Moscow on Monday."
    (met,) = [statement for statement in statements_of(text) if statement.trigger_text == "met"]
    assert {who.country for who in met.actors + met.recipients} == {"RUS", "PRK"}
    assert {who.reason for who in met.actors + met.recipients} == {"both"}


def test_each_party_says_why_and_how_surely(statements_of: StatementsOf) -> None:
    text = (
        "On Monday Abel Moran, a Kenyan banker, met Peruvian officials. He thanked Donald Trump. "
        "The Russian president called Trump."
    )
    found = parties(statements_of(text))
    assert (found["Abel Moran"].country, found["Abel Moran"].because) == ("KEN", "a Kenyan banker")
    assert all(who.reason and who.score is not None and 0 < who.score <= 1 for who in found.values()), found
    assert found["He"].because == "Abel Moran; a Kenyan banker"


@pytest.mark.parametrize(("words", "rival"), [("Georgia", "Georgia (USA)"), ("Peru", None)])
def test_who_else_bears_the_name_is_said_and_weighs(words: str, rival: str | None, statements_of: StatementsOf) -> None:
    who = parties(statements_of(f"{words} thanked Norway."))[words]
    assert who.rival == rival
    assert who.score is not None
    assert (who.score < 0.95) == (rival is not None)


def test_a_role_is_that_of_the_country_of_which_the_article_tells(statements_of: StatementsOf) -> None:
    text = "Peru praised Norway. Peruvian miners thanked Peru. The government arrested Abel Moran near Lima."
    who = parties(statements_of(text))["The government"]
    assert (who.name, who.country, who.entity and who.entity.id) == ("Peruvian government", "PER", "PER:government")
    assert who.reason == "article's country"


def test_people_at_a_place_are_of_its_country_and_keep_their_words(statements_of: StatementsOf) -> None:
    who = parties(statements_of("Gunmen killed nine fishermen near Lima."))["nine fishermen"]
    assert (who.name, who.country, who.entity and who.entity.id) == ("fishermen", "PER", "PER:fishermen")
