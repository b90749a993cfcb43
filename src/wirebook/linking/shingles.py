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
#: ASCII but letters and digits becomes a blank, capitals become small; the bytes of other letters stay.
_PLAIN = bytes(code if code >= 0x80 or chr(code).isalnum() else ord(" ") for code in range(256)).lower()
_PUNCTUATION = "’‘“”—–…\u00a0"
#: Odd numbers with well-mixed bits, one for each word of a run (from the digits of the golden ratio and pi).
_FACTORS = (0x9E3779B97F4A7C15, 0x243F6A8885A308D3, 0x13198A2E03707345, 0xA4093822299F31D1)
#: The number of a place in a word is a power of this one; the powers of its inverse modulo 2**64 undo it.
_FACTOR = _FACTORS[1]
_INVERSE = pow(_FACTOR, -1, 2**64)
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
        both = np.concatenate((self.numbers, other.numbers))
        both.sort()
        return int(np.count_nonzero(both[1:] == both[:-1]))


class ShingleReader:
    """Cuts texts into shingles of four words."""

    def __init__(self) -> None:
        # One number for each byte and each place in a word, the same on every machine; a blank counts nothing.
        steps = np.arange(1, 257, dtype=np.uint64) * np.uint64(_FACTORS[0])
        self._bytes = (steps ^ (steps >> np.uint64(29))) * _MIX
        self._bytes[ord(" ")] = 0
        self._powers = self._inverse = np.zeros(0, dtype=np.uint64)

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
        first = np.ones(length, dtype=bool)
        np.not_equal(numbers[1:], numbers[:-1], out=first[1:])
        return Shingles(numbers[first])

    def _codes(self, plain: bytes) -> Array:
        """The number of each word: the sum over its bytes, each times the number of its place in the word."""
        letters = np.frombuffer(plain, dtype=np.uint8)
        inside = letters != ord(" ")
        # Where the blanks before the words stand; a blank counts nothing.
        starts = np.flatnonzero(np.greater(inside[1:], inside[:-1]))
        if not len(starts):
            return np.zeros(0, dtype=np.uint64)
        if len(letters) > len(self._powers):
            self._powers, self._inverse = _powers(_FACTOR, 2 * len(letters)), _powers(_INVERSE, 2 * len(letters))
        # Powers count places through the text; those of the inverse take off what stands before each word.
        values = self._bytes.take(letters)
        values *= self._powers[: len(letters)]
        codes: Array = np.add.reduceat(values, starts)
        codes *= self._inverse.take(starts)
        codes ^= codes >> np.uint64(31)
        return codes


def _powers(factor: int, count: int) -> Array:
    """The powers of a factor from 0 on, in 64 bits."""
    powers = np.full(count, factor, dtype=np.uint64)
    powers[0] = 1
    return np.cumprod(powers)


def _plain(text: str) -> bytes:
    """A blank and the words of a text in small letters with blanks between, as bytes."""
    if not text.isascii():
        text = text.lower()
        for sign in _PUNCTUATION:
            text = text.replace(sign, " ")
    return b" " + text.encode("utf-8", "surrogatepass").translate(_PLAIN)
