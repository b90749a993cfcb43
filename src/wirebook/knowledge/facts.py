"""What the knowledge has on somebody, fact by fact, each with the file and line it stands in: to check and to mend."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from wirebook.knowledge.dates import Period
from wirebook.knowledge.entities import entity_by_id
from wirebook.knowledge.memberships import members_of, memberships_of
from wirebook.knowledge.offices import load_offices
from wirebook.knowledge.officials import Person
from wirebook.knowledge.organisations import Organisation, find_metonym, find_organisation, load_organisations
from wirebook.knowledge.outlets import Outlet, find_outlet, load_typology
from wirebook.knowledge.people import (
    conflicts_of,
    holder_of,
    holders_on,
    load_people,
    search_person,
)
from wirebook.knowledge.phrases import resolve_phrase
from wirebook.knowledge.tables import FOLDER, read_rows
from wirebook.knowledge.territories import Territory, find_country, load_territories
from wirebook.model import Entity

_OPEN = "9999"
_PEOPLE = ("leaders.tsv", "leaders_present.tsv")
_ORGANISATIONS = ("organisations.tsv", "organisations_parties.tsv")
_TERRITORIES = ("territories_added.tsv", "territories.tsv")
_OUTLETS = ("outlets.tsv", "outlets_state.tsv")


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that is known: since, until are days, months or years, None where open; source is "file:line"."""

    what: str
    value: str
    since: str | None
    until: str | None
    source: str


@dataclass(frozen=True, slots=True)
class Known:
    """Whom a name or phrase means on a day, by which rule, and what is known of that one."""

    entity: Entity
    reason: str
    facts: tuple[Fact, ...]


def find_known(name: str, *, on: str | None = None) -> Known | None:
    """All that the knowledge has on whom a name or phrase means on a day (YYYY-MM-DD; today's offices without one)."""
    territory = load_territories().get(name.upper()) or find_country(name)
    if territory:
        return Known(territory.entity, "country", tuple(_of_territory(territory, on)))
    if entity := entity_by_id(name, on):
        return Known(entity, "id", tuple(_of_entity(entity, entity.name, on)))
    found = resolve_phrase(name, on=on)
    if found:
        return Known(found.entity, found.reason, tuple(_of_entity(found.entity, name, on)))
    outlet = find_outlet(name)
    return Known(outlet.entity, "outlet", tuple(_of_outlet(outlet))) if outlet else None


def _of_entity(entity: Entity, name: str, on: str | None) -> Iterator[Fact]:
    person = next((person for person in load_people() if person.id == entity.id), None) or search_person(name, on=on)
    if person and person.id == entity.id:
        yield from _of_person(person)
        return
    organisation = _organisation(entity)
    if organisation:
        yield from _of_organisation(organisation, on)
    elif entity.id in load_territories():
        yield from _of_territory(load_territories()[entity.id], on)
    elif outlet := find_outlet(entity.name):
        yield from _of_outlet(outlet)


def _organisation(entity: Entity) -> Organisation | None:
    found = find_organisation(entity.name) or find_metonym(entity.name)
    if isinstance(found, Organisation) and found.entity().id == entity.id:
        return found
    return next((one for one in load_organisations().values() if one.entity().id == entity.id), None)


def _of_person(person: Person) -> Iterator[Fact]:
    source = person.source or _line_of(_PEOPLE, 0, person.name)
    yield Fact("name", person.name, None, None, source)
    for alias in person.aliases:
        yield Fact("other name", alias, None, None, source)
    yield Fact("country", person.country, None, None, source)
    for term in person.terms:
        yield Fact("office", f"{term.office} of {_owner_name(term.owner)}", *_bounds(term.period), source)
    if person.role:
        yield Fact("role", person.role, None, None, source)
    for term, other, period in conflicts_of(person):
        told = f"{other.name} too is {term.office} of {_owner_name(term.owner)}"
        yield Fact("conflict", told, *_bounds(period), other.source or _line_of(_PEOPLE, 0, other.name))


def _of_organisation(organisation: Organisation, on: str | None) -> Iterator[Fact]:
    source = organisation.source or _line_of(_ORGANISATIONS, 0, organisation.id)
    yield Fact("name", organisation.name, None, None, source)
    for alias in organisation.aliases:
        yield Fact("other name", alias, None, None, source)
    for local in organisation.local:
        yield Fact("name at home", local, None, None, source)
    if organisation.country:
        yield Fact("country", organisation.country, None, None, source)
    for role, period in organisation.roles:
        yield Fact("role", role, *_bounds(period), source)
    yield from _memberships(organisation.id)
    yield from _members(organisation.id)
    yield from _seats(organisation.id)
    yield from _holders(organisation.id, on)


