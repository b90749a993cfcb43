"""According to whom: the chain of sources of a statement, nearest first."""

from __future__ import annotations

from wirebook.knowledge.outlets import find_outlet
from wirebook.model import Attribution, Participant, Source, SourceKind, Span
from wirebook.reading.attribution import load_cues
from wirebook.reading.words import Reading, Word
from wirebook.statements.parties import Register

_PERSONS = frozenset({"person", "pronoun", "surname", "apposition", "description"})
_GOVERNING = frozenset({"GOV", "MIL", "COP", "JUD", "LEG", "SPY"})
_ANONYMOUS = frozenset({"source", "official", "insider", "diplomat", "many", "some", "observer", "critic"})


def chain_of(trigger: Span, reading: Reading, register: Register) -> tuple[Source, ...]:
    """The sources whose words tell of a trigger; the narrowest content is the nearest source."""
    telling = [a for a in reading.attributions if a.source and any(piece.covers(trigger) for piece in a.content)]
    telling = [a for a in telling if not (a.cue and a.cue.overlaps(trigger))]
    telling.sort(key=lambda a: sum(piece.end - piece.start for piece in a.content))
    chain: list[Source] = []
    for attribution in telling:
        source = _source(attribution, reading, register)
        if source and source.name not in {link.name for link in chain}:
            chain.append(source)
    return tuple(chain)


def _source(attribution: Attribution, reading: Reading, register: Register) -> Source | None:
    span = attribution.source
    if span is None:
        return None
    words = reading.words_in(span)
    if not words:
        return None
    inside = {word.i for word in words}
    head = next((word for word in words if word.head.i not in inside or word.head is word), words[-1])
    who = next(iter(register.participants(head)), None)
    name = who.name if who else span.of(reading.article.text)
    if who is None or (who.entity is None and who.reason not in _PERSONS):
        name = " ".join(span.of(reading.article.text).split())
    return Source(
        name=name,
        kind=_kind(head, who, register),
        stance=attribution.stance,
        id=who.entity.id if who and who.entity else None,
        span=span,
        cue=attribution.cue,
    )


def _kind(head: Word, who: Participant | None, register: Register) -> SourceKind:
    """What kind of source a noun phrase names."""
    if who and who.reason in _PERSONS:
        return SourceKind.PERSON
    name = register.name_at(head)
    if name and name.label == "PERSON":
        return SourceKind.PERSON
    outlet = find_outlet(name.text if name else head.text)
    if outlet:
        return SourceKind.AGENCY if outlet.kind == "agency" else SourceKind.OUTLET
    if head.lemma in _ANONYMOUS and not (who and who.country):
        return SourceKind.ANONYMOUS
    kind = load_cues().kinds.get(head.lemma)
    if kind and not (name and kind == "anonymous"):
        return SourceKind.GOVERNMENT if kind == "anonymous" and who and who.country else SourceKind(kind)
    if who and (who.role in _GOVERNING or who.country):
        return SourceKind.GOVERNMENT
    return SourceKind.ORGANISATION if name else SourceKind.ANONYMOUS
