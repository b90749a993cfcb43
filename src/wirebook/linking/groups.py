"""Statements put into groups of one happening each; each group becomes an event.

Plain union over pairs that fit would chain: "in August" agrees with the 12th and with the 14th. So groups are filled
from the surest statement to the least sure (exact days, then intervals from narrow to wide, then the undated), each
statement is compared with the first members of a group, nothing that a member excludes may join, and a statement that
fits two groups equally joins neither. What people judged to be one is one from the start.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations, islice

from wirebook.knowledge.kinship import load_kinship
from wirebook.linking.comparison import AHEAD, WIDEST_DAYS, Likeness, compare, other_day
from wirebook.linking.days import Days
from wirebook.linking.judged import Settled
from wirebook.linking.numbers import Range
from wirebook.linking.places import Relation, relation
from wirebook.linking.told import Told
from wirebook.model import EventType, Place


@dataclass(frozen=True, slots=True)
class LinkSettings:
    """What it takes to be one happening.

    threshold: points that a statement needs to join a group, see `linking.comparison`; margin: how far the best group
    must be ahead of the next; leaders: members of a group that a statement is compared with, the surest;
    candidates: groups that a statement is compared with at most; undated_before, undated_after: how many days before
    (after) the report an undated statement may have happened; planned_after: the same for what is ahead.
    """

    threshold: float = 3.6
    margin: float = 0.5
    leaders: int = 3
    candidates: int = 60
    undated_before: int = 3
    undated_after: int = 1
    planned_after: int = 14


@dataclass(slots=True)
class Group:
    """Statements of one happening while linking goes on.

    days: the core, the narrowest in it; leaders: members that others are compared with; modes, places: all that is told
    in it, since what one member excludes no other may bring in; reasons: names of rules.
    """

    number: int
    days: Days | None
    members: list[Told] = field(default_factory=list)
    leaders: list[Told] = field(default_factory=list)
    modes: dict[str, None] = field(default_factory=dict)
    places: dict[Place, None] = field(default_factory=dict)
    reasons: dict[str, None] = field(default_factory=dict)

    def add(self, told: Told, likeness: Likeness | None, leaders: int) -> None:
        """Take one more. It leads too if it tells something new and there is room."""
        self.members.append(told)
        if told.statement.mode:
            self.modes[told.statement.mode] = None
        if told.place:
            self.places[told.place] = None
        if told.days and (self.days is None or told.days.length < self.days.length):
            self.days = told.days
        if likeness is None or (len(self.leaders) < leaders and likeness.score < _ALIKE):
            self.leaders.append(told)
        if likeness:
            self.reasons.update((name, None) for name, points in likeness.points if points > 0)

    def excludes(self, told: Told) -> bool:
        """Whether the mode or place of any member excludes a statement."""
        kinship, event_type = load_kinship(), told.statement.type
        if any(kinship.modes_exclude(event_type, told.statement.mode, mode) for mode in self.modes):
            return True
        place = told.place
        if event_type not in kinship.local or place is None:
            return False
        return any(relation(place, other) is Relation.APART for other in self.places)

    def absorb(self, other: Group, leaders: int) -> None:
        """Take all of another group; what it was is this one from now on."""
        self.members += other.members
        self.leaders += other.leaders[: max(leaders - len(self.leaders), 0)]
        self.modes |= other.modes
        self.places |= other.places
        self.reasons |= other.reasons
        if other.days and (self.days is None or other.days.length < self.days.length):
            self.days = other.days


#: Numbers from here on find a happening.
LARGE = 100

#: So many groups of one type, party and day are looked at, the surest first: it bounds the cost of a crowded day.
MOST_ON_SHELF = 500

#: Points that two groups need to be made one by a statement that fits both, and the reason that is noted then.
BRIDGE = 2.0
BRIDGED = "both fit a third"

#: So many points are those of a statement that tells the same as one that leads already.
_ALIKE = 6.0


@dataclass(slots=True)
class _Shelf:
    """The groups that are found by one key.

    days: those of one day, by it; periods: longer ones as (first, last, number); undated: by the day of the first
    report; unknown: those of which not even that is known.
    """

    days: dict[int, list[int]] = field(default_factory=dict)
    periods: list[tuple[int, int, int]] = field(default_factory=list)
    undated: list[tuple[int, int]] = field(default_factory=list)
    unknown: list[int] = field(default_factory=list)

    def put(self, group: Group) -> None:
        if group.days and group.days.length == 1:
            self.days.setdefault(group.days.first, []).append(group.number)
        elif group.days:
            insort(self.periods, (group.days.first, group.days.last, group.number))
        elif (published := group.members[0].published) is not None:
            insort(self.undated, (published, group.number))
        else:
            self.unknown.append(group.number)

    def overlapping(self, days: Days) -> Iterator[int]:
        """Dated groups with a day in common, or next to it; long periods find only the same periods."""
        if days.length > WIDEST_DAYS:
            start = bisect_left(self.periods, (days.first, days.last, 0))
            end = bisect_right(self.periods, (days.first, days.last, 1 << 60))
            yield from (number for _, _, number in self.periods[start:end])
            return
        for day in range(days.first - 1, days.last + 2):
            yield from self.days.get(day, ())
        for first, last, number in self.periods[bisect_left(self.periods, (days.first - WIDEST_DAYS, 0, 0)) :]:
            if first > days.last:
                return
            if last >= days.first and last - first < WIDEST_DAYS:
                yield number

    def reported(self, first: int, last: int) -> Iterator[int]:
        """Undated groups first reported in those days."""
        start = bisect_left(self.undated, (first, 0))
        end = bisect_right(self.undated, (last, 1 << 60))
        yield from (number for _, number in self.undated[start:end])

    def all(self) -> Iterator[int]:
        """Every group."""
        for day in sorted(self.days):
            yield from self.days[day]
        yield from (number for _, _, number in self.periods)
        yield from (number for _, number in self.undated)
        yield from self.unknown


class Groups:
    """All groups, found by what their statements share: type and a party, place or kind of act."""

    def __init__(self, settings: LinkSettings) -> None:
        self.all: list[Group] = []
        self.settings = settings
        self._shelves: dict[tuple[EventType, str], _Shelf] = {}
        self._of_article: dict[tuple[str, EventType], list[int]] = {}
        self._of_number: dict[tuple[EventType, tuple[str, str], Range], list[int]] = {}

    def open(self, members: Sequence[Told]) -> Group:
        """A new group of these statements."""
        group = Group(len(self.all), None)
        self.all.append(group)
        for told in members:
            group.add(told, None, len(members))
        for shelf in sorted({(told.statement.type, key) for told in members for key in told.keys}):
            self._shelves.setdefault(shelf, _Shelf()).put(group)
        for told in members:
            self.note(group, told)
        return group

    def note(self, group: Group, told: Told) -> None:
        """Remember that an article tells of a group."""
        lists = [self._of_article.setdefault((told.statement.article, told.statement.type), [])]
        lists += [self._of_number.setdefault(key, []) for key in _telling_numbers(told)]
        for numbers in lists:
            if group.number not in numbers[-1:]:
                numbers.append(group.number)

    def merge(self, groups: Sequence[Group]) -> Group:
        """Make several groups one, the oldest."""
        first, *others = sorted(groups, key=lambda group: group.number)
        for other in others:
            first.absorb(other, self.settings.leaders)
            first.reasons[BRIDGED] = None
            self.all[other.number] = first
        return first

    def candidates(self, told: Told) -> list[Group]:
        """The groups that a statement may belong to: those that share most with it first, then the older."""
        shared: dict[int, int] = {}
        for number in self._sharing(told):
            number = self._current(number)
            shared[number] = shared.get(number, 0) + 1
        best = sorted(shared, key=lambda number: (-shared[number], number))
        return [self.all[number] for number in best[: self.settings.candidates]]

    def _current(self, number: int) -> int:
        """The number under which a group stands now."""
        while self.all[number].number != number:
            number = self.all[number].number
        return number

    def _sharing(self, told: Told) -> Iterator[int]:
        """The groups found by each thing that a statement shares with them."""
        for shelf in self._shelves_of(told):
            yield from islice(self._fitting(shelf, told), MOST_ON_SHELF)
        yield from self._of_article.get((told.statement.article, told.statement.type), ())
        for key in _telling_numbers(told):
            yield from self._of_number.get(key, ())[: self.settings.candidates]

    def _shelves_of(self, told: Told) -> Iterator[_Shelf]:
        event_type = told.statement.type
        for kind in (event_type, *load_kinship().near.get(event_type, ())):
            for key in sorted(told.keys):
                if shelf := self._shelves.get((kind, key)):
                    yield shelf

    def _fitting(self, shelf: _Shelf, told: Told) -> Iterator[int]:
        """What is dated about the right days, or was reported in the same days."""
        settings = self.settings
        if told.days:
            yield from shelf.overlapping(told.days)
            return
        if told.published is None:
            numbers = list(islice(shelf.all(), settings.candidates + 1))
            if len(numbers) <= settings.candidates:
                yield from numbers
            return
        after = settings.planned_after if told.statement.status in AHEAD else settings.undated_after
        yield from shelf.overlapping(Days(told.published - settings.undated_before, told.published + after))
        yield from shelf.reported(told.published - settings.planned_after, told.published + settings.planned_after)
        if len(shelf.unknown) <= settings.candidates:
            yield from shelf.unknown


def _telling_numbers(told: Told) -> Iterator[tuple[EventType, tuple[str, str], Range]]:
    """Numbers so large that the same one for the same thing is hardly of another happening, whatever the day."""
    for thing, allowed in told.counts:
        if max(allowed.low, -1) >= LARGE or (allowed.low < 0 and allowed.high >= LARGE):
            yield told.statement.type, thing, allowed


def _fit(told: Told, group: Group) -> Likeness | None:
    """How well a statement fits a group: as well as the leader that it fits best; None where a member excludes it."""
    if group.excludes(told):
        return None
    best: Likeness | None = None
    for leader in group.leaders:
        likeness = compare(told, leader)
        if likeness is None and other_day(told, leader):
            continue  # of two neighbouring days that were taken for one, the other may fit
        if likeness is None:
            return None
        if best is None or likeness.score > best.score:
            best = likeness
    return best


def _barred(told: Told, group: Group, settled: Settled) -> bool:
    """Whether a person judged it to be another happening than a member's."""
    others = settled.others.get(told.statement.id)
    return others is not None and any(member.statement.id in others for member in group.members)


