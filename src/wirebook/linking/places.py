"""Whether two places can be one: equal, near, one inside the other, or apart."""

from __future__ import annotations

import re
from dataclasses import replace
from enum import IntEnum
from functools import lru_cache
from math import asin, cos, inf, radians, sin, sqrt

from wirebook.knowledge.places import PlaceEntry, find_place
from wirebook.model import Participant, Place, Span, Statement

#: Places nearer than this are taken for one.
NEAR_KILOMETRES = 30.0

_EARTH_RADIUS_KILOMETRES = 6371.0
_NOWHERE = Span(0, 0)
_OWNER = re.compile(r"^.*['’]s? +")


class Relation(IntEnum):
    """How two places lie to each other. OPEN: the knowledge cannot tell."""

    APART = 0
    OPEN = 1
    WITHIN = 2
    SAME = 3


@lru_cache(maxsize=65536)
def known_place(name: str, country: str | None) -> PlaceEntry | None:
    """The place of the knowledge that a name means, in that country where one is said."""
    return find_place(name, country=country) or (find_place(name) if country is None else None)


def _kilometres(one: Place | PlaceEntry, other: Place | PlaceEntry) -> float:
    """The great-circle distance; infinite where coordinates are not known."""
    if one.latitude is None or one.longitude is None or other.latitude is None or other.longitude is None:
        return inf
    a, b = radians(one.latitude), radians(other.latitude)
    c = radians(other.longitude - one.longitude)
    half = sin((b - a) / 2) ** 2 + cos(a) * cos(b) * sin(c / 2) ** 2
    return 2 * _EARTH_RADIUS_KILOMETRES * asin(sqrt(min(1.0, half)))


def _words(name: str) -> str:
    return f" {' '.join(name.casefold().split())} "


def _contains(outer: PlaceEntry, inner: PlaceEntry) -> bool:
    """Whether the knowledge has one inside the other."""
    if outer.country is None or outer.country != inner.country or outer.kind not in "NA" or outer == inner:
        return False
    return outer.kind == "N" or (inner.kind != "N" and bool(outer.admin1) and outer.admin1 == inner.admin1)


@lru_cache(maxsize=65536)
def relation(one: Place, other: Place) -> Relation:
    """How two places lie to each other ("Anchorage" is within "Alaska"). Symmetric."""
    if one.geonameid is not None and one.geonameid == other.geonameid:
        return Relation.SAME
    same_country = one.country is None or other.country is None or one.country == other.country
    names = _words(one.name), _words(other.name)
    if same_country and names[0] == names[1]:
        return Relation.SAME
    if same_country and (names[0] in names[1] or names[1] in names[0]):
        return Relation.WITHIN
    entries = known_place(one.name, one.country), known_place(other.name, other.country)
    if entries[0] is None or entries[1] is None:
        near = _kilometres(one, other) <= NEAR_KILOMETRES
        return Relation.SAME if near else Relation.OPEN if same_country else Relation.APART
    if _contains(entries[0], entries[1]) or _contains(entries[1], entries[0]):
        return Relation.WITHIN
    if entries[0] == entries[1] or _near(one, other, entries[0], entries[1]):
        return Relation.SAME
    return Relation.APART


def _near(one: Place, other: Place, first: PlaceEntry, second: PlaceEntry) -> bool:
    """Whether two towns are neighbours. Coordinates of regions and countries are their middle and say nothing."""
    if first.kind not in "PC" or second.kind not in "PC":
        return False
    near = _kilometres(one, other)
    return (near if near < inf else _kilometres(first, second)) <= NEAR_KILOMETRES


def is_exact(place: Place) -> bool:
    """Whether it is a town or a spot, not a region or country."""
    entry = known_place(place.name, place.country)
    return entry is None or entry.kind in "PC"


def is_country(place: Place) -> bool:
    """Whether it is a whole country or more."""
    entry = known_place(place.name, place.country)
    return entry is not None and entry.kind in "NR"


def stands_for_place(statement: Statement, party: Participant) -> bool:
    """Whether a party is rather where something went: "sent troops to Russia's Kursk region"."""
    place = statement.place
    if place and (place.span.overlaps(party.span) or _words(place.name) == _words(party.name)):
        return True
    return party.role is None and _destination(party.text, party.country) is not None


@lru_cache(maxsize=65536)
def _destination(text: str, country: str | None) -> str | None:
    name = _OWNER.sub("", text).removeprefix("the ").strip()
    entry = find_place(name, country=country) if name and country else None
    return name if entry is not None and entry.kind != "N" else None


def place_of(statement: Statement) -> Place | None:
    """Where a statement puts its happening: its place, else a recipient that is a place; without the words for it."""
    if statement.place:
        return replace(statement.place, span=_NOWHERE, text="")
    for party in statement.recipients:
        if party.role is None and (name := _destination(party.text, party.country)):
            return Place(_NOWHERE, "", name, party.country)
    return None
