"""What an event is about: PLOVER's contexts, by its sentence, its parties, and the article around it."""

from __future__ import annotations

from collections import Counter

from wirebook.knowledge.contexts import contexts_of_mode, load_context_cues
from wirebook.knowledge.ontology import CONTEXTS
from wirebook.model import EventType, Participant
from wirebook.reading.words import Reading, Sentence

_OFTEN = 0.3
"""Share of an article's sentences that tell of a context for it to be the article's own."""
_LEAST = 3
"""Sentences that must."""
_SPEAK = frozenset({"GOV", "IGO", None})
"""Sectors of those who speak for a country."""


class Contexts:
    """The contexts of the sentences of a reading, and those of the article as a whole."""

    def __init__(self, reading: Reading) -> None:
        cues = load_context_cues()
        self._told = [
            frozenset(cues.find([(word.text.lower(), word.lemma.lower()) for word in sentence.words]))
            for sentence in reading.sentences
        ]
        counted = Counter(context for told in self._told for context in told)
        least = max(_LEAST, _OFTEN * len(self._told))
        self.article = frozenset(context for context, number in counted.items() if number >= least)

    def of(self, sentence: Sentence) -> frozenset[str]:
        """What a sentence tells of."""
        return self._told[sentence.number]


def contexts_of(
    kind: EventType,
    mode: str | None,
    own: tuple[str, ...],
    parties: tuple[Participant, ...],
    sentence: Sentence,
    contexts: Contexts,
) -> tuple[str, ...]:
    """The contexts of a statement, in PLOVER's order; own: those of its frame."""
    roles = load_context_cues().roles
    found = {*own, *contexts_of_mode(kind, mode), *contexts.of(sentence), *contexts.article}
    found.update(context for who in parties for context in roles.get(who.role or "", ()))
    if kind is EventType.CONSULT and _is_between_countries(parties):
        found.add("diplomatic")
    return tuple(context for context in CONTEXTS if context in found)


def _is_between_countries(parties: tuple[Participant, ...]) -> bool:
    """Whether those who speak for two countries, or for one and an international body, meet."""
    sides = {who.country or who.name for who in parties if who.role in _SPEAK and (who.country or who.role == "IGO")}
    return len(sides) > 1
