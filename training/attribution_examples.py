"""Articles with gold attributions as arrays, and windows of them as batches."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from attribution_corpora import GoldAttribution, GoldWords, lay_over
from attribution_network import WordWindows
from numpy.typing import NDArray

from wirebook.reading.attribution import find_drafts
from wirebook.reading.findings import (
    BEFORE,
    BEHIND,
    CONTENT,
    CONTEXT,
    CORE,
    CUE,
    NOTHING,
    SOURCE,
    WordWindow,
    cut_windows,
)
from wirebook.reading.traits import Alphabet, lay_out, pair_traits
from wirebook.reading.words import Reading

IGNORED = -100
FARTHEST = CORE + 2 * CONTEXT  # no window is longer
RULE_TRAITS = {"frame", "ruled"}


@dataclass(slots=True)
class Asked:
    """A gold cue with what every word within FARTHEST of it is to it; first: the number of the first of these words."""

    head: int
    first: int
    labels: NDArray[np.int64]
    traits: dict[str, NDArray[np.uint8]]


@dataclass(slots=True)
class Example:
    """An article: states [W, STATES], traits of words, gold."""

    name: str
    states: NDArray[np.float16]
    traits: dict[str, NDArray[np.uint8]]
    sentences: NDArray[np.int64]
    heads: NDArray[np.int64]
    quotes: NDArray[np.int64]
    starts: list[int]
    asked: list[Asked]


def make_example(
    name: str, reading: Reading, states: NDArray[np.float16], gold: Sequence[GoldAttribution], alphabet: Alphabet
) -> Example:
    """An article as arrays."""
    drafts, quotations = find_drafts(reading)
    page = lay_out(reading, drafts, quotations, alphabet)
    asked = []
    for item in lay_over(reading, gold):
        first, last = max(0, item.head - FARTHEST), min(len(reading.words), item.head + FARTHEST)
        traits = {k: v.astype(np.uint8) for k, v in pair_traits(page, item.head, first, last).items()}
        asked.append(Asked(item.head, first, _labels(item, first, last), traits))
    return Example(
        name, states, {k: v.astype(np.uint8) for k, v in page.words.items()}, page.sentences, page.heads,
        page.quotes, [sentence.words[0].i for sentence in reading.sentences], asked,
    )  # fmt: skip


def _labels(gold: GoldWords, first: int, last: int) -> NDArray[np.int64]:
    """What each word is to a cue; where the gold marks only part of the content, other words may be content too."""
    labels = np.full(last - first, NOTHING if gold.whole else IGNORED, dtype=np.int64)
    for label, numbers in ((CONTENT, gold.content), (SOURCE, gold.source), (CUE, gold.cue)):
        for number in numbers:
            if first <= number < last:
                labels[number - first] = label
    return labels


@dataclass(slots=True)
class Batch:
    """Windows with their gold: cues [B, W] (IGNORED where a cue does not count); rows and places of the cues asked;
    around [C, R]: the places of the words around each, among which the reader looks for source and content; labels
    [C, R], traits of pairs [C, R]."""

    windows: WordWindows
    cues: torch.Tensor
    rows: torch.Tensor
    places: torch.Tensor
    around: torch.Tensor
    labels: torch.Tensor
    traits: dict[str, torch.Tensor]


def windows_of(example: Example, chance: random.Random | None) -> Iterator[WordWindow]:
    """The windows as the reader cuts them; with chance, windows of another length in every epoch, side by side."""
    if chance is None:
        yield from cut_windows(example.starts, len(example.heads))
    else:
        yield from cut_windows(example.starts, len(example.heads), chance.randint(CORE // 2, FARTHEST - 1), 0)


def batches(examples: Sequence[Example], words: int, chance: random.Random) -> Iterator[Batch]:
    """One epoch: windows of like length together, some `words` a batch."""
    pairs = [(example, window) for example in examples for window in windows_of(example, chance)]
    pairs.sort(key=lambda pair: pair[1].last - pair[1].first + 16 * chance.random())
    groups: list[list[tuple[Example, WordWindow]]] = [[]]
    for pair in pairs:
        if groups[-1] and (len(groups[-1]) + 1) * (pair[1].last - pair[1].first) > words:
            groups.append([])
        groups[-1].append(pair)
    chance.shuffle(groups)
    for group in groups:
        yield collate(group, chance)


def collate(group: Sequence[tuple[Example, WordWindow]], chance: random.Random | None = None) -> Batch:
    """A batch of windows, padded to the longest."""
    width = max(window.last - window.first for _, window in group)
    size = len(group)
    example = group[0][0]
    states = np.zeros((size, width, example.states.shape[1]), dtype=np.float32)
    traits = {name: np.zeros((size, width), dtype=np.int64) for name in example.traits}
    sentences, heads, quotes = (np.full((size, width), -1, dtype=np.int64) for _ in range(3))
    mask = np.zeros((size, width), dtype=np.int64)
    cues = np.full((size, width), IGNORED, dtype=np.int64)
    reach = min(width, BEFORE + BEHIND)
    rows, places, firsts, labels = [], [], [], []
    pairs: dict[str, list[NDArray[np.int64]]] = {}
    for row, (example, window) in enumerate(group):
        part, length = slice(window.first, window.last), window.last - window.first
        states[row, :length] = example.states[part]
        ruled = chance is None or chance.random() > 0.12
        for name, values in example.traits.items():
            if ruled or name not in RULE_TRAITS:
                traits[name][row, :length] = values[part]
        sentences[row, :length] = example.sentences[part]
        above = example.heads[part] - window.first
        heads[row, :length] = np.where((above >= 0) & (above < length), above, -1)
        quotes[row, :length] = example.quotes[part]
        mask[row, :length] = 1
        cues[row, window.core_first - window.first : window.core_last - window.first] = 0
        for asked in example.asked:
            if not window.first <= asked.head < window.last:
                continue
            cues[row, asked.head - window.first] = 1
            if not window.core_first <= asked.head < window.core_last:
                continue
            rows.append(row)
            places.append(asked.head - window.first)
            near = _near(asked.head, window, reach)
            firsts.append(near.first - window.first)
            labels.append(_cut(asked.labels, asked.first, near, reach, IGNORED))
            for name, values in asked.traits.items():
                cut = _cut(values, asked.first, near, reach, 0)
                pairs.setdefault(name, []).append(cut if ruled or name not in RULE_TRAITS else cut * 0)
    whole = WordWindows(
        torch.from_numpy(states), {k: torch.from_numpy(v) for k, v in traits.items()}, torch.from_numpy(sentences),
        torch.from_numpy(heads), torch.from_numpy(quotes), torch.from_numpy(mask),
    )  # fmt: skip
    return Batch(
        whole, torch.from_numpy(cues), torch.tensor(rows, dtype=torch.long), torch.tensor(places, dtype=torch.long),
        (torch.tensor(firsts, dtype=torch.long)[:, None] + torch.arange(reach)).clamp(max=width - 1),
        torch.from_numpy(np.stack(labels)) if labels else torch.zeros((0, reach), dtype=torch.long),
        {name: torch.from_numpy(np.stack(values)) for name, values in pairs.items()},
    )  # fmt: skip


def _near(cue: int, window: WordWindow, reach: int) -> WordWindow:
    """The words of a window around a cue, as the reader cuts them."""
    first = max(window.first, min(cue - BEFORE, window.last - reach))
    return WordWindow(first, cue, cue + 1, min(window.last, first + reach))


def _cut(values: NDArray[np.generic], start: int, window: WordWindow, width: int, fill: int) -> NDArray[np.int64]:
    """The values of the window's words, which all lie within those known from word `start` on."""
    result = np.full(width, fill, dtype=np.int64)
    first, last = max(start, window.first), min(start + len(values), window.last)
    result[first - window.first : last - window.first] = values[first - start : last - start]
    return result
