"""Numbers as ranges: which counts can both be true, and which is a later state of the other."""

from __future__ import annotations

from dataclasses import dataclass
from math import inf

from wirebook.model import Count, Qualifier

#: How far the truth may lie from "about N", as a part of N.
ABOUT_SLACK = 0.15

#: What is counted grows while it goes on: dead, wounded, arrested. Words of `Count.of`.
GROWING = frozenset(
    "killed dead died death wounded injured hurt arrested detained missing displaced evacuated rescued captured "
    "kidnapped abducted destroyed infected sent deployed fled".split()
)

#: Units that mean the same thing counted.
_UNITS = {
    "troops": "soldiers",
    "troop": "soldiers",
    "soldier": "soldiers",
    "servicemen": "soldiers",
    "person": "people",
    "persons": "people",
    "others": "people",
    "civilian": "civilians",
}
_ACTS = {"dead": "killed", "died": "killed", "injured": "wounded", "hurt": "wounded", "detained": "arrested"}


@dataclass(frozen=True, slots=True, order=True)
class Range:
    """The numbers that a count allows, both ends included."""

    low: float
    high: float

    def agrees(self, other: Range) -> bool:
        """Whether one number can be meant by both."""
        return self.low <= other.high and other.low <= self.high

    def above(self, other: Range) -> bool:
        """Whether every number of this one is higher."""
        return self.low > other.high


def range_of(count: Count) -> Range:
    """The numbers that would make a count true.

    "More than N" and "less than N" include N: reports round, and one that gives N itself does not contradict.
    """
    number = float(count.number)
    match count.qualifier:
        case Qualifier.EXACT:
            return Range(number, number)
        case Qualifier.ABOUT:
            return Range(number * (1 - ABOUT_SLACK), number * (1 + ABOUT_SLACK))
        case Qualifier.MORE_THAN | Qualifier.AT_LEAST:
            return Range(number, inf)
        case Qualifier.LESS_THAN | Qualifier.AT_MOST:
            return Range(-inf, number)


def thing_of(count: Count) -> tuple[str, str]:
    """What is counted, as (of, unit): words that mean the same are one ("troops" are "soldiers")."""
    of, unit = count.of.casefold(), count.unit.casefold()
    return _ACTS.get(of, of), _UNITS.get(unit, unit)


def count_words(count: Count) -> str:
    """A count's number as people write it: "600", "about 600", "at least 500"."""
    qualifier = "" if count.qualifier is Qualifier.EXACT else count.qualifier.value.replace("-", " ") + " "
    return f"{qualifier}{count.number}"
