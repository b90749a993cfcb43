"""Seats of the user's own file of actors that an article names without their country: "the minister of mines"."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from wirebook.knowledge.actors import Resolution
from wirebook.knowledge.people import has_own_seats, own_holder_of
from wirebook.model import Participant, Span
from wirebook.reading.arguments import preposition_of
from wirebook.reading.words import Reading, Word
from wirebook.statements.figures import participant_of

_LONGEST = 6
"""Words of "mines, energy and water" behind a title that are looked at."""


def own_seat(
    word: Word,
    span: Span,
    reading: Reading,
    countries: Callable[[], Iterable[str | None]],
    resolve: Callable[[str], Resolution | None],
) -> Participant | None:
    """Who holds the seat that a title names, if the user's own file has it; None without such a file.

    span: of the phrase; countries: of which the title may be, where it does not say so; resolve: whom words mean.
    """
    if not has_own_seats() or word.upos not in ("NOUN", "PROPN"):
        return None
    text = reading.article.text
    whole = Span(span.start, _end(word, span))
    office = " ".join(whole.of(text).split())
    found = resolve(office)
    if found and found.reason == "office":
        return participant_of(whole, whole.of(text), found.entity, found.reason)
    owner = next(word.find("nmod:poss"), None)
    if owner:
        office = " ".join(text[owner.subtree()[-1].end : whole.end].split())
    held = (own_holder_of(country, office, reading.article.day) for country in countries() if country)
    holders = {holder.id: holder for holder in held if holder}
    if len(holders) != 1:
        return None
    return participant_of(whole, whole.of(text), next(iter(holders.values())), "office")


def _end(word: Word, span: Span) -> int:
    """Where a title ends with what it is for: "minister of mines and energy"."""
    behind = (child for child in word.find("nmod") if child.i > word.i and preposition_of(child) in ("of", "for"))
    ends = (tail[-1].end for tail in (child.subtree() for child in behind) if len(tail) <= _LONGEST)
    return max((span.end, *ends))
