"""Linking a book anew: what is in the store goes through the linking rooms and back, in one transaction."""

from __future__ import annotations

from wirebook.book import Store
from wirebook.linking import link
from wirebook.model import Origin, Story


def relink(store: Store, time: str) -> int:
    """Make the events of the book those that its statements tell of; how many were changed.

    time: ISO in UTC, under which the history notes what became different. Doing it again changes nothing.
    """
    origins, stories = find_origins(store), find_stories(store)
    events = link(
        store.statements(),
        store.headers(),
        origins=origins,
        stories={key: story.id for story in stories for key in story.articles},
        judgements=store.judgements.all(subject="statement", standing=True),
    )
    return store.replace_events(events, stories=stories, origins=origins.values(), time=time)


def find_origins(store: Store) -> dict[str, Origin]:
    """Where the texts of the articles come from, by their keys."""
    return store.stories.origins()


def find_stories(store: Store) -> list[Story]:
    """The stories that the articles belong to."""
    return list(store.stories.all())
