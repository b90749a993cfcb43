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


def leading_names(names: Iterable[str], participants: Iterable[Participant]) -> list[str]:
    """Of these names one for each party (see `party_key`), the first; a name that nobody here bears stands alone."""
    keys = {who.name: party_key(who) for who in participants}
    leading: dict[str, str] = {}
    for name in names:
        leading.setdefault(keys.get(name, name), name)
    return list(leading.values())
