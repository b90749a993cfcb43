"""Who speaks and with which words: the phrase of a source, the words of a cue."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from wirebook.model import Span
from wirebook.reading.arguments import is_passive, preposition_of, subjects
from wirebook.reading.ranges import run_around, span_of, trim
from wirebook.reading.words import Reading, Word

_LEFT_OUT = frozenset({"parataxis", "cop", "aux", "nsubj", "csubj", "mark", "discourse", "advcl", "expl"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
_CUE_PARTS = frozenset({"aux", "advmod", "compound", "cop"})


def source_of(verb: Word) -> Word | None:
    """The head of the phrase that names who speaks, "who" of a relative clause too; None where nobody is named."""
    quoted = quoted_in(verb.head) if verb.xpos == "VBG" and any(m.lemma == "as" for m in verb.find("mark")) else None
    if quoted is not None:
        return quoted
    if not is_passive(verb):
        own = [noun for noun in verb.find("nsubj") if noun.dep != "nsubj:pass"]
        if own:
            before = [noun for noun in own if noun.i < verb.i]
            return before[-1] if len(before) > 1 and any(True for _ in verb.find("ccomp")) else own[0]
    return next(iter(subjects(verb)), None) or displaced_subject(verb)


def quoted_in(verb: Word) -> Word | None:
    """Who is quoted where a verb brings somebody's words with "as": "quoted the mayor as saying", passive too."""
    if verb.lemma not in ("quote", "cite"):
        return None
    saying = next(
        (c for c in verb.find("advcl", "xcomp", "ccomp") if any(m.lemma == "as" for m in c.find("mark"))), None
    )
    if saying is None:
        return None
    return next(verb.find("nsubj:pass" if is_passive(verb) else "obj", "iobj"), None)


def displaced_subject(verb: Word) -> Word | None:
    """The subject of a verb where the tree gives it to the clause behind it, or before it.

    "The envoy, Ama, said | rebels came"; "Jets bombed a camp, | officials and witnesses said".
    """
    if any(True for _ in verb.find("nsubj", "csubj")):
        return None
    for clause in verb.find("ccomp"):
        own = list(clause.find("nsubj"))
        if clause.i > verb.i and len(own) > 1 and own[0].i < verb.i < own[-1].i:
            return own[0]
        if len(own) > 1 and own[0].i < clause.i < own[-1].i < verb.i:
            return own[-1]
    return None


def source_beside(verb: Word, words: Sequence[Word], start: int) -> Word | None:
    """The noun right before a verb, not before the word `start`, or else right behind it, whatever the tree says."""
    place = verb.i - 1
    while place >= start and words[place].upos in ("AUX", "ADV", "PART"):
        place -= 1
    while place >= start and words[place].upos == "PUNCT" and words[place].text in (",", ")"):
        place -= 1
    if place >= start and words[place].upos in _NOMINAL:
        return _climb(words[place], start, verb.i - 1)
    if place < start and verb.i + 1 < len(words) and words[verb.i + 1].upos in _NOMINAL | {"DET", "ADJ", "NUM"}:
        after = words[verb.i + 1]
        head = _climb(after, verb.i + 1, verb.i + 12)
        return head if head.upos in _NOMINAL else None
    return None


def _climb(word: Word, first: int, last: int) -> Word:
    """The topmost noun above a word, within some words."""
    while word.head is not word and first <= word.head.i <= last and word.head.upos in _NOMINAL:
        word = word.head
    return word


def source_span(head: Word, words: Sequence[Word], cue: Word | None = None) -> Span:
    """The phrase of a source: its head with all that describes it, without case marks and clauses.

    cue: the word that the source belongs to; what it hangs on is no part of the phrase.
    """
    barred = {word.i for word in cue.subtree()} if cue is not None and head in cue.ancestors() else set()
    taken = {head.i}
    for child in head.children:
        if child.relation in _LEFT_OUT or child.dep == "acl:relcl" or child.i in barred:
            continue
        if child.i < head.i and child.relation in ("case", "punct", "cc"):
            continue
        if child.relation == "acl" and child.xpos not in ("VBN", "VBG"):
            continue
        taken.update(word.i for word in child.subtree() if word.i not in barred)
    run = run_around(head, _filled(taken, words))
    return span_of(trim(run, words) or (head.i, head.i), words)


def _filled(taken: set[int], words: Sequence[Word]) -> set[int]:
    """The words with the marks that stand between two of them: "Ms. Moore", "Kim, 59, of Seoul"."""
    gaps = {i + 1 for i in taken if i + 2 in taken and words[i + 1].upos == "PUNCT"}
    return taken | gaps


def cue_span(verb: Word, words: Sequence[Word], *further: Word) -> Span:
    """The words of a cue: the verb with its auxiliaries, negation, particles and the nouns that it carries."""
    taken = {verb.i}
    for word in (verb, *further):
        for child in word.children:
            if child.relation in _CUE_PARTS or (child.relation == "mark" and child.lemma == "to"):
                if not child.children or child.relation in ("aux", "compound"):
                    taken.add(child.i)
    for noun in further:
        taken.update(range(min(verb.i, noun.i), max(verb.i, noun.i) + 1))
    return span_of(run_around(verb, taken), words)


def with_names(span: Span, reading: Reading) -> Span:
    """A source's phrase together with a name that it cuts, or that follows without a mark ("the minister Kim")."""
    names = reading.names
    place = max(0, bisect_left(names, span.start, key=lambda name: name.span.start) - 1)
    while place < len(names) and names[place].span.start <= span.end + 1:
        name = names[place]
        follows = (
            name.span.start == span.end + 1
            and name.label in ("PERSON", "ORGANIZATION")
            and span.of(reading.article.text)[-1:].islower()
        )
        if name.span.overlaps(span) or follows:
            span = Span(min(span.start, name.span.start), max(span.end, name.span.end))
        place += 1
    return span


def owner_of(noun: Word) -> Word | None:
    """Whose claim, report or plan a noun names: its possessor, or who stands behind "by", "of" or "from"."""
    for child in noun.find("nmod:poss"):
        return child
    for child in noun.find("nmod"):
        if preposition_of(child) in ("by", "from", "of") and child.upos in ("PROPN", "PRON", "NOUN"):
            return child
    return None


def is_negated(verb: Word) -> bool:
    """Whether a verb stands in the negative ("did not say")."""
    return any(child.lemma in ("not", "never") or child.text.lower() in ("n't", "n’t") for child in verb.find("advmod"))
