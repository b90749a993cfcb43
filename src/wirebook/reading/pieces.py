"""Words to the word pieces that the network reads, with their case and layout.

The vocabulary of the encoder is uncased, so the shape of each word goes in through the embedding that BERT keeps for
segments: one number a word, made of its case (6 classes) and of what stands before it (3 classes).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tokenizers import Tokenizer

PIECES_PER_WORD = 10
"""A longer word keeps its first and last five pieces: no address or row of dashes fills a window."""


class Case(IntEnum):
    """The shape of a word's letters."""

    LOWER = 0
    TITLE = 1
    UPPER = 2
    INITIAL = 3
    MIXED = 4
    DIGIT = 5


class Layout(IntEnum):
    """What stands between a word and the one before it."""

    GLUED = 0
    SPACE = 1
    PARAGRAPH = 2


SHAPES = len(Case) * len(Layout)
"""How many shape numbers there are: the size of the network's segment embedding."""


def case_of(word: str) -> Case:
    """The case class of a word; a digit anywhere wins."""
    if any(character.isdigit() for character in word):
        return Case.DIGIT
    if word.islower() or not any(character.isalpha() for character in word):
        return Case.LOWER
    if word.isupper():
        return Case.INITIAL if sum(character.isalpha() for character in word) == 1 else Case.UPPER
    if word[:1].isupper() and word[1:].islower():
        return Case.TITLE
    return Case.MIXED


def shape_of(word: str, layout: Layout) -> int:
    """The shape number of a word: its case and the layout before it in one number below `SHAPES`."""
    return int(case_of(word)) * len(Layout) + int(layout)


@dataclass(frozen=True, slots=True)
class Pieces:
    """A run of words as the network reads it; all but `ids` count words.

    ids: word piece numbers, without the marks of start and end
    counts: how many pieces each word has (at least one)
    shapes: the shape number of each word
    """

    ids: list[int]
    counts: list[int]
    shapes: list[int]


class PieceCutter:
    """Cuts words into pieces with the encoder's WordPiece vocabulary."""

    def __init__(self, path: Path) -> None:
        """path: the `tokenizer.json` that belongs to the encoder."""
        from tokenizers import Tokenizer

        self._tokenizer: Tokenizer = Tokenizer.from_file(str(path))
        self._tokenizer.no_padding()
        self._tokenizer.no_truncation()
        self.start = self._number("[CLS]")
        self.end = self._number("[SEP]")
        self.unknown = self._number("[UNK]")
        self.mask = self._number("[MASK]")

    def _number(self, piece: str) -> int:
        number = self._tokenizer.token_to_id(piece)
        if number is None:
            raise ValueError(f"the vocabulary lacks {piece}")
        return int(number)

    def cut(self, words: Sequence[str], layouts: Sequence[Layout]) -> Pieces:
        """Pieces, their number by word, and shapes of a run of words (`layouts`: what stands before each)."""
        encoding = self._tokenizer.encode(list(words), is_pretokenized=True, add_special_tokens=False)
        by_word: list[list[int]] = [[] for _ in words]
        for number, word in zip(encoding.ids, encoding.word_ids, strict=True):
            if word is not None:
                by_word[word].append(number)
        half = PIECES_PER_WORD // 2
        kept = [
            (pieces if len(pieces) <= PIECES_PER_WORD else pieces[:half] + pieces[-half:]) or [self.unknown]
            for pieces in by_word
        ]
        return Pieces(
            ids=[number for pieces in kept for number in pieces],
            counts=[len(pieces) for pieces in kept],
            shapes=[shape_of(word, layout) for word, layout in zip(words, layouts, strict=True)],
        )
