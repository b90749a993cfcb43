"""Rules and the attribution head, joined."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.builders import make_article
from tests.conftest import ReadingOf
from wirebook.reading import attributor
from wirebook.reading.attribution import find_attributions, find_drafts
from wirebook.reading.attributor import load_attributor
from wirebook.reading.findings import Finding
from wirebook.reading.joining import merge
from wirebook.reading.judgement import Judgement
from wirebook.reading.reader import read
from wirebook.reading.running import Draft
from wirebook.reading.traits import Page, lay_out

TEXT = "The mayor said the old bridge was safe. Ama Mensah shrugged at plans for a second one."


def _page(reading_of: ReadingOf, text: str) -> tuple[list[Draft], Page]:
    reading = reading_of(text)
    drafts, quotations = find_drafts(reading)
    head = load_attributor()
    assert head is not None
    return drafts, lay_out(reading, drafts, quotations, head.alphabet)


def _finding(page: Page, chance: float, source: str, cue: str, content: str) -> Finding:
    words = page.reading.words

    def run(phrase: str) -> tuple[int, int]:
        start = page.reading.article.text.index(phrase)
        inside = [word.i for word in words if start <= word.start < start + len(phrase)]
        return inside[0], inside[-1]

    return Finding(run(cue)[0], chance, 0.9, run(cue), run(source), (run(content),))


def _spell(drafts: list[Draft], text: str) -> list[tuple[str, str, str]]:
    return [(draft.source.of(text) if draft.source else "", draft.cue.of(text), draft.by) for draft in drafts]


def test_where_both_find_a_cue_the_head_says_how_far_its_spans_reach(reading_of: ReadingOf) -> None:
    drafts, page = _page(reading_of, TEXT)
    (merged,) = merge(drafts, [_finding(page, 0.9, "The mayor", "said", "bridge was safe")], page)
    assert merged.by == "both"
    assert [page.reading.words[first].text for first, _ in merged.ranges] == ["bridge"]
    assert merged.rule == "verb:neutral/clause"


@pytest.mark.parametrize(("chance", "found"), [(0.9, True), (0.1, False)])
def test_the_head_alone_is_believed_when_it_is_sure(reading_of: ReadingOf, chance: float, found: bool) -> None:
    drafts, page = _page(reading_of, TEXT)
    finding = _finding(page, chance, "Ama Mensah", "shrugged at", "plans for a second one")
    merged = _spell(merge(drafts, [finding], page), TEXT)
    assert (("Ama Mensah", "shrugged at", "head") in merged) is found


def test_a_rule_that_the_head_does_not_believe_is_given_up(reading_of: ReadingOf) -> None:
    drafts, page = _page(reading_of, TEXT)
    assert drafts
    assert not merge(drafts, [_finding(page, 0.01, "The mayor", "said", "the old bridge was safe")], page)


def test_who_speaks_within_what_another_says_is_kept(reading_of: ReadingOf) -> None:
    text = "The agency reported that the minister said the bridge was closed."
    drafts, page = _page(reading_of, text)
    findings = [
        _finding(page, 0.98, "The agency", "reported", "that the minister said the bridge was closed"),
        _finding(page, 0.02, "the minister", "said", "the bridge was closed"),
    ]
    assert {source for source, _, _ in _spell(merge(drafts, findings, page), text)} == {"The agency", "the minister"}


def test_a_quotation_is_taken_whole(reading_of: ReadingOf) -> None:
    text = "Banda said the road was “closed and very badly broken” on Monday."
    drafts, page = _page(reading_of, text)
    (merged,) = merge(drafts, [_finding(page, 0.9, "Banda", "said", "the road was “closed")], page)
    assert page.reading.words[merged.ranges[-1][1]].text == "broken"


def test_every_attribution_says_what_found_it(reading_of: ReadingOf) -> None:
    reading = reading_of(TEXT)
    assert {attribution.by for attribution in reading.attributions} <= {"rule", "head", "both"}
    assert reading.attributions


def test_the_rules_alone_on_demand() -> None:
    article = make_article(TEXT)
    alone = read(article, attribution="rules")
    assert {attribution.by for attribution in alone.attributions} == {"rule"}
    assert alone.attributions == find_attributions(alone)


def test_the_rules_alone_where_the_weights_are_missing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert load_attributor(tmp_path) is None
    monkeypatch.setattr(attributor, "load_attributor", lambda: None)
    assert {attribution.by for attribution in read(make_article(TEXT)).attributions} == {"rule"}


def test_the_same_article_gives_the_same_attributions() -> None:
    article = make_article(TEXT * 8)
    assert read(article).attributions == read(article).attributions


@pytest.mark.parametrize(("content", "found"), [("“a second one”", True), ("plans for", False)])
def test_less_evidence_is_asked_for_what_is_quoted(reading_of: ReadingOf, content: str, found: bool) -> None:
    text = "Ama Mensah shrugged at plans for “a second one” on Friday."
    drafts, page = _page(reading_of, text)
    merged = _spell(merge(drafts, [_finding(page, 0.3, "Ama Mensah", "shrugged at", content)], page), text)
    assert (("Ama Mensah", "shrugged at", "head") in merged) is found


@pytest.mark.parametrize(("weight", "found"), [(3.0, True), (-3.0, False)])
def test_the_judgement_decides_what_is_believed(reading_of: ReadingOf, weight: float, found: bool) -> None:
    drafts, page = _page(reading_of, TEXT)
    finding = _finding(page, 0.5, "Ama Mensah", "shrugged at", "plans for a second one")
    merged = _spell(merge(drafts, [finding], page, Judgement({"cue shrug": weight})), TEXT)
    assert (("Ama Mensah", "shrugged at", "head") in merged) is found


def test_who_says_nothing_has_no_content(reading_of: ReadingOf) -> None:
    text = "The minister said nothing before rebels attacked the bridge."
    drafts, page = _page(reading_of, text)
    finding = _finding(page, 0.9, "The minister", "said", "nothing before rebels attacked the bridge")
    assert not merge(drafts, [finding], page)


def test_a_noun_with_its_own_source_is_kept_whatever_the_head_says(reading_of: ReadingOf) -> None:
    text = "The claim by Togo that the ship had left the port was false."
    drafts, page = _page(reading_of, text)
    merged = merge(drafts, [_finding(page, 0.01, "Togo", "claim", "that the ship had left the port")], page)
    assert _spell(merged, text) == [("Togo", "claim", "rule")]


def test_whom_another_quotes_keeps_the_words(reading_of: ReadingOf) -> None:
    text = "Interfax quoted the mayor as saying that the bridge was closed."
    drafts, page = _page(reading_of, text)
    findings = [
        _finding(page, 0.9, "Interfax", "quoted", "the mayor as saying that the bridge was closed"),
        _finding(page, 0.05, "Interfax", "saying", "the bridge was closed"),
    ]
    assert ("the mayor", "saying", "rule") in _spell(merge(drafts, findings, page), text)


def test_what_another_says_is_not_said_by_both(reading_of: ReadingOf) -> None:
    text = "The army said rebels came, while witnesses said soldiers fled."
    drafts, page = _page(reading_of, text)
    (both,) = [draft for draft in drafts if draft.cue.start < 10]
    words = page.reading.words
    army = _finding(page, 0.95, "The army", "said", "rebels came")
    last = [word.i for word in words if word.text in ("soldiers", "fled")]
    army = replace(army, content=(*army.content, (last[0], last[1])))
    cue = next(word.i for word in words if word.text == "said" and word.i > army.word)
    witnesses = Finding(cue, 0.95, 0.9, (cue, cue), (cue - 1, cue - 1), ((last[0], last[1]),))
    merge([both], [army, witnesses], page)
    assert [words[first].text for first, _ in both.ranges] == ["rebels"]


def test_as_somebody_puts_it_is_kept_whatever_the_head_says(reading_of: ReadingOf) -> None:
    text = "As the ministry put it, the rebels attacked first."
    drafts, page = _page(reading_of, text)
    merged = merge(drafts, [_finding(page, 0.02, "the ministry", "put", "the rebels attacked first")], page)
    assert _spell(merged, text)[0][0] == "the ministry"
