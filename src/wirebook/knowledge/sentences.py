"""The words in which an act of each type and mode is told in one sentence."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from wirebook.errors import KnowledgeError
from wirebook.knowledge.ontology import MODES
from wirebook.knowledge.tables import read_rows
from wirebook.model import EventType

_COLUMNS = ("type", "mode", "past", "base", "to", "alone", "passive", "noun")


@dataclass(frozen=True, slots=True)
class Wording:
    """Words for acts of one type and mode.

    past, base: the verb in the past and as an infinitive; to: what follows, with {R} for the recipient; alone: what
    follows without one; passive: what was done to the recipient; noun: the act, where no party is known.
    """

    past: str
    base: str
    to: str
    alone: str
    passive: str
    noun: str

    def after_verb(self, recipient: str) -> str:
        """What follows the verb."""
        return self.to.replace("{R}", recipient) if recipient else self.alone


def wording(event_type: str, mode: str | None = None) -> Wording:
    """The words for a mode, those of the type where the mode has none of its own."""
    known = _wordings()
    return known.get((event_type, mode or ""), known[event_type, ""])


@cache
def _wordings() -> Mapping[tuple[str, str], Wording]:
    found: dict[tuple[str, str], Wording] = {}
    for where, fields in read_rows("sentences.tsv", _COLUMNS):
        kind, mode, *words = fields
        if kind not in EventType.__members__ or (mode and mode not in MODES.get(EventType(kind), ())):
            raise KnowledgeError(f"{where}: no type {kind} with mode {mode!r}")
        if not all(words) or "{R}" not in words[2]:
            raise KnowledgeError(f"{where}: every column must have words, and `to` must have {{R}}")
        found[kind, mode] = Wording(*words)
    if missing := sorted(kind.value for kind in EventType if (kind.value, "") not in found):
        raise KnowledgeError(f"sentences.tsv: no words for {', '.join(missing)}")
    return MappingProxyType(found)
