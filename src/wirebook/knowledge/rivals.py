"""How surely somebody is meant by words, and who else could be: the runner-up."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from wirebook.errors import KnowledgeError
from wirebook.knowledge.offices import load_offices
from wirebook.knowledge.officials import Person
from wirebook.knowledge.organisations import find_metonym, find_organisation
from wirebook.knowledge.outlets import find_agency
from wirebook.knowledge.own import kept_by_actors
from wirebook.knowledge.people import bearers_of
from wirebook.knowledge.places import list_bearers
from wirebook.knowledge.spelling import strip_article
from wirebook.knowledge.tables import read_rows
from wirebook.knowledge.territories import find_by_capital, find_by_name, find_by_people
from wirebook.model import Entity

_LESSER_OFFICE, _OUT_OF_OFFICE = 0.6, 0.3
"""How far a known person of that name counts who leads no country or body on the day, or holds no office then."""
_ELSEWHERE = 0.25
"""How far those of a surname whom the article does not name count, beside the one whom it does."""
_PLACE = 0.35
"""How far a place of that name counts, beside a party."""
_LARGE = 50_000
"""Inhabitants of a town that is known beyond its country."""
_LONGEST = 4
"""Words of a name; longer phrases are described, not named."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule by which it is told who is meant: how surely, 0 to 1, and what it says."""

    name: str
    strength: float
    meaning: str


@dataclass(frozen=True, slots=True)
class Weight:
    """How surely somebody is meant, 0 to 1, and who else could be: its name, None where nobody."""

    score: float
    rival: str | None


@cache
def load_rules() -> Mapping[str, Rule]:
    """All rules by name."""
    found: dict[str, Rule] = {}
    for where, (name, strength, meaning) in read_rows("resolution_rules.tsv", ("rule", "strength", "meaning")):
        try:
            found[name] = Rule(name, float(strength), meaning)
        except ValueError:
            raise KnowledgeError(f"{where}: strength {strength!r} is no number") from None
        if not 0 < found[name].strength <= 1:
            raise KnowledgeError(f"{where}: strength {strength} is not between 0 and 1")
    return found


def strength_of(rule: str) -> float:
    """How surely a rule by itself tells who is meant; 0 for one that there is not."""
    found = load_rules().get(rule)
    return found.strength if found else 0.0


def weigh_against(strength: float, other: float) -> float:
    """What is left of a strength beside that of somebody else: all where there is nobody, half beside an equal."""
    return round(strength * strength / (strength + other), 2) if strength else 0.0


@kept_by_actors(1 << 15)
def weigh(words: str, meant: str, rule: str, *, on: str | None = None) -> Weight:
    """How surely the entity of the id `meant` (or the name, where it is not known) is meant by words on a day."""
    strength = strength_of(rule)
    share = _ELSEWHERE if rule == "surname" else 1.0
    others = {
        entity.id: (value, entity) for value, entity in _readings(words, on) if meant not in (entity.id, entity.name)
    }
    if not others:
        return Weight(strength, None)
    value, entity = max(others.values(), key=lambda other: (other[0], other[1].id))
    return Weight(weigh_against(strength, value * share), entity.name)


def _prominence(person: Person, on: str | None) -> float:
    term = person.term_on(on)
    if term is None:
        return _OUT_OF_OFFICE
    office = load_offices().get(term.office)
    return 1.0 if office and office.rank == 1 else _LESSER_OFFICE


def _readings(words: str, on: str | None) -> Iterator[tuple[float, Entity]]:
    """Everybody whom the words could name by themselves, the weaker the later of each kind."""
    plain = strip_article(words.strip()).removesuffix("'s").removesuffix("’s")
    if not plain or plain.islower() or len(plain.split()) > _LONGEST:
        return
    for person in bearers_of(plain):
        rule = strength_of("person" if " " in plain else "surname")
        yield rule * _prominence(person, on), person.entity(on)
    for kind, find in (("country", find_by_name), ("demonym", find_by_people), ("capital", find_by_capital)):
        if territory := find(plain):
            yield strength_of(kind), territory.entity
    target = find_metonym(plain)
    for body in (find_organisation(plain), target):
        if body is not None and not isinstance(body, str):
            yield strength_of("organisation" if body is not target else "metonym"), body.entity(on)
    if outlet := find_agency(plain):
        yield strength_of("outlet"), outlet.entity
    for place in [place for _score, place in list_bearers(plain) if place.kind not in "NC"][:1]:
        if place.population >= _LARGE or place.kind in "AR":
            yield (
                _PLACE,
                Entity(f"place/{place.geonameid}", f"{place.name} ({place.country or 'place'})", place.country),
            )
