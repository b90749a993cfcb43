"""Frames and the event head together: what each found, and who decides.

A statement of the frames stands unless the head is nearly sure that the word tells no event of that type. A user's own
frames, and phrases of the lexicon, always stand. Where no frame told, or none that stands, the head adds what it is
sure of, with the parties that it sees; mode and CAMEO code come from a frame of the type that begins with the word, if
there is one. The statement's rule then begins with "head". The head, which knows what the rules said, also fills in and
strikes out parties, and tells the status where no cue told the rules; the cue is then "head".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from wirebook.knowledge.frames import Frame, Lexicon
from wirebook.knowledge.ontology import CAMEO_ROOTS
from wirebook.model import HEAD, SYMMETRIC_TYPES, Certainty, EventType, Participant, Statement, Status
from wirebook.reading.arguments import Predicate
from wirebook.reading.words import Sentence, Word
from wirebook.statements.certainty import certainty_without_word
from wirebook.statements.clues import STATUSES, TYPES, Known, Page, head_of, lay_out
from wirebook.statements.composing import Draft, Layers, compose
from wirebook.statements.event_head import Asked, Detail, EventHead
from wirebook.statements.framing import Framed, is_party, is_political
from wirebook.statements.matching import PARTS, carrier_of, frames_of
from wirebook.statements.narrative import Telling
from wirebook.statements.retellings import without_retellings
from wirebook.statements.status import status_of

LEAST_KEPT = 0.05
"""The chance below which a frame's statement is dropped. It is low, since the frames are surer on news than it is."""
LEAST_ADDED = 0.6
"""The chance from which on the head adds a statement of its own. These bars were chosen by the annotated newswire of
`training/events/newswire-bars.jsonl`, with false alarms and the other sets of development in sight."""
_MAY = 0.02
"""The chance below which somebody whom a frame told is no party."""
_SEEN = 0.4
"""The chance from which on a word is a party of a statement that the head adds."""
_FILLED = 0.4
"""The chance from which on it fills a side for which a frame found nobody."""
_BESIDE = 0.8
"""The chance from which on somebody is a party beside those that a frame found."""
_STATUS = 0.75
"""The chance from which on another status than the rules' counts."""
_MODE = 0.4
"""The chance from which on a mode is told where no frame knows one."""
_ACTOR, _RECIPIENT = 1, 2


@dataclass(frozen=True, slots=True)
class Sighting:
    """A predicate that the head takes for an event of a type.

    chance: how sure it is; status, cue: what the rules say of it.
    """

    predicate: Predicate
    type: EventType
    chance: float
    status: Status
    cue: str


def join(
    told: Framed, sentence: Sentence, layers: Layers, lexicon: Lexicon, head: EventHead, known: Known
) -> list[Telling]:
    """The statements of a sentence, by the frames and the head."""
    if layers.reading.states is None:
        return told.tellings
    pages = lay_out(sentence, told.tellings, layers.reading, known)
    found = [telling for page in pages for telling in _Joiner(page, told, sentence, layers, lexicon, head).join()]
    return without_retellings(found)


def predicate_of(word: Word) -> Predicate:
    """A word as a predicate, with the verb that carries it."""
    predicate = Predicate(word, PARTS[word.upos], [word])
    if predicate.part == "noun":
        predicate.carrier = carrier_of(word, frozenset())
        if predicate.carrier:
            predicate.words.append(predicate.carrier)
    return predicate


