"""How sure the nearest source is: modals, adverbs, and the words of belief and doubt above the clause.

The cues are data (`knowledge/data/certainty.yaml`). After Saurí and Pustejovsky 2009 (FactBank): certain, probable or
possible, whatever the status is. The way up from the clause ends where somebody else's speech begins, since then
another source would be asked.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from wirebook.errors import KnowledgeError
from wirebook.knowledge.frames import read_yaml
from wirebook.model import Certainty, Span, Status
from wirebook.reading.arguments import Predicate, is_definite
from wirebook.reading.words import Word
from wirebook.statements.status import (
    GOVERNED,
    first_conjunct,
    is_beside,
    is_marked,
    is_negated,
    is_presupposed,
    load_embedding,
)

_DATA = Path(__file__).parent.parent / "knowledge" / "data" / "certainty.yaml"
_GRADED = ("verbs", "adjectives", "attributes", "nouns", "adverbs", "asides", "modals", "inferences", "negated")
_LISTED = ("narrow", "questions")
"""The parts of the file: lists by degree, and plain ones."""
_STEPS = 4
"""Words above the clause that are asked."""

Hedge = tuple[Certainty, Span]
"""A degree below certain, and the word that says so."""
SURE: tuple[Certainty, Span | None] = (Certainty.CERTAIN, None)


@dataclass(frozen=True, slots=True)
class Hedges:
    """The words by which a source says less than that it is so, by lemma; see the head of the file."""

    verbs: Mapping[str, Certainty]
    adjectives: Mapping[str, Certainty]
    attributes: Mapping[str, Certainty]
    nouns: Mapping[str, Certainty]
    adverbs: Mapping[str, Certainty]
    asides: Mapping[str, Certainty]
    modals: Mapping[str, Certainty]
    inferences: Mapping[str, Certainty]
    negated: Mapping[str, Certainty]
    narrow: frozenset[str]
    questions: frozenset[str]


@cache
def load_hedges() -> Hedges:
    """The cues, read once. Raises KnowledgeError where the file breaks its form."""
    data, _ = read_yaml(_DATA)
    try:
        names = (
            *("verbs", "adjectives", "attributes", "nouns", "adverbs", "asides"),
            "modals",
            "inferences",
            "negated",
        )
        unknown = sorted(set(data) - {*names, "narrow", "questions"})
        if unknown:
            raise ValueError(f"no part is called {unknown[0]!r}")
        degrees = {name: _degrees(name, data[name]) for name in names}
        return Hedges(**degrees, narrow=frozenset(data["narrow"]), questions=frozenset(data["questions"]))
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise KnowledgeError(f"{_DATA.name}: {error}", code="E202") from error


def _degrees(part: str, lists: Mapping[str, Any]) -> dict[str, Certainty]:
    found: dict[str, Certainty] = {}
    for degree, lemmas in lists.items():
        for lemma in lemmas:
            if lemma in found or not isinstance(lemma, str):
                raise ValueError(f"{lemma!r} stands twice under {part}, or is no word")
            found[lemma] = Certainty(degree)
    if Certainty.CERTAIN in found.values():
        raise ValueError(f"{part}: what is certain needs no cue")
    return found


def certainty_of(predicate: Predicate) -> tuple[Certainty, Span | None]:
    """How sure the nearest source of a predicate is of its status, and the word that tells: the nearest that does."""
    cues = load_hedges()
    found = _described(predicate.trigger, cues) if predicate.part == "noun" else None
    word = predicate.clause
    for _ in range(_STEPS):
        found = found or _beside(word, cues)
        first = first_conjunct(word)
        if first is not word and not found and _shares(word, first):
            found = _beside(first, cues)
        word, above = first, first.head
        if found or above is word or word.relation not in GOVERNED or is_beside(word) or is_presupposed(word, above):
            break
        if word.relation == "acl" and above.relation == "obj" and is_marked(word, "of"):
            above = above.head  # "suspected the men of attacking": the gerund may hang on them
        found = _above(word, above, cues) or _asked(word, cues)
        if not _goes_on(word, above):
            break
        word = above
    return found or SURE


def _shares(word: Word, first: Word) -> bool:
    """Whether what stands beside the first of coordinated words is meant for this one too ("may attack and burn")."""
    own = any(child.relation in ("nsubj", "aux", "mark") for child in word.children)
    return not own and word.xpos == first.xpos


def _described(noun: Word, cues: Hedges) -> Hedge | None:
    """From the adjectives of an event noun: "an apparent raid", "a feared attack"."""
    for child in noun.children:
        if child.dep == "amod":
            lemma = child.lemma.lower()
            degree = cues.attributes.get(lemma) or cues.adjectives.get(child.text.lower())
            degree = degree or (cues.verbs.get(lemma) if child.xpos == "VBN" else None)
            if degree:
                return degree, child.span
    return None


def _beside(word: Word, cues: Hedges) -> Hedge | None:
    """From modals, adverbs and asides of the clause itself."""
    for child in word.children:
        degree: Certainty | None = None
        match child.relation:
            case "aux":
                degree = _of_modal(child, word, cues)
            case "advmod" if child.i < word.i:
                degree = _of_adverb(child, cues)
            case "obl" if is_marked(child, "in"):
                degree = cues.asides.get(child.lemma)
            case "parataxis" if any(True for _ in child.find("nsubj")):
                degree = cues.verbs.get(child.lemma)  # "the rebels, officials believe, shelled the town"
        if degree:
            return degree, child.span
    return None


def _of_modal(modal: Word, verb: Word, cues: Hedges) -> Certainty | None:
    text = modal.text.lower()
    if text in cues.inferences and any(child.lemma == "have" for child in verb.find("aux")):
        return cues.inferences[text]
    degree = cues.modals.get(text)
    if degree and text not in cues.narrow and is_negated(verb):
        return None  # what cannot be is not
    return degree


def _of_adverb(adverb: Word, cues: Hedges) -> Certainty | None:
    lemma = adverb.lemma.lower()
    for child in adverb.children:
        if child.relation == "advmod" and f"{child.lemma.lower()} {lemma}" in cues.adverbs:
            return cues.adverbs[f"{child.lemma.lower()} {lemma}"]
    return cues.adverbs.get(lemma)


def _above(word: Word, above: Word, cues: Hedges) -> Hedge | None:
    """From the word that governs the clause: a verb of belief, an adjective, a noun."""
    lemma = above.lemma.lower()
    particle = next((f"{lemma} {child.lemma}" for child in above.children if child.dep == "compound:prt"), lemma)
    degree: Certainty | None = None
    match above.upos:
        case "VERB" | "AUX" if _is_content_of_verb(word):
            degree = cues.verbs.get(lemma)
        case "ADJ" if word.relation in ("xcomp", "ccomp", "csubj", "nsubj") or _is_infinitive(word):
            degree = cues.adjectives.get(lemma)
        case "NOUN" if _is_content_of_noun(word):
            degree = cues.nouns.get(lemma)
        case _:
            return None
    if degree is Certainty.POSSIBLE and is_negated(above):
        return None  # "there is no chance of", "do not doubt that"
    if degree is None and (opened := cues.negated.get(particle)) and _is_refused(above):
        degree = opened
    return (degree, above.span) if degree else None


def _asked(word: Word, cues: Hedges) -> Hedge | None:
    """From the mark of a question that somebody leaves open: "did not say whether"."""
    if word.relation not in ("ccomp", "csubj"):
        return None
    mark = next((child for child in word.find("mark") if child.lemma.lower() in cues.questions), None)
    return (Certainty.POSSIBLE, mark.span) if mark else None


def _is_refused(word: Word) -> bool:
    """Whether a word is negated, or somebody refuses or fails to do what it says ("declined to rule out")."""
    if is_negated(word):
        return True
    denying = load_embedding().governors.get(("verbs", word.head.lemma)) is Status.DENIED
    return denying and word.relation == "xcomp"


def _is_content_of_verb(word: Word) -> bool:
    """Whether a word is what a verb above it believes, expects or fears, and not one of its circumstances."""
    if word.relation in ("advcl", "acl", "obl"):
        return is_marked(word, "of") and not is_definite(word)  # "suspected of attacking"
    return word.relation in ("xcomp", "ccomp", "csubj", "obj") or word.dep == "nsubj:pass"


def _is_content_of_noun(word: Word) -> bool:
    if word.relation == "nmod":
        return is_marked(word, "of", "for")
    if word.relation == "acl":
        return is_marked(word, "that") or (word.dep != "acl:relcl" and is_marked(word, "to", "of"))
    return word.relation in ("ccomp", "csubj")


def _is_infinitive(word: Word) -> bool:
    return word.relation in ("advcl", "acl") and word.xpos == "VB" and is_marked(word, "to")


def _goes_on(word: Word, above: Word) -> bool:
    """Whether the words around the one above bear on this one too: not beyond a that-clause, another one's speech."""
    if word.relation == "acl":
        return word.dep != "acl:relcl" and is_marked(word, "to", "of")
    if word.relation == "advcl":
        unmarked = word.xpos == "VBG" and not any(True for _ in word.find("mark"))
        return unmarked or _is_infinitive(word)
    if word.relation == "xcomp":
        return True
    return word.relation in ("obj", "obl", "nsubj", "nmod") and above.upos in ("VERB", "NOUN")
