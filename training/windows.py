"""Windows of neighbouring sentences, and batches of them as tensors.

A window is what the network sees at once when it reads an article: whole sentences in their order, at most so many
word pieces, the last sentence sometimes cut. Each epoch cuts the documents anew, so that every sentence is met with
different neighbours.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import torch
from corpora import Document, Sentence

from wirebook.reading.pieces import PieceCutter, Pieces

IGNORED = -100


@dataclass(frozen=True, slots=True)
class Labels:
    """The label sets of the heads, in their order."""

    upos: list[str]
    xpos: list[str]
    relations: list[str]
    names: list[str]


@dataclass(slots=True)
class CutSentence:
    """A sentence with its pieces and with its labels as numbers."""

    pieces: Pieces
    upos: list[int]
    xpos: list[int]
    heads: list[int]
    relations: list[int]
    names: list[int]

    def __len__(self) -> int:
        return len(self.pieces.counts)


def cut_sentence(sentence: Sentence, cutter: PieceCutter, labels: Labels) -> CutSentence:
    """Pieces and label numbers of a sentence; a label that is not in the set is ignored by the loss."""

    def numbers(values: Sequence[str], known: list[str]) -> list[int]:
        index = {label: number for number, label in enumerate(known)}
        return [index.get(value, IGNORED) for value in values]

    return CutSentence(
        cutter.cut(sentence.words, sentence.layouts),
        numbers(sentence.upos, labels.upos),
        numbers(sentence.xpos, labels.xpos),
        list(sentence.heads),
        numbers(sentence.relations, labels.relations),
        numbers(sentence.names, labels.names),
    )


@dataclass(slots=True)
class Window:
    """Neighbouring sentences; of the last one only the first `kept` words may be in (its tree is then not scored)."""

    sentences: list[CutSentence]
    kept: int

    @property
    def size(self) -> int:
        """Number of word pieces, with the marks of start and end."""
        whole = sum(len(sentence.pieces.ids) for sentence in self.sentences[:-1])
        return 2 + whole + sum(self.sentences[-1].pieces.counts[: self.kept])


def cut_windows(document: Sequence[CutSentence], size: int, chance: random.Random) -> Iterator[Window]:
    """Windows over a document; their length is drawn: most are full, some short, to know short texts too."""
    start = 0
    while start < len(document):
        limit = size if chance.random() < 0.65 else chance.randint(24, size)
        end, pieces = start, 2
        while end < len(document) and pieces + len(document[end].pieces.ids) <= limit:
            pieces += len(document[end].pieces.ids)
            end += 1
        if end == start:
            yield Window([document[start]], _words_within(document[start], size - 2))
            start += 1
            continue
        sentences = list(document[start:end])
        kept = len(sentences[-1])
        if end < len(document) and chance.random() < 0.6:
            tail = _words_within(document[end], limit - pieces)
            if tail:
                sentences, kept = [*sentences, document[end]], tail
        yield Window(sentences, kept)
        start = end


def _words_within(sentence: CutSentence, pieces: int) -> int:
    words = 0
    for count in sentence.pieces.counts:
        if count > pieces:
            break
        pieces -= count
        words += 1
    return words


@dataclass(slots=True)
class Batch:
    """Windows as padded tensors; B windows, P pieces, W words.

    ids, shapes, mask: [B, P]; first, last: [B, W] piece of each word; word_mask: [B, W];
    sentence: [B, W] number of the sentence within the window (padding -1); the rest: [B, W] labels, IGNORED where none.
    """

    ids: torch.Tensor
    shapes: torch.Tensor
    mask: torch.Tensor
    first: torch.Tensor
    last: torch.Tensor
    word_mask: torch.Tensor
    sentence: torch.Tensor
    starts: torch.Tensor
    upos: torch.Tensor
    xpos: torch.Tensor
    heads: torch.Tensor
    relations: torch.Tensor
    names: torch.Tensor

    def to(self, device: torch.device) -> Batch:
        """The same on another device."""
        return Batch(*(getattr(self, name).to(device, non_blocking=True) for name in self.__slots__))


def _rows(window: Window, cutter: PieceCutter) -> dict[str, list[int]]:
    rows: dict[str, list[int]] = {name: [] for name in Batch.__slots__}
    rows["ids"], rows["shapes"] = [cutter.start], [0]
    for number, sentence in enumerate(window.sentences):
        whole = number < len(window.sentences) - 1 or window.kept == len(sentence)
        words = len(sentence) if whole else window.kept
        offset = len(rows["first"])
        position = 0
        for word in range(words):
            count = sentence.pieces.counts[word]
            rows["first"].append(len(rows["ids"]))
            rows["ids"].extend(sentence.pieces.ids[position : position + count])
            rows["shapes"].extend([sentence.pieces.shapes[word]] * count)
            rows["last"].append(len(rows["ids"]) - 1)
            position += count
        rows["sentence"].extend([number] * words)
        for name in ("upos", "xpos", "names"):
            rows[name].extend((getattr(sentence, name) or [IGNORED] * len(sentence))[:words])
        if sentence.heads:
            rows["starts"].extend([1] + [0] * (words - 1))
            rows["heads"].extend([offset + h for h in sentence.heads] if whole else [IGNORED] * words)
            rows["relations"].extend(sentence.relations if whole else [IGNORED] * words)
        else:
            for name in ("starts", "heads", "relations"):
                rows[name].extend([IGNORED] * words)
    rows["ids"].append(cutter.end)
    rows["shapes"].append(0)
    rows["mask"] = [1] * len(rows["ids"])
    rows["word_mask"] = [1] * len(rows["first"])
    return rows


def collate(windows: Sequence[Window], cutter: PieceCutter) -> Batch:
    """A batch of windows, padded to the longest."""
    rows = [_rows(window, cutter) for window in windows]
    padding = {"sentence": -1} | dict.fromkeys(("starts", "upos", "xpos", "heads", "relations", "names"), IGNORED)
    tensors = {}
    for name in Batch.__slots__:
        width = max(len(row[name]) for row in rows)
        fill = padding.get(name, 0)
        tensors[name] = torch.tensor([row[name] + [fill] * (width - len(row[name])) for row in rows])
    return Batch(**tensors)


def batches(
    documents: Sequence[Sequence[CutSentence]], cutter: PieceCutter, *, pieces: int, size: int, chance: random.Random
) -> Iterator[Batch]:
    """One epoch: all documents cut into windows, windows of like length together, some `pieces` a batch, shuffled."""
    windows = [window for document in documents for window in cut_windows(document, size, chance)]
    windows.sort(key=lambda window: window.size + chance.random() * 16)
    groups: list[list[Window]] = [[]]
    for window in windows:
        if groups[-1] and (len(groups[-1]) + 1) * window.size > pieces:
            groups.append([])
        groups[-1].append(window)
    chance.shuffle(groups)
    for group in groups:
        if group:
            yield collate(group, cutter)


def documents_of(source: Sequence[Document], cutter: PieceCutter, labels: Labels) -> list[list[CutSentence]]:
    """All documents cut into pieces."""
    return [[cut_sentence(sentence, cutter, labels) for sentence in document.sentences] for document in source]
