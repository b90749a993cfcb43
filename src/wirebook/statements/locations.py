"""How the name of a place hangs on a verb: over which words, prepositions and nouns of place."""

from __future__ import annotations

from dataclasses import dataclass

from wirebook.knowledge.nouns import noun_kind, place_noun_kind
from wirebook.knowledge.places import find_place
from wirebook.reading.arguments import Predicate, preposition_of
from wirebook.reading.words import Word
from wirebook.statements.parties import Register

_LOCATIVE = frozenset(
    "in at near outside inside around across from to on into over off along throughout within between through toward "
    "towards above beneath behind beyond by against under".split()
)
_LOOSE = frozenset("of to from between on over by against under toward towards".split())
"""Prepositions that mark a place only right beside the predicate, or behind a noun of place ("the town of")."""
_INSIDE = frozenset({"in", "at", "near", "outside", "inside"})
_NOMINAL = frozenset({"flat", "appos", "conj", "compound", "amod", "nmod", "dep", "list"})
_ARGUMENTS = frozenset({"obl", "obj", "nsubj", "iobj", "advmod", "xcomp"})
_AIMED = frozenset("by from to against toward towards for with".split())
_NO_PLACE = frozenset({"according", "due", "thanks", "prior", "because", "instead", "since", "until", "before"})
_SIDES = frozenset(
    "north south east west northeast northwest southeast southwest north-east north-west south-east south-west".split()
)
_SOME = frozenset("one some part most many several all both dozen hundred number series third half quarter".split())
"""Words with "of" behind them that leave the place as it is: "one of Lima's bridges"."""
_DISTRICTS = frozenset("district area neighbourhood neighborhood quarter region section sector locality zone".split())
"""Nouns whose own name stands before them: "the Breña district of Lima", but "the Lima suburb of Ancon"."""
_EDGES = frozenset(
    "vicinity environs surrounding surroundings fringe approach outskirt outskirts edge periphery hinterland "
    "countryside perimeter".split()
)
"""Nouns of place for what lies beside the name rather than in it."""
_AROUND = 5
"""Steps that it counts to stand around what is meant: "the Lima suburb of Ancon", "north of Lima"."""


@dataclass(slots=True)
class Trace:
    """How a name hangs on a verb.

    verb: the verb, noun or adverb that it was followed to; located: a preposition or a noun of place says that
    something is there; slot: as what it stands there: "obl", "obj" (also of a passive), "nsubj", "aim" (an oblique that
    names a party as a rule), or the relation; case: the preposition of what stands there; top: its word; marked: the
    last preposition on the way; inside: one of them says "in"; steps: words on the way, and more for a name that only
    tells what lies around; doer: it stands before an act, so that a country is who does it ("a Chad raid").
    """

    verb: Word
    top: Word
    located: bool = False
    slot: str = ""
    case: str = ""
    marked: str = ""
    steps: int = 0
    inside: bool = False
    doer: bool = False


def trace(word: Word, predicate: Predicate, register: Register) -> Trace | None:
    """From a name up to the verb or act that it belongs to; None where it only describes something else."""
    own = (predicate.trigger, predicate.clause)
    found = Trace(word, word)
    described = False
    if word.text.islower() and _named_behind(word):  # "the southern Peruvian city of Tacna"
        found.steps = _AROUND
    while True:
        found.steps += 1
        found.case, found.top, found.verb = preposition_of(word), word, word.head
        found.inside = found.inside or found.case in _INSIDE
        found.marked = found.case or found.marked
        if word.head is word:
            return _ended(found, "root")
        if word.relation in _ARGUMENTS and not _goes_on(word):
            return None if described and word.relation == "nsubj" else _as_argument(found)
        if word.relation not in _NOMINAL and word.relation not in ("obl", "advmod"):
            return _ended(found, word.relation)
        described = described or (_is_person(word.head, register) and not _is_person(word, register))
        if found.case in _LOOSE and any(word.head is one for one in own) and found.case != "of":
            found.located = True
            return _ended(found, word.relation)
        if not _climb(found, register, beside=any(word.head is one for one in own)):
            return None
        word = word.head


