"""Articles and statements built by hand, for tests of everything behind the reader."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from wirebook.model import (
    Article,
    Certainty,
    Count,
    Entity,
    EventType,
    Participant,
    Place,
    Precision,
    Qualifier,
    Source,
    SourceKind,
    Span,
    Statement,
    Status,
    When,
)

COUNTRIES: Mapping[str, str] = {
    "Russia": "RUS",
    "North Korea": "PRK",
    "South Korea": "KOR",
    "Ukraine": "UKR",
    "United States": "USA",
}


def make_article(
    text: str,
    *,
    article_id: str = "a",
    outlet: str | None = "Daily Lantern",
    published: str | None = "2025-08-14",
    title: str | None = None,
) -> Article:
    """An article whose whole text is read."""
    return Article(article_id, text, (Span(0, len(text)),), title, published, outlet, None, "en")


def span_of(text: str, words: str) -> Span:
    """Where the words stand first; an empty span at the start where they do not."""
    start = max(text.find(words), 0)
    return Span(start, start + len(words) if words in text else start)


def make_participant(text: str, name: str, country: str | None = None, role: str | None = "GOV") -> Participant:
    """A participant; one of COUNTRIES becomes the country itself, an entity."""
    country = country or COUNTRIES.get(name)
    entity = Entity(COUNTRIES[name], name, country, role) if name in COUNTRIES else None
    return Participant(span_of(text, name), name if name in text else "it", name, entity, country, role, "name")


def make_place(text: str, name: str, country: str | None = None) -> Place:
    """A place without coordinates."""
    return Place(span_of(text, name), name, name, country)


def make_count(number: int, qualifier: str = "exact", unit: str = "soldiers", of: str = "killed") -> Count:
    """A count at no place in particular."""
    return Count(number, Qualifier(qualifier), unit, of, Span(0, 0))


def make_when(value: str) -> When:
    """A date; the precision follows from its form."""
    precision = {4: Precision.YEAR, 7: Precision.MONTH, 10: Precision.DAY}.get(len(value), Precision.INTERVAL)
    return When(value, precision, None, "published", "weekday")


def make_statement(
    article: Article,
    event_type: str = "CONSULT",
    actors: Iterable[str] = ("Russia",),
    recipients: Iterable[str] = ("North Korea",),
    *,
    trigger: str = "",
    mode: str | None = None,
    status: str = "happened",
    date: str | None = None,
    place: Place | None = None,
    counts: Iterable[Count] = (),
    sources: Iterable[str] = (),
    quote: str | None = None,
    statement_id: str | None = None,
    in_article: str | None = None,
    certainty: str = "certain",
    doubt: str | None = None,
) -> Statement:
    """A statement over the sentence of the article in which the trigger stands."""
    text = article.text
    word = span_of(text, trigger)
    start = text.rfind(". ", 0, word.start) + 2 if ". " in text[: word.start] else 0
    end = text.find(". ", word.end)
    return Statement(
        id=statement_id or f"{article.id}:{word.start}:{event_type}",
        article=in_article or article.id,
        span=Span(start, len(text) if end < 0 else end + 1),
        sentence=text[:start].count(". "),
        trigger=word,
        trigger_text=trigger,
        type=EventType(event_type),
        mode=mode,
        contexts=("diplomacy",),
        cameo="040",
        actors=tuple(make_participant(text, name) for name in actors),
        recipients=tuple(make_participant(text, name) for name in recipients),
        status=Status(status),
        when=make_when(date) if date else None,
        place=place,
        sources=tuple(Source(name, SourceKind.AGENCY, span=span_of(text, name)) for name in sources),
        quote=span_of(text, quote) if quote else None,
        counts=tuple(counts),
        rule="consult.call/active",
        score=0.9,
        certainty=Certainty(certainty),
        certainty_cue=span_of(text, doubt) if doubt else None,
    )
