"""Where: the place that belongs to a predicate's clause."""

from __future__ import annotations

from wirebook.knowledge.places import find_place
from wirebook.model import Name, Participant, Place
from wirebook.reading.arguments import Predicate, preposition_of
from wirebook.reading.words import Word
from wirebook.statements.parties import Register

_CLAUSES = frozenset({"ccomp", "advcl", "acl", "acl:relcl", "parataxis", "csubj"})
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
