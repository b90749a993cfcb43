"""Reads what the World Factbook (public domain) says of a country: names, people, capital, leaders, parties."""

from __future__ import annotations

import html
import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

MONTHS = ("January February March April May June July August September October November December").split()
TITLE_WORDS = (
    "President|Vice President|Prime Minister|Premier|Chancellor|King|Queen|Sultan|Amir|Emir|Emperor|Prince|Grand Duke|"
    "Pope|Supreme Leader|State Affairs Commission President|Chairman|Chairperson|Transitional President|"
    "Interim President|Captain-Regent|Secretary of State|Governor[- ]General|Taoiseach|Federal Chancellor|Crown Prince"
)
HOLDER = re.compile(
    rf"(?:^|;\s*)(?P<title>(?:{TITLE_WORDS})(?: and Prime Minister)?)\s+(?P<name>[^();,]+?)\s*"
    r"\(since (?:(?P<day>\d{1,2}) )?(?:(?P<month>[A-Z][a-z]+) )?(?P<year>\d{4})\)"
)
ORGANISATIONS = {
    "ADB": "ADB", "AfDB": "AFDB", "C": "COMMONWEALTH", "Caricom": "CARICOM", "CE": "COE", "CELAC": "CELAC",
    "EBRD": "EBRD", "FAO": "FAO", "FATF": "FATF", "G-77": "G77", "IADB": "IADB", "IAEA": "IAEA", "ICAO": "ICAO",
    "ICCt": "ICC", "IEA": "IEA",
    "ILO": "ILO", "IMF": "IMF", "IOM": "IOM", "NAM": "NONALIGNED", "OAS": "OAS", "OECD": "OECD", "OIC": "OIC",
    "OPCW": "OPCW", "OSCE": "OSCE", "PIF": "PIF", "UN": "UN", "UNESCO": "UNESCO", "WHO": "WHO", "WIPO": "WIPO",
    "WTO": "WTO",
}  # fmt: skip
"""Acronyms of the Factbook whose lists are taken, and the ids of organisations.tsv."""
MONARCHS = {"King", "Queen", "Sultan", "Emperor", "Amir", "Emir", "Prince", "Grand Duke"}


@dataclass(frozen=True)
class Holder:
    """Who held an office when the Factbook was last edited."""

    name: str
    surname: str
    office: str
    since: str


def read_countries(folder: Path) -> dict[str, dict[str, Any]]:
    """Every country's page by its FIPS code in capitals."""
    pages = {}
    for path in sorted(folder.glob("*/*.json")):
        page = json.loads(path.read_text(encoding="utf-8"))
        if isinstance(page, dict) and "Government" in page:
            pages[path.stem.upper()] = page
    return pages


def text_of(page: dict[str, Any], *keys: str) -> str:
    """The text at a path of the page without tags and entities, empty where there is none."""
    node: Any = page
    for key in (*keys, "text"):
        node = node.get(key, {}) if isinstance(node, dict) else {}
    return clean(node) if isinstance(node, str) else ""


def middle_point(page: dict[str, Any]) -> tuple[float, float] | None:
    """Latitude and longitude of a country as the Factbook gives them, to whole degrees and minutes."""
    match = re.match(r"(\d+) (\d+) ([NS]), (\d+) (\d+) ([EW])", text_of(page, "Geography", "Geographic coordinates"))
    if match is None:
        return None
    latitude = (int(match[1]) + int(match[2]) / 60) * (1 if match[3] == "N" else -1)
    return latitude, (int(match[4]) + int(match[5]) / 60) * (1 if match[6] == "E" else -1)


