"""Who a phrase means: country and sector of the phrases of `actors/phrases-dev.jsonl`, without any context.

A phrase is one call of a test of another coder, with the country and the sector that it expects on a day. There is no
command for a phrase alone, so the knowledge is asked directly.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from wirebook.knowledge.actors import Resolution, resolve_phrase

DAY = "2022-06-01"
"""The day of phrases that give none: about when the tests were written."""

# The tests name international organisations in the place of a country, and have some names of sectors of their own.
BODIES = {"org/un": "UNO", "org/who": "UNO", "org/eu": "EUR", "EU": "EUR", "org/ep": "EUR"}
SECTORS = {"MED": {"HLH", "MED"}, "UNK": {"", "UNK"}, "????": {"PTY"}}
NOT_SCORED = "JNK"
MONTHS = {name: number for number, name in enumerate("jan feb mar apr may jun jul aug sep oct nov dec".split(), 1)}


def score(gold: Path) -> dict[str, float]:
    """Share of phrases with the right country, and with the right sector, in hundredths."""
    right, total = dict.fromkeys(("country", "sector"), 0), dict.fromkeys(("country", "sector"), 0)
    for line in gold.read_text(encoding="utf-8").splitlines():
        test = json.loads(line)
        phrase, expected = test["args"][0], test["expect"]
        if phrase is None:
            continue
        found = resolve_phrase(phrase, on=_day_of(test))
        if "country" in expected:
            total["country"] += 1
            right["country"] += _country_of(found) == (expected["country"] or "")
        if "code_1" in expected and expected["code_1"] != NOT_SCORED:
            total["sector"] += 1
            right["sector"] += _sector_of(found) in _sectors(expected["code_1"])
    return {field: round(100 * right[field] / max(1, total[field]), 1) for field in right}


def _day_of(test: dict[str, Any]) -> str:
    given = (test["args"][2] if len(test["args"]) > 2 else None) or test["kwargs"].get("query_date")
    if not given or given == "today":
        return DAY
    if re.match(r"\d{4}-\d\d-\d\d", given):
        return str(given)[:10]
    year, day = re.search(r"\d{4}", given), re.search(r"\b\d{1,2}\b", given)
    month = next((number for name, number in MONTHS.items() if name in given.lower()), None)
    return f"{year[0]}-{month:02d}-{int(day[0]):02d}" if year and day and month else DAY


def _country_of(found: Resolution | None) -> str:
    if found is None:
        return ""
    if found.entity.id in BODIES or found.entity.role == "IGO":
        return BODIES.get(found.entity.id, "IGO")
    return found.entity.country or ""


def _sector_of(found: Resolution | None) -> str:
    """The sector; a country's name alone has none in these tests, where Wirebook says that its government is meant."""
    if found is None or (found.reason in ("country", "demonym") and found.entity.role == "GOV"):
        return ""
    return found.entity.role or ""


def _sectors(expected: Any) -> set[str]:
    wanted = expected["in"] if isinstance(expected, dict) else [expected or ""]
    return {sector for code in wanted for sector in SECTORS.get(code, {code})}
