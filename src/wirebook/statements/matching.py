"""Which frame a word evokes, if any."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from wirebook.knowledge.frames import Frame, Lexicon
from wirebook.model import EventType
from wirebook.reading.arguments import Predicate, is_passive, preposition_of, surface_subjects, unpack, with_conjuncts
from wirebook.reading.words import Sentence, Word
from wirebook.statements.figures import is_people
from wirebook.statements.parties import Register

SUPPORT = frozenset(
    "hold have conduct carry make launch stage mount begin start open resume continue wage undertake lead give do "
    "perform complete finish end attend join organise organize run see face suffer receive".split()
)
"""Verbs that carry any event noun; a frame may name more."""
UNDERGONE = frozenset({"face", "suffer", "receive", "see"})
_PARTICLES = frozenset("in on out up off over down back away through about around by".split())
"""Words that belong to a verb only where they hang on it: "send in troops", but not "send troops in 2024"."""
_VERBAL = frozenset({EventType.AGREE, EventType.THREATEN, EventType.REJECT, EventType.REQUEST, EventType.CONCEDE})
_CURRENCIES = frozenset({"$", "€", "£", "¥", "US$", "USD", "EUR"})
_OWN = frozenset({EventType.AGREE, EventType.THREATEN, EventType.REJECT})
"""Types of which one says what one will, or will not, do oneself."""
_JUDGING = frozenset({"051", "111"})
"""CAMEO codes of praise and criticism: their objects are happenings of their own."""
PARTS = {"VERB": "verb", "AUX": "verb", "NOUN": "noun", "PROPN": "noun", "ADJ": "adjective"}


@dataclass(frozen=True, slots=True)
class Match:
    """A frame and the predicate that evokes it."""

    frame: Frame
    predicate: Predicate


def in_order(sentence: Sentence) -> list[Word]:
    """The words that may evoke a frame: verbs before adjectives before nouns, so that a verb can use its noun up."""
    rank = {"VERB": 0, "ADJ": 1, "NOUN": 2, "PROPN": 3}
    return sorted((w for w in sentence.words if w.upos in rank), key=lambda w: (rank[w.upos], w.i))


def frames_of(word: Word, lexicon: Lexicon) -> tuple[tuple[Frame, tuple[str, ...]], ...]:
    """The frames that begin with a word, each with the other lemmas that it wants, satisfied or not."""
    key = key_of(word)
    return lexicon.find(*key) if key else ()


def key_of(word: Word) -> tuple[str, str] | None:
    """The part and lemma under which frames stand that begin with a word; None for a word that can have none."""
    part = PARTS.get(word.upos)
    return (part, word.lemma.lower() if part == "noun" else word.lemma) if part else None


def matches_of(word: Word, lexicon: Lexicon, register: Register) -> Iterator[Match]:
    """The frames that a word, in its place, satisfies, the most demanding first."""
    part = PARTS.get(word.upos)
    if part is None:
        return
    lemma = word.lemma.lower() if part == "noun" else word.lemma
    parts = _hyphened(word)
    whole = "".join([*(other.text.lower() for other in parts if other.i < word.i), lemma])
    whole += "".join(other.text.lower() for other in parts if other.i > word.i)
    for frame, rest in (*(lexicon.find(part, whole) if parts else ()), *frames_of(word, lexicon)):
        predicate = _predicate(word, part, frame, rest)
        if predicate and _satisfied(frame, predicate, register):
            yield Match(frame, predicate)


def _hyphened(word: Word) -> list[Word]:
    """The other parts of a word with a hyphen, which is cut into three: "sit-in", "test-fired"."""
    if not any(c.xpos == "HYPH" or any(below.xpos == "HYPH" for below in c.children) for c in word.children):
        return []
    near = {below.i: below for below in word.subtree() if 0 < abs(below.i - word.i) <= 2}
    for step in (-1, 1):
        hyphen, other = near.get(word.i + step), near.get(word.i + 2 * step)
        if hyphen and other and hyphen.xpos == "HYPH":
            return sorted((hyphen, other), key=lambda part: part.i)
    return []


def _predicate(word: Word, part: str, frame: Frame, rest: tuple[str, ...]) -> Predicate | None:
    """The predicate with the other words that the frame asks for, or None where one is missing."""
    predicate = Predicate(word, part, [word])
    for lemma in rest:
        company = _particles(word) if lemma in _PARTICLES else _company(word)
        found = next((child for child in company if child.lemma == lemma or child.text.lower() == lemma), None)
        if found is None:
            return None
        predicate.words.append(found)
    if part == "noun":
        predicate.carrier = carrier_of(word, frame.support)
        if predicate.carrier:
            predicate.words.append(predicate.carrier)
    return predicate


def _particles(word: Word) -> Iterator[Word]:
    """What depends on a verb, and what stands right behind it: "handed over ten trucks" may be parsed as "over ten"."""
    yield from word.children
    yield from (below for below in word.subtree() if below.i == word.i + 1)


def _company(word: Word) -> Iterator[Word]:
    for child in word.children:
        yield child
        if child.relation in ("obl", "nmod", "obj"):
            yield from child.find("case", "amod", "compound")
    if is_passive(word) and word.relation == "acl":
        yield word.head


def carrier_of(noun: Word, special: frozenset[str]) -> Word | None:
    """The support verb of an event noun: "held" in "held talks", in the passive and behind the noun too."""
    behind = next((clause for clause in noun.find("acl:relcl") if _carries(clause, special)), None)
    if behind:
        return behind
    above = noun
    while above.dep == "conj":
        above = above.head
    verb = above.head
    if verb is above or verb.upos != "VERB" or not (verb.lemma in SUPPORT | special or _is_part_in(verb)):
        return None
    if above.dep in ("obj", "nsubj:pass") or (above.relation == "acl" and verb.xpos == "VBN"):
        return verb
    within = preposition_of(above) == "in" and _is_part_in(verb)
    return verb if above.relation == "obl" and (verb.lemma in special or within) else None


def _carries(clause: Word, special: frozenset[str]) -> bool:
    """Whether a relative clause says who does what its noun tells: "the talks that he will hold with Chad"."""
    if clause.upos != "VERB" or clause.lemma not in SUPPORT | special or is_passive(clause):
        return False
    own = [child for child in clause.find("nsubj") if child.xpos not in ("WDT", "WP")]
    return bool(own) and all(child.xpos in ("WDT", "WP", "IN") for child in clause.find("obj"))


def _is_part_in(verb: Word) -> bool:
    """Whether a verb says that its subject has part in something: "took part in", "are engaged in"."""
    return verb.lemma == "engage" or (verb.lemma == "take" and any(c.lemma == "part" for c in verb.find("obj")))


def _satisfied(frame: Frame, predicate: Predicate, register: Register) -> bool:
    return all(_holds(slot, members, predicate, register) for slot, members in frame.needs) and not any(
        _holds(slot, members, predicate, register) for slot, members in frame.excludes
    )


def words_used(match: Match) -> list[Word]:
    """The words that a told match has used up: no other frame may tell of the same thing by them.

    The trigger's own words; the nouns that the frame asked for ("signed an agreement").
    """
    predicate = match.predicate
    used = list(predicate.words)
    judged = match.frame.cameo in _JUDGING  # "condemned the attack" tells of the attack too
    for slot, members in match.frame.needs:
        if slot.partition("-")[0] != "clause" and not judged:
            used.extend(
                w for filler in predicate.fill(slot) for w in with_conjuncts(filler) if w.lemma.lower() in members
            )
    return used


def content_of(match: Match) -> Iterator[Word]:
    """The words of what somebody agrees, refuses, threatens or is willing to do himself ("agreed to hold talks").

    An infinitive that is the content of what is said or agreed is no statement of its own ("agreed to send troops" is
    one statement, "urged Mali to hold elections" two).
    """
    predicate, trigger = match.predicate, match.predicate.trigger
    if match.frame.type not in _VERBAL:
        return
    if predicate.part == "noun":
        nouns = [trigger]
    else:
        mine = surface_subjects(trigger)
        own = any(True for _ in trigger.find("obj", "iobj"))
        for clause in trigger.find("xcomp"):
            if not own or (mine and surface_subjects(clause) == mine):
                yield from _deed(clause)
        nouns = [c for c in trigger.find("obj", "nsubj:pass") if predicate.part == "verb"]
        if match.frame.type in _OWN and own and predicate.part == "verb":  # "offered troops to help Chad"
            for clause in trigger.find("advcl"):
                if clause.xpos == "VB" and not any(True for _ in clause.find("nsubj")):
                    yield from _deed(clause)
    for noun in nouns:  # "rejected an invitation to attend the talks"
        for clause in noun.find("acl"):
            if clause.xpos == "VB" and clause.dep == "acl":
                yield from _deed(clause)


def _deed(clause: Word) -> Iterator[Word]:
    """An infinitive, its objects, what it is for, and the infinitives beside it."""
    yield clause
    for child in clause.find("obj", "xcomp", "advcl", "conj"):
        if child.relation == "obj":
            for thing in with_conjuncts(child):
                yield thing
                yield from (part for part in thing.find("nmod") if preposition_of(part) == "of")
        elif child.xpos == "VB" and not any(True for _ in child.find("nsubj")):
            yield from _deed(child)


def _holds(slot: str, members: frozenset[str], predicate: Predicate, register: Register) -> bool:
    for filler in predicate.fill(slot):
        for word in (unpack(part) for part in with_conjuncts(filler)):
            if "@anything" in members or word.lemma.lower() in members or word.text.lower() in members:
                return True
            if any(member.startswith("@") and _is_kind(word, member, register) for member in members):
                return True
    return False


def _is_kind(word: Word, kind: str, register: Register) -> bool:
    name = register.name_at(word)
    label = name.label if name else None
    if kind == "@place":
        return label in ("LOCATION", "FACILITY")
    if kind == "@people":
        return label in ("PERSON", "NORP") or (word.xpos == "PRP" and word.lemma != "it") or is_people(word)
    if kind == "@money":
        return label == "MONEY" or any(c.text in _CURRENCIES for c in word.children)
    if kind == "@number":
        return word.upos == "NUM" or any(True for _ in word.find("nummod"))
    for who in register.participants(word):
        if kind == "@person" and (label == "PERSON" or who.reason in ("person", "pronoun")):
            return True
        if kind == "@armed" and who.role in ("MIL", "REB", "COP", "PRM", "UAF"):
            return True
        if kind == "@country" and who.country and who.reason in ("name", "country", "demonym", "capital", "metonym"):
            return True
        if kind == "@organisation" and (label == "ORGANIZATION" or who.role in ("IGO", "NGO", "BUS")):
            return True
        if kind == "@actor" and (who.country or who.role or label in ("PERSON", "ORGANIZATION", "NORP")):
            return True
    return False
