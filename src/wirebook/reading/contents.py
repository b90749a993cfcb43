"""What a cue brings: the words that hang on it, stand beside it or lie within quotation marks at its side."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from wirebook.reading.arguments import objects, preposition_of
from wirebook.reading.cues import Cues
from wirebook.reading.quotations import Quotation, Quotations
from wirebook.reading.ranges import Range, join, ranges_of
from wirebook.reading.voices import displaced_subject
from wirebook.reading.words import Reading, Sentence, Word

_FARTHEST = 30
"""Words between a quotation and the verb that closes it."""
_STOPS = frozenset({".", "?", "!", ";", ":"})
_FURTHER = ("xcomp", "obl", "advcl", "ccomp")
_FINITE = ("nsubj", "nsubj:pass", "expl", "csubj")


@dataclass(frozen=True, slots=True)
class Content:
    """The runs of words that make up a content, and the construction that brought them.

    frame: clause, beside, as, quotation, infinitive, gerund, predicate, described ("what Kyiv calls ..."), object or
    about; before: the last word of a
    quotation that the cue closes: who speaks stands between the two, or right behind the cue.
    """

    ranges: list[Range]
    frame: str
    before: int | None = None


class ContentFinder:
    """Finds the contents of the cues of one article."""

    def __init__(self, reading: Reading, quotations: Quotations, cues: Cues) -> None:
        self._words = reading.words
        self._quotations = quotations
        self._cues = cues

    def of_verb(self, verb: Word, sentence: Sentence) -> Content | None:
        """The content of a verb: the best of the constructions that it can stand in; None where there is none."""
        before = self._quotation_before(verb)
        speaks = verb.lemma in self._cues.verbs
        if before and (speaks or verb.lemma in self._cues.quoting) and _is_unfinished(self._words[before.last]):
            return Content(self._with_rest(before, verb, sentence), "quotation", before.last)
        found = self._clause(verb) if speaks or verb.lemma in self._cues.quoting else None
        if found and (
            speaks or found.frame in ("beside", "as") or found.ranges[0][0] < verb.i or self._is_quoted(found)
        ):
            return found
        return self._meant(verb) or (
            self._near_quotation(verb, sentence, before) if speaks or self._quotes(verb) else None
        )

    def _quotes(self, verb: Word) -> bool:
        return verb.lemma in self._cues.quoting

    def _with_rest(self, quotation: Quotation, verb: Word, sentence: Sentence) -> list[Range]:
        """A quotation that a verb closes, with those behind the verb that carry it on in the same sentence."""
        runs = [(quotation.first, quotation.last)]
        for further in self._quotations.within(verb.i, sentence.words[-1].i):
            between = self._words[verb.i + 1 : further.first]
            if further.first > verb.i and not any(w.upos == "VERB" and self._cues.knows(w.lemma) for w in between):
                runs.append((further.first, further.last))
        return join(runs, self._words)

    def _clause(self, verb: Word) -> Content | None:
        """The clause that hangs on a verb, or that the verb is set beside."""
        clauses = list(verb.find("ccomp"))
        if len(clauses) > 1 and clauses[-1].i > verb.i > clauses[0].i:
            clauses = [clause for clause in clauses if any(True for _ in clause.find(*_FINITE)) or clause.i < verb.i]
        if clauses:
            parts = [*self._displaced(verb, clauses[0]), *clauses, *_opening(verb, clauses[0])]
            left_out = self._of_others(verb, clauses[0])
            words = (word for part in parts for word in part.subtree() if word.i not in left_out)
            return self._content("clause", verb, words, clauses[0])
        beside = self._beside(verb)
        if beside:
            return beside
        for clause in verb.find("parataxis", "discourse"):
            if clause.lemma in self._cues.verbs and not any(True for _ in clause.find("ccomp", "obj", "xcomp")):
                continue  # "the envoy pledged to stay, the newspaper reported": a saying of its own
            if clause.i > verb.i or self._quotations.at(clause):
                if any(True for _ in clause.find(*_FINITE)) or self._quotations.at(clause):
                    return self._content("clause", verb, clause.subtree(), clause)
        asked = next((c for c in verb.find("advcl") if c.i > verb.i and _is_asked(c, verb)), None)
        asked = asked or _hung_low(verb)
        return self._content("clause", verb, asked.subtree(), asked) if asked else None

    def _of_others(self, verb: Word, clause: Word) -> set[int]:
        """The words under a clause that are no part of what is said: the verb's own subject, and what somebody else
        says against it ("..., while witnesses said ...")."""
        subject = displaced_subject(verb)
        others = [subject] if subject is not None else []
        for against in clause.find("advcl"):
            contrast = any(mark.lemma in ("while", "whereas") for mark in against.find("mark"))
            if contrast and against.lemma in self._cues.verbs and any(True for _ in against.find("nsubj")):
                others.append(against)
        return {word.i for part in others for word in part.subtree()}

    def _displaced(self, verb: Word, clause: Word) -> list[Word]:
        """The subject of a clause where the tree takes it for the verb's object ("believe | the talks | are over")."""
        if verb.lemma in self._cues.addressing or any(True for _ in clause.find(*_FINITE)):
            return []
        return [noun for noun in verb.find("obj") if verb.i < noun.i < clause.i]

    def _beside(self, verb: Word) -> Content | None:
        """The clause that a verb is set beside ("..., Kim said, ...") or takes up ("as Kim put it")."""
        above = verb.head
        if above is verb:
            return None
        mine = {word.i for word in verb.subtree()}
        if verb.dep == "parataxis" and not any(True for _ in verb.find("obj", "xcomp")):
            frame = "beside"
        elif verb.dep == "advcl" and any(mark.lemma == "as" for mark in verb.find("mark", "advmod")):
            if (
                verb.xpos == "VBG"
                or any(True for _ in verb.find("xcomp"))
                or any(obj.lemma != "it" for obj in verb.find("obj"))
            ):
                return None
            frame = "as"
        elif is_aside(verb, self._words):
            frame = "beside"
            above = _clause_above(above)
        else:
            return None
        if above.upos in ("NOUN", "PROPN") and above.relation in ("obl", "obj", "nmod") and above.head is not above:
            above = _clause_above(above)
        return self._content(frame, verb, (word for word in above.subtree() if word.i not in mine), above)

    def _near_quotation(self, verb: Word, sentence: Sentence, before: Quotation | None) -> Content | None:
        """The quotation nearest to a verb in its sentence, or right behind a colon or the sentence's end."""
        first, last = sentence.words[0].i, sentence.words[-1].i
        after = self._quotations.after(last + 1)
        colon = any(word.text in (":", ",") for word in sentence.words[-2:])
        if after and colon and after.first <= last + 3 and last - verb.i <= 25:
            return Content(join([(after.first, after.last)], self._words), "quotation")
        if before and self._words[before.last].text[-1:] in "?!…":
            return Content([(before.first, before.last)], "quotation", before.last)
        near = [q for q in self._quotations.within(first, last) if not q.first <= verb.i <= q.last]
        near = [q for q in near if self._is_beside(q, verb)]
        if not near:
            return None
        best = min(near, key=lambda q: (min(abs(q.first - verb.i), abs(q.last - verb.i)), q.first))
        return Content(self.snap([(best.first, best.last)], verb), "quotation")

    def _quotation_before(self, verb: Word) -> Quotation | None:
        """The quotation that a verb closes, whatever the tree says: only who speaks stands between the two."""
        quotation = self._quotations.before(verb.i)
        if quotation is None or not quotation.closed or verb.i - quotation.last > _FARTHEST:
            return None
        between = self._words[quotation.last + 2 : verb.i]
        if any((w.upos in ("VERB", "CCONJ", "SCONJ") and not _is_inside_name(w)) or w.text in _STOPS for w in between):
            return None
        if any(w.xpos in ("WP", "WDT", "WRB") for w in between):
            return None
        return quotation

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
        if self._is_what(verb):
            judged = judged or [noun for noun in verb.find("obj") if noun.i > verb.i]
        if self._is_what(verb) and judged:
            marks = {mark.i for mark in judged[0].find("case", "mark")}
            return self._content("described", verb, (word for word in judged[0].subtree() if word.i not in marks))
        words = _with_objects(verb, judged)
        last = max((word.i for word in words), default=verb.i)
        quotation = self._quotations.after(last + 1)
        if (
            words
            and quotation
            and quotation.first <= last + 3
            and self._words[quotation.first].sentence == verb.sentence
        ):
            words += self._words[quotation.first : quotation.last + 1]
        elif not judged:
            return None
        return self._content("predicate", verb, words)

    def _is_what(self, verb: Word) -> bool:
        """Whether a verb stands in "what Kyiv calls ...", whatever the tree hangs on what."""
        if verb.dep == "acl:relcl" and verb.head.lemma == "what":
            return True
        subject = next(verb.find("nsubj"), None)
        first = subject.subtree()[0].i if subject else 0
        return 0 < first < verb.i and self._words[first - 1].lemma == "what"

    def _object(self, verb: Word) -> Content | None:
        for noun in objects(verb)[:1]:
            if (noun.head is not verb and verb.dep == "acl:relcl") or noun.lemma in ("itself", "himself", "herself"):
                return None
            mine = {word.i for word in verb.subtree()} if noun is verb.head else set()
            taken = [word for word in noun.subtree() if word.i not in mine]
            taken += [word for more in verb.find(*_FURTHER) if _belongs(more, noun) for word in more.subtree()]
            return self._content("object", verb, _without_aside(taken, noun))
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
        """A clause without what does not belong: behind a quotation and its cue only further quotations count; a
        conjunction that opens the sentence stays out."""
        quotation = self._quotations.sound_at(clause)
        if quotation and quotation.last < verb.i and quotation.last - quotation.first >= 2:
            return [run for run in ranges if run[0] < verb.i or self._quotations.within(*run)]
        ranges = self._resumed(ranges, verb)
        first, last = ranges[0] if ranges else (0, -1)
        opener = self._words[first] if ranges else None
        if opener is not None and last > first and first < verb.i:
            if opener.upos == "CCONJ" or opener.lemma in ("however", "meanwhile", "still"):
                return join([(first + 1, last), *ranges[1:]], self._words)
        return ranges

    def _resumed(self, ranges: list[Range], verb: Word) -> list[Range]:
        """A clause that a cue interrupts, without the time or place of the saying: "..., he said on Monday, is ..."."""
        if len(ranges) < 2 or ranges[0][1] > verb.i or ranges[1][0] != verb.i + 1:
            return ranges
        first, last = ranges[1]
        comma = next((i for i in range(first, min(first + 7, last)) if self._words[i].text == ","), None)
        if comma is None or any(word.upos in ("VERB", "AUX", "CCONJ") for word in self._words[first:comma]):
            return ranges
        return [ranges[0], (comma + 1, last), *ranges[2:]]

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


