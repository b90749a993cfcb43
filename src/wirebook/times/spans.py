"""Meanings of durations, sets and of vague past, present and future."""

from __future__ import annotations

import re
from dataclasses import dataclass

from wirebook.model import Precision
from wirebook.times import periods
from wirebook.times.context import PUBLISHED, Context, Sense, nothing
from wirebook.times.grammar import Found
from wirebook.times.numerals import number_of

MONEY = re.compile(
    r"(?:[$€£¥]\s?[\d.,]+(?:\s*(?:million|billion|trillion))?|\b(?:million|billion|trillion|percent|%|times?|once|twice|"
    r"euros|dollars|pounds|barrels|tons|tonnes|cents|people|shares|miles|km|kilometers|kilometres)(?:\s+\w+)?)\s*\Z"
)

_AGED = re.compile(r"\b(?:aged|the age of|ages)\s+(?:\d+\s*(?:to|and|-|–)\s*)?\Z")
_RATE = re.compile(r"\d(?:[.,]\d+)?\s*(?:million|billion|thousand)?(?:\s+[a-z]+s)?\s+\Z")

_AHEAD = re.compile(r"\b(?:will|would|may|might|could|can|must|shall|should|hopes?|to|['’]ll|they|he|she|we|I)\s+\Z")

_PAST_VERB = re.compile(
    r"\s+(?:(?!need|feed|proceed|succeed|exceed|heed)[a-z]{2,}ed|became|began|came|went|found|fell|rose|grew|got|left|took|gave|met|won)\b"
)

_SMALLER = {"Y": ("M", 12), "H": ("M", 60), "M": ("S", 60), "W": ("D", 7), "D": ("H", 24)}
"""The unit that half of a unit is told in, and how many of it make one."""


@dataclass(frozen=True, slots=True)
class Length:
    """So many units: count None for "several"; unit a TIMEX3 designator, with T before those of the clock."""

    count: float | None
    unit: str

    @property
    def value(self) -> str:
        """The TIMEX3 value."""
        clock = "T" if self.unit[0] == "T" else ""
        unit, count = self.unit.removeprefix("T"), self.count
        if count is None:
            return f"P{clock}X{unit}"
        factor, base = {"Q": (3, "M"), "E": (10, "Y"), "C": (100, "Y"), "L": (1000, "Y")}.get(unit, (1, unit))
        count *= factor
        whole = int(count)
        if whole == count:
            return f"P{clock}{whole}{base}"
        smaller, per = _SMALLER.get(base, (base, 1))
        rest = round((count - whole) * per)
        if base == "M" and not clock:
            smaller, rest = "D", round((count - whole) * 30)
        if base == "D":
            return f"P{whole}DT{rest}H" if whole else f"PT{rest}H"
        return f"P{clock}" + (f"{whole}{base}" if whole else "") + f"{rest}{smaller}"


def length_of(found: Found, context: Context) -> Length | None:
    """The length that the words of a span tell; None where they tell none."""
    name = found.get("units") or found.get("unit") or found.get("period")
    if name is None:
        return None
    unit = context.code("units" if name.lower() in context.lexicon.tables["units"] else "unit", name)
    return Length(_count_of(found, context), unit)


def _count_of(found: Found, context: Context) -> float | None:
    words = found.words
    number = found.get("number")
    if number is None:
        vague = found.get("vague")
        if vague is not None:
            told = context.code("vague", vague)
            return None if told == "X" else float(told)
        if re.search(r"\bhalf (?:a|an)\b", words):
            return 0.5
        return 12.0 if re.search(r"\ba dozen\b", words) else 1.5 if "and a half" in words else 1.0
    count = number_of(number)
    if count is None:
        return None
    return count + (0.5 if "and a half" in words or re.search(r"\b1 ?/ ?2\b", words) else 0.0)


def plain_span(found: Found, context: Context) -> Sense | None:
    """For three days, a two-week visit; declined for ages, shares of a whole and prices."""
    length = length_of(found, context)
    after = found.after(12)
    if length is None or re.match(
        r"(?:[- ]old\b|s? of age\b|[-–]?\s*olds?\b|[’']?\s*old\b|-(?:ago|earlier|long)\b)", after
    ):
        return None
    if _AGED.search(found.before(24)):
        return None
    words = found.words
    if length.unit == "D" and (length.count or 0) > 1800:
        return None
    if length.unit in ("Q", "TS") and re.match(r"(?:a|an|one|three|another)\b", words) and "-" not in words:
        return None
    if re.match(r"an? \w+\Z", words) and MONEY.search(found.before(30)):
        return None if _RATE.search(found.before(40)) else Sense(length.value, type="SET")
    if re.match(r"an? \w+\Z", words) and _RATE.search(found.before(40)):
        return None
    return nothing(length.value)


