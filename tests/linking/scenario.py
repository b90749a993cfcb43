"""Little scenarios in YAML: reports with what they say, and the events that these must give.

A report has outlet, published, origin, story, and either `says` (statements by hand) or `text` (read by the reader).
A party is a name that is known here, a country, or "name@COUNTRY/ROLE"; a place is "name, COUNTRY"; a count is
"[qualifier] number unit of"; a source is "name" or "name (kind)".
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import yaml

from tests.builders import make_when
from wirebook.knowledge.territories import find_by_capital, find_country
from wirebook.linking import link
from wirebook.model import (
    Article,
    Count,
    Entity,
    Event,
    EventType,
    Origin,
    Participant,
    Place,
    Qualifier,
    Source,
    SourceKind,
    Span,
    Statement,
    Status,
)

FOLDER = Path(__file__).parent / "scenarios"
NOWHERE = Span(0, 0)

PEOPLE: Mapping[str, tuple[str, str, str]] = {
    "Putin": ("Q7747", "Vladimir Putin", "RUS"),
    "Lavrov": ("Q58217", "Sergey Lavrov", "RUS"),
    "Volodin": ("person/vyacheslav-volodin", "Vyacheslav Volodin", "RUS"),
    "Kim": ("Q56226", "Kim Jong Un", "PRK"),
    "Trump": ("Q22686", "Donald Trump", "USA"),
    "Xi": ("Q15031", "Xi Jinping", "CHN"),
    "Wang Yi": ("Q701420", "Wang Yi", "CHN"),
    "Zelensky": ("Q3874799", "Volodymyr Zelenskyy", "UKR"),
}


@dataclass(frozen=True, slots=True)
class Scenario:
    """What is told, and what must come out. events: all groups; together, apart: of those named."""

    name: str
    statements: tuple[Statement, ...]
    refs: Mapping[str, str]
    articles: Mapping[str, Article]
    origins: Mapping[str, Origin]
    stories: Mapping[str, str]
    events: Sequence[Sequence[str]] = ()
    together: Sequence[Sequence[str]] = ()
    apart: Sequence[Sequence[str]] = ()
    checks: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)

    def link(self, statements: Sequence[Statement] | None = None) -> list[Event]:
        """The events."""
        told = self.statements if statements is None else statements
        return link(told, self.articles, origins=self.origins, stories=self.stories)


def party(text: str) -> Participant:
    """A party by its name."""
    if text in PEOPLE:
        identity, name, country = PEOPLE[text]
        return Participant(NOWHERE, text, name, Entity(identity, name, country, "GOV"), country, "GOV", "name")
    name, _, place = text.partition("@")
    if place:
        country, _, role = place.partition("/")
        known = Entity(f"{country}:{name.lower().replace(' ', '-')}", name, country, role or None) if not role else None
        return Participant(NOWHERE, name, name, known, country or None, role or None, "name")
    if territory := find_country(name) or find_by_capital(name):
        entity = territory.entity
        return Participant(NOWHERE, name, entity.name, entity, entity.country, entity.role, "name")
    return Participant(NOWHERE, name, name, None, None, None, "name")


def _place(text: str) -> Place:
    name, _, country = text.partition(", ")
    return Place(NOWHERE, name, name, country or None)


def _count(text: str) -> Count:
    first, *rest = text.split()
    qualifier = Qualifier.EXACT if first.isdigit() else Qualifier(first)
    number, unit, of = rest if not first.isdigit() else (first, *rest)
    return Count(int(number), qualifier, unit, of, NOWHERE)


def _source(text: str) -> Source:
    name, _, kind = text.partition(" (")
    return Source(name, SourceKind(kind.rstrip(")") or "government"))


def _statement(article: str, number: int, told: Mapping[str, Any]) -> Statement:
    start = number * 100
    return Statement(
        id=f"S{article}{number}",
        article=article,
        span=Span(start, start + 90),
        sentence=number,
        trigger=Span(start + 20, start + 20 + len(told["word"])),
        trigger_text=told["word"],
        type=EventType(told["type"]),
        mode=told.get("mode"),
        contexts=(),
        cameo="",
        actors=tuple(map(party, told.get("who", ()))),
        recipients=tuple(map(party, told.get("to", ()))),
        status=Status(told.get("status", "happened")),
        when=make_when(str(told["day"])) if "day" in told else None,
        place=_place(told["at"]) if "at" in told else None,
        sources=tuple(map(_source, told.get("by", ()))),
        quote=None,
        counts=tuple(map(_count, told.get("counts", ()))),
        rule=f"{told['type']}.by-hand/{told['word']}",
        score=0.8,
    )


def _read(article: Article) -> list[Statement]:
    from wirebook.reading.reader import read
    from wirebook.statements.coder import code

    return [
        replace(statement, id=f"S{article.id}{number}", article=article.id)
        for number, statement in enumerate(code(read(article)))
    ]


def build(data: Mapping[str, Any]) -> Scenario:
    """A scenario out of its YAML."""
    statements: list[Statement] = []
    refs: dict[str, str] = {}
    articles: dict[str, Article] = {}
    for key, report in data["reports"].items():
        text = report.get("text", "")
        day = str(report["published"]) if "published" in report else None
        articles[key] = Article(key, text, (Span(0, len(text)),), None, day, report.get("outlet"), None, "en")
        told = (
            _read(articles[key])
            if text
            else [_statement(key, number, one) for number, one in enumerate(report.get("says", ()))]
        )
        statements += told
        for one in told:
            refs.setdefault(f"{key}/{one.trigger_text}", one.id)
    reports = data["reports"].items()
    return Scenario(
        name=data["name"],
        statements=tuple(statements),
        refs=refs,
        articles=articles,
        origins={
            key: Origin(key, report["origin"], report["origin"], "credited")
            for key, report in reports
            if "origin" in report
        },
        stories={key: report["story"] for key, report in reports if "story" in report},
        events=data.get("events", ()),
        together=data.get("together", ()),
        apart=data.get("apart", ()),
        checks=data.get("checks", {}),
    )


def load(*, with_text: bool) -> Iterator[Mapping[str, Any]]:
    """The scenarios by hand, or those of real sentences."""
    for path in sorted(FOLDER.glob("*.yaml")):
        for data in yaml.safe_load(path.read_text("utf-8")):
            if any("text" in report for report in data["reports"].values()) is with_text:
                yield data
