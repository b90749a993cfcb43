"""Which words mean the same kind of act, and which kinds of act cannot be one happening."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from wirebook.errors import KnowledgeError
from wirebook.knowledge.tables import FOLDER
from wirebook.model import EventType

FILE = "kinship.yaml"
_PARTS = frozenset({"concepts", "vague", "mode_conflicts", "local", "near", "irregular"})
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Kinship:
    """What `kinship.yaml` says.

    concepts: for each stem the kinds of act that it names; vague: stems that name an act only by their company;
    mode_conflicts: for each type the pairs of modes that exclude each other; local: types of acts at one place each;
    near: for each type the others under which the same happening may be told.
    """

    concepts: Mapping[str, frozenset[str]]
    vague: frozenset[str]
    mode_conflicts: Mapping[EventType, frozenset[frozenset[str]]]
    local: frozenset[EventType]
    near: Mapping[EventType, tuple[EventType, ...]]

    def modes_exclude(self, event_type: EventType, one: str | None, other: str | None) -> bool:
        """Whether two modes of a type cannot be told of one happening; a mode that is not told excludes nothing."""
        if one is None or other is None or one == other:
            return False
        return frozenset((one, other)) in self.mode_conflicts.get(event_type, frozenset())


@cache
def load_kinship() -> Kinship:
    """The data, checked. Raises KnowledgeError where it breaks its schema."""
    data = _read()
    concepts: dict[str, set[str]] = {}
    for concept, listed in data["concepts"].items():
        for word in listed:
            concepts.setdefault(stem(word), set()).add(concept)
    try:
        conflicts = {
            EventType(name): frozenset(frozenset(pair) for pair in listed)
            for name, listed in data["mode_conflicts"].items()
        }
        local = frozenset(map(EventType, data["local"]))
        pairs = [(EventType(one), EventType(other)) for one, other in data["near"]]
    except ValueError as error:
        raise KnowledgeError(f"{FILE}: {error}") from error
    near: dict[EventType, tuple[EventType, ...]] = {}
    for one, other in pairs:
        near[one] = (*near.get(one, ()), other)
        near[other] = (*near.get(other, ()), one)
    words = {word: frozenset(names) for word, names in concepts.items()}
    return Kinship(words, frozenset(map(stem, data["vague"])), conflicts, local, near)


@cache
def _read() -> dict[str, Any]:
    import yaml

    data: dict[str, Any] = yaml.safe_load((FOLDER / FILE).read_text("utf-8"))
    if set(data) != _PARTS:
        raise KnowledgeError(f"{FILE}: expected {', '.join(sorted(_PARTS))}")
    return data


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a trigger means: the stems of its words, without vague ones, and the kinds of act that these name."""

    stems: frozenset[str]
    concepts: frozenset[str]


@lru_cache(maxsize=65536)
def meaning_of(trigger: str) -> Meaning:
    """The meaning of a trigger's words ("phone call", "shot dead"); empty for vague words alone."""
    kinship = load_kinship()
    stems = [stem(word) for word in _WORD.findall(trigger.lower())]
    concepts = frozenset().union(*(kinship.concepts.get(one, frozenset()) for one in stems))
    return Meaning(frozenset(one for one in stems if one not in kinship.vague), concepts)


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """A word without its endings, the same for its forms: "meetings", "meeting" and "met" are "meet".

    Rough on purpose: it only has to bring the forms of one word together, and linking needs no lemmas for more.
    """
    word = _irregular().get(word, word)
    if word.endswith("ies") and len(word) > 4:
        word = word[:-3] + "y"
    elif word.endswith("s") and not word.endswith("ss") and len(word) > 3:
        word = word[:-1]
    for ending in ("ing", "ed"):
        if word.endswith(ending) and len(word) - len(ending) > 2:
            word = _undoubled(word[: -len(ending)])
            break
    word = word[:-1] if word.endswith("e") and len(word) > 3 else word
    return word[:-1] + "y" if word.endswith("i") else word


def _undoubled(word: str) -> str:
    """ "stopp" is "stop"; "kill", "press" and "staff" stay."""
    return word[:-1] if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "lsf" else word


@cache
def _irregular() -> Mapping[str, str]:
    forms: dict[str, str] = {}
    for word, others in _read()["irregular"].items():
        forms.update((other, word) for other in others)
    return forms
