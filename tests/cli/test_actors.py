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


def test_own_actors_are_known_and_read_with(run: Run, tmp_path: Path) -> None:
    mine, note = tmp_path / "mine.yaml", tmp_path / "note.txt"
    mine.write_text("actors:\n  - {name: Zed Quarry, country: KEN, role: MIL}\n", encoding="utf-8")
    note.write_text("Zed Quarry thanked North Korea on Tuesday.\n", encoding="utf-8")
    assert "mine.yaml:2" in run("actor", "Zed Quarry", "--actors", str(mine)).stdout
    (without, told) = (
        json.loads(run("annotate", str(note), "--jobs", "1", *more).stdout)["statements"][0]["actors"][0]
        for more in ((), ("--actors", str(mine)))
    )
    assert (without["country"], told["country"], told["role"]) == (None, "KEN", "MIL")
    mine.write_text("actors:\n  - {name: Zed Quarry}\n", encoding="utf-8")
    broken = run("actor", "Zed Quarry", "--actors", str(mine))
    assert (broken.exit_code, broken.stderr.startswith("wirebook: E204: mine.yaml:2: ")) == (4, True)


def test_the_words_that_taught_who_somebody_is(run: Run, tmp_path: Path) -> None:
    note, book = tmp_path / "note.txt", str(tmp_path / "small.book")
    note.write_text("On Monday Abel Moran, a Kenyan banker, met Peruvian officials.\n", encoding="utf-8")
    run("read", str(note), "--book", book, "--jobs", "1", "--date", "2025-08-15", "--outlet", "Harbour Post")
    rows = [line.split("\t") for line in run("actor", "Abel Moran", "--book", book).stdout.splitlines()]
    (introduced,) = [row for row in rows if row[0] == "introduced"]
    assert introduced[1:3] == ["“a Kenyan banker”, so KEN, BUS", "2025-08-15"]
    assert introduced[4].startswith("Harbour Post A")
