"""What statements must share to be compared at all, and how ids are made.

Two statements can tell of the same happening only if their `Block` is equal: type and parties. So linking never
compares across blocks, and its cost stays near linear in the number of statements.
"""

from __future__ import annotations

import hashlib
from base64 import b32encode
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from wirebook.model import EventType, Participant, Statement

EVENT_ID_LENGTH = 12

#: Types in which the parties stand side by side: "A met B" is "B met A".
SYMMETRIC_TYPES = frozenset({EventType.AGREE, EventType.CONSULT})


class Header(Protocol):
    """What linking has to know of an article."""

    @property
    def outlet(self) -> str | None:
        """Who published it."""

    @property
    def day(self) -> str | None:
        """The day of publication as YYYY-MM-DD."""


@dataclass(frozen=True, slots=True, order=True)
class Block:
    """Type and parties. Statements without any party have a block of their own: `alone` is then their id."""

    type: str
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    alone: str = ""


def short_hash(parts: Iterable[str], length: int) -> str:
    """The first letters of the base32 of a SHA-256 over the parts: five bits a letter, the same everywhere."""
    digest = hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).digest()
    return b32encode(digest).decode("ascii")[:length]


def event_id(statements: Iterable[str]) -> str:
    """The id of the event that these statements tell of."""
    return "E" + short_hash([min(statements)], EVENT_ID_LENGTH)


def party_key(participant: Participant) -> str:
    """Who a participant counts as: the country where known, else the entity, else the name."""
    entity = participant.entity
    country = participant.country or (entity.country if entity else None)
    if country:
        return country
    return f"id:{entity.id}" if entity else "name:" + " ".join(participant.name.casefold().split())


def _party_set(participants: Iterable[Participant]) -> tuple[str, ...]:
    return tuple(sorted({party_key(participant) for participant in participants}))


def block_of(statement: Statement) -> Block:
    """The block of a statement."""
    if not statement.actors and not statement.recipients:
        return Block(statement.type.value, (), (), statement.id)
    if statement.type in SYMMETRIC_TYPES:
        return Block(statement.type.value, _party_set(statement.actors + statement.recipients), ())
    return Block(statement.type.value, _party_set(statement.actors), _party_set(statement.recipients))


def modes_agree(one: str | None, other: str | None) -> bool:
    """Whether two modes can be those of one happening: equal, or one is not told."""
    return one is None or other is None or one == other
