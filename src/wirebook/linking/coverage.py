"""Articles in, stories and origins out: what is about the same matter, and whose text it is."""

from __future__ import annotations

from collections.abc import Iterable

from wirebook.linking import copies, stories
from wirebook.linking.threads import StoryChange
from wirebook.model import Article, Origin, Story

LONGEST_TITLE = 100


def cover(articles: Iterable[tuple[str, Article]]) -> tuple[dict[str, Origin], list[Story]]:
    """Origins by article key, and the stories, of articles given with their keys; the same in any order."""
    listed = sorted(articles, key=lambda pair: pair[0])
    texts = (copies.CopyText(key, a.text, a.outlet, a.published, a.title) for key, a in listed)
    found = {key: _origin(origin) for key, origin in copies.origins(texts).items()}
    by_key = dict(listed)
    told = (stories.StoryText(key, prose_of(a), a.published, a.title) for key, a in listed)
    return found, [_story(story, by_key) for story in stories.cluster(told)]


def prose_of(article: Article) -> str:
    """The parts of an article that are read."""
    return "\n".join(span.of(article.text) for span in article.body)


def _origin(found: copies.TextOrigin) -> Origin:
    """An origin as the book keeps it."""
    return Origin(found.article, found.voice, found.agency, found.how, found.of, found.share)


def _story(found: stories.StoryGroup, articles: dict[str, Article]) -> Story:
    days = [day for day in (found.first, found.last) if day]
    return Story(
        id=found.id,
        title=_title(found, articles),
        first=days[0][:10] if days else None,
        last=days[-1][:10] if days else None,
        articles=found.articles,
        words=found.words,
        trace=tuple(trace_words(change) for change in found.trace),
    )


def _title(found: stories.StoryGroup, articles: dict[str, Article]) -> str:
    """The title that has most of the words which hold the story together, of equals the earliest."""
    titles = [heading_of(articles[key]) for key in found.articles]
    return max(titles, key=lambda title: sum(word in title.casefold() for word in found.words))


def heading_of(article: Article) -> str:
    """The title of an article; the beginning of its text where it has none."""
    if article.title:
        return " ".join(article.title.split())
    words = " ".join(prose_of(article)[: 4 * LONGEST_TITLE].split())
    return words if len(words) <= LONGEST_TITLE else words[:LONGEST_TITLE].rsplit(" ", 1)[0] + " …"


def trace_words(change: StoryChange) -> str:
    """A step of a story's growth in plain words."""
    number = len(change.articles)
    what = f"{number} article{'s' if number != 1 else ''}"
    others = f" with {', '.join(change.stories)}" if change.stories else ""
    shared = f" (likeness {change.similarity:.3f}; {', '.join(change.words)})" if change.words else ""
    return f"{change.kind}{others}: {what}, {', '.join(change.articles[:3])}{' …' if number > 3 else ''}{shared}"
