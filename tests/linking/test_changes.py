"""What became different between two states of the events."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from wirebook.linking.changes import RELINKED, Cause, changes_between
from wirebook.model import Change, Corroboration, Event, EventType, Judgement, Status, Verdict

TIME = "2025-08-14T10:00:00Z"
NEW = Cause(frozenset({"A2"}))


def event(identity: str, statements: str, **more: Any) -> Event:
    plain = Event(
        identity,
        EventType.CONSULT,
        None,
        Status.PLANNED,
        "2025-08-15",
        None,
        None,
        ("Russia",),
        (),
        ("RUS",),
        tuple(statements.split()),
        ("A1",),
        ("Lantern",),
        (),
    )
    return replace(plain, **more)


def changes(before: list[Event], after: list[Event], cause: Cause = NEW) -> list[Change]:
    return list(changes_between({e.id: e for e in before}, {e.id: e for e in after}, cause, TIME))


def test_what_is_new_is_created_by_its_articles() -> None:
    (change,) = changes([], [event("E1", "S1", articles=("A2",))])
    assert (change.kind, change.event, change.because, change.time) == ("created", "E1", "A2", TIME)


def test_what_differs_is_told_field_by_field() -> None:
    after = event(
        "E1", "S1 S2", articles=("A1", "A2"), status=Status.HAPPENED, corroboration=Corroboration.CORROBORATED
    )
    found = {change.field: (change.before, change.after) for change in changes([event("E1", "S1")], [after])}
    assert found == {
        "status": ("planned", "happened"),
        "reports": ("1", "2"),
        "corroboration": ("single-source", "corroborated"),
        "statements": (None, "S2"),
    }


def test_an_older_report_gives_an_event_another_id() -> None:
    found = changes([event("E1", "S1")], [event("E0", "S0 S1")])
    assert [(change.kind, change.field, change.before, change.after) for change in found] == [
        ("changed", "id", "E1", "E0"),
        ("changed", "statements", None, "S0"),
    ]


def test_what_went_into_another_event_is_gone_into_it() -> None:
    found = changes([event("E1", "S1"), event("E2", "S2")], [event("E1", "S1 S2")])
    assert [(c.event, c.kind, c.after) for c in found if c.kind == "gone"] == [("E2", "gone", "E1")]


def test_what_split_off_is_created() -> None:
    found = changes([event("E1", "S1 S2")], [event("E1", "S1"), event("E2", "S2")])
    assert [(c.event, c.kind) for c in found if c.kind != "changed"] == [("E2", "created")]


def test_a_judgement_is_named_as_the_reason() -> None:
    judgement = Judgement(7, "statement", Verdict.SAME, "S1", "S2", "ann", TIME)
    found = changes([event("E1", "S1"), event("E2", "S2")], [event("E1", "S1 S2")], Cause(frozenset(), (judgement,)))
    assert {change.because for change in found} == {"judgement 7"}


def test_other_rules_are_a_reason_too() -> None:
    assert {c.because for c in changes([event("E1", "S1")], [event("E1", "S1", mode="phone")], Cause())} == {RELINKED}
