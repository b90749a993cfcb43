"""Where: the place that a predicate's clause names, else one that the sentence around it gives."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from wirebook.knowledge.nouns import place_noun_kind
from wirebook.knowledge.organisations import find_organisation
from wirebook.knowledge.places import PlaceEntry, find_place, list_bearers
from wirebook.knowledge.territories import find_by_people
from wirebook.model import Name, Participant, Place, Statement
from wirebook.reading.arguments import Predicate, preposition_of
from wirebook.reading.cues import load_cues
from wirebook.reading.mentions import head_of
from wirebook.reading.words import Sentence, Word
from wirebook.statements.locations import Trace, trace
from wirebook.statements.parties import Register

_BINDING = frozenset("advcl acl conj xcomp parataxis obj obl nsubj nmod".split())
"""Relations over which the place of one clause may be that of the other ("killing 30", "in raids that hit Lima")."""
_CLAUSAL = frozenset({"advcl", "conj", "parataxis", "xcomp"})
_PHASES = frozenset("try attempt begin start continue manage".split())
"""Verbs whose complement tells of the same: "trying to cross"."""
_AFTERMATH = frozenset("die bury transfer pronounce treat hospitalize hospitalise evacuate undergo".split())
"""Verbs of what follows on violence, elsewhere: "was shot and died at Lima's hospital"."""
_LABELS = frozenset({"LOCATION", "FACILITY", "ORGANIZATION", "PERSON", "MISC"})
_BESIDE = 2
"""Words from a verb to another that only "and" stands between."""
_REGION, _COUNTRY = 1, 2
_COARSE = (0.0, 1.5, 3.0)
"""What it counts against a place that it is no town or site but a region or a country."""
_SUBJECT, _OBJECT, _OTHER_CLAUSE = 2.0, 1.0, 3.0
_SCENE = 2
"""Sentences over which what happens stays where it was."""
_FAR = 3
"""Clauses over which a place may be another's."""
_PRECISION = {"N": "country", "A": "region", "D": "region", "R": "region", "P": "city", "C": "city"}
_TAKING = frozenset("capture recapture seize retake overrun occupy liberate besiege shell bomb bombard storm".split())
"""Verbs whose object is a town where it is known as one."""
_TOWN = 20_000
"""Inhabitants from which on a town is known well enough for that."""
_STEP = 0.1
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
    found: list[tuple[float, int, Name, Word]] = []
    named = list(_named_places(sentence, register))
    for name, head in named:
        way = trace(head, predicate, register)
        rank = _rank(way, predicate, spoken=spoken, on_site=on_site) if way else None
        extent = _extent(name, head, register)
        if way is None or rank is None or _is_party(name, way, parties, site=on_site):
            continue
        if way.doer and extent == _COUNTRY:
            continue
        if opposed and (rank >= _OTHER_CLAUSE or _is_topic(way, predicate, extent)):
            continue
        if extent == _COUNTRY and rank >= _OTHER_CLAUSE:  # "after he left Chad"
            continue
        found.append((rank + _COARSE[extent] + _STEP * way.steps, head.i, name, head))
    if not found:
        return None, "its places belong to others" if named else "no place is named"
    best = min(found, key=lambda one: one[:2])
    return _place(best[2], best[3], register), "clause" if best[0] < _OTHER_CLAUSE else "sentence"


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
        labelled = name.label == "FACILITY" or (name.label == "LOCATION" and _is_place(name, register))
        called = _is_called_place(head, words[start]) or _is_at_site(head, words[start])
        if labelled or called or _is_taken_town(name, head):
            yield name, head


def _is_at_site(head: Word, words: list[Word]) -> bool:
    """Whether something is "at Lima University", named as a body."""
    return preposition_of(head) in ("at", "outside", "near") and place_noun_kind(words[-1].text.lower()) == "site"


def _is_taken_town(name: Name, head: Word) -> bool:
    """Whether a town is captured or shelled that the network takes for somebody: "fighters captured Rutshuru"."""
    if head.relation != "obj" or head.head.lemma not in _TAKING or " " in name.text:
        return False
    place = find_place(name.text)
    return place is not None and place.kind in "PC" and place.population >= _TOWN


def _is_place(name: Name, register: Register) -> bool:
    """Whether what is called a place is one, not people: "the Islamic State", "southern Peruvian"."""
    if register.atlas.place_of(name):
        return True
    if find_by_people(_DIRECTIONS.sub("", name.text, count=1).strip()):
        return False
    organisation = find_organisation(name.text)
    return organisation is None or organisation.entity().role in _SEATED


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


def _is_topic(way: Trace, predicate: Predicate, extent: int) -> bool:
    """Whether a protest is about a place: "against the war in Chad", but "against taxes in the town of Sarh"."""
    if way.slot == "obj":
        return way.top is not predicate.trigger  # "staged a protest in Sarh"
    return way.slot == "obl" and way.case in _ABOUT and (extent == _COUNTRY or not way.inside)


def _rank(way: Trace, predicate: Predicate, *, spoken: bool, on_site: bool) -> float | None:
    """How far a place is from a predicate, 0 nearest; None where it does not belong to it."""
    if any(way.verb is one for one in _verbs_of(predicate)):
        if way.slot in ("nsubj", "iobj"):
            return _SUBJECT if way.located and not spoken else None
        if way.slot == "obj":
            return None if spoken else 0 if on_site else _OBJECT
        if way.slot == "aim":
            return None if on_site else _OBJECT
        return 0 if way.located else None
    if spoken or way.slot == "aim" or not (way.located or (on_site and way.slot == "obj")):
        return None
    if load_cues().verbs.get(way.verb.lemma, "factive") != "factive":
        return _OTHER_CLAUSE if _sets_scene(way, predicate) else None
    steps = _clauses_between(way.verb, predicate.clause)
    return None if steps is None or steps > _FAR else _OTHER_CLAUSE + steps


