"""`wirebook link` and `wirebook changes`: what people decide, and what became different."""

from __future__ import annotations

import json
from typing import Any

from tests.cli.conftest import Run


def objects(output: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in output.splitlines()]


def events(run: Run, event_type: str) -> list[dict[str, Any]]:
    return objects(run("events", "--type", event_type, "--json").stdout)


def test_two_events_are_joined_and_parted_again(run: Run) -> None:
    (call,), (sent,) = events(run, "CONSULT"), events(run, "AID")
    result = run("link", "same", call["id"][:8], sent["id"], "--author", "ann", "--reason", "one matter")
    assert result.exit_code == 0
    assert result.stdout.startswith("judgement 1: same S")
    assert len(events(run, "CONSULT")) + len(events(run, "AID")) == 1
    (row,) = objects(run("link", "list", "--json").stdout)
    assert (row["author"], row["reason"], row["verdict"]) == ("ann", "one matter", "same")
    assert "undone: same" in run("link", "undo", "1").stdout
    assert len(events(run, "CONSULT")) + len(events(run, "AID")) == 2
    assert run("link", "list").stdout.splitlines()[1].split("\t")[-1] != ""


def test_an_earlier_judgement_that_falls_is_named(run: Run) -> None:
    (killed,) = events(run, "ASSAULT")
    one, other = killed["statements"]
    run("link", "different", one, other)
    assert len(events(run, "ASSAULT")) == 2
    result = run("link", "same", one, other)
    assert "judgement 1 (different" in result.stderr
    assert "the later one holds" in result.stderr
    assert len(events(run, "ASSAULT")) == 1


def test_what_is_rejected_is_out_until_it_is_accepted(run: Run) -> None:
    (call,) = events(run, "CONSULT")
    assert "events now: none" in run("link", "reject", call["statements"][0]).stdout
    assert events(run, "CONSULT") == []
    (done,) = objects(run("link", "accept", call["statements"][0], "--json").stdout)
    assert done["overruled"][0]["number"] == 1
    assert len(events(run, "CONSULT")) == 1


def test_what_cannot_be_judged_is_said_in_one_line(run: Run) -> None:
    (killed,) = events(run, "ASSAULT")
    result = run("link", "same", killed["id"], killed["id"])
    assert result.exit_code == 2
    assert result.stderr.startswith("wirebook: E409: ")
    assert run("link", "undo", "9").stderr.startswith("wirebook: E405: ")


def test_linking_anew_changes_nothing(run: Run) -> None:
    assert run("link", "anew").stdout == "0 events changed\n"


def test_changes_are_told_with_their_reason(run: Run) -> None:
    created = objects(run("changes", "--json").stdout)
    assert {change["kind"] for change in created} == {"created"}
    (killed,) = events(run, "ASSAULT")
    run("link", "different", *killed["statements"])
    lines = run("changes", "--event", killed["id"][:8]).stdout.splitlines()
    assert lines[0].split("\t")[0] == "time"
    assert any(line.split("\t")[3] == "corroboration" and line.endswith("judgement 1") for line in lines)
    assert run("changes", "--since", "2999").stdout.count("\n") == 1
