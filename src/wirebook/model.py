"""The words of the domain as frozen data: article, statement, event and their parts.

Offsets count Unicode code points of `Article.text`, ends are exclusive: `article.text[span.start:span.end]` is what a
span says. Everything here is plain data: no rule, no file, no library but the standard one.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum


class EventType(StrEnum):
    """What happened: the sixteen types of PLOVER (2021)."""

    AGREE = "AGREE"
    CONSULT = "CONSULT"
    SUPPORT = "SUPPORT"
    CONCEDE = "CONCEDE"
    COOPERATE = "COOPERATE"
    AID = "AID"
    RETREAT = "RETREAT"
    REQUEST = "REQUEST"
    ACCUSE = "ACCUSE"
    REJECT = "REJECT"
    THREATEN = "THREATEN"
    PROTEST = "PROTEST"
    SANCTION = "SANCTION"
    MOBILIZE = "MOBILIZE"
    COERCE = "COERCE"
    ASSAULT = "ASSAULT"


SYMMETRIC_TYPES = frozenset({EventType.AGREE, EventType.CONSULT, EventType.COOPERATE})
"""Types in which the parties stand side by side: "A met B" is "B met A"."""


class Status(StrEnum):
    """Whether it happened, as the article has it."""

    HAPPENED = "happened"
    PLANNED = "planned"
    POSSIBLE = "possible"
    CALLED_FOR = "called-for"
    DENIED = "denied"


class Certainty(StrEnum):
    """How sure the nearest source is of the status."""

    CERTAIN = "certain"
    PROBABLE = "probable"
    POSSIBLE = "possible"


class Stance(StrEnum):
    """How the article stands to what a source says."""

    ENDORSED = "endorsed"
    NEUTRAL = "neutral"
    DISTANCED = "distanced"


class SourceKind(StrEnum):
    """What a source is."""

    PERSON = "person"
    GOVERNMENT = "government"
    AGENCY = "agency"
    OUTLET = "outlet"
    DOCUMENT = "document"
    ORGANISATION = "organisation"
    WITNESS = "witness"
    ANONYMOUS = "anonymous"


class Qualifier(StrEnum):
    """How a number is meant."""

    EXACT = "exact"
    ABOUT = "about"
    MORE_THAN = "more-than"
    LESS_THAN = "less-than"
    AT_LEAST = "at-least"
    AT_MOST = "at-most"


class Precision(StrEnum):
    """How exactly a date is known."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"
    INTERVAL = "interval"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Some words of an article's text, by offsets of code points, end exclusive."""

    start: int
    end: int

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one character."""
        return self.start < other.end and other.start < self.end

    def covers(self, other: Span) -> bool:
        """Whether the other lies wholly inside."""
        return self.start <= other.start and other.end <= self.end

    def of(self, text: str) -> str:
        """The words."""
        return text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Article:
    """One text as published.

    id: the file's stem or the id given with it; unique in a book together with the outlet and the text
    text: everything as read from the file; offsets count in it
    body: the parts of the text that are read, in order: marks such as a date line or an address are left out
    published: ISO date or date-time; None where nothing says it
    language: ISO 639-1 code; None where not known
    """

    id: str
    text: str
    body: tuple[Span, ...]
    title: str | None = None
    published: str | None = None
    outlet: str | None = None
    url: str | None = None
    language: str | None = None

    @property
    def day(self) -> str | None:
        """The day of publication as YYYY-MM-DD."""
        return self.published[:10] if self.published else None


@dataclass(frozen=True, slots=True)
class Entity:
    """Somebody or something that the knowledge, or the book, knows by name.

    id: stable: a Wikidata id ("Q159"), an ISO code ("RUS"), or one of the book's own
    name: the full name
    country: ISO 3166 alpha-3; None for international organisations and where not known
    role: PLOVER sector (GOV, MIL, REB, OPP, PTY, COP, JUD, LEG, MED, EDU, BUS, IGO, NGO, CVL, CRM, ...)
    """

    id: str
    name: str
    country: str | None = None
    role: str | None = None


@dataclass(frozen=True, slots=True)
class Name:
    """A name in the text with its label (PERSON, LOCATION, ...) and, where known, who or what it is."""

    span: Span
    text: str
    label: str
    entity: Entity | None = None
    latitude: float | None = None
    longitude: float | None = None
    geonameid: int | None = None


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """Words that tell a time.

    type: DATE, TIME, DURATION or SET; value: the TIMEX3 value ("2025-08-12", "P3D", "2025-W33"), None where nothing
    anchors it; first, last: the days of the interval as YYYY-MM-DD, None for an open end;
    anchor: what the value was reckoned from ("published", "text", "explicit", ...); rule: the name of the rule.
    """

    span: Span
    text: str
    type: str
    value: str | None
    first: str | None = None
    last: str | None = None
    precision: Precision | None = None
    modifier: str | None = None
    anchor: str | None = None
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who says what: the spans of source, cue and content (the content may be in several pieces).

    kind: direct (all in quotation marks), mixed or indirect; negated: the source denies it or does not say it; by: what
    found it, "rule", "head" (of the network) or "both"; rule: the rule, or for the head the construction it stands in.
    """

    source: Span | None
    cue: Span | None
    content: tuple[Span, ...]
    kind: str = "indirect"
    cue_lemma: str = ""
    stance: Stance = Stance.NEUTRAL
    negated: bool = False
    rule: str = ""
    by: str = "rule"