def long_span(found: Found, context: Context) -> Sense | None:
    """A day-long meeting, a decades-long feud."""
    name = found.get("units")
    if name and not found.get("number"):
        return nothing(Length(None, context.code("units", name)).value)
    length = length_of(found, context)
    return nothing(length.value) if length else None


def counted_span(found: Found, context: Context) -> Sense | None:
    """The past three months, the next two weeks: a duration, with its interval up to or from the day of publication."""
    length, sign = length_of(found, context), int(found.rule.arguments["sign"])
    if length is None:
        return None
    if length.count is None or context.reference is None or "following" in found.words or "preceding" in found.words:
        return nothing(length.value)
    other = periods.add(context.reference, length.unit, sign * max(1, int(length.count)))
    first, last = sorted((context.reference, other))
    return Sense(length.value, first, last, Precision.INTERVAL, PUBLISHED)


def vague_span(found: Found, context: Context) -> Sense | None:
    """For years, weeks after the call, recent years, the coming weeks."""
    name = found.get("units") or found.get("unit") or ""
    table = "units" if name.lower() in context.lexicon.tables["units"] else "unit"
    code = context.code(table, name)
    if (
        code == "TH"
        and re.search(r"\b(?:early|small|late|wee)\s+\Z", found.before(8))
        and re.match(r"\s+of\b", found.after(4))
    ):
        return None  # "the early hours of Thursday"
    if code == "TS" or (code == "Q" and len(found.words.split()) == 1):
        return None
    return nothing(Length(None, code).value)


def reference(found: Found, _context: Context) -> Sense | None:
    """Now, recently, in the future: what the rule says."""
    return nothing(str(found.rule.arguments["value"]))


def one_day(found: Found, _context: Context) -> Sense | None:
    """ "will one day return": some day to come; declined where it is the length of a day."""
    return Sense("FUTURE_REF", type="DATE") if _AHEAD.search(found.before(10)) else None


def day_beside(found: Found, _context: Context) -> Sense | None:
    """ "the day after ...": dated only by what stands behind it; "in the day before leaving" is the running one."""
    return None if re.search(r"\b(?:in|of)\s+\Z", found.before(6)) else nothing()


def named_day(_found: Found, _context: Context) -> Sense | None:
    """The opening night, the second day of, day five: dated only by what stands beside it."""
    return nothing()


def anniversary(_found: Found, _context: Context) -> Sense | None:
    """The 80th anniversary: dated only by what stands beside it."""
    return nothing()


def soon(found: Found, _context: Context) -> Sense | None:
    """Soon, shortly; declined where it is told as past ("was soon released")."""
    if re.search(r"\b(?:was|were|had|been)\s+\Z", found.before(6)) or _PAST_VERB.match(found.after(16)):
        return None
    return nothing("FUTURE_REF")


def recently(found: Found, _context: Context) -> Sense | None:
    """Recently, lately; declined where it only leads up to a date ("most recently last October")."""
    if re.match(r"\s+(?:last|this|on|in|yesterday|today)\b", found.after(12)) and "recently" in found.words:
        return None
    return nothing("PAST_REF")


def every_period(found: Found, context: Context) -> Sense | None:
    """Every day, every two weeks, every other month."""
    length = length_of(found, context)
    if length is None:
        return None
    return nothing(Length(2.0, length.unit).value if " other " in found.words else length.value)


def every_weekday(found: Found, context: Context) -> Sense | None:
    """Every Friday, Mondays, Tuesday nights."""
    name = found.get("plainweekday")
    number = context.number("weekday", name) if name else context.number("weekdays", found.get("weekdays") or "")
    part = next((code for word, code in context.lexicon.tables["daypart"].items() if word in found.words), None)
    return nothing(f"XXXX-WXX-{number}" + (f"T{part}" if part else ""))


def every_season(found: Found, context: Context) -> Sense | None:
    """Every spring, each July, every morning, every weekend."""
    if season := found.get("season"):
        return nothing(f"XXXX-{context.code('season', season)}")
    if month := found.get("month"):
        return nothing(f"XXXX-{context.number('month', month):02}")
    if part := found.get("daypart"):
        return nothing(f"XXXX-XX-XXT{context.code('daypart', part)}")
    return nothing("XXXX-WXX-WE")


def frequency(found: Found, context: Context) -> Sense | None:
    """Daily, weekly, annually; a newspaper's name is none."""
    if found.text[:1].isupper() and re.search(r"\w\s\Z", found.before(2)):
        return None
    if found.words == "quarterly" and re.match(r"\s+(?:[a-z]|[\d$€£])", found.after(4)):
        return None  # a quarterly dividend is a kind of dividend
    return nothing(context.code("frequency", found.get("frequency") or ""))


def times_a_period(found: Found, context: Context) -> Sense | None:
    """Twice a week."""
    return nothing(Length(1.0, context.code("unit", found.words.split()[-1])).value)
