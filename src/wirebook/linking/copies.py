"""Whose text an article is: copies of one text, and an agency's reports, vouch as one.

Two articles are copies if, published within the window, the shorter shares a good part of its shingles with the other:
cut short, with boilerplate around it, lightly edited, or an agency's report inside an outlet's. What is copied is
compared pair by pair, so any order of the articles gives the same; copies of copies belong together.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import TYPE_CHECKING

from wirebook.linking.credits import agency_of, find_credit
from wirebook.linking.instants import Place, place_in_time

if TYPE_CHECKING:
    from wirebook.linking.shingles import Shingles


@dataclass(frozen=True, slots=True)
class CopyText:
    """What linking has to know of an article to find whose text it is.

    key: unique; published: ISO date or date-time, None where not known; text: with its marks, since credits are there.
    """

    key: str
    text: str
    outlet: str | None = None
    published: str | None = None
    title: str | None = None


@dataclass(frozen=True, slots=True)
class CopySettings:
    """What counts as a copy.

    share: the part of the shorter text that must be shared; long_share, long: less is enough where so many shingles are
    shared; least: how many must be shared at all; window: days between copies; one_in: of so many shingles one is
    looked up; hits: how many of those must meet.
    """

    share: float = 0.4
    long_share: float = 0.25
    long: int = 60
    least: int = 8
    window: float = 7.0
    one_in: int = 8
    hits: int = 2


@dataclass(frozen=True, slots=True)
class TextOrigin:
    """Whose text an article is.

    origin: key of the earliest copy, which may be the article itself; agency: who is credited in any of the copies, by
    full name; how: "own", "credited" (an agency's, no earlier copy known) or "copy"; share: the part of the article
    that `of` has too, 0 where there is none; of: the copy it shares most with, earlier ones first; outlet: of the
    earliest copy.
    """

    article: str
    origin: str
    agency: str | None
    how: str
    share: float = 0.0
    of: str | None = None
    outlet: str | None = None

    @property
    def voice(self) -> str:
        """Who vouches, for counting independent origins: the agency, else the outlet that had the text first.

        Two reports of one agency are one voice, and so are two of one outlet; without either, a text speaks for itself,
        by the key of its earliest copy.
        """
        return self.agency or self.outlet or self.origin


@dataclass(slots=True)
class _Held:
    """An article in the index, with its copies and how many shingles it shares with each.

    shingles, sampled: empty once the article is let go; length: how many shingles it has.
    """

    place: Place
    outlet: str | None
    agency: str | None
    shingles: Shingles | None
    length: int
    sampled: list[int]
    copies: dict[str, int] = field(default_factory=dict)

    @property
    def key(self) -> str:
        return self.place[2]


def origins(articles: Iterable[CopyText], settings: CopySettings | None = None) -> dict[str, TextOrigin]:
    """The origin of each article, in the order of time; the same in any order of the input.

    Memory holds the shingles of one window and a few words for each article.
    """
    index = CopyIndex(settings)
    pairs = sorted(((place_in_time(article.key, article.published), article) for article in articles), key=_first)
    for _, article in pairs:
        index._add(article)
    return index.origins()


def _first(pair: tuple[Place, CopyText]) -> Place:
    return pair[0]


class CopyIndex:
    """Takes articles one by one, in any order within twice the window; says whose text each is.

    Texts older than that are let go: a later article finds them no more, but what was found stays. `forget` lets go of
    that, too. Undated articles are compared with all that is held, and are kept.
    """

    def __init__(self, settings: CopySettings | None = None) -> None:
        self._settings = settings or CopySettings()
        from wirebook.linking.shingles import ShingleReader

        self._reader = ShingleReader()
        self._held: dict[str, _Held] = {}
        self._past: dict[str, _Held] = {}
        self._with: dict[int, list[str]] = {}
        self._group: dict[str, list[str]] = {}
        self._newest = float("-inf")
        self._swept = float("-inf")

    def __len__(self) -> int:
        """How many articles are held with their shingles."""
        return len(self._held)

    def add(self, article: CopyText) -> TextOrigin:
        """Add an article; its origin as known by now. One whose key is known is not added again."""
        self._add(article)
        return self.origin(article.key)

    def _add(self, article: CopyText) -> None:
        if article.key in self._group:
            return
        place = place_in_time(article.key, article.published)
        shingles = self._reader.read(article.text or article.title or "")
        agency = agency_of(article.outlet)
        if agency is None and (credit := find_credit(article.text)) is not None:
            agency = credit.agency
        held = _Held(place, article.outlet, agency, shingles, len(shingles), shingles.sample(self._settings.one_in))
        self._group[held.key] = [held.key]
        holders = [self._with.get(number) for number in held.sampled]
        for other, shared in self._copies(held, holders):
            self._connect(held, other, shared)
        self._hold(held, holders)

    def origin(self, key: str) -> TextOrigin:
        """The origin of an article that was added. Raises KeyError where it was not, or was forgotten."""
        group = [self._article(member) for member in self._group[key]]
        return self._origin(key, _earliest(group), _agency_of_group(group))

    def origins(self) -> dict[str, TextOrigin]:
        """The origins of all articles, in the order of time."""
        groups = {id(keys): [self._article(key) for key in keys] for keys in self._group.values()}
        facts = {number: (_earliest(group), _agency_of_group(group)) for number, group in groups.items()}
        keys = sorted(self._group, key=lambda key: self._article(key).place)
        return {key: self._origin(key, *facts[id(self._group[key])]) for key in keys}

    def _origin(self, key: str, earliest: _Held, agency: str | None) -> TextOrigin:
        """The origin of an article, given the earliest of its group and the agency that this credits."""
        article = self._article(key)
        if earliest is article:
            how = "credited" if agency and agency != agency_of(article.outlet) else "own"
            return TextOrigin(key, key, agency, how, outlet=article.outlet)
        of, shared = self._nearest(article)
        share = round(shared / max(1, article.length), 4)
        return TextOrigin(key, earliest.key, agency, "copy", share, of, earliest.outlet)

    def forget(self, before: float) -> None:
        """Let go of all groups that lie wholly before a time, in days since 1970: their origins are final."""
        groups = {id(group): group for group in self._group.values()}
        for group in groups.values():
            if all(key in self._past and self._past[key].place[:2] < (False, before) for key in group):
                for key in group:
                    del self._past[key], self._group[key]

    def _article(self, key: str) -> _Held:
        return self._held[key] if key in self._held else self._past[key]

    def _copies(self, held: _Held, holders: Sequence[list[str] | None]) -> Iterator[tuple[_Held, int]]:
        """The articles of which this one is a copy, or that are copies of it, with the number of shared shingles."""
        settings = self._settings
        for key, met in Counter(chain.from_iterable(filter(None, holders))).items():
            if met < settings.hits:
                continue
            other = self._held[key]
            shorter = min(len(held.sampled), len(other.sampled))
            # What the sample shows may fall short of the truth by chance: half of what is needed is looked at closely.
            if 2 * met < settings.long_share * shorter:
                continue
            if not _near(held.place, other.place, settings.window):
                continue
            assert held.shingles is not None
            assert other.shingles is not None
            shared = held.shingles.shared(other.shingles)
            if self._is_copy(shared, min(held.length, other.length)):
                yield other, shared

    def _is_copy(self, shared: int, shorter: int) -> bool:
        settings = self._settings
        if shared < min(settings.least, shorter):
            return False
        return shared >= settings.share * shorter or (
            shared >= settings.long and shared >= settings.long_share * shorter
        )

    def _connect(self, one: _Held, other: _Held, shared: int) -> None:
        """Note that two articles are copies, and make one group of theirs."""
        one.copies[other.key] = other.copies[one.key] = shared
        large, small = self._group[one.key], self._group[other.key]
        if large is small:
            return
        if len(large) < len(small):
            large, small = small, large
        large += small
        for key in small:
            self._group[key] = large

    def _nearest(self, article: _Held) -> tuple[str, int]:
        """The copy with which an article shares most; earlier ones first, ties fall to the earliest."""

        def order(item: tuple[str, int]) -> tuple[bool, int, Place]:
            place = self._article(item[0]).place
            return (place > article.place, -item[1], place)

        return min(article.copies.items(), key=order)

    def _hold(self, held: _Held, holders: Iterable[list[str] | None]) -> None:
        """Enter an article in the index; `holders`: who had each of the numbers of its sample before it."""
        key = held.key
        self._held[key] = held
        for number, keys in zip(held.sampled, holders, strict=True):
            if keys is None:
                self._with[number] = [key]
            else:
                keys.append(key)
        undated, instant, _ = held.place
        if not undated and instant > self._newest:
            self._newest = instant
            # Looked through once for each tenth of the window, so that the cost stays small.
            if instant - self._swept > self._settings.window / 10:
                self._swept = instant
                self._let_go(instant - 2 * self._settings.window)

    def _let_go(self, before: float) -> None:
        """Let go of the shingles of articles older than a time."""
        old = [held for held in self._held.values() if not held.place[0] and held.place[1] < before]
        for held in old:
            del self._held[held.key]
            for number in held.sampled:
                keys = self._with[number]
                keys.remove(held.key)
                if not keys:
                    del self._with[number]
            held.shingles, held.sampled = None, []
            self._past[held.key] = held


def _earliest(group: Iterable[_Held]) -> _Held:
    return min(group, key=lambda held: held.place)


def _near(one: Place, other: Place, window: float) -> bool:
    """Whether two articles lie within the window; undated ones always do."""
    return one[0] or other[0] or abs(one[1] - other[1]) <= window


def _agency_of_group(group: Iterable[_Held]) -> str | None:
    """The agency that most copies credit; ties fall to the earliest."""
    credited = sorted((held.place, held.agency) for held in group if held.agency)
    counts = Counter(agency for _, agency in credited)
    return counts.most_common(1)[0][0] if counts else None