def clean(text: str) -> str:
    """Text without HTML tags, entities and runs of spaces."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html.unescape(text))).strip()


def words_for_people(text: str) -> list[str]:
    """The words in "Briton(s), British (collective plural)": Briton, Britons, British."""
    found: list[str] = []
    for part in re.split(r",|;|/| or | and ", text):
        plain = re.sub(r"\(s\)", "", part)
        plain = re.sub(r"\([^)]*\)|.*:", "", plain).strip()
        if not re.fullmatch(r"[A-Z][\w'’. -]{2,30}", plain):
            continue
        found.append(plain)
        if "(s)" in part or not re.search(r"(ese|ish|s|ch|ss)$", plain):
            found.append(plain + "s")
    return list(dict.fromkeys(found))


def holders(page: dict[str, Any]) -> list[Holder]:
    """Chief of state and head of government with the day since when."""
    found = []
    for seat in ("chief of state", "head of government"):
        for match in HOLDER.finditer(text_of(page, "Government", "Executive branch", seat)):
            name, surname = plain_name(match["name"])
            if surname and not name.startswith("and "):
                found.append(Holder(name, surname, office_of(match["title"]), day_of(match)))
    return list(dict.fromkeys(found))


def memberships(page: dict[str, Any]) -> list[str]:
    """The organisations that a country is a full member of: what stands in brackets ("observer") makes it none."""
    text = text_of(page, "Government", "International organization participation")
    named = re.split(r",\s*(?![^()]*\))", text)
    return sorted({ORGANISATIONS[name.strip()] for name in named if name.strip() in ORGANISATIONS})


def plain_name(text: str) -> tuple[str, str]:
    """Of "Vladimir Vladimirovich PUTIN" the name in usual letters and the surname in it."""
    tokens = text.split()
    upper = [token for token in tokens if token.isupper() and len(token.strip(".")) > 1]
    numbers = {token for token in tokens[1:] if re.fullmatch("[IVX]{2,}", token)}  # of monarchs; "XI Jinping" is none
    usual = {token: token if token in numbers else token.title() for token in upper}
    return " ".join(usual.get(token, token) for token in tokens), " ".join(usual[token] for token in upper)


def office_of(title: str) -> str:
    """The Factbook's title as the name of an office in leaders.tsv."""
    if title in MONARCHS or title.endswith("and Prime Minister"):
        return "emir" if title in {"Amir", "Emir"} else "monarch"
    renamed = {
        "Premier": "prime minister",
        "Taoiseach": "prime minister",
        "Federal Chancellor": "chancellor",
        "Transitional President": "president",
        "Interim President": "president",
        "State Affairs Commission President": "leader",
    }
    return renamed.get(title, title.lower())


def day_of(match: re.Match[str]) -> str:
    """The ISO day, month or year a holder has been in office since."""
    if match["month"] not in MONTHS:
        return match["year"]
    month = f"{match['year']}-{MONTHS.index(match['month']) + 1:02d}"
    return f"{month}-{int(match['day']):02d}" if match["day"] else month


def head_office(page: dict[str, Any]) -> str:
    """The office that leads the country: what "the country's leader" means."""
    kind = text_of(page, "Government", "Government type").lower()
    seats = [holder.office for holder in holders(page)]
    if "parliamentary" in kind and "absolute" not in kind:
        for office in ("chancellor", "prime minister"):
            if office in seats:
                return office
    return seats[0] if seats else "president"


def parties(page: dict[str, Any]) -> list[tuple[str, str]]:
    """Name and acronym (or empty) of each political party."""
    node = page.get("Government", {}).get("Political parties", {})
    raw = node.get("text", "") if isinstance(node, dict) else ""
    found = []
    for line in re.split(r"<br\s*/?>", raw):
        if "<strong>" in line or ":" in line:
            continue
        line = re.sub(r"\([^)]*\)|\[[^]]*\]|[\])]$", "", clean(line)).strip()
        name, _, acronym = line.partition(" or ")
        if re.fullmatch(r"[\w'’. –-]{5,60}", name) and len(name.split()) > 1 and name[0].isupper():
            short = acronym.strip() if re.fullmatch(r"[A-Z][\w-]{1,9}", acronym.strip()) else ""
            found.append((name, short))
    return found
