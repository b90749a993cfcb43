"""When and where: the time expression and the place that belong to a predicate's clause."""

from __future__ import annotations

from collections.abc import Iterator

from wirebook.knowledge.places import find_place
from wirebook.model import Name, Participant, Place, Precision, TimeExpression, When
from wirebook.reading.arguments import Predicate, preposition_of
from wirebook.reading.cues import load_cues
from wirebook.reading.words import Reading, Sentence, Word
from wirebook.statements.parties import Register

_CLAUSES = frozenset({"ccomp", "advcl", "acl", "acl:relcl", "parataxis", "csubj"})
_ELSEWHEN = frozenset({"before", "after", "since", "until", "once", "if", "when"})
_PLACE_WORDS = frozenset(
    "in at near outside inside around across from to on into over off along throughout within between of through "
    "toward towards".split()
)


def own_words(predicate: Predicate) -> list[Word]:
    """The words of the predicate's own clause: what hangs on it (and on its carrier) without deeper clauses."""
    found: dict[int, Word] = {}
    for top in {predicate.trigger.i: predicate.trigger, predicate.clause.i: predicate.clause}.values():
        todo = [top]
        while todo:
            word = todo.pop()
            found[word.i] = word
            deeper = (c for c in word.children if c.dep not in _CLAUSES and not (c.dep == "conj" and c.upos == "VERB"))
            todo.extend(deeper)
    said = predicate.clause.head
    if predicate.clause.dep == "ccomp" and said.i > predicate.clause.i:  # what follows "..., police said" is of saying
        return [found[i] for i in sorted(found) if i < said.i]
    return [found[i] for i in sorted(found)]


def when_of(predicate: Predicate, sentence: Sentence, reading: Reading) -> When | None:
    """The date that the clause gives, or the clause that it is part of; None where the sentence gives none."""
    inside = [t for t in reading.times if sentence.span.covers(t.span) and _is_date(t)]
    if not inside:
        return None
    for words in _wider(predicate):
        numbers = {word.i for word in words}
        near = [t for t in inside if any(w.i in numbers for w in reading.words_in(t.span))]
        if near:
            place = predicate.trigger.start
            best = min(near, key=lambda t: (_rank(t), abs(t.span.start - place), t.span.start))
            return _when(best)
    return None


def _wider(predicate: Predicate) -> Iterator[list[Word]]:
    """The clause's own words, then those of the clauses that it completes ("agreed on Monday to send")."""
    yield own_words(predicate)
    word = predicate.clause
    for _ in range(3):
        above = word.head
        if above is word or word.dep in ("parataxis", "acl:relcl"):
            return
        if word.relation == "advcl" and any(c.lemma.lower() in _ELSEWHEN for c in word.find("mark")):
            return
        if above.upos == "VERB" and above.lemma in load_cues().verbs and word.relation in ("ccomp", "obl", "advcl"):
            return  # the day of the report is not the day of what it tells
        if word.dep == "conj" and word.upos == "VERB":
            shared = [c for c in above.find("obl", "advmod") if c.i < above.i]
            yield [w for c in shared for w in c.subtree()]
        elif word.relation in ("xcomp", "ccomp", "advcl", "acl", "obj", "obl", "nmod", "conj", "nsubj"):
            yield own_words(Predicate(above, "verb"))
        word = above


def _is_date(time: TimeExpression) -> bool:
    if time.modifier in ("since", "from", "until"):
        return False  # the bound of a stretch is not the day of what happened in it
    return time.type in ("DATE", "TIME") and time.first is not None and time.last is not None and time.value is not None


def _rank(time: TimeExpression) -> int:
    order = {Precision.DAY: 0, Precision.WEEK: 1, Precision.MONTH: 2, Precision.QUARTER: 3, Precision.YEAR: 3}
    return order.get(time.precision or Precision.INTERVAL, 4)


def _when(time: TimeExpression) -> When:
    first, last = str(time.first), str(time.last)
    precision = time.precision or Precision.INTERVAL
    if precision is Precision.DAY or first == last:
        value = first
    elif precision is Precision.MONTH and first[:7] == last[:7]:
        value = first[:7]
    elif precision is Precision.YEAR and first[:4] == last[:4]:
        value = first[:4]
    else:
        value = f"{first}/{last}"
    return When(value, precision, time.span, time.anchor or "", time.rule)


def place_of(
    predicate: Predicate, parties: tuple[Participant, ...], register: Register, *, spoken: bool = False
) -> Place | None:
    """The most exact place that the clause names, unless it is there as a party only.

    spoken: the predicate is an act of speech; the places of what it speaks about ("condemned the killing in Lima") are
    not its own.
    """
    found: list[tuple[int, int, Name, Word]] = []
    own = (predicate.trigger, predicate.clause)
    for word in own_words(predicate):
        name = register.name_at(word)
        if not name or name.label not in ("LOCATION", "FACILITY") or word.relation in ("compound", "amod", "nmod:poss"):
            continue
        holder = _phrase_head(word)
        marked = preposition_of(holder)
        if marked not in _PLACE_WORDS or holder.relation not in ("obl", "nmod"):
            continue
        if marked in ("of", "to", "from", "between", "on", "over") and holder.head is not predicate.trigger:
            continue
        if spoken and not any(holder.head is head for head in own):
            continue
        if marked in ("of", "on", "between", "over") and any(p.span.overlaps(name.span) for p in parties):
            continue
        found.append((abs(word.head.i - predicate.trigger.i), word.i, name, word))
    if not found:
        return None
    near = tuple(p.country for p in parties if p.country)
    places = [_place(name, near) for _, _, name, _ in sorted(found, key=lambda item: item[:2])]
    return min(places, key=lambda place: place.geonameid is None or place.text == place.country)


def _phrase_head(word: Word) -> Word:
    """The head of the phrase that names a place: "capital" for "Pyongyang" in "in the capital Pyongyang"."""
    while word.relation in ("flat", "appos", "conj", "nmod:desc", "compound") and not preposition_of(word):
        word = word.head
    return word


def _place(name: Name, near: tuple[str, ...]) -> Place:
    entry = find_place(name.text, near=near)
    if entry is None:
        return Place(name.span, name.text, name.text)
    return Place(name.span, name.text, entry.name, entry.country, entry.latitude, entry.longitude, entry.geonameid)
