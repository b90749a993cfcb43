"""Counts from a happening that the text dates, read as published on Friday, 15 August 2025."""

from __future__ import annotations

import pytest

from wirebook.errors import KnowledgeError
from wirebook.times import find, happenings
from wirebook.times.happenings import bases_in

REFERENCE = "2025-08-15"


def value_of(text: str, words: str) -> str | None:
    """The value of the expression with these words."""
    return next(one.value for one in find(text, REFERENCE) if one.text == words)


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("The leaders spoke on Monday. Two days after the leaders spoke, shells fell.", "Two days", "2025-08-13"),
        ("The mayor was shot dead on 3 March 2014. Ten days before the murder he had fled.", "Ten days", "2014-02-21"),
        (
            "The mayor was killed on 3 March 2014. Police came to his house the day after his death.",
            "the day",
            "2014-03-04",
        ),
        (
            "The embassy was bombed on 7 August. He died three days after the deadly embassy bombing.",
            "three days",
            "2025-08-10",
        ),
        (
            "A quake hit the island on 3 March 2014. Two weeks after the earthquake a village was found.",
            "Two weeks",
            "2014-03-17",
        ),
    ],
)
def test_counted_from_the_day_of_the_happening(text: str, words: str, value: str) -> None:
    one = next(one for one in find(text, REFERENCE) if one.text == words)
    assert (one.value, one.type, one.anchor, one.rule) == (value, "DATE", "text", "count from a happening")


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("Two days after the leaders spoke, shells fell.", "Two days", "P2D"),
        ("The leaders spoke on Monday. Just days before the vote, shells fell.", "days", "PXD"),
        ("The leaders spoke on Monday. Two days after the vote, shells fell.", "Two days", "P2D"),
        ("He was shot on Monday, she was killed on Tuesday. Two days after the killing he fled.", "Two days", "P2D"),
        ("The leaders spoke in 2014. Two days after the leaders spoke, shells fell.", "Two days", "P2D"),
        ("On Monday, two days after the leaders spoke, shells fell.", "two days", "P2D"),
        ("The leaders spoke on Monday. They talked for two days after the leaders spoke.", "two days", "P2D"),
    ],
)
def test_abstains_where_no_one_day_is_told(text: str, words: str, value: str) -> None:
    assert [one.value for one in find(text, REFERENCE) if words in one.text] == [value]


def test_words_of_one_happening_are_the_same() -> None:
    assert {base for _, base in bases_in("killed shooting murders died death")} == {"kill"}
    assert {base for _, base in bases_in("stopped stopping stops")} == {"stop"}
    assert [base for _, base in bases_in("the town of Minsk")] == ["town", "Minsk"]


def test_a_broken_list_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    happenings.load_same.cache_clear()
    monkeypatch.setattr(happenings, "read_table", lambda _name: {"same": {"kill": "murder"}})
    with pytest.raises(KnowledgeError, match=r"happenings\.yaml: same: kill"):
        happenings.load_same()
    monkeypatch.undo()
    happenings.load_same.cache_clear()
