"""Events of annotated sentences: what the frames alone find, and with the event head.

usage: python benchmarks/sentences.py training/events/dev.jsonl
       python benchmarks/sentences.py training/events/newswire-dev.jsonl --corpus GOLD_DIR/names/train.tsv

A statement is found if its trigger overlaps an annotated one (one to one, in the order of the text), coded if the type
is the same too. Over the coded ones: status, and parties that overlap, without those that are only understood.
Sentences and form: training/events/README.md.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Literal

sys.path.insert(0, str(Path(__file__).parent.parent / "training"))

from event_texts import Annotated, read_newswire, read_own

from wirebook.export.records import UNDERSTOOD
from wirebook.model import Article, Participant, Span, Statement
from wirebook.reading.reader import read
from wirebook.statements.coder import code

MODES: tuple[Literal["rules", "joined"], ...] = ("rules", "joined")


def align(events: Sequence[dict[str, Any]], told: Sequence[Statement]) -> Iterator[tuple[Any, Statement]]:
    """Annotated events with the statements whose triggers overlap theirs; those of the same type first."""
    free = list(told)
    for same in (True, False):
        for event in events:
            span: Span = event["trigger"]
            fitting = (s for s in free if s.trigger.overlaps(span) and (s.type == event["type"]) is same)
            statement = next(fitting, None)
            if statement is not None and not event.get("taken"):
                event["taken"] = True
                free.remove(statement)
                yield event, statement


def count(annotated: Annotated, told: Sequence[Statement]) -> Counter[str]:
    """What is annotated, told, and right in a text."""
    events = [dict(event) for event in annotated.events]
    counts = Counter(gold=len(events), told=len(told))
    for event, statement in align(events, told):
        counts["found"] += 1
        if statement.type != event["type"]:
            continue
        counts["coded"] += 1
        counts["status"] += statement.status == event["status"]
        for side, parties in (("actors", statement.actors), ("recipients", statement.recipients)):
            counts += _parties(side, event[side], parties)
    return counts


def _parties(side: str, wanted: Sequence[Span], told: Sequence[Participant]) -> Counter[str]:
    parties = [who for who in told if who.reason != UNDERSTOOD]
    right = sum(any(span.overlaps(who.span) for who in parties) for span in wanted)
    return Counter({f"{side} right": right, f"{side} gold": len(wanted), f"{side} told": len(parties)})


def share(right: int, told: int, gold: int) -> str:
    """F1, precision and recall in 100."""
    f1 = 200 * right / max(1, told + gold)
    return f"{f1:.1f} ({100 * right / max(1, told):.1f}, {100 * right / max(1, gold):.1f})"


def main() -> None:
    """Reads every sentence once, codes it both ways, prints a table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sentences", type=Path)
    parser.add_argument("--corpus", type=Path, help="what the annotations are laid over, if they have no text")
    arguments = parser.parse_args()
    sums: dict[str, Counter[str]] = {mode: Counter() for mode in MODES}
    corpus = arguments.corpus
    texts = read_newswire(arguments.sentences, corpus) if corpus else read_own(arguments.sentences)
    for annotated in texts:
        text = annotated.text
        reading = read(Article(annotated.name, text, (Span(0, len(text)),), language="en"))
        for mode in MODES:
            sums[mode] += count(annotated, code(reading, events=mode))
    print("| F1 (precision, recall) | frames alone | with the event head |\n|---|---|---|")
    for name in ("found", "coded"):
        print(f"| {name} |", *(f"{share(c[name], c['told'], c['gold'])} |" for c in sums.values()))
    for side in ("actors", "recipients"):
        cells = (share(c[f"{side} right"], c[f"{side} told"], c[f"{side} gold"]) for c in sums.values())
        print(f"| {side} of the coded |", *(f"{cell} |" for cell in cells))
    print("| status of the coded |", *(f"{100 * c['status'] / max(1, c['coded']):.1f} |" for c in sums.values()))


if __name__ == "__main__":
    main()
