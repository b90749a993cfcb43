"""What the event head is told of the words of a sentence: by the encoder, the tree, the lexicon and the rules.

The head is trained on what this module yields, so who changes a clue must train the head anew.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from wirebook.knowledge.frames import Lexicon
from wirebook.knowledge.roles import PRIVATE_SECTORS
from wirebook.model import EventType, Participant, Status
from wirebook.reading.network import STATES
from wirebook.reading.traits import Alphabet
from wirebook.reading.words import Reading, Sentence, Word
from wirebook.statements.matching import key_of
from wirebook.statements.narrative import Telling
from wirebook.statements.parties import Register

Numbers = NDArray[np.int64]
Array = NDArray[np.float32]

TYPES = tuple(EventType)
STATUSES = tuple(Status)
_COLUMNS = {kind: column for column, kind in enumerate(TYPES)}
LONGEST = 200
"""Words that are looked at together; a longer sentence is cut."""
_SURE = (0.6, 0.75, 0.85)
_PARTS = ("verb", "noun", "adjective")
_FAR = 20


@dataclass(slots=True)
class Page:
    """A sentence, or a piece of a long one, as the head sees it; n words.

    first: the number of its first word in the article; states: [n, STATES]; traits: name to [n]; lexicon: [n, types],
    1 where a frame of the type begins with the word, less where the frame wants other words beside it;
    heads: [n] the place of each word's head, -1 outside; told: the place of each statement's trigger, with its parties.
    """

    words: Sequence[Word]
    first: int
    states: Array
    traits: dict[str, Numbers]
    lexicon: Array
    heads: Numbers
    told: dict[int, Ruled]

    def tree(self) -> Array:
        """[n, n]: for each word the mean of its dependents."""
        size = len(self.words)
        places = np.arange(size)
        inside = places[(self.heads >= 0) & (self.heads != places)]
        above = self.heads[inside]
        found = np.zeros((size, size), dtype=np.float32)
        found[above, inside] = 1 / np.bincount(above, minlength=size).astype(np.float32)[above]
        return found


@dataclass(frozen=True, slots=True)
class Ruled:
    """A statement of the rules: its type, status, and the places of the heads of its parties."""

    type: EventType
    status: Status
    actors: frozenset[int]
    recipients: frozenset[int]


def word_sizes(alphabet: Alphabet) -> dict[str, int]:
    """How many numbers each trait of a word has."""
    return {
        "upos": len(alphabet.upos) + 1,
        "xpos": len(alphabet.xpos) + 1,
        "relation": len(alphabet.relations) + 1,
        "name": 2 * len(alphabet.names) + 1,
        "standing": 7,
        "rule": len(TYPES) + 1,
        "sure": len(_PARTS) * (len(_SURE) + 1) + 1,
    }


def pair_sizes(alphabet: Alphabet) -> dict[str, int]:
    """How many numbers each trait of a trigger with a word has."""
    return {"path": 5 + 2 * (len(alphabet.relations) + 1), "distance": 2 * _FAR + 1, "ruled": 4}


def head_of(words: Sequence[Word]) -> Word:
    """The word of a run on which the others hang."""
    inside = {word.i for word in words}
    return next((word for word in words if word.head is word or word.head.i not in inside), words[0])


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of the n words of an article before its clauses are coded.

    traits: name to [n]; of them "name" is for a part of a name its label, and whether it is the name's first word, and
    "standing" how public somebody is who is named, described or meant by a pronoun; lexicon: [n, types].
    """

    traits: dict[str, Numbers]
    lexicon: Array


def know_words(register: Register, lexicon: Lexicon, alphabet: Alphabet) -> Known:
    """What is known of an article's words."""
    words = register.reading.words
    traits = {
        "upos": _numbers((word.upos for word in words), alphabet.upos),
        "xpos": _numbers((word.xpos for word in words), alphabet.xpos),
        "relation": _numbers((word.dep for word in words), alphabet.relations),
        "name": _names(register.reading, alphabet),
        "standing": _standings(register),
    }
    return Known(traits, _evoked(words, lexicon))


def _names(reading: Reading, alphabet: Alphabet) -> Numbers:
    kinds = {label: number for number, label in enumerate(alphabet.names)}
    found = np.zeros(len(reading.words), dtype=np.int64)
    for name in reading.names:
        if name.label in kinds:
            for place, word in enumerate(reading.words_in(name.span)):
                found[word.i] = 2 * kinds[name.label] + 1 + bool(place)
    return found


