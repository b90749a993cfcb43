"""The lexicon of cues: which words say that somebody says, thinks or wants something, and in which constructions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from wirebook.errors import KnowledgeError
from wirebook.knowledge.frames import read_yaml
from wirebook.model import Stance

_DATA = Path(__file__).parent.parent / "knowledge" / "data" / "cues.yaml"
_STANCE = {"factive": Stance.ENDORSED, "doubting": Stance.DISTANCED}
_KINDS = frozenset({"neutral", "asserting", "doubting", "factive", "denying", "demanding", "intending"})


@dataclass(frozen=True, slots=True)
class Cues:
    """What the lexicon knows; every key is a lemma.

    verbs: verbs that take a clause or a quotation, to their kind; beliefs: those of them that tell thoughts;
    quoting: verbs that count only with quotation marks around what they bring; addressing: verbs whose object hears;
    infinitives, gerunds, objects, predicates ("see as", "call"): verbs whose content stands in that construction;
    prepositions: verb to the prepositions that bring what it is about; nouns: to kind; topics: noun to prepositions;
    supports: verbs that carry a cue noun ("make the case"); adjectives, phrases: to kind; telling: verbs whose object
    is vouched for; carrying: phrases that go on in the voice before; continuing: those that do so only within a
    paragraph; unnamed: phrases that say that a source keeps its name back; kinds: head noun of a source to its kind.
    """

    verbs: Mapping[str, str]
    beliefs: frozenset[str]
    quoting: frozenset[str]
    addressing: frozenset[str]
    infinitives: frozenset[str]
    gerunds: frozenset[str]
    objects: frozenset[str]
    predicates: frozenset[str]
    prepositions: Mapping[str, frozenset[str]]
    nouns: Mapping[str, str]
    topics: Mapping[str, frozenset[str]]
    supports: frozenset[str]
    adjectives: Mapping[str, str]
    phrases: Mapping[str, str]
    telling: frozenset[str]
    carrying: frozenset[str]
    continuing: frozenset[str]
    unnamed: frozenset[str]
    kinds: Mapping[str, str]

    def kind_of(self, verb: str) -> str:
        """The kind of a verb; verbs of attitude, which only take objects, are neutral."""
        return self.verbs.get(verb, "neutral")

    def knows(self, verb: str) -> bool:
        """Whether a verb can be a cue in some construction."""
        return (
            verb in self.verbs
            or verb in self.objects
            or verb in self.infinitives
            or verb in self.predicates
            or verb in self.gerunds
            or verb in self.prepositions
            or verb in self.quoting
        )


def stance_of(kind: str) -> Stance:
    """How an article that uses a cue of this kind stands to the content."""
    return _STANCE.get(kind, Stance.NEUTRAL)


@cache
def load_cues() -> Cues:
    """The cue lexicon, read once. Raises KnowledgeError where the file breaks its form."""
    data, _ = read_yaml(_DATA)
    try:
        return Cues(
            verbs=_by_word(data["verbs"], _KINDS),
            beliefs=_words(data["beliefs"]),
            quoting=_words(data["quoting"]),
            addressing=_words(data["addressing"]),
            infinitives=_words(data["infinitives"]),
            gerunds=_words(data["gerunds"]),
            objects=_words(data["objects"]),
            predicates=_words(data["predicates"]),
            prepositions=_many(data["prepositions"]),
            nouns=_by_word(data["nouns"], _KINDS),
            topics=_many(data["topics"]),
            supports=_words(data["supports"]),
            adjectives=_by_word(data["adjectives"], _KINDS),
            phrases=_by_word(data["phrases"], _KINDS),
            telling=_words(data["telling"]),
            carrying=_words(data["carrying"]),
            continuing=_words(data["continuing"]),
            unnamed=_words(data["unnamed"]),
            kinds=_by_word(data["kinds"], None),
        )
    except (KeyError, TypeError, AttributeError, ValueError) as error:
        raise KnowledgeError(f"{_DATA.name}: {error}", code="E202") from error


def _words(part: Any) -> frozenset[str]:
    return frozenset(str(word) for word in part)


def _by_word(part: Any, allowed: frozenset[str] | None) -> dict[str, str]:
    """Word to kind; a word listed under two kinds keeps the first."""
    found: dict[str, str] = {}
    for kind, words in part.items():
        if allowed is not None and kind not in allowed:
            raise ValueError(f"unknown kind {kind!r}")
        for word in words:
            found.setdefault(str(word), str(kind))
    return found


def _many(part: Any) -> dict[str, frozenset[str]]:
    """Word to the keys under which it stands."""
    found: dict[str, set[str]] = {}
    for key, words in part.items():
        for word in words:
            found.setdefault(str(word), set()).add(str(key))
    return {word: frozenset(keys) for word, keys in found.items()}
