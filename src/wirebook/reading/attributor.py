"""The attribution head, run by onnxruntime: it finds cues, and the source and content of each.

It reads the states that the encoder made of the words, with the traits of `wirebook.reading.traits`. Windows are scored
one by one, for the reason given in `wirebook.reading.network`.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from wirebook.reading.findings import BEFORE, BEHIND, LEAST, Array, Finding, Scored, WordWindow, cut_windows, decode
from wirebook.reading.judgement import PLAIN, Judgement
from wirebook.reading.network import WEIGHTS, session
from wirebook.reading.traits import Alphabet, Page, pair_traits

_FILES = ("attribution.onnx", "attribution_pairs.onnx", "attribution.json")


class Attributor:
    """The head's weights, loaded."""

    def __init__(self, folder: Path = WEIGHTS) -> None:
        self._words = session(folder / "attribution.onnx")
        self._pairs = session(folder / "attribution_pairs.onnx")
        settings: dict[str, Any] = json.loads((folder / "attribution.json").read_text(encoding="utf-8"))
        self.alphabet = Alphabet(**{name: tuple(labels) for name, labels in settings["alphabet"].items()})
        self.judgement = Judgement(settings["judgement"]) if "judgement" in settings else PLAIN
        self._word_traits = list(self.alphabet.word_sizes())
        self._pair_traits = list(self.alphabet.pair_sizes())

    def find(self, page: Page, states: Array, asked: Sequence[int], least: float = LEAST) -> list[Finding]:
        """What the head makes of an article, in the order of the cues.

        asked: numbers of words to be taken for heads of cues whatever the head thinks of them; least: the chance from
        which on another word is.
        """
        starts = [sentence.words[0].i for sentence in page.reading.sentences]
        windows = cut_windows(starts, len(page.heads))
        scored = (item for window in windows for item in self._of_window(page, states, window, set(asked), least))
        return [decode(item, page.strains(item.word, item.first, item.first + len(item.scores))) for item in scored]

    def _of_window(
        self, page: Page, states: Array, window: WordWindow, asked: set[int], least: float
    ) -> Iterator[Scored]:
        """The scores of the cues of one window."""
        part, length = slice(window.first, window.last), window.last - window.first
        heads = page.heads[part] - window.first
        words, odds = self._words.run(
            None,
            {
                "states": states[part],
                "traits": np.stack([page.words[name][part] for name in self._word_traits], axis=1),
                "sentences": page.sentences[part],
                "heads": np.where((heads >= 0) & (heads < length), heads, -1),
                "quotes": page.quotes[part],
            },
        )
        chances = 1 / (1 + np.exp(-odds.astype(np.float64)))
        cues = [
            i for i in range(window.core_first, window.core_last) if i in asked or chances[i - window.first] >= least
        ]
        if not cues:
            return
        firsts = [max(window.first, min(cue - BEFORE, window.last - BEFORE - BEHIND)) for cue in cues]
        around = min(length, BEFORE + BEHIND)
        traits = [pair_traits(page, cue, first, first + around) for cue, first in zip(cues, firsts, strict=True)]
        (scores,) = self._pairs.run(
            None,
            {
                "words": words,
                "cues": np.array(cues, dtype=np.int64) - window.first,
                "firsts": np.array(firsts, dtype=np.int64) - window.first,
                "traits": np.stack([np.stack([t[name] for name in self._pair_traits], axis=1) for t in traits]),
            },
        )
        for cue, first, score in zip(cues, firsts, scores, strict=True):
            yield Scored(cue, float(chances[cue - window.first]), first, score.astype(np.float64))


@cache
def load_attributor(folder: Path = WEIGHTS) -> Attributor | None:
    """The head, loaded once a process; None where its weights are not installed."""
    return Attributor(folder) if all((folder / name).exists() for name in _FILES) else None