def _standings(register: Register) -> Numbers:
    reading = register.reading
    found = np.zeros(len(reading.words), dtype=np.int64)
    for figure in register.figures:
        for word in reading.words_in(figure.participant.span):
            found[word.i] = _standing(figure.participant)
    for word in reading.words:
        if word.xpos in ("PRP", "PRP$"):
            found[word.i] = max(map(_standing, register.participants(word)), default=0)
    return found


def _standing(who: Participant) -> int:
    """1 for somebody of whom nothing is known, more with a country (1), a private role (2) or a public one (4)."""
    role = 0 if not who.role else 2 if who.role in PRIVATE_SECTORS else 4
    return 1 + bool(who.country) + role


def lay_out(sentence: Sentence, tellings: Iterable[Telling], reading: Reading, known: Known) -> list[Page]:
    """A sentence with what the rules told of it, in pieces of at most LONGEST words."""
    told = list(tellings)
    pieces = (sentence.words[at : at + LONGEST] for at in range(0, len(sentence.words), LONGEST))
    return [_page(words, told, reading, known) for words in pieces]


def _page(words: Sequence[Word], tellings: Sequence[Telling], reading: Reading, known: Known) -> Page:
    first, size = words[0].i, len(words)
    assert reading.states is not None
    heads = np.array([word.head.i - first for word in words], dtype=np.int64)
    heads[(heads < 0) | (heads >= size)] = -1
    rule, sure = np.zeros(size, dtype=np.int64), np.zeros(size, dtype=np.int64)
    told: dict[int, Ruled] = {}
    for telling in tellings:
        statement, place = telling.statement, telling.predicate.trigger.i - first
        if not 0 <= place < size or place in told:
            continue
        rule[place] = TYPES.index(statement.type) + 1
        steps = sum(statement.score >= least for least in _SURE)
        sure[place] = 1 + _PARTS.index(telling.predicate.part) * (len(_SURE) + 1) + steps
        sides = ((who.span for who in side) for side in (statement.actors, statement.recipients))
        actors, recipients = (
            frozenset(head_of(inside).i - first for span in side if (inside := reading.words_in(span)))
            for side in sides
        )
        told[place] = Ruled(statement.type, statement.status, actors, recipients)
    here = slice(first, first + size)
    traits = {name: values[here] for name, values in known.traits.items()} | {"rule": rule, "sure": sure}
    states = reading.states[here].astype(np.float32)
    assert states.shape == (size, STATES)
    return Page(words, first, states, traits, known.lexicon[here], heads, told)


def _numbers(values: Iterable[Any], labels: Sequence[str]) -> Numbers:
    index = {label: number for number, label in enumerate(labels, 1)}
    return np.array([index.get(value, 0) for value in values], dtype=np.int64)


def _evoked(words: Sequence[Word], lexicon: Lexicon) -> Array:
    """[n, types], for each word and type whether a frame begins with the word: 1, or 0.5 where it wants others too."""
    found = np.zeros((len(words), len(TYPES)), dtype=np.float32)
    for place, word in enumerate(words):
        key = key_of(word)
        for kind, weight in lexicon.evoked.get(key, {}).items() if key else ():
            found[place, _COLUMNS[kind]] = weight
    return found


def pair_traits(page: Page, trigger: int, alphabet: Alphabet) -> dict[str, Numbers]:
    """The traits of a trigger, given by its place, with each word: trait to [n]."""
    size = len(page.words)
    places = np.arange(size, dtype=np.int64)
    ruled = np.zeros(size, dtype=np.int64)
    told = page.told.get(trigger)
    if told:
        ruled[:] = 1
        for number, side in ((2, told.actors), (3, told.recipients)):
            ruled[[place for place in side if 0 <= place < size]] = number
    beside = 6 + len(alphabet.relations)
    return {
        "path": np.array([_path(page, place, trigger, beside) for place in range(size)], dtype=np.int64),
        "distance": np.clip(places - trigger, -_FAR, _FAR) + _FAR,
        "ruled": ruled,
    }


def _path(page: Page, place: int, trigger: int, beside: int) -> int:
    """Where a word hangs, seen from the trigger: below a child of it, above it, beside it, or elsewhere."""
    if place == trigger:
        return 0
    heads, relations = page.heads, page.traits["relation"]
    above, word = int(heads[trigger]), place
    while True:
        head = int(heads[word])
        if head == trigger:
            return 5 + int(relations[word])
        if word == above:
            return 3 if word == place else 4
        if head == above and head >= 0:
            return beside + int(relations[word])
        if head in (word, -1):
            return 4
        word = head
