"""Annotations laid over a corpus of words."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

sys.path.insert(0, str(Path(__file__).parents[2] / "training"))

from event_texts import join_words, read_newswire, read_own

CORPUS = """# doc = made_1
Chad\tB-Location
's\tO
army\tO
freed\tO
two\tO
well\tO
-\tO
known\tO
envoys\tO
.\tO

"\tO
We\tO
won\tO
"\tO
,\tO
he\tO
said\tO
.\tO
"""


@given(st.lists(st.text(st.characters(categories=("L", "N", "P")), min_size=1), max_size=30))
def test_every_word_stands_where_it_is_said_to(words: list[str]) -> None:
    text, spans = join_words(words)
    assert [span.of(text) for span in spans] == words


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ("Chad 's army freed two well - known envoys .", "Chad's army freed two well-known envoys."),
        ('" We won " , he said .', '"We won", he said.'),
        ("It cost $ 5 ( or more ) in all .", "It cost $5 (or more) in all."),
    ],
)
def test_words_are_joined_as_english_writes_them(words: str, text: str) -> None:
    assert join_words(words.split())[0] == text


def test_annotations_find_their_words(tmp_path: Path) -> None:
    corpus, annotations = tmp_path / "train.tsv", tmp_path / "events.jsonl"
    corpus.write_text(CORPUS, encoding="utf-8")
    event = {"trigger": [3, 4], "type": "RETREAT", "mode": "release", "actors": [[0, 3]], "recipients": [[4, 9]]}
    rows = [
        {"document": "made_1", "sentence": 0, "events": [event | {"status": "happened"}]},
        {"document": "made_1", "sentence": 1, "events": []},
    ]
    annotations.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    (found,) = read_newswire(annotations, corpus)
    assert found.text == 'Chad\'s army freed two well-known envoys. "We won", he said.'
    (told,) = found.events
    assert told["trigger"].of(found.text) == "freed"
    assert [who.of(found.text) for who in told["actors"]] == ["Chad's army"]
    assert [who.of(found.text) for who in told["recipients"]] == ["two well-known envoys"]


def test_annotations_without_their_corpus_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "events.jsonl"
    path.write_text('{"document": "made_1", "sentence": 0, "events": []}', encoding="utf-8")
    with pytest.raises(SystemExit, match="--corpus"):
        list(read_own(path))
