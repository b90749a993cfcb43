"""Whether it happened: tense, modals, negation, conditions, and the words above the clause.

The cues are data (`knowledge/data/embedding.yaml`). After Saurí and Pustejovsky 2009 (FactBank), folded to the five
statuses of `wirebook.model.Status`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from wirebook.errors import KnowledgeError
from wirebook.knowledge.frames import read_yaml
from wirebook.model import Status
from wirebook.reading.arguments import Predicate, is_definite
from wirebook.reading.words import Word

_DATA = Path(__file__).parent.parent / "knowledge" / "data" / "embedding.yaml"
_PARTS = {"VERB": "verbs", "AUX": "verbs", "ADJ": "adjectives", "NOUN": "nouns", "PROPN": "nouns"}
GOVERNED = frozenset(
    {"xcomp", "ccomp", "advcl", "acl", "csubj", "obj", "obl", "nmod", "nsubj:pass", "nsubj", "acl:relcl"}
)
"""Relations in which a word above may say whether what is under it happened."""
_FLIPPED = {Status.DENIED: Status.HAPPENED, Status.PLANNED: Status.DENIED, Status.HAPPENED: Status.DENIED}
_STEPS = 4
"""Words above the clause that are asked."""
_NO_CONTENT = frozenset({"call", "stay", "work", "push", "press", "fight", "use", "go", "come", "set"})
"""Verbs that govern a status only with an infinitive or gerund under them, not with a noun as their object."""

_TAKING_PLACE = frozenset(
    "hold have take make do host attend join begin start open launch happen occur come go proceed continue resume end "
    "conduct carry stage convene cancel postpone delay reschedule schedule plan prepare set expect avert prevent avoid "
    "skip boycott miss deny halt stop order call pay give lead mount wage sign deliver complete undertake await seek "
    "demand urge propose refuse reject".split()
)
"""Verbs that say of a happening whether it takes place."""
_OCCURRING = frozenset("happen occur come take begin start open end go proceed continue resume".split())
"""Verbs whose subject is what takes place."""
_LETTING = frozenset({"allow", "enable", "permit", "let"})
_ADMITTING = frozenset({"allow", "permit", "admit", "let", "invite", "welcome", "include"})
_ONES = frozenset("first second third last latest next only one person man woman country leader".split())
_APART = ("during", "amid", "following", "after", "before", "into")
_SIDE = frozenset({"sideline", "margin", "occasion", "fringe"})

_ALLEGING = frozenset("accusation allegation claim rumour rumor suspicion speculation".split())
_PERFORMED = frozenset(
    "thank congratulate condemn apologise apologize praise commend applaud salute urge reiterate".split()
)
"""Verbs of what one does by saying that one would like to."""
_NOT_YET = frozenset(
    "plan plot prepare schedule arrange postpone delay propose attempt order authorise authorize await cancel call "
    "demand urge seek".split()
)
"""Support verbs that leave the event of their noun undone ("plan a strike"); others do it ("commit a massacre")."""


@dataclass(frozen=True, slots=True)
class Embedding:
    """What words do to the content under them, by part of speech and lemma."""

    governors: Mapping[tuple[str, str], Status]
    adverbs: Mapping[str, Status]
    modals: Mapping[str, Status]
    conditions: frozenset[str]
    negations: frozenset[str]


@cache
def load_embedding() -> Embedding:
    """The cues, read once. Raises KnowledgeError where the file breaks its form."""
    data, _ = read_yaml(_DATA)
    try:
        entries = [
            ((part, str(lemma)), Status(status))
            for part in ("verbs", "adjectives", "nouns")
            for status, lemmas in data[part].items()
            for lemma in lemmas
        ]
        governors = dict(entries)
        twice = sorted(key for key, number in Counter(key for key, _ in entries).items() if number > 1)
        if twice:
            raise ValueError(f"{twice[0][1]!r} stands twice under {twice[0][0]}; keep one")
        adverbs, modals = (
            {str(word): Status(status) for status, words in data[part].items() for word in words}
            for part in ("adverbs", "modals")
        )
        return Embedding(governors, adverbs, modals, frozenset(data["conditions"]), frozenset(data["negations"]))
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise KnowledgeError(f"{_DATA.name}: {error}", code="E202") from error


def status_of(predicate: Predicate) -> tuple[Status, str]:
    """The status of a predicate, and the cue that decided it ("modal:will", "governor:plan", "tense")."""
    cues = load_embedding()
    clause = predicate.clause
    negated = is_negated(clause, cues) or (clause is not predicate.trigger and is_negated(predicate.trigger, cues))
    own, cue = _own_status(clause, cues)
    if predicate.part == "noun" and own is Status.HAPPENED:
        described = _described(predicate.trigger, cues)
        if described:
            own, cue = described, f"adjective:{described}"
    above, above_cue = _status_from_above(predicate, cues)
    conditional = cue.startswith("condition") and above is Status.PLANNED  # "if they arrest him, Peru will respond"
    if above is not Status.HAPPENED and own in (Status.HAPPENED, Status.PLANNED, Status.POSSIBLE) and not conditional:
        own, cue = above, above_cue
    if negated and own is not Status.CALLED_FOR:
        return Status.DENIED if own is not Status.DENIED else Status.HAPPENED, "negation"
    return own, cue


def is_negated(word: Word, cues: Embedding | None = None) -> bool:
    """Whether a word, its subject or its object is negated beside it."""
    cues = cues or load_embedding()
    for child in word.children:
        lower = child.text.lower()
        if child.relation in ("advmod", "det", "cc", "mark", "case") and lower in cues.negations:
            if any(c.i == child.i + 1 and c.lemma in ("only", "just") for c in (*word.children, *child.children)):
                continue  # "not only arrested but also"
            return True
        if lower == "longer" and any(c.text.lower() == "no" for c in child.children):
            return True
        if child.relation in ("nsubj", "obj"):
            if lower in cues.negations or any(d.lemma in ("no", "neither") for d in child.find("det", "cc")):
                return True
    return False


def _own_status(word: Word, cues: Embedding) -> tuple[Status, str]:
    """From auxiliaries, marks and tense of the clause itself."""
    return _from_marks(word, cues) or _from_auxiliaries(word, cues) or _from_adverbs(word, cues)


def _from_marks(word: Word, cues: Embedding) -> tuple[Status, str] | None:
    if word.xpos == "VBG" and word.head.lemma.lower() == "far" and is_marked(word, "from"):
        return Status.DENIED, "mark:far from"
    for child in word.find("mark"):
        if child.lemma.lower() in cues.conditions:
            return Status.POSSIBLE, f"condition:{child.lemma}"
        if child.lemma.lower() in ("before", "until", "once") and _is_present(word):
            return Status.PLANNED, f"tense:{child.lemma.lower()}"
    if _is_inverted(word):
        return Status.POSSIBLE, "condition:inversion"
    return (Status.PLANNED, "condition:ahead of") if _is_ahead(word) else None


def _from_auxiliaries(word: Word, cues: Embedding) -> tuple[Status, str] | None:
    if word.xpos == "VB" and is_marked(word, "to") and any(c.lemma == "be" for c in word.find("aux", "cop")):
        return Status.PLANNED, "tense:be-to"
    for child in word.find("aux"):
        found = cues.modals.get(child.text.lower())
        if found is not None:
            if found is Status.POSSIBLE and any(c.lemma == "have" for c in word.find("aux")) and child.lemma == "must":
                return Status.HAPPENED, "tense"
            if child.lemma == "would" and _is_future_of_past(word):
                found = Status.PLANNED
            return found, f"modal:{child.text.lower()}"
    if word.upos == "VERB" and word.xpos == "VBG" and any(c.lemma == "be" for c in word.find("aux")):
        if word.lemma == "go" or any(c.lemma in ("tomorrow", "soon") for c in word.children):
            return Status.PLANNED, "tense:going-to"
    return None


def _is_future_of_past(word: Word) -> bool:
    """Whether "would" is the "will" of what was said: "said it would visit Rome", without a condition."""
    while word.dep == "conj":
        word = word.head
    said = word.head
    told = word.relation == "ccomp" and said.xpos in ("VBD", "VBN") and said.upos == "VERB"
    return told and not any(
        mark.lemma in ("if", "unless") for clause in word.find("advcl") for mark in clause.find("mark")
    )


def _is_ahead(noun: Word) -> bool:
    """Whether a noun stands after "ahead of", wherever the tree hangs "ahead"."""
    of = next((child.i for child in noun.find("case") if child.lemma == "of"), None)
    beside = (*noun.find("case", "advmod"), *noun.head.find("advmod", "case"))
    return of is not None and any(child.i == of - 1 and child.lemma == "ahead" for child in beside)


def _is_present(word: Word) -> bool:
    return word.xpos in ("VBZ", "VBP") or any(aux.xpos in ("VBZ", "VBP") for aux in word.find("aux", "aux:pass", "cop"))


def _from_adverbs(word: Word, cues: Embedding) -> tuple[Status, str]:
    for child in word.find("advmod"):
        if child.lemma in cues.adverbs and child.i < word.i:  # behind it may belong to a number: "killed nearly 50"
            return cues.adverbs[child.lemma], f"adverb:{child.lemma}"
        if child.lemma == "close" and word.lemma == "come":
            return Status.DENIED, "governor:come close"
    return Status.HAPPENED, "tense"


def _is_inverted(word: Word) -> bool:
    """Whether a clause beside another begins with its auxiliary: "Had Kyiv agreed, ..."."""
    first = next(iter(word.children), None)
    if word.dep != "advcl" or first is None or first.i > word.i:
        return False
    return first.text.lower() in ("had", "should", "were")


def _described(noun: Word, cues: Embedding) -> Status | None:
    """From the adjectives of an event noun: "a planned visit", "the alleged attack"."""
    for child in noun.find("amod"):
        found = cues.governors.get(("adjectives", child.text.lower())) or (
            cues.governors.get(("verbs", child.lemma)) if child.xpos == "VBN" else None
        )
        if found:
            return found
    return None


def _status_from_above(predicate: Predicate, cues: Embedding) -> tuple[Status, str]:
    """From the words that the clause hangs on, nearest first; negation above turns them round."""
    word = predicate.clause
    if predicate.carrier and predicate.carrier.lemma in _NOT_YET:
        found = _governor(first_conjunct(predicate.trigger), predicate.carrier, cues)
        if found and found is not Status.HAPPENED:
            return found, f"governor:{predicate.carrier.lemma}"
    for _ in range(_STEPS):
        word = first_conjunct(word)
        above = word.head
        if above is word or (word.relation not in GOVERNED) or is_beside(word):
            break
        if word.relation == "acl" and above.relation == "obj" and is_marked(word, "of", "from"):
            above = above.head  # "accused Moscow of attacking": the gerund may hang on the accused
        if is_presupposed(word, above) or _is_performed(word, above):
            break
        if _is_kept_from(word, above, cues):
            # "not allowed in the meeting": they had no part in it; that of others named with it took place
            others = any(is_marked(child, "between", "of") for child in word.find("nmod"))
            return (Status.HAPPENED, "tense") if others else (Status.DENIED, "negation")
        found = _governor(word, above, cues)
        if found and found is not Status.HAPPENED:
            turned = _FLIPPED.get(found, found) if is_negated(above, cues) else found
            return turned, f"governor:{above.lemma}"
        if found is None and _is_purpose_of(word, above):
            return Status.POSSIBLE, "purpose"
        inherited, cue, goes_on = _inherited(word, above, cues, governed=found is not None)
        if said := _said_of(word, above, cues):
            return said
        if inherited is not Status.HAPPENED or not goes_on:
            return inherited, cue
        word = above
    return Status.HAPPENED, "tense"


def _said_of(word: Word, above: Word, cues: Embedding) -> tuple[Status, str] | None:
    """What an adjective makes of the content of its subject ("reports that Egypt attacked Sudan are false"), or "have
    yet" of what is under it."""
    if above.lemma == "have" and any(child.lemma == "yet" for child in above.find("advmod")):
        return Status.DENIED, "governor:have yet"
    if word.relation != "acl" or above.dep != "nsubj" or above.head.upos != "ADJ" or not is_marked(word, "that", "of"):
        return None
    found = cues.governors.get(("adjectives", above.head.lemma))
    return (found, f"governor:{above.head.lemma}") if found else None


