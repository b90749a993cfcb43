"""Text to tokens: words, numerals and marks with their classes, one signature character a token.

The signature of a text is a string with one character a token; each character stands for a set of classes. Rules are
regular expressions over it, so that a pattern reads in words ("<month> <day> , <year>") and matching stays linear.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from wirebook.times.lexicon import Lexicon, classes_of_number
from wirebook.times.numerals import ORDINALS, RUN, SCALES, VALUES, ordinal_of, year_of

UNKNOWN = "\0"
"""The signature character of a word that no rule knows: it ends every expression."""

TOKEN = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
    r"(?:[T ][0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]{1,9})?)?(?:Z|[+-][0-9]{2}:?[0-9]{2})?)?(?![0-9-])"
    r"|[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?(?![0-9/:]|\.[0-9])|[0-9]{1,2}\.[0-9]{2}(?=\s?[ap]\.?m\b)"
    r"|[0-9]{1,2}[/.][0-9]{1,2}[/.][0-9]{4}(?![0-9/]|\.[0-9])"
    r"|[0-9]+(?:,[0-9]{3}(?![0-9]))*(?:\.[0-9]+)?(?:(?<=0)['’]?s\b|(?:st|nd|rd|th)\b)?"
    r"|['’][0-9]{2}(?:['’]?s)?\b"
    r"|[ap]\.m\b\.?|[ap]m\b|[qh][1-4]\b"
    r"|[^\W\d_]+"
    r"|['’]s\b|\n\s*\n|\w|[^\w\s]",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of a text: offsets of code points and the signature, all of one length."""

    text: str
    starts: list[int]
    ends: list[int]
    signature: str


class Tokenizer:
    """Cuts texts into tokens and gives each its signature character by the registry of a grammar."""

    def __init__(self, lexicon: Lexicon, literals: frozenset[str], sign: Callable[[frozenset[str]], str]) -> None:
        self._lexicon = lexicon
        self._literals = literals
        self._sign = sign
        self._numerals = frozenset([*VALUES, *SCALES, *ORDINALS])

    def cut(self, text: str) -> Tokens:
        """The tokens of a text, in one pass."""
        starts: list[int] = []
        ends: list[int] = []
        signs: list[str] = []
        known: dict[str, str] = {}
        skip = 0
        for match in TOKEN.finditer(text):
            start, end = match.span()
            if start < skip:
                continue
            word = match.group()
            sign = known.get(word)
            if sign is None:
                sign = known[word] = self.sign_of(word)
            if sign != UNKNOWN and word.lower() in self._numerals:
                end = self._numeral_end(text, start, end)
                if end > match.end():
                    sign = self.sign_of(text[start:end])
                    skip = end
            starts.append(start)
            ends.append(end)
            signs.append(sign)
        return Tokens(text, starts, ends, "".join(signs))

    @staticmethod
    def _numeral_end(text: str, start: int, end: int) -> int:
        run = RUN.match(text, start)
        return max(end, run.end()) if run else end

    def sign_of(self, token: str) -> str:
        """The signature character of one token."""
        return self._sign(self.classes_of(token))

    def classes_of(self, token: str) -> frozenset[str]:
        """All classes of a token: its own word as a literal, those of the lexicon, of its shape, of its numeral."""
        lower = token.lower().replace("’", "'")
        classes = {f"={lower}"} if lower in self._literals else set()
        if len(token) > 64:
            return frozenset()
        if any(character.isdigit() for character in token):
            return frozenset(classes | classes_of_number(token) | self._lexicon.classes_of(token))
        if " " in lower or "-" in lower[1:] or "\n" in lower:
            return frozenset(_classes_of_numeral(lower))
        return frozenset(classes | self._lexicon.classes_of(token))


def _classes_of_numeral(words: str) -> set[str]:
    if ordinal_of(words) is not None:
        return {"ordinal"}
    return {"number", "year"} if year_of(words) is not None else {"number"}
