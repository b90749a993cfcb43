"""Sentences and the statements that they must give: the suites in `cases/`.

They hold of the rules and frames alone, each by itself. The event head may think otherwise of a few; how many is
bounded.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.conftest import TODAY, StatementsOf
from wirebook.model import Count, Participant, Source, Statement

CASES = Path(__file__).parent / "cases"
FIELDS = {
    *("type", "mode", "status", "actors", "recipients", "parties", "when", "place", "sources", "counts", "quote"),
    "contexts",
}


@dataclass(frozen=True)
class Case:
    """A text, what it must give and what it must not."""

    text: str
    gives: Sequence[Mapping[str, Any]] = ()
    never: Sequence[Mapping[str, Any]] = ()
    date: str | None = TODAY
    fails: str = ""
    suite: str = field(default="", compare=False)


@cache
def load_cases() -> tuple[Case, ...]:
    return tuple(case for path in sorted(CASES.glob("*.yaml")) for case in _read(path))


def _read(path: Path) -> Iterator[Case]:
    for entry in yaml.safe_load(path.read_text(encoding="utf-8")):
        unknown = {name for kind in ("gives", "not") for wanted in entry.get(kind, ()) for name in wanted} - FIELDS
        assert not unknown, f"{path.name}: {entry['text']}: unknown field {unknown}"
        assert "gives" in entry or "not" in entry, f"{path.name}: {entry['text']}: asks for nothing"
        yield Case(
            text=entry["text"],
            gives=entry.get("gives", ()),
            never=entry.get("not", ()),
            date=entry.get("date", TODAY),
            fails=entry.get("fails", ""),
            suite=path.stem,
        )


def _parameters() -> Iterator[Any]:
    for case in load_cases():
        marks = [pytest.mark.xfail(reason=case.fails, strict=True)] if case.fails else []
        yield pytest.param(case, id=f"{case.suite}: {case.text}", marks=marks)


@pytest.mark.parametrize("case", list(_parameters()))
def test_sentence_gives_its_statements(case: Case, statements_of: StatementsOf) -> None:
    assert fault(case, statements_of(case.text, case.date, "rules")) is None


def test_the_head_leaves_nearly_all_as_they_are(statements_of: StatementsOf) -> None:
    cases = [case for case in load_cases() if not case.fails]
    faults = [found for case in cases if (found := fault(case, statements_of(case.text, case.date)))]
    assert len(faults) <= 0.03 * len(cases), "\n".join(faults)


def fault(case: Case, told: Sequence[Statement]) -> str | None:
    """What a text's statements lack, or have and must not."""
    got = "\n  ".join(describe(statement) for statement in told) or "nothing"
    for wanted in case.gives:
        if not any(meets(s, wanted, case.text) for s in told):
            return f"{case.text}\nlacks {wanted}; has\n  {got}"
    for unwanted in case.never:
        if any(meets(s, unwanted, case.text) for s in told):
            return f"{case.text}\nmust not: {unwanted}; has\n  {got}"
    return None


def test_no_sentence_stands_twice() -> None:
    keys = [(case.text, case.date) for case in load_cases()]
    assert sorted(key for key in set(keys) if keys.count(key) > 1) == []


def test_most_cases_hold() -> None:
    failing = [case.text for case in load_cases() if case.fails]
    assert len(failing) <= 0.15 * len(load_cases())


def meets(statement: Statement, wanted: Mapping[str, Any], text: str) -> bool:
    """Whether a statement has every field that is listed, as listed."""
    return all(_field_meets(statement, name, value, text) for name, value in wanted.items())


def _field_meets(statement: Statement, name: str, value: Any, text: str) -> bool:
    if name == "parties":
        return _same((*statement.actors, *statement.recipients), value, text)
    if name in ("actors", "recipients", "sources"):
        return _same(getattr(statement, name), value, text)
    if name == "counts":
        return _same_counts(statement.counts, value)
    if name == "when":
        return (statement.when.value if statement.when else None) == value
    if name == "contexts":
        return set(value) <= set(statement.contexts)
    if name == "place":
        place = statement.place
        return place is None if value is None else place is not None and value in f"{place.text}; {place.name}"
    if name == "quote":
        return statement.quote is not None and value in statement.quote.of(text)
    return bool(getattr(statement, name) == value)


def _same(found: Sequence[Participant | Source], wanted: Sequence[str], text: str) -> bool:
    """Whether each wanted word names another one found, and none is left over; several mentions of one are one."""
    distinct = list({(who.name, getattr(who, "country", who.span)): who for who in found}.values())
    if len(distinct) != len(wanted):
        return False
    orders = permutations(distinct)
    return any(all(_names(who, word, text) for who, word in zip(order, wanted, strict=True)) for order in orders)


def _names(who: Participant | Source, word: str, text: str) -> bool:
    """Whether a word is the country of somebody, or stands in the name or in the words of the text."""
    if len(word) == 3 and word.isupper():
        return word == (who.country if isinstance(who, Participant) else (who.id or "")[:3]) or word == who.name
    return word in who.name or (who.span is not None and word in who.span.of(text))


def _same_counts(found: Sequence[Count], wanted: Sequence[Mapping[str, Any]]) -> bool:
    return len(found) == len(wanted) and all(
        any(all(getattr(count, name) == value for name, value in entry.items()) for count in found) for entry in wanted
    )


def describe(statement: Statement) -> str:
    """A statement on one line."""
    actors = ", ".join(f"{who.text} ({who.country})" for who in statement.actors)
    recipients = ", ".join(f"{who.text} ({who.country})" for who in statement.recipients)
    mode = f"/{statement.mode}" if statement.mode else ""
    more = [
        f"when {statement.when.value}" if statement.when else "",
        f"in {statement.place.text}" if statement.place else "",
        "".join(f"from {source.name} ({source.id}) " for source in statement.sources).strip(),
        "".join(f"{c.number} {c.qualifier} {c.unit} {c.of}; " for c in statement.counts).strip("; "),
        f"quote {statement.quote}" if statement.quote else "",
    ]
    rest = "; ".join(word for word in more if word)
    return f"{statement.type}{mode} [{actors}] > [{recipients}] {statement.status}; {rest} ({statement.rule})"
