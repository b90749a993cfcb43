"""`wirebook actor` and `wirebook actors`."""

from __future__ import annotations

import json
from pathlib import Path

from tests.cli.conftest import Run


def test_an_actor_with_sources_of_facts(run: Run) -> None:
    result = run("actor", "PRK", "--on", "2025-08-12")
    assert result.exit_code == 0
    assert "capital\tPyongyang" in result.stdout
    assert "territories_added.tsv:" in result.stdout
    assert "met in" not in result.stdout


def test_an_actor_of_a_book(run: Run, book_path: Path) -> None:
    result = run("actor", "North Korea", "--book", str(book_path), "--json")
    found = json.loads(result.stdout)
    assert found["id"] == "PRK"
    assert found["met"]["statements"] == 4


def test_nobody_is_said_aside(run: Run) -> None:
    result = run("actor", "Zzyzx Qwrt")
    assert result.stdout == ""
    assert "nobody of the name 'Zzyzx Qwrt' is known" in result.stderr


def test_actors_are_listed(run: Run) -> None:
    lines = run("actors").stdout.splitlines()
    assert lines[0].startswith("mentions\tarticles\tname")
    assert lines[1].split("\t")[2] == "North Korea"
    assert run("actors", "--unresolved").stdout.splitlines()[1:] == []


def test_actors_are_merged_split_and_undone(run: Run) -> None:
    assert run("actors", "merge", "Russia", "Ukraine", "--author", "ann", "--reason", "a test").exit_code == 0
    names = [line.split("\t")[2] for line in run("actors").stdout.splitlines()[1:]]
    assert "Ukraine" not in names
    split = run("actors", "split", "North Korea", "--words", "North Korea", "--as", "Utopia")
    assert split.stdout.startswith("judgement 2: different PRK name/utopia in words:north korea")
    judged = [json.loads(line) for line in run("actors", "judged", "--json").stdout.splitlines()]
    assert [(j["verdict"], j["author"] == "ann") for j in judged] == [("same", True), ("different", False)]
    assert "undone: same" in run("actors", "undo", "1").stdout
    assert "undone: different" in run("link", "undo", "2").stdout
    names = [line.split("\t")[2] for line in run("actors").stdout.splitlines()[1:]]
    assert {"Ukraine", "North Korea"} <= set(names)
    assert run("actors", "judged").stdout.splitlines()[0].split("\t")[6] == "where"


def test_what_names_nobody_is_said_in_one_line(run: Run) -> None:
    result = run("actors", "merge", "Russia", "Zzyzx Qwrt")
    assert (result.exit_code, result.stderr.startswith("wirebook: E407: ")) == (2, True)