def is_presupposed(word: Word, above: Word) -> bool:
    """Whether a noun stands for something that is there, whatever is told of it: "the attack will have consequences".

    Not where the word above tells whether it takes place ("will hold the talks", "cancelled its visit").
    """
    if word.upos != "NOUN" or above.upos != "VERB" or not is_definite(word):
        return False
    telling = _OCCURRING if word.dep == "nsubj" else _TAKING_PLACE
    return word.relation in ("nsubj", "obj") and above.lemma not in telling


def _is_kept_from(word: Word, above: Word, cues: Embedding) -> bool:
    """Whether somebody is not let into what a noun tells: "not admitted to the talks"."""
    if word.upos != "NOUN" or word.relation != "obl" or above.lemma not in _ADMITTING:
        return False
    return is_marked(word, "in", "into", "to", "at", "inside") and is_negated(above, cues)


def _is_purpose_of(word: Word, above: Word) -> bool:
    """Whether an infinitive says what a thing is for ("a visa to visit Iran"); not of "the first to arrive"."""
    if word.relation != "acl" or above.upos != "NOUN" or not is_marked(word, "to"):
        return False
    return above.lemma not in _ONES and not any(c.upos == "ADJ" and c.lemma in _ONES for c in above.find("amod"))


def is_beside(word: Word) -> bool:
    """Whether a noun is but the occasion of what is told ("discussed trade during the visit", "on the sidelines")."""
    aside = word.lemma in _SIDE and is_marked(word, "on", "in", "at")
    return aside or (word.relation == "nmod" and is_marked(word, *_APART))


