"""How the program shows that a source is not certain."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.builders import make_article, make_statement
from wirebook.cli import commands
from wirebook.cli.rows import status_words
from wirebook.library import open_book

TEXT = "Russia is likely to call North Korea. Russia threatened to visit North Korea. Russia praised North Korea."


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A book with a probable plan, a threat without a word of doubt, and a plain fact."""
    path = tmp_path / "doubt.book"
    article = make_article(TEXT)
    with open_book(path) as book:
        statements = [
            make_statement(article, trigger="call", status="planned", certainty="probable", doubt="likely"),
            make_statement(article, trigger="visit", status="possible", certainty="possible"),
            make_statement(article, "SUPPORT", trigger="praised"),
        ]
        book.store.add_article(article, statements)
        book.link()
    return path


def shown(path: Path, word: str, *more: str) -> str:
    with open_book(path, readonly=True) as book:
        identity = next(s.id for s in book.statements() if s.trigger_text == word)
    return CliRunner().invoke(commands, ["show", identity, "--book", str(path), *more]).output


def test_show_quotes_the_word_that_told(path: Path) -> None:
    assert "CONSULT, planned, probable" in shown(path, "call")
    assert "certainty: probable: “likely”" in shown(path, "call", "--why")
    assert "certainty:" not in shown(path, "call", "--no-why")


def test_show_names_the_rule_of_the_status_where_no_word_told(path: Path) -> None:
    assert "CONSULT, possible\n" in shown(path, "visit")
    assert "certainty: possible: by its status, active" in shown(path, "visit", "--why")


def test_show_keeps_silent_about_what_is_certain(path: Path) -> None:
    assert "SUPPORT, happened\n" in shown(path, "praised")
    assert "certain" not in shown(path, "praised", "--why")


@pytest.mark.parametrize(("degree", "word"), [("probable", "call"), ("possible", "visit"), ("certain", "praised")])
@pytest.mark.parametrize("command", ["statements", "events"])
def test_lists_are_narrowed(path: Path, command: str, degree: str, word: str) -> None:
    output = CliRunner().invoke(commands, [command, "--certainty", degree, "--book", str(path)]).stdout
    with open_book(path, readonly=True) as book:
        statement = next(s for s in book.statements() if s.trigger_text == word)
        told = statement if command == "statements" else book.store.event_of(statement.id)
    assert told is not None
    assert [line.split("\t")[0] for line in output.splitlines()[1:]] == [told.id]


def test_an_unknown_degree_is_a_usage_error(path: Path) -> None:
    result = CliRunner().invoke(commands, ["statements", "--certainty", "sure", "--book", str(path)])
    assert result.exit_code == 2
    assert "certain, probable, possible" in " ".join(result.output.replace("'", "").split())


def test_a_status_is_not_said_twice() -> None:
    article = make_article(TEXT)
    assert status_words(make_statement(article, status="possible", certainty="possible")) == "possible"
    assert status_words(make_statement(article, status="denied", certainty="possible")) == "denied, possible"
    assert status_words(make_statement(article, status="possible", certainty="probable")) == "possible, probable"
    assert status_words(make_statement(article)) == "happened"
