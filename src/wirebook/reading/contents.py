"""What a cue brings: the words that hang on it, stand beside it or lie within quotation marks at its side."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from wirebook.reading.arguments import objects, preposition_of
from wirebook.reading.cues import Cues
from wirebook.reading.quotations import Quotation, Quotations
from wirebook.reading.ranges import Range, join, ranges_of
from wirebook.reading.words import Reading, Sentence, Word

_COMPLEMENTS = ("ccomp",)
_FINITE = ("nsubj", "nsubj:pass", "expl", "csubj")


@dataclass(frozen=True, slots=True)
class Content:
    """The runs of words that make up a content, and the construction that brought them.

    frame: clause, beside, as, quotation, infinitive, gerund, predicate, object or about.
    """

    ranges: list[Range]
    frame: str


class ContentFinder:
    """Finds the contents of the cues of one article."""

    def __init__(self, reading: Reading, quotations: Quotations, cues: Cues) -> None:
        self._words = reading.words
        self._quotations = quotations
        self._cues = cues

    def of_verb(self, verb: Word, sentence: Sentence) -> Content | None:
        """The content of a verb: the best of the constructions that it can stand in; None where there is none."""
        speaks = verb.lemma in self._cues.verbs
        quotes = verb.lemma in self._cues.quoting
        found = self._said(verb, sentence) if speaks or quotes else None
        if found and (speaks or self._is_quoted(found)) and not self._is_judged(verb, found):
            return found
        return self._meant(verb)

    def _said(self, verb: Word, sentence: Sentence) -> Content | None:
        """A clause or quotation."""
        clauses = [*verb.find(*_COMPLEMENTS)]
        if clauses:
            return self._content("clause", verb, (word for clause in clauses for word in clause.subtree()), clauses[0])
        beside = self._beside(verb)
        if beside:
            return beside
        for clause in verb.find("parataxis", "discourse"):
            if clause.i > verb.i or self._quotations.at(clause):
                if any(True for _ in clause.find(*_FINITE)) or self._quotations.at(clause):
                    return self._content("clause", verb, clause.subtree(), clause)
        return self._near_quotation(verb, sentence)

    def _beside(self, verb: Word) -> Content | None:
        """The clause that a verb is set beside ("..., Kim said, ...") or takes up ("as Kim put it")."""
        above = verb.head
        if above is verb:
            return None
        mine = {word.i for word in verb.subtree()}
        if verb.dep == "parataxis" and not any(True for _ in verb.find("obj", "xcomp")):
            frame = "beside"
        elif verb.dep == "advcl" and any(mark.lemma == "as" for mark in verb.find("mark", "advmod")):
            if any(True for _ in verb.find("xcomp")) or any(obj.lemma != "it" for obj in verb.find("obj")):
                return None
            frame = "as"
        else:
            return None
        if above.upos in ("NOUN", "PROPN") and above.relation in ("obl", "obj", "nmod") and above.head is not above:
            above = _clause_above(above)
        return self._content(frame, verb, (word for word in above.subtree() if word.i not in mine), above)

    def _near_quotation(self, verb: Word, sentence: Sentence) -> Content | None:
        """The quotation nearest to a verb in its sentence, or right behind a colon or the sentence's end."""
        first, last = sentence.words[0].i, sentence.words[-1].i
        after = self._quotations.after(last + 1)
        colon = any(word.text == ":" for word in sentence.words[-2:])
        if after and colon and after.first <= last + 3 and last - verb.i <= 25:
            return Content(join([(after.first, after.last)], self._words), "quotation")
        near = [q for q in self._quotations.within(first, last) if not q.first <= verb.i <= q.last]
        near = [q for q in near if self._is_beside(q, verb)]
        if not near:
            return None
        best = min(near, key=lambda q: (min(abs(q.first - verb.i), abs(q.last - verb.i)), q.first))
        return Content(self.snap([(best.first, best.last)], verb), "quotation")

    def _is_beside(self, quotation: Quotation, verb: Word) -> bool:
        """Whether a quotation hangs on a verb, or its sentence is closed where the verb's clause begins."""
        inside = self._words[quotation.first : quotation.last + 1]
        for word in inside:
            if word.head is verb or word.head.head is verb:
                return True
            if word.head.i < quotation.first or word.head.i > quotation.last:
                break
        return any(mark in ".,!?—…" for mark in inside[-1].text[:1]) and quotation.last < verb.i <= quotation.last + 12

    def _meant(self, verb: Word) -> Content | None:
        """An infinitive, gerund, judgement, object or prepositional phrase."""
        cues, lemma = self._cues, verb.lemma
        if lemma in cues.infinitives or lemma in cues.gerunds:
            for clause in verb.find("xcomp"):
                if clause.xpos == "VB" and lemma in cues.infinitives:
                    return self._content("infinitive", verb, _with_objects(verb, [clause]))
                if clause.xpos == "VBG" and lemma in cues.gerunds:
                    return self._content("gerund", verb, clause.subtree())
        if lemma in cues.predicates:
            found = self._judgement(verb)
            if found:
                return found
        if lemma in cues.objects:
            found = self._object(verb)
            if found:
                return found
        return self._about(verb)

    def _judgement(self, verb: Word) -> Content | None:
        judged = [clause for clause in verb.find("xcomp") if clause.xpos != "VB"]
        judged += [noun for noun in verb.find("obl", "advcl") if _is_as(noun)]
        words = _with_objects(verb, judged)
        last = max((word.i for word in words), default=verb.i)
        quotation = self._quotations.after(last + 1)
        if words and quotation and quotation.first <= last + 3 and self._words[quotation.first].sentence == verb.sentence:
            words += self._words[quotation.first : quotation.last + 1]
        elif not judged:
            return None
        return self._content("predicate", verb, words)

    def _object(self, verb: Word) -> Content | None:
        for noun in objects(verb)[:1]:
            if noun.head is not verb and verb.dep == "acl:relcl" or noun.lemma in ("itself", "himself", "herself"):
                return None
            mine = {word.i for word in verb.subtree()} if noun is verb.head else set()
            taken = [word for word in noun.subtree() if word.i not in mine]
            taken += [word for more in verb.find("xcomp", "obl") if _belongs(more, noun) for word in more.subtree()]
            return self._content("object", verb, taken)
        return None

    def _about(self, verb: Word) -> Content | None:
        prepositions = self._cues.prepositions.get(verb.lemma, frozenset())
        for noun in verb.find("obl", "advcl", "ccomp"):
            if noun.i > verb.i and (preposition_of(noun) or _mark_of(noun)) in prepositions:
                follow = [clause for clause in verb.find("xcomp") if clause.i > noun.i]
                marks = {mark.i for mark in noun.find("case", "mark") if mark.lemma in prepositions and mark.i < noun.i}
                words = (w for part in [noun, *follow] for w in part.subtree() if w.i not in marks)
                return self._content("about", verb, words)
        return None

    def of_clause(self, words: Iterable[Word], cue: Word) -> list[Range]:
        """The runs of these words, quotations taken whole."""
        return self.snap(ranges_of(word.i for word in words), cue)

    def _content(self, frame: str, verb: Word, words: Iterable[Word], clause: Word | None = None) -> Content | None:
        ranges = self.of_clause(words, verb)
        if clause is not None:
            ranges = self._spoken(ranges, verb, clause)
        return Content(ranges, frame) if ranges else None

    def _spoken(self, ranges: list[Range], verb: Word, clause: Word) -> list[Range]:
        """Of a clause whose main word lies within quotation marks only what lies within such marks; else all but a
        conjunction that opens the sentence."""
        quotation = self._quotations.sound_at(clause)
        if quotation and not quotation.first <= verb.i <= quotation.last and quotation.last - quotation.first >= 2:
            whole = [run for run in ranges if self._quotations.within(*run)]
            runs = [(q.first, q.last) for run in whole for q in self._quotations.within(*run)]
            return join(runs, self._words)
        first, last = ranges[0] if ranges else (0, -1)
        opener = self._words[first] if ranges else None
        if opener is not None and last > first and first < verb.i:
            if opener.upos == "CCONJ" or opener.lemma in ("however", "meanwhile", "still"):
                return join([(first + 1, last), *ranges[1:]], self._words)
        return ranges

    def snap(self, ranges: Sequence[Range], cue: Word) -> list[Range]:
        """Runs widened to the whole of the quotations that they share words with, the cue's own words left out."""
        runs = join(ranges, self._words)
        wide: list[Range] = list(runs)
        for first, last in runs:
            for quotation in self._quotations.within(first, last):
                if quotation.first <= cue.i <= quotation.last or not quotation.sound:
                    continue
                if _is_name(quotation, first, last):
                    continue
                wide.append((quotation.first, quotation.last))
        return join(wide, self._words)

    def _is_quoted(self, content: Content) -> bool:
        return any(self._quotations.within(first, last) for first, last in content.ranges)

    def _is_judged(self, verb: Word, content: Content) -> bool:
        """Whether a verb that can judge has only quoted words in its judgement ("called it “a mess”")."""
        return content.frame == "quotation" and any(True for _ in verb.find("obj")) and (
            verb.lemma in self._cues.predicates or verb.lemma in self._cues.objects
        )


def _is_name(quotation: Quotation, first: int, last: int) -> bool:
    """Whether a quotation only sticks out of a run by chance: a word or two within is no reason to widen."""
    return quotation.first < first and quotation.last > last and last - first < 2


def _clause_above(noun: Word) -> Word:
    word = noun
    while word.relation in ("obl", "obj", "nmod", "conj", "appos") and word.head is not word:
        word = word.head
    return word


def _with_objects(verb: Word, parts: Sequence[Word]) -> list[Word]:
    """The words under some parts of a clause, with those of the verb's object and passive subject."""
    who = [noun for noun in objects(verb)[:1] if noun.head is verb]
    return [word for part in [*who, *parts] for word in part.subtree()]


def _is_as(noun: Word) -> bool:
    return any(mark.lemma == "as" for mark in noun.find("case", "mark"))


def _belongs(more: Word, noun: Word) -> bool:
    """Whether a phrase behind an object is part of what is said: "accused him of lying", "praised her for it"."""
    return more.i > noun.i and (preposition_of(more) in ("of", "for", "as", "to", "against") or more.relation == "xcomp")


def _mark_of(clause: Word) -> str:
    return next((mark.lemma for mark in clause.find("mark")), "")
