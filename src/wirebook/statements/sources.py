"""According to whom: the chain of sources of a statement, nearest first."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace

from wirebook.model import Attribution, Source, SourceKind, Span, Stance
from wirebook.reading.arguments import is_passive, preposition_of, subjects
from wirebook.reading.cues import load_cues
from wirebook.reading.pieces import Layout
from wirebook.reading.quotations import Quotations
from wirebook.reading.words import Reading, Sentence, Word
from wirebook.statements.covers import contents_of, pieces_within
from wirebook.statements.parties import Register
from wirebook.statements.speakers import Speakers

_VOICES = frozenset({SourceKind.AGENCY, SourceKind.OUTLET, SourceKind.DOCUMENT})
"""Kinds of sources that tell of others: what they report goes on into the next sentence."""
_TELLING = frozenset({"clause", "beside", "as", "quotation", "described", "phrase", "colon"})
_CITING = frozenset({"cite", "quote"})
_CARRYING = frozenset({"carry", "broadcast", "publish", "air", "relay", "televise", "release", "report", "run"})
_DOUBTFUL = frozenset({"so-called", "alleged", "supposed", "purported", "self-styled", "self-proclaimed", "ostensible"})
_FARTHEST = 4
"""Sentences over which a voice is carried on."""
_FRONT = 7
"""Words of a sentence within which it says that it goes on."""
_DEEPEST = 32
"""Contents around one trigger that are looked at, the innermost first; nobody nests speech deeper."""
_AT_ARMS_LENGTH = 2
"""Words within quotation marks up to which they are the article's distance, not somebody's speech."""


class Chains:
    """The source chains of one article; each costs the logarithm of the number of its attributions."""

    def __init__(self, reading: Reading, register: Register) -> None:
        self._reading = reading
        self._speakers = Speakers(reading, register)
        self._quotations = Quotations(reading)
        self._contents = contents_of(reading.attributions)
        self._sizes = [sum(piece.end - piece.start for piece in a.content) for a in reading.attributions]
        self._linked: dict[int, tuple[Source, ...]] = {}
        cued = [(a.cue.start, number, a) for number, a in enumerate(reading.attributions) if a.cue and a.source]
        self._cued = [a for _, _, a in sorted(cued, key=lambda entry: entry[:2])]
        self._cues = sorted(start for start, _, _ in cued)

    def of(self, trigger: Span) -> tuple[Source, ...]:
        """The sources whose words tell of a trigger; the narrowest content is the nearest source.

        Where nobody does, and the sentence goes on in the voice of the one before ("Kim, in turn, ..."), who told
        that one.
        """
        attributions = self._reading.attributions
        telling = [n for n in self._contents.around(trigger, _DEEPEST) if _tells(attributions[n], trigger)]
        if not telling:
            carried = self._carried(trigger)
            return (carried,) if carried else ()
        chain: list[Source] = []
        for number in sorted(telling, key=lambda n: (self._sizes[n], n)):
            if number not in self._linked:
                self._linked[number] = tuple(self._links(attributions[number]))
            for source in self._linked[number]:
                if source.name not in {link.name for link in chain}:
                    chain.append(source)
        if chain and chain[0].stance is Stance.NEUTRAL and self._is_at_arms_length(trigger):
            chain[0] = replace(chain[0], stance=Stance.DISTANCED)
        return tuple(chain)

    def _links(self, attribution: Attribution) -> Iterator[Source]:
        """Who says it, behind whom they cite and before who carries it."""
        cue = self._head_of(attribution.cue)
        cited = self._cited(cue, attribution) if cue else None
        if cited:
            yield cited
        source = self._speakers.of(attribution)
        if source:
            yield source
        relay = self._relay(cue) if cue else None
        if relay:
            yield relay

    def _head_of(self, cue: Span | None) -> Word | None:
        """The word of a cue that the others hang on."""
        words = self._reading.words_in(cue) if cue else []
        inside = {word.i for word in words}
        return next((word for word in words if word.head.i not in inside or word.head is word), None)

    def _cited(self, cue: Word, attribution: Attribution) -> Source | None:
        """Whom a source cites beside its cue: "Reuters said, citing two officials"."""
        sentence = self._reading.sentences[cue.sentence]
        for verb in sentence.words:
            if verb.lemma not in _CITING or verb.upos != "VERB" or verb is cue or is_passive(verb):
                continue
            if any(_is_as(clause) for clause in verb.find("advcl", "obl", "xcomp", "ccomp")):
                continue
            who = next(verb.find("obj"), None)
            if who is None or (verb.xpos != "VBG" and verb.dep != "acl:relcl"):
                continue
            if self._nearest_cue(verb, sentence) is attribution:
                return self._speakers.of_word(who)
        return None

    def _nearest_cue(self, verb: Word, sentence: Sentence) -> Attribution | None:
        """The attribution that a citing clause belongs to: the one whose cue stands nearest."""
        told = [a for a in self._told_in(sentence) if _is_telling(a) and a.cue and not a.cue.overlaps(verb.span)]
        return min(told, key=lambda a: abs(a.cue.start - verb.start) if a.cue else 0, default=None)

    def _relay(self, cue: Word) -> Source | None:
        """Who quotes or carries what a source says: "quoted by KCNA as saying", "in a statement carried by KCNA"."""
        quoting = cue if cue.lemma in _CITING else cue.head
        if quoting.lemma in _CITING and (quoting is cue or _is_as(cue)):
            who = next(iter([*subjects(quoting), *_agents(cue), *_agents(quoting)]), None)
            return self._speakers.of_word(who) if who else None
        for noun in (child for part in cue.find("obl", "advcl", "xcomp", "ccomp") for child in (part, *part.children)):
            for clause in noun.find("acl"):
                agent = next((c for c in clause.find("obl") if preposition_of(c) in ("by", "on")), None)
                if clause.lemma in _CARRYING and clause.xpos == "VBN" and agent:
                    found = self._speakers.of_word(agent)
                    return found if found.kind in _VOICES else None
        return None

    def _is_at_arms_length(self, trigger: Span) -> bool:
        """Whether the article keeps its distance from one word: in quotation marks, or "so-called"."""
        for word in self._reading.words_in(trigger):
            quotation = self._quotations.at(word)
            if quotation and quotation.closed and quotation.last - quotation.first < _AT_ARMS_LENGTH:
                return True
            marks = ("".join(part.text.lower() for part in child.subtree()) for child in word.find("amod"))
            if any(mark in _DOUBTFUL for mark in marks):
                return True
        return False

    def _told_in(self, sentence: Sentence) -> list[Attribution]:
        """The attributions with a source whose cue begins in a sentence."""
        span = sentence.span
        return self._cued[bisect_left(self._cues, span.start) : bisect_left(self._cues, span.end)]

    def _carried(self, trigger: Span) -> Source | None:
        """In whose voice a sentence without a source of its own goes on."""
        words = self._reading.words_in(trigger)
        if not words or self._is_background(self._reading.sentences[words[0].sentence]):
            return None
        number = words[0].sentence
        for back in range(_FARTHEST):
            here = number - back
            if here <= 0:
                return None
            sentence, before = self._reading.sentences[here], self._reading.sentences[here - 1]
            runs_on = not back and _is_free_indirect(sentence)
            if not runs_on and not _goes_on(sentence):
                return None
            voice = self._voice_of(before)
            if voice and (runs_on or voice.kind in _VOICES):
                return replace(voice, stance=Stance.NEUTRAL)
            if runs_on or any(_is_telling(a) for a in self._told_in(before)):
                return None
        return None

    def _is_background(self, sentence: Sentence) -> bool:
        """Whether a sentence is dated by another year than the article's: what the outlet knows from before."""
        day = self._reading.article.day
        times = self._reading.times
        place = bisect_left(times, sentence.span.start, key=lambda time: time.span.start)
        while place < len(times) and times[place].span.start < sentence.span.end:
            year = next((w.text for w in self._reading.words_in(times[place].span) if _is_year(w)), None)
            if year and (day is None or year != day[:4]):
                return True
            place += 1
        return False

    def _voice_of(self, sentence: Sentence) -> Source | None:
        """Who tells a whole sentence."""
        span = sentence.span
        for attribution in self._told_in(sentence):
            pieces = pieces_within(attribution, span)
            told = sum(min(c.end, span.end) - max(c.start, span.start) for c in pieces)
            own = sum(part.end - part.start for part in (attribution.source, attribution.cue) if part)
            if told * 2 >= span.end - span.start - own and _is_telling(attribution):
                source = self._speakers.of(attribution)
                if source:
                    return source
        return None


