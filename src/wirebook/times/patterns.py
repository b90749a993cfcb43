"""The pattern language of rules.yaml, translated to regular expressions over signatures.

`<month>` is a token of that class, `<first:day>` the same under another name, a bare word or mark is itself, `[...]`
is optional, `(a | b)` an alternative. There is no repetition: every pattern has bounded length, so that matching takes
time linear in the text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

_ATOM = re.compile(r"<(?:(?P<name>\w+):)?(?P<cls>\w+)>|(?P<mark>[\[\]()|])|(?P<word>[^\s\[\]()|<>]+)")


@dataclass(frozen=True, slots=True)
class Piece:
    """Part of a pattern: its regular expression, the characters it can begin with, and whether it can be empty."""

    body: str
    firsts: frozenset[str]
    empty: bool


def classes_in(source: str) -> Iterator[str]:
    """The classes that a pattern names; a bare word is the class "=word"."""
    for atom in _ATOM.finditer(source):
        if not atom["mark"]:
            yield atom["cls"] or f"={atom['word'].lower()}"


class PatternReader:
    """Reads one pattern; `signs_of` gives the signature characters of a class."""

    def __init__(self, source: str, signs_of: Callable[[str], str]) -> None:
        self._atoms = list(_ATOM.finditer(source))
        self._signs_of = signs_of
        self._next = 0
        self._groups = 0

    def read(self) -> Piece:
        """The whole pattern; ValueError where brackets do not match."""
        piece = self._alternatives()
        if self._next < len(self._atoms):
            raise ValueError(f"'{self._atoms[self._next].group()}' closes nothing")
        return piece

    def _peek(self) -> str | None:
        return self._atoms[self._next]["mark"] if self._next < len(self._atoms) else None

    def _alternatives(self) -> Piece:
        pieces = [self._sequence()]
        while self._peek() == "|":
            self._next += 1
            pieces.append(self._sequence())
        if len(pieces) == 1:
            return pieces[0]
        firsts = frozenset().union(*(piece.firsts for piece in pieces))
        body = "(?:" + "|".join(piece.body for piece in pieces) + ")"
        return Piece(body, firsts, any(piece.empty for piece in pieces))

    def _sequence(self) -> Piece:
        body, firsts, empty = "", frozenset[str](), True
        while self._next < len(self._atoms) and self._peek() not in ("|", "]", ")"):
            piece = self._item()
            body += piece.body
            if empty:
                firsts |= piece.firsts
            empty = empty and piece.empty
        return Piece(body, firsts, empty)

    def _item(self) -> Piece:
        atom = self._atoms[self._next]
        self._next += 1
        if not atom["mark"]:
            return self._token(atom)
        inner = self._alternatives()
        closing = {"[": "]", "(": ")"}[atom["mark"]]
        if self._peek() != closing:
            raise ValueError(f"'{atom['mark']}' is not closed")
        self._next += 1
        if closing == "]":
            return Piece(f"(?:{inner.body})?", inner.firsts, True)
        return Piece(f"(?:{inner.body})", inner.firsts, inner.empty)

    def _token(self, atom: re.Match[str]) -> Piece:
        signs = self._signs_of(atom["cls"] or f"={atom['word'].lower()}")
        body = f"[{re.escape(signs)}]"
        if atom["cls"]:
            self._groups += 1
            body = f"(?P<{atom['name'] or atom['cls']}__{self._groups}>{body})"
        return Piece(body, frozenset(signs), False)
