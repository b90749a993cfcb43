"""What the event head is told of words."""

from __future__ import annotations

import numpy as np
import pytest

from tests.builders import make_article
from tests.conftest import ReadingOf
from wirebook.knowledge.frames import load_lexicon
from wirebook.model import EventType
from wirebook.reading.reader import read
from wirebook.reading.words import Reading
from wirebook.statements.clues import LONGEST, TYPES, Page, know_words, lay_out, pair_sizes, pair_traits, word_sizes
from wirebook.statements.coder import layers_of
from wirebook.statements.event_head import EventHead, load_event_head
from wirebook.statements.framing import tell


@pytest.fixture(scope="module")
def head() -> EventHead:
    found = load_event_head()
    assert found is not None
    return found


def pages_of(reading: Reading, head: EventHead) -> list[Page]:
    lexicon = load_lexicon()
    layers = layers_of(reading)
    known = know_words(layers.register, lexicon, head.alphabet)
    return [
        page
        for sentence in reading.sentences
        for page in lay_out(sentence, tell(sentence, lexicon, layers, []).tellings, reading, known)
    ]


def test_a_page_knows_what_the_frames_told(reading_of: ReadingOf, head: EventHead) -> None:
    (page,) = pages_of(reading_of("Peruvian police arrested two Chilean envoys."), head)
    texts = [word.text for word in page.words]
    arrested = texts.index("arrested")
    told = page.told[arrested]
    assert told.type is EventType.COERCE
    assert {texts[place] for place in told.actors} == {"police"}
    assert {texts[place] for place in told.recipients} == {"envoys"}
    assert page.traits["rule"][arrested] == TYPES.index(EventType.COERCE) + 1
    assert page.lexicon[arrested, TYPES.index(EventType.COERCE)] > 0
    assert not page.traits["rule"][[i for i in range(len(texts)) if i != arrested]].any()


def test_every_trait_fits_its_table(reading_of: ReadingOf, head: EventHead) -> None:
    text = "The Chadian army, accused of shelling a village, denied on Monday that its troops had “fired at anyone”."
    for page in pages_of(reading_of(text), head):
        for name, size in word_sizes(head.alphabet).items():
            assert 0 <= page.traits[name].min() <= page.traits[name].max() < size, name
        for place in range(len(page.words)):
            for name, values in pair_traits(page, place, head.alphabet).items():
                assert 0 <= values.min() <= values.max() < pair_sizes(head.alphabet)[name], name


def test_the_path_tells_children_from_what_stands_above(reading_of: ReadingOf, head: EventHead) -> None:
    (page,) = pages_of(reading_of("Togo said that rebels had attacked a convoy."), head)
    texts = [word.text for word in page.words]
    path = dict(zip(texts, pair_traits(page, texts.index("attacked"), head.alphabet)["path"], strict=True))
    assert path["attacked"] == 0
    assert path["said"] == 3
    beside = 6 + len(head.alphabet.relations)
    assert 5 <= path["rebels"] < beside
    assert 5 <= path["convoy"] < beside
    assert path["a"] == path["convoy"]  # below the same child
    assert path["Togo"] >= beside


def test_dependents_are_averaged(reading_of: ReadingOf, head: EventHead) -> None:
    for page in pages_of(reading_of("Togo and Benin held talks in Lomé, officials said."), head):
        sums = page.tree().sum(axis=1)
        assert np.all(np.isclose(sums, 1) | (sums == 0))


def test_a_long_sentence_is_cut(head: EventHead) -> None:
    text = "Rebels attacked " + ", ".join(["a village"] * 300) + " in Mali."
    pages = pages_of(read(make_article(text)), head)
    assert all(len(page.words) <= LONGEST for page in pages)
    numbers = [word.i for page in pages for word in page.words]
    assert numbers == list(range(len(numbers)))
    assert all(-1 <= head_place < len(page.words) for page in pages for head_place in page.heads)
