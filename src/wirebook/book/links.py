"""What linking makes, written in one transaction: events, stories, origins, and what became different."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from wirebook.book.codec import dumps, load_event
from wirebook.book.file import BookFile, insert
from wirebook.book.judgements import Judgements
from wirebook.book.rows import event_row
from wirebook.book.stories import write_stories
from wirebook.errors import BookError
from wirebook.linking.changes import Cause, changes_between
from wirebook.model import Event, Origin, Story

_Stored = dict[str, tuple[str, tuple[str, ...]]]


def write_links(
    file: BookFile,
    events: Iterable[Event],
    *,
    stories: Iterable[Story] | None = None,
    origins: Iterable[Origin] | None = None,
    time: str | None = None,
) -> int:
    """Make these the events, stories and origins of the book; how many events were added, changed or taken away.

    All in one transaction; only what differs is written. stories, origins: None leaves those of the book alone; time:
    ISO in UTC, under which the history notes what became different; None notes nothing. A statement id that is not in
    the book raises BookError.
    """
    with file.writing() as connection:
        wanted = {event.id: event for event in events}
        there = _stored_events(file)
        after = {event.id: event for event in wanted.values() if there.get(event.id) != _fingerprint(event)}
        stale = [identity for identity in there if identity not in wanted or identity in after]
        if time is not None and (after or stale):
            before = {identity: load_event(there[identity][0]) for identity in stale}
            _note_changes(connection, before, after, _cause(file), time)
        connection.executemany("DELETE FROM events WHERE id = ?", [(identity,) for identity in stale])
        _add_events(file, connection, after.values())
        if stories is not None or origins is not None:
            _write_stories(file, connection, stories, origins)
        if stories is not None and origins is not None:
            connection.execute("INSERT OR REPLACE INTO settings VALUES ('covered', 'yes')")
        connection.execute("INSERT OR REPLACE INTO settings VALUES ('judged', ?)", (_standing(file),))
        connection.execute("INSERT OR REPLACE INTO settings VALUES ('linked', 'yes')")
    return len(after) + sum(identity not in wanted for identity in stale)


def _stored_events(file: BookFile) -> _Stored:
    """For each event its record and the statements it is tied to."""
    sql = (
        "SELECT e.id, s.id FROM event_statements es JOIN events e ON e.number = es.event"
        " JOIN statements s ON s.number = es.statement"
    )
    tied: dict[str, list[str]] = {}
    for event, statement in file.rows(sql):
        tied.setdefault(event, []).append(statement)
    records = file.rows("SELECT id, record FROM events ORDER BY id")
    return {identity: (record, tuple(sorted(tied.get(identity, ())))) for identity, record in records}


def _fingerprint(event: Event) -> tuple[str, tuple[str, ...]]:
    """What `_stored_events` has for an event that is stored as it is now."""
    return dumps(event), tuple(sorted(event.statements))


def _add_events(file: BookFile, connection: sqlite3.Connection, events: Iterable[Event]) -> None:
    numbers: dict[str, int] | None = None
    for event in events:
        if numbers is None:
            numbers = dict(file.rows("SELECT id, number FROM statements"))
        number = connection.execute(insert("events", 16), (None, *event_row(event))).lastrowid
        for statement in event.statements:
            if statement not in numbers:
                raise BookError(f"{file.path}: event {event.id} names statement {statement}, which is not there")
            connection.execute(insert("event_statements", 2), (number, numbers[statement]))


def _write_stories(
    file: BookFile,
    connection: sqlite3.Connection,
    stories: Iterable[Story] | None,
    origins: Iterable[Origin] | None,
) -> None:
    from wirebook.book.stories import Stories

    write_stories(connection, Stories(file).all() if stories is None else stories, origins or ())


def _standing(file: BookFile) -> str:
    """The numbers of the standing judgements, as JSON."""
    return json.dumps([judgement.number for judgement in Judgements(file).all(standing=True)])


def _cause(file: BookFile) -> Cause:
    """What happened to the book since it was linked last."""
    sql = (
        "SELECT key FROM articles WHERE EXISTS (SELECT 1 FROM statements s WHERE s.article = articles.number)"
        " AND NOT EXISTS (SELECT 1 FROM statements s JOIN event_statements es ON es.statement = s.number"
        " WHERE s.article = articles.number)"
    )
    row = file.one("SELECT value FROM settings WHERE name = 'judged'")
    known = set(json.loads(row[0])) if row else set()
    since = [j for j in Judgements(file).all() if (j.undone is None) != (j.number in known)]
    return Cause(frozenset(key for (key,) in file.rows(sql)), tuple(since))


def _note_changes(
    connection: sqlite3.Connection, before: Mapping[str, Event], after: Mapping[str, Event], cause: Cause, time: str
) -> None:
    sql = "INSERT INTO changes (time, event, kind, field, before, after, because) VALUES (?, ?, ?, ?, ?, ?, ?)"

    def rows() -> Iterator[tuple[Any, ...]]:
        for change in changes_between(before, after, cause, time):
            yield (change.time, change.event, change.kind, change.field, change.before, change.after, change.because)

    connection.executemany(sql, rows())
