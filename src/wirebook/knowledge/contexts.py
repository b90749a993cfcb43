"""What an event is about: the words, modes and parties that tell of PLOVER's contexts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from wirebook.errors import KnowledgeError
from wirebook.knowledge.frames import read_yaml
from wirebook.knowledge.ontology import CONTEXTS, MODES
from wirebook.model import EventType

_DATA = Path(__file__).parent / "data" / "contexts.yaml"

Phrase = tuple[tuple[str, ...], str]
"""The words of a phrase and its context."""


@dataclass(frozen=True, slots=True)
class ContextCues:
    """phrases: by their first word, the longest first; modes: by "TYPE.mode"; roles: by sector."""

    phrases: Mapping[str, tuple[Phrase, ...]]
    modes: Mapping[str, tuple[str, ...]]
    roles: Mapping[str, tuple[str, ...]]

    def find(self, words: Sequence[tuple[str, str]]) -> Iterator[str]:
        """The contexts of a run of words, each given as its small letters and its lemma."""
        for start, forms in enumerate(words):
            for form in dict.fromkeys(forms):
                for phrase, context in self.phrases.get(form, ()):
                    rest = words[start + 1 : start + len(phrase)]
                    if len(rest) == len(phrase) - 1 and all(
                        part in pair for part, pair in zip(phrase[1:], rest, strict=True)
                    ):
                        yield context


@cache
def load_context_cues() -> ContextCues:
    """The cues, read once. Raises KnowledgeError where the file breaks its form."""
    data, _ = read_yaml(_DATA)
    try:
        phrases: dict[str, list[Phrase]] = {}
        for context in data["words"]:
            for entry in data["words"][context]:
                words = tuple(str(entry).split())
                phrases.setdefault(words[0], []).append((words, str(context)))
        modes, roles = (
            {str(key): tuple(str(name) for name in names) for key, names in data[part].items()}
            for part in ("modes", "roles")
        )
    except (KeyError, TypeError, AttributeError, IndexError) as error:
        raise KnowledgeError(f"{_DATA.name}: {error}", code="E202") from error
    _check(data["words"], modes, roles)
    return ContextCues({key: tuple(sorted(found)) for key, found in phrases.items()}, modes, roles)


def _check(words: Mapping[str, object], *given: Mapping[str, tuple[str, ...]]) -> None:
    named = {str(name) for name in words} | {name for part in given for names in part.values() for name in names}
    if unknown := sorted(named - set(CONTEXTS)):
        raise KnowledgeError(f"{_DATA.name}: no context {unknown[0]!r}; PLOVER's are in ontology.py", code="E202")
    known = {f"{kind}.{mode}" for kind, modes in MODES.items() for mode in modes}
    if unknown := sorted(set(given[0]) - known):
        raise KnowledgeError(f"{_DATA.name}: no mode {unknown[0]!r}; write TYPE.mode", code="E202")


def contexts_of_mode(kind: EventType, mode: str | None) -> tuple[str, ...]:
    """What a mode is about by itself."""
    return load_context_cues().modes.get(f"{kind}.{mode}", ())
