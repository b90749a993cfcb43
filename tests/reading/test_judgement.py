"""Clues of findings, and what is made of them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.conftest import ReadingOf
from wirebook.reading.attribution import find_drafts
from wirebook.reading.attributor import load_attributor
from wirebook.reading.findings import Finding
from wirebook.reading.judgement import PLAIN, Judgement, clues_of
from wirebook.reading.running import Draft
from wirebook.reading.traits import Page, lay_out

TEXT = "The mayor said Ama Mensah had promised that the bridge would be safe."
#       0   1     2    3   4      5   6        7    8   9      10    11 12
OUTER = Finding(2, 0.9, 0.95, (2, 2), (0, 1), ((3, 12),), 0.9, 0.8)
INNER = Finding(6, 0.6, 0.9, (5, 6), (3, 4), ((7, 12),), 0.9, 0.8)


def _page(reading_of: ReadingOf, text: str = TEXT) -> tuple[list[Draft], Page]:
    reading = reading_of(text)
    drafts, quotations = find_drafts(reading)
    head = load_attributor()
    assert head is not None
    return drafts, lay_out(reading, drafts, quotations, head.alphabet)


def _names(findings: list[Finding], drafts: list[Draft], page: Page) -> list[set[str]]:
    return [{name for name, _ in clues} for _, clues in clues_of(findings, drafts, page)]


def test_clues_name_cue_source_and_content(reading_of: ReadingOf) -> None:
    drafts, page = _page(reading_of)
    (names,) = _names([OUTER], drafts, page)
    assert {"cue say", "source a NOUN", "content behind", "content of 3"} <= names
    assert "quotes" not in names
    assert any(name.startswith("rule verb:neutral/") for name in names)


def test_what_only_the_head_sees_has_no_rule(reading_of: ReadingOf) -> None:
    _, page = _page(reading_of)
    (names,) = _names([OUTER], [], page)
    assert "no rule neutral/clause" in names
    assert not any(name.startswith("rule ") or name.endswith(", ruled") for name in names)


def test_who_stands_within_what_another_says_is_told_apart(reading_of: ReadingOf) -> None:
    _, page = _page(reading_of)
    outer, inner = _names([OUTER, INNER], [], page)
    assert {"said by another 0/4", "tells of 1 cues"} <= outer
    assert {"said by another 4/4", "tells of 0 cues"} <= inner


def test_a_finding_without_source_and_content_can_be_judged(reading_of: ReadingOf) -> None:
    _, page = _page(reading_of)
    bare = replace(OUTER, source=None, content=())
    (names,) = _names([bare], [], page)
    assert {"no source", "frame none"} <= names
    assert 0 < Judgement({"always": -1.0}).chances([bare], [], page)[2] < 0.5


def test_the_plain_judgement_is_the_chance_of_the_head(reading_of: ReadingOf) -> None:
    _, page = _page(reading_of)
    for chance in (0.01, 0.2, 0.5, 0.97):
        assert PLAIN.chances([replace(OUTER, chance=chance)], [], page)[2] == pytest.approx(chance)


def test_the_shipped_judgement_knows_common_cues() -> None:
    head = load_attributor()
    assert head is not None
    assert head.judgement is not PLAIN
    assert "cue say" in head.judgement.weights
