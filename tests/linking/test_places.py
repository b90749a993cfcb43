"""Whether two places can be one."""

from __future__ import annotations

import pytest

from tests.builders import make_article, make_place, make_statement
from wirebook.linking.places import Relation, place_of, relation
from wirebook.model import Place, Span


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (make_place("", "Kursk", "RUS"), make_place("", "Russia", "RUS"), Relation.WITHIN),
        (make_place("", "Kursk", "RUS"), make_place("", "Kursk region", "RUS"), Relation.WITHIN),
        (make_place("", "Anchorage", "USA"), make_place("", "Alaska", "USA"), Relation.WITHIN),
        (make_place("", "Kursk", "RUS"), make_place("", "Kazan", "RUS"), Relation.APART),
        (make_place("", "Anchorage", "USA"), make_place("", "Texas", "USA"), Relation.APART),
        (make_place("", "Kursk region", "RUS"), make_place("", "Ukraine", "UKR"), Relation.APART),
        (make_place("", "Georgia", "GEO"), make_place("", "Georgia", "USA"), Relation.APART),
        (make_place("", "the  Summit Hall"), make_place("", "The Summit Hall", "USA"), Relation.SAME),
        (make_place("", "Grey Harbour", "USA"), make_place("", "Anchorage", "USA"), Relation.OPEN),
    ],
)
def test_how_places_lie(one: Place, other: Place, expected: Relation) -> None:
    assert relation(one, other) is relation(other, one) is expected


def test_places_near_each_other_are_one() -> None:
    span = Span(0, 0)
    one = Place(span, "", "North Fort", "UKR", 50.0, 36.2)
    assert relation(one, Place(span, "", "South Fort", "UKR", 50.1, 36.2)) is Relation.SAME
    assert relation(one, Place(span, "", "Far Fort", "RUS", 51.7, 36.2)) is Relation.APART


def test_a_recipient_may_be_where_something_went() -> None:
    article = make_article("North Korea sent soldiers to Russia's Kursk region.")
    statement = make_statement(article, "AID", ["North Korea"], [])
    assert place_of(statement) is None
