"""Counts and lists over the whole book, made by SQLite: what stories hold, who published when, what is planned."""

# ruff: noqa: S608 - only names of columns and conditions of this room are put together; values are parameters.

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from wirebook.book.acts import Acts
from wirebook.book.codec import load_event
from wirebook.book.file import BookFile
from wirebook.model import Event


@dataclass(frozen=True, slots=True)
class OutletDay:
    """How many articles an outlet (None: not known) published on a day (None: not known)."""

    outlet: str | None
    day: str | None
    articles: int


@dataclass(frozen=True, slots=True)
class StoryCount:
    """What a story holds. origins: independent voices among its articles."""

    story: str
    articles: int
    outlets: tuple[str, ...]
    origins: int
    events: int
    disputed: int
    corroborated: int
    types: tuple[tuple[str, int], ...]
    parties: tuple[tuple[str, int], ...]


_STORY_OUTLETS = (
    "SELECT st.id, a.outlet, count(*) FROM stories st JOIN story_articles sa ON sa.story = st.number"
    " JOIN articles a ON a.number = sa.article WHERE st.id IN (SELECT value FROM json_each(?))"
    " GROUP BY 1, 2 ORDER BY 1, 3 DESC, 2"
)
_STORY_VOICES = (
    "SELECT st.id, count(DISTINCT o.voice) FROM stories st JOIN story_articles sa ON sa.story = st.number"
    " JOIN origins o ON o.article = sa.article WHERE st.id IN (SELECT value FROM json_each(?)) GROUP BY 1"
)
_STORY_TYPES = (
    "SELECT story, type, count(*), sum(disputes > 0), sum(corroboration = 'corroborated') FROM events"
    " WHERE story IN (SELECT value FROM json_each(?)) GROUP BY 1, 2 ORDER BY 1, 3 DESC, 2"
)


#: The condition of the index `events_planned`.
_PLANNED = """(status = 'planned' OR instr(record, '"turn":"planned"') > 0)"""


def _list(identities: Iterable[str]) -> str:
    return json.dumps(list(identities))


