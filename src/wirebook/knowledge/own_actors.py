"""Reads a user's own file of actors: people with their seats, organisations, outlets.

How it is written is said in `docs/how-to.md`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from wirebook.errors import KnowledgeError
from wirebook.knowledge.dates import Period, read_period
from wirebook.knowledge.frames import read_yaml
from wirebook.knowledge.roles import SECTORS
from wirebook.knowledge.territories import load_territories

SCHEMA = "E204"

KINDS = ("person", "organisation", "outlet")
_TEXTS = frozenset({"name", "kind", "country", "role", "id", "ownership", "medium"})
_LISTS = frozenset({"aliases", "local", "domains"})
_ONLY = {
    "person": frozenset({"seats"}),
    "organisation": frozenset({"local"}),
    "outlet": frozenset({"ownership", "medium", "domains"}),
}
_SEAT = frozenset({"office", "of", "since", "until"})
_OWNERSHIPS = ("state", "public", "private", "cooperative", "captured")
_MEDIA = ("agency", "newspaper", "broadcaster", "magazine", "online")
_ID = re.compile(r"[\w.:-]+(?:/[\w.:-]+)*")


@dataclass(frozen=True, slots=True)
class OwnSeat:
    """A seat held. of: alpha-3 of a territory or id of an organisation, None for the person's own country."""

    office: str
    of: str | None
    period: Period
    source: str


@dataclass(frozen=True, slots=True)
class OwnActor:
    """An entry. source: "file:line"; see `docs/how-to.md` for the fields."""

    name: str
    kind: str
    source: str
    country: str | None = None
    role: str | None = None
    id: str | None = None
    aliases: tuple[str, ...] = ()
    local: tuple[str, ...] = ()
    seats: tuple[OwnSeat, ...] = ()
    domains: tuple[str, ...] = ()
    ownership: str = ""
    medium: str = ""


def actors_of(path: Path | None, kind: str) -> tuple[OwnActor, ...]:
    """The entries of one kind in a file; none without a file."""
    return tuple(actor for actor in read_actors(path) if actor.kind == kind) if path else ()


def read_actors(path: Path) -> tuple[OwnActor, ...]:
    """All entries of a file. Raises KnowledgeError E201, E204 by file and line."""
    data, node = read_yaml(path)
    if not isinstance(data, dict) or set(data) != {"actors"} or not isinstance(data["actors"], list):
        raise _wrong(f"{path.name}:1", "needs one list under `actors:` and nothing else")
    nodes = node.value[0][1].value
    actors = tuple(_read_actor(path.name, entry, at) for entry, at in zip(data["actors"], nodes, strict=True))
    seen: dict[str, OwnActor] = {}
    for actor in actors:
        key = actor.id or f"{actor.kind} {actor.name}"
        if key in seen:
            raise _wrong(actor.source, f"{key!r} stands in {seen[key].source} already")
        seen[key] = actor
    return actors


def _wrong(where: str, what: str) -> KnowledgeError:
    return KnowledgeError(f"{where}: {what}", code=SCHEMA)


def _lines(node: Any) -> dict[str, int]:
    """The line of each field of a mapping."""
    return {str(key.value): key.start_mark.line + 1 for key, _ in node.value}


def _read_actor(file: str, entry: Any, node: Any) -> OwnActor:
    where = f"{file}:{node.start_mark.line + 1}"
    if not isinstance(entry, dict):
        raise _wrong(where, "an actor is a mapping of fields such as `name: ...`")
    at = {name: f"{file}:{line}" for name, line in _lines(node).items()}
    kind = _text(entry, "kind", at) or "person"
    if kind not in KINDS:
        raise _wrong(at["kind"], f"kind {kind!r} is none of {', '.join(KINDS)}")
    for name in entry:
        if name not in _TEXTS | _LISTS | _ONLY[kind] or any(name in _ONLY[k] and k != kind for k in KINDS):
            raise _wrong(at[str(name)], f"{name!r} is no field of {'an' if kind[0] == 'o' else 'a'} {kind}")
    name = _text(entry, "name", at)
    if not name:
        raise _wrong(where, "an actor needs a `name`")
    actor = OwnActor(
        name=name,
        kind=kind,
        source=where,
        country=_country(entry, at),
        role=_chosen(entry, "role", sorted(SECTORS), at),
        id=_identity(entry, at),
        aliases=_list(entry, "aliases", at),
        local=_list(entry, "local", at),
        seats=tuple(_seats(file, entry, node, at)),
        domains=_list(entry, "domains", at),
        ownership=_chosen(entry, "ownership", _OWNERSHIPS, at) or "",
        medium=_chosen(entry, "medium", _MEDIA, at) or "",
    )
    _check_whole(actor)
    return actor