@dataclass(frozen=True, slots=True)
class Participant:
    """An actor or recipient as the article names it, and who is meant.

    span, text: the words at that place, a pronoun too; name: the full name of who is meant; entity: where known;
    reason: how the mention was resolved ("name", "demonym", "capital", "pronoun", "role", ...); because: the words of
    the article that told who it is, or the country or role, where the mention itself does not ("; " between several);
    score: how surely that one is meant, 0 to 1, None where nobody is; rival: who else could be.
    """

    span: Span
    text: str
    name: str
    entity: Entity | None = None
    country: str | None = None
    role: str | None = None
    reason: str = ""
    because: str = ""
    score: float | None = None
    rival: str | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """Where: the words, and what is known of the place.

    precision: what the coordinates are those of: "site", "city", "region" or "country"; None where there are none. A
    market in Lima is told of with the coordinates of Lima, precision "city".
    """

    span: Span
    text: str
    name: str
    country: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    geonameid: int | None = None
    precision: str | None = None


@dataclass(frozen=True, slots=True)
class When:
    """A date or interval, the words it came from and what anchored them.

    value: an ISO day "2025-08-12", month "2025-08", year "2025", or interval "A/B".
    """

    value: str
    precision: Precision
    span: Span | None
    anchor: str
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Count:
    """A number: qualifier, unit ("soldiers") and what is counted ("killed", "sent")."""

    number: int
    qualifier: Qualifier
    unit: str
    of: str
    span: Span


@dataclass(frozen=True, slots=True)
class Source:
    """One link of a source chain: who vouches."""

    name: str
    kind: SourceKind
    stance: Stance = Stance.NEUTRAL
    id: str | None = None
    span: Span | None = None
    cue: Span | None = None


HEAD = "head"
"""What the rule of a statement begins with that no frame made but the event head of the network, where a frame's type
would stand."""


@dataclass(frozen=True, slots=True)
class Statement:
    """One clause in one article that says an actor did, will do, may do or did not do something.

    span: the clause's sentence; sentence: its number in the article; sources: nearest first, without the outlet
    itself; rule: frame and rule that made it, as "frame/rule"; score: 0 to 1; place_rule: what gave the place
    ("clause", "sentence", "carried"), or why there is none; certainty: how sure the nearest source (the article where
    there is none) is of the status; certainty_cue: the word that told so, None where it is certain.
    """

    id: str
    article: str
    span: Span
    sentence: int
    trigger: Span
    trigger_text: str
    type: EventType
    mode: str | None
    contexts: tuple[str, ...]
    cameo: str
    actors: tuple[Participant, ...]
    recipients: tuple[Participant, ...]
    status: Status
    when: When | None
    place: Place | None
    sources: tuple[Source, ...]
    quote: Span | None
    counts: tuple[Count, ...]
    rule: str
    score: float
    place_rule: str = ""
    certainty: Certainty = Certainty.CERTAIN
    certainty_cue: Span | None = None


@dataclass(frozen=True, slots=True)
class Dispute:
    """A field on which the statements of one event do not agree: each value with the statements that give it."""

    field: str
    values: tuple[tuple[str, tuple[str, ...]], ...]


