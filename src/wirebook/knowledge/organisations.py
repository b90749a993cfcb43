"""International bodies, armed groups, parties, services, legislatures, and the seats that stand for them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from wirebook.errors import KnowledgeError
from wirebook.knowledge.dates import Period, read_period
from wirebook.knowledge.own import kept_by_actors, loaded_by_actors, own_actors
from wirebook.knowledge.own_actors import OwnActor, actors_of
from wirebook.knowledge.roles import SECTORS
from wirebook.knowledge.spelling import fold_name, strip_article
from wirebook.knowledge.tables import read_rows, split_values
from wirebook.knowledge.territories import load_territories
from wirebook.model import Entity

_COLUMNS = "id name aliases country role local".split()


@dataclass(frozen=True, slots=True)
class Organisation:
    """An organisation; roles: sector and the period it holds for, since a rebel group may become a government.

    source: file and line of a user's own entry.
    """

    id: str
    name: str
    aliases: tuple[str, ...]
    country: str | None
    roles: tuple[tuple[str, Period], ...]
    local: tuple[str, ...]
    source: str = ""

    def entity(self, on: str | None = None) -> Entity:
        """The organisation as a party on a day."""
        fitting = [role for role, period in self.roles if on is not None and period.covers(on)]
        role = fitting[-1] if fitting else self.roles[-1][0]
        return Entity(f"org/{self.id.lower().replace(' ', '-')}", self.name, self.country, role)


@loaded_by_actors
def load_organisations() -> dict[str, Organisation]:
    """All organisations by id, the user's own first, then the hand-made ones."""
    ours = _load_ours()
    found = {one.id: one for one in (_over(actor, ours) for actor in actors_of(own_actors(), "organisation"))}
    return {**found, **{key: one for key, one in ours.items() if key not in found}}


def _over(actor: OwnActor, ours: Mapping[str, Organisation]) -> Organisation:
    """A user's own organisation; what it says of one of ours goes before what ours says."""
    spelled = {fold_name(strip_article(actor.name))}
    same = (one for one in ours.values() if actor.id == one.id or fold_name(strip_article(one.name)) in spelled)
    known = next(same, None)
    roles = ((actor.role or "", Period("", "9999")),)
    if known is None:
        identity = actor.id or fold_name(actor.name).replace(" ", "-")
        return Organisation(identity, actor.name, actor.aliases, actor.country, roles, actor.local, actor.source)
    aliases = tuple(dict.fromkeys((*actor.aliases, known.name, *known.aliases)))
    local = tuple(dict.fromkeys((*actor.local, *known.local)))
    return Organisation(known.id, actor.name, aliases, actor.country or known.country, roles, local, actor.source)


@cache
def _load_ours() -> dict[str, Organisation]:
    found: dict[str, Organisation] = {}
    for name in ("organisations.tsv", "organisations_parties.tsv"):
        for where, fields in read_rows(name, _COLUMNS):
            if fields[0] in found and name == "organisations.tsv":
                raise KnowledgeError(f"{where}: id {fields[0]!r} stands twice")
            roles = tuple(_read_role(where, part) for part in split_values(fields[4]))
            aliases, local = split_values(fields[2]), split_values(fields[5])
            found.setdefault(fields[0], Organisation(fields[0], fields[1], aliases, fields[3] or None, roles, local))
    return found


@kept_by_actors(1 << 15)
def find_organisation(name: str, *, country: str | None = None) -> Organisation | None:
    """The organisation of a name or acronym; with a country, also by its local names ("the spy agency")."""
    plain = strip_article(name.strip())
    key = fold_name(plain)
    if not key:
        return None
    if country and (found := _index_local().get((country, key))):
        return load_organisations()[found]
    for spelling, identifier in _index().get(key, ()):
        # An acronym is read as written, so that "is", "us", "care" or "who" are left to be words.
        if spelling.isupper() and not plain.isupper() and len(spelling) < 7:
            continue
        if not plain.islower() or spelling.islower():
            organisation = load_organisations()[identifier]
            if country is None or organisation.country in {None, country} or len(key.split()) > 1:
                return organisation
    return None


@kept_by_actors(1 << 15)
def find_metonym(word: str) -> Organisation | str | None:
    """What a seat stands for: an organisation, or the alpha-3 of a territory, and None where it is no seat."""
    target = _metonyms().get(fold_name(strip_article(word)))
    if target is None or word.islower():
        return None
    return load_organisations().get(target, target)


def _read_role(where: str, text: str) -> tuple[str, Period]:
    sector, _, period = text.partition(" ")
    if sector not in SECTORS:
        raise KnowledgeError(f"{where}: sector {sector!r} is not known")
    return sector, read_period(where, period or "/")


@loaded_by_actors
def _index() -> dict[str, tuple[tuple[str, str], ...]]:
    index: dict[str, list[tuple[str, str]]] = {}
    for organisation in load_organisations().values():
        for spelling in (organisation.name, *organisation.aliases):
            index.setdefault(fold_name(strip_article(spelling)), []).append((strip_article(spelling), organisation.id))
    return {key: tuple(entries) for key, entries in index.items()}


@loaded_by_actors
def _index_local() -> dict[tuple[str, str], str]:
    index: dict[tuple[str, str], str] = {}
    for organisation in load_organisations().values():
        for spelling in _local_names(organisation):
            index.setdefault((organisation.country or "", fold_name(strip_article(spelling))), organisation.id)
    return index


def _local_names(organisation: Organisation) -> Iterable[str]:
    return (*organisation.local, organisation.name, *organisation.aliases)


@cache
def _metonyms() -> dict[str, str]:
    found = {}
    for where, (word, target, role) in read_rows("metonyms.tsv", ("word", "stands_for", "role")):
        if target not in load_organisations() and target not in load_territories():
            raise KnowledgeError(f"{where}: {target!r} is neither a territory nor an organisation")
        if role not in SECTORS:
            raise KnowledgeError(f"{where}: sector {role!r} is not known")
        found[fold_name(strip_article(word))] = target
    return found
