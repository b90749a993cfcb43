"""Where the statements of one event cannot all be true: numbers, places, denials."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from math import asin, cos, inf, radians, sin, sqrt

from wirebook.model import Count, Dispute, Place, Qualifier, Statement, Status

#: How far the truth may lie from "about N", as a part of N.
ABOUT_SLACK = 0.15

#: Places nearer than this are taken for one.
NEAR_KILOMETRES = 30.0

_EARTH_RADIUS_KILOMETRES = 6371.0

IsCountry = Callable[[str], bool]


@dataclass(frozen=True, slots=True)
class Range:
    """The numbers that a count allows, both ends included."""

    low: float
    high: float

    def agrees(self, other: Range) -> bool:
        """Whether one number can be meant by both."""
        return self.low <= other.high and other.low <= self.high


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


def count_words(count: Count) -> str:
    """A count's number as people write it: "600", "about 600", "at least 500"."""
    qualifier = "" if count.qualifier is Qualifier.EXACT else count.qualifier.value.replace("-", " ") + " "
    return f"{qualifier}{count.number}"


def _any_apart(groups: Iterable[frozenset[Range]]) -> bool:
    """Whether two statements have no pair of counts that agree."""
    distinct = sorted(set(groups), key=lambda ranges: sorted((r.low, r.high) for r in ranges))
    return any(
        not any(a.agrees(b) for a in one for b in other)
        for number, one in enumerate(distinct)
        for other in distinct[number + 1 :]
    )


def _values(pairs: Iterable[tuple[str, str]]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """(value, statement) pairs as values with their statements, both in the order of telling."""
    told: dict[str, dict[str, None]] = {}
    for value, statement in pairs:
        told.setdefault(value, {})[statement] = None
    return tuple((value, tuple(statements)) for value, statements in told.items())


def count_disputes(statements: Sequence[Statement]) -> list[Dispute]:
    """One dispute for each thing counted ("count:killed:soldiers") on which two statements cannot both be true."""
    counted: dict[tuple[str, str], list[tuple[Statement, Count]]] = {}
    for statement in statements:
        for count in statement.counts:
            counted.setdefault((count.of.casefold(), count.unit.casefold()), []).append((statement, count))
    disputes = []
    for (of, unit), pairs in sorted(counted.items()):
        ranges: dict[str, set[Range]] = {}
        for statement, count in pairs:
            ranges.setdefault(statement.id, set()).add(range_of(count))
        if _any_apart(frozenset(group) for group in ranges.values()):
            values = _values((count_words(count), statement.id) for statement, count in pairs)
            disputes.append(Dispute(f"count:{of}:{unit}", values))
    return disputes


def _kilometres(one: Place, other: Place) -> float:
    """The great-circle distance; infinite where coordinates are not known."""
    if one.latitude is None or one.longitude is None or other.latitude is None or other.longitude is None:
        return inf
    a, b = radians(one.latitude), radians(other.latitude)
    c = radians(other.longitude - one.longitude)
    half = sin((b - a) / 2) ** 2 + cos(a) * cos(b) * sin(c / 2) ** 2
    return 2 * _EARTH_RADIUS_KILOMETRES * asin(sqrt(min(1.0, half)))


def _contains_words(one: str, other: str) -> bool:
    return f" {other} " in f" {one} "


def places_agree(one: Place, other: Place, is_country: IsCountry) -> bool:
    """Whether two places can be one: equal, near, or one inside the other ("Kursk region" and "Kursk")."""
    if one.geonameid is not None and one.geonameid == other.geonameid:
        return True
    names = " ".join(one.name.casefold().split()), " ".join(other.name.casefold().split())
    same_country = one.country is None or other.country is None or one.country == other.country
    if same_country and (_contains_words(*names) or _contains_words(*reversed(names))):
        return True
    if one.country is not None and one.country == other.country and (is_country(one.name) or is_country(other.name)):
        return True
    return _kilometres(one, other) <= NEAR_KILOMETRES


def place_disputes(statements: Sequence[Statement], is_country: IsCountry) -> list[Dispute]:
    """A dispute of the place, if two statements give places that lie apart."""
    told = [(statement.place, statement.id) for statement in statements if statement.place]
    places = list(dict.fromkeys((place.name, place.country) for place, _ in told))
    first = {(place.name, place.country): place for place, _ in reversed(told)}
    apart = any(
        not places_agree(first[one], first[other], is_country)
        for number, one in enumerate(places)
        for other in places[number + 1 :]
    )
    return [Dispute("place", _values((place.name, statement) for place, statement in told))] if apart else []


def denial_disputes(statements: Sequence[Statement]) -> list[Dispute]:
    """A dispute of the status, if one statement denies what another tells."""
    statuses = {statement.status for statement in statements}
    if Status.DENIED not in statuses or len(statuses) == 1:
        return []
    return [Dispute("status", _values((statement.status.value, statement.id) for statement in statements))]


def disputes_of(statements: Sequence[Statement], is_country: IsCountry) -> tuple[Dispute, ...]:
    """Everything on which the statements of one event do not agree."""
    return (
        *count_disputes(statements),
        *place_disputes(statements, is_country),
        *denial_disputes(statements),
    )