class Corroboration(StrEnum):
    """How well an event is vouched for: by at least two independent origins, by one, or not without contradiction."""

    CORROBORATED = "corroborated"
    SINGLE_SOURCE = "single-source"
    DISPUTED = "disputed"


class Turn(StrEnum):
    """What a report adds to the history of an event. Slipped: planned for another day than before."""

    CALLED_FOR = "called-for"
    POSSIBLE = "possible"
    PLANNED = "planned"
    SLIPPED = "slipped"
    CANCELLED = "cancelled"
    HAPPENED = "happened"
    DENIED = "denied"


@dataclass(frozen=True, slots=True)
class Step:
    """A turn in the history of an event, in order of the reports.

    published: day of the first report of it; date: when it is said to happen, as ISO day, month, year or interval;
    statements: ids of those that tell of it.
    """

    turn: Turn
    published: str | None
    date: str | None
    statements: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Event:
    """One happening in the world, as the statements that tell of it have it.

    actors, recipients: names, most often told first; countries: their ISO codes; statements: ids; articles: keys,
    earliest published first; outlets: publishers; origins: the independent ones among those who vouch (ten copies of
    one agency's report have one origin, see `linking.copies`); sources: who is named in the texts;
    story: id of the story that most of the articles belong to; history: how it went from plan to happening;
    reasons: why these statements are taken for one happening, by name of the rule.
    """

    id: str
    type: EventType
    mode: str | None
    status: Status
    date: str | None
    place: str | None
    country: str | None
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    countries: tuple[str, ...]
    statements: tuple[str, ...]
    articles: tuple[str, ...]
    outlets: tuple[str, ...]
    sources: tuple[str, ...]
    disputes: tuple[Dispute, ...] = field(default=())
    origins: tuple[str, ...] = field(default=())
    corroboration: Corroboration = Corroboration.SINGLE_SOURCE
    story: str | None = None
    history: tuple[Step, ...] = field(default=())
    reasons: tuple[str, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class Story:
    """Articles about the same developing matter.

    id: made from the founding article, so that it stays while the story grows; title: of the article that stands
    nearest to the middle of it; first, last: days of the first and last article; articles: keys, earliest first;
    words: the names and words that hold it together, strongest first; trace: how it grew, in plain words.
    """

    id: str
    title: str
    first: str | None
    last: str | None
    articles: tuple[str, ...]
    words: tuple[str, ...] = field(default=())
    trace: tuple[str, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class Origin:
    """Where the text of an article comes from.

    article: its key; voice: who vouches with it: an agency, else the outlet that had the text first, else the key of
    the earliest article with it; two articles are independent if their voices differ; agency: the one credited or
    copied, if any; how: "own", "credited" (the text says so) or "copy" (of another article here); copy_of: key of the
    copy that it shares most with, an earlier one if there is any, None for the earliest itself; share: how much of this
    text stands in that one, 0 to 1.
    """

    article: str
    voice: str
    agency: str | None = None
    how: str = "own"
    copy_of: str | None = None
    share: float = 0.0


class Verdict(StrEnum):
    """What a person decided. Same, different: whether two statements (or two actors) are of one happening (person);
    accept, reject: whether a statement says what the reader made of it."""

    SAME = "same"
    DIFFERENT = "different"
    ACCEPT = "accept"
    REJECT = "reject"


@dataclass(frozen=True, slots=True)
class Judgement:
    """A person's decision. It wins over the machine, survives every relinking, and can be undone but not deleted.

    subject: what it is about: "statement" or "actor"; first, second: ids of statements or actors (second: None for
    accept and reject); time: when, ISO in UTC; undone: when it was taken back.
    Of two actors that are the same, `first` is the one that both count as. Of a different one, `second` is whom the
    mentions of `first` mean in the scope: a statement's id, an article's key or "words:" and the words of the mention.
    entity: who is meant after it.
    """

    number: int
    subject: str
    verdict: Verdict
    first: str
    second: str | None
    author: str
    time: str
    reason: str = ""
    undone: str | None = None
    scope: str | None = None
    entity: Entity | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """One entry of the append-only history of the book: what became different in an event, and why.

    kind: "created", "changed", "gone" (its statements went elsewhere or were taken back); field, before, after: of a
    change; because: keys of the articles that were new, or "judgement N".
    """

    number: int
    time: str
    event: str
    kind: str
    field: str | None = None
    before: str | None = None
    after: str | None = None
    because: str = ""
