"""Sources and cues of GUM's attributions: how many are found, by any overlap."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

Spans = list[tuple[int, int]]


def names_of(treebank: Path) -> set[str]:
    """The names of a treebank's documents."""
    lines = treebank.read_text(encoding="utf-8").splitlines()
    return {line.partition("=")[2].strip() for line in lines if line.startswith("# newdoc")}


def write_articles(gold: Path, names: set[str], target: Path) -> None:
    """The texts of these documents, to annotate."""
    with target.open("w", encoding="utf-8") as file:
        for line in gold.open(encoding="utf-8"):
            document = json.loads(line)
            if document["doc"] in names:
                file.write(json.dumps({"id": document["doc"], "text": document["text"]}) + "\n")


def score(gold: Path, names: set[str], predicted: Path) -> dict[str, float]:
    """F1 of sources and of cues in percent; a span is found when it shares a character with one of the same kind, and
    each counts for one only."""
    found = {item["doc"]: item["attributions"] for item in map(json.loads, predicted.open(encoding="utf-8"))}
    totals = {"source": [0, 0, 0], "cue": [0, 0, 0]}
    for document in map(json.loads, gold.open(encoding="utf-8")):
        if document["doc"] not in names:
            continue
        for role, total in totals.items():
            wanted = _spans(document["attributions"], role)
            given = _spans(found.get(document["doc"], []), role)
            for place, number in enumerate((_matches(wanted, given), len(wanted), len(given))):
                total[place] += number
    return {f"{role} overlap F1": round(200 * t[0] / max(1, t[1] + t[2]), 1) for role, t in totals.items()}


def _spans(items: Sequence[Mapping[str, Any]], role: str) -> Spans:
    spans = set()
    for item in items:
        value = item[role] or []
        spans.update(
            (start, end) for start, end in (value if value and isinstance(value[0], list) else [value] * bool(value))
        )
    return sorted(spans)


def _matches(wanted: Spans, given: Spans) -> int:
    """One-to-one pairs, those with the longest overlap first."""
    overlaps = [
        (min(end, stop) - max(start, begin), i, j)
        for i, (start, end) in enumerate(wanted)
        for j, (begin, stop) in enumerate(given)
        if min(end, stop) > max(start, begin)
    ]
    left, right = set[int](), set[int]()
    for _, i, j in sorted(overlaps, key=lambda overlap: (-overlap[0], *overlap[1:])):
        if i not in left and j not in right:
            left.add(i)
            right.add(j)
    return len(left)
