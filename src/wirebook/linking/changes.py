"""What became different between two states of the events, and why: the entries of the book's history."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from wirebook.model import Change, Event, Judgement

CREATED, CHANGED, GONE = "created", "changed", "gone"

#: The reason of a change that no new article and no judgement explains: the rules or the reader are others now.
RELINKED = "linked anew"

_SHOWN_KEYS = 5


@dataclass(frozen=True, slots=True)
class Cause:
    """What happened to the book since it was linked last.

    articles: keys of those that are new; judgements: those made or undone since.
    """

    articles: frozenset[str] = frozenset()
    judgements: tuple[Judgement, ...] = ()

    def of(self, statements: Collection[str], articles: Collection[str]) -> str:
        """Why an event with these statements and articles became different."""
        if keys := [key for key in articles if key in self.articles]:
            return _listed(keys)
        touching = [
            j
            for j in self.judgements
            if j.first in statements or j.second in statements or j.scope in statements or j.scope in articles
        ]
        if touching or self.judgements:
            return ", ".join(f"judgement {judgement.number}" for judgement in touching or self.judgements)
        return _listed(sorted(self.articles)) if self.articles else RELINKED


def _listed(keys: Sequence[str]) -> str:
    more = len(keys) - _SHOWN_KEYS
    return ", ".join(keys[:_SHOWN_KEYS]) + (f" and {more} more" if more > 0 else "")


def _disputes(event: Event) -> str:
    return "; ".join(
        f"{dispute.field} = {' | '.join(value for value, _ in dispute.values)}" for dispute in event.disputes
    )


def _fields(event: Event) -> dict[str, str | None]:
    """What is followed of an event, as words."""
    return {
        "type": event.type.value,
        "mode": event.mode,
        "status": event.status.value,
        "date": event.date,
        "place": event.place,
        "actors": ", ".join(event.actors) or None,
        "recipients": ", ".join(event.recipients) or None,
        "reports": str(len(event.articles)),
        "outlets": ", ".join(event.outlets) or None,
        "origins": ", ".join(event.origins) or None,
        "sources": ", ".join(event.sources) or None,
        "corroboration": event.corroboration.value,
        "disputes": _disputes(event) or None,
        "story": event.story,
    }


def _successors(gone: Mapping[str, Event], after: Mapping[str, Event]) -> dict[str, str]:
    """For each event whose id is no more the one that has most of its statements now."""
    holder = {statement: event.id for event in after.values() for statement in event.statements}
    found = {}
    for identity, event in gone.items():
        shares: dict[str, int] = {}
        for statement in event.statements:
            if (there := holder.get(statement)) is not None:
                shares[there] = shares.get(there, 0) + 1
        if shares:
            found[identity] = min(shares, key=lambda there: (-shares[there], there))
    return found


def _predecessors(successors: Mapping[str, str], before: Mapping[str, Event], fresh: Collection[str]) -> dict[str, str]:
    """For each event of a new id the one that it is under another id: an older report of it was found."""
    found: dict[str, str] = {}
    for old, new in sorted(successors.items(), key=lambda pair: (-len(before[pair[0]].statements), pair[0])):
        if new in fresh:
            found.setdefault(new, old)
    return found


def changes_between(
    before: Mapping[str, Event], after: Mapping[str, Event], cause: Cause, time: str
) -> Iterator[Change]:
    """The entries for the history, without numbers (0).

    before, after: the events by id that are not the same in both states; time: ISO in UTC. An event that is known
    under another id now has a change of the field "id"; of the statements those that went and those that came are told.
    """
    gone = {identity: event for identity, event in before.items() if identity not in after}
    successors = _successors(gone, after)
    renamed = _predecessors(successors, before, {identity for identity in after if identity not in before})
    for identity, event in after.items():
        old = before.get(identity) or before.get(renamed.get(identity, ""))
        because = cause.of(event.statements, event.articles)
        if old is None:
            yield Change(0, time, identity, CREATED, because=because)
        else:
            yield from _changes(old, event, because, time)
    followed = set(renamed.values())
    for identity, event in gone.items():
        if identity not in followed:
            into = successors.get(identity)
            because = cause.of(event.statements, after[into].articles if into else ())
            yield Change(0, time, identity, GONE, "id", identity, into, because)


def _changes(old: Event, new: Event, because: str, time: str) -> Iterator[Change]:
    """Field by field."""
    if old.id != new.id:
        yield Change(0, time, new.id, CHANGED, "id", old.id, new.id, because)
    was, now = _fields(old), _fields(new)
    for name in was:
        if was[name] != now[name]:
            yield Change(0, time, new.id, CHANGED, name, was[name], now[name], because)
    went = _missing(old.statements, new.statements)
    came = _missing(new.statements, old.statements)
    if went or came:
        yield Change(0, time, new.id, CHANGED, "statements", went, came, because)


def _missing(statements: Iterable[str], there: Collection[str]) -> str | None:
    known = set(there)
    return " ".join(statement for statement in statements if statement not in known) or None
