"""A statement with all that linking compares, worked out once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from wirebook.knowledge.kinship import Meaning, load_kinship, meaning_of
from wirebook.linking.days import Days, days_of
from wirebook.linking.keys import Header
from wirebook.linking.numbers import Range, range_of, thing_of
from wirebook.linking.parties import Party, index_keys, party_of
from wirebook.linking.places import is_country, is_exact, place_of, stands_for_place
from wirebook.model import SYMMETRIC_TYPES, Place, Span, Statement

Telling = tuple[bool, int, str, Span, Span, str]


@dataclass(frozen=True, slots=True)
class Told:
    """A statement as linking compares it.

    days: when it is said to be; published: day of its article as an ordinal; both, actors, recipients: the parties
    (both: of the two sides, sorted); destination: whether a recipient is rather a place; place, exact, wide: where,
    whether that is a town or spot, whether it is a country or more; counts: for each thing counted its ranges;
    keys: what it can be found by; story: of its article.
    """

    statement: Statement
    days: Days | None
    published: int | None
    both: tuple[Party, ...]
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    destination: bool
    meaning: Meaning
    frame: str
    place: Place | None
    exact: bool
    wide: bool
    counts: tuple[tuple[tuple[str, str], Range], ...]
    keys: frozenset[str]
    story: str | None

    @property
    def symmetric(self) -> bool:
        """Whether it does not matter who acts and who receives."""
        return self.statement.type in SYMMETRIC_TYPES

    @property
    def telling(self) -> Telling:
        """By the day of the report (the undated last), article, place in the article: who told it first."""
        statement = self.statement
        place = (statement.article, statement.span, statement.trigger, statement.id)
        return (self.published is None, self.published or 0, *place)

    @property
    def surest_first(self) -> tuple[bool, int, bool, int, Telling]:
        """Narrow before wide dates, undated last; towns before regions; where more is told before where less is."""
        statement = self.statement
        told = (bool(self.actors), bool(self.recipients), bool(self.place), bool(statement.mode), bool(self.counts))
        return (self.days is None, self.days.length if self.days else 0, not self.exact, -sum(told), self.telling)


def _keys(
    statement: Statement, parties: tuple[Party, ...], place: Place | None, meaning: Meaning, story: str | None
) -> frozenset[str]:
    """Its parties and story; for acts at one place also the place; where it has none of these, the kind of act."""
    keys = index_keys(parties)
    if story is not None:
        keys |= {"in:" + story}
    if place and (not keys or statement.type in load_kinship().local):
        keys |= {"at:" + place.name.casefold()}
    return keys or frozenset("act:" + concept for concept in meaning.concepts)


def tell(statement: Statement, articles: Mapping[str, Header], stories: Mapping[str, str]) -> Told:
    """A statement with what linking compares."""
    header = articles.get(statement.article)
    published = days_of(header.day) if header and header.day else None
    actors = tuple(sorted({party_of(who) for who in statement.actors}))
    recipients = tuple(sorted({party_of(who) for who in statement.recipients}))
    both = tuple(sorted({*actors, *recipients}))
    place = place_of(statement)
    meaning = meaning_of(statement.trigger_text)
    return Told(
        statement=statement,
        days=days_of(statement.when.value) if statement.when else None,
        published=published.first if published else None,
        both=both,
        actors=actors,
        recipients=recipients,
        destination=any(stands_for_place(statement, who) for who in statement.recipients),
        meaning=meaning,
        frame=statement.rule.partition("/")[0],
        place=place,
        exact=place is not None and is_exact(place),
        wide=place is not None and is_country(place),
        counts=tuple((thing_of(count), range_of(count)) for count in statement.counts if count.of or count.unit),
        keys=_keys(statement, both, place, meaning, stories.get(statement.article)),
        story=stories.get(statement.article),
    )