def _distance(told: Told, group: Group) -> int | None:
    """How far the nearest member in the same article stands, in characters; None where there is none."""
    mates = (member.statement for member in group.members if member.statement.article == told.statement.article)
    return min((abs(mate.trigger.start - told.statement.trigger.start) for mate in mates), default=None)


def choose(told: Told, groups: Groups, settled: Settled) -> tuple[Group, Likeness] | None:
    """The one group that a statement belongs to, if one fits and no other fits as well."""
    settings = groups.settings
    fitting: list[tuple[Group, Likeness]] = []
    for group in groups.candidates(told):
        if _barred(told, group, settled):
            continue
        likeness = _fit(told, group)
        if likeness and likeness.score >= settings.threshold:
            fitting.append((group, likeness))
    if not fitting:
        return None
    fitting.sort(key=lambda pair: (-pair[1].score, pair[0].number))
    close = [pair for pair in fitting if fitting[0][1].score - pair[1].score < settings.margin]
    if len(close) == 1:
        return fitting[0]
    if _one_for_all(pair[0] for pair in close) and not _judged_apart([pair[0] for pair in close], settled):
        return groups.merge([pair[0] for pair in close]), fitting[0][1]
    return _nearest(told, close)


def _one_for_all(groups: Iterable[Group]) -> bool:
    """Whether groups that a statement fits equally well are one, told too briefly to be seen as such before.

    Nothing in any two of them may contradict, and they must share something beside the type.
    """
    return all(_compatible(one, other) for one, other in combinations(list(groups), 2))


