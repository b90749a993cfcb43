"""Linking a whole book anew: origins and stories first, then the events."""

from __future__ import annotations

from wirebook.book import Store
from wirebook.knowledge.entities import entity_by_id
from wirebook.linking import link
from wirebook.linking.coverage import cover
from wirebook.linking.identities import ACTOR, settle_actors
from wirebook.model import Origin, Story


def relink(store: Store, time: str) -> int:
    """Make the events of the book those that its statements tell of; how many were changed.

    Judgements win over the rules; under `time` the history notes what became different.
    """
    identify_actors(store)
    origins, stories = find_coverage(store)
    events = link(
        store.statements(),
        store.headers(),
        origins=origins,
        stories={key: story.id for story in stories for key in story.articles},
        judgements=store.judgements.all(subject="statement", standing=True),
    )
    return store.replace_events(events, stories=stories, origins=origins.values(), time=time)


def identify_actors(store: Store) -> int:
    """Make the parties of the statements those that people judged them to be; how many statements changed."""
    judgements = store.judgements.all(subject=ACTOR, standing=True)
    return store.actors.identify(settle_actors(judgements), entity_by_id)


def find_coverage(store: Store) -> tuple[dict[str, Origin], list[Story]]:
    """Where the texts of the articles come from, and the stories that they belong to.

    Worked out anew only if articles came or went since: a judgement changes neither.
    """
    if store.covered:
        return store.stories.origins(), list(store.stories.all())
    return cover(store.articles())
