"""The face of the tagger: reference, direction, no reference, and properties that hold for any text."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.effort import calls_of
from wirebook.errors import UsageError
from wirebook.times import find
from wirebook.times.grammar import load_grammar

WORDS = sorted({word for rule in load_grammar().rules for example in rule.examples for word in example.split()})
TEXTS = st.one_of(
    st.text(max_size=300),
    st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join),
    st.lists(st.one_of(st.sampled_from(WORDS), st.text(max_size=4)), max_size=40).map("".join),
    st.from_regex(r"[0-9/.:,'’ -]{0,60}(?:st|nd|th|s|am|pm)?", fullmatch=True),
)
QUOTED = st.lists(
    st.sampled_from([*WORDS, "“", "”", '"', "said", "after", "before", "on", ".", ",", "\n\n"]), max_size=40
)
TEXTS = st.one_of(TEXTS, QUOTED.map(" ".join))
REFERENCES = st.one_of(st.none(), st.dates())


@settings(max_examples=400, deadline=None)
@given(text=TEXTS, reference=REFERENCES)
def test_any_text_gives_ordered_disjoint_true_spans(text: str, reference: date | None) -> None:
    end = 0
    for one in find(text, reference):
        assert end <= one.span.start < one.span.end <= len(text)
        assert text[one.span.start : one.span.end] == one.text
        assert one.type in ("DATE", "TIME", "DURATION", "SET")
        assert (one.first is None) == (one.last is None)
        assert one.first is None or one.last is None or date.fromisoformat(one.first) <= date.fromisoformat(one.last)
        assert one.rule
        end = one.span.end


@settings(max_examples=100, deadline=None)
@given(text=TEXTS)
def test_same_text_same_answer(text: str) -> None:
    assert find(text, "2025-08-15") == find(text, "2025-08-15")


@given(day=st.dates(min_value=date(1000, 1, 1), max_value=date(2199, 12, 31)))
def test_written_day_is_read_back(day: date) -> None:
    for written in (
        f"{day.day} {day:%B} {day.year}",
        f"{day:%B} {day.day}, {day.year}",
        f"{day:%a}., {day:%b} {day.day}, {day.year}",
    ):
        found = find(f"It was signed on {written} in Bern.")
        assert [(one.text, one.value, one.anchor) for one in found] == [(written, day.isoformat(), "explicit")]


@pytest.mark.parametrize("reference", ["2025-08-15", "2025-08-15T10:00:00Z", date(2025, 8, 15)])
def test_reference_may_be_text_or_date(reference: str | date) -> None:
    assert find("He left yesterday.", reference)[0].value == "2025-08-14"


def test_broken_reference_is_refused() -> None:
    with pytest.raises(UsageError, match="no ISO date"):
        find("He left yesterday.", "15 August")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("He left yesterday.", None),
        ("He left last week.", None),
        ("He left two days ago.", None),
        ("He left on Thursday.", "XXXX-WXX-4"),
        ("He left in March.", "XXXX-03"),
        ("He left on March 5.", "XXXX-03-05"),
        ("He speaks at 10 a.m. on Monday.", "XXXX-WXX-1T10:00"),
        ("He left in 2014.", "2014"),
    ],
)
def test_without_reference_nothing_is_invented(text: str, value: str | None) -> None:
    (found,) = find(text)
    assert found.value == value
    assert value == "2014" or (found.first, found.last, found.precision, found.anchor) == (None, None, None, None)


def test_without_reference_a_told_year_completes_a_day() -> None:
    found = find("They met on 12 August 2024. On August 14 they parted.")
    assert [(one.value, one.anchor) for one in found] == [("2024-08-12", "explicit"), ("2024-08-14", "text")]


def test_direction_of_the_caller_wins() -> None:
    text = "The two sides on Monday"
    assert find(text, "2025-08-15", direction=lambda _start, _end: "future")[0].value == "2025-08-18"
    assert find(text, "2025-08-15", direction=lambda _start, _end: "past")[0].value == "2025-08-11"
    assert find(text, "2025-08-15", direction=lambda _start, _end: None)[0].value == "2025-08-11"


def test_direction_is_asked_with_the_offsets_of_the_words() -> None:
    asked: list[tuple[int, int]] = []

    def direction(start: int, end: int) -> None:
        asked.append((start, end))

    text = "Émile met them on Monday."
    find(text, "2025-08-15", direction=direction)
    assert set(asked) == {(text.index("Monday"), text.index("Monday") + 6)}


def test_typographic_apostrophes() -> None:
    assert [one.value for one in find("Friday’s talks came after last year’s war.", "2025-08-15")] == [
        "2025-08-15",
        "2024",
    ]


@pytest.mark.parametrize(
    "piece",
    [
        "1234567890",
        "12 ",
        "2014-",
        "2014-01-",
        "the day before ",
        "two hundred and ",
        '"',
        "the end of the ",
        "May ",
        "’s ",
        "early ",
        "In January, ",
        "April 4 and 5 and ",
        'He said on Monday: "We leave tomorrow." ',
        "They met on Friday. Two days after they met he left. ",
        "the 5th anniversary of ",
        "at 10 a.m. on ",
        "\n ",
    ],
)
def test_work_grows_with_the_length_of_hostile_text(piece: str) -> None:
    find("warm")
    texts = (piece * (length // len(piece)) for length in (4_000, 16_000))
    short, long = (calls_of(lambda text=text: find(text, "2025-08-15")) for text in texts)
    assert long <= 4.5 * short + 1000


@pytest.mark.parametrize("piece", ["1234567890", "a", " ", "\n", "“", "the day before the day before "])
def test_a_long_hostile_text_is_read(piece: str) -> None:
    text = piece * (200_000 // len(piece))
    assert all(text[one.span.start : one.span.end] == one.text for one in find(text, "2025-08-15"))


@pytest.mark.parametrize(("reference", "value"), [(date(2020, 1, 15), "2018-WI"), (date(2020, 3, 15), "2019-WI")])
def test_last_winter_is_one_that_is_over(reference: date, value: str) -> None:
    assert [one.value for one in find("The talks stalled last winter.", reference)] == [value]
