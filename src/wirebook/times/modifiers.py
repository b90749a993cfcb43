"""The modifier of an expression: early, mid, late, about, more-than ..., or the end of a range it marks."""

from __future__ import annotations

import re

from wirebook.times.lexicon import Lexicon

_PHRASES = (
    (re.compile(r"\b(?:more than|over)\s+(?!the\b)"), "more-than"),
    (re.compile(r"\b(?:less than|fewer than|under)\b"), "less-than"),
    (re.compile(r"\b(?:at least|no less than)\b"), "at-least"),
    (re.compile(r"\b(?:at most|up to|no more than|as many as)\b"), "at-most"),
    (re.compile(r"\bor so\b"), "about"),
    (re.compile(r"\byear('s|-|\s)+end\b|\bmonth-end\b"), "late"),
)
_LEADING_ON = re.compile(r"\b(?:earlier|later)\Z")
_RANGE = re.compile(r"\b(since|from|between|until|till|through|to|by)\s+(?:the\s+)?\Z", re.IGNORECASE)
_RANGES = {"since": "since", "from": "from", "between": "from", "until": "until", "till": "until", "through": "until"}
_OPENED = re.compile(r"\b(?:from|between)\b[^.!?;]{1,60}\s(?:to|and)\s+\Z", re.IGNORECASE)


def modifier_of(words: str, before: str, lexicon: Lexicon) -> str | None:
    """The modifier in an expression's words (lower case), else what the words before it make of it."""
    for phrase, modifier in _PHRASES:
        if phrase.search(words):
            return modifier
    # A last word leads on from another time ("two days later"); it says nothing of a part of this one.
    for word in re.findall(r"[a-z]+", _LEADING_ON.sub("", words)):
        for table in ("early", "edge", "about"):
            if word in lexicon.tables[table] and not (table == "about" and word in ("over", "just")):
                return str(lexicon.tables[table][word])
    found = _RANGE.search(before)
    if found and found[1].lower() in _RANGES:
        return _RANGES[found[1].lower()]
    return "until" if _OPENED.search(before) else None
