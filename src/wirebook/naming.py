"""Who is whom in a book: two actors judged to be one, mentions of one judged to be another, and the book after it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from wirebook.book import Store
from wirebook.book.actors import NamedActor
from wirebook.errors import UsageError
from wirebook.knowledge.entities import entity_by_id
from wirebook.knowledge.phrases import resolve_name
from wirebook.knowledge.roles import SECTORS
from wirebook.knowledge.spelling import fold_name
from wirebook.knowledge.territories import load_territories
from wirebook.linking.identities import ACTOR, actor_key, key_of, settle_actors, words_scope
from wirebook.mending import Judged
from wirebook.model import Entity, Judgement, Statement, Verdict
from wirebook.relinking import relink
from wirebook.views.evidence import resolve_id

UNKNOWN_ACTOR = "E407"
NO_SUBJECT = "E409"
SEVERAL_ACTORS = "E412"
SHOWN = 5


@dataclass(frozen=True, slots=True)
class Decision:
    """Who decides, why and when: time is ISO in UTC. at_once: False leaves the linking to somebody else."""

    author: str
    reason: str
    time: str
    at_once: bool = True


@dataclass(frozen=True, slots=True)
class Other:
    """Whom mentions are said to mean: an actor of the book or the knowledge, or somebody new of that name.

    name: None for one who is not told; country: ISO 3166 alpha-3; role: sector.
    """

    name: str | None = None
    country: str | None = None
    role: str | None = None


@dataclass(frozen=True, slots=True)
class Scopes:
    """Where mentions mean somebody else: in statements, in articles (by id or its beginning), or by these words."""

    statements: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()
    words: tuple[str, ...] = ()


def merge_actors(store: Store, first: str, others: Iterable[str], decision: Decision) -> Judged:
    """Judge that all of them are one actor, who goes by the first one's name, and link anew.

    Names or ids of actors of the book; the first may be one whom only the knowledge has. Raises UsageError E407 for
    nobody, E412 for a name that several bear, E409 where two stand for one.
    """
    named = list(store.actors.named())
    leader = _find(store, named, first)
    merged = []
    for other in others:
        found = _find(store, named, other)
        if found.id == leader.id:
            raise UsageError(f"{first} and {other} are one actor already, {leader.id}", code=NO_SUBJECT)
        merged.append(found.id)
    if not merged:
        raise UsageError("merge takes two actors or more", code=NO_SUBJECT)
    return _judged(store, Verdict.SAME, leader, [(key, None, leader) for key in dict.fromkeys(merged)], decision)


def split_actor(store: Store, name: str, scopes: Scopes, other: Other, decision: Decision) -> Judged:
    """Judge that mentions of an actor are those of another, known or new, and link anew.

    Raises UsageError E407 for nobody, E412 for a name that several bear, E401, E402 for ids, E409 where nothing says
    which mentions, or the other is the actor itself.
    """
    named = list(store.actors.named())
    actor = _find(store, named, name)
    places = list(dict.fromkeys(_places(store, scopes)))
    if not places:
        raise UsageError(
            f"say which mentions are not {actor.name}: name statements, articles, or the words", code=NO_SUBJECT
        )
    for place in places:
        if (statement := store.statement(place)) and actor.id not in _keys(statement):
            raise UsageError(f"{actor.name} takes no part in {place}", code=NO_SUBJECT)
    meant = _other(store, named, actor, other)
    return _judged(store, Verdict.DIFFERENT, actor, [(meant.id, place, meant) for place in places], decision)


def find_actor(store: Store, name: str) -> Entity:
    """The actor of a book, else of the knowledge, that a name or an id means; see `merge_actors`."""
    return _find(store, list(store.actors.named()), name)


def judgements_on(store: Store, keys: Iterable[str]) -> list[Judgement]:
    """What was decided about these actors, and about those who count as one of them, and stands."""
    standing = list(store.judgements.all(subject=ACTOR, standing=True))
    one = settle_actors(standing).one
    wanted = set(keys)
    wanted |= {key for key, meant in one.items() if meant.entity.id in wanted}
    return [judgement for judgement in standing if judgement.first in wanted or judgement.second in wanted]


def _keys(statement: Statement) -> set[str]:
    parties = {key_of(who) for who in statement.actors + statement.recipients}
    return parties | {actor_key(source.name, source.id) for source in statement.sources}


def _judged(
    store: Store, verdict: Verdict, first: Entity, seconds: list[tuple[str, str | None, Entity]], decision: Decision
) -> Judged:
    before = _overruled(store)
    made = tuple(
        store.judgements.add(
            ACTOR, verdict, first.id, second, author=decision.author, time=decision.time, reason=decision.reason,
            scope=scope, entity=entity,
        )
        for second, scope, entity in seconds
    )  # fmt: skip
    fallen = _overruled(store).keys() - before.keys()
    overruled = tuple(judgement for judgement in store.judgements.all() if judgement.number in fallen)
    changed = relink(store, decision.time) if decision.at_once else 0
    return Judged(made, overruled, _events(store, made), changed)


def _events(store: Store, judgements: Iterable[Judgement]) -> tuple[str, ...]:
    """The events that single statements among the scopes tell of."""
    events = (store.event_of(judgement.scope) for judgement in judgements if judgement.scope)
    return tuple(dict.fromkeys(event.id for event in events if event))


def _overruled(store: Store) -> dict[int, int]:
    return dict(settle_actors(store.judgements.all(standing=True)).overruled)


def _places(store: Store, scopes: Scopes) -> Iterator[str]:
    for identity in scopes.statements:
        full = resolve_id(store, identity)
        event = store.event(full)
        if event is None and store.statement(full) is None:
            raise UsageError(f"{full} is neither a statement nor an event", code=NO_SUBJECT)
        yield from event.statements if event else (full,)
    for identity in scopes.articles:
        full = resolve_id(store, identity)
        if store.article(full) is None:
            raise UsageError(f"{full} is no article", code=NO_SUBJECT)
        yield full
    yield from map(words_scope, scopes.words)


def _other(store: Store, named: list[NamedActor], actor: Entity, other: Other) -> Entity:
    """Whom the mentions mean: somebody there is, else somebody new."""
    if other.country is not None and other.country not in load_territories():
        raise UsageError(f"{other.country!r} is no country; give its ISO code of three letters", code=NO_SUBJECT)
    if other.role is not None and other.role not in SECTORS:
        raise UsageError(f"{other.role!r} is no sector; choose one of {', '.join(sorted(SECTORS))}", code=NO_SUBJECT)
    if other.name is None:
        return _unnamed(store, named, actor, other)
    if not fold_name(other.name):
        raise UsageError("a name needs a letter", code=NO_SUBJECT)
    found = _bearers(store, named, other.name, exactly=True)
    meant = found[0] if len(found) == 1 else Entity(actor_key(other.name, None), " ".join(other.name.split()))
    if len(found) > 1:
        _raise_several(other.name, found)
    if meant.id == actor.id or fold_name(meant.name) == fold_name(actor.name):
        raise UsageError(
            f"{meant.name} is the actor itself; give the other a name that tells them apart", code=NO_SUBJECT
        )
    return replace(meant, country=other.country or meant.country, role=other.role or meant.role)


def _unnamed(store: Store, named: list[NamedActor], actor: Entity, other: Other) -> Entity:
    """Somebody else of the same name, told apart by a number."""
    taken = {one.key for one in named} | {judgement.second for judgement in store.judgements.all(subject=ACTOR)}
    number = 2
    while actor_key(f"{actor.name} ({number})", None) in taken:
        number += 1
    name = f"{actor.name} ({number})"
    return Entity(actor_key(name, None), name, other.country, other.role)


def _find(store: Store, named: list[NamedActor], words: str) -> Entity:
    """The one actor that words mean."""
    found = _bearers(store, named, words)
    if len(found) > 1:
        _raise_several(words, found)
    if not found:
        raise UsageError(f"nobody called {words!r} is in this book; `wirebook actors` lists who is", code=UNKNOWN_ACTOR)
    return found[0]


def _raise_several(words: str, found: list[Entity]) -> None:
    shown = ", ".join(f"{one.name} ({one.id})" for one in found[:SHOWN]) + (", ..." if len(found) > SHOWN else "")
    raise UsageError(f"{words!r} may be {shown}; give the id", code=SEVERAL_ACTORS)


def _bearers(store: Store, named: list[NamedActor], words: str, *, exactly: bool = False) -> list[Entity]:
    """Who is meant by an id, a full name, or words of one: the first way that fits. exactly: not by words."""
    asked = store.actors.alias(words) or words.strip()
    folded = fold_name(asked)
    met = dict.fromkeys(one.key for one in named if one.key in (asked, asked.upper())) or dict.fromkeys(
        one.key for one in named if folded and fold_name(one.name) == folded
    )
    if not met:
        found = resolve_name(asked)
        if known := entity_by_id(asked) or (found.entity if found else None):
            return [known]
    if not met and not exactly:
        met = dict.fromkeys(one.key for one in named if folded and f" {folded} " in f" {fold_name(one.name)} ")
    return [_entity(named, key) for key in met]


def _entity(named: list[NamedActor], key: str) -> Entity:
    """An actor of the book as it is met most often."""
    known = entity_by_id(key)
    if known:
        return known
    names: Counter[str] = Counter()
    countries: Counter[str] = Counter()
    roles: Counter[str] = Counter()
    for one in named:
        if one.key == key:
            names[one.name] += one.mentions
            countries.update({one.country: one.mentions} if one.country else {})
            roles.update({one.role: one.mentions} if one.role else {})
    return Entity(key, _first(names) or key, _first(countries), _first(roles))


def _first(counts: Counter[str]) -> str | None:
    return min(counts, key=lambda value: (-counts[value], value)) if counts else None
