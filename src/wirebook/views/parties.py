"""Names for those who act, as the tables of the book know them: a country's code or a name."""

from __future__ import annotations

from collections.abc import Iterable

from wirebook.knowledge.territories import load_territories
from wirebook.linking.keys import party_key
from wirebook.model import Participant


def party_name(party: str) -> str:
    """A country's name for its code; else the name itself."""
    territory = load_territories().get(party) if len(party) == 3 and party.isupper() else None
    return territory.name if territory else party


def leading_names(participants: Iterable[Participant]) -> list[str]:
    """One name for each party (see `party_key`), the one most often told; parties in the order of telling."""
    told: dict[str, dict[str, int]] = {}
    for who in participants:
        names = told.setdefault(party_key(who), {})
        names[who.name] = names.get(who.name, 0) + 1
    return [max(names, key=lambda name: names[name]) for names in told.values()]
