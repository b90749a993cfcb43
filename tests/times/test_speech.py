"""Inside a quotation days count from the day of speaking, where the sentence tells it; read as of 15 August 2025."""

from __future__ import annotations

import pytest

from wirebook.times import find
from wirebook.times.speech import quotations

REFERENCE = "2025-08-15"


def value_of(text: str, words: str, reference: str | None = REFERENCE) -> tuple[str | None, str | None]:
    """Value and anchor of the expression with these words."""
    one = next(one for one in find(text, reference) if one.text == words)
    return one.value, one.anchor


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ('On Monday he said: "Tomorrow we march."', "Tomorrow", "2025-08-12"),
        ("“We march tomorrow,” the general said on 3 March 2014.", "tomorrow", "2014-03-04"),
        ("``Last night they fled,'' she told reporters on August 4.", "Last night", "2025-08-03TNI"),
        ('"We leave on Friday," he told a rally on 4 August 2025.', "Friday", "2025-08-01"),
        ('"We will leave on Friday," he told a rally on 4 August 2025.', "Friday", "2025-08-08"),
        ('In 2014 he said: "This year we win."', "This year", "2014"),
        ('"It began today," he said on Monday. "It ends tomorrow."', "tomorrow", "2025-08-12"),
    ],
)
def test_counted_from_the_speech(text: str, words: str, value: str) -> None:
    assert value_of(text, words) == (value, "speech")


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ('He said: "Tomorrow we march."', "Tomorrow", "2025-08-16"),
        ('On Monday he left. She said: "Tomorrow we march."', "Tomorrow", "2025-08-16"),
        ('On Monday a "Tomorrow" conference began.', "Tomorrow", "2025-08-16"),
        ('"We march tomorrow." On Monday he said no more.', "tomorrow", "2025-08-16"),
        ("On Monday he said that they march tomorrow.", "tomorrow", "2025-08-16"),
        ('On Friday he said: "Tomorrow we march."', "Tomorrow", "2025-08-16"),
    ],
)
def test_counted_from_the_publication(text: str, words: str, value: str) -> None:
    assert value_of(text, words) == (value, "published")


def test_a_year_of_speaking_gives_no_day() -> None:
    assert value_of('In 2014 he said: "Tomorrow we march."', "Tomorrow") == (None, None)


def test_a_speech_dates_what_an_undated_article_quotes() -> None:
    text = 'On 3 March 2014 he said: "Tomorrow we march."'
    assert value_of(text, "Tomorrow", None) == ("2014-03-04", "speech")


def test_quotations_end_with_their_paragraph() -> None:
    text = 'He said "one" and "two\n\nthen “three” and ``four\'\' and "five".'
    assert [text[first:last] for first, last in quotations(text)] == ["one", "three", "four", "five"]
