"""What the frames tell of a sentence: the happenings that its predicates evoke, with their parties."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace

from wirebook.knowledge.frames import Frame, Lexicon
from wirebook.knowledge.roles import PRIVATE_SECTORS
from wirebook.model import EventType, Participant, Statement, Status
from wirebook.reading.arguments import (
    Predicate,
    is_passive,
    owners,
    preposition_of,
    subjects,
    surface_subjects,
)
from wirebook.reading.cues import load_cues
from wirebook.reading.words import Sentence, Word
from wirebook.statements.composing import SPOKEN, VIOLENT, Draft, Layers, compose
from wirebook.statements.matching import UNDERGONE, Match, content_of, in_order, matches_of, words_used
from wirebook.statements.narrative import Telling
from wirebook.statements.parties import Register
from wirebook.statements.retellings import without_retellings
from wirebook.statements.status import status_of

_DEFINITE = frozenset({"the", "this", "that", "these", "those", "his", "her", "its", "their"})
_CIVIL = VIOLENT | {EventType.PROTEST, EventType.SANCTION, EventType.ACCUSE}
"""Types of which a statement is made though all parties are private."""
_UNREAL = frozenset({Status.POSSIBLE, Status.CALLED_FOR})
_PLACES_OF_WORK = frozenset({"EDU", "HLH", "BUS", "AGR"})
"""Sectors whose bodies do not make politics by talking among themselves."""
_BARE = frozenset({"modifier", "possessive", "particle", "clause", "object-possessive"})
"""Slots in whose fillers no owner is looked for."""
_WHERE = frozenset({"in", "near", "at", "inside", "outside"})
_DEED = ("clause-object", "clause-with", "clause-against", "clause-to", "clause-on", "clause-for")
_WITHIN = {
    EventType.REQUEST: ("clause-subject", "object-possessive"),
    EventType.THREATEN: _DEED,
    EventType.AGREE: _DEED,
    EventType.REJECT: _DEED,
}
"""Where in what is said the recipients stand, if nowhere else: "threatened to break with Peru"."""
PLANNING = frozenset("prepare plan order announce propose schedule file consider cancel suspend delay postpone".split())
"""Verbs and nouns whose subject does what their object tells."""
LEAST_SURE = 0.5
"""Statements below this score are not made."""


@dataclass(frozen=True, slots=True)
class Framed:
    """What the frames tell of a sentence. spent: the numbers of the words that no other statement may be made of."""

    tellings: list[Telling]
    spent: frozenset[int]


def tell(sentence: Sentence, lexicon: Lexicon, layers: Layers, before: list[Telling]) -> Framed:
    """The statements of a sentence by frames; before: those of the sentences before it."""
    told: list[Telling] = []
    used: set[int] = set()
    contents: set[int] = set()
    for word in in_order(sentence):
        if word.i in used:
            continue
        for match in matches_of(word, lexicon, layers.register):
            statement = _state(match, sentence, layers, before)
            if statement:
                used.update(part.i for part in words_used(match))
                contents.update(part.i for part in content_of(match))
                told.append(Telling(statement, match.predicate))
                break
    told = [telling for telling in told if not contents & {telling.predicate.trigger.i, telling.predicate.clause.i}]
    return Framed(without_retellings(told), frozenset(used | contents))


def _state(match: Match, sentence: Sentence, layers: Layers, before: list[Telling]) -> Statement | None:
    frame, predicate = match.frame, match.predicate
    register = layers.register
    actors, recipients = find_parties(frame, predicate, register)
    if not _is_told(frame, predicate, actors, recipients, register):
        earlier = _taken_up(match, before)
        if earlier is None:
            return None
        actors = actors or tuple(replace(who, reason="taken up") for who in earlier.actors)
        recipients = recipients or tuple(replace(who, reason="taken up") for who in earlier.recipients)
    status, cue = status_of(predicate)
    if status is Status.DENIED and any(slot == "refusal" for slot, _ in frame.needs):
        status, cue = Status.HAPPENED, "refusal"  # to say that one will not is to refuse
    if status in _UNREAL and not any(who.country or _is_known(who) for who in (*actors, *recipients)):
        return None  # what private people may or should do: "the defendant's right to appear before a judge"
    draft = Draft(
        frame.type, frame.mode, frame.cameo, frame.contexts, frame.name, predicate, actors, recipients, status, cue,
        score_of(frame, actors, recipients),
    )  # fmt: skip
    return compose(draft, sentence, layers)


def _taken_up(match: Match, before: list[Telling]) -> Statement | None:
    """The statement that a definite noun takes up again: "the raid", "their call", "this meeting"."""
    frame, noun = match.frame, match.predicate.trigger
    definite = any(child.lemma.lower() in _DEFINITE for child in noun.find("det", "nmod:poss"))
    if match.predicate.part != "noun" or not definite or noun.relation in ("compound", "flat"):
        return None
    told = [t.statement for t in before if _may_mean(frame, t.statement)]
    near = [statement for statement in reversed(told) if statement.sentence == told[-1].sentence]
    return max(near, key=lambda statement: len(statement.actors) + len(statement.recipients), default=None)


def _may_mean(frame: Frame, earlier: Statement) -> bool:
    """Whether a noun may take up an earlier statement: one of its type and mode that names somebody public."""
    same_mode = frame.mode is None or earlier.mode is None or frame.mode == earlier.mode
    return (
        earlier.type is frame.type
        and same_mode
        and any(is_public(who) for who in (*earlier.actors, *earlier.recipients))
    )


def find_parties(
    frame: Frame, predicate: Predicate, register: Register
) -> tuple[tuple[Participant, ...], tuple[Participant, ...]]:
    """Actors and recipients: the first slot of each that is filled.

    Those who undergo an act are its recipients; of what is done together all are actors.
    """
    actor_slots = ("subject", *frame.actor) if predicate.carrier else frame.actor
    actors = _first_filled(actor_slots, predicate, register)
    if not actors and predicate.part == "noun":
        actors = _of_clause_around(predicate, register) if frame.mutual else _of_planner(predicate, register)
    taken = {p.span for p in actors}
    own = {p.name for p in actors}
    others = frame.recipient or (frame.actor[1:] if frame.mutual else ())
    named = _first_filled(others, predicate, register, own=own)
    if not named and frame.recipient:
        inner = _first_filled(_WITHIN.get(frame.type, ()), predicate, register, own=own)
        named = tuple(p for p in inner if is_political(p) and p.name not in own)
    if not named and frame.type in VIOLENT and predicate.part == "verb":
        named = _first_filled(frame.recipient, predicate, register, places=True)
    recipients = tuple(p for p in named if p.span not in taken and not (p.name in own and p.reason == "pronoun"))
    if predicate.carrier and predicate.carrier.lemma in UNDERGONE and not recipients:
        actors, recipients = _first_filled(frame.actor, predicate, register, without="subject"), actors
        actors = tuple(p for p in actors if p not in recipients)
    recipients = _of_others(recipients, actors)
    if not actors and not recipients and predicate.part == "verb" and is_passive(predicate.trigger):
        return (), tuple(p for p in _first_filled(("object",), predicate, register) if is_political(p))
    if frame.mutual and actors:
        return (*actors, *(p for p in recipients if p.name not in {a.name for a in actors})), ()
    return actors, recipients


def _of_others(recipients: tuple[Participant, ...], actors: tuple[Participant, ...]) -> tuple[Participant, ...]:
    """Of "Peruvian-Chilean ties", that a Peruvian praises, only Chile is a recipient."""
    mine = {who.country for who in actors}
    shared = {who.span for who in recipients if sum(other.span == who.span for other in recipients) > 1}
    return tuple(who for who in recipients if who.span not in shared or who.country not in mine) or recipients


def _of_clause_around(predicate: Predicate, register: Register) -> tuple[Participant, ...]:
    """The subject of the clause that a meeting stands in: "in a call with Kim, Putin praised ..."."""
    above = predicate.trigger.head
    if predicate.trigger.relation != "obl" or above.upos != "VERB":
        return ()
    if above.lemma in load_cues().verbs:  # "in a call with Kim, Putin praised ..., KCNA reported"
        above = next(above.find("ccomp"), above)
    others = [c for c in above.find("obj", "iobj", "obl") if c is not predicate.trigger and _is_beside(c)]
    people = [who for filler in (*surface_subjects(above), *others) for who in register.participants(filler)]
    return tuple(who for who in people if is_political(who))


def _of_planner(predicate: Predicate, register: Register) -> tuple[Participant, ...]:
    """Who prepares or orders what a noun tells: "prepares a case", "an order by the army for his arrest"."""
    noun, above = predicate.trigger, predicate.trigger.head
    fillers: list[Word] = []
    if noun.dep in ("obj", "nsubj:pass") and above.lemma in PLANNING:
        fillers = subjects(above)
    elif noun.relation == "nmod" and above.upos == "NOUN" and above.lemma in PLANNING:
        fillers = owners(above)
    people = [who for filler in fillers for who in register.participants(filler)]
    return tuple(who for who in people if is_political(who))


def _is_beside(word: Word) -> bool:
    """Whether somebody is told something in a clause: "told Macron", "said to the envoy", "agreed with Peru"."""
    return word.relation != "obl" or preposition_of(word) in ("to", "with")


def _first_filled(
    slots: tuple[str, ...],
    predicate: Predicate,
    register: Register,
    without: str = "",
    own: Collection[str] = (),
    places: bool = False,
) -> tuple[Participant, ...]:
    """The parties in the first slot that holds any, else the owners of the things there, if others than `own`.

    With `places`, the countries in which the things there are: "shelled a village in southern Lebanon".
    """
    filled = [(slot, _fillers(slot, predicate, register)) for slot in slots if slot != without]
    if places:
        homes = [
            c for _, fillers in filled for thing in fillers for c in thing.find("nmod") if preposition_of(c) in _WHERE
        ]
        return tuple(dict.fromkeys(who for home in homes for who in register.participants(home) if who.country))
    for slot, fillers in filled:
        people = [who for filler in fillers for who in register.participants(filler)]
        if slot == "modifier":
            people = [who for who in people if is_political(who) and who.reason != "town"]
        people = [who for who in people if is_party(who)]
        if people:
            return tuple(dict.fromkeys(people))
    for slot, fillers in filled:
        if slot not in _BARE:
            people = [who for filler in fillers for owner in owners(filler) for who in register.participants(owner)]
            people = [who for who in people if is_political(who) and who.name not in own]
            if people:
                return tuple(dict.fromkeys(people))
    return ()


def _fillers(slot: str, predicate: Predicate, register: Register) -> list[Word]:
    """The heads in a slot; none of "the Jeddah Summit" is a party, nor an adjective such as "military"."""
    fillers = predicate.fill(slot)
    title = register.name_at(predicate.trigger)
    if title and title.label not in ("NORP", "LOCATION"):
        fillers = [word for word in fillers if register.name_at(word) is not title]
    if slot == "modifier":
        return [word for word in fillers if word.upos != "ADJ" or not word.text.islower()]
    return fillers


def is_party(who: Participant) -> bool:
    """Whether a mention can be a party at all: people, bodies, pronouns; things and thoughts are none."""
    return is_political(who) or who.reason in ("pronoun", "role", "people", "name", "apposition", "surname")


def is_political(who: Participant) -> bool:
    """Whether somebody with a public role, a country or a known name is meant."""
    return bool(who.country or who.role or who.entity)


def is_public(who: Participant) -> bool:
    """Whether somebody of a country, with a name that is known, or with an office or arms is meant."""
    return bool(who.country or _is_known(who) or (who.role and who.role not in PRIVATE_SECTORS))


def _is_known(who: Participant) -> bool:
    return who.entity is not None and not who.entity.id.startswith("role:")


def _is_told(
    frame: Frame,
    predicate: Predicate,
    actors: tuple[Participant, ...],
    recipients: tuple[Participant, ...],
    register: Register,
) -> bool:
    """Whether enough is said for a statement: a public party, public matters, or a frame that stands alone."""
    parties = (*actors, *recipients)
    private = any(is_political(who) for who in parties)
    civil = frame.type in _CIVIL or frame.mode == "release"
    matters = civil or (frame.type in SPOKEN and register.tells_of_country(predicate.trigger.subtree()))
    if frame.type in SPOKEN and parties and all(who.role in _PLACES_OF_WORK for who in parties):
        return False  # "the University of Lagos urged its lecturers to publish"
    if any(is_public(who) for who in parties) or (private and matters):
        return score_of(frame, actors, recipients) >= LEAST_SURE
    sure = predicate.part == "verb" and frame.type in VIOLENT and frame.sure >= 0.75
    return frame.standalone or (sure and any(_is_victim(who) for who in recipients))


def _is_victim(who: Participant) -> bool:
    """Whether somebody suffers who has no public role: a named person."""
    return who.reason in ("apposition", "pronoun", "surname", "name") and who.text[:1].isupper() and " " in who.name


def score_of(frame: Frame, actors: tuple[Participant, ...], recipients: tuple[Participant, ...]) -> float:
    """How far a statement is to be trusted: the frame's own sureness, less where a party that it wants is missing."""
    alone = len(actors) < 2 if frame.mutual else not recipients
    missing = (0.1 if frame.actor and not actors else 0.0) + (0.1 if frame.recipient and alone else 0.0)
    return round(max(0.0, frame.sure - missing), 3)
