"""Who takes part, as linking compares it: a person and her country agree weakly, two countries not at all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from wirebook.model import Participant

#: Sectors that speak and act for their state.
_STATE = frozenset({"GOV", "MIL", "SPY", "LEG", "JUD", "COP", None})

#: Below this two parties, or two sides, are others; up to the second nothing can be said.
OTHER_PARTY = 0.3
SAME_PARTY = 0.45
CANNOT_TELL = 0.3


@dataclass(frozen=True, slots=True, order=True)
class Party:
    """A participant as it is compared.

    key: entity id, else ""; name: folded; country: ISO code or ""; role: sector or ""; person: whether it is one
    person that the knowledge knows; whole: whether it is a country itself; vague: whether it is a mere description
    ("the deputy", "a teenager") that may fit many.
    """

    key: str
    name: str
    country: str
    role: str
    person: bool
    whole: bool
    vague: bool


def party_of(participant: Participant) -> Party:
    """A participant as it is compared."""
    entity = participant.entity
    country = participant.country or (entity.country if entity else None) or ""
    role = participant.role or (entity.role if entity else None) or ""
    key = entity.id if entity else ""
    name = " ".join(participant.name.casefold().split())
    vague = is_description(participant.name, key)
    return Party(key, name, country, role, _is_person(key), bool(key) and key == country, vague)


def is_description(name: str, identity: str | None) -> bool:
    """Whether a mention tells no more than a role or a kind ("government", "residents"), which many have: such words
    are no identity."""
    return identity.startswith("role:") if identity else not name_ends_as_name(name)


def name_ends_as_name(name: str) -> bool:
    """Whether the last word is written as a name ("al-Nusra"): "Another peace officer" is a description."""
    last = name.rsplit(" ", 1)[-1]
    return last[:1].isdigit() or any(letter.isupper() for letter in last)


def _is_person(key: str) -> bool:
    """Whether an entity's id is that of a person: countries, groups ("RUS:troops") and roles have other forms."""
    return key.startswith("person/") or (key.startswith("Q") and key[1:].isdigit())


@lru_cache(maxsize=262144)
def likeness(one: Party, other: Party) -> float:
    """How far two parties can be one, 0 to 1. Symmetric."""
    if one.key and one.key == other.key:
        return 1.0
    namesakes = bool(one.country and other.country) and one.country != other.country
    if one.name == other.name and not namesakes:
        return 1.0
    if one.country and other.country:
        return _within_country(one, other) if one.country == other.country else 0.0
    if not (one.person and other.person) and _is_short_for(one.name, other.name):
        return 0.8
    if one.vague or other.vague:
        if one.role and other.role:
            return 0.4 if one.role == other.role else 0.0
        return CANNOT_TELL
    return 0.0


def _within_country(one: Party, other: Party) -> float:
    if one.person and other.person:
        return 0.2
    if _is_short_for(one.name, other.name):
        return 0.9
    if one.role == other.role or one.whole or other.whole:
        return 0.8 if (one.role or None) in _STATE and (other.role or None) in _STATE else 0.5
    return 0.6 if (one.role or None) in _STATE and (other.role or None) in _STATE else 0.25


def _is_short_for(one: str, other: str) -> bool:
    """Whether one name ends the other ("putin", "vladimir putin"; "delegation", "russian delegation")."""
    return f" {one}".endswith(f" {other}") or f" {other}".endswith(f" {one}")


@dataclass(frozen=True, slots=True)
class Sides:
    """How two groups of parties compare. matched: how many of the smaller are found in the other; share: 0 to 1."""

    matched: float
    share: float


@lru_cache(maxsize=262144)
def compare_sides(one: tuple[Party, ...], other: tuple[Party, ...]) -> Sides | None:
    """How far two sides are the same parties; None where either is not told. Symmetric."""
    if not one or not other:
        return None
    small, large = (one, other) if len(one) <= len(other) else (other, one)
    if len(one) == len(other) and other < one:
        small, large = other, one
    best = [max(likeness(party, mate) for mate in large) for party in small]
    back = [max(likeness(party, mate) for mate in small) for party in large]
    share = sum(best) / len(best)
    covered = sum(value >= OTHER_PARTY for value in back) / len(back)
    distinct = len({party.country or party.key or party.name for party in small})
    return Sides(min(sum(best), distinct), max(share * (0.6 + 0.4 * covered), min(share, OTHER_PARTY)))


def index_keys(parties: Sequence[Party]) -> frozenset[str]:
    """What a party can be found by: its country, else who it is. A mere role ("the delegation") finds nothing."""
    found = set()
    for party in parties:
        if party.country:
            found.add(party.country)
        elif party.key and not party.key.startswith("role:"):
            found.add(party.key)
        elif party.name and not party.vague:
            found.add("name:" + party.name.rsplit(" ", 1)[-1])
    return frozenset(found)
