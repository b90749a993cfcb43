"""Who the actors of a book are: how often each was met, what is known of one, and whom nobody could tell."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from wirebook.book import Filter, Store
from wirebook.knowledge.spelling import fold_name
from wirebook.linking.identities import NAMED
from wirebook.linking.parties import is_description
from wirebook.model import Entity, Participant, Statement
from wirebook.views.parties import bearers_of, require_one_actor

if TYPE_CHECKING:
    from wirebook.knowledge.facts import Fact

SHOWN = 12
"""Words and introductions of one actor that are shown."""
_LEARNED = frozenset({"apposition", "name", "role"})
"""Rules by which an article's own words tell who somebody is."""

BUILT = ("role:", "name/", "book:")
"""How ids begin that tell of no entry of the knowledge."""


@dataclass(frozen=True, slots=True)
class Introduction:
    """Words by which an article tells who somebody is, and the country and role that were learned from them.

    article: its key; statement: the id of one that has them.
    """

    words: str
    country: str | None
    role: str | None
    article: str
    outlet: str | None
    day: str | None
    statement: str


@dataclass(frozen=True, slots=True)
class Meeting:
    """How a book met somebody: in how many statements, as what, in how many articles, when, by which words and rules.

    words, reasons: each with its number, the most frequent first; examples: ids of statements; introductions: by which
    words articles tell who it is; conflicts: seats that they give to one while the knowledge has another in them.
    """

    statements: int
    as_actor: int
    as_recipient: int
    articles: int
    first: str | None
    last: str | None
    words: tuple[tuple[str, int], ...]
    reasons: tuple[tuple[str, int], ...]
    examples: tuple[str, ...]
    introductions: tuple[Introduction, ...] = ()
    conflicts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Actor:
    """What is known of an actor. id, reason: None where the knowledge has nobody; met: None where no book was asked."""

    asked: str
    name: str
    id: str | None
    country: str | None
    role: str | None
    reason: str | None
    facts: tuple[Fact, ...]
    met: Meeting | None


@dataclass(frozen=True, slots=True)
class ActorRow:
    """An actor of a book with the number of mentions in statements. example: the id of a statement; words: its own;
    described: whether it is told by a role or kind alone ("residents"), which many have: no one actor, and no id.
    """

    name: str
    id: str | None
    country: str | None
    role: str | None
    mentions: int
    articles: int
    example: str
    words: str
    described: bool = False


def describe_actor(name: str, store: Store | None = None, *, on: str | None = None) -> Actor | None:
    """What the knowledge, and a book, have on an actor; None where neither has anything. on: the day of offices.

    Raises UsageError E413 for a role that many in the book have, "government".
    """
    from wirebook.knowledge.facts import find_known  # the knowledge of places is heavy

    judged = _judged(store, name) if store else None
    known = find_known(judged.id if judged else name, on=on)
    entity = known.entity if known else judged
    met = _meet(store, name, entity.id if entity else None) if store else None
    if known is None and (met is None or not met.statements):
        return None
    if store and known is None:
        require_one_actor(store, name, bearers_of(store, name))
    return Actor(
        asked=name,
        name=entity.name if entity else name,
        id=entity.id if entity else None,
        country=entity.country if entity else None,
        role=entity.role if entity else None,
        reason=known.reason if known else None,
        facts=known.facts if known else (),
        met=met,
    )


def _judged(store: Store, name: str) -> Entity | None:
    """Who a name counts as by judgement, or who of those that the book alone knows bears it."""
    alias = store.actors.alias(name)
    key = alias or name.strip()
    bearers = [one for one in store.actors.named() if key == one.key or fold_name(key) == fold_name(one.name)]
    if not bearers or (alias is None and not all(one.key.startswith(NAMED) for one in bearers)):
        return None
    best = max(bearers, key=lambda one: (one.mentions, one.name))
    return Entity(best.key, best.name, best.country, best.role)


def list_actors(store: Store, *, unresolved: bool = False, limit: int | None = None) -> list[ActorRow]:
    """The actors of a book, the most often met first, after them those who are told by a role or kind alone.

    unresolved: only mentions of whom nobody knows who they are.
    """
    met: dict[str, list[tuple[Statement, Participant]]] = {}
    for statement in store.statements():
        for who in _parties(statement):
            if not unresolved or not is_resolved(who):
                met.setdefault(_key(who), []).append((statement, who))
    rows = [_row(store, mentions) for mentions in met.values()]
    return sorted(rows, key=lambda row: (row.described, -row.mentions, row.name, row.example))[:limit]


