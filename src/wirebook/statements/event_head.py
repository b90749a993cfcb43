"""The event head, run by onnxruntime: which words of a sentence tell of an event, of which type, by and to whom.

It reads the states that the encoder made of the words, with the clues of `wirebook.statements.clues`, a sentence at a
time, so that nothing depends on what else is in the article.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np

from wirebook.model import EventType, Status
from wirebook.reading.network import WEIGHTS, session
from wirebook.reading.traits import Alphabet
from wirebook.statements.clues import STATUSES, TYPES, Array, Page, pair_sizes, pair_traits, word_sizes

_FILES = ("events.onnx", "event_details.onnx", "events.json")


@dataclass(frozen=True, slots=True)
class Asked:
    """A trigger of which more is asked: its place in the page, its type, and the status that the rules give it."""

    place: int
    type: EventType
    status: Status


@dataclass(frozen=True, slots=True)
class Detail:
    """What the head says of a trigger. statuses: [statuses]; modes: [modes and none]; parties: [n, 3], the chances of
    each word of the page to be the head of nobody, an actor, a recipient."""

    statuses: Array
    modes: Array
    parties: Array


@dataclass(frozen=True, slots=True)
class Glance:
    """What the head says of the words of a page. chances: [n, 1 + types], first of no event; seen, words: [n, ...]
    states for `EventHead.look`."""

    chances: Array
    seen: Array
    words: Array


class EventHead:
    """The head's weights, loaded."""

    def __init__(self, folder: Path = WEIGHTS) -> None:
        self._words = session(folder / "events.onnx")
        self._details = session(folder / "event_details.onnx")
        settings = json.loads((folder / "events.json").read_text(encoding="utf-8"))
        self.alphabet = Alphabet(**{name: tuple(labels) for name, labels in settings["alphabet"].items()})
        self.modes: tuple[tuple[str, str], ...] = tuple((kind, mode) for kind, mode in settings["modes"])
        self._word_traits = list(word_sizes(self.alphabet))
        self._pair_traits = list(pair_sizes(self.alphabet))

    def glance(self, page: Page) -> Glance:
        """The chances of all words."""
        chances, seen, words = self._words.run(
            None,
            {
                "states": page.states,
                "traits": np.stack([page.traits[name] for name in self._word_traits], axis=1),
                "lexicon": page.lexicon,
                "heads": page.heads,
                "tree": page.tree(),
            },
        )
        return Glance(chances, seen, words)

    def look(self, page: Page, glance: Glance, asked: Sequence[Asked]) -> list[Detail]:
        """More of some triggers, in their order."""
        if not asked:
            return []
        traits = [pair_traits(page, item.place, self.alphabet) for item in asked]
        statuses, modes, parties = self._details.run(
            None,
            {
                "seen": glance.seen[[item.place for item in asked]],
                "words": glance.words,
                "types": np.array([TYPES.index(item.type) + 1 for item in asked], dtype=np.int64),
                "statuses": np.array([STATUSES.index(item.status) + 1 for item in asked], dtype=np.int64),
                "traits": np.stack([np.stack([t[name] for name in self._pair_traits], axis=1) for t in traits]),
            },
        )
        return [Detail(*found) for found in zip(statuses, modes, parties, strict=True)]


@cache
def load_event_head(folder: Path = WEIGHTS) -> EventHead | None:
    """The head, loaded once a process; None where its weights are not installed."""
    return EventHead(folder) if all((folder / name).exists() for name in _FILES) else None
