"""The stories that are still open, and an index of their terms."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from heapq import nlargest, nsmallest

from wirebook.linking.instants import Place
from wirebook.linking.terms import Vector, dot


@dataclass(frozen=True, slots=True)
class Change:
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
    what a checkpoint holds is never changed.
    """

    members: list[Member]
    total: Vector
    review: int
    stamp: int
    trace: list[Change] = field(default_factory=list)

    @property
    def place(self) -> Place:
        """The place of the founding article, by which the story is known."""
        return self.members[0].place

    @property
    def first(self) -> float | None:
        """When the earliest dated article was published."""
        return self.members[0].instant

    @property
    def last(self) -> float | None:
        """When the latest dated article was published."""
        return next((member.instant for member in reversed(self.members) if member.instant is not None), None)

    def similarity(self, vector: Vector) -> float:
        """The average similarity of an article to the articles of the story."""
        return dot(vector, self.total) / len(self.members)

    def copy(self, stamp: int) -> Thread:
        """The same, to be changed after a checkpoint."""
        return Thread(list(self.members), dict(self.total), self.review, stamp, list(self.trace))


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
    """The open stories with an index from terms to stories."""

    def __init__(self, threads: Mapping[Place, Thread] | None = None) -> None:
        self._threads: dict[Place, Thread] = {}
        self._stories: dict[str, dict[Place, None]] = {}
        for thread in (threads or {}).values():
            self.put(thread)

    def __len__(self) -> int:
        return len(self._threads)

    def __iter__(self) -> Iterator[Thread]:
        return iter(self._threads.values())

    def __getitem__(self, place: Place) -> Thread:
        return self._threads[place]

    def snapshot(self) -> dict[Place, Thread]:
        """The open stories as they are, for a checkpoint."""
        return dict(self._threads)

    def stories_with(self, term: str) -> int:
        """How many open stories have the term."""
        stories = self._stories.get(term)
        return len(stories) if stories else 0

    def put(self, thread: Thread) -> None:
        """Add a story."""
        self._threads[thread.place] = thread
        for term in thread.total:
            self._stories.setdefault(term, {})[thread.place] = None

    def drop(self, thread: Thread) -> None:
        """Take a story out."""
        del self._threads[thread.place]
        for term in thread.total:
            stories = self._stories[term]
            del stories[thread.place]
            if not stories:
                del self._stories[term]

    def join(self, thread: Thread, member: Member, stamp: int) -> Thread:
        """Add an article at the end of a story; the story as it is then."""
        if thread.stamp != stamp:
            thread = self._threads[thread.place] = thread.copy(stamp)
        thread.members.append(member)
        total = thread.total
        for term, weight in member.vector.items():
            if term in total:
                total[term] += weight
            else:
                total[term] = weight
                self._stories.setdefault(term, {})[thread.place] = None
        return thread

    def near(self, vector: Vector, *, terms: int, most: int, but: Collection[Place] = ()) -> Sequence[Thread]:
        """The stories most like the vector by its weightiest terms, the most alike first."""
        heaviest = vector.items()
        if len(vector) > terms:
            heaviest = nlargest(terms, vector.items(), key=lambda item: item[1])  # type: ignore[assignment]
        likeness: dict[Place, float] = {}
        threads = self._threads
        for term, weight in heaviest:
            for place in self._stories.get(term, ()):
                thread = threads[place]
                likeness[place] = likeness.get(place, 0.0) + weight * thread.total[term] / len(thread.members)
        for place in but:
            likeness.pop(place, None)
        return [threads[place] for place in nsmallest(most, likeness, key=lambda place: (-likeness[place], place))]
