"""Where statements of one event cannot all be true."""

from __future__ import annotations

from typing import Any

from tests.builders import make_article, make_count, make_place, make_statement
from wirebook.linking.consensus import FieldValues, fields_of
from wirebook.linking.disputes import corroboration_of, disputes_of
from wirebook.model import Corroboration, Dispute, Statement

ARTICLE = make_article("Some 600 soldiers were killed near Kursk.")
ARTICLES = {
    name: make_article("", article_id=name, outlet=f"Outlet {name}", published=f"2025-08-{14 + number}")
    for number, name in enumerate("abc")
}


def tell(article: str, *counts: Any, **more: Any) -> Statement:
    return make_statement(ARTICLE, "ASSAULT", in_article=article, statement_id=f"S{article}", counts=counts, **more)


def field(name: str, *statements: Statement) -> FieldValues:
    return next(found for found in fields_of(statements, ARTICLES) if found.field == name)


def disputes(*statements: Statement) -> tuple[Dispute, ...]:
    return disputes_of(fields_of(statements, ARTICLES))


KILLED = "count:killed:soldiers"


def test_a_dispute_names_who_gives_which_number() -> None:
    one, other = tell("a", make_count(600, "about"), sources=["Seoul"]), tell("b", make_count(4700), sources=["Kyiv"])
    (dispute,) = disputes(one, other)
    assert dispute == Dispute(KILLED, (("about 600", ("Sa",)), ("4700", ("Sb",))))


def test_numbers_that_can_both_be_true_are_no_dispute() -> None:
    assert disputes(tell("a", make_count(600, "about")), tell("b", make_count(500, "at-least"))) == ()


def test_numbers_of_different_things_do_not_contradict() -> None:
    assert disputes(tell("a", make_count(600)), tell("b", make_count(4100, of="wounded"))) == ()


def test_two_numbers_in_one_statement_do_not_contradict_each_other() -> None:
    assert disputes(tell("a", make_count(600), make_count(4700)), tell("b", make_count(4700))) == ()


def test_a_later_higher_toll_is_an_update() -> None:
    toll = field(KILLED, tell("b", make_count(15)), tell("a", make_count(12)))
    assert (toll.disputed, toll.updated, toll.consensus) == (False, True, "15")
    assert [value.value for value in toll.values] == ["12", "15"]


def test_a_later_lower_toll_is_none() -> None:
    toll = field(KILLED, tell("a", make_count(15)), tell("b", make_count(12)))
    assert (toll.disputed, toll.updated) == (True, False)


def test_another_source_may_only_raise_a_fresh_toll_a_little() -> None:
    early = tell("a", make_count(12), date="2025-08-14", sources=["Police"])
    assert field(KILLED, early, tell("b", make_count(15), sources=["Ministry"])).updated
    assert field(KILLED, early, tell("b", make_count(60), sources=["Ministry"])).disputed


def test_two_tolls_of_one_day_contradict() -> None:
    same_day = {**ARTICLES, "b": ARTICLES["a"]}
    statements = [tell("a", make_count(12)), tell("b", make_count(15))]
    assert next(f for f in fields_of(statements, same_day) if f.field == KILLED).disputed


def test_places_apart_are_a_dispute() -> None:
    kursk, kazan = make_place("", "Kursk", "RUS"), make_place("", "Kazan", "RUS")
    assert [d.field for d in disputes(tell("a", place=kursk), tell("b", place=kazan))] == ["place"]
    assert disputes(tell("a", place=kursk), tell("b", place=make_place("", "Kursk region", "RUS"))) == ()


def test_a_denial_is_a_dispute_of_the_status() -> None:
    found = field("status", tell("a"), tell("b", status="denied", sources=["Moscow"]))
    assert (found.consensus, found.disputed) == ("happened", True)
    assert [(value.value, value.sources) for value in found.values] == [("happened", ()), ("denied", ("Moscow",))]
    assert not field("status", tell("a", status="denied"), tell("b", status="denied")).disputed


def test_who_did_it_may_be_disputed() -> None:
    one, other = tell("a", actors=["Russia"]), tell("b", actors=["Ukraine"])
    assert [d.field for d in disputes(one, other)] == ["actors"]
    assert disputes(one, tell("b", actors=["Moscow"])) != ()


def test_days_apart_are_a_dispute_but_neighbouring_days_are_not() -> None:
    first = tell("a", date="2025-08-12")
    assert [d.field for d in disputes(first, tell("b", date="2025-08-14"))] == ["date"]
    assert disputes(first, tell("b", date="2025-08-13")) == ()
    assert (
        disputes(tell("a", status="planned", date="2025-08-20"), tell("b", status="planned", date="2025-08-27")) == ()
    )


def test_a_field_says_who_told_what_first() -> None:
    found = field("date", tell("c", date="2025-08"), tell("a", date="2025-08-12"))
    assert found.consensus == "2025-08-12"
    assert [(value.value, value.origins, value.published) for value in found.values] == [
        ("2025-08-12", ("Outlet a",), "2025-08-14"),
        ("2025-08", ("Outlet c",), "2025-08-16"),
    ]


def test_what_is_disputed_is_not_corroborated() -> None:
    assert corroboration_of((), ("a",)) is Corroboration.SINGLE_SOURCE
    assert corroboration_of((), ("a", "b")) is Corroboration.CORROBORATED
    assert corroboration_of((Dispute("status", ()),), ("a", "b")) is Corroboration.DISPUTED
