"""Little scenarios: the events, origins and disputes that a few short reports must give."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from tests.linking.scenario import Scenario, build, load
from wirebook.linking import fields_of
from wirebook.model import Event

BY_HAND = list(load(with_text=False))
IN_WORDS = list(load(with_text=True))


def named(scenarios: list[Mapping[str, Any]]) -> list[Any]:
    return [pytest.param(data, id=data["name"].replace(" ", "-")) for data in scenarios]


def value(event: Event, name: str, scenario: Scenario) -> Any:
    """What an event says of a field, in the form of the scenarios."""
    if name == "disputes":
        return [dispute.field for dispute in event.disputes]
    if name == "history":
        return [step.turn.value for step in event.history]
    if name.startswith("count:"):
        statements = [s for s in scenario.statements if s.id in event.statements]
        found = {f.field: f.consensus for f in fields_of(statements, scenario.articles, scenario.origins)}
        return found.get(name)
    told = getattr(event, name)
    return list(told) if isinstance(told, tuple) else told


def check(scenario: Scenario, events: list[Event]) -> None:
    event_of = {statement: event for event in events for statement in event.statements}
    for ref, wanted in scenario.checks.items():
        event = event_of[scenario.refs[ref]]
        for name, expected in wanted.items():
            found = value(event, name, scenario)
            if name == "reasons":
                assert set(expected) <= set(found), (ref, name)
            else:
                assert found == (str(expected) if name == "date" else expected), (ref, name)


@pytest.mark.parametrize("data", named(BY_HAND))
def test_statements_give_the_events(data: Mapping[str, Any]) -> None:
    scenario = build(data)
    words = {identity: ref for ref, identity in scenario.refs.items()}
    events = scenario.link()
    found = sorted(sorted(words[statement] for statement in event.statements) for event in events)
    assert found == sorted(sorted(group) for group in scenario.events)
    check(scenario, events)
    assert scenario.link(scenario.statements[::-1]) == events


@pytest.mark.slow
@pytest.mark.parametrize("data", named(IN_WORDS))
def test_sentences_give_the_events(data: Mapping[str, Any]) -> None:
    scenario = build(data)
    event_of = {statement: event.id for event in scenario.link() for statement in event.statements}
    for group in scenario.together:
        assert len({event_of[scenario.refs[ref]] for ref in group}) == 1, group
    for group in scenario.apart:
        assert len({event_of[scenario.refs[ref]] for ref in group}) == len(group), group
    check(scenario, scenario.link())
