"""Cities, admin regions, countries and larger regions with coordinates, and which of a name's bearers is meant."""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from wirebook.errors import KnowledgeError
from wirebook.knowledge.compiled import read_compiled
from wirebook.knowledge.spelling import fold_latin, fold_name, strip_article
from wirebook.knowledge.tables import FOLDER, read_lines, read_rows, split_values
from wirebook.knowledge.territories import find_by_name

_COLUMNS = "name names geonameid latitude longitude country admin1 population kind".split()
_REGION_WORD = re.compile(
    r"^(?:(?:province|state|region|governorate|district|city|town|port|village|county) of )?(.*?)"
    r"( (?:region|oblast|province|governorate|state|prefecture|krai|county|department|territory|district|wilayat))?$"
)


_KIND_SCORES = {"N": 3.0, "C": 1.5, "R": 2.0, "A": -1.7, "P": 0.0}


@dataclass(frozen=True, slots=True)
class PlaceEntry:
    """A place: kind is P city, C capital, A admin region, N country, R larger or special region.

    country: alpha-3, None where it spans several; geonameid: None where GeoNames was not the source.
    """

    name: str
    names: tuple[str, ...]
    geonameid: int | None
    latitude: float
    longitude: float
    country: str | None
    admin1: str
    population: int
    kind: str


def find_place(name: str, *, country: str | None = None, near: Sequence[str] = ()) -> PlaceEntry | None:
    """The place most likely meant by a name.

    country: only places of it (alpha-3); near: alpha-3 codes of the context, the first the strongest: their places go
    before larger ones elsewhere. Without context a country goes before a capital, a capital before a larger city.
    """
    ranked = rank_places(name, country=country, near=near)
    return ranked[0][1] if ranked else None


def rank_places(name: str, *, country: str | None = None, near: Sequence[str] = ()) -> list[tuple[float, PlaceEntry]]:
    """All bearers of a name with their scores, best first: the second is the runner-up."""
    plain = strip_article(name.strip())
    if not plain or plain.islower():
        return []
    key = fold_name(plain)
    match = _REGION_WORD.match(key)
    base = match[1] if match and match[1] else key
    wants_region = bool(match and match[2])
    numbers = dict.fromkeys(_numbers(key) + (_numbers(base) if base != key else ()))
    entries = [_entry(number) for number in numbers]
    entries += [entry for entry in _country_entries(plain) if entry not in entries]
    scored = [
        (_score(entry, plain, near, wants_region), entry)
        for entry in entries
        if country is None or entry.country == country
    ]
    return sorted(scored, key=lambda one: (-one[0], one[1].geonameid or 0, one[1].name))


def _score(entry: PlaceEntry, name: str, near: Sequence[str], wants_region: bool) -> float:
    score = math.log10(entry.population + 10)
    score += _KIND_SCORES[entry.kind]
    if wants_region:
        score += 4.0 if entry.kind in "AR" else 0.0
    # Another name ("Victoria" of Hong Kong) counts less than one's own ("New York" for New York City too).
    if f"{fold_name(entry.name)} ".startswith(f"{fold_name(name)} "):
        score += 1.0
    elif entry.kind != "N":
        score -= 1.0
    if entry.country in near:
        score += 3.0 - 0.3 * min(near.index(entry.country), 5)
    return score


def _country_entries(name: str) -> list[PlaceEntry]:
    """Countries by the names that gazetteers lack ("the UK", "Britain")."""
    territory = find_by_name(name)
    if territory is None or territory.id != territory.country:
        return []
    return [_entry(number) for number in _numbers("=" + territory.id)]


def source_files() -> list[Path]:
    """The files that hold the places, in the order of their rows."""
    return [FOLDER / "places_regions.tsv", FOLDER / "places.tsv.gz"]


def dump_names() -> str:
    """The quick form of the names: sorted lines of folded name, tab, numbers of rows; countries as "=" and alpha-3."""
    index: dict[str, list[int]] = {}
    for number, (where, fields) in enumerate(
        pair for path in source_files() for pair in read_rows(path.name, _COLUMNS)
    ):
        if fields[8] not in _KIND_SCORES:
            raise KnowledgeError(f"{where}: kind {fields[8]!r} is not known")
        names = [fields[0], *fields[1].split(";")] if fields[1] else [fields[0]]
        keys = {fold_latin(name) for name in names}
        if fields[8] == "A":
            keys |= {_REGION_WORD.sub(r"\1", key) for key in keys}
        if fields[8] == "N":
            keys.add("=" + fields[5])
        for key in keys:
            index.setdefault(key, []).append(number)
    return "\n".join(f"{key}\t{','.join(map(str, index[key]))}" for key in sorted(index))


@cache
def _names() -> list[str]:
    return (read_compiled("place_names", source_files()) or dump_names()).split("\n")


@cache
def _rows() -> list[str]:
    """The rows of all files as they stand, without comments and headers; their form is checked by `dump_names`."""
    return [row for path in source_files() for row in read_lines(path.name)]


def _numbers(key: str) -> tuple[int, ...]:
    """The numbers of the rows that bear a folded name."""
    names = _names()
    place = bisect_left(names, key + "\t")
    if place == len(names) or not names[place].startswith(key + "\t"):
        return ()
    return tuple(map(int, names[place].partition("\t")[2].split(",")))


@cache
def _entry(number: int) -> PlaceEntry:
    name, names, geonameid, latitude, longitude, country, admin1, population, kind = _rows()[number].split("\t")
    return PlaceEntry(
        name, split_values(names), int(geonameid) if geonameid else None, float(latitude), float(longitude),
        country or None, admin1, int(population), kind,
    )  # fmt: skip
