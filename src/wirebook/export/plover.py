"""Statements as a coder after PLOVER would have them, for comparison with event data of that kind.

Wirebook keeps what was told apart from whether it happened: a planned meeting is CONSULT, planned. PLOVER has no
status; its manual (2021) codes a future meeting as AGREE and a cancelled one as REJECT. Its records hold one event a
sentence, where Wirebook tells all.
"""

from __future__ import annotations

from typing import Any

from wirebook.knowledge.ontology import CAMEO_ROOTS
from wirebook.model import EventType, Status

_FRIENDLY = frozenset(EventType(name) for name in "CONSULT SUPPORT COOPERATE AID CONCEDE RETREAT".split())
_FORCEFUL = frozenset(EventType(name) for name in "SANCTION PROTEST MOBILIZE COERCE ASSAULT".split())


def folded(kind: EventType, status: Status) -> EventType | None:
    """The type under which PLOVER would code an act of this type and status; None where it would code nothing.

    Planned: a promise (AGREE), or a threat (THREATEN) if it is an act of force; denied: a refusal (REJECT) if it is a
    friendly act. What is only possible or called for is no event of its own.
    """
    if status is Status.HAPPENED:
        return kind
    if status is Status.PLANNED:
        return EventType.AGREE if kind in _FRIENDLY else EventType.THREATEN if kind in _FORCEFUL else kind
    refused = status is Status.DENIED and kind in _FRIENDLY | {EventType.AGREE}
    return EventType.REJECT if refused else None


def main_events(article: dict[str, Any]) -> dict[str, Any]:
    """An article as `annotate` prints it, with one statement a sentence: the first told that PLOVER codes.

    It has PLOVER's type; where that is another than it was, the mode is left out and the CAMEO code is the type's root.
    """
    found: dict[int, dict[str, Any]] = {}
    for statement in sorted(article["statements"], key=lambda told: int(told["trigger"]["start"])):
        kind = folded(EventType(statement["type"]), Status(statement["status"]))
        if kind is None or statement["sentence"] in found:
            continue
        same = kind == statement["type"]
        changed = {} if same else {"type": kind.value, "mode": None, "cameo": CAMEO_ROOTS[kind]}
        found[statement["sentence"]] = {**statement, **changed}
    return {**article, "statements": list(found.values())}
