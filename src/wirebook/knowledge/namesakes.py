"""Which of several people is meant who bear one name: by the day, and by what they held before or hold then."""

from __future__ import annotations

from wirebook.knowledge.offices import load_offices
from wirebook.knowledge.officials import PRESENT, Person

_REMEMBERED = 20
"""Years for which the surname alone of somebody who led no country or body is meant for him, before and after."""
_APART = 12
"""Years after another of the surname that somebody has to leave office to be the one who is meant."""


def most_likely(people: list[Person], on: str | None, *, sure: bool = False) -> Person | None:
    """The one in office on the day, of the highest rank; None for a bare surname (`sure`) that two could mean."""
    if len(people) < 2:
        return people[0] if people else None
    in_office = [person for person in people if _has_seat(person, on)]
    begun = [person for person in people if any(term.period.since <= (on or PRESENT) for term in person.terms)]
    likely = in_office or begun or people
    best = min(_rank(person, on) for person in likely)
    leading = [person for person in likely if _rank(person, on) == best]
    if len(leading) > 1 and on and not in_office:
        leading = _last_out(leading, on)
    if len(leading) == 1 or not sure:
        return max(leading, key=lambda person: (person.terms[-1].period.since if person.terms else "", person.id))
    return None


def is_remote(person: Person, on: str | None) -> bool:
    """Whether the day is decades away from all that a person held, so that the surname alone is hardly meant for him:
    those who led a country or body are remembered, nobody is known decades before."""
    if on is None or not person.terms or person.source:
        return False
    year = int(on[:4])
    first = min(term.period.since for term in person.terms)
    last = max(term.period.until for term in person.terms)
    led = any((office := load_offices().get(term.office)) and office.rank == 1 for term in person.terms)
    forgotten = not led and last[:4].isdigit() and int(last[:4]) + _REMEMBERED < year
    return forgotten or (first[:4].isdigit() and int(first[:4]) - _REMEMBERED > year)


def _last_out(people: list[Person], on: str) -> list[Person]:
    """The one who left office last where the others had left long before; else all."""
    ended = sorted((_last_year(person, on), person.id) for person in people)
    if ended[-1][0] - ended[-2][0] < _APART:
        return people
    return [person for person in people if person.id == ended[-1][1]]


def _last_year(person: Person, on: str) -> int:
    years = [term.period.until[:4] for term in person.terms if term.period.since <= on]
    return max((int(year) for year in years if year.isdigit()), default=0)


def _has_seat(person: Person, on: str | None) -> bool:
    term = person.term_on(on)
    return term is not None and term.office in load_offices()


def _rank(person: Person, on: str | None) -> int:
    term = person.term_on(on)
    terms = [term] if term else list(person.terms)
    return min((office.rank if (office := load_offices().get(term.office)) else 6 for term in terms), default=6)