def _goes_on(word: Word) -> bool:
    """Whether an argument hangs on no verb: "Lima" and "west" in "posts west of Lima", "earlier in Lima"."""
    if word.relation == "obl":
        return word.head.relation != "root" and (word.head.upos == "ADV" or word.head.lemma.lower() in _SIDES)
    return word.relation == "advmod" and word.lemma.lower() in _SIDES and word.head.upos in ("NOUN", "PROPN")


def _ended(found: Trace, slot: str) -> Trace | None:
    found.slot = slot
    return found if found.located else None


def _as_argument(found: Trace) -> Trace | None:
    """The trace of a name that arrived at a slot of a verb."""
    word, case = found.top, found.case
    if case.partition(" ")[0] in _NO_PLACE:
        return None
    if word.dep == "nsubj:pass" and word.xpos == "NN" and noun_kind(word.lemma.lower()).kind == "person":
        return None  # "a judge in Lima was shot": it is told who he was
    if word.relation == "obl" and case in _AIMED and not found.located and not place_noun_kind(word.lemma.lower()):
        found.slot = "aim"
        return found
    found.located = found.located or case in _LOCATIVE or case.rpartition(" ")[2] in ("of", "to", "from")
    found.slot = "obj" if word.dep == "nsubj:pass" else word.relation
    return found


def _climb(found: Trace, register: Register, *, beside: bool) -> bool:
    """One noun further up; False where the name only describes it. beside: that noun is the predicate itself."""
    word, head, case = found.top, found.verb, found.case
    kind = place_noun_kind(head.lemma.lower())
    if case == "of" and (head.lemma.lower() in _SIDES or _is_side_of(word)):
        found.located = True
        found.steps += _AROUND
    elif word.relation == "advmod" or (case in _LOCATIVE and (case not in _LOOSE or beside)):
        found.located = True
    elif word.relation in ("compound", "amod") or word.dep == "nmod:poss" or case == "of":
        if not (kind or found.located or head.upos == "PROPN" or (case == "of" and head.lemma in _SOME)):
            return False
        found.located = found.located or kind in ("part", "act")
        found.doer = kind == "act" and word.relation in ("compound", "amod")
        found.steps -= kind == "part" and head.lemma not in _EDGES  # "the town of Lima", "Lima city" are Lima
        found.steps += _AROUND if case != "of" and _is_around(word, head, register) else 0
    elif case in _LOOSE and not found.located:
        found.located = kind == "act" and case in ("on", "against")
        return bool(kind)
    return True


def _is_side_of(word: Word) -> bool:
    """Whether "north of" stands before a name, though the tree may hang both words on what lies there."""
    sides = (side for side in word.head.find("advmod") if side.lemma.lower() in _SIDES)
    return any(side.i == case.i - 1 for side in sides for case in word.find("case"))


def _is_person(word: Word, register: Register) -> bool:
    name = register.name_at(word)
    return name is not None and name.label == "PERSON"


def _is_around(word: Word, noun: Word, register: Register) -> bool:
    """Whether a noun is named by what follows it, so that the name before it is that of what lies around.

    So it is in "the Lima suburb of Ancon", "Peru's capital Lima"; of "the Breña district of Lima" and "the Lima
    district of Breña" the town that the gazetteer knows as the larger lies around.
    """
    named = _named_behind(noun)
    if not named or preposition_of(named[0]) == "" or word.dep == "nmod:poss" or noun.lemma not in _DISTRICTS:
        return bool(named)
    return _people_of(word, register) > _people_of(named[0], register)


def _named_behind(noun: Word) -> list[Word]:
    """The names that a noun brings: "city of Lima", "the capital Lima"; not "Lima, Peru"."""
    behind = [word for word in noun.find("nmod", "appos", "flat") if word.upos == "PROPN" and word.i > noun.i]
    close = [word for word in behind if min(part.i for part in word.subtree()) == noun.i + 1]
    return [word for word in behind if preposition_of(word) == "of" or (word in close and not preposition_of(word))]


def _people_of(word: Word, register: Register) -> int:
    name = register.name_at(word)
    place = find_place(name.text) if name else None
    return place.population if place else 0
