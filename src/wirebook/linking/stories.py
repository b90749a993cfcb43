"""Which articles are about the same developing matter: articles in, stories out, in one pass over time.

An article joins the open story to whose articles it is most like on average, or founds one. As a story grows, it and
its neighbours are looked at again: their articles fall into groups anew (`partition.py`), so that stories merge and
split. A story that has been silent for longer than the window is closed.

Everything is decided in the order of (published, key), undated articles last. An article that comes late makes the
index run again from a checkpoint before its place, so the result does not depend on the order of arrival.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import ceil, floor
from operator import attrgetter
from typing import TYPE_CHECKING

from wirebook.linking.instants import Place, place_in_time
from wirebook.linking.terms import TermReader, Terms, dot, shared_words, weigh
from wirebook.linking.threads import Look, Member, StoryChange, Thread, Threads, silence, total_of
from wirebook.linking.traces import retrace, story_id

if TYPE_CHECKING:
    from wirebook.linking.partition import Criterion

_LABEL_WORDS = 5
_MOST_CHECKPOINTS = 64
_PAIR = 2


@dataclass(frozen=True, slots=True)
class StoryText:
    """What linking has to know of an article to find its story.

    key: unique; published: ISO date or date-time, None where not known; features: whatever the caller knows beside
    the text (names, places, types of events), each as one string, compared as it stands.
    """

    key: str
    text: str
    published: str | None = None
    title: str | None = None
    features: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class StorySettings:
    """One setting for all kinds of news; the values were found on development sets (docs/benchmarks.md).

    words: how many from the start of a text are looked at; vector: how many of its terms are kept; names: how much more
    a name weighs than another word; background: how many stories the common knowledge of rare words counts for;
    threshold, cohesion, doubt, short, patience: see `Criterion`; window: days of silence after which a story is closed;
    late: days by which an article may come late; growth: a story is looked at again when it has grown by this factor;
    near: neighbours are looked at with it from this part of the threshold on; neighbours, most: how many of them, and
    how many articles; terms, candidates, visits: see `Look`; checkpoint: articles between two states to which the
    index can go back.
    """

    words: int = 150
    vector: int = 80
    names: float = 1.5
    background: float = 10_000.0
    threshold: float = 0.049
    cohesion: float = 1.0
    doubt: float = 2.0
    short: float = 20.0
    patience: float = 7.0
    window: float = 14.0
    late: float = 3.0
    growth: float = 1.3
    near: float = 0.6
    neighbours: int = 6
    most: int = 160
    terms: int = 16
    candidates: int = 4
    visits: int = 60
    checkpoint: int = 256

    @property
    def look(self) -> Look:
        """How stories like an article are looked for."""
        return Look(self.terms, self.candidates, self.visits)

    @property
    def criterion(self) -> Criterion:
        """When two groups of articles are one story."""
        from wirebook.linking.partition import Criterion

        return Criterion(self.threshold, self.cohesion, self.doubt, self.short, self.patience)


@dataclass(frozen=True, slots=True)
class StoryGroup:
    """Articles on the same developing matter, in the order of time.

    id: follows from the founding article; first, last: dates of publication as given, None where none is known;
    words: what the articles have in common; trace: how the story came to be.
    """

    id: str
    articles: tuple[str, ...]
    first: str | None
    last: str | None
    words: tuple[str, ...]
    trace: tuple[StoryChange, ...]


@dataclass(frozen=True, slots=True)
class _Arrival:
    """An article as the index keeps it, to run again over it."""

    place: Place
    published: str | None
    terms: Terms


@dataclass(frozen=True, slots=True)
class _Checkpoint:
    """The state before the arrival with this number: open stories, how many were closed, the day last swept."""

    arrivals: int
    threads: list[Thread]
    closed: int
    day: float | None


def cluster(articles: Iterable[StoryText], settings: StorySettings | None = None) -> list[StoryGroup]:
    """All stories of the articles, in the order of their founding articles; the same in any order of the input."""
    index = StoryIndex(settings)
    index.add_all(articles)
    return index.stories()


class StoryIndex:
    """Takes articles one by one or in batches; what it remembers is bounded by window and lateness.

    Undated articles have no window: they, and the stories open when the dated ones end, are kept.
    """

    def __init__(self, settings: StorySettings | None = None) -> None:
        self._settings = settings or StorySettings()
        self._reader = TermReader(self._settings.words, self._settings.names)
        self._arrivals: list[_Arrival] = []
        self._published: dict[str, str | None] = {}
        self._threads = Threads()
        self._closed: list[Thread] = []
        self._checkpoints = [_Checkpoint(0, [], 0, None)]
        self._day: float | None = None
        self._stamp = 0
        self._forgotten: Place | None = None

    def add(self, article: StoryText) -> None:
        """Add one article; one whose key is known is left out."""
        self.add_all([article])

    def add_all(self, articles: Iterable[StoryText]) -> None:
        """Add articles in any order, running again once from before the earliest.

        Raises ValueError for a date that is none, and for an article that comes later than `late` allows: then the
        caller has to `cluster` everything anew.
        """
        new: list[_Arrival] = []
        for article in articles:
            if article.key not in self._published:
                new.append(self._arrival(article))
                self._published[article.key] = article.published
        new.sort(key=attrgetter("place"))
        if not new:
            return
        if self._arrivals and new[0].place < self._arrivals[-1].place:
            new = self._rewind(new)
        for arrival in new:
            self._take(arrival)

    def stories(self) -> list[StoryGroup]:
        """All stories that are not yet drained, open and closed, in the order of their founding articles."""
        return [self._story(thread) for thread in sorted([*self._closed, *self._threads], key=attrgetter("place"))]

    def drain(self) -> list[StoryGroup]:
        """The closed stories that nothing can change any more, in the order of closing; the index forgets them."""
        final = self._checkpoints[0].closed
        stories = [self._story(thread) for thread in self._closed[:final]]
        for thread in self._closed[:final]:
            for member in thread.members:
                self._published.pop(member.key, None)
        del self._closed[:final]
        self._checkpoints = [
            _Checkpoint(check.arrivals, check.threads, check.closed - final, check.day) for check in self._checkpoints
        ]
        return stories

    def _arrival(self, article: StoryText) -> _Arrival:
        place = place_in_time(article.key, article.published)
        if self._forgotten is not None and place < self._forgotten:
            raise ValueError(
                f"article {article.key} of {article.published} comes later than the {self._settings.late:g} days that "
                "the index can go back: cluster all articles anew"
            )
        title = article.title or ""
        text = article.text if article.text.startswith(title) else f"{title}\n{article.text}"
        return _Arrival(place, article.published, self._reader.read(text, article.features))

    def _rewind(self, new: Sequence[_Arrival]) -> list[_Arrival]:
        """Go back to the last checkpoint before the first of the new; what has to be taken (again), in order."""
        position = bisect_left(self._arrivals, new[0].place, key=attrgetter("place"))
        while self._checkpoints[-1].arrivals > position:
            self._checkpoints.pop()
        check = self._checkpoints[-1]
        again = self._arrivals[check.arrivals :]
        del self._arrivals[check.arrivals :]
        del self._closed[check.closed :]
        self._threads = Threads(check.threads)
        self._day = check.day
        self._stamp += 1
        return sorted([*again, *new], key=attrgetter("place"))

    def _take(self, arrival: _Arrival) -> None:
        """The next article in the order of time."""
        if len(self._arrivals) - self._checkpoints[-1].arrivals >= self._settings.checkpoint:
            self._set_checkpoint()
        self._arrivals.append(arrival)
        self._close_silent(arrival.place)
        settings = self._settings
        vector = weigh(
            arrival.terms,
            self._threads.stories_by_term,
            len(self._threads),
            background=settings.background,
            most=settings.vector,
        )
        member = Member(arrival.place, vector)
        thread, similarity = self._best(member)
        if thread is None:
            self._threads.put(self._found([member], [StoryChange("founded", (member.key,))]))
            return
        words = shared_words(vector, thread.total)
        thread = self._threads.join(thread, member, self._stamp)
        thread.trace.append(StoryChange("joined", (member.key,), (), round(similarity, 4), words))
        if len(thread.members) >= thread.review:
            self._review(thread)

    def _best(self, member: Member) -> tuple[Thread | None, float]:
        """The story that an article joins, with the average similarity; None where it is like none."""
        settings = self._settings
        best, most = None, settings.threshold
        for thread in self._threads.near(member.vector, settings.look):
            waited = 0.0 if member.instant is None or thread.last is None else member.instant - thread.last
            similarity = thread.similarity(member.vector) / (1 + waited / settings.patience)
            if similarity > most or (best is None and similarity == most):
                best, most = thread, similarity
        return best, most

    def _found(self, members: list[Member], trace: list[StoryChange]) -> Thread:
        review = max(2, ceil(len(members) * self._settings.growth))
        return Thread(members, total_of(members), review, self._stamp, trace)

    def _review(self, thread: Thread) -> None:
        """Let the articles of a story and its neighbours fall into groups anew."""
        thread.review = max(2, ceil(len(thread.members) * self._settings.growth))
        group = [thread, *self._neighbours(thread)]
        if len(group) == 1 and len(thread.members) == _PAIR:
            return  # The one has just joined the other: nothing else can come of it.
        members = sorted((member for old in group for member in old.members), key=attrgetter("place"))
        parts = self._parts(members)
        if parts == sorted((old.members for old in group), key=_first_place):
            return
        traces = retrace(group, parts)
        for old in group:
            self._threads.drop(old)
        for part, trace in zip(parts, traces, strict=True):
            self._threads.put(self._found(part, trace))

    def _neighbours(self, thread: Thread) -> Iterator[Thread]:
        """The stories like enough to be looked at together with this one."""
        settings = self._settings
        size = len(thread.members)
        alone, found = size, 0
        for other in self._threads.near(thread.total, settings.look, but=thread):
            similarity = other.similarity(thread.total) / alone / (1 + silence(thread, other) / settings.patience)
            fits = size + len(other.members) <= 4 * settings.most
            if similarity >= settings.near * settings.threshold and found < settings.neighbours and fits:
                found += 1
                size += len(other.members)
                yield other

    def _parts(self, members: Sequence[Member]) -> list[list[Member]]:
        """The members in groups, each in order; of very many the latest decide, and the older follow them."""
        latest = members[-self._settings.most :]
        from wirebook.linking.partition import Partition

        partition = Partition([m.vector for m in latest], [m.instant for m in latest], self._settings.criterion)
        parts = [[latest[number] for number in group] for group in partition.groups()]
        earlier = members[: -self._settings.most]
        totals = [total_of(part) for part in parts] if earlier else []
        sizes = [len(part) for part in parts]
        for member in earlier:
            likeness = [dot(member.vector, total) / size for total, size in zip(totals, sizes, strict=True)]
            parts[likeness.index(max(likeness))].append(member)
        return sorted((sorted(part, key=attrgetter("place")) for part in parts), key=lambda part: part[0].place)

    def _close_silent(self, place: Place) -> None:
        """Close the stories that have been silent for longer than the window; looked for once a day."""
        undated, instant, _ = place
        if undated or (self._day is not None and floor(instant) <= self._day):
            return
        self._day = floor(instant)
        start = instant - self._settings.window
        silent = [thread for thread in self._threads if thread.last is not None and thread.last < start]
        for thread in sorted(silent, key=attrgetter("place")):
            self._threads.drop(thread)
            self._closed.append(thread)

    def _set_checkpoint(self) -> None:
        """Remember the state, and forget what lies further back than an article may come late."""
        self._checkpoints.append(
            _Checkpoint(len(self._arrivals), self._threads.snapshot(), len(self._closed), self._day)
        )
        self._stamp += 1
        undated, instant, _ = self._arrivals[-1].place
        oldest = instant - self._settings.late
        while not undated and len(self._checkpoints) > 1 and self._before(self._checkpoints[1]) < oldest:
            del self._checkpoints[0]
        if len(self._checkpoints) > _MOST_CHECKPOINTS:
            del self._checkpoints[1::2]
        gone = self._checkpoints[0].arrivals
        if gone:
            self._forgotten = self._arrivals[gone - 1].place
            del self._arrivals[:gone]
            self._checkpoints = [
                _Checkpoint(check.arrivals - gone, check.threads, check.closed, check.day)
                for check in self._checkpoints
            ]

    def _before(self, check: _Checkpoint) -> float:
        """When the last article before a checkpoint was published."""
        return self._arrivals[check.arrivals - 1].place[1]

    def _story(self, thread: Thread) -> StoryGroup:
        dates = [date for member in thread.members if (date := self._published[member.key]) is not None]
        heaviest = sorted(thread.total.items(), key=lambda item: (-item[1], item[0]))[:_LABEL_WORDS]
        return StoryGroup(
            story_id(thread.members[0].key),
            tuple(member.key for member in thread.members),
            dates[0] if dates else None,
            dates[-1] if dates else None,
            tuple(term for term, _ in heaviest),
            tuple(thread.trace),
        )


def _first_place(members: Sequence[Member]) -> Place:
    return members[0].place
