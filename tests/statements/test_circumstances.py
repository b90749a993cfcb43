from __future__ import annotations

import pytest

from wirebook.model import Article, Span, Statement
from wirebook.reading.reader import read
from wirebook.statements.coder import code
from wirebook.statements.entities import resolve_names


def told(text: str) -> list[Statement]:
    return code(read(Article("a", text, (Span(0, len(text)),), published="2025-08-15")))


@pytest.mark.parametrize(
    ("text", "place", "precision"),
    [
        ("Gunmen killed four soldiers in the town of Baidoa on Friday.", "Baidoa", "city"),
        ("Rwandan soldiers seized the town of Goma on Monday.", "Goma", "city"),
        ("A bomb killed two policemen at a checkpoint near Kandahar.", "Kandahar", "city"),
        ("Gunmen stormed a police station in Peshawar, killing six officers.", "Peshawar", "city"),
        ("Russian forces shelled villages in Ukraine on Sunday.", "Ukraine", "country"),
    ],
)
def test_the_place_of_what_happened(text: str, place: str, precision: str) -> None:
    found = [s.place for s in told(text) if s.place]
    assert [(one.text, one.precision) for one in found[:1]] == [(place, precision)]


def test_the_place_of_what_is_spoken_of_is_not_where_it_is_said() -> None:
    statements = told("France condemned the killing of a reporter in Lima.")
    assert [s.place for s in statements if s.type == "ACCUSE"] == [None]


def test_without_a_place_there_is_a_reason() -> None:
    statements = told("Gunmen killed four soldiers on Friday.")
    assert [(s.place, s.place_rule) for s in statements] == [(None, "no place is named")]


def place_told(text: str, kind: str) -> str | None:
    """The words of the place of the first statement of a type."""
    statement = next(s for s in told(text) if s.type == kind)
    return statement.place.text if statement.place else None


@pytest.mark.parametrize(
    ("text", "kind", "place"),
    [
        # where it was written is not where it happened
        ("TUNIS (Reuters) - Gunmen killed four soldiers in Kasserine on Friday.", "ASSAULT", "Kasserine"),
        ("TUNIS (Reuters) - Gunmen killed four soldiers on Friday.", "ASSAULT", None),
        # what is told of another time or of another matter
        ("Gunmen have killed ten soldiers since the army entered Kidal in May.", "ASSAULT", None),
        ("Gunmen killed four soldiers before the army retook the town of Kidal.", "ASSAULT", None),
        ("A soldier was shot on Monday and died at a hospital in Gao.", "ASSAULT", None),
        # who somebody is
        ("Moussa Keita, a commander of rebels in Gao, was killed on Monday.", "ASSAULT", None),
        # what a protest is about
        ("Students protested against the war in Chad on Monday.", "PROTEST", None),
        ("Students protested in Bamako against the war in Chad.", "PROTEST", "Bamako"),
        # a second verb, a scene set before who says so
        ("In Mali on Monday, gunmen shot and killed a policeman in the town of Sikasso.", "ASSAULT", "Sikasso"),
        ("In the town of Sikasso, officials said gunmen killed a policeman on Monday.", "ASSAULT", "Sikasso"),
        # the finer of two
        ("A bomb killed four people in the Moghalpura district of Lahore.", "ASSAULT", "Moghalpura"),
        ("A bomb killed four people in the Lahore district of Moghalpura.", "ASSAULT", "Moghalpura"),
        ("A bomb killed four people on a road north of Gao.", "ASSAULT", "Gao"),
        ("North of Gao, gunmen killed four people in the village of Bourem.", "ASSAULT", "Bourem"),
    ],
)
def test_which_of_the_places_of_a_sentence_it_is(text: str, kind: str, place: str | None) -> None:
    assert place_told(text, kind) == place


@pytest.mark.parametrize(
    ("text", "name", "precision"),
    [
        ("Ukrainian forces attacked a depot in Russia's Kursk region.", "Kursk", "region"),
        ("Russian forces shelled the Zaporizhzhia region.", "Zaporizhzhia region", "region"),
        ("Israel bombed a village in southern Lebanon on Monday.", "southern Lebanon", "region"),
        ("Fighters attacked a convoy in the Gaza Strip.", "Gaza", "region"),
    ],
)
def test_a_region_is_told_as_one(text: str, name: str, precision: str) -> None:
    place = next(s.place for s in told(text) if s.place)
    assert (place.name, place.precision) == (name, precision)


def test_a_capital_is_a_place_unless_it_acts() -> None:
    text = "Tunis condemned the raid. The delegates met in Tunis on Monday."
    names = resolve_names(read(Article("a", text, (Span(0, len(text)),), published="2025-08-15")))
    found = [(one.entity.id, one.entity.country) for one in names if one.text == "Tunis" and one.entity]
    assert found == [("TUN", "TUN"), ("geonames/2464470", "TUN")]