def _inherited(word: Word, above: Word, cues: Embedding, *, governed: bool) -> tuple[Status, str, bool]:
    """What a clause takes over from the tense of the word above, and whether still higher words matter."""
    nothing = (Status.HAPPENED, "tense")
    if word.relation == "acl":
        return *nothing, governed  # a participle only describes its noun: "a treaty signed last year"
    own, cue = _own_status(above, cues)
    if word.relation == "ccomp":
        return *nothing, False
    if word.relation == "advcl":
        shared = own is not Status.HAPPENED and word.xpos in ("VBG", "VB")
        aim = word.xpos == "VB" and is_marked(word, "to")  # "is set to meet him to discuss trade": both are planned
        return *((own, cue) if shared else nothing), aim and own is Status.HAPPENED
    if word.relation == "xcomp":
        if own is Status.HAPPENED and is_negated(above, cues):
            return Status.DENIED, "negation", False
        return own, cue, True
    if above.upos == "VERB" and word.relation in ("obj", "obl", "nsubj"):
        if own is Status.HAPPENED and word.relation == "obj" and not is_definite(word) and is_negated(above, cues):
            return Status.DENIED, "negation", False
        return own, cue, False
    return *nothing, True


def first_conjunct(word: Word) -> Word:
    """The first of the words that a word is coordinated with."""
    while word.dep == "conj":
        word = word.head
    return word


