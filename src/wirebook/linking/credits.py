"""The news agency to whom an article gives credit: in its dateline, its byline, its last lines or a note of rights.

A credit says whose text it is. What an article says an agency reported ("..., TASS said") is no credit but a source,
and belongs to the statements.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from wirebook.errors import KnowledgeError
from wirebook.knowledge.outlets import find_outlet

_FILE = "credits.yaml"
_HEAD = 400
_TAIL = 500
_LONGEST_BYLINE = 80


@dataclass(frozen=True, slots=True)
class Credit:
    """The agency by its full name, and which rule saw it: dateline, byline, sign-off, input, rights, signature."""

    agency: str
    rule: str


@dataclass(frozen=True, slots=True)
class _Patterns:
    """What is looked for at the head of a text, at its tail, and in both; the first of a list wins."""

    hints: re.Pattern[str]
    head: tuple[tuple[str, re.Pattern[str]], ...]
    tail: tuple[tuple[str, re.Pattern[str]], ...]
    signatures: tuple[tuple[str, re.Pattern[str]], ...]
    agencies: Mapping[str, str]


def find_credit(text: str) -> Credit | None:
    """The agency credited in a text with its marks (dateline, byline, last lines); None where there is none."""
    patterns = _load()
    head, tail = text[:_HEAD], text[-_TAIL:]
    # Most texts name no agency at either end, and one quick look tells.
    if patterns.hints.search(text if len(text) <= _HEAD + _TAIL else f"{head}\n{tail}") is None:
        return None
    return next(_credits(head, tail, patterns), None)


def agency_of(outlet: str | None) -> str | None:
    """The agency that an outlet is, by its full name; None where it is none."""
    if not outlet:
        return None
    agency = _load().agencies.get(outlet.strip())
    if agency is None and (known := find_outlet(outlet)) is not None and known.kind == "agency":
        agency = _load().agencies.get(known.name, known.name)
    return agency


def _credits(head: str, tail: str, patterns: _Patterns) -> Iterator[Credit]:
    for where, rules in ((head, patterns.head), (tail, patterns.tail)):
        for rule, pattern in rules:
            if match := pattern.search(where):
                yield Credit(patterns.agencies[match["agency"]], rule)
    for agency, pattern in patterns.signatures:
        if pattern.search(tail):
            yield Credit(agency, "signature")


@cache
def _load() -> _Patterns:
    """The patterns of `credits.yaml`. Raises KnowledgeError, naming the entry, where the file breaks its schema."""
    data = _read()
    agencies: dict[str, str] = {}
    for name, spellings in data["agencies"].items():
        if not isinstance(name, str) or not isinstance(spellings, list):
            raise KnowledgeError(f"{_FILE}: agencies: {name!r} must be a name with a list of spellings")
        agencies.update(dict.fromkeys([name, *spellings], name))
    signatures = []
    for name, expressions in data["signatures"].items():
        if name not in agencies:
            raise KnowledgeError(f"{_FILE}: signatures: {name!r} is none of the agencies")
        signatures += [(name, re.compile(expression)) for expression in expressions]
    names = "|".join(re.escape(name) for name in sorted(agencies, key=lambda name: (-len(name), name)))
    inputs = "|".join(re.escape(words) for words in sorted(data["inputs"], key=lambda words: (-len(words), words)))
    agency = rf"(?P<agency>{names})"
    return _Patterns(
        hints=re.compile(rf"(?:{names}|Reporting by)(?!\w)"),
        head=tuple((rule, re.compile(form)) for rule, form in _head_forms(agency)),
        tail=tuple((rule, re.compile(form)) for rule, form in _tail_forms(agency, inputs)),
        signatures=tuple(signatures),
        agencies=agencies,
    )


def _head_forms(agency: str) -> list[tuple[str, str]]:
    """A dateline, or a byline with a line for itself."""
    end = r"\s*(?:[-–—:]|\.\s?[-–—]?|\n)"
    return [
        ("dateline", rf"(?:\(|(?<!\w)/|\[){agency}(?:\s?/\s?[A-Z][\w. ]{{1,20}})?(?:\)|/|\]){end}"),
        ("dateline", rf"(?m)^[A-Z][\w.'’ -]{{2,40}},\s(?:[\w. ]{{2,20}},?\s)?{agency}\s?(?:--?|–|—)\s"),
        ("byline", rf"(?m)^(?:By|BY)\s[^\n]{{0,{_LONGEST_BYLINE}}}?(?:[|,/(–—-]\s?|\s){agency}\)?\s*$"),
        ("byline", rf"(?m)^(?:[Ff]rom\s|[Ss]ource:\s)?{agency}(?:\s?[|,–—-]\s?[^\n]{{0,30}}\d{{4}}[^\n]{{0,20}})?\s*$"),
    ]


def _tail_forms(agency: str, inputs: str) -> list[tuple[str, str]]:
    """A sign-off, a note on whose words they are or whose rights."""
    return [
        ("sign-off", rf"[.!?\"”’)\]]\s*(?:[-–—]{{1,2}}\s?|\(|\[|/|©\s?){agency}(?:\)|\]|/)?\.?\s*$"),
        ("sign-off", rf"(?m)^\W{{0,3}}{agency}\W{{0,3}}$"),
        (
            "rights",
            rf"(?:©|\([cC]\)|[Cc]opyright)\s?(?:\(c\)\s|©\s?)?(?:\d{{4}},?\s)?(?:by\s)?(?:[Tt]he\s)?{agency}(?!\w)",
        ),
        ("input", rf"(?i:\b(?:{inputs}))\s{{0,2}}(?:[Tt]he\s)?{agency}(?!\w)"),
        ("input", rf"(?i:\b(?:{inputs}))\s[^\n.]{{1,60}}?[,;(]\s?(?:and\s)?{agency}\)?\W{{0,3}}$"),
    ]


def _read() -> dict[str, Any]:
    import yaml

    try:
        content = files("wirebook.knowledge").joinpath("data", _FILE).read_text(encoding="utf-8")
        data: Any = yaml.safe_load(content)
    except (OSError, yaml.YAMLError) as error:
        raise KnowledgeError(f"{_FILE}: cannot be read: {error}") from error
    if not isinstance(data, dict) or set(data) != {"agencies", "signatures", "inputs"}:
        raise KnowledgeError(f"{_FILE}: must have exactly agencies, signatures and inputs")
    return data
