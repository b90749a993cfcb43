"""Who says what: attributions by rules over the tree and the quotation marks.

A cue (say, claim, "according to") with its source, and the content it brings: a that-clause, a clause set beside it,
the words in quotation marks, or the whole clause. After the scheme of PARC and PolNeAR (Pareti 2012, Newell et al.
2018): source, cue, content.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from wirebook.errors import KnowledgeError
from wirebook.knowledge.frames import read_yaml
from wirebook.model import Attribution, Span, Stance
from wirebook.reading.arguments import subjects
from wirebook.reading.words import Reading, Sentence, Word

_DATA = Path(__file__).parent.parent / "knowledge" / "data" / "cues.yaml"
_STANCE = {"factive": Stance.ENDORSED, "doubting": Stance.DISTANCED}
_NOT_INFINITIVE = frozenset({"want", "plan", "intend", "threaten", "decide", "agree", "continue", "go", "call", "see", "expect", "order"})
_OPEN, _CLOSE = "“«„", "”»"
_BARE = frozenset({"go", "put", "read", "see", "call", "continue", "hear", "find", "show", "express", "order", "describe", "hail",
                   "praise", "accuse", "charge", "point", "publish", "reject", "know", "want"})  # fmt: skip
"""Cues that count only with a clause or quotation as their content."""


@dataclass(frozen=True, slots=True)
class Cues:
    """Lemmas of cues to their kind, and phrases; kinds of sources by the head noun."""

    verbs: Mapping[str, str]
    nouns: Mapping[str, str]
    phrases: Mapping[str, str]
    kinds: Mapping[str, str]


@cache
def load_cues() -> Cues:
    """The cue lexicon, read once. Raises KnowledgeError where the file breaks its form."""
    data, _ = read_yaml(_DATA)
    try:
        turn = lambda part: {str(w): str(kind) for kind, words in reversed(data[part].items()) for w in words}  # noqa: E731
        return Cues(turn("verbs"), turn("nouns"), turn("phrases"), turn("kinds"))
    except (KeyError, TypeError, AttributeError) as error:
        raise KnowledgeError(f"{_DATA.name}: {error}", code="E202") from error


def find_attributions(reading: Reading) -> list[Attribution]:
    """All attributions of an article, in the order of their first span."""
    quotes = find_quotations(reading)
    found: list[Attribution] = []
    for sentence in reading.sentences:
        for word in sentence.words:
            found.extend(_by_phrase(word, sentence, quotes, reading))
            if word.upos == "VERB":
                found.extend(_by_verb(word, sentence, quotes, reading))
            elif word.upos == "NOUN":
                found.extend(_by_noun(word))
    return sorted(found, key=lambda a: min([*a.content, *([a.source] if a.source else [])]))


def find_quotations(reading: Reading) -> list[Span]:
    """The stretches within quotation marks, without the marks; a mark that is not closed ends with its paragraph."""
    spans: list[Span] = []
    opened: Word | None = None
    previous: Word | None = None
    for word in reading.words:
        if word.layout.name == "PARAGRAPH" and opened is not None and previous is not None:
            if previous.i > opened.i:
                spans.append(Span(opened.end, previous.end))
            opened = None
        opens = word.text in _OPEN or (word.text in ('"', "``") and opened is None)
        closes = word.text in _CLOSE or (word.text in ('"', "''") and opened is not None)
        if closes and opened is not None:
            if previous is not None and previous.i > opened.i:
                spans.append(Span(reading.words[opened.i + 1].start, previous.end))
            opened = None
        elif opens:
            opened = word
        previous = word
    return spans


def _by_verb(verb: Word, sentence: Sentence, quotes: list[Span], reading: Reading) -> Iterator[Attribution]:
    kind = load_cues().verbs.get(verb.lemma)
    if kind is None or verb.dep in ("amod", "compound"):
        return
    source = next(iter(subjects(verb)), None)
    content = _content_of(verb, sentence, quotes)
    if not content or (verb.lemma in _BARE and not _has_clause(verb) and not _quoted(content, quotes)):
        return
    negated = any(c.lemma == "not" or c.text.lower() in ("never", "n't") for c in verb.find("advmod"))
    yield Attribution(
        source=_noun_phrase(source) if source else None,
        cue=verb.span,
        content=tuple(content),
        kind=_kind(content, quotes),
        cue_lemma=verb.lemma,
        stance=_STANCE.get(kind, Stance.NEUTRAL),
        negated=negated or kind == "denying",
        rule=f"verb:{kind}",
    )


def _has_clause(verb: Word) -> bool:
    return any(True for _ in verb.find("ccomp", "parataxis"))


def _content_of(verb: Word, sentence: Sentence, quotes: list[Span]) -> list[Span]:
    """The content of a reporting verb: its clause, else the clause it is set beside, else the quotation at its side."""
    for clause in verb.find("ccomp"):
        return _pieces(clause, verb)
    for clause in verb.find("parataxis"):
        if clause.upos in ("VERB", "ADJ", "NOUN", "AUX") and any(True for _ in clause.find("nsubj", "nsubj:pass")):
            return _pieces(clause, verb)
    if verb.dep == "parataxis" and verb.head is not verb:
        return _pieces(verb.head, verb, without=verb)
    if verb.dep == "advcl" and any(c.lemma == "as" for c in verb.find("mark")) and not any(True for _ in verb.find("obj")):
        return _pieces(verb.head, verb, without=verb)
    if verb.lemma not in _NOT_INFINITIVE:
        for clause in verb.find("xcomp"):
            if clause.upos == "VERB" and clause.xpos == "VB" and verb.lemma not in ("tell", "ask"):
                return _pieces(clause, verb)
    inside = [q for q in quotes if sentence.span.start <= q.start < sentence.span.end]
    subtree = {w.i for w in verb.subtree()}
    near = [q for q in inside if any(w.i in subtree for w in sentence.words if q.start <= w.start < q.end)]
    return [Span(q.start, min(q.end, sentence.span.end)) for q in near]


def _pieces(clause: Word, cue: Word, without: Word | None = None) -> list[Span]:
    """The words under a clause as spans, the cue's own words (and its source's) left out, marks at the ends cut."""
    barred = {w.i for w in without.subtree()} if without else {cue.i}
    words = [w for w in clause.subtree() if w.i not in barred]
    runs: list[list[Word]] = []
    for word in words:
        if runs and word.i == runs[-1][-1].i + 1:
            runs[-1].append(word)
        else:
            runs.append([word])
    spans = []
    for run in runs:
        while run and (run[0].upos == "PUNCT" or (run[0].text.lower() == "that" and run[0].dep == "mark")):
            run.pop(0)
        while run and run[-1].upos == "PUNCT":
            run.pop()
        if run:
            spans.append(Span(run[0].start, run[-1].end))
    return spans


def _by_phrase(word: Word, sentence: Sentence, quotes: list[Span], reading: Reading) -> Iterator[Attribution]:
    """ "according to X": the clause that it stands in is the content."""
    if word.text.lower() != "according" or word.i + 1 >= len(reading.words) or reading.words[word.i + 1].lemma != "to":
        return
    source = word.head if word.relation == "case" else next((c for c in word.find("obl", "nmod", "pobj")), None)
    if source is None or source.head is source:
        return
    governor = source.head if word.relation == "case" else word.head
    while governor.upos in ("NOUN", "PROPN") and governor.relation in ("nmod", "obl") and governor.head is not governor:
        governor = governor.head
    content = _pieces(governor, word, without=source if word.relation == "case" else word)
    if content:
        cue = Span(word.start, reading.words[word.i + 1].end)
        yield Attribution(_noun_phrase(source), cue, tuple(content), _kind(content, quotes), "according to", rule="phrase")


def _by_noun(noun: Word) -> Iterator[Attribution]:
    """ "the claim that ...", "Kyiv's allegation that ..."."""
    kind = load_cues().nouns.get(noun.lemma)
    if kind is None:
        return
    clause = next((c for c in noun.find("acl", "ccomp") if c.dep != "acl:relcl" and _is_that_clause(c)), None)
    if clause is None:
        return
    source = next(noun.find("nmod:poss"), None) or next(
        (c for c in noun.find("nmod") if any(m.text.lower() in ("by", "of", "from") for m in c.find("case"))), None
    )
    yield Attribution(
        _noun_phrase(source) if source else None,
        noun.span,
        tuple(_pieces(clause, noun)),
        cue_lemma=noun.lemma,
        stance=_STANCE.get(kind, Stance.NEUTRAL),
        negated=kind == "denying",
        rule=f"noun:{kind}",
    )


def _is_that_clause(clause: Word) -> bool:
    return any(c.text.lower() == "that" for c in clause.find("mark")) and any(
        True for _ in clause.find("nsubj", "nsubj:pass", "expl")
    )


def _noun_phrase(head: Word) -> Span:
    """The source as a phrase: all that hangs on its head but case marks, relative clauses and what is set beside."""
    words = [head]
    for child in head.children:
        if child.dep in ("acl:relcl", "parataxis", "cc", "conj") or child.relation in ("case", "punct") and child.i < head.i:
            continue
        if child.relation in ("punct", "acl", "cop", "advmod", "appos", "nsubj", "aux"):
            continue
        words.extend(child.subtree())
    words.sort(key=lambda w: w.i)
    run = [head]
    by_number = {w.i: w for w in words}
    while run[0].i - 1 in by_number:
        run.insert(0, by_number[run[0].i - 1])
    while run[-1].i + 1 in by_number:
        run.append(by_number[run[-1].i + 1])
    return Span(run[0].start, run[-1].end)


def _quoted(content: list[Span], quotes: list[Span]) -> bool:
    return any(span.overlaps(quote) for span in content for quote in quotes)


def _kind(content: list[Span], quotes: list[Span]) -> str:
    inside = sum(
        max(0, min(span.end, quote.end) - max(span.start, quote.start)) for span in content for quote in quotes
    )
    total = sum(span.end - span.start for span in content)
    if inside == 0:
        return "indirect"
    return "direct" if inside >= 0.9 * total else "mixed"
