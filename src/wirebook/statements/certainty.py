"""How sure the nearest source is: modals, adverbs, and the words of belief and doubt above the clause.

The cues are data (`knowledge/data/certainty.yaml`). After Saurí and Pustejovsky 2009 (FactBank): certain, probable or
possible. Of what is told as possible nobody says more, unless a word does ("believed to") or another one claims it. The
way up from the clause ends where somebody else's speech begins, since then another source would be asked.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from operator import attrgetter
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
_LISTED = ("narrow", "questions", "claims")
"""The parts of the file: lists by degree, and plain ones."""
_PARTS = {"VERB": "verbs", "AUX": "verbs", "ADJ": "adjectives", "NOUN": "nouns"}
_LEMMA = attrgetter("lemma")
_STEPS = 4
"""Words above the clause that are asked."""

Hedge = tuple[Certainty, Span]
"""A degree below certain, and the word that says so."""


@dataclass(frozen=True, slots=True)
class Hedges:
    """The words by which a source says less than that it is so; see the head of the file.

    degrees: by part of the file, the degree of each lemma; signs: every word without which there is no hedge.
    """

    degrees: Mapping[str, Mapping[str, Certainty]]
    narrow: frozenset[str]
    questions: frozenset[str]
    claims: frozenset[str]
    signs: frozenset[str]


@cache
def load_hedges() -> Hedges:
    """The cues, read once. Raises KnowledgeError where the file breaks its form."""
    data, _ = read_yaml(_DATA)
    try:
        unknown = sorted(set(data) - {*_GRADED, *_LISTED})
        if unknown:
            raise ValueError(f"no part is called {unknown[0]!r}")
        narrow, questions, claims = (frozenset(map(str, data[part])) for part in _LISTED)
        degrees = {part: _degrees(part, data[part]) for part in _GRADED}
        signs = {lemma.partition(" ")[0] for lemmas in degrees.values() for lemma in lemmas}
        return Hedges(degrees, narrow, questions, claims, questions | signs)
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


def certainty_of(
    predicate: Predicate, status: Status, cue: str, words: Iterable[Word]
) -> tuple[Certainty, Span | None]:
    """How sure the nearest source of a predicate is of its status, and the word that tells: the nearest that does.

    status, cue: what `status_of` found; words: those of the sentence; most sentences have none that could tell, and are
    done with at once.
    """
    if not load_hedges().signs.isdisjoint(map(_LEMMA, words)):
        found = _hedge_of(predicate)
        if found:
            return found
    claimed = status is Status.POSSIBLE and _is_claimed(predicate, cue)
    return (Certainty.CERTAIN if claimed else certainty_without_word(status)), None


def certainty_without_word(status: Status) -> Certainty:
    """Of what is told as possible without a word of belief nobody says more: a threat, an attempt, a condition."""
    return Certainty.POSSIBLE if status is Status.POSSIBLE else Certainty.CERTAIN


def _is_claimed(predicate: Predicate, cue: str) -> bool:
    """Whether something is but possible because somebody claims it, who is sure of it ("accused of", "alleged")."""
    claims = load_hedges().claims
    kind, _, word = cue.partition(":")
    return word in claims or (
        kind == "adjective" and any(child.text.lower() in claims for child in predicate.trigger.find("amod"))
    )


def _hedge_of(predicate: Predicate) -> Hedge | None:
    """The nearest hedge: on the event noun itself, else beside and above the clause, word by word upwards."""
    cues = load_hedges()
    if predicate.part == "noun" and (found := _described(predicate.trigger, cues)):
        return found
    word = predicate.clause
    for _ in range(_STEPS):
        found = _beside(word, cues)
        first = first_conjunct(word)
        if not found and first is not word and _shares(word, first):
            found = _beside(first, cues)
        word, above = first, first.head
        if found or above is word or word.relation not in GOVERNED or is_beside(word) or is_presupposed(word, above):
            return found
        if word.relation == "acl" and above.relation == "obj" and is_marked(word, "of"):
            above = above.head  # "suspected the men of attacking": the gerund may hang on them
        found = _above(word, above, cues) or _asked(word, cues)
        if found or not _goes_on(word, above):
            return found
        word = above
    return None


def _shares(word: Word, first: Word) -> bool:
    """Whether what stands beside the first of coordinated words is meant for this one too ("may attack and burn")."""
    own = any(child.relation in ("nsubj", "aux", "mark") for child in word.children)
    return not own and word.xpos == first.xpos


def _described(noun: Word, cues: Hedges) -> Hedge | None:
    """From the adjectives of an event noun: "an apparent raid", "a feared attack"."""
    for child in noun.children:
        if child.dep == "amod":
            degree = cues.degrees["attributes"].get(child.lemma) or cues.degrees["adjectives"].get(child.lemma)
            degree = degree or (cues.degrees["verbs"].get(child.lemma) if child.xpos == "VBN" else None)
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
                degree = cues.degrees["asides"].get(child.lemma)
            case "parataxis" if _is_parenthetical(child):
                degree = cues.degrees["verbs"].get(child.lemma)  # "the rebels, officials believe, shelled the town"
        if degree:
            return degree, child.span
    return None


def _is_parenthetical(verb: Word) -> bool:
    """Whether a verb only comments what it stands beside ("officials believe"), and says nothing of its own."""
    relations = {child.relation for child in verb.children}
    return "nsubj" in relations and relations.isdisjoint(("obj", "ccomp", "xcomp"))


def _of_modal(modal: Word, verb: Word, cues: Hedges) -> Certainty | None:
    lemma = modal.lemma
    if lemma in cues.degrees["inferences"] and any(child.lemma == "have" for child in verb.find("aux")):
        return cues.degrees["inferences"][lemma]
    degree = cues.degrees["modals"].get(lemma)
    if degree and lemma not in cues.narrow and is_negated(verb):
        return None  # what cannot be is not
    return degree


def _of_adverb(adverb: Word, cues: Hedges) -> Certainty | None:
    known = cues.degrees["adverbs"]
    for child in adverb.children:
        if child.dep == "advmod" and f"{child.lemma} {adverb.lemma}" in known:
            return known[f"{child.lemma} {adverb.lemma}"]
    return known.get(adverb.lemma)


def _above(word: Word, above: Word, cues: Hedges) -> Hedge | None:
    """From the word that governs the clause: a verb of belief, an adjective, a noun."""
    part = _PARTS.get(above.upos)
    if part is None:
        return None
    degree = cues.degrees[part].get(above.lemma)
    if degree is None:
        particle = next((f" {child.lemma}" for child in above.children if child.dep == "compound:prt"), "")
        degree = cues.degrees["negated"].get(above.lemma + particle)
        said = degree is not None and _is_refused(above)
    else:
        firm = is_negated(above) or is_marked(above, "beyond")  # "no chance of", "do not doubt that", "beyond doubt"
        said = degree is Certainty.PROBABLE or not firm
    return (degree, above.span) if degree and said and _IS_CONTENT[part](word) else None


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
    if word.relation == "obl":
        return is_marked(word, "of") and not is_definite(word)  # "suspected of an attack"
    if word.relation in ("advcl", "acl"):
        return is_marked(word, "of", "for", "with")  # "suspected of attacking"
    return word.relation in ("xcomp", "ccomp", "csubj", "obj") or word.dep == "nsubj:pass"


def _is_content_of_adjective(word: Word) -> bool:
    return word.relation in ("xcomp", "ccomp", "csubj", "nsubj") or _is_infinitive(word)


def _is_content_of_noun(word: Word) -> bool:
    if word.relation == "nmod":
        return is_marked(word, "of", "for")
    if word.relation == "acl":
        return is_marked(word, "that") or (word.dep != "acl:relcl" and is_marked(word, "to", "of"))
    return word.relation in ("ccomp", "csubj")


def _is_infinitive(word: Word) -> bool:
    return word.relation in ("advcl", "acl") and word.xpos == "VB" and is_marked(word, "to")


_IS_CONTENT: Mapping[str, Callable[[Word], bool]] = {
    "verbs": _is_content_of_verb,
    "adjectives": _is_content_of_adjective,
    "nouns": _is_content_of_noun,
}


def _goes_on(word: Word, above: Word) -> bool:
    """Whether the words around the one above bear on this one too: not beyond a that-clause, another one's speech, and
    not on the circumstances of what it tells ("believes they were killed after their capture")."""
    if word.relation == "acl":
        return word.dep != "acl:relcl" and is_marked(word, "to", "of")
    if word.relation == "advcl":
        unmarked = word.xpos == "VBG" and not any(True for _ in word.find("mark"))
        return unmarked or _is_infinitive(word)
    if word.relation == "xcomp":
        return True
    if word.relation == "nmod":
        return is_marked(word, "of") and not is_definite(word)  # "a series of raids"
    return word.relation in ("obj", "nsubj") and above.upos == "VERB"
