"""Event types as PLOVER folds them: planned and denied acts under PLOVER's types.

usage: python benchmarks/plover.py PRED.jsonl > FOLDED.jsonl

PRED.jsonl is what `wirebook annotate` printed. PLOVER knows no status: what is planned is AGREE where it is cooperation
and THREATEN where it is an act of force; help, talks or concessions that somebody denies are REJECT; what is only
possible or called for is left out. The output is scored like any other (`score_events.py GOLD.jsonl FOLDED.jsonl`).
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

COOPERATION = frozenset({"CONSULT", "SUPPORT", "COOPERATE", "AID", "RETREAT", "CONCEDE"})
FORCE = frozenset({"SANCTION", "COERCE", "ASSAULT", "PROTEST", "MOBILIZE"})


def fold_type(statement: Mapping[str, Any]) -> str | None:
    """The PLOVER type of a statement of any status; None where PLOVER has no event."""
    kind, status = str(statement["type"]), statement["status"]
    if status == "happened":
        return kind
    if status == "planned":
        return "AGREE" if kind in COOPERATION else "THREATEN" if kind in FORCE else kind
    return "REJECT" if status == "denied" and kind in COOPERATION | {"AGREE"} else None


def main() -> None:
    """Read predictions, print them folded."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path)
    for line in parser.parse_args().file.read_text(encoding="utf-8").splitlines():
        document = json.loads(line)
        folded = ((statement, fold_type(statement)) for statement in document["statements"])
        document["statements"] = [{**statement, "type": kind} for statement, kind in folded if kind]
        print(json.dumps(document))


if __name__ == "__main__":
    main()
