"""Entities by their ids, as parties on a day."""

from __future__ import annotations

from wirebook.knowledge.own import loaded_by_actors
from wirebook.model import Entity


def entity_by_id(identity: str, on: str | None = None) -> Entity | None:
    """The territory, person, organisation or outlet of an id on a day (today's roles without one); None where none is
    known. Ids that are built out of a country and a role ("KOR:police") and those of a book are not known."""
    from wirebook.knowledge.organisations import load_organisations
    from wirebook.knowledge.people import load_people
    from wirebook.knowledge.territories import load_territories

    if identity in load_territories():
        return load_territories()[identity].entity
    if identity.startswith("org/"):
        found = _organisations().get(identity)
        return load_organisations()[found].entity(on) if found else None
    if identity.startswith("outlet/"):
        return _outlets().get(identity)
    place = _people().get(identity)
    return load_people()[place].entity(on) if place is not None else None


@loaded_by_actors
def _people() -> dict[str, int]:
    from wirebook.knowledge.people import load_people

    return {person.id: place for place, person in enumerate(load_people())}


@loaded_by_actors
def _organisations() -> dict[str, str]:
    from wirebook.knowledge.organisations import load_organisations

    return {organisation.entity().id: one for one, organisation in load_organisations().items()}


@loaded_by_actors
def _outlets() -> dict[str, Entity]:
    from wirebook.knowledge.outlets import load_outlets

    found: dict[str, Entity] = {}
    for outlet in load_outlets():
        found.setdefault(outlet.entity.id, outlet.entity)
    return found