def _verbs_of(predicate: Predicate) -> list[Word]:
    """The verbs whose places are those of a predicate: its own, and a second one beside it ("shot and killed")."""
    own = [predicate.trigger, predicate.clause]
    pair = [predicate.trigger.head] if predicate.trigger.relation == "conj" else []
    pair += predicate.trigger.find("conj")
    return own + [word for word in pair if word.upos == "VERB" and abs(word.i - predicate.trigger.i) == _BESIDE]


def _sets_scene(way: Trace, predicate: Predicate) -> bool:
    """Whether a place before "police said" is that of what police said; elsewhere it is where they spoke."""
    fronted = way.slot == "obl" and all(way.top.i < word.i for word in way.verb.find("nsubj"))
    if way.verb.dep == "acl":  # "a bomb found in Lima"
        return way.verb.head in (predicate.clause.head, *predicate.clause.children)
    return fronted and predicate.clause in way.verb.find("ccomp", "parataxis")


def _clauses_between(verb: Word, clause: Word) -> int | None:
    """Over how many clauses or arguments one hangs on the other; None where neither does, or over what is apart."""
    above = _way_up(clause, verb)
    if above is not None:
        return len(above)
    below = _way_up(verb, clause)
    return None if below is None or _is_apart(below) else len(below) + 1


def _way_up(lower: Word, upper: Word) -> list[Word] | None:
    """The words from one up to another, without that; None where a clause of another time or matter is between."""
    passed: list[Word] = []
    word = lower
    while word is not upper:
        if word.relation not in _BINDING or len(passed) == _FAR or any(m.lemma in _APART for m in word.find("mark")):
            return None
        passed.append(word)
        word = word.head
    return passed


def _is_apart(below: list[Word]) -> bool:
    """Whether clauses below a predicate tell of something else: a clause in a clause, or what went before.

    "Killed, and buried as soldiers left Lima", "killed after the army bombed Lima", not "killed in raids on Lima".
    """
    clauses = [word for word in below if word.relation in _CLAUSAL and word.head.lemma not in _PHASES]
    after = any(mark.lemma == "after" for word in below for mark in word.find("mark") if any(word.find("nsubj")))
    return after or len(clauses) > 1 or below[0].lemma in _AFTERMATH


def _is_party(name: Name, way: Trace, parties: tuple[Participant, ...], *, site: bool) -> bool:
    """Whether a name is there as one who acts or is acted on. site: it may be where that is, too."""
    if site and (way.slot == "obj" or way.marked):
        return False
    if way.slot not in ("obj", "nsubj", "iobj") and way.marked not in ("of", "on", "between", "over", "against"):
        return False
    return any(who.span.overlaps(name.span) for who in parties)


def _extent(name: Name, head: Word, register: Register) -> int:
    """Whether a name means a town or site, a region or a country; "Lima province", "rural Lima" are regions."""
    located = register.atlas.place_of(name)
    kind = located.entry.kind if located and (located.whole or name.label == "LOCATION") else "P"
    if located and located.whole and kind == "N" and not _side_of(head):
        return _COUNTRY
    return _REGION if kind in "ADRN" or _is_wide(name, head) else 0


def _is_wide(name: Name, head: Word) -> bool:
    """Whether what lies around a town is meant."""
    around = head.head if head.relation in ("compound", "nmod", "flat", "appos") else head
    last = name.text.rpartition(" ")[2].lower()
    return around.lemma.lower() in _WIDE or last in _WIDE or any(w.lemma == "rural" for w in head.find("amod"))


def _place(name: Name, head: Word, register: Register) -> Place:
    located = register.atlas.place_of(name)
    if located is None:
        return Place(name.span, name.text, name.text)
    entry = located.entry
    side = _side_of(head) if entry.kind not in "PC" else ""
    words, whole = f"{side} {name.text}" if side else name.text, located.whole and not side
    if not located.sure and entry.kind != "R":
        return Place(name.span, name.text, name.text, located.country)
    if whole and entry.kind in "PC" and _is_wide(name, head):
        entry = _region_around(name, entry)
    title, number = (entry.name, entry.geonameid) if whole else (words, None)
    precision = "site" if name.label == "FACILITY" and whole and entry.kind == "R" else _PRECISION[entry.kind]
    if precision == "country" and not whole:  # "southern Chad"
        precision = "region"
    return Place(name.span, name.text, title, entry.country, entry.latitude, entry.longitude, number, precision)


def _side_of(head: Word) -> str:
    """The "southern" of "southern Chad", empty where all of it is meant."""
    return next((w.text for w in head.find("amod") if w.i < head.i and _DIRECTIONS.fullmatch(w.text)), "")


def _region_around(name: Name, town: PlaceEntry) -> PlaceEntry:
    """The region of the name of a town, where that is what is meant: "Kursk region"; the town where there is none."""
    regions = (entry for _, entry in list_bearers(f"{name.text} region") if entry.kind in "ARD")
    return next((entry for entry in regions if entry.country == town.country), town)
