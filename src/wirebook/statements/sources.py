"""According to whom: the chain of sources of a statement, nearest first."""

from __future__ import annotations

from dataclasses import replace

from wirebook.knowledge.outlets import find_outlet
from wirebook.model import Attribution, Name, Participant, Source, SourceKind, Span, Stance
from wirebook.reading.arguments import antecedent
from wirebook.reading.cues import load_cues
from wirebook.reading.voices import source_span, with_names
from wirebook.reading.words import Reading, Sentence, Word
from wirebook.statements.parties import Register

_PERSONS = frozenset({"person", "pronoun", "surname", "apposition", "description", "speaker"})
_STATES = frozenset({"country", "capital", "demonym", "metonym"})
_GOVERNING = frozenset({"GOV", "MIL", "COP", "JUD", "LEG", "SPY"})
_VOICES = frozenset({SourceKind.AGENCY, SourceKind.OUTLET, SourceKind.DOCUMENT})
"""Kinds of sources that tell of others: what they report goes on into the next sentence."""
_TELLING = frozenset({"clause", "beside", "as", "quotation", "described", "phrase", "colon"})
_ISSUED = frozenset({"statement", "communique", "communiqué", "release", "announcement", "readout"})
_FARTHEST = 4
"""Sentences over which a voice is carried on."""
_FRONT = 5
"""Words of a sentence within which it says that it goes on."""


def chain_of(trigger: Span, reading: Reading, register: Register) -> tuple[Source, ...]:
    """The sources whose words tell of a trigger; the narrowest content is the nearest source.

    Where nobody does, and the sentence goes on in the voice of the one before ("Kim, in turn, ..."), the agency, outlet
    or document that told that one.
    """
    telling = [a for a in reading.attributions if a.source and _tells(a, trigger)]
    if not telling:
        carried = _carried(trigger, reading, register)
        return (carried,) if carried else ()
    telling.sort(key=lambda a: (sum(piece.end - piece.start for piece in a.content), a.content))
    chain: list[Source] = []
    for attribution in telling:
        source = source_of(attribution, reading, register)
        if source and source.name not in {link.name for link in chain}:
            chain.append(source)
    return tuple(chain)


def _tells(attribution: Attribution, trigger: Span) -> bool:
    """Whether an attribution vouches for a trigger: it is in its content, and the content is told, not only judged."""
    if attribution.cue and attribution.cue.overlaps(trigger):
        return False
    if not any(piece.covers(trigger) for piece in attribution.content):
        return False
    return attribution.rule.rpartition("/")[2] in _TELLING or attribution.cue_lemma in load_cues().telling


def source_of(attribution: Attribution, reading: Reading, register: Register) -> Source | None:
    """The source of an attribution by its full name, with its kind; None where nobody is named."""
    span = attribution.source
    words = reading.words_in(span) if span else []
    if span is None or not words:
        return None
    head, taken_up = _head(words, reading), span
    if antecedent(head) is not head:
        taken_up = with_names(source_span(antecedent(head), reading.words), reading)
        head = _head(reading.words_in(taken_up), reading)
    if head.lemma in ("it", "they"):
        earlier = _body_before(attribution, reading, register)
        if earlier:
            return replace(earlier, span=span, cue=attribution.cue, stance=attribution.stance)
    phrase = span if span.start <= head.start < span.end else taken_up
    who = next(iter(register.participants(head)), None)
    known = who.entity if who and who.entity and not who.entity.id.startswith("role:") else None
    name = _outlet_name(phrase, reading) or _full_name(phrase, head, who, reading)
    return Source(
        name=name,
        kind=_kind(head, who, register),
        stance=attribution.stance,
        id=known.id if known else None,
        span=span,
        cue=attribution.cue,
    )


def _head(words: list[Word], reading: Reading) -> Word:
    """The main word of a source: the name of the person in it, else the word that the others hang on."""
    inside = {word.i for word in words}
    top = next((word for word in words if word.head.i not in inside or word.head is word), words[-1])
    people = [name for name in _names_in(Span(words[0].start, words[-1].end), reading) if name.label == "PERSON"]
    if people and top.relation != "nmod:poss":
        named = reading.words_in(people[-1].span)
        main = next((w for w in named if w.head.i not in {n.i for n in named} or w.head is w), None) if named else None
        if main and main.relation not in ("nmod", "nmod:poss", "obl", "conj"):
            return main
    return top


def _names_in(span: Span, reading: Reading) -> list[Name]:
    return [name for name in reading.names if span.covers(name.span)]


def _body_before(attribution: Attribution, reading: Reading, register: Register) -> Source | None:
    """Who "it" is that says something: the last source before that is no person."""
    start = attribution.source.start if attribution.source else 0
    before = [a for a in reading.attributions if a.source and a.source.end <= start and a is not attribution]
    for earlier in sorted(before, key=lambda a: a.source or a.content[0], reverse=True)[:3]:
        words = reading.words_in(earlier.source) if earlier.source else []
        if words and words[-1].upos != "PRON":
            found = source_of(earlier, reading, register)
            if found and found.kind is not SourceKind.PERSON:
                return found
    return None


