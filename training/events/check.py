"""Check annotated sentences: python training/events/check.py training/events/*.jsonl

Says, by file and line, what breaks the form that README.md describes, and prints how types and statuses are spread.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from wirebook.knowledge.ontology import MODES
from wirebook.model import EventType, Status

FIELDS = {"trigger", "type", "mode", "actors", "recipients", "status"}


def find_span(text: str, words: str) -> tuple[int, int] | None:
    """Where the words stand: the first time, or the n-th if they end in "#n"."""
    base, hash_sign, number = words.rpartition("#")
    times = int(number) if hash_sign and number.isdigit() else 1
    wanted = base if hash_sign and number.isdigit() else words
    start = -1
    for _ in range(times):
        start = text.find(wanted, start + 1)
        if start < 0:
            return None
    return start, start + len(wanted)


def faults(sentence: dict[str, Any]) -> Iterator[str]:
    for event in sentence["events"]:
        if unknown := set(event) - FIELDS:
            yield f"unknown fields {sorted(unknown)}"
        if event.get("type") not in EventType.__members__:
            yield f"no type {event.get('type')!r}"
        elif event.get("mode") and event["mode"] not in MODES.get(EventType(event["type"]), ()):
            yield f"{event['type']} has no mode {event['mode']!r}"
        if event.get("status") not in {status.value for status in Status}:
            yield f"no status {event.get('status')!r}"
        for words in (event["trigger"], *event.get("actors", ()), *event.get("recipients", ())):
            if find_span(sentence["text"], words) is None:
                yield f"{words!r} does not stand in the text"


def main() -> int:
    seen: set[str] = set()
    types: Counter[str] = Counter()
    statuses: Counter[str] = Counter()
    sentences = empty = wrong = 0
    for path in map(Path, sys.argv[1:]):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            sentence = json.loads(line)
            found = list(faults(sentence))
            found += ["the same sentence twice"] if sentence["text"] in seen else []
            seen.add(sentence["text"])
            for fault in found:
                print(f"{path.name}, line {number}: {fault}")
            wrong += len(found)
            sentences += 1
            empty += not sentence["events"]
            types.update(event["type"] for event in sentence["events"])
            statuses.update(event["status"] for event in sentence["events"])
    print(f"{sentences} sentences, {empty} without an event; {wrong} faults")
    print(dict(types.most_common()))
    print(dict(statuses.most_common()))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
