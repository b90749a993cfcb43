"""What is known of one happening that a sentence tells, made a statement with its date, place, sources and counts."""

from __future__ import annotations

import hashlib
from base64 import b32encode
from dataclasses import dataclass, replace

from wirebook.model import EventType, Participant, Span, Statement, Status, When
from wirebook.reading.arguments import Predicate
from wirebook.reading.words import Reading, Sentence
from wirebook.statements.certainty import certainty_of
from wirebook.statements.circumstances import place_of
from wirebook.statements.contexts import Contexts, contexts_of
from wirebook.statements.counts import counts_of
from wirebook.statements.dates import Dates, when_of
from wirebook.statements.figures import as_of_country
from wirebook.statements.parties import Register
from wirebook.statements.sources import Chains

SPOKEN = frozenset(EventType(name) for name in ("CONCEDE", "REQUEST", "ACCUSE", "REJECT", "THREATEN"))
VIOLENT = frozenset({EventType.ASSAULT, EventType.COERCE})
_ON_SITE = VIOLENT | {EventType.PROTEST, EventType.SANCTION, EventType.AID, EventType.RETREAT}
_BOUND = VIOLENT | {EventType.PROTEST, EventType.MOBILIZE, EventType.RETREAT}
"""Types of what is done to a place or those who are there."""
_LOCAL = frozenset({"CVL", "COP", "JUD", "REF", "EDU", "REL", "HLH", "LAB", "AGR", "BUS", "MED", "CRM", "OPP", "NGO"})
"""Sectors whose people are of the country where something is done by or to them, if no other is said."""


@dataclass(frozen=True, slots=True)
class Layers:
    """What is known of an article before its clauses are coded."""

    reading: Reading
    register: Register
    dates: Dates
    contexts: Contexts
    quotes: list[Span]
    chains: Chains


@dataclass(frozen=True, slots=True)
class Draft:
    """A happening that a predicate tells, before its circumstances are known.

    name: the frame, or what else found it; cue: what decided the status; score: 0 to 1.
    """

    type: EventType
    mode: str | None
    cameo: str
    contexts: tuple[str, ...]
    name: str
    predicate: Predicate
    actors: tuple[Participant, ...]
    recipients: tuple[Participant, ...]
    status: Status
    cue: str
    score: float


def compose(draft: Draft, sentence: Sentence, layers: Layers) -> Statement:
    """The draft as a statement, with date, place, contexts, sources, quotation and counts."""
    reading, register, predicate = layers.reading, layers.register, draft.predicate
    actors, recipients, status, cue = draft.actors, draft.recipients, draft.status, draft.cue
    trigger = trigger_span(predicate)
    when = when_of(predicate, layers.dates, status)
    if status is Status.HAPPENED and _is_ahead(when, reading):
        status, cue = Status.PLANNED, "date"
    spoken, bound = draft.type in SPOKEN, draft.type in _BOUND
    place, where = place_of(
        predicate,
        (*actors, *recipients),
        register,
        sentence,
        spoken=spoken,
        on_site=bound,
        opposed=draft.type is EventType.PROTEST,
    )
    if place and place.country and draft.type in _ON_SITE:
        actors, recipients = (tuple(_local(who, place.country) for who in side) for side in (actors, recipients))
    parties = (*actors, *recipients)
    certainty, hedge = certainty_of(predicate, status, cue, sentence.words)
    return Statement(
        id=statement_id(reading, trigger, draft.name),
        article=reading.article.id,
        span=sentence.span,
        sentence=sentence.number,
        trigger=trigger,
        trigger_text=trigger.of(reading.article.text),
        type=draft.type,
        mode=draft.mode,
        contexts=contexts_of(draft.type, draft.mode, draft.contexts, parties, sentence, layers.contexts),
        cameo=draft.cameo,
        actors=actors,
        recipients=recipients,
        status=status,
        when=when,
        place=place,
        sources=layers.chains.of(trigger),
        quote=_quote(predicate, sentence, layers.quotes),
        counts=counts_of(predicate),
        rule=f"{draft.name}/{predicate.part}/{cue}",
        score=draft.score,
        place_rule=where,
        certainty=certainty,
        certainty_cue=hedge,
    )


def _local(who: Participant, country: str) -> Participant:
    """People of no said country, to whom something is done at a place, are of its country."""
    of_place = who.reason == "people" or (who.reason == "role" and who.role in _LOCAL)
    if who.country or not of_place:
        return who
    return replace(as_of_country(who, country, who.because, renamed=False), reason="place")


def trigger_span(predicate: Predicate) -> Span:
    """The words that carry the happening: from the first to the last where they are close, else the main word."""
    words = sorted(predicate.words, key=lambda word: word.i)
    if words[-1].i - words[0].i <= 4:
        return Span(words[0].start, words[-1].end)
    return predicate.trigger.span


def _is_ahead(when: When | None, reading: Reading) -> bool:
    day = reading.article.day
    return bool(when and day and when.value[:10] > day and len(when.value) >= 10)


def _quote(predicate: Predicate, sentence: Sentence, quotes: list[Span]) -> Span | None:
    """The words in quotation marks that belong to the statement."""
    subtree = predicate.clause.subtree()
    for quote in quotes:
        if sentence.span.overlaps(quote) and any(quote.start <= w.start < quote.end for w in subtree):
            if not quote.covers(predicate.trigger.span) or quote.start >= sentence.span.start:
                return quote
    return None


def statement_id(reading: Reading, trigger: Span, frame: str) -> str:
    """A short name that depends on the article, the trigger's place and the frame alone."""
    article = reading.article
    digest = hashlib.sha256(
        "\x1f".join([article.id, article.outlet or "", article.text, f"{trigger.start}-{trigger.end}", frame]).encode()
    ).digest()
    return "S" + b32encode(digest).decode()[:9].lower()
