"""Judgements about actors settled, and statements with those whom they mean by judgement."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import make_article, make_participant, make_statement
from wirebook.linking.identities import ACTOR, actor_key, identify, settle_actors, words_scope
from wirebook.model import Entity, Judgement, Statement, Verdict

TEXT = "Abel Moran met Cyra Dost in Ankara, the Harbour Post said."
ARTICLE = make_article(TEXT)


def statement(*actors: str) -> Statement:
    made = make_statement(ARTICLE, trigger="met", actors=(), recipients=(), sources=["Harbour Post"])
    return replace(made, actors=tuple(make_participant(TEXT, name, "PER") for name in actors))


def same(number: int, first: str, second: str) -> Judgement:
    return Judgement(number, ACTOR, Verdict.SAME, key(first), key(second), "ann", "", entity=Entity(key(first), first))


def other(number: int, first: str, second: str, scope: str) -> Judgement:
    entity = Entity(key(second), second, "KEN")
    return Judgement(number, ACTOR, Verdict.DIFFERENT, key(first), key(second), "ann", "", scope=scope, entity=entity)


def key(name: str) -> str:
    return actor_key(name, None)


def names(judgements: list[Judgement], *actors: str) -> list[str]:
    judged = identify(statement(*actors), settle_actors(judgements), None, lambda *_: None)
    return [who.name for who in judged.actors]


def test_what_nobody_judged_stays_as_it_is() -> None:
    read = statement("Abel Moran")
    assert identify(read, settle_actors([same(1, "X", "Y")]), None, lambda *_: None) is read


def test_the_words_of_the_mention_stay() -> None:
    read = statement("Moran")
    (who,) = identify(read, settle_actors([same(1, "Abel Moran", "Moran")]), None, lambda *_: None).actors
    assert (who.text, who.span) == (read.actors[0].text, read.actors[0].span)
    assert (who.name, who.country, who.reason) == ("Abel Moran", "PER", "judgement 1")
    assert who.entity == Entity("name/abel-moran", "Abel Moran", "PER", "GOV")


@pytest.mark.parametrize(
    ("judgements", "leader"),
    [
        ([same(1, "A", "B"), same(2, "C", "A")], "C"),
        ([same(1, "A", "B"), same(2, "C", "D"), same(3, "B", "D")], "A"),
        ([same(1, "A", "B"), same(2, "B", "A")], "B"),
    ],
)
def test_the_name_is_that_of_the_first_one_of_the_latest_judgement(judgements: list[Judgement], leader: str) -> None:
    assert names(judgements, "B") == [leader]
    assert names(judgements, "A") == [leader]


def test_two_mentions_of_one_are_one_party() -> None:
    assert names([same(1, "Abel Moran", "Moran")], "Abel Moran", "Moran") == ["Abel Moran"]


def test_in_a_scope_it_is_another_of_whom_nothing_of_the_first_is_known() -> None:
    for scope in (statement().id, ARTICLE.id, words_scope("Abel  MORAN")):
        (who,) = identify(
            statement("Abel Moran"), settle_actors([other(1, "Abel Moran", "A. Moran (2)", scope)]), None,
            lambda *_: None,
        ).actors  # fmt: skip
        assert (who.name, who.country, who.role) == ("A. Moran (2)", "KEN", None)
    assert names([other(1, "Abel Moran", "X", "elsewhere")], "Abel Moran") == ["Abel Moran"]


def test_who_counts_as_the_one_is_parted_with_it_and_who_does_so_later_is_not() -> None:
    before = [same(1, "Abel Moran", "Moran"), other(2, "Abel Moran", "X", ARTICLE.id)]
    assert names(before, "Moran") == ["X"]
    after = [other(1, "Abel Moran", "X", ARTICLE.id), same(2, "Abel Moran", "Moran")]
    assert names(after, "Moran") == ["Abel Moran"]


def test_whom_mentions_mean_may_be_one_with_somebody() -> None:
    assert names([other(1, "A", "X", ARTICLE.id), same(2, "Y", "X")], "A") == ["Y"]


def test_of_two_for_one_scope_the_later_holds() -> None:
    judgements = [other(1, "A", "X", ARTICLE.id), other(2, "A", "Y", ARTICLE.id)]
    assert names(judgements, "A") == ["Y"]
    assert settle_actors(judgements).overruled == {1: 2}


def test_a_source_is_whom_it_is_judged_to_be() -> None:
    judged = identify(statement(), settle_actors([same(1, "Harbour News", "Harbour Post")]), None, lambda *_: None)
    assert (judged.sources[0].name, judged.sources[0].id) == ("Harbour News", "name/harbour-news")


def test_the_knowledge_says_who_a_known_one_is_on_the_day() -> None:
    def lookup(identity: str, day: str | None) -> Entity | None:
        return Entity(identity, "Abel Moran", "PER", "ELI" if day == "2025-08-14" else "GOV")

    read = statement("Moran")
    (who,) = identify(read, settle_actors([same(1, "Abel Moran", "Moran")]), "2025-08-14", lookup).actors
    assert who.role == "ELI"


@given(st.lists(st.tuples(st.sampled_from("ABCDE"), st.sampled_from("ABCDE")), max_size=8))
def test_all_of_a_set_have_one_leader_whatever_the_order_of_the_list(pairs: list[tuple[str, str]]) -> None:
    judgements = [same(number, one, two) for number, (one, two) in enumerate(pairs, 1)]
    settled = settle_actors(judgements)
    assert settle_actors(reversed(judgements)) == settled
    for one, two in pairs:
        assert settled.one[key(one)].entity.id == settled.one[key(two)].entity.id
