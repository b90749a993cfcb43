"""Frames of one's own, from the command line, read by the real reader."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from wirebook.cli import commands

OWN = """
type: CONSULT
frames:
- id: hobnob
  verbs: [hobnob]
  cameo: "040"
  actor: [subject]
  recipient: [with]
"""


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "note.txt"
    path.write_text("Russia hobnobbed with North Korea on Tuesday.\n", encoding="utf-8")
    return path


def call(*arguments: str | Path) -> Result:
    return CliRunner().invoke(commands, [str(argument) for argument in arguments])


def test_annotate_knows_the_words_of_ones_own_file(article: Path, tmp_path: Path) -> None:
    own = tmp_path / "own.yaml"
    own.write_text(OWN, encoding="utf-8")
    without = json.loads(call("annotate", article, "--jobs", "1").stdout)
    told = json.loads(call("annotate", article, "--frames", own, "--jobs", "1").stdout)
    assert without["statements"] == []
    assert [(one["type"], one["rule"].split("/")[0]) for one in told["statements"]] == [("CONSULT", "CONSULT.hobnob")]


def test_a_book_reads_again_what_was_read_with_other_frames(article: Path, tmp_path: Path) -> None:
    own, book = tmp_path / "own.yaml", tmp_path / "small.book"
    own.write_text(OWN, encoding="utf-8")
    call("read", article, "--book", book, "--jobs", "1")
    again = json.loads(call("read", article, "--book", book, "--frames", own, "--jobs", "1", "--json").stdout)
    same = json.loads(call("read", article, "--book", book, "--frames", own, "--jobs", "1", "--json").stdout)
    assert (again["articles"], again["statements"]) == (1, 1)
    assert (same["articles"], same["known"]) == (0, 1)


def test_a_mistake_in_the_file_is_said_with_its_line(article: Path, tmp_path: Path) -> None:
    own = tmp_path / "own.yaml"
    own.write_text(OWN.replace("cameo", "camoe"), encoding="utf-8")
    result = call("annotate", article, "--frames", own, "--jobs", "1")
    assert result.exit_code == 4
    assert "own.yaml, line 4" in result.stderr
    assert "camoe" in result.stderr