def _check_whole(actor: OwnActor) -> None:
    if actor.kind == "person" and actor.country is None:
        raise _wrong(actor.source, f"{actor.name}: a person needs a `country`")
    if actor.kind == "person" and not actor.seats and actor.role is None:
        raise _wrong(actor.source, f"{actor.name}: a person needs `seats` or a `role`")
    if actor.kind == "organisation" and actor.role is None:
        raise _wrong(actor.source, f"{actor.name}: an organisation needs a `role`")


def _text(entry: Mapping[str, Any], name: str, at: Mapping[str, str]) -> str | None:
    value = entry.get(name)
    if value is None:
        return None
    if not isinstance(value, str) or not value.strip() or "\t" in value or "\n" in value:
        raise _wrong(at[name], f"{name} is {value!r}, expected words; put them in quotation marks")
    return " ".join(value.split())


def _list(entry: Mapping[str, Any], name: str, at: Mapping[str, str]) -> tuple[str, ...]:
    values = entry.get(name)
    if values is None:
        return ()
    if not isinstance(values, list) or not all(isinstance(value, str) and value.strip() for value in values):
        raise _wrong(at[name], f"{name} must be a list of words, as in [{'one, two'}]")
    return tuple(" ".join(value.split()) for value in values)


def _chosen(entry: Mapping[str, Any], name: str, choices: Any, at: Mapping[str, str]) -> str | None:
    value = _text(entry, name, at)
    if value is not None and value not in choices:
        raise _wrong(at[name], f"{name} {value!r} is none of {', '.join(choices)}")
    return value


def _country(entry: Mapping[str, Any], at: Mapping[str, str]) -> str | None:
    value = _text(entry, "country", at)
    if value is not None and value not in load_territories():
        raise _wrong(at["country"], f"{value!r} is no country; give its ISO 3166 code of three letters")
    return value


def _identity(entry: Mapping[str, Any], at: Mapping[str, str]) -> str | None:
    value = _text(entry, "id", at)
    if value is not None and not _ID.fullmatch(value):
        raise _wrong(at["id"], f"id {value!r} is no Wikidata id (Q and digits) and no plain word")
    return value


def _seats(file: str, entry: Mapping[str, Any], node: Any, at: Mapping[str, str]) -> Iterator[OwnSeat]:
    seats = entry.get("seats")
    if seats is None:
        return
    if not isinstance(seats, list):
        raise _wrong(at["seats"], "seats must be a list")
    nodes = next(value for key, value in node.value if key.value == "seats").value
    for seat, place in zip(seats, nodes, strict=True):
        where = f"{file}:{place.start_mark.line + 1}"
        if not isinstance(seat, dict) or set(seat) - _SEAT:
            raise _wrong(where, f"a seat has the fields {', '.join(sorted(_SEAT))}")
        there = {name: f"{file}:{line}" for name, line in _lines(place).items()}
        office = _text(seat, "office", there)
        if not office:
            raise _wrong(where, "a seat needs an `office`")
        yield OwnSeat(office.lower(), _text(seat, "of", there), _period(seat, where), where)


def _period(seat: Mapping[str, Any], where: str) -> Period:
    """From `since` to `until`; YAML takes days for dates and years for numbers."""
    since, until = (str(seat[name]) if seat.get(name) is not None else "" for name in ("since", "until"))
    try:
        period = read_period(where, f"{since}/{until}")
    except KnowledgeError:
        raise _wrong(where, f"since {since!r}, until {until!r}: write YYYY, YYYY-MM or YYYY-MM-DD") from None
    if since and period.until < since:
        raise _wrong(where, f"until {until} is before since {since}")
    return period
