"""Who a name or a noun phrase means: people, organisations, territories, outlets, offices, and roles with a country."""

from __future__ import annotations

from wirebook.knowledge.organisations import Organisation, find_metonym, find_organisation
from wirebook.knowledge.outlets import find_agency
from wirebook.knowledge.people import find_person, holder_of
from wirebook.knowledge.phrases import Resolution, resolve_phrase
from wirebook.knowledge.territories import Territory, find_country
from wirebook.model import Entity

__all__ = [
    "Organisation",
    "Resolution",
    "Territory",
    "find_agency",
    "find_country",
    "find_entity",
    "find_metonym",
    "find_organisation",
    "find_person",
    "holder_of",
    "resolve_phrase",
]


def find_entity(name: str, *, on: str | None = None) -> Entity | None:
    """Whoever bears exactly this name, alias or acronym on a day (YYYY-MM-DD); None where nobody known does."""
    from wirebook.knowledge.phrases import resolve_name

    found = resolve_name(name, on=on)
    return found.entity if found else None
