"""How sure the nearest source is: sentences in `certainty.tsv`, and the form of the cue file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import StatementsOf
from wirebook.errors import KnowledgeError
from wirebook.model import Certainty, Status
from wirebook.statements import certainty
from wirebook.statements.certainty import certainty_without_word, load_hedges

TABLE = Path(__file__).with_name("certainty.tsv")
Row = tuple[str, str, str, str, str]


def rows() -> Iterator[Row]:
    for line in TABLE.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            kind, status, degree, word, sentence = line.split("\t")
            yield kind, status, degree, word, sentence


@pytest.mark.parametrize("row", [pytest.param(row, id=row[-1]) for row in rows()])
def test_status_certainty_and_the_word_that_tells(row: Row, statements_of: StatementsOf) -> None:
    *wanted, sentence = row
    told = [
        [s.type.value, s.status.value, s.certainty.value, s.certainty_cue.of(sentence) if s.certainty_cue else ""]
        for s in statements_of(sentence)
    ]
    assert wanted in told


def test_what_is_possible_is_at_most_possible_without_a_word() -> None:
    degrees = {status: certainty_without_word(status) for status in Status}
    assert {status for status, degree in degrees.items() if degree is Certainty.POSSIBLE} == {Status.POSSIBLE}


def load(monkeypatch: pytest.MonkeyPatch, path: Path, text: str) -> KnowledgeError:
    path.write_text(text, encoding="utf-8")
    monkeypatch.setattr(certainty, "_DATA", path)
    load_hedges.cache_clear()
    try:
        with pytest.raises(KnowledgeError) as caught:
            load_hedges()
    finally:
        load_hedges.cache_clear()
    return caught.value


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("asides:", "sides:", "sides"),
        ("verbs:\n  probable:", "verbs:\n  likely:", "likely"),
        ("verbs:\n  probable:", "verbs:\n  certain:", "no cue"),
        ("verbs:\n  probable: [believe,", "verbs:\n  probable: [believe, believe,", "believe"),
        ("modals:\n", "modals: 3\nmodels:\n", "models"),
    ],
)
def test_a_broken_cue_file_is_told(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, old: str, new: str, said: str
) -> None:
    text = certainty._DATA.read_text(encoding="utf-8")
    assert old in text
    error = load(monkeypatch, tmp_path / "certainty.yaml", text.replace(old, new))
    assert error.code == "E202"
    assert "certainty.yaml" in str(error)
    assert said in str(error)
