"""Names for those who act, as the tables of the book know them: a country's code or a name; and who is one actor."""

from __future__ import annotations

from collections.abc import Iterable

from wirebook.book import Store
from wirebook.errors import UsageError
from wirebook.knowledge.roles import find_role
from wirebook.knowledge.territories import find_by_name, load_territories
from wirebook.linking.keys import party_key
from wirebook.linking.parties import is_description
from wirebook.model import Participant

NO_IDENTITY = "E413"
OFFERED = 20
"""Those at most who are looked up to be asked for instead of a role."""
SHOWN = 4
"""Those of them whom an error names."""

Bearer = tuple[str, str | None]
"""A name and the id of the entity, where there is one."""


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


def is_one_actor(asked: str, bearers: Iterable[Bearer]) -> bool:
    """Whether those whom a name means in a book are one actor. "government" and "residents" are a role and a kind:
    those of several countries, or of none that is told, are nobody in particular."""
    if asked.strip().upper() in load_territories() or find_by_name(asked):
        return True
    met = set(bearers)
    if all(is_description(name, identity) for name, identity in met):
        return not met
    return find_role(asked) is None or len({identity or name.casefold() for name, identity in met}) == 1


def bearers_of(store: Store, asked: str) -> list[Bearer]:
    """Those whom a name means in a book."""
    return [(name, identity) for name, identity, *_ in store.aggregates.acts.names(asked)]


def require_one_actor(store: Store, asked: str, bearers: Iterable[Bearer]) -> None:
    """Raises UsageError E413, with whom to ask for instead, where a name means no one actor; see `is_one_actor`."""
    if is_one_actor(asked, bearers):
        return
    offered = [f"{name} ({country})" for name, country, _ in who_else(store, asked)]
    instead = f"{', '.join(offered[:SHOWN])}{', ...' if len(offered) > SHOWN else ''}" or "a country or a name"
    raise UsageError(
        f"{asked!r} is a role or a kind that many have, no one actor; ask for {instead}, "
        f"or list all with `wirebook events --actor {asked!r}`",
        code=NO_IDENTITY,
    )


def who_else(store: Store, asked: str) -> list[tuple[str, str, int]]:
    """Those of a known country who bear a role: name, country, statements; most first."""
    named = store.listings.parties_named(asked, OFFERED)
    others = (row for row in named if row[0].casefold() != asked.casefold())
    return [(name, country, number) for name, country, number in others if country]
