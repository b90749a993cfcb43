"""What the commands that ask a book print, in a pipe and as JSON."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Run


def table(output: str) -> list[dict[str, str]]:
    return list(csv.DictReader(output.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE))


def objects(output: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in output.splitlines()]


def test_events_are_a_table_in_a_pipe(run: Run) -> None:
    result = run("events", "--type", "consult")
    assert result.exit_code == 0
    (row,) = table(result.stdout)
    assert row["date"] == "2025-08-12"
    assert row["type"] == "CONSULT phone"
    assert row["according to"] == "KCNA"
    assert row["reports"].startswith("1/1/")


def test_events_name_what_is_disputed(run: Run) -> None:
    (row,) = table(run("events", "--type", "ASSAULT").stdout)
    assert row["disputed"] == "number of soldiers killed"
    assert row["reports"].startswith("2/2/")


def test_events_as_json_are_one_object_a_line(run: Run) -> None:
    found = objects(run("events", "--json").stdout)
    assert {event["type"] for event in found} == {"CONSULT", "AID", "ASSAULT"}


@pytest.mark.parametrize(
    ("options", "types"),
    [
        (["--actor", "UKR"], ["ASSAULT"]),
        (["--actor", "North Korea", "--with", "Russia"], ["AID", "CONSULT"]),
        (["--status", "planned"], ["AID"]),
        (["--since", "2025-08-11"], ["CONSULT"]),
        (["--until", "2024"], ["AID"]),
        (["--place", "Russia"], ["CONSULT"]),
        (["--text", "phone"], ["CONSULT"]),
        (["--limit", "1"], ["AID"]),
    ],
)
@pytest.mark.parametrize("command", ["events", "statements"])
def test_filters_choose(run: Run, command: str, options: list[str], types: list[str]) -> None:
    result = run(command, *options, "--json")
    assert result.exit_code == 0
    assert sorted({row["type"] for row in objects(result.stdout)}) == types


def test_statements_show_words_and_counts(run: Run) -> None:
    rows = table(run("statements", "--type", "ASSAULT").stdout)
    assert {(row["words"], row["counts"], row["according to"]) for row in rows} == {
        ("killed", "600 soldiers killed", "South Korea"),
        ("killed", "4,700 soldiers killed", "an official"),
    }


def test_show_marks_the_words_by_brackets_and_says_why(run: Run) -> None:
    (event,) = objects(run("events", "--type", "CONSULT", "--json").stdout)
    output = run("show", event["id"]).stdout
    assert "[trigger: spoke] by phone on Tuesday, [source: KCNA] reported." in output
    assert "[actor+place: Russia]" in output
    assert "[recipient: North Korea]" in output
    assert "frame consult.call, rule active, score 0.90" in output
    assert "2025-08-12 (day) from no words of its own, reckoned from: published, rule weekday" in output
    assert "KCNA (agency, neutral) < Harbour Post (outlet)" in output


def test_show_of_an_event_says_who_gives_which_number(run: Run) -> None:
    (event,) = objects(run("events", "--type", "ASSAULT", "--json").stdout)
    output = run("show", event["id"]).stdout
    assert "2 in 2 outlets: Harbour Post, Lantern Herald" in output
    assert "disputed: number of soldiers killed" in output
    assert "600: South Korea in Harbour Post" in output
    assert "4700: an official in Lantern Herald" in output


def test_show_without_why_keeps_to_the_words(run: Run) -> None:
    statement = objects(run("statements", "--type", "AID", "--json").stdout)[0]
    output = run("show", statement["id"], "--no-why").stdout
    assert "[trigger: sent]" in output
    assert "[quote: soldiers]" in output
    assert "frame" not in output


def test_show_of_a_statement_names_its_event(run: Run) -> None:
    statement = objects(run("statements", "--type", "AID", "--json").stdout)[0]
    (event,) = objects(run("events", "--type", "AID", "--json").stdout)
    assert event["id"] in run("show", statement["id"]).stdout


def test_show_as_json_holds_sentence_and_marks(run: Run) -> None:
    (event,) = objects(run("events", "--type", "CONSULT", "--json").stdout)
    (evidence,) = objects(run("show", event["id"], "--json").stdout)
    (exhibit,) = evidence["exhibits"]
    assert exhibit["sentence"].startswith("Leaders of Russia")
    assert "trigger" in {mark["role"] for mark in exhibit["marks"]}


def test_show_of_an_unknown_id_is_one_line_and_code_2(run: Run) -> None:
    result = run("show", "nothing")
    assert result.exit_code == 2
    assert result.stderr.startswith("wirebook: E401: ")
    assert result.stderr.count("\n") == 1


def test_timeline_lists_what_an_actor_has_part_in(run: Run) -> None:
    rows = table(run("timeline", "Russia").stdout)
    assert [row["type"] for row in rows] == ["AID", "CONSULT phone"]
    assert rows[1]["words"].startswith("Leaders of Russia and North Korea spoke")
    assert table(run("timeline", "Russia", "--since", "2025").stdout) == rows[1:]


def test_timeline_as_json(run: Run) -> None:
    assert [row["type"] for row in objects(run("timeline", "UKR", "--json").stdout)] == ["ASSAULT"]


def test_search_shows_the_words_found(run: Run) -> None:
    (row,) = table(run("search", "phone", "Tuesday").stdout)
    assert row["title"] == "A call"
    assert "by [phone] on [Tuesday]" in row["words"]
    assert row["statements"].startswith("S")


def test_search_keeps_phrases_together(run: Run) -> None:
    assert len(table(run("search", '"an official"').stdout)) == 1
    assert table(run("search", '"official an"').stdout) == []


def test_search_as_json(run: Run) -> None:
    (hit,) = objects(run("search", "phone", "--json").stdout)
    assert hit["article"]["id"] == "call"


@pytest.mark.parametrize(("what", "rows"), [("events", 3), ("statements", 4), ("articles", 3)])
def test_export_writes_jsonl_and_csv(run: Run, tmp_path: Path, what: str, rows: int) -> None:
    assert len(objects(run("export", what).stdout)) == rows
    target = tmp_path / "out.csv"
    result = run("export", what, "--format", "csv", "--output", str(target))
    assert (result.exit_code, result.stdout) == (0, "")
    with target.open(encoding="utf-8", newline="") as stream:
        assert len(list(csv.DictReader(stream))) == rows


def test_export_has_one_meaning_for_json(run: Run) -> None:
    assert run("export", "events", "--json").stdout == run("export", "events", "--format", "jsonl").stdout
    assert run("export", "events", "--json", "--format", "csv").exit_code == 2


def test_info_counts(run: Run) -> None:
    rows = {row["what"]: row["value"] for row in table(run("info").stdout)}
    assert (rows["articles"], rows["statements"], rows["events"]) == ("3", "4", "3")
    assert rows["outlets"] == "Harbour Post 2, Lantern Herald 1"
    (found,) = objects(run("info", "--json").stdout)
    assert found["disputed_events"] == 1
