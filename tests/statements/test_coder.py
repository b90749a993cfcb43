"""Statements: stable names, no dependence on order, evidence that says what it says."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.builders import make_article
from tests.conftest import StatementsOf
from wirebook.model import Article, Span, Statement
from wirebook.reading.reader import read
from wirebook.statements.coder import code
from wirebook.statements.framing import LEAST_SURE

SENTENCES = [
    "Russian troops attacked a Ukrainian garrison on Tuesday.",
    "Canada expelled three Indian diplomats.",
    "France condemned the military rulers of Niger.",
    "At least 14 soldiers were killed by rebels in Mali, the defence ministry said.",
    "Turkey and Greece held talks in Geneva on Monday.",
    "“We will stay,” the Polish president said.",
    "He praised Lithuania.",
    "The two countries signed an agreement.",
    "Police arrested an opposition leader in Nairobi.",
    "Rain fell on the capital.",
    "If Iran frees the sailors, Britain will lift its sanctions.",
    "North Korea threatened to attack South Korea.",
    "No officials met the delegation.",
    "Thousands of protesters marched through Tbilisi.",
]
TEXT = " ".join(SENTENCES)


def statements(article: Article) -> list[Statement]:
    return code(read(article))


@pytest.fixture(scope="module")
def told(statements_of: StatementsOf) -> list[Statement]:
    found = statements_of(TEXT)
    assert len(found) >= 8
    return found


def test_reading_again_gives_the_same(told: list[Statement]) -> None:
    assert statements(make_article(TEXT, published="2025-08-15")) == told


def test_order_and_batch_make_no_difference() -> None:
    articles = [make_article(" ".join(SENTENCES[i : i + 4]), article_id=f"a{i}") for i in range(0, 12, 3)]
    one_way = {article.id: statements(article) for article in articles}
    back = {article.id: statements(article) for article in reversed(articles)}
    assert one_way == back
    assert statements(articles[2]) == one_way[articles[2].id]


def test_ids_are_unique_and_short(told: list[Statement]) -> None:
    ids = [statement.id for statement in told]
    assert len(set(ids)) == len(ids)
    assert all(name.isalnum() and name.isascii() and 5 <= len(name) <= 12 for name in ids)


def test_an_id_hangs_on_article_outlet_and_text() -> None:
    text = SENTENCES[0]
    kept = [statement.id for statement in statements(make_article(text))]
    assert [s.id for s in statements(make_article(text, published=None))] == kept
    assert [s.id for s in statements(make_article(text, title="A title"))] == kept
    assert not set(kept) & {s.id for s in statements(make_article(text, article_id="b"))}
    assert not set(kept) & {s.id for s in statements(make_article(text, outlet="Evening Post"))}
    assert not set(kept) & {s.id for s in statements(make_article(text + " "))}


def test_statements_stand_in_the_order_of_their_triggers(told: list[Statement]) -> None:
    assert [s.trigger for s in told] == sorted(s.trigger for s in told)


def test_evidence_points_at_its_words(told: list[Statement]) -> None:
    check_evidence(told, make_article(TEXT))


def test_only_the_body_is_told_of() -> None:
    text = "EGYPT ATTACKED SUDAN. France condemned Niger."
    article = Article("a", text, (Span(22, len(text)),), published="2025-08-15")
    found = statements(article)
    assert [statement.type for statement in found] == ["ACCUSE"]
    check_evidence(found, article)


def test_an_empty_article_has_no_statements() -> None:
    assert statements(make_article("")) == []
    assert statements(Article("a", "Egypt attacked Sudan.", ())) == []


def test_a_date_ahead_makes_a_plan(statements_of: StatementsOf) -> None:
    text = "Turkish and Greek ministers meet in Geneva on August 20."
    assert {s.status for s in statements_of(text) if s.type == "CONSULT"} <= {"planned"}


def test_a_date_is_carried_to_what_goes_on(statements_of: StatementsOf) -> None:
    found = statements_of("Canada expelled an Indian diplomat on Monday. Canada expelled two others.")
    dates = [(s.when.value, s.when.anchor) for s in found if s.when and s.type == "SANCTION"]
    assert dates[0][0] == "2025-08-11"
    assert dates[1:] in ([], [("2025-08-11", "carried")])


def check_evidence(found: list[Statement], article: Article) -> None:
    """All spans of all statements lie in the text and say what the statement says they do."""
    text = article.text
    for statement in found:
        assert statement.article == article.id
        assert statement.span.covers(statement.trigger)
        assert statement.trigger.of(text) == statement.trigger_text
        for who in (*statement.actors, *statement.recipients):
            assert who.span.of(text) == who.text
            assert who.name.strip()
        for span in spans_of(statement):
            assert 0 <= span.start < span.end <= len(text)
        if statement.place:
            assert statement.place.span.of(text) == statement.place.text
        assert all(count.number >= 0 for count in statement.counts)
        assert LEAST_SURE <= statement.score <= 1
        assert statement.rule.startswith((f"{statement.type}.", f"head.{statement.type}/"))
        assert not set(statement.actors) & set(statement.recipients)


def spans_of(statement: Statement) -> list[Span]:
    spans = [statement.span, statement.trigger]
    spans += [count.span for count in statement.counts]
    spans += [span for source in statement.sources for span in (source.span, source.cue) if span]
    spans += [statement.quote] if statement.quote else []
    spans += [statement.when.span] if statement.when and statement.when.span else []
    return spans


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.sampled_from(SENTENCES), max_size=6), st.sampled_from([" ", "\n", "\n\n", ""]))
def test_any_order_of_sentences(parts: list[str], gap: str) -> None:
    article = make_article(gap.join(parts))
    found = statements(article)
    check_evidence(found, article)
    assert len({statement.id for statement in found}) == len(found)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.one_of(st.sampled_from(" ".join(SENTENCES).split()), st.text(max_size=6)), max_size=25))
def test_any_heap_of_words(words: list[str]) -> None:
    article = make_article(" ".join(words))
    check_evidence(statements(article), article)
