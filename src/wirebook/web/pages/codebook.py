"""What the words mean: types, modes, statuses, roles, frames; out of the data files that the reader itself uses."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Query

from wirebook.knowledge.codebook import load_codebook
from wirebook.knowledge.frames import Frame, load_lexicon
from wirebook.knowledge.ontology import MODES
from wirebook.model import EventType
from wirebook.web.pages.answers import Page, page

router = APIRouter()


@dataclass(frozen=True, slots=True)
class TypeRow:
    """A type as a line of the codebook. frames: how many tell of it."""

    type: str
    meaning: str
    modes: tuple[str, ...]
    frames: int


@dataclass(frozen=True, slots=True)
class FrameRow:
    """A frame as a line: its name, mode and first example."""

    name: str
    mode: str | None
    example: str


def frame_row(frame: Frame) -> FrameRow:
    """The line of a frame."""
    return FrameRow(frame.name, frame.mode, frame.examples[0].text if frame.examples else "")


@page(router, "/codebook", "json")
def codebook(type: Annotated[str | None, Query(max_length=20)] = None) -> Page:  # noqa: A002
    """Everything, and the frames of one type."""
    book = load_codebook()
    frames = load_lexicon().frames
    counted = Counter(frame.type for frame in frames)
    types = [
        TypeRow(kind.value, book.types[kind.value], tuple(MODES.get(kind, ())), counted[kind]) for kind in EventType
    ]
    asked = (type or EventType.AGREE.value).upper()
    shown = [frame_row(frame) for frame in sorted(frames, key=lambda frame: frame.name) if frame.type.value == asked]
    context = {
        "asked": {"type": asked},
        "types": types,
        "statuses": list(book.statuses.items()),
        "certainties": list(book.certainties.items()),
        "roles": list(book.roles.items()),
        "words": list(book.words.items()),
        "frames": shown,
    }
    data = {
        "types": types,
        "statuses": book.statuses,
        "certainties": book.certainties,
        "roles": book.roles,
        "words": book.words,
        "frames": shown,
    }
    return Page("codebook.html", context, data=data, section="/codebook")
