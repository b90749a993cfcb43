"""Which statements of a sentence only tell again, or tell the content of, what another one tells.

"One happening told twice is one": a noun that takes a clause up again, talks that were held "to discuss" something,
help that was sent "to aid" somebody; and what protesters demand is their protest (PLOVER).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from wirebook.model import EventType, Participant, Statement, Status
from wirebook.statements.narrative import Telling

_DEMANDS = frozenset({EventType.REQUEST, EventType.ACCUSE})
_DEEDS = frozenset({EventType.CONSULT, EventType.AID, EventType.COOPERATE, EventType.MOBILIZE, EventType.SUPPORT})
_ENDLESS = frozenset({"advcl", "acl", "xcomp"})
"""Relations of clauses that add the aim or the manner of what is told above them."""
_STEPS = 3


def without_retellings(told: Sequence[Telling]) -> list[Telling]:
    """The statements of one sentence, each happening once, in the order given."""
    first = {word.i: telling for telling in reversed(told) for word in telling.predicate.words}
    kept: list[Telling] = []
    for telling in told:
        above = _told_above(telling, first)
        if above is not None and (_is_manner(telling, above) or _belongs_to(telling.statement, above.statement)):
            _address(kept, above, telling.statement.recipients)
            continue
        if not any(_is_same(telling.statement, other.statement) for other in kept):
            kept.append(telling)
    return kept


def _address(kept: list[Telling], above: Telling, recipients: tuple[Participant, ...]) -> None:
    """Whom protesters demand something of, or accuse, is whom they protest against."""
    statement = above.statement
    if statement.type is EventType.PROTEST and not statement.recipients and above in kept:
        mine = {who.name for who in statement.actors}
        others = tuple(who for who in recipients if who.name not in mine)
        kept[kept.index(above)] = replace(above, statement=replace(statement, recipients=others))


def _told_above(telling: Telling, told: dict[int, Telling]) -> Telling | None:
    """The statement whose aim or manner a clause without a finite verb tells ("met him to discuss trade")."""
    word = telling.predicate.clause
    endless = False
    for _ in range(_STEPS):
        while word.dep == "conj":
            word = word.head
        endless = endless or (word.relation in _ENDLESS and word.xpos in ("VB", "VBG"))
        if word.head is word or word.dep == "acl:relcl" or not (endless or word.relation in ("obl", "nmod")):
            return None
        word = word.head
        above = told.get(word.i)
        if above is not None and above is not telling:
            return above
    return None


def _is_manner(part: Telling, whole: Telling) -> bool:
    """Whether a clause says by what an act was done: "retaliated by shelling the camp"."""
    marked = any(mark.lemma.lower() == "by" for mark in part.predicate.clause.find("mark"))
    return marked and part.statement.type is whole.statement.type


def _belongs_to(part: Statement, whole: Statement) -> bool:
    """Whether an aim or manner is no other happening than the one that it is said of."""
    if part.status is Status.DENIED:
        return False  # "left without meeting them"
    if whole.type is EventType.PROTEST:
        return part.type in _DEMANDS
    same = part.type is whole.type and part.type in _DEEDS and part.mode in (None, whole.mode)
    return same and "/noun/" not in part.rule and not _adds_party(part, whole)


def _adds_party(part: Statement, whole: Statement) -> bool:
    mine = {p.country or p.name for p in (*part.actors, *part.recipients)}
    theirs = {p.country or p.name for p in (*whole.actors, *whole.recipients)}
    return not mine <= theirs


def _is_same(new: Statement, old: Statement) -> bool:
    """Whether a noun only takes up what a clause of the same sentence told already."""
    plain = new.type is EventType.CONSULT and new.trigger_text.islower() and not (new.actors or new.recipients)
    if "/noun/" not in new.rule or (new.type, new.status) != (old.type, old.status):
        return False
    if new.mode != old.mode and not plain:  # "met at a summit", but not "met beside the Paris Summit"
        return False
    return not _adds_party(new, old)
