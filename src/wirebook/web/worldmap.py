"""What a map of events shows: countries as areas, cities as points, and beside it what has no place.

A country-level event is never drawn as a point, a place that is not known never at 0,0.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import sqrt
from typing import Any

from wirebook.web.projection import HEIGHT, WIDTH, project

#: How many shades the areas have.
SHADES = 5

#: Areas whose borders or sovereignty are in dispute; the map hatches them and says so.
DISPUTED = ("CYN", "ESH", "PSE", "SOL", "TWN", "XKX")


@dataclass(frozen=True, slots=True)
class Spot:
    """Something that happened at a place. latitude, longitude: None where only the country is known."""

    country: str | None
    place: str | None = None
    latitude: float | None = None
    longitude: float | None = None


@dataclass(frozen=True, slots=True)
class Area:
    """A country on the map. shade: 1 (few) to SHADES (most); small: too small for an outline, drawn as a ring."""

    code: str
    name: str
    count: int
    shade: int
    x: float
    y: float
    small: bool


@dataclass(frozen=True, slots=True)
class Point:
    """A city or site on the map; radius grows with the root of the count."""

    name: str
    country: str | None
    count: int
    x: float
    y: float
    radius: float


@dataclass(frozen=True, slots=True)
class WorldMap:
    """Everything drawn. nowhere: how many had no place; disputed: codes of the hatched areas; counted: all of them."""

    areas: tuple[Area, ...]
    points: tuple[Point, ...]
    nowhere: int
    counted: int
    width: float = WIDTH
    height: float = HEIGHT
    disputed: tuple[str, ...] = DISPUTED


@cache
def _countries() -> dict[str, dict[str, Any]]:
    text = (files("wirebook.web") / "data/countries.json").read_text(encoding="utf-8")
    found: dict[str, dict[str, Any]] = json.loads(text)["countries"]
    return found


def _areas(countries: Counter[str]) -> tuple[Area, ...]:
    most = max(countries.values(), default=1)
    areas = []
    for code, count in sorted(countries.items()):
        if known := _countries().get(code):
            shade = min(SHADES, 1 + int(SHADES * sqrt(count / most) - 1e-9))
            areas.append(Area(code, known["name"], count, shade, known["x"], known["y"], known["small"]))
    return tuple(areas)


def _points(cities: Counter[tuple[str, str | None, float, float]]) -> tuple[Point, ...]:
    """The largest first, so that the small ones lie above them."""
    points = []
    for (name, country, latitude, longitude), count in sorted(cities.items(), key=lambda item: (-item[1], item[0])):
        x, y = project(longitude, latitude)
        if 0 <= y <= HEIGHT:
            points.append(Point(name, country, count, round(x, 1), round(y, 1), round(2 + 1.6 * sqrt(count), 1)))
    return tuple(points)


def draw(spots: Iterable[Spot]) -> WorldMap:
    """The map of these spots."""
    countries: Counter[str] = Counter()
    cities: Counter[tuple[str, str | None, float, float]] = Counter()
    nowhere = counted = 0
    for spot in spots:
        counted += 1
        if spot.latitude is not None and spot.longitude is not None and spot.place:
            cities[(spot.place, spot.country, spot.latitude, spot.longitude)] += 1
        if spot.country in _countries():
            countries[str(spot.country)] += 1
        elif spot.latitude is None:
            nowhere += 1
    return WorldMap(_areas(countries), _points(cities), nowhere, counted)
