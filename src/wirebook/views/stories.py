"""What the news are about: the list of stories, and one story with its articles and events."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

from wirebook.book import ArticleHeader, Store
from wirebook.book.aggregates import StoryCount
from wirebook.errors import UsageError
from wirebook.model import Origin, Story
from wirebook.views.compare import StoryComparison, compare_story
from wirebook.views.evidence import resolve_id
from wirebook.views.parties import party_name
from wirebook.views.timeline import TimelineRow, rows_of

NO_STORY = "E408"
SHOWN_ACTORS = 5


@dataclass(frozen=True, slots=True)
class StoryRow:
    """A story as a line of a list.

    first, last: days of its first and last article; reports: how many articles; outlets: those of most articles
    first; origins: independent voices among them; events: how many, of these disputed and corroborated;
    actors: who has part in most of its events; types: of its events, with how many, most first;
    words: what holds it together.
    """

    story: str
    title: str
    first: str | None
    last: str | None
    reports: int
    outlets: tuple[str, ...]
    origins: int
    events: int
    disputed: int
    corroborated: int
    actors: tuple[str, ...]
    types: tuple[tuple[str, int], ...]
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StoryArticle:
    """An article of a story. origin: whose text it is (None where that has not been worked out)."""

    article: ArticleHeader
    origin: Origin | None


@dataclass(frozen=True, slots=True)
class StoryView:
    """One story: its line, how it grew, its articles, its events in order, and who reports which of them."""

    row: StoryRow
    trace: tuple[str, ...]
    articles: tuple[StoryArticle, ...]
    events: tuple[TimelineRow, ...]
    comparison: StoryComparison


def _row(story: Story, count: StoryCount | None) -> StoryRow:
    return StoryRow(
        story=story.id,
        title=story.title,
        first=story.first,
        last=story.last,
        reports=len(story.articles),
        outlets=count.outlets if count else (),
        origins=count.origins if count else 0,
        events=count.events if count else 0,
        disputed=count.disputed if count else 0,
        corroborated=count.corroborated if count else 0,
        actors=tuple(party_name(party) for party, _ in count.parties[:SHOWN_ACTORS]) if count else (),
        types=count.types if count else (),
        words=story.words,
    )


def stories(
    store: Store,
    *,
    actor: str | None = None,
    since: str | None = None,
    until: str | None = None,
    skip: int = 0,
    limit: int | None = None,
) -> list[StoryRow]:
    """The stories that go on in those days (YYYY-MM-DD, included), those of the latest articles first.

    actor: only those in whose events that one has part; skip: so many are passed over before.
    """
    wanted = store.aggregates.stories_with(actor) if actor is not None else None
    fitting = (story for story in store.stories.all(since=since, until=until) if wanted is None or story.id in wanted)
    return story_rows(store, list(islice(fitting, skip, None if limit is None else skip + limit)))


def story_rows(store: Store, found: Sequence[Story]) -> list[StoryRow]:
    """These stories as lines of a list."""
    counts = store.aggregates.story_counts(story.id for story in found)
    return [_row(story, counts.get(story.id)) for story in found]


def story(store: Store, identity: str) -> StoryView:
    """One story by the beginning of its id; an event or an article means the story that it belongs to.

    Raises UsageError where no id, or more than one, begins so, and where it belongs to no story.
    """
    full = resolve_id(store, identity)
    event = store.event(full) or store.event_of(full)
    known = store.stories.one(event.story) if event and event.story else None
    found = known or store.stories.one(full) or store.stories.of_article(full)
    if found is None:
        raise UsageError(f"{full} belongs to no story", code=NO_STORY)
    return view_of(store, found)


def view_of(store: Store, found: Story) -> StoryView:
    """A story with its articles and events."""
    headers = store.headers(found.articles)
    articles = (StoryArticle(headers[key], store.stories.origin(key)) for key in found.articles if key in headers)
    events = store.aggregates.events_of_story(found.id)
    return StoryView(
        row=_row(found, store.aggregates.story_counts([found.id]).get(found.id)),
        trace=found.trace,
        articles=tuple(articles),
        events=tuple(rows_of(store, events)),
        comparison=compare_story(store, found),
    )
