"""PLOVER's type of a statement: there what is only planned, refused or called for has a type of its own.

Wirebook keeps what was told apart from whether it happened: a planned meeting is CONSULT, planned. PLOVER has no
status; its manual (2021) codes a future meeting as AGREE and a cancelled one as REJECT. For comparison with event data
of that kind.
"""

from __future__ import annotations

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
