"""Model objects as plain records: the one place that knows how a statement looks to the outside."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from wirebook.book import ArticleHeader
from wirebook.model import Article, Change, Count, Event, Origin, Participant, Place, Source, Statement, Step, Story

Record = dict[str, Any]
UNDERSTOOD = "taken up"
"""The reason of a party that the statement's own sentence does not name."""


def _participant_record(participant: Participant) -> Record:
    entity = participant.entity
    return {
        "start": participant.span.start,
        "end": participant.span.end,
        "text": participant.text,
        "name": participant.name,
        "id": entity.id if entity else None,
        "country": participant.country or (entity.country if entity else None),
        "role": participant.role or (entity.role if entity else None),
    }


def _place_record(place: Place) -> Record:
    return {
        "text": place.text,
        "name": place.name,
        "country": place.country,
        "lat": place.latitude,
        "lon": place.longitude,
        "geonameid": place.geonameid,
        "precision": place.precision,
    }


def _source_record(source: Source) -> Record:
    return {"name": source.name, "id": source.id, "kind": source.kind.value, "stance": source.stance.value}


def _count_record(count: Count) -> Record:
    return {"number": count.number, "qualifier": count.qualifier.value, "unit": count.unit, "of": count.of}


def statement_record(statement: Statement, text: str) -> Record:
    """A statement as `annotate` prints it. text: the article's, out of which the quoted words are taken.

    Actors and recipients are mentions: words of the sentence. Whom only an earlier sentence names ("the meeting") is
    understood.
    """
    parties = (*statement.actors, *statement.recipients)
    return {
        "start": statement.span.start,
        "end": statement.span.end,
        "sentence": statement.sentence,
        "trigger": {
            "start": statement.trigger.start,
            "end": statement.trigger.end,
            "text": statement.trigger_text,
        },
        "type": statement.type.value,
        "mode": statement.mode,
        "contexts": list(statement.contexts),
        "cameo": statement.cameo,
        "actors": [_participant_record(who) for who in statement.actors if who.reason != UNDERSTOOD],
        "recipients": [_participant_record(who) for who in statement.recipients if who.reason != UNDERSTOOD],
        "understood": [_participant_record(who) for who in parties if who.reason == UNDERSTOOD],
        "status": statement.status.value,
        "certainty": statement.certainty.value,
        "date": statement.when.value if statement.when else None,
        "place": _place_record(statement.place) if statement.place else None,
        "place_rule": statement.place_rule,
        "sources": [_source_record(source) for source in statement.sources],
        "quote": statement.quote.of(text) if statement.quote else None,
        "counts": [_count_record(count) for count in statement.counts],
        "rule": statement.rule,
        "score": statement.score,
    }


def article_statement_record(statement: Statement, article: Article, event: str | None) -> Record:
    """A statement of a book: its id, its article (key, id it came with, outlet, date), its event and its words."""
    return {
        "id": statement.id,
        "event": event,
        "article": statement.article,
        "doc": article.id,
        "outlet": article.outlet,
        "published": article.published,
        "text": statement.span.of(article.text),
        **statement_record(statement, article.text),
    }


def article_record(key: str, article: Article, statements: int) -> Record:
    """An article of a book, with the fields that `read` takes, so that an export can be read again."""
    return {
        "id": article.id,
        "key": key,
        "title": article.title,
        "date": article.published,
        "outlet": article.outlet,
        "url": article.url,
        "lang": article.language,
        "statements": statements,
        "text": article.text,
    }


def header_record(header: ArticleHeader) -> Record:
    """An article that an event lists: without its text."""
    return {
        "key": header.key,
        "doc": header.id,
        "outlet": header.outlet,
        "date": header.published,
        "title": header.title,
        "url": header.url,
    }


def event_record(event: Event, headers: dict[str, ArticleHeader]) -> Record:
    """An event of a book with its statements and articles. headers: those of its articles, by key."""
    return {
        "id": event.id,
        "type": event.type.value,
        "mode": event.mode,
        "status": event.status.value,
        "date": event.date,
        "place": event.place,
        "country": event.country,
        "actors": list(event.actors),
        "recipients": list(event.recipients),
        "countries": list(event.countries),
        "reports": len(event.articles),
        "outlets": list(event.outlets),
        "origins": list(event.origins),
        "corroboration": event.corroboration.value,
        "story": event.story,
        "sources": list(event.sources),
        "disputes": [
            {
                "field": dispute.field,
                "values": [{"value": value, "statements": list(told)} for value, told in dispute.values],
            }
            for dispute in event.disputes
        ],
        "history": [_step_record(step) for step in event.history],
        "reasons": list(event.reasons),
        "statements": list(event.statements),
        "articles": [header_record(headers[key]) for key in event.articles if key in headers],
    }


def _step_record(step: Step) -> Record:
    return {
        "turn": step.turn.value,
        "published": step.published,
        "date": step.date,
        "statements": list(step.statements),
    }


def story_record(
    story: Story, headers: Mapping[str, ArticleHeader], origins: Mapping[str, Origin], events: Iterable[str]
) -> Record:
    """A story of a book with its articles and the ids of its events. headers, origins: of its articles, by key."""
    return {
        "id": story.id,
        "title": story.title,
        "first": story.first,
        "last": story.last,
        "words": list(story.words),
        "trace": list(story.trace),
        "events": list(events),
        "articles": [
            {**header_record(headers[key]), **_origin_record(origins.get(key))}
            for key in story.articles
            if key in headers
        ],
    }


def _origin_record(origin: Origin | None) -> Record:
    """Whose text an article is, all empty where that has not been worked out."""
    if origin is None:
        return {"voice": None, "agency": None, "how": None, "copy_of": None}
    return {"voice": origin.voice, "agency": origin.agency, "how": origin.how, "copy_of": origin.copy_of}


def change_record(change: Change) -> Record:
    """An entry of the history of a book."""
    return {
        "number": change.number,
        "time": change.time,
        "event": change.event,
        "kind": change.kind,
        "field": change.field,
        "before": change.before,
        "after": change.after,
        "because": change.because,
    }
