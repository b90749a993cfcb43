"""News agencies, newspapers, broadcasters and sites: domain, country, who owns and directs them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from wirebook.errors import KnowledgeError
from wirebook.knowledge.own import loaded_by_actors, own_actors
from wirebook.knowledge.own_actors import OwnActor, actors_of
from wirebook.knowledge.spelling import fold_name, strip_article
from wirebook.knowledge.tables import read_rows, split_values
from wirebook.model import Entity

# Short names that mean nothing else; others ("MAP", "TAP", "NAN") count only as the outlet of an article.
_SHORT = frozenset({"AFP", "AP", "UPI", "dpa", "DPA", "BBC", "CNN", "EFE", "NBC", "CBS", "NHK", "VOA"})
OWNERSHIPS = frozenset({"state", "public", "private", "cooperative", "captured", ""})


@dataclass(frozen=True, slots=True)
class Outlet:
    """Somebody who publishes.

    ownership: state (a government directs what is published), public, private, cooperative, captured (own in name, a
    government's in practice); kind: agency, newspaper, broadcaster, magazine, online, or "" where not known;
    typology: that of the State Media Matrix where it lists the outlet; source: file and line of a user's own entry.
    """

    name: str
    aliases: tuple[str, ...]
    domains: tuple[str, ...]
    country: str | None
    ownership: str
    kind: str
    typology: str = ""
    source: str = ""

    @property
    def entity(self) -> Entity:
        """The outlet as a party or source."""
        return Entity("outlet/" + fold_name(self.name).replace(" ", "-"), self.name, self.country, "MED")


@loaded_by_actors
def load_outlets() -> tuple[Outlet, ...]:
    """All outlets, the user's own first, then the hand-made list."""
    return tuple(map(_own_outlet, actors_of(own_actors(), "outlet"))) + _load_ours()


def _own_outlet(actor: OwnActor) -> Outlet:
    kind = actor.medium or "online"
    return Outlet(actor.name, actor.aliases, actor.domains, actor.country, actor.ownership, kind, source=actor.source)


@cache
def _load_ours() -> tuple[Outlet, ...]:
    outlets = []
    for where, fields in read_rows("outlets.tsv", "name aliases domain country ownership kind".split()):
        _check(where, fields[4])
        name, aliases, domains, country, ownership, kind = fields
        outlets.append(Outlet(name, split_values(aliases), split_values(domains), country or None, ownership, kind))
    columns = "name aliases domain country ownership typology company".split()
    for where, fields in read_rows("outlets_state.tsv", columns):
        _check(where, fields[4])
        outlets.append(_from_matrix(fields))
    return tuple(outlets)


def find_outlet(name_or_domain: str) -> Outlet | None:
    """The outlet of a name, an alias, a domain or a web address ("https://www.bbc.co.uk/news/...")."""
    text = name_or_domain.strip()
    if re.match(r"^(?:https?://)?[\w.-]+\.[a-z]{2,}(?:[/:?].*)?$", text, re.IGNORECASE):
        return _find_domain(re.sub(r"^https?://", "", text.lower()).split("/")[0].split(":")[0])
    key = fold_name(strip_article(text))
    for index in (_by_name(), _by_company()):
        if key in index:
            return index[key]
    shorter = re.sub(r" (?:news agency|news|agency|newspaper|daily|tv|television|radio)$", "", key)
    return _by_name().get(shorter) if shorter != key else None


def find_agency(name: str) -> Outlet | None:
    """An outlet that a text names as such: as written, and no word of the language ("Time", "Nation")."""
    plain = strip_article(name.strip())
    outlet = _by_name().get(fold_name(plain))
    if outlet is None or not outlet.kind or plain.islower():
        return None
    spellings = {strip_article(spelling) for spelling in (outlet.name, *outlet.aliases)}
    if plain not in spellings:
        return None
    if len(plain) <= 3:
        return outlet if plain in _SHORT else None
    return outlet if " " in plain or outlet.kind == "agency" or plain.isupper() else None


def _find_domain(domain: str) -> Outlet | None:
    parts = domain.removeprefix("www.").split(".")
    for start in range(len(parts) - 1):
        if found := _by_domain().get(".".join(parts[start:])):
            return found
    return None


def _from_matrix(fields: list[str]) -> Outlet:
    name, aliases, domain, country, ownership, typology, company = fields
    names = split_values(aliases) + ((company,) if company and company != name else ())
    domains = (domain,) if domain else ()
    kind = "agency" if re.search(r"news agency|agence", f"{name} {company}", re.IGNORECASE) else ""
    return Outlet(name, names, domains, country or None, ownership, kind, typology)


def _check(where: str, ownership: str) -> None:
    if ownership not in OWNERSHIPS:
        raise KnowledgeError(f"{where}: ownership {ownership!r} is none of {', '.join(sorted(OWNERSHIPS))}")


@dataclass(frozen=True, slots=True)
class OwnershipClass:
    """What a class of the State Media Matrix says: whether the state funds, governs, directs; None where it is open."""

    name: str
    funding: bool | None
    governance: bool | None
    editorial: bool | None
    meaning: str


@cache
def load_typology() -> dict[str, OwnershipClass]:
    """The classes of the State Media Matrix by name."""
    answers = {"yes": True, "no": False, "": None}
    found = {}
    columns = "class funding governance editorial meaning".split()
    for where, (name, *told, meaning) in read_rows("ownership_typology.tsv", columns):
        if not set(told) <= set(answers):
            raise KnowledgeError(f"{where}: {told} are not yes, no or empty")
        funding, governance, editorial = (answers[one] for one in told)
        found[name] = OwnershipClass(name, funding, governance, editorial, meaning)
    return found


@loaded_by_actors
def _by_name() -> dict[str, Outlet]:
    index: dict[str, Outlet] = {}
    for outlet in load_outlets():
        index.setdefault(fold_name(strip_article(outlet.name)), outlet)
    for outlet in load_outlets():
        for alias in () if outlet.typology else outlet.aliases:
            index.setdefault(fold_name(strip_article(alias)), outlet)
    return index


@loaded_by_actors
def _by_company() -> dict[str, Outlet]:
    index: dict[str, Outlet] = {}
    for outlet in load_outlets():
        for alias in outlet.aliases if outlet.typology else ():
            index.setdefault(fold_name(strip_article(alias)), outlet)
    return index


@loaded_by_actors
def _by_domain() -> dict[str, Outlet]:
    index: dict[str, Outlet] = {}
    for outlet in load_outlets():
        for domain in outlet.domains:
            index.setdefault(domain.removeprefix("www."), outlet)
    return index
