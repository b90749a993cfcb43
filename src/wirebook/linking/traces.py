"""What is written down when stories merge and split: which articles moved, between which stories, and why."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from wirebook.linking.instants import Place
from wirebook.linking.keys import short_hash
from wirebook.linking.terms import dot, shared_words
from wirebook.linking.threads import Member, StoryChange, Thread, total_of

STORY_ID_LENGTH = 12


def story_id(founder: str) -> str:
    """The id of the story that the article with this key founded."""
    return "T" + short_hash([founder], STORY_ID_LENGTH)


def retrace(old: Sequence[Thread], parts: Sequence[Sequence[Member]]) -> list[list[StoryChange]]:
    """The traces of the stories that the articles of the old ones fell into.

    Each keeps what its articles went through; "merged" names the old stories that articles came from, "split" the new
    ones that articles of the same old story went to.
    """
    home = {member.place: number for number, thread in enumerate(old) for member in thread.members}
    return [_trace(number, old, parts, home) for number in range(len(parts))]


def _trace(
    number: int, old: Sequence[Thread], parts: Sequence[Sequence[Member]], home: dict[Place, int]
) -> list[StoryChange]:
    part = parts[number]
    keys = {member.key for member in part}
    came_from = sorted({home[member.place] for member in part}, key=lambda source: old[source].place)
    trace = [change for source in came_from for change in old[source].trace if keys.intersection(change.articles)]
    main = home[part[0].place]
    trace += [
        _moved("merged", [member for member in part if home[member.place] == source], part, old[source].members)
        for source in came_from
        if source != main
    ]
    for other in parts:
        shared = sorted({home[member.place] for member in other}.intersection(came_from))
        if other is not part and shared:
            here = [member for member in part if home[member.place] in shared]
            trace.append(_moved("split", here, here, other))
    return trace


def _moved(kind: str, articles: Iterable[Member], one: Sequence[Member], other: Sequence[Member]) -> StoryChange:
    """The change, with the average similarity of the two groups and the words that they share."""
    moved = tuple(member.key for member in articles)
    places = {member.place for member in other}
    rest = [member for member in one if member.place not in places]
    totals = total_of(rest), total_of(other)
    similarity = round(dot(*totals) / max(1, len(rest) * len(other)), 4)
    return StoryChange(kind, moved, (story_id(other[0].key),), similarity, shared_words(*totals))
