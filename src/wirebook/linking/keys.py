"""How ids are made, and who a participant counts as."""

from __future__ import annotations

import hashlib
from base64 import b32encode
from collections.abc import Iterable
from typing import Protocol

from wirebook.model import Participant

EVENT_ID_LENGTH = 12


class Header(Protocol):
    """What linking has to know of an article."""

    @property
    def outlet(self) -> str | None:
        """Who published it."""

    @property
    def day(self) -> str | None:
        """The day of publication as YYYY-MM-DD."""


def short_hash(parts: Iterable[str], length: int) -> str:
    """The first letters of the base32 of a SHA-256 over the parts: five bits a letter, the same everywhere."""
    digest = hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).digest()
    return b32encode(digest).decode("ascii")[:length]


def event_id(first: str) -> str:
    """The id of the event that was told first by this statement: it stays while no earlier report is added."""
    return "E" + short_hash([first], EVENT_ID_LENGTH)


def party_key(participant: Participant) -> str:
    """Who a participant counts as: the country where known, else the entity, else the name."""
    entity = participant.entity
    country = participant.country or (entity.country if entity else None)
    if country:
        return country
    return f"id:{entity.id}" if entity else "name:" + " ".join(participant.name.casefold().split())
