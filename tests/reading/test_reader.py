"""A full reading: words, times and attributions of an article."""

from __future__ import annotations

import pytest

from tests.builders import make_article
from tests.conftest import ReadingOf
from wirebook.model import Article, Span
from wirebook.reading import reader
from wirebook.reading.pieces import Layout
from wirebook.reading.reader import cut_words, read

TEXT = (
    "Police in Oslo arrested two men on Monday, the justice ministry said.\n\n"
    "The foreign minister will visit Cairo on August 28. “We want peace,” the minister said."
)


def test_full_reading(reading_of: ReadingOf) -> None:
    reading = reading_of(TEXT, "2025-08-15")
    assert len(reading.sentences) == 3
    assert {name.text: name.label for name in reading.names if name.text in ("Oslo", "Cairo")} == {
        "Oslo": "LOCATION",
        "Cairo": "LOCATION",
    }
    assert [(time.text, time.value) for time in reading.times] == [
        ("Monday", "2025-08-11"),
        ("August 28", "2025-08-28"),
    ]
    sources = [attribution.source.of(TEXT) for attribution in reading.attributions if attribution.source]
    assert sources == ["the justice ministry", "the minister"]


def test_all_layers_point_into_the_text(reading_of: ReadingOf) -> None:
    reading = reading_of(TEXT, "2025-08-15")
    assert all(time.span.of(TEXT) == time.text for time in reading.times)
    assert all(name.span.of(TEXT) == name.text for name in reading.names)
    for attribution in reading.attributions:
        for span in (*attribution.content, attribution.cue, attribution.source):
            assert span is None or 0 <= span.start < span.end <= len(TEXT)


def test_verbs_point_ahead_or_back(reading_of: ReadingOf) -> None:
    past = reading_of("The envoy left Cairo on Thursday.", "2025-08-13")
    ahead = reading_of("The envoy will leave Cairo on Thursday.", "2025-08-13")
    assert [time.value for time in past.times] == ["2025-08-07"]
    assert [time.value for time in ahead.times] == ["2025-08-14"]


def test_an_undated_article_leaves_relative_dates_open(reading_of: ReadingOf) -> None:
    reading = reading_of("The envoy left on Monday. He had come on 3 March 2024.", None)
    assert [(time.text, time.first) for time in reading.times] == [("Monday", None), ("3 March 2024", "2024-03-03")]


@pytest.mark.parametrize("body", [(), (Span(0, 0),), (Span(3, 3), Span(5, 5))])
def test_an_empty_body_is_an_empty_reading(body: tuple[Span, ...]) -> None:
    reading = read(Article("a", "Nothing of this is read.", body))
    assert (reading.words, reading.sentences, reading.names) == ([], [], [])
    assert (reading.times, reading.attributions) == ([], [])


def test_of_what_the_body_leaves_out_only_times_are_read() -> None:
    text = "BERLIN, March 3, 2024 — The envoy left on Monday."
    reading = read(Article("a", text, (Span(24, len(text)),), published="2025-08-15"))
    assert reading.words[0].text == "The"
    assert reading.names == [name for name in reading.names if name.span.start >= 24]
    assert reading.times[-1].text == "Monday"


def test_a_reading_does_not_hang_on_what_was_read_before() -> None:
    article = make_article(TEXT)
    alone = snapshot(article)
    for other in ("Rain fell on Tuesday.", "", TEXT[::-1], TEXT.upper()):
        snapshot(make_article(other))
    assert snapshot(article) == alone


def snapshot(article: Article) -> tuple[object, ...]:
    reading = read(article)
    words = [(word.text, word.upos, word.xpos, word.lemma, word.dep, word.head.i) for word in reading.words]
    return words, reading.names, reading.times, reading.attributions


@pytest.mark.parametrize("mark", ['"', "“", "x.", "¿"])
def test_text_without_a_blank_is_cut_whole(mark: str) -> None:
    text = f"Kim said: {mark * 2_500} and left."
    words = cut_words(make_article(text))
    assert "".join(word.text for word in words) == text.replace(" ", "")
    assert all(text[word.start : word.end] == word.text for word in words)
    assert [word.text for word in words[-3:]] == ["and", "left", "."]
    inside = [word for word in words if 10 < word.start < 10 + len(mark) * 2_500]
    assert all(word.layout is Layout.GLUED for word in inside)


def test_the_tokenizer_never_meets_an_endless_run(monkeypatch: pytest.MonkeyPatch) -> None:
    """Its time grows with the square of what has no blank."""
    met: list[str] = []
    tokenizer = reader._tokenizer()
    monkeypatch.setattr(reader, "_tokenizer", lambda: lambda text: met.append(text) or tokenizer(text))
    cut_words(make_article("Kim said: " + '"' * 8_000))
    assert max(len(text) for text in met) <= 1_010
