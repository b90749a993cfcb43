"""The commands that read articles; the reader itself is stood in for."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from tests.builders import make_count, make_statement
from tests.cli.conftest import Run
from wirebook import engine
from wirebook.cli import commands
from wirebook.demo import ARTICLES
from wirebook.model import Article, Statement


@pytest.fixture(autouse=True)
def stand_in(monkeypatch: pytest.MonkeyPatch) -> None:
    """A reader that finds one statement in every article that has the word "sent"."""

    def read(articles: Iterable[Article], **_: Any) -> Iterator[tuple[Article, tuple[Statement, ...]]]:
        for article in articles:
            number = 15000 if "15,000" in article.text else 10000
            sent = make_statement(
                article, "AID", ["North Korea"], ["Russia"], trigger="sent", date="2024", counts=[make_count(number)]
            )
            yield article, (sent,) if "sent" in article.text else ()

    def annotate(articles: Iterable[Article], **_: Any) -> Iterator[dict[str, Any]]:
        for article in articles:
            yield {"doc": article.id, "date": article.published, "outlet": article.outlet}

    def conllu(articles: Iterable[Article], **_: Any) -> Iterator[str]:
        for article in articles:
            yield f"# newdoc id = {article.id}\n1\tA\n\n"

    monkeypatch.setattr(engine, "read_articles", read)
    monkeypatch.setattr(engine, "annotate", annotate)
    monkeypatch.setattr(engine, "conllu", conllu)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "a.txt").write_text("North Korea sent soldiers to Russia in the year before this one.", encoding="utf-8")
    (folder / "b.txt").write_text("date 2025-08-14 A quiet day\n\nThe ministers met again in Ankara.", encoding="utf-8")
    return folder


def test_annotate_prints_one_object_an_article(folder: Path) -> None:
    result = CliRunner().invoke(commands, ["annotate", str(folder), "--date", "2025-08-15", "--outlet", "Post"])
    assert result.exit_code == 0
    assert [json.loads(line) for line in result.stdout.splitlines()] == [
        {"doc": "a", "date": "2025-08-15", "outlet": "Post"},
        {"doc": "b", "date": "2025-08-14", "outlet": "Post"},
    ]


def test_annotate_prints_conllu(folder: Path) -> None:
    result = CliRunner().invoke(commands, ["annotate", str(folder / "a.txt"), "--format", "conllu"])
    assert result.stdout == "# newdoc id = a\n1\tA\n\n"


def test_conllu_has_no_events_to_choose_from(folder: Path) -> None:
    result = CliRunner().invoke(commands, ["annotate", str(folder / "a.txt"), "--format", "conllu", "--plover"])
    assert result.exit_code == 2
    assert "exclude each other" in result.stderr


def test_what_cannot_be_read_is_told_and_the_rest_is_read(folder: Path) -> None:
    (folder / "empty.txt").write_text("", encoding="utf-8")
    result = CliRunner().invoke(commands, ["annotate", str(folder), str(folder / "none.txt")])
    assert result.exit_code == 3
    assert len(result.stdout.splitlines()) == 2
    assert [line.split(": ")[1] for line in result.stderr.splitlines()] == ["E102", "E101"]


def test_annotate_reads_standard_input() -> None:
    result = CliRunner().invoke(commands, ["annotate", "-"], input="The ministers of both countries met in Ankara.")
    assert result.exit_code == 0
    assert len(result.stdout.splitlines()) == 1


def test_read_makes_a_book_and_says_what_it_did(folder: Path, tmp_path: Path) -> None:
    book = str(tmp_path / "new.book")
    result = CliRunner().invoke(commands, ["read", str(folder), "--book", book])
    assert result.exit_code == 0
    assert result.stdout == ""
    assert result.stderr.startswith("2 articles read, 0 known already, 1 new statement; ")
    done, undated = result.stderr.splitlines()
    assert done.endswith("has 1 event now")
    assert undated.startswith("1 article tells no day of publication")
    again = CliRunner().invoke(commands, ["read", str(folder), "--book", book])
    assert again.stderr.startswith("0 articles read, 2 known already, 0 new statements; ")


def test_read_can_be_quiet_or_speak_json(folder: Path, tmp_path: Path) -> None:
    book = str(tmp_path / "new.book")
    quiet = CliRunner().invoke(commands, ["read", str(folder), "--book", book, "--quiet"])
    assert (quiet.exit_code, quiet.output) == (0, "")
    report = CliRunner().invoke(commands, ["read", str(folder), "--book", book, "--json"])
    assert json.loads(report.stdout) == {
        "articles": 0,
        "undated": 0,
        "known": 2,
        "statements": 0,
        "events": 1,
        "changed_events": 0,
        "problems": [],
    }


def test_read_ends_with_code_3_if_something_was_not_read(folder: Path, tmp_path: Path) -> None:
    book = str(tmp_path / "new.book")
    result = CliRunner().invoke(commands, ["read", str(folder), str(folder / "none.txt"), "--book", book])
    assert result.exit_code == 3
    assert "wirebook: E101: " in result.stderr
    assert "2 articles read" in result.stderr


def test_demo_shows_timeline_disputed_numbers_and_what_to_try() -> None:
    result = CliRunner().invoke(commands, ["demo"])
    assert result.exit_code == 0
    assert "AID" in result.stdout
    assert "number of soldiers killed" in result.stdout
    assert "wirebook show ID --book demo.book" in result.stderr
    assert not Path("demo.book").exists()


def test_demo_can_keep_its_book(run: Run, tmp_path: Path) -> None:
    book = tmp_path / "kept.book"
    first = run("demo", "--book", str(book), "--json")
    assert first.exit_code == 0
    assert json.loads(first.stdout.splitlines()[0])["type"] == "AID"
    assert book.exists()
    assert run("demo", "--book", str(book), "--json").stdout == first.stdout


def test_the_articles_of_the_demonstration_are_ten_short_ones_of_five_outlets() -> None:
    articles = [json.loads(line) for line in ARTICLES.read_text(encoding="utf-8").splitlines()]
    assert len({article["id"] for article in articles}) == 10
    assert Counter(article["outlet"] for article in articles) == {
        "Meridian Wire": 2,
        "Harbour Post": 2,
        "Lantern Herald": 2,
        "Kestrel Tribune": 2,
        "Eastgate Courier": 2,
    }
    assert all(120 <= len(article["text"].split()) <= 250 for article in articles)


def test_the_commands_named_by_the_demonstration_exist() -> None:
    from wirebook.cli.demo import NEXT

    for arguments, _ in NEXT:
        assert CliRunner().invoke(commands, [*arguments.split(), "--help"]).exit_code == 0