class _Joiner:
    """What the head makes of a page, and of what the frames told of it."""

    def __init__(
        self, page: Page, told: Framed, sentence: Sentence, layers: Layers, lexicon: Lexicon, head: EventHead
    ) -> None:
        self._page, self._told, self._sentence = page, told, sentence
        self._layers, self._lexicon, self._head = layers, lexicon, head
        self._glance = head.glance(page)

    def join(self) -> list[Telling]:
        """The statements that stand, and those that the head adds."""
        kept = [telling for telling in self._told.tellings if self._stands(telling)]
        added = list(self._sightings(kept))
        asked = [Asked(self._place(t.predicate.trigger), t.statement.type, t.statement.status) for t in kept]
        asked += [Asked(self._place(s.predicate.trigger), s.type, s.status) for s in added]
        details = self._head.look(self._page, self._glance, asked)
        settled = [self._settled(telling, detail) for telling, detail in zip(kept, details[: len(kept)], strict=True)]
        new = (self._added(sighting, detail) for sighting, detail in zip(added, details[len(kept) :], strict=True))
        return [*settled, *new]

    def _place(self, word: Word) -> int:
        return word.i - self._page.first

    def _stands(self, telling: Telling) -> bool:
        """Whether a statement of the frames is of this page, and stands.

        Those of a user's own frames and of phrases ("poured scorn") do, others if the head gives them a chance.
        """
        if not 0 <= self._place(telling.predicate.trigger) < len(self._page.words):
            return False
        predicate, statement = telling.predicate, telling.statement
        phrase = len(predicate.words) > 1 and predicate.carrier is None
        if phrase or statement.rule.partition("/")[0] in self._lexicon.own:
            return True
        place = self._place(predicate.trigger)
        return float(self._glance.chances[place, TYPES.index(statement.type) + 1]) >= LEAST_KEPT

    def _sightings(self, kept: Sequence[Telling]) -> Iterator[Sighting]:
        """Triggers that no frame told, of which the head is sure."""
        dropped = {t.predicate.trigger.i for t in self._told.tellings} - {t.predicate.trigger.i for t in kept}
        used = self._told.spent - dropped | {word.i for telling in kept for word in telling.predicate.words}
        for place, word in enumerate(self._page.words):
            if word.i in used or word.upos not in PARTS:
                continue
            chances = self._glance.chances[place]
            best = int(chances[1:].argmax())
            chance = float(chances[1 + best])
            if chance >= LEAST_ADDED:
                predicate = predicate_of(word)
                yield Sighting(predicate, TYPES[best], chance, *status_of(predicate))

    def _settled(self, telling: Telling, detail: Detail) -> Telling:
        """A statement of the frames with the status of which the head is sure, and its parties as both see them."""
        statement = turn(telling.statement, detail)
        mutual = statement.type in SYMMETRIC_TYPES and len(statement.actors) > 1 and not statement.recipients
        actors = self._agreed(statement.actors, (_ACTOR, _RECIPIENT) if mutual else (_ACTOR,), detail)
        recipients = () if mutual else self._agreed(statement.recipients, (_RECIPIENT,), detail)
        names = {who.name for who in actors}
        recipients = tuple(who for who in recipients if who.name not in names)
        if (actors, recipients) != (statement.actors, statement.recipients):
            statement = replace(statement, actors=actors, recipients=recipients)
        return telling if statement is telling.statement else replace(telling, statement=statement)

    def _agreed(self, told: Sequence[Participant], sides: Sequence[int], detail: Detail) -> tuple[Participant, ...]:
        """Who of those that a frame told is a party to the head too, and of whom else it is sure."""
        kept = [who for who in told if self._may_be(who, detail)]
        spans, names = {who.span for who in kept}, {who.name for who in kept}
        least = _BESIDE if kept else _FILLED
        found = (who for side in sides for who in self._parties(side, detail, least))
        more = [who for who in found if who.span not in spans and who.name not in names and is_political(who)]
        return tuple(dict.fromkeys([*kept, *more]))

    def _may_be(self, who: Participant, detail: Detail) -> bool:
        """Whether the head gives somebody a chance to be a party, on whichever side; who is outside the page may be."""
        words = self._layers.reading.words_in(who.span)
        place = self._place(head_of(words)) if words else -1
        if not 0 <= place < len(self._page.words):
            return True
        return float(detail.parties[place, _ACTOR:].sum()) >= _MAY

    def _added(self, sighting: Sighting, detail: Detail) -> Telling:
        """A statement by the head."""
        actors = self._parties(_ACTOR, detail, _SEEN)
        recipients = tuple(who for who in self._parties(_RECIPIENT, detail, _SEEN) if who not in actors)
        predicate, kind = sighting.predicate, sighting.type
        frame = self._frame(sighting)
        draft = Draft(
            kind,
            frame.mode if frame else self._mode(kind, detail),
            frame.cameo if frame else CAMEO_ROOTS[kind],
            frame.contexts if frame else (),
            f"{HEAD}.{kind}",
            predicate,
            actors,
            recipients,
            *_status(sighting.status, sighting.cue, detail),
            round(sighting.chance, 3),
        )
        return Telling(compose(draft, self._sentence, self._layers), predicate)

    def _frame(self, sighting: Sighting) -> Frame | None:
        """The first frame of the type that begins with the word, whether or not all that it wants is there."""
        found = (frame for frame, _ in frames_of(sighting.predicate.trigger, self._lexicon))
        return next((frame for frame in found if frame.type is sighting.type), None)

    def _mode(self, kind: EventType, detail: Detail) -> str | None:
        best = int(detail.modes.argmax())
        if best == 0 or float(detail.modes[best]) < _MODE:
            return None
        owner, mode = self._head.modes[best - 1]
        return mode if owner == kind else None

    def _parties(self, side: int, detail: Detail, least: float) -> tuple[Participant, ...]:
        """Who is meant by the words that the head takes for the heads of a side's parties."""
        found: dict[str, Participant] = {}
        for place, word in enumerate(self._page.words):
            if int(detail.parties[place].argmax()) == side and float(detail.parties[place, side]) >= least:
                for who in self._layers.register.participants(word):
                    if is_party(who):
                        found.setdefault(who.name, who)
        return tuple(found.values())


def turn(statement: Statement, detail: Detail) -> Statement:
    """A statement with the status of which the head is sure."""
    name, _, cue = statement.rule.rpartition("/")
    status, cue = _status(statement.status, cue, detail)
    if status is statement.status:
        return statement
    certainty = certainty_without_word(status) if statement.certainty is Certainty.CERTAIN else statement.certainty
    return replace(statement, status=status, certainty=certainty, rule=f"{name}/{cue}")


def _status(status: Status, cue: str, detail: Detail) -> tuple[Status, str]:
    """The rules' status and what decided it; where no cue did, the head's, if it is sure of another."""
    best = int(detail.statuses.argmax())
    if cue != "tense" or STATUSES[best] is status or float(detail.statuses[best]) < _STATUS:
        return status, cue
    return STATUSES[best], HEAD