def _is_asked(clause: Word, verb: Word) -> bool:
    """Whether a clause right behind a verb is an indirect question that the tree takes for a circumstance."""
    opener = clause.subtree()[0]
    return opener.i == verb.i + 1 and opener.lemma in ("when", "where", "why", "how", "whether")


def _hung_low(verb: Word) -> Word | None:
    """A that-clause that the tree hangs on a phrase before it: "said on condition of anonymity that ..."."""
    for noun in verb.find("obl"):
        for above in (noun, *noun.find("nmod")):
            for clause in above.find("acl"):
                opener = clause.subtree()[0]
                own = [subject for subject in clause.find("nsubj") if subject is not opener]
                if opener.lemma == "that" and own and opener.relation not in ("nsubj", "obj") and above.i > verb.i:
                    return clause
    return None


def _opening(verb: Word, clause: Word) -> list[Word]:
    """What stands before a clause that stands before its verb, though the tree hangs it on the verb: "On Friday talks
    will begin, he said"; all but the subject next to the verb."""
    if clause.i > verb.i:
        return []
    first = clause.subtree()[0].i
    return [c for c in verb.children if c.i < first and c.relation in ("obl", "advcl", "advmod", "nsubj", "punct")]


def is_aside(verb: Word, words: Sequence[Word]) -> bool:
    """Whether a verb stands between commas with nothing but its subject ("the bridge, police said, is shut")."""
    subject = next(verb.find("nsubj"), None)
    if subject is None or any(True for _ in verb.find("ccomp", "obj", "xcomp", "mark", "iobj")):
        return False
    left = min(subject.subtree()[0].i, verb.i)
    right = max([verb.i, *(w.i for part in verb.find("advmod", "obl") for w in part.subtree() if w.i < verb.i + 12)])
    before = words[left - 1].text if left else ""
    after = words[right + 1].text if right + 1 < len(words) else "."
    return before in (",", "—", "–", "-") and after in (",", ".", "—", "–", "-", ";") and left - 1 > 0


