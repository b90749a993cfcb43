"""The Python API, twin of the command line: a book opened, read into, asked, written out.

book = wirebook.open("news.book")
book.read(["articles/"])
for event in book.events(actor="PRK", since="2025-08-01"):
    ...
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from types import TracebackType
from typing import Self, TextIO

from wirebook.book import Information, Store, article_key
from wirebook.book.identity import article_rank
from wirebook.errors import InputError
from wirebook.knowledge.own import Own
from wirebook.mending import Judged, judge, undo
from wirebook.model import (
    Article,
    Change,
    Event,
    Judgement,
    Statement,
    Verdict,
)
from wirebook.naming import Decision, Other, Scopes, merge_actors, split_actor
from wirebook.relinking import relink
from wirebook.views import (
    Actor,
    ActorRow,
    Calendar,
    DigestDay,
    DisputedRow,
    Dossier,
    EventComparison,
    Evidence,
    OutletRow,
    SearchHit,
    StoryComparison,
    StoryRow,
    StoryView,
    TimelineRow,
    calendar,
    compare,
    describe_actor,
    digest,
    disputed_counts,
    dossier,
    evidence,
    list_actors,
    search,
    sources,
    stories,
    story,
    timeline,
)
from wirebook.views.evidence import resolve_id
from wirebook.views.filters import choose, day_of, days_of, make_filter

Problem = Callable[[InputError], None]
Progress = Callable[[int], None]
Clock = Callable[[], datetime]


@dataclass(frozen=True, slots=True)
class ReadReport:
    """What a reading did.

    articles: how many were read now; undated: those of them that tell no day; known: how many were in the book already;
    statements: how many were found; events: how many the book has now; changed_events: added, changed or taken away;
    problems: what could not be read.
    """

    articles: int
    undated: int
    known: int
    statements: int
    events: int
    changed_events: int
    problems: tuple[InputError, ...]


@dataclass(slots=True)
class _Tally:
    """What a reading counts while it goes on."""

    articles: int = 0
    undated: int = 0
    known: int = 0
    statements: int = 0


def _read_articles(
    articles: Iterable[Article], jobs: int | None, own: Own
) -> Iterator[tuple[Article, tuple[Statement, ...]]]:
    """Each article with its statements. The reader is heavy, so it is loaded only when something is read."""
    from wirebook.engine import read_articles

    yield from read_articles(articles, jobs=jobs, own=own)


def _find_articles(
    paths: Iterable[str | Path], date: str | None, outlet: str | None, problem: Problem
) -> Iterator[Article]:
    from wirebook.articles import find_articles

    yield from find_articles(paths, published=date, outlet=outlet, problem=problem)


def _now() -> datetime:
    return datetime.now(UTC)


def _user() -> str:
    """The login name of who uses the program; "unknown" where the system tells none."""
    import getpass

    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "unknown"


def _reader_version(own: Own) -> str:
    """What a book notes as the reader of an article; one read by another version, or other own files, is read again."""
    import wirebook

    version = str(getattr(wirebook, "__version__", ""))
    files = (f"+{name}.{sha256(path.read_bytes()).hexdigest()[:12]}" for name, path in own.files)
    return version + "".join(files)


class Book:
    """A book of record. Use it in a `with` block or close it; made by `open_book`."""

    def __init__(self, path: str | Path, *, readonly: bool = False, timeout: float = 10.0, clock: Clock = _now) -> None:
        self.store = Store(path, readonly=readonly, timeout=timeout)
        self._clock = clock

    @property
    def path(self) -> Path:
        """The file."""
        return self.store.path

    def close(self) -> None:
        """Let go of the file."""
        self.store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def read(
        self,
        paths: str | Path | Iterable[str | Path],
        *,
        date: str | None = None,
        outlet: str | None = None,
        frames: str | Path | None = None,
        actors: str | Path | None = None,
        jobs: int | None = 1,
        problem: Problem | None = None,
        progress: Progress | None = None,
    ) -> ReadReport:
        """Read articles into the book and link its events anew.

        date, outlet: for articles that give none themselves; frames, actors: files of event frames, and of people,
        organisations and outlets, that go before ours; jobs: processes that read, None for one a core; problem: told
        each input that could not be read, while the others go on; progress: told how many articles are done, known
        ones included.
        What is in the book already is not read again, so a reading that was broken off goes on where it stopped.
        """
        listed = [paths] if isinstance(paths, str | Path) else list(paths)
        problems: list[InputError] = []

        def note(error: InputError) -> None:
            problems.append(error)
            if problem:
                problem(error)

        found = _find_articles(listed, date, outlet, note)
        own = Own(*(Path(path) if path is not None else None for path in (frames, actors)))
        tally = self._read_new(found, jobs, own, progress or (lambda _: None))
        changed = 0 if self.store.linked else self.link()
        events = self.store.info().events
        return ReadReport(
            tally.articles, tally.undated, tally.known, tally.statements, events, changed, tuple(problems)
        )

    def _read_new(self, found: Iterable[Article], jobs: int | None, own: Own, progress: Progress) -> _Tally:
        """Put the articles that are not there yet into the book, each as soon as it is read."""
        reader = _reader_version(own)
        there = self.store.read_by(reader)
        tally = _Tally()

        def unread() -> Iterator[Article]:
            # The engine may draw from another thread, so the book's connection is not asked here.
            for article in found:
                rank = there.get(article_key(article))
                if rank is not None and rank <= article_rank(article):
                    tally.known += 1
                    progress(tally.articles + tally.known)
                else:
                    yield article

        for article, statements in _read_articles(unread(), jobs, own):
            if self.store.add_article(article, statements, reader=reader):
                tally.articles += 1
                tally.undated += article.published is None
                tally.statements += len(statements)
            else:
                tally.known += 1
            progress(tally.articles + tally.known)
        return tally

    def link(self) -> int:
        """Make the events of the book those that its statements tell of; how many were changed.

        Judgements win over the rules; the history notes what became different. Linking again changes nothing.
        """
        return relink(self.store, self._time())

    def _time(self) -> str:
        """Now, as ISO in UTC."""
        return self._clock().astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")

    def judge(
        self,
        verdict: str,
        first: str,
        second: str | None = None,
        *,
        author: str | None = None,
        reason: str = "",
        at_once: bool = True,
    ) -> Judged:
        """Decide that two events or statements are the same or different, or accept or reject one; link anew.

        verdict: same, different, accept or reject; first, second: ids, or beginnings of ids, of events or statements;
        author: by default the login name. An event stands for the statement that told it first, so that the judgement
        survives every relinking. A judgement wins over the rules and over earlier judgements that it contradicts.
        at_once: False leaves the events as they are until `link` is called, which takes its time in a large book.
        """
        kind = choose(Verdict, "verdict", verdict)
        assert kind is not None
        return judge(
            self.store, kind, first, second, author=author or _user(), reason=reason, time=self._time(), at_once=at_once
        )

    def undo(self, number: int, *, at_once: bool = True) -> Judged:
        """Take a judgement back and link anew. Raises UsageError E405 if there is none to take back."""
        return undo(self.store, number, time=self._time(), at_once=at_once)

    def merge_actors(
        self, first: str, *others: str, author: str | None = None, reason: str = "", at_once: bool = True
    ) -> Judged:
        """Decide that all of them are one actor, who goes by the first one's name; link anew.

        Names or ids of actors. What was read stays: undone, each is again who it was read as. The judgement holds for
        articles that are read later too.
        """
        return merge_actors(self.store, first, others, self._decision(author, reason, at_once))

    def split_actor(
        self,
        name: str,
        *,
        statements: Iterable[str] = (),
        articles: Iterable[str] = (),
        words: Iterable[str] = (),
        other: str | None = None,
        country: str | None = None,
        role: str | None = None,
        author: str | None = None,
        reason: str = "",
        at_once: bool = True,
    ) -> Judged:
        """Decide that mentions of an actor mean another one; link anew.

        statements, articles: ids, or beginnings of ids, in which it is another; words: mentions by these words are;
        other: who that is, an actor or a new name; by default a new one of the same name with a number; country, role:
        of a new one.
        """
        scopes = Scopes(tuple(statements), tuple(articles), tuple(words))
        meant = Other(other, country, role)
        return split_actor(self.store, name, scopes, meant, self._decision(author, reason, at_once))

    def _decision(self, author: str | None, reason: str, at_once: bool) -> Decision:
        return Decision(author or _user(), reason, self._time(), at_once)

    def judgements(self) -> list[Judgement]:
        """All judgements in the order they were made, those undone too."""
        return list(self.store.judgements.all())

    def changes(self, *, since: str | None = None, event: str | None = None) -> list[Change]:
        """What became different in the events of the book, in order.

        since: a day, month, year or time, in UTC; event: an id that the event has or had; its beginning is enough if it
        has it now.
        """
        start = since if since and "T" in since else day_of("since", since, last=False)
        if event is not None and not next(self.store.changes.all(event=event, limit=1), None):
            event = resolve_id(self.store, event)
        return list(self.store.changes.all(since=start, event=event))

    def events(
        self,
        *,
        actor: str | None = None,
        other: str | None = None,
        type: str | None = None,  # noqa: A002 - the word of the domain
        status: str | None = None,
        certainty: str | None = None,
        since: str | None = None,
        until: str | None = None,
        place: str | None = None,
        text: str | None = None,
        limit: int | None = None,
    ) -> list[Event]:
        """The events that fit all that is asked, by date, the undated last.

        actor, other: a country (code or name) or a person's name; since, until: a day, month or year; certainty: of
        one of its statements.
        """
        where = make_filter(
            actor=actor,
            other=other,
            type=type,
            status=status,
            certainty=certainty,
            since=since,
            until=until,
            place=place,
            text=text,
            limit=limit,
        )
        return list(self.store.events(where))

    def statements(
        self,
        *,
        actor: str | None = None,
        other: str | None = None,
        type: str | None = None,  # noqa: A002 - the word of the domain
        status: str | None = None,
        certainty: str | None = None,
        since: str | None = None,
        until: str | None = None,
        place: str | None = None,
        text: str | None = None,
        limit: int | None = None,
    ) -> list[Statement]:
        """The statements that fit all that is asked, by date, the undated last; as for `events`."""
        where = make_filter(
            actor=actor,
            other=other,
            type=type,
            status=status,
            certainty=certainty,
            since=since,
            until=until,
            place=place,
            text=text,
            limit=limit,
        )
        return list(self.store.statements(where))

    def timeline(
        self, actor: str | None = None, *, other: str | None = None, since: str | None = None, until: str | None = None
    ) -> list[TimelineRow]:
        """The events of an actor, or of all, as rows in order of date."""
        first, last = days_of(since, until)
        return timeline(self.store, actor, first, last, other=other)

    def actor(self, name: str, *, on: str | None = None) -> Actor | None:
        """What the knowledge and this book have on an actor; None where neither has anything."""
        return describe_actor(name, self.store, on=day_of("on", on, last=False))

    def actors(self, *, unresolved: bool = False, limit: int | None = None) -> list[ActorRow]:
        """The actors of the book, the most often met first; unresolved: only those nobody knows."""
        return list_actors(self.store, unresolved=unresolved, limit=limit)

    def show(self, identity: str) -> Evidence:
        """What vouches for an event, a statement or an article; the beginning of the id is enough."""
        return evidence(self.store, identity)

    def search(self, words: str, limit: int = 20) -> list[SearchHit]:
        """The articles that have all the words, best first."""
        return search(self.store, words, limit)

    def disputed_counts(self, actor: str | None = None) -> list[DisputedRow]:
        """The numbers on which reports of one event do not agree, and who gives which."""
        return disputed_counts(self.store, actor)

    def info(self) -> Information:
        """What the book holds."""
        return self.store.info()

    def export(self, what: str, form: str, stream: TextIO) -> int:
        """Write events, statements, articles, stories or changes to the stream as jsonl or csv; how many."""
        from wirebook.export import write

        return write(self.store, what, form, stream)

    def stories(
        self,
        *,
        actor: str | None = None,
        since: str | None = None,
        until: str | None = None,
        limit: int | None = None,
    ) -> list[StoryRow]:
        """The stories that go on in those days, those of the latest articles first."""
        first, last = days_of(since, until)
        return stories(self.store, actor=actor, since=first, until=last, limit=limit)

    def story(self, identity: str) -> StoryView:
        """One story with its articles and events; the beginning of the id is enough."""
        return story(self.store, identity)

    def compare(self, identity: str) -> EventComparison | StoryComparison:
        """An event or a story as each source has it; the beginning of the id is enough."""
        return compare(self.store, identity)

    def calendar(
        self,
        *,
        actor: str | None = None,
        other: str | None = None,
        today: str | None = None,
        until: str | None = None,
        past_days: int = 30,
    ) -> Calendar:
        """What is planned, and what became of plans; `today` is the day of the latest article if not given."""
        first, last = day_of("today", today, last=False), day_of("until", until, last=True)
        return calendar(self.store, actor=actor, other=other, today=first, until=last, past_days=past_days)

    def dossier(
        self,
        actor: str,
        other: str | None = None,
        *,
        period: str = "month",
        since: str | None = None,
        until: str | None = None,
    ) -> Dossier:
        """What the book has on an actor, or on what passes between two. period: of the score, day to year."""
        first, last = days_of(since, until)
        return dossier(self.store, actor, other, period=period, since=first, until=last)

    def digest(self, since: str | None = None, until: str | None = None, *, least: int = 1) -> list[DigestDay]:
        """The events of these days, each in one sentence; the last day of the book if none is given.

        since alone: of that day, month or year.
        """
        first, last = days_of(since, until or since)
        return digest(self.store, first, last, least=least)

    def sources(self, *, since: str | None = None, until: str | None = None, gap: int = 3) -> list[OutletRow]:
        """The outlets that were read, who stands behind them, and their gaps of at least so many days."""
        first, last = days_of(since, until)
        return sources(self.store, since=first, until=last, gap=gap)


def open_book(path: str | Path, *, readonly: bool = False, timeout: float = 10.0, clock: Clock = _now) -> Book:
    """The book at the path, made if there is none. Raises BookError; see `wirebook.book.schema.open_book`.

    clock: tells the time that judgements and changes are noted under.
    """
    return Book(path, readonly=readonly, timeout=timeout, clock=clock)
