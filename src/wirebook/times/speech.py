"""The moment of speaking: "tomorrow" inside a quotation of Monday is Tuesday, whenever the article appeared."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from wirebook.times import periods
from wirebook.times.context import PUBLISHED, SPOKEN, Context, Sense, Understood

BESIDE = 160
"""How many code points before and after a quotation may tell when it was spoken."""

_MARK = re.compile(r"[“”\"]|``|''|\n\s*\n")
_SAYING = re.compile(
    r"\b(?:said|says|told|wrote|announced|declared|stated|added|warned|tweeted|posted|testified|recalled|promised|vowed|"
    r"insisted|remarked|claimed|replied|asked|quoted\s+as\s+saying)\b"
)
_END = re.compile(r"[.!?]['\"”’)]*\s+(?=[\"“`A-Z])|\n\s*\n")

Understand = Callable[[Understood, Context], Sense | None]
"""Reads the words of an expression again, in another context."""


def anchor_in_speech(
    understood: Sequence[Understood], text: str, context: Context, understand: Understand
) -> list[Understood]:
    """The expressions with those inside a quotation counted from the day of speaking, where the sentence tells it."""
    result = list(understood)
    starts = [one.start for one in result]
    inherited: tuple[int, Understood] | None = None
    for first, last in quotations(text):
        inside = range(bisect_left(starts, first), bisect_left(starts, last))
        told = _told_beside(result, starts, text, first, last)
        if told is None and inherited and "\n\n" not in text[inherited[0] : first] and first - inherited[0] < BESIDE:
            told = inherited[1] if _opens_sentence(text, first) else None
        inherited = (last, told) if told else None
        for number in inside if told else ():
            one = result[number]
            if one.sense.anchor in (PUBLISHED, None) and told is not None:
                result[number] = replace(one, sense=_spoken(one, told, context, understand))
    return result


def quotations(text: str) -> Iterator[tuple[int, int]]:
    """The offsets of what stands between quotation marks, in order; a paragraph's end closes them."""
    opened: int | None = None
    for mark in _MARK.finditer(text):
        sign = mark.group()
        if sign.isspace():
            opened = None
        elif sign in ("“", "``") or (sign == '"' and opened is None):
            opened = mark.end()
        elif opened is not None:
            yield opened, mark.start()
            opened = None


def _told_beside(result: list[Understood], starts: list[int], text: str, first: int, last: int) -> Understood | None:
    """The one day, month or year that the sentence around a quotation tells with a verb of saying."""
    left = text[max(0, first - BESIDE) : first]
    ends = [end.end() for end in _END.finditer(left)]
    lower = first - len(left) + (ends[-1] if ends else 0)
    upper = _end_of_sentence(text, first, last)
    if not (_SAYING.search(text, lower, first) or _SAYING.search(text, last, upper)):
        return None
    beside = [*range(bisect_left(starts, lower), bisect_left(starts, first))]
    beside += range(bisect_left(starts, last), bisect_left(starts, upper))
    dated = [result[number] for number in beside if _dates_speech(result[number])]
    return dated[0] if len(dated) == 1 else None


def _end_of_sentence(text: str, first: int, last: int) -> int:
    """Where the sentence ends that a quotation stands in: with the quotation if that ends with a full stop."""
    closing = text[first:last].rstrip()[-1:]
    right = text[last : last + BESIDE]
    if closing == "." or (closing in "?!" and re.match(r"\W+[A-Z]", right) and not _SAYING.search(right[:40])):
        return last
    end = _END.search(right, 1)
    return last + (end.start() if end else len(right))


def _dates_speech(one: Understood) -> bool:
    period, sense = one.sense.period, one.sense
    if sense.type == "SET" or period is None or sense.anchor is None:
        return False
    return period.grain in ("day", "week", "month", "year") and not one.rule.startswith(("until", "since"))


def _opens_sentence(text: str, first: int) -> bool:
    """Whether a quotation begins its sentence."""
    left = text[max(0, first - 8) : first].rstrip('“"`').rstrip()
    return left.endswith((".", "!", "?", "”", '"', "''"))


def _spoken(one: Understood, told: Understood, context: Context, understand: Understand) -> Sense:
    """What the words mean on the day of speaking; of a month or year only what needs no day."""
    period = told.sense.period
    assert period is not None
    day = period.first
    if context.reference is not None and day >= context.reference:
        return one.sense
    then = Context(context.lexicon, day, context.direction, told=period, told_day=_as_day(period))
    sense = understand(one, then)
    if sense is None or sense.anchor != PUBLISHED:
        return one.sense
    grain = sense.period.grain if sense.period else "day"
    if periods.GRAINS.index(grain) < periods.GRAINS.index(period.grain):
        length = one.found.rule.type == "DURATION"
        return Sense(one.sense.value if length else None, type=sense.type)
    return replace(sense, anchor=SPOKEN)


def _as_day(period: periods.Period) -> periods.Period | None:
    return period if period.grain == "day" else None
