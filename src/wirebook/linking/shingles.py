"""Texts as sets of shingles, runs of words as numbers, by which copies are found.

Containment of shingles (Broder 1997): the part of the shorter text's shingles that the other has too. It stays high
where a copy is cut short or set into a longer text, which resemblance does not.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[Any]

_RUN = 4
_LONGEST_WORD = 64
#: ASCII but letters and digits becomes a blank, capitals become small; the bytes of other letters stay.
_PLAIN = bytes(code if code >= 0x80 or chr(code).isalnum() else ord(" ") for code in range(256)).lower()
_PUNCTUATION = "’‘“”—–…\u00a0"
#: Odd numbers with well-mixed bits, one for each word of a run (from the digits of the golden ratio and pi).
_FACTORS = (0x9E3779B97F4A7C15, 0x243F6A8885A308D3, 0x13198A2E03707345, 0xA4093822299F31D1)
_MIX = np.uint64(0xFF51AFD7ED558CCD)


@dataclass(frozen=True, slots=True)
class Shingles:
    """The shingles of a text as sorted numbers, each once."""

    numbers: Array

    def __len__(self) -> int:
        return len(self.numbers)

    def sample(self, one_in: int) -> list[int]:
        """About one in so many, chosen by the number alone: two texts choose the same of what they share."""
        chosen: list[int] = self.numbers[self.numbers % np.uint32(one_in) == 0].tolist()
        return chosen

    def shared(self, other: Shingles) -> int:
        """How many the two texts share."""
        if not len(self) or not len(other):
            return 0
        few, many = sorted((self.numbers, other.numbers), key=len)
        places = np.searchsorted(many, few)
        places[places == len(many)] = 0
        return int(np.count_nonzero(many[places] == few))


class ShingleReader:
    """Cuts texts into shingles of four words."""

    def __init__(self) -> None:
        # One number for each byte and each place in a word, the same on every machine; a blank counts nothing.
        steps = np.arange(1, 257, dtype=np.uint64) * np.uint64(_FACTORS[0])
        self._bytes = (steps ^ (steps >> np.uint64(29))) * _MIX
        self._bytes[ord(" ")] = 0
        self._places = np.cumprod(np.full(_LONGEST_WORD, _FACTORS[1], dtype=np.uint64))

    def read(self, text: str) -> Shingles:
        """The shingles of a text. Case and punctuation do not count. The same on every machine."""
        codes = self._codes(_plain(text))
        length = len(codes) - _RUN + 1
        if length < 1:
            return Shingles(np.zeros(0, dtype=np.uint32))
        mixed = np.zeros(length, dtype=np.uint64)
        for offset, factor in enumerate(_FACTORS):
            mixed += codes[offset : offset + length] * np.uint64(factor)
        # Products keep what differs in their high bits: fold these down before the low ones are thrown away.
        mixed ^= mixed >> np.uint64(33)
        mixed *= _MIX
        numbers = (mixed >> np.uint64(32)).astype(np.uint32)
        numbers.sort()
        return Shingles(numbers[np.concatenate(([True], numbers[1:] != numbers[:-1]))])

    def _codes(self, plain: bytes) -> Array:
        """The number of each word: the sum over its bytes, each times the number of its place in the word."""
        letters = np.frombuffer(plain, dtype=np.uint8)
        inside = letters != ord(" ")
        starts = np.flatnonzero(inside & ~np.concatenate(([False], inside[:-1])))
        if not len(starts):
            return np.zeros(0, dtype=np.uint64)
        letters = letters[starts[0] :]
        starts -= starts[0]
        places = np.arange(len(letters)) - np.repeat(starts, np.diff(starts, append=len(letters)))
        values = self._bytes[letters] * self._places[places % _LONGEST_WORD]
        codes: Array = np.add.reduceat(values, starts)
        codes ^= codes >> np.uint64(31)
        return codes


def _plain(text: str) -> bytes:
    """The words of a text in small letters with blanks between, as bytes."""
    if not text.isascii():
        text = text.lower()
        for sign in _PUNCTUATION:
            text = text.replace(sign, " ")
    return text.encode("utf-8", "surrogatepass").translate(_PLAIN)
