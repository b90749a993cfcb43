"""When: what a date of a statement keeps of where it came from."""

from __future__ import annotations

import pytest

from tests.conftest import TODAY, StatementsOf
from wirebook.model import EventType, Precision, Statement

PASSAGE = "Sergei Lavrov criticised Poland on Monday. He also urged Germany to withdraw its tanks."
SINCE = "Turkey has occupied the north of Cyprus since July 1974."


def told(statements: list[Statement], kind: EventType) -> Statement:
    return next(statement for statement in statements if statement.type is kind)


def test_a_date_of_its_own_keeps_its_words(statements_of: StatementsOf) -> None:
    when = told(statements_of(PASSAGE), EventType.ACCUSE).when
    assert when is not None
    assert when.span is not None
    assert when.span.of(PASSAGE) == "Monday"
    assert (when.anchor, when.precision) == ("published", Precision.DAY)


def test_a_carried_date_has_no_words_and_says_so(statements_of: StatementsOf) -> None:
    when = told(statements_of(PASSAGE), EventType.REQUEST).when
    assert when is not None
    assert (when.value, when.span, when.anchor) == ("2025-08-11", None, "carried")


def test_a_month_is_dated_as_a_month(statements_of: StatementsOf) -> None:
    when = told(statements_of(SINCE), EventType.COERCE).when
    assert when is not None
    assert (when.value, when.precision) == ("1974-07", Precision.MONTH)


@pytest.mark.parametrize("date", [None, TODAY])
def test_the_day_of_the_article_is_no_date_of_a_statement(statements_of: StatementsOf, date: str | None) -> None:
    assert [s.when for s in statements_of("Sergei Lavrov criticised Poland. He urged Germany to arm.", date)] == [
        None
    ] * 2


def test_no_date_is_invented_for_an_undated_article(statements_of: StatementsOf) -> None:
    assert all(statement.when is None for statement in statements_of(PASSAGE, None))
