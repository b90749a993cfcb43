"""What the pages of the workbench list beside events and stories: places, leading parties, what is left to review."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass

from wirebook.book.codec import load_statement
from wirebook.book.file import BookFile
from wirebook.model import Statement


@dataclass(frozen=True, slots=True)
class EventPlace:
    """Where an event is, as its first statement with coordinates has it. place: a name, None where only a country."""

    event: str
    country: str | None
    place: str | None
    latitude: float | None
    longitude: float | None


class Listings:
    """Lists for people to look through."""

    def __init__(self, file: BookFile) -> None:
        self._file = file

    def places_of(self, events: Iterable[str]) -> list[EventPlace]:
        """The place of each of these events; those of which none is told have only their id."""
        sql = (
            "SELECT e.id, coalesce(min(s.place_country), e.place_country),"
            " min(CASE WHEN json_extract(s.record, '$.place.latitude') IS NOT NULL"
            " THEN json_array(json_extract(s.record, '$.place.name'), json_extract(s.record, '$.place.latitude'),"
            " json_extract(s.record, '$.place.longitude')) END)"
            " FROM events e JOIN event_statements es ON es.event = e.number"
            " JOIN statements s ON s.number = es.statement"
            " WHERE e.id IN (SELECT value FROM json_each(?)) GROUP BY e.id ORDER BY e.id"
        )
        found = []
        for event, country, point in self._file.rows(sql, (json.dumps(list(events)),)):
            name, latitude, longitude = json.loads(point) if point else (None, None, None)
            found.append(EventPlace(event, country, name, latitude, longitude))
        return found

    def leading_parties(self, limit: int) -> list[tuple[str, str, int, int]]:
        """Who has part in most events: key, country's code or name, events as actor, events as recipient."""
        sql = (
            "SELECT k.key, k.name, found.acts, found.gets FROM (SELECT party, count(*) AS events,"
            " sum(sides & 1) AS acts, sum((sides & 2) > 0) AS gets"
            " FROM event_parties WHERE leading = 1 GROUP BY party) found"
            " JOIN parties k ON k.number = found.party ORDER BY found.events DESC, k.name LIMIT ?"
        )
        return list(self._file.rows(sql, (limit,)))

    def parties_named(self, words: str, limit: int) -> list[tuple[str, str | None, int]]:
        """Parties in whose names the words stand: name, country, statements; most first."""
        # Each name is looked at once, however often it is there, and counted in an index.
        sql = (
            "WITH RECURSIVE names (found) AS (SELECT min(folded) FROM statement_parties UNION ALL"
            " SELECT (SELECT min(folded) FROM statement_parties WHERE folded > found) FROM names"
            " WHERE found IS NOT NULL)"
            " SELECT (SELECT name FROM statement_parties WHERE folded = found LIMIT 1),"
            " (SELECT country FROM statement_parties WHERE folded = found LIMIT 1),"
            " (SELECT count(*) FROM statement_parties WHERE folded = found)"
            " FROM names WHERE instr(' ' || found || ' ', ' ' || ? || ' ') ORDER BY 3 DESC, 1 LIMIT ?"
        )
        return list(self._file.rows(sql, (" ".join(words.casefold().split()), limit)))

    def statements_to_review(self, limit: int) -> list[Statement]:
        """Statements that nobody has judged, the least sure first."""
        sql = (
            "SELECT s.id, a.key, s.record FROM statements s JOIN articles a ON a.number = s.article"
            " WHERE NOT EXISTS (SELECT 1 FROM judgements j WHERE j.first = s.id AND j.undone IS NULL"
            " AND j.verdict IN ('accept', 'reject'))"
            " ORDER BY json_extract(s.record, '$.score'), s.id LIMIT ?"
        )
        return [load_statement(record, id=one, article=key) for one, key, record in self._file.rows(sql, (limit,))]

    def pairs_to_review(self, limit: int) -> list[tuple[str, str]]:
        """Pairs of events that may be one: same type, a common party, days at most two apart, and nobody has judged.

        Of the newest thousand dated events.
        """
        sql = (
            "WITH latest AS (SELECT number, id, type, first_day FROM events WHERE first_day IS NOT NULL"
            " ORDER BY first_day DESC, id DESC LIMIT 1000)"
            " SELECT a.id, b.id FROM latest a JOIN latest b ON a.type = b.type AND a.id < b.id"
            " AND abs(julianday(a.first_day) - julianday(b.first_day)) <= 2"
            " WHERE EXISTS (SELECT 1 FROM event_parties p JOIN event_parties q ON p.party = q.party"
            " WHERE p.event = a.number AND q.event = b.number AND p.leading = 1 AND q.leading = 1)"
            " AND NOT EXISTS (SELECT 1 FROM judgements j JOIN statements s ON s.id = j.first"
            " JOIN event_statements es ON es.statement = s.number JOIN statements t ON t.id = j.second"
            " JOIN event_statements et ON et.statement = t.number"
            " WHERE j.undone IS NULL AND ((es.event = a.number AND et.event = b.number)"
            " OR (es.event = b.number AND et.event = a.number)))"
            " ORDER BY a.first_day DESC, a.id, b.id LIMIT ?"
        )
        return list(self._file.rows(sql, (limit,)))

    def events_of(self, statements: Iterable[str]) -> dict[str, str]:
        """The event that each of these statements tells of."""
        sql = (
            "SELECT s.id, e.id FROM statements s JOIN event_statements es ON es.statement = s.number"
            " JOIN events e ON e.number = es.event WHERE s.id IN (SELECT value FROM json_each(?))"
        )
        return dict(self._file.rows(sql, (json.dumps(list(statements)),)))
