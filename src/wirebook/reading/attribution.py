"""Who says what: attributions by rules over the tree and the quotation marks.

A cue (say, claim, "according to") with its source, and the content it brings: a that-clause, a clause set beside it,
the words in quotation marks, an infinitive, or what is judged. After the scheme of PARC and PolNeAR (Pareti 2012,
Newell et al. 2018): source, cue, content. What the attribution head finds is joined to it, where its weights are there.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from wirebook.model import Attribution, Span
from wirebook.reading.arguments import is_passive, preposition_of
from wirebook.reading.contents import ContentFinder
from wirebook.reading.cues import load_cues, stance_of
from wirebook.reading.headlines import in_headlines, signed
from wirebook.reading.joining import merge
from wirebook.reading.quotations import Quotations, find_quotations
from wirebook.reading.ranges import Range, by_paragraph, join, span_of
from wirebook.reading.running import Draft, leave_out_phrases, run_on, take_over
from wirebook.reading.traits import lay_out
from wirebook.reading.voices import (
    cue_span,
    is_negated,
    owner_of,
    quoted_in,
    source_beside,
    source_of,
    source_span,
    with_names,
)
from wirebook.reading.words import Reading, Sentence, Word

if TYPE_CHECKING:
    from wirebook.reading.attributor import Attributor

__all__ = ["find_attributions", "find_quotations", "load_cues"]

_SELF = frozenset({"i", "we", "you", "one", "me", "us"})
_UNREAL = frozenset({"would", "could", "might", "should", "can", "must", "may"})


def find_attributions(reading: Reading, attributor: Attributor | None = None) -> list[Attribution]:
    """All attributions of an article, in the order of their first span: by the rules, and by the head where given."""
    drafts, quotations = find_drafts(reading)
    if attributor is not None and reading.states is not None:
        page = lay_out(reading, drafts, quotations, attributor.alphabet)
        findings = attributor.find(page, reading.states, [draft.word.i for draft in drafts])
        drafts = merge(drafts, findings, page, attributor.judgement)
    found = [_settle(draft, quotations, reading.words) for draft in drafts]
    return sorted(found, key=lambda a: (min([*a.content, *([a.source] if a.source else [])]), a.cue or a.content[0]))


def find_drafts(reading: Reading) -> tuple[list[Draft], Quotations]:
    """What the rules find in an article, with its quotations."""
    finder = _Finder(reading)
    drafts = [draft for sentence in reading.sentences for draft in finder.of_sentence(sentence)]
    drafts.extend(in_headlines(reading, finder.quotations))
    drafts.extend(signed(reading, finder.quotations))
    take_over(drafts, reading)
    leave_out_phrases(drafts)
    run_on(drafts, finder.quotations, reading)
    return drafts, finder.quotations


class _Finder:
    """The rules over one article."""

    def __init__(self, reading: Reading) -> None:
        self.quotations = Quotations(reading)
        self._reading = reading
        self._words = reading.words
        self._cues = load_cues()
        self._contents = ContentFinder(reading, self.quotations, self._cues)

    def of_sentence(self, sentence: Sentence) -> Iterator[Draft]:
        """The attributions whose cue stands in a sentence, but not within a quotation."""
        for word in sentence.words:
            if self._is_muted(word):
                continue
            draft = self._by_phrase(word)
            if draft is None and word.upos == "VERB":
                draft = self._by_verb(word, sentence)
            elif draft is None and word.upos == "NOUN":
                draft = self._by_noun(word)
            elif draft is None and word.upos == "ADJ":
                draft = self._by_adjective(word)
            if draft is not None and draft.ranges:
                yield draft

    def _is_muted(self, word: Word) -> bool:
        """Whether a word is somebody's own within quotation marks; a few words in marks are still the article's."""
        quotation = self.quotations.sound_at(word)
        return quotation is not None and quotation.last - quotation.first >= 3

    def _by_verb(self, verb: Word, sentence: Sentence) -> Draft | None:
        if not self._cues.knows(verb.lemma) or verb.dep in ("amod", "compound", "case"):
            return None
        source = source_of(verb)
        content = self._contents.of_verb(verb, sentence)
        if content is None:
            return None
        if content.frame == "quotation" and quoted_in(verb) is not None:
            source = quoted_in(verb)
        elif content.before is not None:
            source = source_beside(verb, self._words, content.before + 2) or source
        elif source is None and content.frame in ("clause", "beside") and content.ranges[0][0] < verb.i:
            source = source_beside(verb, self._words, verb.i)
        if not self._is_real(verb, source, content.frame):
            return None
        kind = self._cues.kind_of(verb.lemma)
        if content.frame == "described":
            kind = "doubting"
        elif verb.lemma not in self._cues.verbs and content.frame not in ("clause", "beside", "as", "quotation"):
            kind = "attitude"
        cue = cue_span(verb, self._words)
        if content.frame in ("about", "described"):
            cue = self._with_preposition(cue, verb, content.ranges[0][0])
        return Draft(
            self._source(source, verb) if source is not None else None,
            cue,
            content.ranges,
            verb,
            kind,
            f"verb:{kind}/{content.frame}",
            negated=is_negated(verb) or kind == "denying",
        )

    def _source(self, head: Word, cue: Word | None = None) -> Span:
        return with_names(source_span(head, self._words, cue), self._reading)

    def _with_preposition(self, cue: Span, verb: Word, first: int) -> Span:
        """A cue with the preposition that brings its content, where only particles and adverbs stand between."""
        between = self._words[verb.i + 1 : first]
        if all(word.upos in ("ADV", "ADP", "SCONJ", "PART", "PUNCT") for word in between):
            last = next((word for word in reversed(between) if word.upos in ("ADP", "SCONJ")), None)
            return Span(cue.start, last.end) if last else cue
        return cue

    def _is_real(self, verb: Word, source: Word | None, frame: str) -> bool:
        """Whether somebody does say or think it: no turn of phrase ("I think"), no mere possibility."""
        if source is None:
            return frame in ("clause", "infinitive") and is_passive(verb) and verb.lemma not in self._cues.beliefs
        if verb.lemma in self._cues.beliefs or frame not in ("clause", "beside", "as", "quotation"):
            if source.text.lower() in _SELF or any(a.lemma in _UNREAL for a in verb.find("aux")):
                return False
        return not any(mark.lemma in ("if", "unless") for mark in verb.find("mark"))

    def _by_phrase(self, word: Word) -> Draft | None:
        """ "according to X": the clause that it stands in is the content."""
        phrase = self._phrase_at(word)
        if phrase is None:
            return None
        inside = {w.i for w in phrase}
        source = next((w for w in _near(phrase) if w.i > phrase[-1].i and _is_carried(w, inside)), None)
        if source is None:
            return None
        group = {w.i for w in source.subtree()} | inside
        top = source
        while top.head.i in group and top.head is not top:
            top = top.head
        if top.head is top:
            return None
        governor = _clause_of(top.head)
        words = [w for w in governor.subtree() if w.i not in group]
        cue = Span(phrase[0].start, phrase[-1].end)
        return Draft(
            self._source(source),
            cue,
            self._contents.of_clause(words, word),
            word,
            "neutral",
            "phrase",
            lemma=" ".join(w.text.lower() for w in phrase),
        )

    def _phrase_at(self, word: Word) -> list[Word] | None:
        """The words of a phrase of the lexicon that begins here."""
        for phrase in self._cues.phrases:
            parts = phrase.split()
            if word.text.lower() == parts[0]:
                words = list(self._words[word.i : word.i + len(parts)])
                if [w.text.lower() for w in words] == parts:
                    return words
        return None

    def _by_noun(self, noun: Word) -> Draft | None:
        """ "the claim that ...", "Kyiv's allegation that ...", "made the case that ..."."""
        kind = self._cues.nouns.get(noun.lemma)
        clause = self._noun_content(noun, kind)
        if clause is None:
            return None
        carrier = noun.head if noun.dep == "obj" and noun.head.lemma in self._cues.supports else None
        source = owner_of(noun)
        if source is clause:
            source = None
        if source is None and carrier is not None:
            source = source_of(carrier)
        elif source is not None:
            carrier = None
        if source is None:
            return None
        cue = cue_span(carrier, self._words, noun) if carrier else noun.span
        return Draft(
            self._source(source, noun),
            cue,
            self._contents.of_clause(clause.subtree(), noun),
            noun,
            kind or "attitude",
            f"noun:{kind or 'attitude'}/{'about' if clause.relation == 'nmod' else 'clause'}",
            negated=kind == "denying",
        )

    def _noun_content(self, noun: Word, kind: str | None) -> Word | None:
        for clause in noun.find("acl", "ccomp"):
            if kind and clause.dep != "acl:relcl" and clause.i > noun.i and _is_content_clause(clause):
                return clause
        for owner in noun.find("nmod"):  # "a statement by the army that ...", which may be hung on the army
            for clause in owner.find("acl"):
                if (
                    kind
                    and preposition_of(owner) in ("by", "from")
                    and any(m.lemma == "that" for m in clause.find("mark"))
                ):
                    return clause
        topics = self._cues.topics.get(noun.lemma, frozenset())
        return next((c for c in noun.find("nmod") if preposition_of(c) in topics and c.i > noun.i), None)

    def _by_adjective(self, adjective: Word) -> Draft | None:
        """ "is confident that ..."."""
        kind = self._cues.adjectives.get(adjective.lemma)
        if kind is None:
            return None
        source = source_of(adjective)
        clause = next(
            (c for c in adjective.find("ccomp", "advcl", "xcomp") if c.i > adjective.i and _is_content_clause(c)), None
        )
        if source is None or clause is None or source.text.lower() in _SELF or source.lemma in ("it", "that", "this"):
            return None
        return Draft(
            self._source(source, adjective),
            cue_span(adjective, self._words),
            self._contents.of_clause(clause.subtree(), adjective),
            adjective,
            kind,
            f"adjective:{kind}/clause",
        )


def _near(phrase: Sequence[Word]) -> Iterator[Word]:
    """The words that may be the source of a phrase: what it hangs on and what hangs on it."""
    for word in phrase:
        yield word.head
        yield from word.children


def _is_carried(word: Word, phrase: set[int]) -> bool:
    return word.upos in ("NOUN", "PROPN", "PRON", "NUM", "ADJ", "X") and (
        word.head.i in phrase or any(child.i in phrase for child in word.children)
    )


def _clause_of(word: Word) -> Word:
    """The head of the clause that a word stands in."""
    while word.head is not word and (
        word.relation in ("nmod", "obl", "obj", "nsubj", "appos", "amod", "compound", "nummod", "iobj", "acl", "flat")
        or (word.relation in ("conj", "xcomp", "advcl"))
    ):
        word = word.head
    return word


def _is_content_clause(clause: Word) -> bool:
    """Whether a clause under a noun or adjective says a content: "that" with a subject, or an infinitive."""
    if clause.xpos == "VB" and any(mark.lemma == "to" for mark in clause.find("mark")):
        return True
    subject = any(True for _ in clause.find("nsubj", "csubj", "expl"))
    return subject and not any(mark.lemma in ("if", "when", "because", "as", "after") for mark in clause.find("mark"))


def _settle(draft: Draft, quotations: Quotations, words: Sequence[Word]) -> Attribution:
    content = tuple(span_of(run, words) for run in by_paragraph(join(draft.ranges, words), words))
    kind = "neutral" if draft.kind == "attitude" else draft.kind
    return Attribution(
        source=draft.source,
        cue=draft.cue,
        content=content,
        kind=_quoted_kind(draft.ranges, quotations),
        cue_lemma=draft.lemma or draft.word.lemma,
        stance=stance_of("neutral" if draft.negated and kind == "factive" else kind),
        negated=draft.negated,
        rule=draft.rule,
        by=draft.by,
    )


def _quoted_kind(ranges: Sequence[Range], quotations: Quotations) -> str:
    """direct where all words of a content lie within quotation marks, mixed where some do, else indirect."""
    inside = total = 0
    for first, last in ranges:
        total += last - first + 1
        for quotation in quotations.within(first, last):
            inside += min(last, quotation.last) - max(first, quotation.first) + 1
    if inside == 0:
        return "indirect"
    return "direct" if inside >= 0.9 * total else "mixed"
