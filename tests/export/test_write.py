"""A book written out."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest

from tests.books import CALL
from tests.newsroom import AGAIN, SUMMIT, TALKS, fill_newsroom
from wirebook.book import Store
from wirebook.errors import UsageError
from wirebook.export import WHATS, write
from wirebook.export.csv import guard


def lines(store: Store, what: str) -> list[dict[str, Any]]:
    stream = io.StringIO()
    number = write(store, what, "jsonl", stream)
    found = [json.loads(line) for line in stream.getvalue().splitlines()]
    assert len(found) == number
    return found


def rows(store: Store, what: str) -> list[dict[str, str]]:
    stream = io.StringIO(newline="")
    number = write(store, what, "csv", stream)
    stream.seek(0)
    found = list(csv.DictReader(stream))
    assert len(found) == number
    return found


def test_events_as_lines(store: Store) -> None:
    assert [event["type"] for event in lines(store, "events")] == ["ASSAULT", "CONSULT", "AGREE"]


def test_statements_know_their_article_and_event(store: Store) -> None:
    found = lines(store, "statements")
    events = {event["id"]: event["statements"] for event in lines(store, "events")}
    assert len(found) == 4
    assert all(statement["id"] in events[statement["event"]] for statement in found)
    assert {statement["doc"] for statement in found} == {"call", "toll", "other"}


def test_articles_can_be_read_again(store: Store) -> None:
    article = next(article for article in lines(store, "articles") if article["id"] == "call")
    assert article["text"] == CALL.text
    assert (article["date"], article["outlet"], article["title"]) == (CALL.published, CALL.outlet, CALL.title)
    assert article["statements"] == 2


def test_tables_have_one_row_each(store: Store) -> None:
    events = rows(store, "events")
    assert events[0]["disputes"] == "count:killed:soldiers = about 600 | about 4700"
    assert events[0]["articles"] == "toll; other"
    statements = rows(store, "statements")
    told = next(row for row in statements if row["doc"] == "toll")
    assert (told["actors"], told["actor_countries"], told["counts"]) == ("Ukraine", "UKR", "about 600 soldiers killed")
    assert (told["place"], told["place_country"]) == ("Kursk", "RUS")


def test_a_cell_is_never_a_formula(store: Store) -> None:
    titles = {row["id"]: row["title"] for row in rows(store, "articles")}
    assert titles["toll"] == "'=HYPERLINK(1)"


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@SUM", "\tx", "\rx"])
def test_text_that_begins_like_a_formula_is_guarded(cell: str) -> None:
    assert guard(cell) == "'" + cell


def test_other_cells_are_left_alone() -> None:
    assert [guard("a=b"), guard(-1), guard(None), guard("")] == ["a=b", -1, None, ""]


@pytest.mark.parametrize("what", WHATS)
@pytest.mark.parametrize("form", ["jsonl", "csv"])
def test_an_export_is_the_same_every_time(store: Store, what: str, form: str) -> None:
    one, other = io.StringIO(), io.StringIO()
    write(store, what, form, one)
    write(store, what, form, other)
    assert one.getvalue() == other.getvalue()


def test_stories_list_their_articles_and_events(tmp_path: Path) -> None:
    with Store(tmp_path / "newsroom.book") as newsroom:
        fill_newsroom(newsroom)
        summit = next(story for story in lines(newsroom, "stories") if story["id"] == SUMMIT)
        talks = next(event for event in lines(newsroom, "events") if event["id"] == TALKS)
        told = rows(newsroom, "stories")
    assert [article["doc"] for article in summit["articles"]] == ["wire", "copy", "held"]
    assert [article["how"] for article in summit["articles"]] == ["own", "copy", "own"]
    assert summit["events"] == [TALKS, AGAIN]
    assert (talks["story"], talks["corroboration"], talks["origins"]) == (
        SUMMIT,
        "corroborated",
        ["Meridian Wire", "Lantern Herald"],
    )
    assert [step["turn"] for step in talks["history"]] == ["planned", "happened"]
    assert next(row for row in told if row["id"] == SUMMIT)["voices"] == "Meridian Wire; Meridian Wire; Lantern Herald"


def test_changes_are_written_in_order(store: Store) -> None:
    before = len(lines(store, "changes"))
    row = ("2025-09-01T00:00:00Z", "E1", "changed", "status", "planned", "happened", "A1")
    sql = "INSERT INTO changes (time, event, kind, field, before, after, because) VALUES (?, ?, ?, ?, ?, ?, ?)"
    with store._file.writing() as connection:
        connection.execute(sql, row)
        connection.execute(sql, (row[0], "E2", *row[2:]))
    found = lines(store, "changes")
    assert [change["event"] for change in found[before:]] == ["E1", "E2"]
    assert [change["number"] for change in found] == sorted(change["number"] for change in found)
    assert rows(store, "changes")[-1]["after"] == "happened"


def test_what_cannot_be_exported_is_said(store: Store) -> None:
    with pytest.raises(UsageError, match="E410"):
        write(store, "moods", "jsonl", io.StringIO())
    with pytest.raises(UsageError, match="E411"):
        write(store, "events", "parquet", io.StringIO())
