"""The model as JSON and back, for everything that the model can hold."""

from __future__ import annotations

import json

from hypothesis import given, settings
from hypothesis import strategies as st

from wirebook.book.codec import decode, dumps, encode, load_event, load_spans, load_statement
from wirebook.model import Dispute, Event, Span, Statement

WORDS = st.text(max_size=12)
SPANS = st.builds(Span, st.integers(0, 10**6), st.integers(0, 10**6))
st.register_type_strategy(Span, SPANS)
st.register_type_strategy(str, WORDS)
st.register_type_strategy(float, st.floats(allow_nan=False, allow_infinity=False))


@settings(max_examples=100, deadline=None)
@given(st.builds(Statement))
def test_a_statement_comes_back_exactly(statement: Statement) -> None:
    record = dumps(statement, leave=("id", "article"))
    assert load_statement(record, id=statement.id, article=statement.article) == statement


@settings(max_examples=50, deadline=None)
@given(st.builds(Event))
def test_an_event_comes_back_exactly(event: Event) -> None:
    assert load_event(dumps(event)) == event


@given(st.lists(SPANS).map(tuple))
def test_spans_come_back_exactly(spans: tuple[Span, ...]) -> None:
    assert load_spans(dumps(spans)) == spans


def test_what_is_empty_is_left_out() -> None:
    assert encode(Dispute("place", ())) == {"field": "place"}
    assert decode(Dispute, {"field": "place"}) == Dispute("place", ())


def test_fields_of_a_later_version_are_passed_over() -> None:
    assert decode(Dispute, {"field": "place", "weight": 3}) == Dispute("place", ())


def test_the_json_is_one_plain_line() -> None:
    line = dumps(Dispute("Ort: Köln\n", (("a", ("S1",)),)))
    assert "\n" not in line
    assert "Köln" in line
    assert json.loads(line)["values"] == [["a", ["S1"]]]
