"""The stories that are still open, and an index of their terms."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from wirebook.linking.instants import Place
from wirebook.linking.terms import Vector, dot, heaviest


@dataclass(frozen=True, slots=True)
class StoryChange:
    """What happened to a story, and why.

    kind: "founded", "joined", "merged" or "split"; articles: whose coming or going it was; stories: ids of the others
    concerned; similarity: the average similarity that decided; words: what made them alike, the weightiest first.
    """

    kind: str
    articles: tuple[str, ...]
    stories: tuple[str, ...] = ()
    similarity: float = 0.0
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Member:
    """An article in an open story: its place in time and what it is about."""

    place: Place
    vector: Vector

    @property
    def instant(self) -> float | None:
        """When it was published, in days; None where not known."""
        return None if self.place[0] else self.place[1]

    @property
    def key(self) -> str:
        """The article's key."""
        return self.place[2]


@dataclass(slots=True)
class Thread:
    """An open story: its articles in order and the sum of their vectors.

    review: how many articles it must have to be looked at again; stamp: the checkpoint that it was made after, so that
    what a checkpoint holds is never changed; number: by which the index knows it; last: when the latest dated article
    was published, in days.
    """

    members: list[Member]
    total: Vector
    review: int
    stamp: int
    trace: list[StoryChange] = field(default_factory=list)
    number: int = 0
    last: float | None = field(init=False)

    def __post_init__(self) -> None:
        """Note when the latest dated article was published."""
        self.last = next((member.instant for member in reversed(self.members) if member.instant is not None), None)

    @property
    def place(self) -> Place:
        """The place of the founding article, by which the story is known."""
        return self.members[0].place

    @property
    def first(self) -> float | None:
        """When the earliest dated article was published."""
        return self.members[0].instant

    def similarity(self, vector: Vector) -> float:
        """The average similarity of an article to the articles of the story."""
        return dot(vector, self.total) / len(self.members)

    def copy(self, stamp: int) -> Thread:
        """The same, to be changed after a checkpoint."""
        return Thread(list(self.members), dict(self.total), self.review, stamp, list(self.trace), self.number)


@dataclass(frozen=True, slots=True)
class Look:
    """How stories like a vector are looked for: by how many of its weightiest terms, and how many are returned.

    visits: terms of few stories come first, and once so many stories were met, the terms that many stories have are
    left out. So the cost does not grow with the number of stories.
    """

    terms: int
    most: int
    visits: int


def total_of(members: Iterable[Member]) -> Vector:
    """The sum of the vectors."""
    total: Vector = {}
    for member in members:
        for term, weight in member.vector.items():
            total[term] = total.get(term, 0.0) + weight
    return total


def silence(one: Thread, other: Thread) -> float:
    """The days between two stories; 0 where they overlap or one is undated."""
    if one.first is None or other.first is None or one.last is None or other.last is None:
        return 0.0
    return max(0.0, one.first - other.last, other.first - one.last)


class Threads:
    """The open stories with an index from terms to stories.

    The index knows them by numbers, which are quicker to look up than places and mean nothing.
    """

    def __init__(self, threads: Iterable[Thread] = ()) -> None:
        self._threads: dict[int, Thread] = {}
        self._weights: dict[str, dict[int, float]] = {}
        self._shares: dict[int, float] = {}
        self._next = 0
        for thread in threads:
            self._next = max(self._next, thread.number + 1)
            self._index(thread)

    def __len__(self) -> int:
        return len(self._threads)

    def __iter__(self) -> Iterator[Thread]:
        return iter(self._threads.values())

    def snapshot(self) -> list[Thread]:
        """The open stories as they are, for a checkpoint."""
        return list(self._threads.values())

    @property
    def stories_by_term(self) -> Mapping[str, Collection[int]]:
        """The open stories that have a term, for each term that any has."""
        return self._weights

    def put(self, thread: Thread) -> None:
        """Add a new story."""
        thread.number = self._next
        self._next += 1
        self._index(thread)

    def drop(self, thread: Thread) -> None:
        """Take a story out."""
        del self._threads[thread.number], self._shares[thread.number]
        for term in thread.total:
            stories = self._weights[term]
            del stories[thread.number]
            if not stories:
                del self._weights[term]

    def join(self, thread: Thread, member: Member, stamp: int) -> Thread:
        """Add an article at the end of a story; the story as it is then."""
        if thread.stamp != stamp:
            thread = self._threads[thread.number] = thread.copy(stamp)
        thread.members.append(member)
        if member.instant is not None:
            thread.last = member.instant
        total, number, weights = thread.total, thread.number, self._weights
        self._shares[number] = 1 / len(thread.members)
        for term, weight in member.vector.items():
            if term in total:
                weight += total[term]
            total[term] = weight
            if term in weights:
                weights[term][number] = weight
            else:
                weights[term] = {number: weight}
        return thread

    def near(self, vector: Vector, look: Look, but: Thread | None = None) -> Sequence[Thread]:
        """The stories most like the vector by its weightiest terms, the most alike first."""
        weights, shares = self._weights, self._shares
        found = [(weight, weights[term]) for term, weight in heaviest(vector, look.terms) if term in weights]
        found.sort(key=_stories)
        likeness: dict[int, float] = {}
        visits = 0
        for weight, stories in found:
            visits += len(stories)
            if visits > look.visits and len(likeness) >= look.most:
                break
            for number, total in stories.items():
                likeness[number] = likeness.get(number, 0.0) + weight * total * shares[number]
        if but is not None:
            likeness.pop(but.number, None)
        least = sorted(likeness.values())[-look.most :][:1]
        # Numbers rise in the order in which stories were made, so ties fall to the older one.
        best = sorted([(-value, number) for number, value in likeness.items() if value >= least[0]])[: look.most]
        return [self._threads[number] for _, number in best]

    def _index(self, thread: Thread) -> None:
        number, weights = thread.number, self._weights
        self._threads[number] = thread
        self._shares[number] = 1 / len(thread.members)
        for term, weight in thread.total.items():
            if term in weights:
                weights[term][number] = weight
            else:
                weights[term] = {number: weight}


def _stories(found: tuple[float, dict[int, float]]) -> int:
    return len(found[1])
