"""Numerals in words and digits: "twenty-two", "nineteen ninety-six", "two and a half", "1,200"."""

from __future__ import annotations

import re

ONES = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
).split()
TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
SCALES = {"hundred": 100, "thousand": 1000, "million": 1_000_000}
ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
    "fifteenth sixteenth seventeenth eighteenth nineteenth"
).split()

VALUES: dict[str, int] = {
    **{word: number for number, word in enumerate(ONES, start=1)},
    **{word: 10 * number for number, word in enumerate(TENS, start=2)},
}

_CARDINAL = "|".join(sorted([*VALUES, *SCALES], key=len, reverse=True))
_ORDINAL = "|".join(sorted([*ORDINALS, "twentieth", "thirtieth"], key=len, reverse=True))

RUN = re.compile(
    rf"(?:{_CARDINAL})\b(?:(?:[ ]?-[ ]?|[ ]and[ ]|[ \n]){{1}}(?:{_CARDINAL})\b){{0,8}}(?:-(?:{_ORDINAL})\b)?",
    re.IGNORECASE,
)
"""A numeral in words, as long as it goes (nine words at most)."""

_PIECE = re.compile(r"[a-z]+")


def number_of(text: str) -> float | None:
    """The number that a numeral in digits or words tells; None where it tells none."""
    plain = text.strip().replace(",", "")
    if re.fullmatch(r"[0-9]{1,9}(?:\.[0-9]{1,4})?", plain):
        return float(plain)
    words = [word for word in _PIECE.findall(plain.lower()) if word != "and"]
    return _number_of_words(words) if words else None


def _number_of_words(words: list[str]) -> float | None:
    total = 0
    current = 0
    for word in words:
        if word in VALUES:
            current += VALUES[word]
        elif word in ORDINALS:
            current += ORDINALS.index(word) + 1
        elif word == "hundred":
            current = (current or 1) * 100
        elif word in SCALES:
            total += (current or 1) * SCALES[word]
            current = 0
        else:
            return None
    return float(total + current)


def year_of(text: str) -> int | None:
    """The year that words tell ("nineteen ninety-six", "two thousand and four"); None for another numeral."""
    words = [word for word in _PIECE.findall(text.lower()) if word != "and"]
    if len(words) >= 2 and words[0] in ("sixteen", "seventeen", "eighteen", "nineteen", "twenty"):
        rest = _number_of_words(words[1:])
        tens_first = words[0] != "twenty" or words[1] in ("ten", *ONES[10:], *TENS)
        if rest is not None and 10 <= rest <= 99 and tens_first and not SCALES.keys() & set(words):
            return VALUES[words[0]] * 100 + int(rest)
    if words[:2] == ["two", "thousand"]:
        year = _number_of_words(words)
        return int(year) if year is not None and year < 2100 else None
    return None


def ordinal_of(text: str) -> int | None:
    """The number of an ordinal: "21st", "twenty-first", "third"."""
    digits = re.match(r"[0-9]{1,4}(?=st|nd|rd|th)", text.lower())
    if digits:
        return int(digits.group())
    words = _PIECE.findall(text.lower())
    if words and words[-1] in ("twentieth", "thirtieth"):
        return 20 if words[-1] == "twentieth" else 30
    if not words or words[-1] not in ORDINALS:
        return None
    number = _number_of_words(words)
    return int(number) if number is not None else None
