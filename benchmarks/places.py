"""Where: geocoding (LGL, GeoWebNews), entities (MSNBC) and the place of an event (event-place).

    python benchmarks/places.py GOLD_DIR [--only lgl,gwn,msnbc,event-place] [--keep DIR]

--keep leaves inputs and predictions in DIR; what is there already is not made again.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from program import annotate

from wirebook.knowledge.actors import find_entity
from wirebook.knowledge.places import list_bearers
from wirebook.knowledge.spelling import fold_name, strip_article
from wirebook.knowledge.territories import load_territories

Record = dict[str, Any]
SETS = {
    "lgl": "geo/lgl.jsonl",
    "gwn": "geo/gwn.jsonl",
    "msnbc": "entities/msnbc-updated.jsonl",
    "event-place": "events/event-place-dev.jsonl",
}


def read_lines(path: Path) -> Iterator[Record]:
    """The records of a JSONL file."""
    with path.open(encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines)


def write_lines(path: Path, records: list[Record]) -> Path:
    """Records as JSONL."""
    path.write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf-8")
    return path


def predict(gold: list[Record], name: str, folder: Path) -> Path:
    """What `wirebook annotate` says of the texts of a set."""
    predictions = folder / f"{name}.pred.jsonl"
    if not predictions.exists():
        texts = [{"id": str(g["id"]), "text": g["text"], "date": (g.get("date") or "")[:10] or None} for g in gold]
        annotate([write_lines(folder / f"{name}.in.jsonl", texts)], predictions, "--format", "jsonl")
    return predictions


def score_places(gold: list[Record], predictions: Path, scorer: Path, folder: Path) -> str:
    """What the scorer says of toponyms."""
    path = write_lines(folder / "gold.jsonl", gold)
    done = subprocess.run([sys.executable, scorer, path, predictions, "--json"], capture_output=True, check=True)
    return done.stdout.decode().strip()


def literal_only(gold: list[Record]) -> list[Record]:
    """GeoWebNews with those toponyms that stand for the place itself."""
    return [g | {"toponyms": [t for t in g["toponyms"] if t["extra"]["type"] == "Literal"]} for g in gold]


def score_entities(gold: list[Record], predictions: Path) -> str:
    """Links against gold mentions of the same words: by Wikidata id where both have one, else by the full name.

    Linked is what has an id of the knowledge, or of GeoNames; what was made up of a country and a role, or
    for the book, has a colon in its id and is not. The gold's full name is right where the knowledge, or GeoNames, has
    it as another name of the very same entry ("Prayagraj" of Allahabad).
    """
    told = {record["doc"]: record["entities"] for record in read_lines(predictions)}
    found: Counter[str] = Counter()
    for document in gold:
        labels = {tuple(label["span"]): label for label in document["labels"]}
        found["known"] += sum(label["entity_id"] != "<NIL>" for label in labels.values())
        for entity in told[str(document["id"])]:
            label = labels.get((entity["start"], entity["end"]))
            identity = entity["id"] or ""
            if label is None or not (identity or entity["geonameid"]) or ":" in identity:
                continue
            found["linked"] += 1
            found["right"] += is_same(entity, label)
            found["right by another name"] += is_same(entity, label) and not is_same(entity, label, aliases=False)
    figures = {"precision": 100 * found["right"] / max(1, found["linked"])}
    figures["recall"] = 100 * found["right"] / max(1, found["known"])
    return json.dumps(dict(found) | {name: round(one, 1) for name, one in figures.items()})


def is_same(entity: Record, label: Record, *, aliases: bool = True) -> bool:
    """Whether an entity of ours is the gold's."""
    territory = load_territories().get(entity["id"] or "")
    if territory:
        return bool(territory.qid == label["entity_id"])
    if fold_name(strip_article(entity["name"])) == fold_name(strip_article(label["name"])):
        return True
    named = find_entity(label["name"]) if aliases else None
    bearers = list_bearers(label["name"]) if aliases and entity["geonameid"] else ()
    return (named is not None and named.id == entity["id"]) or any(
        place.geonameid == entity["geonameid"] for _, place in bearers
    )


def is_whole(text: str, start: int, end: int) -> bool:
    """Whether a span of gold cuts no word; some are shifted."""
    inside = text[start:end]
    before, after = text[start - 1 : start], text[end : end + 1]
    cut = (before.isalnum() and inside[:1].isalnum()) or (after.isalnum() and inside[-1:].isalnum())
    return inside == inside.strip() and bool(inside) and not cut


def score_events(gold: list[Record], predictions: Path) -> str:
    """The place of the statement told by the marked verb: one of gold's, or none where gold has none."""
    told = {record["doc"]: record["statements"] for record in read_lines(predictions)}
    found: Counter[str] = Counter()
    for sentence in gold:
        if not all(is_whole(sentence["text"], *span) for span in sentence["places"]):
            found["gold cut"] += 1
            continue
        start, end = sentence["verb"]
        own = [s for s in told.get(sentence["id"], []) if s["trigger"]["start"] < end and start < s["trigger"]["end"]]
        if own:
            found[judge(own[0]["place"], [sentence["text"][a:b] for a, b in sentence["places"]])] += 1
    right = found["place right"] + found["none right"]
    total = sum(number for kind, number in found.items() if kind != "gold cut")
    return json.dumps({"statements": total, "right": round(100 * right / max(1, total), 1), **sorted_counts(found)})


def judge(place: Record | None, names: list[str]) -> str:
    """How a place stands to those of gold; one right where it shares a name with one of them."""
    if place is None:
        return "missed" if names else "none right"
    words = {word for word in words_of(place["text"]) if not word.islower()}
    if any(words & words_of(name) for name in names):
        return "place right"
    return "other place" if names else "place where gold has none"


def words_of(name: str) -> set[str]:
    """The words of a name without the marks at their ends, some of which are left out on one side ("‘Ayishah")."""
    return {word.strip(".,;:'‘’`\"“”()-") for word in name.split()} - {""}


def sorted_counts(found: Counter[str]) -> dict[str, int]:
    """The counts in a steady order."""
    return {kind: found[kind] for kind in sorted(found)}


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--only", default=",".join(SETS))
    parser.add_argument("--keep", type=Path)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        folder = options.keep or Path(scratch)
        folder.mkdir(parents=True, exist_ok=True)
        for name in options.only.split(","):
            gold = list(read_lines(options.gold / SETS[name]))
            predictions = predict(gold, name, folder)
            if name == "msnbc":
                print(name, score_entities(gold, predictions))
            elif name == "event-place":
                print(name, score_events(gold, predictions))
            else:
                scorer = options.gold / "score/score_geo.py"
                print(name, score_places(gold, predictions, scorer, folder))
                if name == "gwn":
                    print("gwn, literal", score_places(literal_only(gold), predictions, scorer, folder))


if __name__ == "__main__":
    main()
