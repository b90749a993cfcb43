"""Cities, admin regions, countries and larger regions with coordinates, and which of a name's bearers is meant."""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from wirebook.errors import KnowledgeError
from wirebook.knowledge.compiled import read_compiled
from wirebook.knowledge.spelling import fold_latin, fold_name, strip_article
from wirebook.knowledge.tables import FOLDER, read_lines, read_rows, split_values
from wirebook.knowledge.territories import find_by_name

_COLUMNS = "name names geonameid latitude longitude country admin1 population kind county".split()
_ABBREVIATED = "name country written postal".split()
_REGION_WORD = re.compile(
    r"^(?:(?:province|state|region|governorate|district|city|town|port|village|county) of )?(.*?)"
    r"( (?:region|oblast|province|governorate|state|prefecture|krai|county|parish|borough|department|"
    r"territory|district|wilayat))?$"
)


_KIND_SCORES = {"N": 3.0, "C": 1.5, "R": 2.0, "A": -0.7, "D": -2.0, "P": 0.0}
_KNOWN_FROM = 3000
"""Inhabitants from which a town is meant without more context than its name."""


_AS_LARGE = 1_000_000
"""Inhabitants of a town that is as well known as a sea or strait."""


@dataclass(frozen=True, slots=True)
class PlaceEntry:
    """A place: kind is P city, C capital, D county, A admin region, N country, R larger or special region.

    country: alpha-3, None where it spans several; admin1: code of the admin region in its country; county: name of that
    of a city, empty where not known; geonameid: None where GeoNames was not the source, and of counties.
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
    county: str = ""


def find_place(name: str, *, country: str | None = None, near: Sequence[str] = ()) -> PlaceEntry | None:
    """The place most likely meant by a name.

    country: only places of it (alpha-3); near: alpha-3 codes of the context, the first the strongest: their places go
    before larger ones elsewhere. Without context a country goes before a capital, a capital before a larger city.
    """
    ranked = rank_places(name, country=country, near=near)
    return ranked[0][1] if ranked else None


def rank_places(name: str, *, country: str | None = None, near: Sequence[str] = ()) -> list[tuple[float, PlaceEntry]]:
    """All bearers of a name with their scores, best first: the second is the runner-up."""
    scored = [
        (score + _nearness(entry, near), entry)
        for score, entry in list_bearers(name)
        if (country is None or entry.country == country) and _is_known(entry)
    ]
    return sorted(scored, key=_best_first)


def _is_known(entry: PlaceEntry) -> bool:
    return entry.kind not in "PD" or (entry.kind == "P" and entry.population >= _KNOWN_FROM)


def _best_first(scored: tuple[float, PlaceEntry]) -> tuple[float, int, str, str, str]:
    score, entry = scored
    return -score, entry.geonameid or 0, entry.name, entry.country or "", entry.admin1


@lru_cache(maxsize=1 << 14)
def list_bearers(name: str) -> tuple[tuple[float, PlaceEntry], ...]:
    """Every place of a name, small towns and counties too, best first, by what is known of it without context."""
    plain = strip_article(name.strip())
    if not plain or plain.islower():
        return ()
    key = fold_name(plain)
    match = _REGION_WORD.match(key)
    base = match[1] if match and match[1] else key
    wants_region = bool(match and match[2])
    numbers = dict.fromkeys(_numbers(key) + (_numbers(base) if base != key else ()))
    entries = [_entry(number) for number in numbers]
    entries += [entry for entry in _country_entries(plain, entries) if entry not in entries]
    return tuple(sorted(((_score(entry, plain, wants_region), entry) for entry in entries), key=_best_first))


def find_region(abbreviation: str, *, postal: bool = False) -> PlaceEntry | None:
    """The state or province behind "Calif." and "W.Va."; postal: "CA" too, which means so only after a town."""
    names = _abbreviations()
    name, country = names.get(abbreviation) or (names.get("=" + abbreviation) if postal else None) or ("", "")
    return next((entry for _, entry in list_bearers(name) if (entry.kind, entry.country) == ("A", country)), None)


@cache
def _abbreviations() -> dict[str, tuple[str, str]]:
    """Name and country by abbreviation, the postal ones with "=" before them."""
    found = {}
    for _, (name, country, written, postal) in read_rows("places_abbreviations.tsv", _ABBREVIATED):
        found.update(dict.fromkeys(split_values(written), (name, country)))
        found.update(dict.fromkeys(("=" + code for code in split_values(postal)), (name, country)))
    return found


def _nearness(entry: PlaceEntry, near: Sequence[str]) -> float:
    return 3.0 - 0.3 * min(near.index(entry.country), 5) if entry.country in near else 0.0


def _score(entry: PlaceEntry, name: str, wants_region: bool) -> float:
    people = entry.population or (_AS_LARGE if entry.kind == "R" else 0)
    score = math.log10(people + 10)
    score += _KIND_SCORES[entry.kind]
    if wants_region:
        score += 4.0 if entry.kind in "ARD" else 0.0
    # Another name ("Victoria" of Hong Kong) counts less than one's own ("New York" for New York City too).
    if f"{fold_name(entry.name)} ".startswith(f"{fold_name(name)} "):
        score += 1.0
    elif entry.kind != "N":
        score -= 1.0
    return score


def _country_entries(name: str, entries: Sequence[PlaceEntry]) -> list[PlaceEntry]:
    """Countries by the names that gazetteers lack ("the UK", "Britain"); not by that of a town in them ("Dubai")."""
    territory = find_by_name(name)
    if territory is None or territory.id != territory.country:
        return []
    key = fold_name(name)
    towns = (entry for entry in entries if entry.kind in "PC" and entry.country == territory.id)
    if key != fold_name(territory.name) and any(fold_name(town.name) == key for town in towns):
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
        keys = {fold_latin(strip_article(name)) for name in names}
        if fields[8] in "AD":
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
    name, names, geonameid, latitude, longitude, country, admin1, population, kind, county = _rows()[number].split("\t")
    return PlaceEntry(
        name, split_values(names), int(geonameid) if geonameid else None, float(latitude), float(longitude),
        country or None, admin1, int(population), kind, county,
    )  # fmt: skip
