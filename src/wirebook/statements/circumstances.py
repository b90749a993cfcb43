"""Where: the place that a predicate's clause names, else one that the sentence around it gives."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from wirebook.knowledge.nouns import place_noun_kind
from wirebook.model import Name, Participant, Place
from wirebook.reading.arguments import Predicate, preposition_of
from wirebook.reading.mentions import head_of
from wirebook.reading.words import Sentence, Word
from wirebook.statements.parties import Register

_LOCATIVE = frozenset(
    "in at near outside inside around across from to on into over off along throughout within between through toward "
    "towards above beneath behind beyond by against under".split()
)
_LOOSE = frozenset("of to from between on over by against under toward towards".split())
"""Prepositions that mark a place only right beside the predicate, or behind a noun of place ("the town of")."""
_NOMINAL = ("flat", "appos", "conj", "compound", "amod", "nmod", "dep", "list")
_ARGUMENTS = ("obl", "obj", "nsubj", "iobj", "advmod", "xcomp")
_GOVERNED = ("advcl", "acl", "conj", "xcomp", "parataxis")
"""Relations over which the place of the governing clause is that of the governed one ("killing 30")."""


@dataclass(frozen=True, slots=True)
class _Trace:
    """How a name hangs on a verb. located: a preposition or a noun of place says that something is there."""

    verb: Word
    located: bool
    slot: str
    marked: str
    steps: int


def place_of(
    predicate: Predicate,
    parties: tuple[Participant, ...],
    register: Register,
    sentence: Sentence,
    *,
    spoken: bool = False,
) -> Place | None:
    """The most exact place of what a predicate tells, unless it is there as a party only.

    spoken: the predicate is an act of speech; the places of what it speaks about ("condemned the killing in Lima") are
    not its own.
    """
    found: list[tuple[int, bool, int, int, Name]] = []
    for name, head in _named_places(sentence, register):
        trace = _trace(head, predicate)
        rank = _rank(trace, predicate, spoken=spoken) if trace else None
        if trace is None or rank is None or _is_party(name, trace, parties):
            continue
        found.append((rank, _is_country(name, register), trace.steps, head.i, name))
    if not found:
        return None
    return _place(min(found, key=lambda one: one[:4])[4], register)


def _named_places(sentence: Sentence, register: Register) -> Iterator[tuple[Name, Word]]:
    """The names of places in a sentence, each with the word it hangs by."""
    words: dict[int, list[Word]] = {}
    names: dict[int, Name] = {}
    for word in sentence.words:
        name = register.name_at(word)
        if name and name.label in ("LOCATION", "FACILITY"):
            words.setdefault(name.span.start, []).append(word)
            names[name.span.start] = name
    for start, name in names.items():
        yield name, head_of(words[start])


def _trace(word: Word, predicate: Predicate) -> _Trace | None:
    """From a name up to the verb or act that it belongs to; None where it only describes something else."""
    located, marked, steps = False, "", 0
    own = (predicate.trigger, predicate.clause)
    while True:
        steps += 1
        case = preposition_of(word)
        relation, head = word.relation, word.head
        marked = case or marked
        if head is word:
            return _Trace(word, located, "root", marked, steps) if located else None
        if relation in _ARGUMENTS:
            if case in _LOCATIVE or (case and relation == "obl" and case.split()[-1] in ("of", "to", "from")):
                located = True
            return _Trace(head, located, relation, case, steps)
        if relation not in _NOMINAL:
            return _Trace(head, located, relation, case, steps) if located else None
        if case in _LOCATIVE and case not in _LOOSE:
            located = True
        elif any(head is one for one in own) and case in _LOCATIVE | _LOOSE:
            return _Trace(head, True, relation, case, steps)
        elif relation in ("compound", "amod") or word.dep == "nmod:poss" or case == "of":
            if not place_noun_kind(head.lemma.lower()) and head.upos != "PROPN":
                return None
        elif case in _LOOSE and not place_noun_kind(head.lemma.lower()):
            return None
        word = head


def _rank(trace: _Trace, predicate: Predicate, *, spoken: bool) -> int | None:
    """How well a place fits a predicate, best first; None where it does not."""
    own = (predicate.trigger, predicate.clause)
    if any(trace.verb is one for one in own):
        if trace.slot in ("nsubj", "iobj"):
            return 2 if trace.located and not spoken else None
        if trace.slot == "obj":
            return 1 if not spoken else None
        return 0 if trace.located else None
    if spoken or not trace.located:
        return None
    return _distance(trace.verb, predicate.clause)


def _distance(verb: Word, clause: Word) -> int | None:
    """3 and more where a place belongs to a clause that the predicate's hangs on or that hangs on it."""
    above = clause
    for step in range(3):
        if above is verb:
            return 3 + step
        if above.relation not in _GOVERNED and above.relation not in ("obj", "obl", "nsubj", "nmod"):
            break
        above = above.head
    below = verb
    for step in range(3):
        if below is clause:
            return 4 + step
        if below.relation not in ("advcl", "acl", "conj", "xcomp", "obj", "obl", "nsubj", "nmod"):
            break
        below = below.head
    return None


def _is_party(name: Name, trace: _Trace, parties: tuple[Participant, ...]) -> bool:
    """Whether a name is there as one who acts or is acted on."""
    if trace.slot not in ("obj", "nsubj", "iobj") and trace.marked not in ("of", "on", "between", "over", "against"):
        return False
    return any(who.span.overlaps(name.span) for who in parties)


def _is_country(name: Name, register: Register) -> bool:
    located = register.atlas.place_of(name)
    return located is not None and located.entry.kind == "N"


def _place(name: Name, register: Register) -> Place:
    located = register.atlas.place_of(name)
    if located is None:
        return Place(name.span, name.text, name.text)
    entry = located.entry
    title, number = (entry.name, entry.geonameid) if located.whole else (name.text, None)
    return Place(name.span, name.text, title, entry.country, entry.latitude, entry.longitude, number)