def _compatible(one: Group, other: Group) -> bool:
    likenesses = [compare(leader, mate) for leader in one.leaders for mate in other.leaders]
    if any(likeness is None for likeness in likenesses) or any(one.excludes(member) for member in other.leaders):
        return False
    points = [point for likeness in likenesses if likeness for point in likeness.points]
    best = max(likeness.score for likeness in likenesses if likeness)
    return best >= BRIDGE and not any(name.startswith("other ") for name, _ in points)


def _judged_apart(groups: Sequence[Group], settled: Settled) -> bool:
    """Whether people judged members of different groups to be different."""
    if not settled.others:
        return False
    return any(_barred(member, other, settled) for one, other in combinations(groups, 2) for member in one.members)


def _nearest(told: Told, close: Sequence[tuple[Group, Likeness]]) -> tuple[Group, Likeness] | None:
    """Of groups that fit equally well that of the nearest undated mention in the article, if the article tells one."""
    if told.days:
        return None
    distances = [(distance, pair[0].number) for pair in close if (distance := _distance(told, pair[0])) is not None]
    if not distances:
        return None
    _, number = min(distances)
    return next(pair for pair in close if pair[0].number == number)


def make_groups(everything: Iterable[Told], settled: Settled, settings: LinkSettings) -> list[Group]:
    """All statements as groups of one happening each. The result does not depend on their order."""
    groups = Groups(settings)
    ordered = sorted(everything, key=lambda told: told.surest_first)
    seeded = _seed(ordered, settled, groups)
    for told in ordered:
        if told.statement.id in seeded:
            continue
        found = choose(told, groups, settled)
        if found is None:
            groups.open([told])
        else:
            found[0].add(told, found[1], settings.leaders)
            groups.note(found[0], told)
    return [group for number, group in enumerate(groups.all) if group.number == number]


def _seed(ordered: Sequence[Told], settled: Settled, groups: Groups) -> frozenset[str]:
    """Open a group for each set of statements that people judged to be one; the ids of these statements."""
    sets: dict[str, list[Told]] = {}
    for told in ordered:
        if (name := settled.same.get(told.statement.id)) is not None:
            sets.setdefault(name, []).append(told)
    for members in sets.values():
        if len(members) > 1:
            opened = groups.open(members)
            numbers = sorted(settled.because[told.statement.id] for told in members)
            opened.reasons.update((f"judgement {number}", None) for number in numbers)
    return frozenset(told.statement.id for members in sets.values() if len(members) > 1 for told in members)
