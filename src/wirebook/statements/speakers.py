"""Who a source is: its full name and its kind."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import replace

from wirebook.knowledge.outlets import find_outlet
from wirebook.knowledge.roles import find_role
from wirebook.model import Attribution, Name, Participant, Source, SourceKind, Span, Stance
from wirebook.reading.arguments import antecedent
from wirebook.reading.cues import load_cues
from wirebook.reading.voices import source_span, with_names
from wirebook.reading.words import Reading, Word
from wirebook.statements.covers import pieces_within
from wirebook.statements.parties import Register

_PERSONS = frozenset({"person", "pronoun", "surname", "apposition", "description", "speaker"})
_STATES = frozenset({"country", "capital", "demonym", "metonym"})
_GOVERNING = frozenset({"GOV", "MIL", "COP", "JUD", "LEG", "SPY"})
_ISSUED = frozenset({"statement", "communique", "communiqué", "release", "announcement", "readout"})
_OFFICES = frozenset(
    "intelligence security space police law enforcement aid weather meteorological environmental protection spy "
    "customs border emergency disaster nuclear energy tax drug federal government".split()
)
_RELATIVE = frozenset({"who", "which", "whose", "whom"})
"""Words at which the name of a source ends: "the minister, who asked not to be named"."""
_MEDIA = frozenset({"broadcaster", "wire"})
"""Nouns for outlets that may mean people."""
_BODIES = ("org/", "outlet/")
"""How ids begin of bodies that have a name of their own."""
_BODIES_BEFORE = 3
"""Sources before "it" of which one may be meant."""


class Speakers:
    """The sources of one article. What is asked costs the logarithm of the number of its attributions and names."""

    def __init__(self, reading: Reading, register: Register) -> None:
        self._reading = reading
        self._register = register
        named = [(a.source, number, a) for number, a in enumerate(reading.attributions) if a.source]
        self._named = [a for _, _, a in sorted(named, key=lambda entry: (entry[0].end, entry[0].start, entry[1]))]
        self._ends = [a.source.end for a in self._named if a.source]
        self._name_ends = [name.span.end for name in reading.names]

    def of(self, attribution: Attribution) -> Source | None:
        """The source of an attribution by its full name, with its kind; None where nobody is named."""
        span = attribution.source
        words = self._reading.words_in(span) if span else []
        if span is None or not words:
            return None
        head = self._head(words)
        if antecedent(head).lemma in ("it", "they"):
            earlier = self._body_before(span)
            if earlier:
                return replace(earlier, span=span, cue=attribution.cue, stance=attribution.stance)
        found = self.of_phrase(span, head, attribution.stance)
        kind = SourceKind.ANONYMOUS if self._is_unnamed(attribution, found) else found.kind
        return replace(found, cue=attribution.cue, kind=kind)

    def of_word(self, head: Word) -> Source:
        """The source that the phrase of a word names, with no cue of its own."""
        return self.of_phrase(with_names(source_span(head, self._reading.words), self._reading), head)

    def of_phrase(self, span: Span, head: Word, stance: Stance = Stance.NEUTRAL) -> Source:
        """The source that a phrase with this head names."""
        taken_up = span
        if antecedent(head) is not head:
            taken_up = with_names(source_span(antecedent(head), self._reading.words), self._reading)
            head = self._head(self._reading.words_in(taken_up))
        who = next(iter(self._register.participants(head)), None)
        known = who.entity if who and who.entity and not who.entity.id.startswith("role:") else None
        phrase = span if span.start <= head.start < span.end else taken_up
        kind = self._kind(head, who)
        published = Span(phrase.start, head.end) if kind is SourceKind.DOCUMENT and phrase.start < head.end else phrase
        if outlet := self._outlet_meant(published, head, who):
            return self._of_outlet(outlet, stance, span)
        name = self._full_name(phrase, head, who)
        if known and known.id.startswith(_BODIES) and name[:1].islower():  # "country's National Intelligence Service"
            name = known.name
        return Source(name, kind, stance, known.id if known else None, span)

    @staticmethod
    def _of_outlet(name: str, stance: Stance, span: Span) -> Source:
        """An outlet is one source, whether by its name, "the agency" or "a dispatch of" it."""
        outlet = find_outlet(name)
        kind = SourceKind.AGENCY if outlet and outlet.kind == "agency" else SourceKind.OUTLET
        return Source(name, kind, stance, outlet.entity.id if outlet else None, span)

    def _outlet_meant(self, span: Span, head: Word, who: Participant | None) -> str | None:
        """The outlet or agency that a source's words mean: named in them, or told of before ("the agency"); not who
        works for it."""
        name = self._register.name_at(head)
        role = find_role(head.lemma)
        if (name and name.label == "PERSON") or (role and role.kind == "person" and head.lemma not in _MEDIA):
            return None
        if outlet := self._outlet_name(span):
            return outlet
        if who is None or who.entity is None or not who.entity.id.startswith("outlet/"):
            return None
        return who.name if find_outlet(who.name) else None

    def _head(self, words: list[Word]) -> Word:
        """The main word of a source: the name of the person in it, else the word that the others hang on."""
        inside = {word.i for word in words}
        top = next((word for word in words if word.head.i not in inside or word.head is word), words[-1])
        people = [name for name in self._names_in(Span(words[0].start, words[-1].end)) if name.label == "PERSON"]
        if people and top.relation != "nmod:poss":
            named = self._reading.words_in(people[-1].span)
            own = {word.i for word in named}
            main = next((w for w in named if w.head.i not in own or w.head is w), None)
            if main and main.relation not in ("nmod", "nmod:poss", "obl", "conj"):
                return main
        return top

    def _names_in(self, span: Span) -> list[Name]:
        names = self._reading.names
        place = bisect_right(self._name_ends, span.start)
        found = []
        while place < len(names) and names[place].span.start < span.end:
            if span.covers(names[place].span):
                found.append(names[place])
            place += 1
        return found

    def _body_before(self, span: Span) -> Source | None:
        """Who "it" is that says something: one of the last sources before that is no person."""
        place = bisect_right(self._ends, span.start)
        for earlier in reversed(self._named[max(0, place - _BODIES_BEFORE) : place]):
            words = self._reading.words_in(earlier.source) if earlier.source else []
            if words and words[-1].upos != "PRON":
                found = self.of(earlier)
                if found and found.kind is not SourceKind.PERSON:
                    return found
        return None

    def _outlet_name(self, span: Span) -> str | None:
        """The name of an outlet or agency within a source's words, as the article has it; capitals preferred."""
        names = [name.text for name in self._names_in(span) if find_outlet(name.text)]
        return next((name for name in names if name.isupper()), names[0] if names else None)

    def _full_name(self, span: Span, head: Word, who: Participant | None) -> str:
        """The name of a source: a person's full name, what a capital stands for, else the article's own words."""
        words = [word for word in self._reading.words_in(span) if word.upos != "PUNCT"]
        words = words[1:] if words and words[0].upos == "DET" else words
        relative = next((n for n, word in enumerate(words) if n and word.lemma.lower() in _RELATIVE), len(words))
        words = words[:relative]
        words = words[:-1] if len(words) > 1 and words[-1].xpos == "POS" else words
        text = self._reading.article.text
        spoken = " ".join(Span(words[0].start, words[-1].end).of(text).split()) if words else ""
        if head.lemma in _ISSUED and len(words) > 1 and words[-1] is head and _is_issuer(words[:-1]):
            return " ".join(word.text for word in words[:-1] if word.xpos != "POS" and word.upos != "PUNCT")
        if who and (who.reason in _PERSONS or self._is_within(who.name, span)):
            return who.name
        known = who is not None and who.entity is not None and not who.entity.id.startswith("role:")
        return who.name if who and known and len(words) < 2 else spoken or span.of(text)

    def _is_within(self, name: str, span: Span) -> bool:
        """Whether a name of a person is part of a longer phrase ("the speaker, Ama Mensah")."""
        return any(found.label == "PERSON" and found.text == name for found in self._names_in(span))

    def _kind(self, head: Word, who: Participant | None) -> SourceKind:
        """What kind of source a noun phrase names."""
        name = self._register.name_at(head)
        kinds = load_cues().kinds
        if who and who.reason == "pronoun":
            last = who.name.lower().split()[-1]
            kind = kinds.get(last) or kinds.get(last.removesuffix("s"))
            return SourceKind(kind) if kind and kind != "anonymous" else SourceKind.PERSON
        outlet = find_outlet(name.text if name else head.text)
        if outlet and not (who and who.reason in _STATES):
            return SourceKind.AGENCY if outlet.kind == "agency" else SourceKind.OUTLET
        if (name and name.label == "PERSON") or (who and who.reason in _PERSONS):
            return SourceKind.PERSON
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

    def _is_unnamed(self, attribution: Attribution, source: Source) -> bool:
        """Whether the sentence says that its source keeps the name back ("on condition of anonymity")."""
        cue = attribution.cue or attribution.source
        if cue is None or source.kind in (SourceKind.PERSON, SourceKind.AGENCY, SourceKind.DOCUMENT):
            return False
        words = self._reading.words
        place = bisect_left(words, cue.start, key=lambda word: word.start)
        sentence = self._reading.sentences[words[place].sentence]
        pieces = pieces_within(attribution, sentence.span)
        own = [w.text.lower() for w in sentence.words if not any(p.covers(w.span) for p in pieces)]
        told = f" {' '.join(own)} "
        return any(f" {phrase} " in told for phrase in load_cues().unnamed)


def _is_issuer(words: list[Word]) -> bool:
    """Whether the words before "statement" name who issued it."""
    kinds = load_cues().kinds
    return any(word.upos == "PROPN" or kinds.get(word.lemma) == "government" for word in words)