def _outlet_name(span: Span, reading: Reading) -> str | None:
    """The name of an outlet or agency within a source's words, as the article has it; capitals preferred."""
    names = [name.text for name in _names_in(span, reading) if find_outlet(name.text)]
    return next((name for name in names if name.isupper()), names[0] if names else None)


def _full_name(span: Span, head: Word, who: Participant | None, reading: Reading) -> str:
    """The name of a source: a person's full name, what a capital stands for, else the article's own words."""
    words = [word for word in reading.words_in(span) if word.upos != "PUNCT"]
    words = words[1:] if words and words[0].upos == "DET" else words
    spoken = " ".join(Span(words[0].start, words[-1].end).of(reading.article.text).split()) if words else ""
    if head.lemma in _ISSUED and len(words) > 1 and words[-1] is head and _is_issuer(words[:-1]):
        return " ".join(word.text for word in words[:-1] if word.xpos != "POS" and word.upos != "PUNCT")
    if who and (who.reason in _PERSONS or _is_within(who.name, span, reading)):
        return who.name
    known = who is not None and who.entity is not None and not who.entity.id.startswith("role:")
    return who.name if who and known and len(words) < 2 else spoken or span.of(reading.article.text)


def _is_issuer(words: list[Word]) -> bool:
    """Whether the words before "statement" name who issued it."""
    kinds = load_cues().kinds
    return any(word.upos == "PROPN" or kinds.get(word.lemma) == "government" for word in words)


def _is_within(name: str, span: Span, reading: Reading) -> bool:
    """Whether a name of a person is part of a longer phrase ("the speaker, Ama Mensah")."""
    return any(found.label == "PERSON" and found.text == name for found in _names_in(span, reading))


def _kind(head: Word, who: Participant | None, register: Register) -> SourceKind:
    """What kind of source a noun phrase names."""
    name = register.name_at(head)
    if (name and name.label == "PERSON") or (who and who.reason in _PERSONS):
        return SourceKind.PERSON
    outlet = find_outlet(name.text if name else head.text)
    if outlet and not (who and who.reason in _STATES):
        return SourceKind.AGENCY if outlet.kind == "agency" else SourceKind.OUTLET
    kinds = load_cues().kinds
    kind = kinds.get(head.lemma) or kinds.get(head.text.lower())
    if kind == "agency" and any(child.lemma in _OFFICES for child in head.find("amod", "compound", "nmod")):
        kind = "government"
    official = bool(who and (who.role in _GOVERNING or (who.country and who.entity)))
    if kind == "anonymous":
        return SourceKind.GOVERNMENT if official and head.lemma == "government" else SourceKind.ANONYMOUS
    if kind:
        return SourceKind(kind)
    if official or (who and who.country):
        return SourceKind.GOVERNMENT
    return SourceKind.ORGANISATION if name else SourceKind.ANONYMOUS


_OFFICES = frozenset(
    "intelligence security space police law enforcement aid weather meteorological environmental protection spy "
    "customs border emergency disaster nuclear energy tax drug federal government".split()
)


def _carried(trigger: Span, reading: Reading, register: Register) -> Source | None:
    """The agency, outlet or document in whose voice a sentence goes on."""
    words = reading.words_in(trigger)
    if not words:
        return None
    number = words[0].sentence
    for back in range(_FARTHEST):
        here = number - back
        if here <= 0 or not _goes_on(reading.sentences[here]):
            return None
        voice = _voice_of(reading.sentences[here - 1], reading, register)
        if voice:
            return replace(voice, stance=Stance.NEUTRAL)
        if _has_cue(reading.sentences[here - 1], reading):
            return None
    return None


def _goes_on(sentence: Sentence) -> bool:
    """Whether a sentence says near its beginning that it goes on with what the one before told."""
    words = [word.text.lower() for word in sentence.words if word.upos != "PUNCT"][: _FRONT + 2]
    front = f" {' '.join(words)} "
    return any(f" {mark} " in front for mark in load_cues().carrying)


def _voice_of(sentence: Sentence, reading: Reading, register: Register) -> Source | None:
    """Who tells a whole sentence, if it is somebody who reports of others."""
    for attribution in reading.attributions:
        if not attribution.cue or not sentence.span.covers(attribution.cue):
            continue
        told = sum(min(c.end, sentence.span.end) - max(c.start, sentence.span.start) for c in attribution.content)
        if told * 2 >= sentence.span.end - sentence.span.start and attribution.rule.rpartition("/")[2] in _TELLING:
            source = source_of(attribution, reading, register)
            if source and source.kind in _VOICES:
                return source
    return None


def _has_cue(sentence: Sentence, reading: Reading) -> bool:
    """Whether somebody speaks in a sentence."""
    return any(
        a.cue and sentence.span.covers(a.cue) and a.rule.rpartition("/")[2] in _TELLING for a in reading.attributions
    )