def is_resolved(who: Participant) -> bool:
    """Whether it is known who is meant, or at least of which country."""
    return bool(who.country or (who.entity and not who.entity.id.startswith(BUILT)))


def _key(who: Participant) -> str:
    if who.entity and not who.entity.id.startswith(BUILT):
        return who.entity.id
    name = " ".join(who.name.casefold().split())
    # Of one that is only described no more is known than the country.
    return f"{who.country}:{name}" if who.country and _is_described(who) else name


def _is_described(who: Participant) -> bool:
    return is_description(who.name, who.entity.id if who.entity else None)


def _parties(statement: Statement) -> Iterator[Participant]:
    yield from statement.actors
    yield from statement.recipients


def _row(store: Store, mentions: list[tuple[Statement, Participant]]) -> ActorRow:
    statement, who = mentions[0]
    article = store.article(statement.article)
    described = _is_described(who)
    return ActorRow(
        name=who.name,
        id=None if described or who.entity is None else who.entity.id,
        country=who.country,
        role=who.role,
        mentions=len(mentions),
        articles=len({told.article for told, _ in mentions}),
        example=statement.id,
        words=" ".join(statement.span.of(article.text).split()) if article else "",
        described=described,
    )


def _meet(store: Store, name: str, identity: str | None) -> Meeting:
    statements = _statements(store, name, identity)
    names = {name.casefold()}
    introductions = tuple(_introductions(store, statements, names, identity))[:SHOWN]
    words: Counter[str] = Counter()
    reasons: Counter[str] = Counter()
    sides = [0, 0]
    days = sorted(s.when.value[:10] for s in statements if s.when)
    for statement in statements:
        for number, side in enumerate((statement.actors, statement.recipients)):
            meant = [who for who in side if _means(who, names, identity)]
            sides[number] += bool(meant)
            words.update(" ".join(who.text.split()) for who in meant)
            reasons.update(who.reason or "name" for who in meant)
    return Meeting(
        statements=len(statements),
        as_actor=sides[0],
        as_recipient=sides[1],
        articles=len({statement.article for statement in statements}),
        first=days[0] if days else None,
        last=days[-1] if days else None,
        words=_ranked(words)[:SHOWN],
        reasons=_ranked(reasons),
        examples=tuple(statement.id for statement in statements[:3]),
        introductions=introductions,
        conflicts=tuple(_conflicts(introductions, identity, name)),
    )


def _introductions(
    store: Store, statements: list[Statement], names: set[str], identity: str | None
) -> Iterator[Introduction]:
    """By which words articles tell who somebody is, each words once an article."""
    headers = store.headers(statement.article for statement in statements)
    seen: set[tuple[str, str]] = set()
    for statement in statements:
        for who in _parties(statement):
            place = (statement.article, who.because)
            if who.reason in _LEARNED and who.because and place not in seen and _means(who, names, identity):
                seen.add(place)
                header = headers[statement.article]
                yield Introduction(
                    who.because, who.country, who.role, header.key, header.outlet, header.day, statement.id
                )


def _conflicts(introductions: Iterable[Introduction], identity: str | None, name: str) -> Iterator[str]:
    """Seats that articles give to somebody while the knowledge has another one in them on that day."""
    from wirebook.knowledge.phrases import resolve_phrase

    for told in introductions:
        found = resolve_phrase(told.words, on=told.day)
        if found and found.reason == "office" and found.entity.id != identity and found.entity.name != name:
            where = f"{told.outlet or told.article}, {told.day or 'no date'}"
            yield f"“{told.words}” in {where}: known in that seat is {found.entity.name}"


def _statements(store: Store, name: str, identity: str | None) -> list[Statement]:
    for asked in dict.fromkeys(filter(None, (identity, name))):
        found = list(store.statements(Filter(actor=asked)))
        if found:
            return found
    return []


def _means(who: Participant, names: set[str], identity: str | None) -> bool:
    if identity and (who.country == identity or (who.entity and who.entity.id == identity)):
        return True
    mine = f" {who.name.casefold()} "
    return any(f" {name} " in mine for name in names)


def _ranked(counts: Counter[str]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(counts.items(), key=lambda item: (-item[1], item[0])))
