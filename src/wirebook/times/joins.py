"""Expressions that lean on the one beside them: "two days before Christmas", "today, the 80th anniversary of ..."."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from wirebook.times import periods
from wirebook.times.context import EXPLICIT, TOLD, Context, Sense, Understood, sense_of
from wirebook.times.numerals import ordinal_of
from wirebook.times.periods import Period
from wirebook.times.spans import Length, length_of

COUNTED = frozenset({"plain_span", "day_beside"})
"""Meanings of what can be counted from a date beside it."""

NAMED = frozenset({"named_day", "anniversary"})
"""Meanings of days that only what stands beside them dates."""

SIDES = {"before": -1, "prior to": -1, "ahead of": -1, "in advance of": -1, "after": 1, "following": 1, "from": 1}
_SIDE = re.compile(rf"\s+({'|'.join(sorted(SIDES, key=len, reverse=True))})\s+(?:the\s+)?", re.IGNORECASE)
_RANGE_AFTER = re.compile(r"\s+(?:to|until|till|through)\b")
_HOW_LONG = re.compile(r"\b(?:for|lasted|took|takes|lasting|once|twice|times)\s+\Z", re.IGNORECASE)
_ROUGHLY = re.compile(
    r"\b(?:than|about|around|nearly|almost|roughly|approximately|barely|over|under|or|to|up|least|most)\b"
)
_NO_CALENDAR_DAY = re.compile(r"\b(?:trading|working|business)\b")
_BESIDE = re.compile(
    r"\s*,\s*(?:on\s+)?(?:the\s+|which\s+(?:is|was)\s+)?|\s+(?:is|was|marks|marked)\s+(?:the\s+)?|\s+on\s+"
)
_OF = re.compile(r"\s+of\s+(?:the\s+)?")
_OF_SOMETHING_ON = re.compile(r"\s+of\s[^.;:,()]{2,60}\son\s+(?:the\s+)?")
_SENTENCE_END = re.compile(r"[.!?;](?=\s+[\"“'`A-Z]|[\"”'])|\n\s*\n")

NEAR = 120
"""How many code points behind a clock time its day may stand."""


def join(understood: Sequence[Understood], text: str, context: Context) -> list[Understood]:
    """The expressions with those that lean on a date beside them dated; a count and its date become one."""
    joined: list[Understood] = []
    named: dict[str, Sense] = {}
    skip = False
    for number, one in enumerate(understood):
        if skip:
            skip = False
            continue
        after = understood[number + 1] if number + 1 < len(understood) else None
        meaning = one.found.rule.meaning
        if after and meaning in COUNTED and (whole := _count_from(one, after, text, context)):
            joined.append(whole)
            skip = True
            continue
        if meaning in NAMED or (meaning == "day_beside" and joined and one.sense.anchor is None):
            one = _date_named(one, joined[-1] if joined else None, after, text, named, context.reference)
        joined.append(one)
    return joined


def length_beside(one: Understood, context: Context) -> Length | None:
    """The length that an expression counts; None if vague, rough, of the clock, or how long something lasted."""
    length = length_of(one.found, context)
    if length is None or length.count is None or length.unit[0] == "T" or _NO_CALENDAR_DAY.search(one.found.words):
        return None
    if _ROUGHLY.search(one.found.words):
        return None
    if one.found.rule.meaning == "plain_span" and _HOW_LONG.search(one.found.before(12)):
        return None
    return length


def reckon(length: Length, base: Period, sign: int) -> Period:
    """The period so far before or after another: a day from a day in days or weeks, else as precise as the unit."""
    start = base.first if sign < 0 or base.grain != "day" else base.last
    count = max(1, int(length.count or 1))
    when = periods.add(start, length.unit, sign * count)
    grain = {"D": "day", "W": "day" if base.grain == "day" else "week", "M": "month", "Q": "quarter"}.get(
        length.unit, "year"
    )
    if periods.GRAINS.index(base.grain) > periods.GRAINS.index(grain):
        grain = base.grain
    return periods.containing(grain, when)


def _count_from(one: Understood, after: Understood, text: str, context: Context) -> Understood | None:
    """ "Two days before" and "Christmas" as one."""
    side = _SIDE.fullmatch(text, one.end, after.start)
    length = length_beside(one, context) if side and after.sense.period and after.sense.anchor else None
    if side is None or length is None or after.sense.period is None:
        return None
    if side[1].lower() == "from" and _RANGE_AFTER.match(text, after.end):
        return None
    sense = sense_of(reckon(length, after.sense.period, SIDES[side[1].lower()]), after.sense.anchor or TOLD)
    return Understood(one.found, replace(sense, type="DATE"), one.start, after.end, "count from a date beside")


def _date_named(
    one: Understood,
    before: Understood | None,
    after: Understood | None,
    text: str,
    named: dict[str, Sense],
    reference: date | None,
) -> Understood:
    """A named day with the day of the date beside it; later the same name is the same day."""
    key = " ".join(one.found.words.split()[-2:])
    if one.found.rule.meaning == "anniversary":
        key = ""
        told_in = after and (
            _OF.fullmatch(text, one.end, after.start) or _OF_SOMETHING_ON.fullmatch(text, one.end, after.start)
        )
        if after and told_in and (day := _anniversary(one, after, reference)):
            return replace(one, sense=replace(sense_of(periods.day(day), TOLD), type="DATE"))
    if one.found.rule.meaning == "day_beside":
        beside = before and before.day and text[before.end : one.start].strip() == ","
        return replace(one, sense=_like(before)) if before and beside else one
    if before and before.day and _BESIDE.fullmatch(text, before.end, one.start):
        named[key] = _like(before)
    elif after and after.day and _BESIDE.fullmatch(text, one.end, after.start):
        named[key] = _like(after)
    elif not key or key not in named:
        return one
    return replace(one, sense=named[key])


def _like(other: Understood) -> Sense:
    """The day of another expression."""
    assert other.day is not None
    return sense_of(periods.day(other.day), other.sense.anchor or TOLD)


def _anniversary(one: Understood, dated: Understood, reference: date | None) -> date | None:
    """The 80th anniversary of 8 May 1945, or of the landing on 12 April 2011 where that is the year of publication.

    None where no number or no day with its year is told.
    """
    number = ordinal_of(one.found.get("ordinal") or "")
    day = dated.day
    if number is None or day is None or dated.sense.anchor != EXPLICIT:
        return None
    if reference and day.year == reference.year:
        return day
    return periods.add_months(day, 12 * number)


def settle_clocks(understood: Sequence[Understood], text: str) -> list[Understood]:
    """Clock times without a day of their own get the one that their sentence tells behind them, if none before.

    "At 6 a.m. ten days before the vote" is one expression.
    """
    settled: list[Understood] = []
    skip = False
    for number, one in enumerate(understood):
        if skip:
            skip = False
            continue
        after = understood[number + 1] if number + 1 < len(understood) else None
        if after and after.day and _is_bare_clock(one) and not _SENTENCE_END.search(text, one.end, after.start):
            if text[one.end : after.start].isspace() and after.rule.startswith("count from"):
                settled.append(replace(_at_clock(one, after), end=after.end))
                skip = True
                continue
            if _is_alone(one, settled, text) and after.start - one.end <= NEAR and after.sense.type != "TIME":
                one = _at_clock(one, after)
        settled.append(one)
    return settled


def _is_bare_clock(one: Understood) -> bool:
    parts = ("deictic", "plainweekday", "month", "daypart")
    told = one.found.rule.meaning == "clock_time" and one.sense.value is not None
    return told and all(one.found.get(part) is None for part in parts)


def _is_alone(one: Understood, before: Sequence[Understood], text: str) -> bool:
    """Whether no day is told before in the sentence."""
    last = before[-1] if before else None
    return last is None or last.day is None or _SENTENCE_END.search(text, last.end, one.start) is not None


def _at_clock(clock: Understood, dated: Understood) -> Understood:
    value = f"{dated.day}T{str(clock.sense.value).rpartition('T')[2]}"
    return replace(clock, sense=replace(_like(dated), value=value, type="TIME"))
