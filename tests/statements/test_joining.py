"""Frames and the event head together."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from tests.builders import make_article
from tests.conftest import StatementsOf
from wirebook.model import HEAD, Certainty, EventType, Status
from wirebook.reading.reader import read
from wirebook.statements.clues import STATUSES
from wirebook.statements.coder import code
from wirebook.statements.event_head import Detail, load_event_head
from wirebook.statements.joining import LEAST_ADDED, turn

TOLD_BY_HEAD = [
    ("The Malian army mowed down dozens of herders.", EventType.ASSAULT),
]
"""What no frame tells."""


def test_without_weights_the_frames_work_alone(tmp_path: Path) -> None:
    assert load_event_head(tmp_path) is None


def test_rules_alone_never_tell_what_the_head_adds(statements_of: StatementsOf) -> None:
    for text, kind in TOLD_BY_HEAD:
        assert all(s.type != kind for s in statements_of(text, events="rules")), text


def test_a_phrase_of_the_lexicon_stands_whatever_the_head_thinks(statements_of: StatementsOf) -> None:
    (statement,) = statements_of("Paris poured scorn on the Turkish offer.")
    assert statement.rule.startswith("ACCUSE.pour-scorn/")


@pytest.mark.parametrize(("text", "kind"), TOLD_BY_HEAD)
def test_the_head_adds_what_no_frame_tells(text: str, kind: EventType, statements_of: StatementsOf) -> None:
    added = [s for s in statements_of(text) if s.rule.startswith(f"{HEAD}.")]
    assert [s.type for s in added] == [kind]
    assert added[0].rule.startswith(f"{HEAD}.{kind}/")
    assert LEAST_ADDED <= added[0].score <= 1
    assert added[0].actors or added[0].recipients


def test_what_a_user_wrote_stands(tmp_path: Path) -> None:
    own = tmp_path / "mine.yaml"
    own.write_text(
        """
type: SUPPORT
frames:
  - id: mow
    verbs: [mow]
    cameo: "050"
    actor: [subject]
    recipient: [object, for]
    example: The Peruvian president mowed the lawn for Chile.
    expect: {actor: Peruvian, recipient: Chile}
""",
        encoding="utf-8",
    )
    reading = read(make_article("The Peruvian president mowed the lawn for Chile on Monday."))
    assert [s.rule.partition("/")[0] for s in code(reading, frames=own)] == ["SUPPORT.mow"]


@pytest.mark.parametrize(
    "text",
    [
        "The striker attacked from the left and shot at goal before the referee stopped the final.",
        "Shares retreated on Monday as investors struck a cautious note.",
        "The film, shot in three weeks, charges ahead like a storm.",
    ],
)
def test_sport_markets_and_films_tell_no_event(text: str, statements_of: StatementsOf) -> None:
    assert statements_of(text) == []


def test_the_head_fills_in_whom_no_frame_finds(statements_of: StatementsOf) -> None:
    text = "Twelve countries, Chile and Ghana among them, signed a letter that criticises Laos for jailing bloggers."
    alone, both = (
        next(s for s in statements_of(text, events=events) if s.trigger_text == "criticises")
        for events in ("rules", "joined")
    )
    assert not alone.actors
    assert {who.name for who in both.actors} & {"Chile", "Ghana"}
    assert both.rule == alone.rule


def test_the_head_tells_the_status_where_no_cue_does(statements_of: StatementsOf) -> None:
    (statement,) = statements_of("Some 300 Iraqi prisoners are to be released in Erbil.")
    assert statement.status is Status.PLANNED
    assert statement.rule.endswith(f"/{HEAD}")


def test_what_the_head_takes_for_possible_is_no_more_than_possible(statements_of: StatementsOf) -> None:
    statement = replace(statements_of("Chad arrested a Libyan envoy.")[0], rule="COERCE.arrest/verb/tense")
    sure = np.eye(len(STATUSES), dtype=np.float32)[STATUSES.index(Status.POSSIBLE)]
    turned = turn(statement, Detail(sure, np.zeros(1), np.zeros((1, 3))))
    assert (turned.status, turned.certainty) == (Status.POSSIBLE, Certainty.POSSIBLE)
    assert turned.rule == f"COERCE.arrest/verb/{HEAD}"
