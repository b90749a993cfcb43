"""Why a row is there: the sentence with the words marked, the rule, the anchor of the date, who vouches."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from wirebook.book import ArticleHeader, Filter, Store
from wirebook.errors import UsageError
from wirebook.model import HEAD, Article, Event, Source, Span, Statement

UNKNOWN_ID = "E401"
AMBIGUOUS_ID = "E402"
SHOWN_CANDIDATES = 5


@dataclass(frozen=True, slots=True, order=True)
class Mark:
    """Words of an article that bear on a statement, and what they are to it.

    role: trigger, actor, recipient, time, place, source, cue, quote or count.
    """

    span: Span
    role: str
    text: str


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of a sentence with the roles that all of it plays; none for the words between."""

    text: str
    roles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Exhibit:
    """A statement with what vouches for it.

    sentence: its words; span: where they stand; marks: sorted, also those outside the sentence;
    frame, rule: what made it; date_words, date_anchor, date_rule: where the date comes from;
    sources: the chain, nearest first, without the outlet, which is the article's;
    certainty_words: by which the nearest source shows that it is not certain.
    """

    statement: Statement
    article: ArticleHeader
    sentence: str
    span: Span
    marks: tuple[Mark, ...]
    frame: str
    rule: str
    date_words: str | None
    date_anchor: str | None
    date_rule: str | None
    quote: str | None
    sources: tuple[Source, ...]
    certainty_words: str | None = None

    @property
    def by_head(self) -> bool:
        """Whether no frame made it, but the event head of the network."""
        return self.frame.startswith(f"{HEAD}.")


@dataclass(frozen=True, slots=True)
class Evidence:
    """What vouches for an event, or for a single statement (then with the event it tells of, if linked)."""

    id: str
    event: Event | None
    exhibits: tuple[Exhibit, ...]


def _spans(statement: Statement) -> Iterator[tuple[Span | None, str]]:
    """All spans of a statement with their roles."""
    yield statement.trigger, "trigger"
    for who in statement.actors:
        yield who.span, "actor"
    for who in statement.recipients:
        yield who.span, "recipient"
    yield (statement.when.span if statement.when else None), "time"
    yield (statement.place.span if statement.place else None), "place"
    for source in statement.sources:
        yield source.span, "source"
        yield source.cue, "cue"
    yield statement.quote, "quote"
    for count in statement.counts:
        yield count.span, "count"


def _marks(statement: Statement, text: str) -> tuple[Mark, ...]:
    spans = ((span, role) for span, role in _spans(statement) if span is not None and span.start < span.end)
    return tuple(sorted({Mark(span, role, span.of(text)) for span, role in spans}))


def exhibit(statement: Statement, article: Article) -> Exhibit:
    """A statement with its sentence, its marks and the reasons for it. The statement is as the book holds it."""
    frame, _, rule = statement.rule.partition("/")
    when = statement.when
    text = article.text
    header = ArticleHeader(
        key=statement.article,
        id=article.id,
        outlet=article.outlet,
        title=article.title,
        published=article.published,
        url=article.url,
        language=article.language,
    )
    return Exhibit(
        statement=statement,
        article=header,
        sentence=statement.span.of(text),
        span=statement.span,
        marks=_marks(statement, text),
        frame=frame,
        rule=rule,
        date_words=when.span.of(text) if when and when.span else None,
        date_anchor=when.anchor if when else None,
        date_rule=when.rule if when else None,
        quote=statement.quote.of(text) if statement.quote else None,
        sources=statement.sources,
        certainty_words=statement.certainty_cue.of(text) if statement.certainty_cue else None,
    )


def segments(shown: Exhibit) -> list[Segment]:
    """The sentence cut wherever a mark begins or ends, each piece with its roles: what a face needs to mark words."""
    inside = [mark for mark in shown.marks if mark.span.overlaps(shown.span)]
    cuts = {shown.span.start, shown.span.end}
    for mark in inside:
        cuts |= {max(mark.span.start, shown.span.start), min(mark.span.end, shown.span.end)}
    ordered = sorted(cuts)
    pieces = []
    for start, end in pairwise(ordered):
        piece = Span(start, end)
        roles = dict.fromkeys(mark.role for mark in inside if mark.span.covers(piece))
        words = shown.sentence[start - shown.span.start : end - shown.span.start]
        pieces.append(Segment(words, tuple(roles)))
    return pieces


def resolve_id(store: Store, identity: str) -> str:
    """The one id of an event, statement or article that begins so. Raises UsageError E401 none, E402 several."""
    found = store.ids_from(identity, SHOWN_CANDIDATES + 1) if identity.strip() else []
    if identity.strip().upper() in found:
        return identity.strip().upper()
    if not found:
        raise UsageError(f"no event, statement, story or article has the id {identity!r}", code=UNKNOWN_ID)
    if len(found) > 1:
        shown = ", ".join(found[:SHOWN_CANDIDATES]) + (", ..." if len(found) > SHOWN_CANDIDATES else "")
        raise UsageError(f"several ids begin with {identity!r}: {shown}; give more letters", code=AMBIGUOUS_ID)
    return found[0]


def _statements(store: Store, identity: str) -> tuple[Event | None, list[Statement]]:
    """The event that the id means and the statements to show."""
    if event := store.event(identity):
        return event, store.statements_by_id(event.statements)
    if statement := store.statement(identity):
        return store.event_of(identity), [statement]
    if story := store.stories.one(identity):
        return None, [statement for key in story.articles for statement in store.statements_of(key)]
    return None, list(store.statements(Filter(article=identity)))


def evidence(store: Store, identity: str) -> Evidence:
    """What vouches for an event, a statement, or all statements of an article or a story.

    The beginning of an id is enough. Raises UsageError where no id, or more than one, begins so.
    """
    full = resolve_id(store, identity)
    event, statements = _statements(store, full)
    articles = {key: store.article(key) for key in dict.fromkeys(statement.article for statement in statements)}
    shown = ((statement, articles[statement.article]) for statement in statements)
    return Evidence(full, event, tuple(exhibit(statement, article) for statement, article in shown if article))
