"""According to whom: the passages in `cases/sources/` and the chains that they must give."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest
import yaml

from wirebook.model import Article, Attribution, Source, Span
from wirebook.reading.words import Reading
from wirebook.statements.parties import Register
from wirebook.statements.sources import Chains

CASES = Path(__file__).parent / "cases" / "sources"


@dataclass(frozen=True)
class Case:
    """A passage, a word in it and who vouches for it, nearest first: "name | kind | stance"."""

    suite: str
    text: str
    word: str
    chain: tuple[str, ...]
    speech: bool = True
    denied: bool | None = None


def _cases() -> Iterator[Case]:
    for path in sorted(CASES.glob("*.yaml")):
        for entry in yaml.safe_load(path.read_text(encoding="utf-8")):
            yield Case(path.stem, **{**entry, "chain": tuple(entry["chain"])})


@cache
def _read(text: str, attribution: str) -> Reading:
    from wirebook.reading.reader import read

    body = tuple(Span(part.start(), part.end()) for part in re.finditer(r"(?:[^\n]|\n(?!\n))+", text))
    return read(Article("a", text, body, published="2025-08-15"), attribution=attribution)


@pytest.mark.parametrize("attribution", ["joined", "rules"])
@pytest.mark.parametrize("case", list(_cases()), ids=lambda case: f"{case.suite}: {case.word}: {case.text}")
def test_passage_has_its_chain(case: Case, attribution: str) -> None:
    reading = _read(case.text, attribution)
    start = case.text.rindex(case.word)
    trigger = Span(start, start + len(case.word))
    found = Chains(reading, Register(reading)).of(trigger)
    told = [" | ".join((link.name, link.kind, link.stance)) for link in found]
    assert len(found) == len(case.chain), told
    assert all(_meets(link, wanted) for link, wanted in zip(found, case.chain, strict=True)), told
    assert case.speech or reading.attributions == []
    if case.denied is not None:
        assert _nearest(reading, trigger).negated is case.denied


def _meets(link: Source, wanted: str) -> bool:
    parts = [part.strip() for part in wanted.split("|")]
    found = (link.name.lower(), link.kind.value, link.stance.value)
    return all(a == b for a, b in zip((parts[0].lower(), *parts[1:]), found, strict=False))


def _nearest(reading: Reading, trigger: Span) -> Attribution:
    covering = [a for a in reading.attributions if any(piece.covers(trigger) for piece in a.content)]
    return min(covering, key=lambda a: sum(piece.end - piece.start for piece in a.content))


def test_there_are_many_passages_and_none_stands_twice() -> None:
    asked = [(case.text, case.word) for case in _cases()]
    assert len(asked) >= 150
    assert len(set(asked)) == len(asked)
