"""Statements of one block put into groups by mode and day; each group becomes an event.

Plain union over "the days agree" would chain: "in August" agrees with the 12th and with the 14th. So groups have a
core, the narrowest date in them, and are filled from the surest statement to the least sure: exact days, then
intervals from narrow to wide, then the undated. A statement that fits two groups equally joins neither.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from wirebook.linking.days import Days
from wirebook.linking.keys import modes_agree
from wirebook.model import Span, Statement


@dataclass(frozen=True, slots=True)
class LinkSettings:
    """How far apart reports of one happening may be, in days.

    undated_days: a statement without date is taken for a happening of at most so many days from its article's day;
    same_report_days: undated statements of articles so many days apart are taken for one happening;
    widest_days: a longer interval ("in 2024") says too little to be joined with a day inside it.
    """

    undated_days: int = 3
    same_report_days: int = 1
    widest_days: int = 31


@dataclass(frozen=True, slots=True)
class Told:
    """A statement with what linking compares: its days, and the day of its article as an ordinal."""

    statement: Statement
    days: Days | None
    published: int | None

    @property
    def order(self) -> tuple[bool, Days, str, Span, Span, str]:
        """By date (the undated last), article, place in the article."""
        statement = self.statement
        days = self.days or Days(self.published or 0, self.published or 0)
        return (self.days is None, days, statement.article, statement.span, statement.trigger, statement.id)

    @property
    def telling(self) -> tuple[bool, int, str, Span, Span, str]:
        """By the day of the report (the undated last), article, place in the article: who told it first."""
        statement = self.statement
        place = (statement.article, statement.span, statement.trigger, statement.id)
        return (self.published is None, self.published or 0, *place)


@dataclass(slots=True)
class Group:
    """Statements of one happening while linking goes on. days: the core; None while all are undated."""

    days: Days | None
    mode: str | None
    published: int | None
    members: list[Told] = field(default_factory=list)

    def add(self, told: Told) -> None:
        """Take one more; a mode told by it becomes the group's."""
        self.members.append(told)
        self.mode = self.mode or told.statement.mode


class Groups:
    """The groups of one block, found by day."""

    def __init__(self, settings: LinkSettings) -> None:
        self.all: list[Group] = []
        self.settings = settings
        self._dated: list[tuple[int, int, int]] = []
        self._undated: list[tuple[int, int]] = []

    def open(self, told: Told) -> Group:
        """A new group of this statement alone."""
        group = Group(told.days, told.statement.mode, told.published, [told])
        number = len(self.all)
        self.all.append(group)
        if told.days:
            insort(self._dated, (told.days.first, told.days.last, number))
        elif told.published is not None:
            insort(self._undated, (told.published, number))
        return group

    def fitting(self, days: Days, mode: str | None) -> list[Group]:
        """The first two dated groups whose core lies inside the days, mode agreeing: two are enough to doubt."""
        found: list[Group] = []
        position = bisect_left(self._dated, (days.first, 0, 0))
        while position < len(self._dated) and len(found) < 2 and self._dated[position][0] <= days.last:
            _, last, number = self._dated[position]
            group = self.all[number]
            if last <= days.last and modes_agree(group.mode, mode):
                found.append(group)
            position += 1
        return found

    def equal(self, days: Days, mode: str | None) -> list[Group]:
        """The dated groups with exactly these days, mode agreeing."""
        start = bisect_left(self._dated, (days.first, days.last, 0))
        end = bisect_right(self._dated, (days.first, days.last, len(self.all)))
        return [self.all[n] for *_, n in self._dated[start:end] if modes_agree(self.all[n].mode, mode)]

    def near(self, published: int, mode: str | None) -> list[Group]:
        """The dated groups whose core is so short and near that an undated report of that day may mean it."""
        reach = self.settings.undated_days
        return self.fitting(Days(published - reach, published + reach), mode)

    def reported_near(self, published: int, mode: str | None) -> list[Group]:
        """The groups of undated statements that were first published about that day."""
        reach = self.settings.same_report_days
        start = bisect_left(self._undated, (published - reach, 0))
        end = bisect_right(self._undated, (published + reach, len(self.all)))
        found = [self.all[n] for _, n in self._undated[start:end] if modes_agree(self.all[n].mode, mode)]
        return sorted(found, key=lambda group: abs((group.published or 0) - published))


def _distance(one: Told, other: Told) -> tuple[int, Span]:
    """How far apart two statements of one article stand, in characters; ties go to the earlier."""
    return abs(one.statement.trigger.start - other.statement.trigger.start), other.statement.trigger


def _nearest(told: Told, group_of: dict[str, Group], mates: Iterable[Told]) -> Group | None:
    """The group of the nearest mate, mode agreeing; mates are statements of the same article and block."""
    fitting = [
        mate
        for mate in mates
        if mate.statement.id in group_of and modes_agree(group_of[mate.statement.id].mode, told.statement.mode)
    ]
    if not fitting:
        return None
    return group_of[min(fitting, key=lambda mate: _distance(told, mate)).statement.id]


def _same_mode_or_only(groups: Sequence[Group], mode: str | None) -> Group | None:
    """The first group of the very mode; else the only one there is."""
    for group in groups:
        if group.mode == mode:
            return group
    return groups[0] if len({group.mode for group in groups}) == 1 else None


def _choose_dated(told: Told, days: Days, groups: Groups) -> Group | None:
    """The one group that a dated statement belongs to, if exactly one fits."""
    mode = told.statement.mode
    if equal := groups.equal(days, mode):
        return _same_mode_or_only(equal, mode)
    inside = groups.fitting(days, mode) if days.length <= groups.settings.widest_days else []
    return inside[0] if len(inside) == 1 else None


def _choose_undated(told: Told, groups: Groups) -> Group | None:
    """The only dated group near the article's own day, else the one of undated reports of that day."""
    if told.published is None:
        return None
    mode = told.statement.mode
    dated = groups.near(told.published, mode)
    if len(dated) == 1:
        return dated[0]
    return _same_mode_or_only(groups.reported_near(told.published, mode), mode)


def _surest_first(told: Told) -> tuple[bool, int, bool, tuple[bool, Days, str, Span, Span, str]]:
    """Narrow before wide, undated last; where the mode is told before where it is not."""
    return (told.days is None, told.days.length if told.days else 0, told.statement.mode is None, told.order)


def group_block(block: Sequence[Told], settings: LinkSettings) -> list[list[Told]]:
    """The statements of one block as groups of one happening each; in a group, who told it first comes first."""
    groups = Groups(settings)
    group_of: dict[str, Group] = {}
    placed: dict[str, list[Told]] = {}
    for told in sorted(block, key=_surest_first):
        mates = placed.setdefault(told.statement.article, [])
        if told.days:
            group = _choose_dated(told, told.days, groups)
        else:
            group = _nearest(told, group_of, mates) or _choose_undated(told, groups)
        if group:
            group.add(told)
        else:
            group = groups.open(told)
        group_of[told.statement.id] = group
        mates.append(told)
    return [sorted(group.members, key=lambda told: told.telling) for group in groups.all]