def _tells(attribution: Attribution, trigger: Span) -> bool:
    """Whether an attribution vouches for a trigger in its content: the content is told, not only judged."""
    if attribution.cue and attribution.cue.overlaps(trigger):
        return False
    return _is_telling(attribution) or attribution.cue_lemma in load_cues().telling


def _is_telling(attribution: Attribution) -> bool:
    return attribution.rule.rpartition("/")[2] in _TELLING


def _agents(verb: Word) -> list[Word]:
    """Who stands behind "by" with a verb or with the "as saying" on it."""
    clauses = [verb, *(clause for clause in verb.find("advcl", "xcomp", "ccomp") if _is_as(clause))]
    return [noun for clause in clauses for noun in clause.find("obl") if preposition_of(noun) == "by"]


def _is_as(clause: Word) -> bool:
    """Whether a clause is the "as saying" behind "quoted"."""
    return any(mark.lemma == "as" for mark in clause.find("mark", "case"))


def _is_year(word: Word) -> bool:
    return len(word.text) == 4 and word.text.isdigit()


def _opens_paragraph(sentence: Sentence) -> bool:
    return sentence.words[0].layout is Layout.PARAGRAPH


def _goes_on(sentence: Sentence) -> bool:
    """Whether a sentence says near its beginning that it goes on with what the one before told."""
    words = [word.text.lower() for word in sentence.words if word.upos != "PUNCT"][:_FRONT]
    front = f" {' '.join(words)} "
    cues = load_cues()
    marks = cues.carrying if _opens_paragraph(sentence) else cues.carrying | cues.continuing
    return any(f" {mark} " in front for mark in marks)


def _is_free_indirect(sentence: Sentence) -> bool:
    """Whether a sentence goes on in the tense of reported speech: "would" for what will be, "had" for what was, the
    latter only of somebody who is not named anew."""
    if _opens_paragraph(sentence):
        return False
    root = sentence.root
    if any(True for _ in root.find("advcl") if any(mark.lemma in ("if", "unless") for mark in _.find("mark"))):
        return False
    auxiliaries = {child.text.lower() for child in root.find("aux")}
    if "would" in auxiliaries:
        return "have" not in auxiliaries
    subject = next(root.find("nsubj"), None)
    return "had" in auxiliaries and subject is not None and subject.upos == "PRON"
