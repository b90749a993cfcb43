"""What people judged, settled: where judgements contradict each other, the later one wins."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from wirebook.model import Judgement, Verdict


@dataclass(frozen=True, slots=True)
class Settled:
    """What holds of all judgements about statements.

    same: for each statement judged to be one with another the name (smallest id) of its set; others: for each those
    that it is not one with; rejected: statements left out; because: the numbers of the judgements that put a
    statement into its set; overruled: for each judgement that does not hold the later one that it contradicts.
    """

    same: Mapping[str, str] = field(default_factory=dict)
    others: Mapping[str, frozenset[str]] = field(default_factory=dict)
    rejected: frozenset[str] = frozenset()
    because: Mapping[str, int] = field(default_factory=dict)
    overruled: Mapping[int, int] = field(default_factory=dict)


class _Sets:
    """Statements in sets, with the pairs of sets that must stay apart."""

    def __init__(self) -> None:
        self.name: dict[str, str] = {}
        self.members: dict[str, dict[str, int]] = {}
        self.apart: list[tuple[str, str, int]] = []

    def of(self, statement: str) -> str:
        return self.name.get(statement, statement)

    def keeping_apart(self, one: str, other: str) -> int | None:
        """The judgement that keeps the sets of two statements apart."""
        wanted = {self.of(one), self.of(other)}
        return next((number for a, b, number in self.apart if {self.of(a), self.of(b)} == wanted), None)

    def join(self, one: str, other: str, number: int) -> None:
        first, second = sorted((self.of(one), self.of(other)))
        if first == second:
            return
        joined = self.members.setdefault(first, {first: number})
        for member, since in self.members.pop(second, {second: number}).items():
            joined[member] = since
            self.name[member] = first
        self.name[first] = first

    def joining(self, one: str, other: str) -> int:
        """The earliest judgement that put one of two into the set that they share."""
        members = self.members[self.of(one)]
        return min(members[one], members[other])


def settle(judgements: Iterable[Judgement], *, subject: str = "statement") -> Settled:
    """What holds of the standing judgements about statements (or actors), from the latest back: the later wins."""
    standing = [j for j in judgements if j.undone is None and j.subject == subject]
    sets = _Sets()
    overruled: dict[int, int] = {}
    about: dict[str, tuple[Verdict, int]] = {}
    for judgement in sorted(standing, key=lambda j: -j.number):
        if judgement.second is None:
            verdict, number = about.setdefault(judgement.first, (judgement.verdict, judgement.number))
            if verdict is not judgement.verdict:
                overruled[judgement.number] = number
        elif (stronger := _settle_pair(judgement, sets)) is not None:
            overruled[judgement.number] = stronger
    others: dict[str, set[str]] = {}
    for one, other, _ in sets.apart:
        others.setdefault(one, set()).add(other)
        others.setdefault(other, set()).add(one)
    return Settled(
        same=dict(sets.name),
        others={statement: frozenset(found) for statement, found in others.items()},
        rejected=frozenset(statement for statement, (verdict, _) in about.items() if verdict is Verdict.REJECT),
        because={member: number for members in sets.members.values() for member, number in members.items()},
        overruled=overruled,
    )


def _settle_pair(judgement: Judgement, sets: _Sets) -> int | None:
    """Take a judgement about two statements in; else the later one that speaks against it."""
    one, other = judgement.first, judgement.second or judgement.first
    if judgement.verdict is Verdict.SAME:
        if (number := sets.keeping_apart(one, other)) is not None:
            return number
        sets.join(one, other, judgement.number)
    elif judgement.verdict is Verdict.DIFFERENT:
        if one == other:
            return None
        if sets.of(one) == sets.of(other):
            return sets.joining(one, other)
        sets.apart.append((one, other, judgement.number))
    return None
