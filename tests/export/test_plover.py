"""PLOVER's type of what is planned, refused, called for."""

from __future__ import annotations

import pytest

from wirebook.export.plover import folded, main_events
from wirebook.model import EventType, Status


@pytest.mark.parametrize(
    ("kind", "status", "wanted"),
    [
        ("CONSULT", "happened", "CONSULT"),
        ("CONSULT", "planned", "AGREE"),
        ("CONSULT", "denied", "REJECT"),
        ("RETREAT", "called-for", None),
        ("SANCTION", "planned", "THREATEN"),
        ("ASSAULT", "denied", None),
        ("PROTEST", "planned", "THREATEN"),
        ("AID", "possible", None),
    ],
)
def test_what_did_not_happen_has_a_type_of_its_own(kind: str, status: str, wanted: str | None) -> None:
    assert folded(EventType(kind), Status(status)) == wanted


def test_of_each_sentence_the_first_act_that_plover_codes_is_left() -> None:
    told = [
        ("REQUEST", "called-for", 0, 4),
        ("CONSULT", "planned", 0, 9),
        ("ASSAULT", "happened", 0, 20),
        ("SANCTION", "happened", 1, 40),
    ]
    statements = [
        {
            "type": kind,
            "mode": "visit",
            "cameo": "042",
            "status": status,
            "sentence": sentence,
            "trigger": {"start": at},
        }
        for kind, status, sentence, at in told
    ]
    found = main_events({"doc": "a", "statements": statements})
    assert found["doc"] == "a"
    assert [(s["type"], s["mode"], s["cameo"]) for s in found["statements"]] == [
        ("AGREE", None, "030"),
        ("SANCTION", "visit", "042"),
    ]