def _of_territory(territory: Territory, on: str | None) -> Iterator[Fact]:
    source = _line_of(_TERRITORIES, 0, territory.id)
    yield Fact("name", territory.name, None, None, source)
    for name in territory.names:
        if name != territory.name:
            yield Fact("other name", name, None, None, source)
    for what, values in (("adjective", territory.adjectives), ("capital", territory.capitals)):
        for value in values:
            yield Fact(what, value, None, None, source)
    if territory.qid:
        yield Fact("Wikidata", territory.qid, None, None, source)
    yield from _memberships(territory.id)
    if territory.status == "union":
        yield from _members(territory.id)
    yield from _seats(territory.id)
    yield from _holders(territory.id, on)


def _of_outlet(outlet: Outlet) -> Iterator[Fact]:
    source = outlet.source or _line_of(_OUTLETS, 0, outlet.name)
    yield Fact("name", outlet.name, None, None, source)
    for alias in outlet.aliases:
        yield Fact("other name", alias, None, None, source)
    for what, value in (("country", outlet.country), ("ownership", outlet.ownership), ("kind", outlet.kind)):
        if value:
            yield Fact(what, value, None, None, source)
    for domain in outlet.domains:
        yield Fact("domain", domain, None, None, source)
    if (found := load_typology().get(outlet.typology)) is not None:
        yield Fact("State Media Matrix", f"{found.name}, {found.meaning}", "2024-02", None, source)
        told = _line_of(("ownership_typology.tsv",), 0, found.name)
        questions = (("the state funds it", found.funding), ("the state governs it", found.governance))
        for question, answer in (*questions, ("the state directs what it publishes", found.editorial)):
            if answer is not None:
                yield Fact(question, "yes" if answer else "no", "2024-02", None, told)


def _memberships(member: str) -> Iterator[Fact]:
    for one in memberships_of(member):
        yield Fact("member of", load_organisations()[one.organisation].name, *_bounds(one.period), one.source)


def _members(organisation: str) -> Iterator[Fact]:
    """The members with the days they came and went; those without days all together."""
    members = members_of(organisation)
    for one in members:
        if one.is_dated:
            yield Fact("member", _owner_name(one.member), *_bounds(one.period), one.source)
    undated = [one for one in members if not one.is_dated]
    if undated:
        names = ", ".join(sorted(_owner_name(one.member) for one in undated))
        yield Fact("members", f"{len(undated)}: {names}", None, None, undated[0].source)


def _seats(owner: str) -> Iterator[Fact]:
    """Buildings and places that stand for a country or organisation ("the Kremlin")."""
    for where, (word, target, _role) in read_rows("metonyms.tsv", ("word", "stands_for", "role")):
        if target == owner:
            yield Fact("seat", word, None, None, where)


def _holders(owner: str, on: str | None) -> Iterator[Fact]:
    """Who holds the single seats of a country or organisation on the day."""
    people = {person.id: person for person in load_people()}
    for office in sorted(load_offices().values(), key=lambda one: (one.rank, one.name)):
        holder = holder_of(owner, office.name, on) if office.single else None
        person = people.get(holder.id) if holder else None
        terms = [t for t in person.terms if (t.office, t.owner) == (office.name, owner)] if person else []
        if person and terms:
            source = person.source or _line_of(_PEOPLE, 0, person.name)
            yield Fact(office.name, person.name, *_bounds(terms[-1].period), source)
            for other in holders_on(owner, office.name, on):
                if other.id != person.id:
                    told = f"{office.name}: {other.name} too"
                    yield Fact("conflict", told, on, on, other.source or _line_of(_PEOPLE, 0, other.name))


def _owner_name(owner: str) -> str:
    if owner in load_territories():
        return load_territories()[owner].name
    return load_organisations()[owner].name if owner in load_organisations() else owner


def _bounds(period: Period) -> tuple[str | None, str | None]:
    until = period.until.removesuffix("-99").removesuffix("-99")
    return period.since or None, until if until < _OPEN else None


def _line_of(files: tuple[str, ...], column: int, value: str) -> str:
    """The first line of the files that has a value in a column, as "file:line"; the last file where none has."""
    for name in files:
        for number, line in enumerate((FOLDER / name).read_text(encoding="utf-8").split("\n"), 1):
            if not line.startswith("#") and line.split("\t")[column : column + 1] == [value]:
                return f"{name}:{number}"
    return files[-1]
