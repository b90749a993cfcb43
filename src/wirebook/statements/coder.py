"""Reading to statements: the clause-level coder."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from wirebook.knowledge.frames import load_lexicon
from wirebook.model import Span, Statement
from wirebook.reading.attribution import find_quotations
from wirebook.reading.words import Reading
from wirebook.statements.circumstances import carry_places
from wirebook.statements.clues import know_words
from wirebook.statements.composing import Layers
from wirebook.statements.contexts import Contexts
from wirebook.statements.dates import Dates
from wirebook.statements.event_head import load_event_head
from wirebook.statements.framing import tell
from wirebook.statements.joining import join
from wirebook.statements.narrative import Telling, carry_dates
from wirebook.statements.parties import Register
from wirebook.statements.sources import Chains


def code(
    reading: Reading, *, frames: Path | None = None, events: Literal["joined", "rules"] = "joined"
) -> list[Statement]:
    """The statements of an article, in the order of their triggers.

    frames: a user's own frames file; events: found by the frames and the event head together (by the frames alone
    where the head's weights are not installed), or by the frames alone.
    """
    head = load_event_head() if events == "joined" else None
    lexicon = load_lexicon(frames)
    layers = layers_of(reading)
    known = know_words(layers.register, lexicon, head.alphabet) if head else None
    found: list[Telling] = []
    for sentence in reading.sentences:
        told = tell(sentence, lexicon, layers, found)
        found.extend(join(told, sentence, layers, lexicon, head, known) if head and known else told.tellings)
    return carry_places(carry_dates(sorted(found, key=_place), reading, layers.register, layers.dates))


def layers_of(reading: Reading) -> Layers:
    """What is known of an article before its clauses are coded."""
    register = Register(reading)
    return Layers(
        reading, register, Dates(reading), Contexts(reading), find_quotations(reading), Chains(reading, register)
    )


def _place(telling: Telling) -> tuple[Span, str]:
    return telling.statement.trigger, telling.statement.rule
