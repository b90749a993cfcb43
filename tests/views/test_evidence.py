"""What vouches for a row."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.books import CALL
from wirebook.book import Store, article_key
from wirebook.errors import UsageError
from wirebook.model import EventType
from wirebook.views import Evidence, evidence, segments


def call(store: Store) -> Evidence:
    statement = next(s for s in store.statements() if s.type is EventType.CONSULT)
    return evidence(store, statement.id)


def test_a_statement_is_shown_with_its_sentence_and_reasons(store: Store) -> None:
    shown = call(store)
    (exhibit,) = shown.exhibits
    assert exhibit.sentence == "Russia called North Korea on Tuesday, KCNA said."
    assert (exhibit.frame, exhibit.rule) == ("consult.call", "active")
    assert (exhibit.date_anchor, exhibit.date_rule) == ("published", "weekday")
    assert exhibit.quote == "on Tuesday"
    assert [source.name for source in exhibit.sources] == ["KCNA"]
    assert (exhibit.article.id, exhibit.article.outlet) == ("call", "Daily Lantern")
    assert shown.event is not None
    assert exhibit.statement.id in shown.event.statements


def test_what_no_frame_made_is_said_to_be_the_heads(store: Store) -> None:
    (shown,) = call(store).exhibits
    assert not shown.by_head
    assert replace(shown, frame="head.CONSULT").by_head


def test_marks_are_the_words_of_the_article(store: Store) -> None:
    (exhibit,) = call(store).exhibits
    assert [(mark.role, mark.text) for mark in exhibit.marks] == [
        ("actor", "Russia"),
        ("trigger", "called"),
        ("recipient", "North Korea"),
        ("quote", "on Tuesday"),
        ("source", "KCNA"),
    ]
    assert all(mark.span.of(CALL.text) == mark.text for mark in exhibit.marks)


def test_segments_put_together_are_the_sentence(store: Store) -> None:
    (exhibit,) = call(store).exhibits
    pieces = segments(exhibit)
    assert "".join(piece.text for piece in pieces) == exhibit.sentence
    assert ("called", ("trigger",)) in [(piece.text, piece.roles) for piece in pieces]
    assert (" ", ()) in [(piece.text, piece.roles) for piece in pieces]


def test_an_event_shows_all_its_statements(store: Store) -> None:
    event = next(event for event in store.events() if event.type is EventType.ASSAULT)
    shown = evidence(store, event.id[:7].lower())
    assert shown.event == event
    assert [exhibit.article.id for exhibit in shown.exhibits] == ["toll", "other"]


def test_an_article_shows_its_statements(store: Store) -> None:
    shown = evidence(store, article_key(CALL))
    assert shown.event is None
    assert [exhibit.statement.trigger_text for exhibit in shown.exhibits] == ["called", "meet"]


@pytest.mark.parametrize(("identity", "code"), [("E0", "E401"), ("", "E401"), ("  ", "E401"), ("S", "E402")])
def test_what_is_no_id_or_too_short_is_said(store: Store, identity: str, code: str) -> None:
    with pytest.raises(UsageError) as caught:
        evidence(store, identity)
    assert caught.value.code == code
