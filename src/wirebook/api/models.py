"""What the API takes and gives, where it is not a view's own answer: the records of `wirebook.export` with types."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from wirebook.model import Certainty, Corroboration, EventType, SourceKind, Stance, Status, Turn, Verdict

MOST_TEXT = 2_000_000
"""Characters of one article: a long book, not an article."""

Line = Annotated[str, StringConstraints(max_length=2000)]
Identity = Annotated[str, StringConstraints(max_length=100)]


class Record(BaseModel):
    """Something that the API gives."""

    model_config = ConfigDict(extra="ignore")


class Trigger(Record):
    """The word that evokes a statement. Offsets count code points of the article's text, ends are exclusive."""

    start: int
    end: int
    text: str


class ParticipantRecord(Record):
    """An actor or recipient: the words, and who is meant."""

    start: int
    end: int
    text: str
    name: str
    id: str | None = None
    country: str | None = Field(default=None, description="ISO 3166 alpha-3.")
    role: str | None = None


class PlaceRecord(Record):
    """Where it happened. Without coordinates the place is not known, it is not at 0, 0."""

    text: str
    name: str
    country: str | None = None
    lat: float | None = None
    lon: float | None = None
    geonameid: int | None = None
    precision: str | None = Field(default=None, description="What the coordinates are of: site, city, region, country.")


class SourceRecord(Record):
    """Who vouches."""

    name: str
    id: str | None = None
    kind: SourceKind
    stance: Stance


class CountRecord(Record):
    """A number."""

    number: int
    qualifier: str
    unit: str
    of: str


class StatementRecord(Record):
    """One clause of one article. sources: nearest first, without the outlet."""

    id: str
    event: str | None = None
    article: str
    doc: str
    outlet: str | None = None
    published: str | None = None
    text: str = Field(description="The sentence, as the article has it.")
    start: int
    end: int
    sentence: int
    trigger: Trigger
    type: EventType
    mode: str | None = None
    contexts: list[str]
    cameo: str
    actors: list[ParticipantRecord]
    recipients: list[ParticipantRecord]
    status: Status
    certainty: Certainty = Field(default=Certainty.CERTAIN, description="How sure the nearest source is of the status.")
    date: str | None = None
    place: PlaceRecord | None = None
    place_rule: str = Field(default="", description="What gave the place (clause, sentence, carried), or why none.")
    sources: list[SourceRecord]
    quote: str | None = None
    counts: list[CountRecord]
    rule: str
    score: float


class HeaderRecord(Record):
    """An article without its text. key: its id in the book; doc: the id it came with."""

    key: str
    doc: str
    outlet: str | None = None
    date: str | None = None
    title: str | None = None
    url: str | None = None


class ArticleRecord(Record):
    """An article. id: the one it came with; key: its id in the book; statements: how many."""

    id: str
    key: str
    title: str | None = None
    date: str | None = None
    outlet: str | None = None
    url: str | None = None
    lang: str | None = None
    statements: int
    text: str


class DisputedValueRecord(Record):
    """One of the values of a dispute, with the statements that give it."""

    value: str
    statements: list[str]


class DisputeRecord(Record):
    """A field on which the statements do not agree."""

    field: str
    values: list[DisputedValueRecord]


class StepRecord(Record):
    """A turn in the history of an event."""

    turn: Turn
    published: str | None = None
    date: str | None = None
    statements: list[str]


class EventRecord(Record):
    """One happening. reports: how many articles tell of it; origins: independent ones; sources: named in the texts."""

    id: str
    type: EventType
    mode: str | None = None
    status: Status
    date: str | None = None
    place: str | None = None
    country: str | None = None
    actors: list[str]
    recipients: list[str]
    countries: list[str]
    reports: int
    outlets: list[str]
    origins: list[str]
    corroboration: Corroboration
    story: str | None = None
    sources: list[str]
    disputes: list[DisputeRecord]
    history: list[StepRecord]
    reasons: list[str]
    statements: list[str]
    articles: list[HeaderRecord]


class JudgementRecord(Record):
    """A person's decision."""

    number: int
    subject: str
    verdict: Verdict
    first: str
    second: str | None = None
    author: str
    time: str
    reason: str
    undone: str | None = None
    scope: str | None = Field(default=None, description="Of actors: the statement, article or words it holds for.")


class JudgedRecord(Record):
    """What a judgement did: those kept, those overruled, the events that the statements tell of now."""

    judgements: list[JudgementRecord]
    overruled: list[JudgementRecord]
    events: list[str]
    changed_events: int


class NewJudgement(BaseModel):
    """A decision: same and different take two events or statements, accept and reject take one."""

    model_config = ConfigDict(extra="forbid")

    verdict: Verdict
    first: Identity = Field(description="Id of an event or statement; its beginning is enough.")
    second: Identity | None = None
    author: Annotated[str, StringConstraints(min_length=1, max_length=200)] = "api"
    reason: Line = ""


class NewMerge(BaseModel):
    """A decision that other actors are one with the first, who goes on by its name."""

    model_config = ConfigDict(extra="forbid")

    first: Line = Field(description="Name or id of an actor.")
    others: Annotated[list[Line], Field(min_length=1, max_length=50)]
    author: Annotated[str, StringConstraints(min_length=1, max_length=200)] = "api"
    reason: Line = ""


class NewSplit(BaseModel):
    """A decision that mentions of an actor, in statements, in articles, or by some words, mean another one."""

    model_config = ConfigDict(extra="forbid")

    actor: Line = Field(description="Name or id of an actor.")
    statements: Annotated[list[Identity], Field(max_length=200)] = []
    articles: Annotated[list[Identity], Field(max_length=200)] = []
    words: Annotated[list[Line], Field(max_length=50)] = []
    other: Line | None = Field(default=None, description="Whom they mean: an actor or a new name.")
    country: str | None = Field(default=None, pattern="^[A-Z]{3}$", description="Of a new one.")
    role: Annotated[str, StringConstraints(max_length=10)] | None = None
    author: Annotated[str, StringConstraints(min_length=1, max_length=200)] = "api"
    reason: Line = ""


class NewArticle(BaseModel):
    """An article to be read, as a line of JSON that `wirebook read` takes."""

    model_config = ConfigDict(extra="forbid")

    id: Annotated[str, StringConstraints(min_length=1, max_length=300)]
    text: Annotated[str, StringConstraints(min_length=1, max_length=MOST_TEXT)]
    title: Line | None = None
    date: Annotated[str, StringConstraints(max_length=40)] | None = Field(default=None, description="Of publication.")
    outlet: Line | None = None
    url: Line | None = Field(default=None, description="Kept, never fetched.")
    lang: Annotated[str, StringConstraints(max_length=20)] | None = None


class NewArticles(BaseModel):
    """Articles to be read."""

    model_config = ConfigDict(extra="forbid")

    articles: Annotated[list[NewArticle], Field(min_length=1)]
