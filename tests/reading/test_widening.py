"""Contents widened to the words beside them that belong to nobody else."""

from __future__ import annotations

import pytest

from tests.conftest import ReadingOf
from wirebook.reading.attribution import find_drafts
from wirebook.reading.attributor import load_attributor
from wirebook.reading.running import Draft
from wirebook.reading.traits import Page, lay_out
from wirebook.reading.widening import widen


def _page(reading_of: ReadingOf, text: str) -> Page:
    reading = reading_of(text)
    drafts, quotations = find_drafts(reading)
    head = load_attributor()
    assert head is not None
    return lay_out(reading, drafts, quotations, head.alphabet)


def _draft(page: Page, source: str, cue: str, content: str) -> Draft:
    words = page.reading.words

    def run(phrase: str) -> tuple[int, int]:
        start = page.reading.article.text.index(phrase)
        inside = [word.i for word in words if start <= word.start < start + len(phrase)]
        return inside[0], inside[-1]

    who, word = run(source), words[run(cue)[0]]
    span = type(word.span)(words[who[0]].start, words[who[1]].end)
    return Draft(span, word.span, [run(content)], word, "neutral", "verb:neutral/clause")


def _widened(reading_of: ReadingOf, text: str, content: str) -> str:
    page = _page(reading_of, text)
    draft = _draft(page, "Mensah", "said" if "said" in text else "praised", content)
    widen([draft], page)
    words = page.reading.words
    return " | ".join(text[words[first].start : words[last].end] for first, last in draft.ranges)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("On the islands “all is quiet tonight,” Mensah said.", "On the islands “all is quiet tonight"),
        ("But on the islands “all is quiet tonight,” Mensah said.", "on the islands “all is quiet tonight"),
        ("The ferries run. “All is quiet tonight,” Mensah said.", "All is quiet tonight"),
    ],
)
def test_a_content_begins_with_its_sentence(reading_of: ReadingOf, text: str, found: str) -> None:
    content = found.partition("“")[2] or found
    assert _widened(reading_of, text, content) == found


def test_what_stands_before_a_source_that_speaks_first_is_left(reading_of: ReadingOf) -> None:
    text = "On Friday Mensah said the ferries would run."
    assert _widened(reading_of, text, "the ferries would run") == "the ferries would run"


def test_a_quotation_that_hangs_on_the_cue_carries_a_content_on(reading_of: ReadingOf) -> None:
    text = "Mensah praised the mayor as “a friend of the poor”."
    assert _widened(reading_of, text, "the mayor") == "the mayor as “a friend of the poor"


def test_a_quotation_that_another_has_is_left_to_him(reading_of: ReadingOf) -> None:
    text = "Mensah praised the mayor as “a friend of the poor”."
    page = _page(reading_of, text)
    mine = _draft(page, "Mensah", "praised", "the mayor")
    other = _draft(page, "Mensah", "praised", "a friend of the poor")
    before = list(mine.ranges)
    widen([mine, other], page)
    assert mine.ranges == before
