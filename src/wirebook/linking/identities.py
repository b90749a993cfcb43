"""Who is whom, as people judged it: two actors that are one, and mentions of one that mean another.

A judgement stands over what was read: the words of a mention and their place stay, only whom they mean is another.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace

from wirebook.knowledge.spelling import fold_name
from wirebook.linking.judged import settle
from wirebook.model import Entity, Judgement, Participant, Source, Statement, Verdict

ACTOR = "actor"
NAMED = "name/"
WORDS = "words:"
JUDGED = "judgement"

_UNTOLD = ("role:", "book:")
"""How ids begin that say nothing of who somebody is."""

Lookup = Callable[[str, str | None], Entity | None]
"""The entity of an id on a day, None where the knowledge has none."""


def actor_key(name: str, identity: str | None) -> str:
    """Who somebody is judged as: the entity, else the name."""
    if identity and not identity.startswith(_UNTOLD):
        return identity
    return NAMED + fold_name(name).replace(" ", "-")


def key_of(who: Participant) -> str:
    """Who a participant is judged as."""
    return actor_key(who.name, who.entity.id if who.entity else None)


def words_scope(words: str) -> str:
    """The scope of all mentions by these words."""
    return WORDS + " ".join(words.casefold().split())


@dataclass(frozen=True, slots=True)
class Meant:
    """Who is meant by judgement: the entity as it was when that was judged, and the judgement's number."""

    entity: Entity
    number: int


@dataclass(frozen=True, slots=True)
class Identities:
    """What holds of all judgements about actors.

    one: for each actor that is one with others the one that they count as; parted: whom the mentions of an actor mean
    in a scope; overruled: for each judgement that does not hold the later one that it contradicts.
    """

    one: Mapping[str, Meant] = field(default_factory=dict)
    parted: Mapping[tuple[str, str], Meant] = field(default_factory=dict)
    overruled: Mapping[int, int] = field(default_factory=dict)

    @property
    def keys(self) -> frozenset[str]:
        """The actors that something was judged of."""
        return frozenset(self.one) | {key for _scope, key in self.parted}


def settle_actors(judgements: Iterable[Judgement]) -> Identities:
    """What holds of the standing judgements about actors; the later of two that contradict each other wins."""
    standing = sorted((j for j in judgements if j.undone is None and j.subject == ACTOR), key=lambda j: j.number)
    overruled = dict(settle((j for j in standing if j.scope is None), subject=ACTOR).overruled)
    sets: dict[str, set[str]] = {}
    led: dict[str, Meant] = {}
    parted: dict[tuple[str, str], Judgement] = {}
    for judgement in standing:
        if judgement.number in overruled or judgement.second is None:
            continue
        if judgement.scope is not None:
            # Who counts as this actor now is parted with it, whomever they are judged to be later.
            for member in sets.get(judgement.first, {judgement.first}):
                if (earlier := parted.get((judgement.scope, member))) is not None:
                    overruled[earlier.number] = judgement.number
                parted[judgement.scope, member] = judgement
        elif judgement.verdict is Verdict.SAME:
            _join(judgement, sets, led)
    return Identities(led, {place: _meant(judgement, led) for place, judgement in parted.items()}, overruled)


def _join(judgement: Judgement, sets: dict[str, set[str]], led: dict[str, Meant]) -> None:
    """Two actors, and all that count as them, are one: the one named first, or whom that one counts as."""
    first, second = judgement.first, judgement.second or judgement.first
    ours, theirs = sets.get(first, {first}), sets.get(second, {second})
    leader = Meant(judgement.entity or Entity(first, first), judgement.number)
    if ours is not theirs and first in led:
        leader = led[first]
    joined = ours | theirs
    for member in joined:
        sets[member] = joined
        led[member] = leader


def _meant(judgement: Judgement, led: Mapping[str, Meant]) -> Meant:
    key = judgement.second or judgement.first
    entity = led[key].entity if key in led else judgement.entity or Entity(key, key)
    return Meant(entity, judgement.number)


def identify(statement: Statement, identities: Identities, day: str | None, lookup: Lookup) -> Statement:
    """The statement as read with everybody whom people judged to be another; itself where they judged nothing.

    day: of its article, on which roles are looked up.
    """

    def meant(key: str, words: str) -> tuple[Meant, bool] | None:
        for scope in (statement.id, words_scope(words), statement.article):
            if (found := identities.parted.get((scope, key))) is not None:
                return found, True
        return (identities.one[key], False) if key in identities.one else None

    def party(who: Participant) -> Participant:
        found = meant(key_of(who), who.text)
        return _as_meant(who, *found, lookup, day) if found else who

    def source(one: Source) -> Source:
        found = meant(actor_key(one.name, one.id), one.name)
        return replace(one, name=found[0].entity.name, id=found[0].entity.id) if found else one

    def side(parties: tuple[Participant, ...]) -> tuple[Participant, ...]:
        judged = tuple(map(party, parties))
        return parties if judged == parties else _once(judged)

    actors, recipients = side(statement.actors), side(statement.recipients)
    sources = tuple(map(source, statement.sources))
    if (actors, recipients, sources) == (statement.actors, statement.recipients, statement.sources):
        return statement
    return replace(statement, actors=actors, recipients=recipients, sources=sources)


def _once(parties: Iterable[Participant]) -> tuple[Participant, ...]:
    """Each party once: two mentions of one statement may be one person now."""
    found: dict[str, Participant] = {}
    for who in parties:
        found.setdefault(who.entity.id if who.entity else f"{who.span}", who)
    return tuple(found.values())


def _as_meant(who: Participant, meant: Meant, parted: bool, lookup: Lookup, day: str | None) -> Participant:
    """The mention as one of who is meant. Of somebody parted nothing stays that was known of the other."""
    entity = lookup(meant.entity.id, day) or meant.entity
    country, role = entity.country, entity.role
    if not parted:
        country, role = country or who.country, role or who.role
    full = replace(entity, country=country, role=role)
    if who.name == full.name and (who.country, who.role) == (country, role) and who.entity == full:
        return who
    leads = not parted and key_of(who) == entity.id
    reason = who.reason if leads else f"{JUDGED} {meant.number}"
    return replace(who, name=full.name, entity=full, country=country, role=role, reason=reason)
