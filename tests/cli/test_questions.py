"""What the commands on stories, plans, actors and outlets print, in a pipe and as JSON."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from tests.newsroom import AGAIN, STRIKE, SUMMIT, TALKS, WAR, fill_newsroom
from wirebook.book import Store
from wirebook.cli import commands

Run = Callable[..., Result]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Call `wirebook` with arguments; the newsroom's book is the default one."""
    path = tmp_path / "newsroom.book"
    with Store(path) as store:
        fill_newsroom(store)
    monkeypatch.setenv("WIREBOOK_BOOK", str(path))

    def call(*arguments: str) -> Result:
        result = CliRunner().invoke(commands, list(arguments))
        assert result.exit_code == 0, result.output
        return result

    return call


def table(output: str) -> list[dict[str, str]]:
    return list(csv.DictReader(output.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE))


def objects(output: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in output.splitlines()]


def sections(output: str) -> dict[str, list[dict[str, str]]]:
    """The tables below their headings."""
    parts = [part.partition("\n") for part in ("\n" + output).split("\n# ")[1:]]
    return {heading: table(rows) for heading, _, rows in parts}


@pytest.mark.parametrize("asked", ["events --actor Narnia", "timeline Narnia", "statements --actor Narnia"])
def test_a_question_that_finds_nothing_says_so(run: Run, asked: str) -> None:
    result = run(*asked.split())
    assert result.stderr.startswith("no ")
    assert len(result.stdout.splitlines()) == 1


def test_stories_are_a_table(run: Run) -> None:
    war, summit = table(run("stories").stdout)
    assert (war["id"], summit["id"]) == (WAR, SUMMIT)
    assert summit["reports"] == "3/3/2"
    assert [row["story"] for row in objects(run("stories", "--actor", "Ukraine", "--json").stdout)] == [WAR]


def test_a_story_has_articles_and_events(run: Run) -> None:
    output = run("story", SUMMIT[:4]).stdout
    found = sections(output)
    assert f"{SUMMIT}  Talks ahead\nfounded by wire" in output
    assert [row["text of"] for row in found["Articles"]] == ["", "Meridian Wire", ""]
    assert [row["event"] for row in found["Events"]] == [TALKS, AGAIN]
    (told,) = objects(run("story", SUMMIT, "--json").stdout)
    assert [row["event"] for row in told["events"]] == [TALKS, AGAIN]


def test_a_comparison_of_an_event_marks_what_differs(run: Run) -> None:
    result = run("compare", STRIKE)
    (rows,) = sections(result.stdout).values()
    assert [row["≠ number of soldiers killed"] for row in rows] == ["600", "600", "40"]
    assert [row["source"] for row in rows[1:]] == ["Seoul, in Harbour Post", "KCNA [state media]"]
    assert rows[0]["= status"] == "happened"
    assert "2 of the 4 outlets read of 2025-09-06 to 2025-09-07" in result.stderr


def test_a_comparison_of_a_story_has_a_column_for_each_outlet(run: Run) -> None:
    (rows,) = sections(run("compare", SUMMIT).stdout).values()
    assert rows[0]["Lantern Herald 1"] == "happened, 2025-09-05"
    assert rows[0]["Meridian Wire 1"] == "planned, 2025-09-05 (Seoul)"
    assert rows[1]["Meridian Wire 1"] == "–"


def test_a_comparison_as_json(run: Run) -> None:
    (found,) = objects(run("compare", TALKS, "--json").stdout)
    assert {field["field"]: field["agreement"] for field in found["fields"]}["status"] == "compatible"


def test_the_calendar_says_what_became_of_plans(run: Run) -> None:
    rows = table(run("calendar").stdout)
    assert [(row["date"], row["outcome"]) for row in rows] == [
        ("2025-09-05", "happened"),
        ("2025-10", "ahead"),
        ("no date", "open"),
    ]
    (found,) = objects(run("calendar", "--past", "0", "--json").stdout)
    assert (found["past"], found["today"]) == ([], "2025-09-07")


def test_the_calendar_for_calendar_programs(run: Run) -> None:
    output = run("calendar", "--format", "ics").stdout_bytes
    assert output.startswith(b"BEGIN:VCALENDAR\r\n")
    assert output.count(b"BEGIN:VEVENT") == 2


def test_the_calendar_has_one_form_at_a_time(run: Run) -> None:
    result = CliRunner().invoke(commands, ["calendar", "--format", "ics", "--json"])
    assert result.exit_code == 2


def test_a_dossier_has_sections(run: Run) -> None:
    found = sections(run("dossier", "North Korea").stdout)
    assert next(iter(found)) == "North Korea: 2 events, 2025-09-05 to 2025-09-06"
    assert [(row["direction"], row["type"], row["score"]) for row in found["Acts"]] == [
        ("to", "ASSAULT", "-9.0"),
        ("to", "CONSULT", "+2.5"),
    ]
    assert "Disputed" in found
    assert "Offices" not in found


def test_a_dossier_of_a_pair_names_directions(run: Run) -> None:
    found = sections(run("dossier", "RUS", "PRK").stdout)
    assert [row["direction"] for row in found["Acts"]] == ["Russia → North Korea"]
    (told,) = objects(run("dossier", "RUS", "PRK", "--period", "year", "--json").stdout)
    assert told["scores"][0]["points"][0]["period"] == "2025"


def test_nobody_has_no_dossier(run: Run) -> None:
    result = CliRunner().invoke(commands, ["dossier", "Narnia"])
    assert result.exit_code == 2
    assert result.stderr.startswith("wirebook: E407: ")


def test_a_digest_is_a_sentence_each(run: Run) -> None:
    rows = table(run("digest", "2025-09").stdout)
    assert [(row["date"], row["event"]) for row in rows] == [("2025-09-06", STRIKE), ("2025-09-05", TALKS)]
    assert rows[1]["sentence"].startswith("Russia held talks with North Korea")
    assert [day["day"] for day in objects(run("digest", "2025-09-01", "2025-09-05", "--json").stdout)] == ["2025-09-05"]


def test_sources_have_owners_and_gaps(run: Run) -> None:
    rows = {row["outlet"]: row for row in table(run("sources").stdout)}
    assert (rows["KCNA"]["owner"], rows["Harbour Post"]["owner"]) == ("state", "?")
    assert rows["Harbour Post"]["gaps"] == "2025-09-03 to 2025-09-05"
    assert len(objects(run("sources", "--json").stdout)) == 5


def test_show_tells_the_history_of_an_event(run: Run) -> None:
    output = run("show", TALKS).stdout
    assert "history: planned for 2025-09-05, reported 2025-09-01" in output
    assert "3 in 3 outlets: Meridian Wire, Harbour Post, Lantern Herald; 2 independent; corroborated" in output
    assert f"story: {SUMMIT}" in output


@pytest.mark.parametrize(("what", "rows"), [("stories", 2), ("changes", 0)])
def test_stories_and_changes_can_be_exported(run: Run, what: str, rows: int) -> None:
    assert len(objects(run("export", what).stdout)) == rows
    assert len(list(csv.DictReader(run("export", what, "--format", "csv").stdout.splitlines()))) == rows