def _is_unfinished(word: Word) -> bool:
    """Whether a quotation's last word is a mark after which its sentence goes on: who said so must follow."""
    return word.text in (",", "—", "–", "--", "-")


def _is_inside_name(word: Word) -> bool:
    """Whether a word is part of the phrase of a source ("the Trade and Industry Ministry")."""
    return word.upos == "CCONJ" and word.head.upos in ("NOUN", "PROPN")


def _is_name(quotation: Quotation, first: int, last: int) -> bool:
    """Whether a quotation only sticks out of a run by chance: a word or two within is no reason to widen."""
    return quotation.first < first and quotation.last > last and last - first < 2


def _clause_above(noun: Word) -> Word:
    word = noun
    while word.relation in ("obl", "obj", "nmod", "conj", "appos", "nsubj") and word.head is not word:
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
    if more.i <= noun.i or noun.head.lemma == "ask":
        return False
    return (preposition_of(more) or _mark_of(more)) in ("of", "for", "as", "against") or more.dep in ("xcomp", "ccomp")


def _without_aside(words: list[Word], noun: Word) -> list[Word]:
    """The words of an object but a clause set off behind it by a comma (", which ...")."""
    for clause in noun.find("acl:relcl"):
        first = min(word.i for word in clause.subtree())
        if any(
            mark.text == "," and mark.i in (first, first - 1) for mark in (*clause.find("punct"), *noun.find("punct"))
        ):
            return [word for word in words if word.i < first]
    return words


def _mark_of(clause: Word) -> str:
    return next((mark.lemma for mark in clause.find("mark")), "")