class Aggregates:
    """Questions about many rows at once. Days are YYYY-MM-DD, both ends included. acts: those about actors."""

    def __init__(self, file: BookFile) -> None:
        self._file = file
        self.acts = Acts(file)

    # Lists of events

    def _events(self, sql: str, parameters: Iterable[str | int | None] = ()) -> list[Event]:
        return [load_event(record) for (record,) in self._file.rows(sql, parameters)]

    def events_of_story(self, story: str) -> list[Event]:
        """The events of a story, by date, the undated last."""
        sql = "SELECT record FROM events WHERE story = ? ORDER BY first_day IS NULL, first_day, id"
        return self._events(sql, (story,))

    def events_by_id(self, identities: Iterable[str]) -> list[Event]:
        """Those events, in the order of the ids; ids that are not there are passed over."""
        wanted = list(identities)
        sql = "SELECT record FROM events WHERE id IN (SELECT value FROM json_each(?))"
        found = {event.id: event for event in self._events(sql, (_list(wanted),))}
        return [found[identity] for identity in wanted if identity in found]

    def planned_events(
        self, since: str | None, until: str | None, *, actor: str | None = None, other: str | None = None
    ) -> list[Event]:
        """The events that are planned, or were once, and are dated in these days, by date.

        actor, other: only those in which these have part.
        """
        sql = (
            f"SELECT record FROM events WHERE {_PLANNED} AND (?1 IS NULL OR last_day >= ?1)"
            f" AND (?2 IS NULL OR first_day <= ?2) AND first_day IS NOT NULL AND {self.acts.takes_part(actor, other)}"
            " ORDER BY first_day, last_day, id"
        )
        return self._events(sql, (since, until))

    def planned_undated(self, limit: int, *, actor: str | None = None, other: str | None = None) -> list[Event]:
        """The events that are planned for no day that is told, the last announced first."""
        announced = (
            "SELECT min(a.day) FROM event_statements es JOIN statements s ON s.number = es.statement"
            " JOIN articles a ON a.number = s.article WHERE es.event = events.number"
        )
        sql = (
            f"SELECT record FROM events WHERE {_PLANNED} AND first_day IS NULL AND status = 'planned'"
            f" AND {self.acts.takes_part(actor, other)} ORDER BY ({announced}) DESC, id LIMIT ?"
        )
        return self._events(sql, (limit,))

    def events_on_days(self, since: str, until: str) -> list[Event]:
        """The events that are dated on a single day between the two, by day."""
        sql = (
            "SELECT record FROM events WHERE first_day BETWEEN ? AND ? AND last_day = first_day ORDER BY first_day, id"
        )
        return self._events(sql, (since, until))

    # Who speaks

    def sentences(self, statements: Iterable[str]) -> dict[str, str]:
        """The sentence of each statement, as it stands in its article."""
        sql = (
            "SELECT s.id, substr(a.text, s.start + 1, json_extract(s.record, '$.span[1]') - s.start)"
            " FROM statements s JOIN articles a ON a.number = s.article"
            " WHERE s.id IN (SELECT value FROM json_each(?))"
        )
        return dict(self._file.rows(sql, (_list(statements),)))

    # Who publishes

    def outlet_days(self, since: str | None = None, until: str | None = None) -> Iterator[OutletDay]:
        """How many articles each outlet published on each day, by outlet and day."""
        sql = (
            "SELECT outlet, day, count(*) FROM articles WHERE (?1 IS NULL OR day >= ?1) AND (?2 IS NULL OR day <= ?2)"
            " GROUP BY outlet, day ORDER BY outlet, day"
        )
        return (OutletDay(*row) for row in self._file.rows(sql, (since, until)))

    def outlet_copies(self, since: str | None = None, until: str | None = None) -> dict[str, int]:
        """How many articles of each outlet ("": not known) are another's text, credited or found out."""
        sql = (
            "SELECT ifnull(a.outlet, ''), count(*) FROM origins o JOIN articles a ON a.number = o.article"
            " WHERE (?1 IS NULL OR a.day >= ?1) AND (?2 IS NULL OR a.day <= ?2)"
            " AND json_extract(o.record, '$.how') IN ('credited', 'copy') GROUP BY 1"
        )
        return dict(self._file.rows(sql, (since, until)))

    def outlet_statements(self, since: str | None = None, until: str | None = None) -> dict[str, int]:
        """How many statements stand in the articles of each outlet ("": not known)."""
        sql = (
            "SELECT ifnull(a.outlet, ''), count(*) FROM articles a INDEXED BY articles_by_outlet"
            " JOIN statements s INDEXED BY statements_article ON s.article = a.number"
            " WHERE (?1 IS NULL OR a.day >= ?1) AND (?2 IS NULL OR a.day <= ?2) GROUP BY 1"
        )
        return dict(self._file.rows(sql, (since, until)))

    def last_day(self) -> str | None:
        """The day of the latest article: the book's today."""
        day: str | None = self._file.one("SELECT max(day) FROM articles")[0]
        return day

    # Stories

    def story_counts(self, stories: Iterable[str]) -> dict[str, StoryCount]:
        """What these stories hold, by id."""
        wanted = _list(stories)
        outlets: dict[str, list[tuple[str | None, int]]] = {}
        for story, outlet, number in self._file.rows(_STORY_OUTLETS, (wanted,)):
            outlets.setdefault(story, []).append((outlet, number))
        voices = dict(self._file.rows(_STORY_VOICES, (wanted,)))
        kinds: dict[str, list[tuple[str, int, int, int]]] = {}
        for story, *row in self._file.rows(_STORY_TYPES, (wanted,)):
            kinds.setdefault(story, []).append((row[0], row[1], row[2], row[3]))
        parties = self._parties(wanted)
        return {
            story: StoryCount(
                story=story,
                articles=sum(number for _, number in published),
                outlets=tuple(outlet for outlet, _ in published if outlet),
                origins=voices.get(story, 0),
                events=sum(row[1] for row in kinds.get(story, ())),
                disputed=sum(row[2] for row in kinds.get(story, ())),
                corroborated=sum(row[3] for row in kinds.get(story, ())),
                types=tuple((row[0], row[1]) for row in kinds.get(story, ())),
                parties=parties.get(story, ()),
            )
            for story, published in outlets.items()
        }

    def story_events(self) -> dict[str, list[str]]:
        """The ids of the events of each story, by date, the undated last."""
        sql = "SELECT story, id FROM events WHERE story IS NOT NULL ORDER BY story, first_day IS NULL, first_day, id"
        found: dict[str, list[str]] = {}
        for story, event in self._file.rows(sql):
            found.setdefault(story, []).append(event)
        return found

    def story_titles(self, stories: Iterable[str]) -> dict[str, str]:
        """The titles of these stories, by id."""
        sql = "SELECT id, title FROM stories WHERE id IN (SELECT value FROM json_each(?))"
        return dict(self._file.rows(sql, (_list(stories),)))

    def _parties(self, wanted: str) -> dict[str, tuple[tuple[str, int], ...]]:
        """The parties of each story with the number of its events that they have part in, most first."""
        sql = (
            "SELECT e.story, k.name, count(*) FROM events e INDEXED BY events_of_story"
            " JOIN event_parties p ON p.event = e.number AND p.leading = 1 JOIN parties k ON k.number = p.party"
            " WHERE e.story IN (SELECT value FROM json_each(?)) GROUP BY 1, 2 ORDER BY 1, 3 DESC, 2"
        )
        found: dict[str, list[tuple[str, int]]] = {}
        for story, party, events in self._file.rows(sql, (wanted,)):
            found.setdefault(story, []).append((party, events))
        return {story: tuple(rows) for story, rows in found.items()}

    def stories_with(self, actor: str) -> set[str]:
        """The ids of the stories in whose events the actor has part."""
        sql = f"SELECT DISTINCT story FROM events WHERE story IS NOT NULL AND {self.acts.takes_part(actor)}"
        return {identity for (identity,) in self._file.rows(sql)}
