"""Words of a tree, and their way into spaCy."""

from __future__ import annotations

import pytest

from tests.builders import make_article
from tests.conftest import ReadingOf
from wirebook.model import Name, Span
from wirebook.reading.pieces import Layout
from wirebook.reading.words import Reading, Sentence, Word, plant

TEXT = "Libya's army freed two sailors."
WORDS = [
    ("Libya", "PROPN", "nmod:poss", 2, Layout.PARAGRAPH),
    ("'s", "PART", "case", 0, Layout.GLUED),
    ("army", "NOUN", "nsubj", 3, Layout.SPACE),
    ("freed", "VERB", "root", 3, Layout.SPACE),
    ("two", "NUM", "nummod", 5, Layout.SPACE),
    ("sailors", "NOUN", "obj", 3, Layout.SPACE),
    (".", "PUNCT", "punct", 3, Layout.GLUED),
]


@pytest.fixture
def reading() -> Reading:
    words, place = [], 0
    for i, (text, upos, dep, _, layout) in enumerate(WORDS):
        place = TEXT.index(text, place)
        words.append(Word(i, text, place, place + len(text), layout, i == 1, upos, "", text.lower(), dep))
        place += len(text)
    for word, (_, _, _, head, _) in zip(words, WORDS, strict=True):
        word.head = words[head]
    plant(words)
    names = [Name(Span(0, 5), "Libya", "LOCATION")]
    return Reading(make_article(TEXT), words, [Sentence(0, words)], names=names)


def test_subtree_is_in_the_order_of_the_text(reading: Reading) -> None:
    assert [word.text for word in reading.words[2].subtree()] == ["Libya", "'s", "army"]
    assert [word.i for word in reading.words[3].subtree()] == list(range(7))


def test_ancestors_are_nearest_first(reading: Reading) -> None:
    assert [word.text for word in reading.words[1].ancestors()] == ["Libya", "army", "freed"]
    assert list(reading.words[3].ancestors()) == []


def test_find_knows_relations_with_and_without_subtype(reading: Reading) -> None:
    army = reading.words[2]
    assert [word.text for word in army.find("nmod")] == ["Libya"]
    assert [word.text for word in army.find("nmod:poss")] == ["Libya"]
    assert [word.text for word in army.find("nmod:desc", "case")] == []


def test_planting_twice_is_planting_once(reading: Reading) -> None:
    plant(reading.words)
    assert [child.text for child in reading.words[3].children] == ["army", "sailors", "."]


def test_words_in_a_span(reading: Reading) -> None:
    assert [word.text for word in reading.words_in(Span(0, 12))] == ["Libya", "'s", "army"]
    assert reading.words_in(Span(len(TEXT), len(TEXT) + 5)) == []


def test_sentence_knows_span_and_root(reading: Reading) -> None:
    (sentence,) = reading.sentences
    assert sentence.span.of(TEXT) == TEXT
    assert sentence.root.text == "freed"


def test_to_doc_has_the_same_words_tree_and_names(reading: Reading) -> None:
    doc = reading.to_doc()
    assert doc.text == TEXT
    assert [(token.text, token.pos_, token.head.i) for token in doc] == [
        (w.text, w.upos, w.head.i) for w in reading.words
    ]
    assert [token.dep_ for token in doc] == [w.dep if w.dep != "root" else "ROOT" for w in reading.words]
    assert [(span.text, span.label_) for span in doc.ents] == [("Libya", "LOCATION")]
    assert len(list(doc.sents)) == 1


def test_to_doc_of_an_article(reading_of: ReadingOf) -> None:
    text = "Police in Oslo arrested two men on Monday. They were freed.\n\nNobody was hurt, the mayor's office said."
    reading = reading_of(text)
    doc = reading.to_doc()
    assert [sentence[0].i for sentence in doc.sents] == [sentence.words[0].i for sentence in reading.sentences]
    assert [token.tag_ for token in doc] == [word.xpos for word in reading.words]


def test_to_doc_of_nothing(reading_of: ReadingOf) -> None:
    assert len(reading_of("").to_doc()) == 0