def _governor(word: Word, above: Word, cues: Embedding) -> Status | None:
    """What the word above does to the content under it, if it governs it at all."""
    infinitive = word.relation in ("xcomp", "ccomp", "acl", "csubj") or (
        word.relation == "advcl"
        and above.upos == "VERB"
        and (word.xpos == "VB" or is_marked(word, "of", "from", "against", "at"))
    )
    content = word.relation == "obj" or word.dep == "nsubj:pass" or (word.relation == "obl" and above.upos == "VERB")
    part = _PARTS.get(above.upos, "")
    if part == "verbs" and not infinitive and (above.lemma in _NO_CONTENT or not content):
        if not (above.lemma == "call" and is_marked(word, "for")):
            return None
    if part == "verbs" and word.relation == "ccomp" and _is_direct_speech(word):
        return None
    if (
        part == "verbs"
        and word.relation == "obl"
        and not is_marked(word, "for", "from", "against", "to", "into", "out")
    ):
        return None
    if part == "nouns" and not (infinitive or word.relation == "nmod"):
        return None
    if part == "nouns" and word.relation == "nmod" and not is_marked(word, "of", "for", "on", "to"):
        return None
    if above.lemma == "call" and infinitive and any(True for _ in above.find("obj")):
        return None  # "called him to ask" is a telephone call
    if (
        above.lemma in ("tell", "agree", "announce", "believe", "think", "suggest", "imply")
        and word.relation == "ccomp"
    ):
        return None
    if above.lemma in _LETTING and above.xpos == "VBD":
        return Status.HAPPENED  # "allowed them to leave": they left
    if word.relation == "acl" and not (is_marked(word, "to", "of", "that", "for") or _is_alleged(word, above)):
        return None
    if word.dep == "acl:relcl" and not _is_alleged(word, above):
        return None
    particle = next((f"{above.lemma} {child.lemma}" for child in above.find("compound:prt")), "")
    return cues.governors.get((part, particle)) or cues.governors.get((part, above.lemma))


def _is_alleged(clause: Word, noun: Word) -> bool:
    """Whether a bare clause is what is alleged ("accusations he beat a clerk"), not what was done to the noun."""
    whole = any(True for _ in clause.find("nsubj")) and any(True for _ in clause.find("obj"))
    relative = any(child.xpos in ("WDT", "WP") for child in clause.children)
    return noun.lemma in _ALLEGING and whole and not relative


def _is_performed(clause: Word, above: Word) -> bool:
    """Whether somebody does by saying it what he says that he would like to: "I would like to thank Kenya"."""
    speaking = any(child.text in ("I", "We", "we") for child in above.find("nsubj"))
    if clause.relation != "xcomp" or clause.lemma not in _PERFORMED or not speaking:
        return False
    return above.lemma in ("want", "wish") or any(child.lemma == "would" for child in above.find("aux"))


def is_marked(word: Word, *cases: str) -> bool:
    """Whether one of these prepositions or conjunctions marks a word."""
    return any(child.text.lower() in cases for child in word.find("case", "mark"))


def _is_direct_speech(word: Word) -> bool:
    return any(child.text in ("“", '"', "‘", "``", "''") for child in word.find("punct"))
