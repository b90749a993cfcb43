"""Plans that slipped: the same meeting planned for one day, then planned or held on another.

Two groups are one happening that slipped if they agree on everything but the day, the earlier told is only a plan of
which nothing came, nobody speaks of it any more once the other is told, the change is told before the planned day or
about it, and there is no second group that would fit as well.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence

from wirebook.linking.comparison import AHEAD, WIDEST_DAYS, alike_but_for_day
from wirebook.linking.groups import Group, LinkSettings
from wirebook.linking.judged import Settled
from wirebook.linking.parties import index_keys
from wirebook.linking.told import Told
from wirebook.model import EventType, Status

#: What is set for a day and moved as a whole. Protests and attacks come again instead.
MOVABLE = frozenset({EventType.CONSULT, EventType.AGREE, EventType.COOPERATE, EventType.SUPPORT})

#: How far a plan moves at most, how long after its day a move is told, how far what was held in its stead may be off.
LONGEST_MOVE = 62
TOLD_AFTER = 1
HELD_AFTER = 10

MOVED = "plan moved"

_Key = tuple[EventType, frozenset[str]]


def join_moved(groups: Sequence[Group], settled: Settled, settings: LinkSettings) -> list[list[Group]]:
    """The groups, those that tell of one plan that moved put together."""
    shelves: dict[_Key, list[Group]] = {}
    for group in groups:
        first = group.leaders[0]
        parties = index_keys(first.both)
        if first.statement.type in MOVABLE and group.days and group.days.length <= WIDEST_DAYS and parties:
            shelves.setdefault((first.statement.type, parties), []).append(group)
    follower: dict[int, int] = {}
    taken: dict[int, list[int]] = {}
    for shelf in shelves.values():
        shelf.sort(key=_first_day)
        for plan in shelf:
            if not any(member.statement.status in AHEAD for member in plan.members):
                continue
            moved = [other for other in _near(plan, shelf) if _moved(plan, other, settled, settings)]
            if len(moved) == 1:
                follower[plan.number] = moved[0].number
                taken.setdefault(moved[0].number, []).append(plan.number)
    chains = {plan: later for plan, later in follower.items() if len(taken[later]) == 1}
    return _chained(groups, chains)


def _first_day(group: Group) -> tuple[int, int]:
    return (group.days.first if group.days else 0, group.number)


def _near(plan: Group, shelf: Sequence[Group]) -> list[Group]:
    """The other groups of a shelf, sorted by day, that are not too far off."""
    days = plan.days
    assert days
    start = bisect_left(shelf, (days.first - LONGEST_MOVE - WIDEST_DAYS, 0), key=_first_day)
    end = bisect_left(shelf, (days.last + LONGEST_MOVE + 1, 0), key=_first_day)
    return [
        other
        for other in shelf[start:end]
        if other is not plan
        and other.days
        and not other.days.overlaps(days)
        and max(other.days.first - days.last, days.first - other.days.last) <= LONGEST_MOVE
    ]


def _moved(plan: Group, other: Group, settled: Settled, settings: LinkSettings) -> bool:
    assert plan.days
    assert other.days
    if any(member.statement.status is Status.HAPPENED for member in plan.members):
        return False
    reports = _reports(plan), _reports(other)
    if not reports[0] or not reports[1] or min(reports[1]) < max(reports[0]) or min(reports[1]) == min(reports[0]):
        return False
    ahead = any(member.statement.status in AHEAD for member in other.members)
    gap = other.days.first - plan.days.last
    if min(reports[1]) > plan.days.last + TOLD_AFTER and (ahead or not 0 < gap <= HELD_AFTER):
        return False
    if _judged_apart(plan, other, settled):
        return False
    return any(_alike(one, two, settings) for one in plan.leaders for two in other.leaders)


def _reports(group: Group) -> list[int]:
    return [member.published for member in group.members if member.published is not None]


def _judged_apart(one: Group, other: Group, settled: Settled) -> bool:
    there = {member.statement.id for member in other.members}
    return any(not there.isdisjoint(settled.others.get(member.statement.id, ())) for member in one.members)


def _alike(one: Told, other: Told, settings: LinkSettings) -> bool:
    """Whether two agree on all but the day, and share a place or story beside the parties."""
    likeness = alike_but_for_day(one, other)
    if likeness is None or likeness.score < settings.threshold:
        return False
    rules = {name for name, points in likeness.points if points > 0}
    return bool(rules & {"same place", "place within the other", "same story"}) and "same words" in rules


def _chained(groups: Sequence[Group], later: Mapping[int, int]) -> list[list[Group]]:
    heads = [group for group in groups if group.number not in set(later.values())]
    by_number = {group.number: group for group in groups}
    chains = []
    for head in heads:
        chain = [head]
        while (number := later.get(chain[-1].number)) is not None:
            chain.append(by_number[number])
        chains.append(chain)
    return chains
