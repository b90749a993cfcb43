"""What people decide about events: a judgement kept, taken back, and the book linked anew after it."""

from __future__ import annotations

from dataclasses import dataclass

from wirebook.book import Store
from wirebook.errors import UsageError
from wirebook.linking.judged import settle
from wirebook.model import Judgement, Verdict
from wirebook.relinking import relink
from wirebook.views.evidence import resolve_id

NO_SUBJECT = "E409"


@dataclass(frozen=True, slots=True)
class Judged:
    """What a judgement did.

    judgements: as kept (one for each statement, where a whole event was accepted or rejected); overruled: earlier
    ones that they contradict and that hold no longer; events: ids of the events that the statements tell of now;
    changed_events: added, changed or taken away.
    """

    judgements: tuple[Judgement, ...]
    overruled: tuple[Judgement, ...]
    events: tuple[str, ...]
    changed_events: int


def judge(
    store: Store,
    verdict: Verdict,
    first: str,
    second: str | None,
    *,
    author: str,
    reason: str,
    time: str,
    at_once: bool = True,
) -> Judged:
    """Keep a judgement about events or statements and link anew.

    first, second: ids or beginnings of ids; an event stands for the statement that told it first; time: ISO in UTC;
    at_once: False leaves the linking to somebody else, who finds the book marked as not linked.
    Raises UsageError E401, E402 for ids that are none, E409 where they cannot be judged so.
    """
    pairs = _judged_pairs(store, verdict, first, second)
    before = _overruled(store)
    add = store.judgements.add
    made = tuple(add("statement", verdict, one, other, author=author, time=time, reason=reason) for one, other in pairs)
    fallen = [number for number in _overruled(store) if number not in before]
    overruled = tuple(judgement for judgement in store.judgements.all() if judgement.number in fallen)
    return _relinked(store, made, overruled, time, at_once)


def undo(store: Store, number: int, *, time: str, at_once: bool = True) -> Judged:
    """Take a judgement back and link anew. Raises UsageError E405 if there is none to take back."""
    return _relinked(store, (store.judgements.undo(number, time=time),), (), time, at_once)


def _relinked(
    store: Store, judgements: tuple[Judgement, ...], overruled: tuple[Judgement, ...], time: str, at_once: bool
) -> Judged:
    changed = relink(store, time) if at_once else 0
    named = [identity for j in judgements for identity in (j.first, j.second) if identity]
    events = (store.event_of(identity) for identity in dict.fromkeys(named))
    return Judged(judgements, overruled, tuple(dict.fromkeys(e.id for e in events if e)), changed)


def _overruled(store: Store) -> dict[int, int]:
    return dict(settle(store.judgements.all(standing=True)).overruled)


def _judged_pairs(store: Store, verdict: Verdict, first: str, second: str | None) -> list[tuple[str, str | None]]:
    """The statements that a judgement is about."""
    if verdict in (Verdict.ACCEPT, Verdict.REJECT):
        if second is not None:
            raise UsageError(f"{verdict.value} takes one event or statement", code=NO_SUBJECT)
        return [(identity, None) for identity in _statements_meant(store, first)]
    if second is None:
        raise UsageError(f"{verdict.value} takes two events or statements", code=NO_SUBJECT)
    one, other = _statements_meant(store, first)[0], _statements_meant(store, second)[0]
    if one == other:
        raise UsageError(
            f"{first} and {second} stand for one statement, {one}; name the statements to part", code=NO_SUBJECT
        )
    return [(one, other)]


def _statements_meant(store: Store, identity: str) -> list[str]:
    """The statements of an event, who told it first first; or the statement itself."""
    full = resolve_id(store, identity)
    if event := store.event(full):
        return list(event.statements)
    if store.statement(full):
        return [full]
    raise UsageError(f"{full} is neither an event nor a statement", code=NO_SUBJECT)
