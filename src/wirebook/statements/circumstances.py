"""Where: the place that a predicate's clause names, else one that the sentence around it gives."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from wirebook.knowledge.nouns import place_noun_kind
from wirebook.knowledge.organisations import find_organisation
from wirebook.model import Name, Participant, Place, Statement
from wirebook.reading.arguments import Predicate, preposition_of
from wirebook.reading.cues import load_cues
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
_BINDING = frozenset("advcl acl conj xcomp parataxis obj obl nsubj nmod".split())
"""Relations over which the place of one clause may be that of the other ("killing 30", "in raids that hit Lima")."""
_AIMED = frozenset("by from to against toward towards for with".split())
_LABELS = frozenset({"LOCATION", "FACILITY", "ORGANIZATION", "PERSON", "MISC"})
_REGION, _COUNTRY = 1, 2
_COARSE = (0.0, 1.5, 3.0)
"""What it counts against a place that it is no town or site but a region or a country."""
_SUBJECT, _OBJECT, _OTHER_CLAUSE = 2.0, 1.0, 3.0
_SCENE = 2
"""Sentences over which what happens stays where it was."""
_FAR = 3
"""Clauses over which a place may be another's."""
_PRECISION = {"N": "country", "A": "region", "D": "region", "R": "region", "P": "city", "C": "city"}
_STEP = 0.1
_AROUND = 5
"""Steps that it counts to stand before a noun ("the Lima suburb of Ancon")."""
_NO_PLACE = frozenset({"according", "due", "thanks", "prior", "because", "instead", "since", "until", "before"})
_ABOUT = frozenset({"against", "over", "about"})
"""Prepositions behind which stands what a protest is about, not where it is."""
_APART = frozenset("since before until till if unless whether though although lest".split())
"""Conjunctions of clauses that tell of another time, or of nothing that happened: their places are their own."""
_WIDE = frozenset("province region governorate state oblast county department prefecture countryside valley".split())
"""Nouns with which a name means what lies around the town of that name."""
_SEATED = frozenset({"GOV", "LEG", "JUD", "EDU"})
"""Sectors whose bodies bear the names of their buildings."""
_DATELINE = re.compile(
    r"[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){0,3}(?:, ?[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){0,2})?"
    r"(?:[ \t\xa0]{2,}(?=\S)|\s*\((?=[A-Z\d])|\s*[—–]|\s+--?\s)"
)
_DIRECTIONS = re.compile(
    r"(?:(?:north|south|east|west|central|mid)(?:[- ]?(?:east|west))?(?:ern)?|[the ])+", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class _Trace:
    """How a name hangs on a verb. located: a preposition or a noun of place says that something is there.

    case: the preposition of what hangs on the verb itself; marked: that of the name, or of the nearest word above it.
    """

    verb: Word
    located: bool
    slot: str
    marked: str
    steps: int
    case: str = ""


def place_of(
    predicate: Predicate,
    parties: tuple[Participant, ...],
    register: Register,
    sentence: Sentence,
    *,
    spoken: bool = False,
    on_site: bool = False,
    opposed: bool = False,
) -> tuple[Place | None, str]:
    """The place of what a predicate tells, the most exact of those near by, and where it was found, or why not.

    spoken: the predicate is an act of speech; the places of what it speaks about ("condemned the killing in Lima") are
    not its own. on_site: it is done to a place or those who are there, so that the town that is taken or shelled is
    where it happened. opposed: it is a protest, and what is told behind "against" is what it is about.
    """
    found: list[tuple[float, int, Name]] = []
    named = list(_named_places(sentence, register))
    for name, head in named:
        trace = _trace(head, predicate, register)
        rank = _rank(trace, predicate, spoken=spoken, on_site=on_site) if trace else None
        extent = _extent(name, head, register)
        if trace is None or rank is None or _is_party(name, trace, parties, site=on_site and extent < _COUNTRY):
            continue
        if opposed and trace.slot == "obl" and trace.case in _ABOUT:
            continue
        if rank >= _OTHER_CLAUSE and trace.slot == "obj" and trace.steps == 1 and extent == _COUNTRY:
            continue
        found.append((rank + _COARSE[extent] + _STEP * trace.steps, head.i, name))
    if not found:
        return None, "its places belong to others" if named else "no place is named"
    best = min(found, key=lambda one: one[:2])
    return _place(best[2], register), "clause" if best[0] < _OTHER_CLAUSE else "sentence"


def carry_places(statements: Sequence[Statement]) -> list[Statement]:
    """The statements, in their order; one without a place takes that of what it tells on.

    That is the nearest statement within two sentences before that has a place, of the same type, status and parties,
    where this one is told by a noun that takes up ("the attack").
    """
    carried: list[Statement] = []
    for new in statements:
        before = next((old for old in reversed(carried) if _goes_on(new, old)), None) if not new.place else None
        carried.append(replace(new, place=before.place, place_rule="carried") if before else new)
    return carried


def _goes_on(new: Statement, old: Statement) -> bool:
    if old.place is None or not 0 <= new.sentence - old.sentence <= _SCENE:
        return False
    mine, theirs = ({who.name for who in (*one.actors, *one.recipients)} for one in (new, old))
    again = "/noun/" in new.rule
    return again and (new.type, new.status) == (old.type, old.status) and mine == theirs


def _named_places(sentence: Sentence, register: Register) -> Iterator[tuple[Name, Word]]:
    """The names of places in a sentence, each with the word it hangs by."""
    words: dict[int, list[Word]] = {}
    names: dict[int, Name] = {}
    begin = _end_of_dateline(sentence, register)
    for word in sentence.words:
        name = register.name_at(word)
        if name and name.span.start >= begin and name.label in _LABELS and not _DIRECTIONS.fullmatch(name.text):
            words.setdefault(name.span.start, []).append(word)
            names[name.span.start] = name
    for start, name in names.items():
        head = head_of(words[start])
        if name.label == "FACILITY" or (name.label == "LOCATION" and not _is_body(name, register)):
            yield name, head
        elif _is_called_place(head, words[start]):
            yield name, head


def _is_body(name: Name, register: Register) -> bool:
    """Whether a name is that of people rather than of a place: "the Islamic State", but not "the White House"."""
    organisation = find_organisation(name.text)
    if organisation is None or register.atlas.place_of(name):
        return False
    return organisation.entity().role not in _SEATED


def _end_of_dateline(sentence: Sentence, register: Register) -> int:
    """Where the sentence proper begins, behind "LIMA, Peru (AP) -": that is where it was written."""
    first = sentence.words[0]
    name = register.name_at(first)
    if name is None or name.label not in ("LOCATION", "FACILITY"):
        return sentence.span.start
    match = _DATELINE.match(register.text, first.start, min(first.start + 60, sentence.span.end))
    return match.end() if match else sentence.span.start


def _is_called_place(head: Word, words: list[Word]) -> bool:
    """Whether a noun says that a name of another label is one of a place ("the village of", "town")."""
    above = head.head
    beside = head.relation in ("compound", "appos", "flat") or (
        head.relation == "nmod" and preposition_of(head) == "of"
    )
    if beside and above not in words and place_noun_kind(above.lemma.lower()) == "part":
        return True
    return len(words) > 1 and words[-1].text.islower() and place_noun_kind(words[-1].lemma.lower()) == "part"


def _trace(word: Word, predicate: Predicate, register: Register) -> _Trace | None:
    """From a name up to the verb or act that it belongs to; None where it only describes something else."""
    located, described, marked, steps = False, False, "", 0
    own = (predicate.trigger, predicate.clause)
    while True:
        steps += 1
        case = preposition_of(word)
        relation, head = word.relation, word.head
        marked = case or marked
        if head is word:
            return _Trace(word, located, "root", marked, steps) if located else None
        if relation in _ARGUMENTS:
            if case.partition(" ")[0] in _NO_PLACE or (described and relation == "nsubj"):
                return None
            if relation == "obl" and case in _AIMED and not located and not place_noun_kind(word.lemma.lower()):
                return _Trace(head, located, "aim", case, steps)
            located = located or case in _LOCATIVE or case.rpartition(" ")[2] in ("of", "to", "from")
            slot = "obj" if word.dep == "nsubj:pass" else relation
            return _Trace(head, located, slot, case, steps, case)
        if relation not in _NOMINAL:
            return _Trace(head, located, relation, case, steps) if located else None
        described = described or (_is_person(head, register) and not _is_person(word, register))
        if case in _LOCATIVE and case not in _LOOSE:
            located = True
        elif any(head is one for one in own) and case in _LOCATIVE | _LOOSE:
            return _Trace(head, True, relation, case, steps)
        elif relation in ("compound", "amod") or word.dep == "nmod:poss" or case == "of":
            kind = place_noun_kind(head.lemma.lower())
            if not kind and head.upos != "PROPN" and not located:
                return None
            located = located or kind in ("part", "act")
            steps += _AROUND if case != "of" and _has_name_behind(head) else 0
        elif case in _LOOSE and not located:
            kind = place_noun_kind(head.lemma.lower())
            if not kind:
                return None
            located = kind == "act" and case in ("on", "against")
        word = head


def _is_person(word: Word, register: Register) -> bool:
    name = register.name_at(word)
    return name is not None and name.label == "PERSON"


def _has_name_behind(noun: Word) -> bool:
    """Whether a noun is named by what follows it: "suburb of Ancon", "the capital Lima"."""
    behind = noun.find("nmod", "appos", "flat")
    return any(word.upos == "PROPN" and word.i > noun.i and preposition_of(word) in ("of", "") for word in behind)


def _rank(trace: _Trace, predicate: Predicate, *, spoken: bool, on_site: bool) -> float | None:
    """How far a place is from a predicate, 0 nearest; None where it does not belong to it."""
    own = (predicate.trigger, predicate.clause)
    if any(trace.verb is one for one in own):
        if trace.slot in ("nsubj", "iobj"):
            return _SUBJECT if trace.located and not spoken else None
        if trace.slot == "obj":
            return None if spoken else 0 if on_site else _OBJECT
        if trace.slot == "aim":
            return None if on_site else _OBJECT
        return 0 if trace.located else None
    if spoken or trace.slot == "aim" or not (trace.located or (on_site and trace.slot == "obj")):
        return None
    if load_cues().verbs.get(trace.verb.lemma, "factive") != "factive":  # what is said, not what is found
        return None
    steps = _clauses_between(trace.verb, predicate.clause)
    return None if steps is None or steps > _FAR else _OTHER_CLAUSE + steps


def _clauses_between(verb: Word, clause: Word) -> int | None:
    """Over how many clauses or arguments one hangs on the other; None where neither does, or over what is said."""
    for lower, upper, steps in ((clause, verb, 0), (verb, clause, 1)):
        word = lower
        for step in range(4):
            if word is upper:
                return step + steps
            if word.relation not in _BINDING or any(mark.lemma in _APART for mark in word.find("mark")):
                break
            word = word.head
    return None


def _is_party(name: Name, trace: _Trace, parties: tuple[Participant, ...], *, site: bool) -> bool:
    """Whether a name is there as one who acts or is acted on. site: it may be where that is, too."""
    if site and (trace.slot == "obj" or trace.marked):
        return False
    if trace.slot not in ("obj", "nsubj", "iobj") and trace.marked not in ("of", "on", "between", "over", "against"):
        return False
    return any(who.span.overlaps(name.span) for who in parties)


def _extent(name: Name, head: Word, register: Register) -> int:
    """Whether a name means a town or site, a region or a country; "Lima province", "rural Lima" are regions."""
    located = register.atlas.place_of(name)
    kind = located.entry.kind if located and located.whole else "P"
    if kind == "N":
        return _COUNTRY
    return _REGION if kind in "ADR" or _is_wide(name, head) else 0


def _is_wide(name: Name, head: Word) -> bool:
    """Whether what lies around a town is meant."""
    around = head.head if head.relation in ("compound", "nmod", "flat", "appos") else head
    last = name.text.rpartition(" ")[2].lower()
    return around.lemma.lower() in _WIDE or last in _WIDE or any(w.lemma == "rural" for w in head.find("amod"))


def _place(name: Name, register: Register) -> Place:
    located = register.atlas.place_of(name)
    if located is None:
        return Place(name.span, name.text, name.text)
    entry = located.entry
    title, number = (entry.name, entry.geonameid) if located.whole else (name.text, None)
    precision = "site" if name.label == "FACILITY" and located.whole and entry.kind == "R" else _PRECISION[entry.kind]
    return Place(name.span, name.text, title, entry.country, entry.latitude, entry.longitude, number, precision)
