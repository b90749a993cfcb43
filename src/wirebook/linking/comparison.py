"""How far two statements tell of one happening: points by named rules, so that every link can be explained.

Each rule looks at one field and says how many points it gives or takes; `None` from `compare` means that the two
cannot be one. What decides is the sum, see `LinkSettings.threshold`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import inf

from wirebook.knowledge.kinship import load_kinship
from wirebook.linking.days import Days
from wirebook.linking.numbers import Range
from wirebook.linking.parties import OTHER_PARTY, SAME_PARTY, Sides, compare_sides
from wirebook.linking.places import Relation, relation
from wirebook.linking.told import Told
from wirebook.model import Status

#: Statuses of what has not happened when it is told.
AHEAD = frozenset({Status.PLANNED, Status.POSSIBLE, Status.CALLED_FOR})

#: A longer interval ("in 2024") says too little to be taken for a day inside it.
WIDEST_DAYS = 31

Point = tuple[str, float]


@dataclass(frozen=True, slots=True)
class Likeness:
    """How far two statements tell of one happening. points: each rule that spoke, with what it gave."""

    score: float
    points: tuple[Point, ...]


def compare(one: Told, other: Told) -> Likeness | None:
    """How far two statements tell of one happening; None where they cannot. Symmetric."""
    if excluded(one, other):
        return None
    points = tuple(_points(one, other))
    return Likeness(sum(value for _, value in points), points)


def alike_but_for_day(one: Told, other: Told) -> Likeness | None:
    """How far two statements tell of one plan, whatever the day; None where kind or mode exclude it."""
    if _other_kind(one, other):
        return None
    points = tuple(point for rule in (_kind, _parties, _place, _counts, _company) for point in rule(one, other))
    return Likeness(sum(value for _, value in points), points)


def excluded(one: Told, other: Told) -> bool:
    """Whether something speaks against it that nothing can outweigh: the kind of act, the mode, the day, the place."""
    return _other_kind(one, other) or _other_spot(one, other) or other_day(one, other)


def other_day(one: Told, other: Told) -> bool:
    """Whether two are told of days that cannot be one."""
    return bool(one.days and other.days and not one.days.overlaps(other.days) and not _next_day(one, other))


def _other_kind(one: Told, other: Told) -> bool:
    kinship = load_kinship()
    types = one.statement.type, other.statement.type
    if types[0] is types[1]:
        return kinship.modes_exclude(types[0], one.statement.mode, other.statement.mode)
    return types[1] not in kinship.near.get(types[0], ()) or one.meaning.concepts.isdisjoint(other.meaning.concepts)


def _other_spot(one: Told, other: Told) -> bool:
    """Whether two acts that happen at one place each are told of two places."""
    if one.statement.type not in load_kinship().local or one.place is None or other.place is None:
        return False
    return relation(one.place, other.place) is Relation.APART


def _next_day(one: Told, other: Told) -> bool:
    """Whether two neighbouring days may be one told by two clocks, or the day of a report taken for it.

    The number is the same; or an act that is not local has the same mode, and the town or two persons are the same.
    """
    assert one.days
    assert other.days
    gap = max(one.days.first, other.days.first) - min(one.days.last, other.days.last)
    if gap > 1 or one.days.length > 1 or other.days.length > 1:
        return False
    if any(name == "same number" for name, _ in _counts(one, other)):
        return True
    mode = one.statement.mode
    if one.statement.type in load_kinship().local or mode is None or mode != other.statement.mode:
        return False
    if len(_persons(one) & _persons(other)) > 1:
        return True
    if not one.exact or not other.exact or one.place is None or other.place is None:
        return False
    return relation(one.place, other.place) is Relation.SAME


def _persons(told: Told) -> frozenset[str]:
    return frozenset(party.key for party in told.both if party.person)


def _points(one: Told, other: Told) -> Iterator[Point]:
    yield from _kind(one, other)
    yield from _parties(one, other)
    yield from _day(one, other)
    yield from _place(one, other)
    yield from _counts(one, other)
    yield from _company(one, other)


def _kind(one: Told, other: Told) -> Iterator[Point]:
    """Type, mode and the meaning of the trigger."""
    mine, theirs = one.statement, other.statement
    if mine.type is theirs.type:
        yield "same type", 1.0
        if mine.mode and theirs.mode:
            yield ("same mode", 0.5) if mine.mode == theirs.mode else ("other mode", -0.75)
    else:
        yield "kindred type", -0.5
    if one.meaning.stems & other.meaning.stems:
        yield "same words", 1.0
    elif one.meaning.concepts & other.meaning.concepts:
        yield "same kind of act", 0.75
    elif one.frame == other.frame:
        yield "same frame", 0.75
    elif one.meaning.concepts and other.meaning.concepts:
        yield "other kind of act", -0.5


def _side(name: str, sides: Sides | None, destination: bool) -> Iterator[Point]:
    if sides is None:
        return
    if sides.share < OTHER_PARTY:
        if not destination:
            yield f"other {name}", -2.0
        return
    if sides.share >= SAME_PARTY:
        yield f"same {name}", 1.25 * sides.share


def _parties(one: Told, other: Told) -> Iterator[Point]:
    if not (one.symmetric or other.symmetric):
        yield from _side("actor", compare_sides(one.actors, other.actors), destination=False)
        destination = one.destination or other.destination
        yield from _side("recipient", compare_sides(one.recipients, other.recipients), destination)
        return
    sides = compare_sides(one.both, other.both)
    if sides is None:
        return
    if sides.share < OTHER_PARTY:
        yield "other parties", -3.0
    elif sides.share < SAME_PARTY:
        yield "hardly the same parties", -1.0
    else:
        yield "same parties", 1.25 * min(2.0, sides.matched) * sides.share


def _day(one: Told, other: Told) -> Iterator[Point]:
    if one.days and other.days:
        yield _dated(one.days, other.days)
    elif one.days or other.days:
        dated, undated = (one, other) if one.days else (other, one)
        assert dated.days
        same_article = dated.statement.article == undated.statement.article
        yield _half_dated(dated.days, undated, same_article or _same_story(one, other))
    else:
        yield _undated(one, other)


def _dated(one: Days, other: Days) -> Point:
    if one == other:
        return ("same day", 1.5) if one.length == 1 else ("same period", 1.0 if one.length <= WIDEST_DAYS else -0.25)
    if not one.overlaps(other):
        return "next day", -1.0
    longest = max(one.length, other.length)
    if longest > WIDEST_DAYS:
        return "in a long period", -1.0
    return "day within the period", 0.75 if longest <= 7 else 0.5


def _half_dated(days: Days, undated: Told, together: bool) -> Point:
    """One is dated, of the other only the day of its report is known; together: in one article or story."""
    if undated.published is None:
        return "day of the report not known", 0.0 if together else -0.5 if days.length > WIDEST_DAYS else -1.0
    ahead = undated.statement.status in AHEAD
    first, last = (-1, 14) if ahead else (-3, 1)
    if days.first <= undated.published + last and days.last >= undated.published + first:
        return "reported about that day", 0.5 if days.length <= WIDEST_DAYS else -0.5
    if together:
        return "told later in one story", 0.0
    return ("in a long period", -1.25) if days.length > WIDEST_DAYS else ("reported at another time", -2.0)


def _undated(one: Told, other: Told) -> Point:
    """Of both only the days of their reports are known."""
    if one.statement.article == other.statement.article:
        return "same report", 0.5
    if one.published is None or other.published is None:
        return "days of the reports not known", 0.0 if _same_story(one, other) else -1.0
    apart = abs(one.published - other.published)
    early, late = (one, other) if one.published <= other.published else (other, one)
    if early.statement.status in AHEAD:
        near = 14 if late.statement.status in AHEAD else 7
        return ("reported in the same weeks", 0.25) if apart <= near else ("reported at another time", -2.0)
    if late.statement.status in AHEAD and apart > 1:
        return "planned after it happened", -1.5
    if apart <= 1:
        return "reported together", 0.5
    return ("reported within days", 0.0) if apart <= 3 else ("reported at another time", -2.0)


def _place(one: Told, other: Told) -> Iterator[Point]:
    if one.place is None or other.place is None:
        return
    where = relation(one.place, other.place)
    if where is Relation.SAME:
        yield ("same country", 0.25) if one.wide else ("same place", 1.0)
    elif where is Relation.WITHIN:
        yield "place within the other", 0.25 if one.wide or other.wide else 0.5
    elif where is Relation.APART:
        yield "other place", -1.0


def _counts(one: Told, other: Told) -> Iterator[Point]:
    """The best agreement of what both count; in one report two numbers for one thing are two happenings."""
    best: float | None = None
    for thing, mine in one.counts:
        for kind, theirs in other.counts:
            if thing == kind:
                points = _agreement(mine, theirs, one.statement.article == other.statement.article)
                best = points if best is None else max(best, points)
    if best is not None:
        yield ("same number" if best >= 1.0 else "numbers agree" if best > 0 else "other number"), best


def _agreement(one: Range, other: Range, same_article: bool) -> float:
    if one == other:
        size = one.low if one.low > -inf else one.high
        return 2.75 if size >= 1000 else 2.0 if size >= 100 else 1.5 if size >= 10 else 1.0 if size >= 3 else 0.5
    if one.agrees(other):
        return 0.5
    return -1.5 if same_article else -0.5


def _company(one: Told, other: Told) -> Iterator[Point]:
    """The story, and whether both stand in one report."""
    if one.statement.article == other.statement.article:
        return
    if one.story is not None and other.story is not None:
        if one.story != other.story:
            yield "other story", -0.75
        else:
            yield "same story", 1.25 if one.meaning.stems & other.meaning.stems else 0.75


def _same_story(one: Told, other: Told) -> bool:
    return one.story is not None and one.story == other.story
