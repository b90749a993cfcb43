"""Names that an article uses for short, and whom they mean in it: "Kim" alone, "the North"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from wirebook.knowledge.offices import load_offices
from wirebook.knowledge.officials import Person
from wirebook.knowledge.people import search_person
from wirebook.model import Participant
from wirebook.statements.figures import Figure, country_of_outlet, participant_of

COMPASS = frozenset({"North", "South"})
"""Halves of countries that are called so for short."""
_KOREA = re.compile(
    r"(?<!South )(?<!North )(?<!Party of )\bKorean?\b"
    r"(?! (?:[Pp]eninsula|War|Central|Workers?|People|Times|Herald|JoongAng))"
)
_OFTEN = 2
"""How often a country is told of whose leader needs no full name."""
_CLEAR = 2
"""How many times as often as any other an article tells of a country whose leader a bare surname means."""


def spell_out(figures: Sequence[Figure], day: str | None) -> Iterator[tuple[int, Figure]]:
    """The figures of whom nothing is known and whose short name the rest of the article explains, with their places."""
    told = Counter(figure.participant.country for figure in figures if figure.participant.country)
    for place, figure in enumerate(figures):
        who = figure.participant
        if who.entity or who.country or who.name != who.text or " " in who.text:
            continue
        if who.text in COMPASS:
            whole = _half_of(who, figures)
        else:
            whole = _leader(who, told, day, figures) if figure.label == "PERSON" else None
        if whole:
            yield place, replace(figure, participant=whole)


def tells_of_south_korea(text: str, outlet: str | None) -> bool:
    """Whether "Korean" alone is South Korean in an article: it names a half in full, or its outlet is of the South."""
    return "South Korea" in text or "North Korea" in text or country_of_outlet(outlet) == "KOR"


def spell_korea(words: str) -> str:
    """A phrase with "South Korean" for "Korean" that nothing says of which half; empty where it has none."""
    spelled = _KOREA.sub(r"South \g<0>", words)
    return spelled if spelled != words else ""


def _half_of(who: Participant, figures: Sequence[Figure]) -> Participant | None:
    """The country "North ..." that is told of before "the North", else after it."""
    countries = [
        figure.participant
        for figure in figures
        if figure.participant.name.startswith(f"{who.text} ")
        and figure.participant.entity
        and figure.participant.entity.id == figure.participant.country
    ]
    before = [country for country in countries if country.span < who.span]
    found = before[-1] if before else countries[0] if countries else None
    if found is None or found.entity is None:
        return None
    return replace(participant_of(who.span, who.text, found.entity, "country"), because=found.text)


def _leader(who: Participant, told: Counter[str], day: str | None, figures: Sequence[Figure]) -> Participant | None:
    """The leader of the country that the article tells of most, if he bears the name and is in office on the day."""
    often = ((country, number) for country, number in told.items() if number >= _OFTEN)
    bearers = [(number, person) for country, number in often if (person := _head(who.text, country, day))]
    bearers.sort(key=lambda bearer: (-bearer[0], bearer[1].id))
    if not bearers or (len(bearers) > 1 and bearers[0][0] < _CLEAR * bearers[1][0]):
        return None
    person = bearers[0][1]
    found = participant_of(who.span, who.text, person.entity(day), "surname")
    named = (figure.participant.text for figure in figures if figure.participant.country == found.country)
    return replace(found, because=next(named, ""))


def _head(name: str, country: str | None, day: str | None) -> Person | None:
    person = search_person(name, on=day, titled=True, country=country)
    term = person.term_on(day) if person else None
    office = load_offices().get(term.office) if term else None
    return person if office and office.rank == 1 else None
