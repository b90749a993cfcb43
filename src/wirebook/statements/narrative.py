"""Dates carried from sentence to sentence, where the same happening is told on.

Two ways. A scene: who spoke, met or was met on a day that a sentence gives goes on speaking in the next ones ("Kim, in
turn, pledged"). A happening taken up: a statement without a date tells of what a neighbour told with one ("the raid",
"the delegation touched down"). What reaches back (a perfect, "recently", "following the arrest") or lies ahead is told
of another time and gets none.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import takewhile

from wirebook.model import EventType, Participant, Statement, Status, When
from wirebook.reading.arguments import DEFINITE, Predicate, is_definite, preposition_of, surface_subjects
from wirebook.reading.words import Reading, Sentence, Word
from wirebook.statements.dates import BESIDE, Dates, is_occurrence, is_spoken, when_of
from wirebook.statements.parties import Register

NEAR = 2
"""Sentences over which a scene, or a happening, is told on."""
_LEAD = 2
"""Sentences of a headline and lead."""
_FAR = 8
"""Sentences over which a visit or call, or what a noun takes up ("the raid"), is looked for."""
_SPOKEN = frozenset(EventType(name) for name in "AGREE SUPPORT CONCEDE REQUEST ACCUSE REJECT THREATEN".split())
_JOINT = frozenset({EventType.AGREE, EventType.SUPPORT, EventType.COOPERATE})
_SHIFTS = frozenset(
    "later soon subsequently eventually afterwards previously earlier recently once already formerly last past "
    "previous recent former earliest latest first future next upcoming forthcoming another annual".split()
)
"""Words that turn to another time than that of the sentence before."""
_PERSONAL = frozenset({"person", "surname", "apposition", ""})


@dataclass(frozen=True, slots=True)
class Telling:
    """A statement with the predicate that tells it."""

    statement: Statement
    predicate: Predicate


@dataclass(slots=True)
class Scene:
    """A day that is being told of: when, who takes part, the last sentence that told of it, and whether they meet,
    speak, or do something else."""

    when: When
    kind: str
    figures: list[Participant] = field(default_factory=list)
    last: int = 0


def carry_dates(tellings: list[Telling], reading: Reading, register: Register, dates: Dates) -> list[Statement]:
    """The statements, in their order, those without a date given that of the happening that they tell on."""
    by_sentence: dict[int, list[Telling]] = {}
    for telling in tellings:
        by_sentence.setdefault(telling.statement.sentence, []).append(telling)
    _follow_scenes(by_sentence, reading, register, dates)
    dated = [_named_again(_with_scene(telling, register, dates), reading, dates) for telling in tellings]
    forward = _taken_up(dated, dates)
    return [telling.statement for telling in _taken_up(forward[::-1], dates, backward=True)[::-1]]


def _follow_scenes(tellings: dict[int, list[Telling]], reading: Reading, register: Register, dates: Dates) -> None:
    """Dates the leading verbs of sentences that go on with the scene of the sentences before."""
    scene: Scene | None = None
    for sentence in reading.sentences:
        told = tellings.get(sentence.number, [])
        for verb in leading_verbs(sentence):
            when = dates.first_at(verb)
            if when and _is_past(verb):
                scene = _opened(verb, when, sentence, told, register)
            elif scene and _meets_anew(verb, told):
                scene = None
            elif (
                scene
                and sentence.number - scene.last <= NEAR
                and not dates.is_timed(verb)
                and _goes_on(verb, sentence.number, scene, register)
            ):
                if scene.kind == "action" or _acts_by_speech(verb, told):
                    dates.carry(verb, scene.when)
                if scene.kind == "meeting":
                    scene.figures.extend(_around(sentence, register))
                scene.last = sentence.number


def leading_verbs(sentence: Sentence) -> list[Word]:
    """The verbs that carry a sentence on, what is told before who tells it: root, conjuncts, reporter and report."""
    root = sentence.root
    found = [root, *(c for c in root.find("parataxis", "ccomp") if _is_verb(c))]
    if is_spoken(root):
        found.extend(g for c in root.find("ccomp") for g in c.find("conj") if _is_verb(g))
        found = [*found[1:], root]
    found.extend(c for c in root.find("conj") if _is_verb(c))
    return [word for word in found if _is_verb(word)]


def _is_verb(word: Word) -> bool:
    return word.upos in ("VERB", "AUX")


def _opened(verb: Word, when: When, sentence: Sentence, told: list[Telling], register: Register) -> Scene:
    """The scene that a dated verb opens: of a meeting, it is about all who are named; else about who acts."""
    meeting = any(_is_meeting(t.statement) and _is_in_clause(t.predicate.clause, verb) for t in told)
    if meeting:
        return Scene(_handed_on(when), "meeting", _around(sentence, register), sentence.number)
    spoken = is_spoken(verb) or any(is_spoken(beside) for beside in verb.find("advcl"))
    kind = "speech" if spoken else "action"
    return Scene(_handed_on(when), kind, list(_speakers(verb, register)), sentence.number)


def _is_meeting(statement: Statement) -> bool:
    """Whether people come together: a meeting, a visit, something signed or agreed by several."""
    return statement.type is EventType.CONSULT or (statement.type in _JOINT and len(statement.actors) > 1)


def _is_in_clause(word: Word, verb: Word) -> bool:
    """Whether a word is part of what a verb tells, and not of a report that it brings."""
    while word is not verb:
        if word.head is word or word.relation in ("ccomp", "parataxis"):
            return False
        word = word.head
    return True


def _meets_anew(verb: Word, told: list[Telling]) -> bool:
    """Whether a verb tells, without a date, of a meeting or visit that is not the one of the scene."""
    return not _is_past(verb) and any(
        t.statement.type is EventType.CONSULT and t.statement.when is None and t.predicate.clause is verb for t in told
    )


def _acts_by_speech(verb: Word, told: list[Telling]) -> bool:
    """Whether a verb tells of what is done in a meeting or by speaking."""
    return is_spoken(verb) or any(
        t.predicate.clause is verb and (t.statement.type in _SPOKEN or t.statement.type is EventType.CONSULT)
        for t in told
    )


def _around(sentence: Sentence, register: Register) -> list[Participant]:
    span = sentence.span
    return [f.participant for f in register.figures if span.start <= f.start < span.end]


def _speakers(verb: Word, register: Register) -> Iterator[Participant]:
    for subject in surface_subjects(verb):
        yield from register.participants(subject)


def _goes_on(verb: Word, sentence: int, scene: Scene, register: Register) -> bool:
    """Whether a verb tells on: in the plain past, of somebody who is in the scene, without turning to another time."""
    if not _is_past(verb) or _shifts(verb):
        return False
    acts = scene.kind == "action"
    if acts and sentence - scene.last > 1:
        return False
    for subject in surface_subjects(verb):
        people = list(register.participants(subject))
        alike = any(who.role in (None, figure.role) for who in people for figure in scene.figures)
        if _is_mention(subject) and (alike or (subject.upos == "PRON" and scene.figures)):
            return True  # "he", or "the minister" where one of that sector, or of one not known, is in the scene
        for who in people:
            if any(who.name == figure.name if acts else _is_same(who, figure) for figure in scene.figures):
                return True
    return False


def _is_past(verb: Word) -> bool:
    """Whether a verb stands in the plain past."""
    if any(aux.lemma == "have" or aux.xpos == "MD" for aux in verb.find("aux")):
        return False
    return verb.xpos == "VBD" or any(aux.xpos == "VBD" for aux in verb.find("aux", "aux:pass", "cop"))


def _shifts(word: Word) -> bool:
    """Whether words beside a verb or noun turn to another time."""
    for child in word.find("advmod", "amod", "det", "obl"):
        if child.lemma.lower() in _SHIFTS or child.text.lower() in _SHIFTS:
            return True
        if child.lemma == "ago" or (child.relation == "obl" and preposition_of(child) in BESIDE):
            return True
    return False


def _is_mention(word: Word) -> bool:
    """Whether a subject only takes somebody up: a pronoun, "the president"."""
    if word.upos == "PRON":
        return word.text.lower() in ("he", "she", "they", "both", "who")
    definite = any(child.lemma.lower() in DEFINITE for child in word.find("det"))
    return word.upos == "NOUN" and definite and not any(True for _ in word.find("nmod", "acl", "compound", "amod"))


def _is_same(one: Participant, other: Participant) -> bool:
    """Whether two mentions may be of one party: one name, or one country where not both are persons."""
    if one.name == other.name:
        return True
    if _is_person(one) and _is_person(other):
        short, long = sorted((set(one.name.split()), set(other.name.split())), key=len)
        return short <= long
    return one.country is not None and one.country == other.country


def _is_person(who: Participant) -> bool:
    return who.reason in _PERSONAL and who.name[:1].isupper()


def _handed_on(when: When) -> When:
    return replace(when, span=None, anchor="carried")


def _with_scene(telling: Telling, register: Register, dates: Dates) -> Telling:
    """A statement with the date of the scene that its clause goes on with, or that its speaker speaks in."""
    statement, predicate = telling.statement, telling.predicate
    if statement.when is not None or statement.status is not Status.HAPPENED:
        return telling
    when = when_of(predicate, dates, statement.status) or _performed(telling, register, dates)
    return replace(telling, statement=replace(statement, when=_handed_on(when))) if when else telling


def _performed(telling: Telling, register: Register, dates: Dates) -> When | None:
    """The date of the saying, for an act that is done by saying it: "said on Monday that it rejects the offer"."""
    if telling.statement.type not in _SPOKEN:
        return None
    clause = telling.predicate.clause
    if any(aux.lemma == "have" or aux.xpos == "MD" for aux in clause.find("aux")):
        return None
    if clause.upos == "NOUN" and clause.relation != "obj":
        return None
    for above in clause.ancestors():
        when = dates.first_at(above) or dates.carried(above)
        if is_spoken(above) and when and _is_past(above):
            speakers = list(_speakers(above, register))
            same = any(_is_same(who, speaker) for who in telling.statement.actors for speaker in speakers)
            return when if same else None
    return None


def _named_again(telling: Telling, reading: Reading, dates: Dates) -> Telling:
    """A statement with the date that a noun of its happening is given in the next sentences: "Friday's summit"."""
    statement, predicate = telling.statement, telling.predicate
    if statement.when is not None or statement.status not in (Status.HAPPENED, Status.PLANNED):
        return telling
    nouns = {predicate.trigger.lemma.lower()} | {
        child.lemma
        for child in predicate.clause.find("obl", "obj")
        if child.upos == "NOUN" and child.i > predicate.clause.i
    }
    for sentence in reading.sentences[statement.sentence + 1 : statement.sentence + 1 + NEAR]:
        for word in sentence.words:
            if word.upos == "NOUN" and word.lemma in nouns and not _shifts(word) and _is_named(word):
                when = dates.first_at(word) or (dates.first_at(word.head) if is_occurrence(word) else None)
                if when:
                    return replace(telling, statement=replace(statement, when=_handed_on(when)))
    return telling


def _taken_up(tellings: list[Telling], dates: Dates, *, backward: bool = False) -> list[Telling]:
    """Each statement without a date given that of the nearest one, in the order given, that it tells on.

    backward: the order is that from the end; only a headline or first sentence tells without a date what a later one
    dates, and a sentence that the next one takes up by a noun ("The raid took place on Monday").
    """
    result: list[Telling] = []
    for telling in tellings:
        if telling.statement.when is None and not _is_apart(telling, dates):
            recent = takewhile(partial(_is_within_reach, telling), reversed(result))
            near = (other for other in recent if not _is_generic(other) and _continues(telling, other))
            source = next(near, None)
            if source and source.statement.when and (not backward or _is_ahead_of(telling, source)):
                telling = replace(telling, statement=replace(telling.statement, when=_handed_on(source.statement.when)))
        result.append(telling)
    return result


def _is_within_reach(telling: Telling, other: Telling) -> bool:
    return abs(telling.statement.sentence - other.statement.sentence) <= _FAR


def _is_ahead_of(telling: Telling, source: Telling) -> bool:
    return telling.statement.sentence < _LEAD or _takes_up(source)


def _takes_up(telling: Telling) -> bool:
    """Whether a statement is told by a definite noun: "the raid", "the shooting took place"."""
    trigger = telling.predicate.trigger
    return is_definite(trigger) or any(is_definite(noun) and is_occurrence(noun) for noun in trigger.find("nsubj"))


def _is_generic(telling: Telling) -> bool:
    """Whether a noun tells of happenings in general and not of one that is taken up ("military operations")."""
    noun = telling.predicate.clause
    plain = noun.upos == "NOUN" and not any(True for _ in noun.find("det", "nmod:poss", "nummod"))
    return plain and telling.statement.when is None


def _is_apart(telling: Telling, dates: Dates) -> bool:
    """Whether a statement tells of a time of its own, though it does not say which."""
    clause, trigger = telling.predicate.clause, telling.predicate.trigger
    if telling.statement.status not in (Status.HAPPENED, Status.PLANNED) or _shifts(trigger) or _shifts(clause):
        return True
    if any(aux.lemma == "have" for aux in clause.find("aux")) or dates.is_timed(clause):
        return True
    if clause.xpos in ("VBZ", "VBP") and (telling.statement.sentence >= _LEAD or clause.head is not clause):
        return telling.statement.status is Status.HAPPENED  # what is generally so; a headline tells so of what was
    if clause.relation == "acl" and clause.xpos == "VBN":
        return True  # "a meeting requested by Kyiv": a participle tells of what came before
    if clause.upos in ("NOUN", "PROPN"):
        return not is_definite(clause)
    return any(mark.lemma.lower() in BESIDE for mark in clause.find("mark")) and telling.statement.mode is None


def _is_named(noun: Word) -> bool:
    return is_definite(noun) or any(child.upos == "PROPN" for child in noun.find("nmod:poss", "compound"))


def _continues(telling: Telling, other: Telling) -> bool:
    """Whether a statement may tell of the same happening as a neighbour."""
    one, two = telling.statement, other.statement
    if (one.type, one.status) != (two.type, two.status) or abs(one.sentence - two.sentence) > _reach(telling, other):
        return False
    if one.mode and two.mode and one.mode != two.mode:
        return False
    mine, theirs = (one.actors + one.recipients), (two.actors + two.recipients)
    if not any(who.country or who.entity for who in mine):  # "six shells hit the post"
        return 0 <= one.sentence - two.sentence < NEAR
    if not theirs and _takes_up(other):  # "The shooting took place on Tuesday"
        return abs(one.sentence - two.sentence) < NEAR
    return any(_is_same(who, whom) for who in mine for whom in theirs)


def _reach(telling: Telling, other: Telling) -> int:
    """Over how many sentences a happening is taken up: farther where it can hardly be another one."""
    one, two = telling.statement, other.statement
    noun = telling.predicate.trigger
    named = noun.upos == "NOUN" and any(child.lemma.lower() in DEFINITE for child in noun.find("det"))
    arrival = one.type is EventType.CONSULT and one.mode is not None and one.mode == two.mode
    return _FAR if named or arrival else NEAR
