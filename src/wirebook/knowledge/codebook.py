"""The meanings of the words of the record, for people: `data/codebook.yaml`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from wirebook.errors import KnowledgeError
from wirebook.knowledge.frames import read_yaml
from wirebook.model import Certainty, EventType, Status

PATH = Path(__file__).parent / "data" / "codebook.yaml"


@dataclass(frozen=True, slots=True)
class Codebook:
    """Word to meaning, in the order of the file: types, statuses, certainties, other words, roles."""

    types: Mapping[str, str]
    statuses: Mapping[str, str]
    certainties: Mapping[str, str]
    words: Mapping[str, str]
    roles: Mapping[str, str]


def _meanings(data: Any, part: str, all_of: tuple[str, ...] = ()) -> dict[str, str]:
    """One part of the file, checked. Raises KnowledgeError where a word has no meaning, or one is missing."""
    found = data.get(part) if isinstance(data, dict) else None
    if not isinstance(found, dict) or not all(isinstance(meaning, str) and meaning for meaning in found.values()):
        raise KnowledgeError(f"{PATH.name}: {part}: words and their meanings are wanted", code="E202")
    for word in all_of:
        if word not in found:
            raise KnowledgeError(f"{PATH.name}: {part}: {word} has no meaning", code="E202")
    return {str(word): meaning for word, meaning in found.items()}


@cache
def load_codebook() -> Codebook:
    """The codebook. Raises KnowledgeError where the file is broken."""
    data, _ = read_yaml(PATH)
    return Codebook(
        _meanings(data, "types", tuple(kind.value for kind in EventType)),
        _meanings(data, "statuses", tuple(status.value for status in Status)),
        _meanings(data, "certainties", tuple(certainty.value for certainty in Certainty)),
        _meanings(data, "words"),
        _meanings(data, "roles"),
    )
