"""Quotation marks in anything that is written stand only around words that stand so in an article."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner
from icalendar import Calendar

from tests.builders import make_article
from wirebook.cli import commands
from wirebook.library import open_book
from wirebook.model import Article
from wirebook.reading.reader import read
from wirebook.statements.coder import code

TEXTS = (
    "Kim praised the treaty, KCNA reported on Monday. Putin, in turn, pledged to send “modern” ships to North Korea.",
    "“Rebels attacked the village on Friday,” Kenya's defence minister said. He will visit Uganda on 3 September.",
    'The ‘Tiger’ brigade of Sudan attacked Chad. It killed "about 40 men", Chad claimed. The army denied it.',
    "Russia and Mali will hold “peace talks”, as Moscow calls them, in Bamako in October. “Mali broke its word. ",
)
_QUOTED = re.compile(r"“([^“”]*)”|‘([^‘’]*)’")


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[str]]:
    """A book of the texts as the reader reads them, and the ids of its events."""
    path = tmp_path_factory.mktemp("marks") / "marks.book"
    with open_book(path) as opened:
        for number, text in enumerate(TEXTS):
            article = _article(number, text)
            opened.store.add_article(article, code(read(article)), reader="test")
        opened.link()
        return path, [event.id for event in opened.events()]


def _article(number: int, text: str) -> Article:
    return make_article(text, article_id=f"a{number}", outlet=f"Outlet {number}", title=f"Title {number}")


def _strange(output: str) -> list[str]:
    """The words within curly quotation marks that stand in no article."""
    known = " ".join(" ".join(TEXTS).split())
    flat = " ".join(re.sub(r"</?\w[^>]*>|\[(?:\w+(?:\+\w+)*: )?|\]", "", output).split())
    quoted = ("".join(match) for match in _QUOTED.findall(flat))
    return [words for words in quoted if not words.strip() or words not in known]


@pytest.mark.parametrize(
    "arguments",
    [
        ["timeline", "Russia"],
        ["digest"],
        ["calendar"],
        ["calendar", "--format", "ics"],
        ["actors"],
        ["dossier", "Russia"],
        ["search", "attacked"],
        ["export", "events", "--format", "jsonl"],
        ["export", "events", "--format", "csv"],
        ["export", "statements", "--format", "jsonl"],
        ["export", "statements", "--format", "csv"],
        ["info"],
        ["stories"],
        ["sources"],
    ],
    ids=" ".join,
)
def test_what_a_command_prints(book: tuple[Path, list[str]], arguments: list[str]) -> None:
    result = CliRunner().invoke(commands, [*arguments, "--book", str(book[0])])
    assert result.exit_code == 0, result.output
    assert result.output.strip()
    assert _strange(result.output) == []


def test_what_is_shown_of_an_event_and_why(book: tuple[Path, list[str]]) -> None:
    path, events = book
    assert len(events) >= 4
    shown = ""
    for event in events:
        result = CliRunner().invoke(commands, ["show", event, "--why", "--book", str(path)])
        assert result.exit_code == 0, result.output
        shown += result.output
        assert _strange(result.output) == []
    assert "“" in shown


def test_descriptions_of_calendar_entries(book: tuple[Path, list[str]]) -> None:
    result = CliRunner().invoke(commands, ["calendar", "--format", "ics", "--book", str(book[0])])
    told = [entry["DESCRIPTION"] for entry in Calendar.from_ical(result.output).walk("VEVENT")]
    assert told
    assert [words for description in told for words in _strange(description)] == []


@pytest.mark.parametrize("number", range(len(TEXTS)))
def test_the_words_of_a_statement_stand_in_its_article(number: int) -> None:
    text = TEXTS[number]
    statements = code(read(_article(number, text)))
    assert statements
    for told in statements:
        assert told.trigger_text == told.trigger.of(text)
        assert all(who.text == who.span.of(text) for who in (*told.actors, *told.recipients))
        assert told.place is None or told.place.text == told.place.span.of(text)
