"""Leaders and officials: people with the offices that they hold, and when."""

from __future__ import annotations

from dataclasses import dataclass

from wirebook.knowledge.dates import Period
from wirebook.knowledge.offices import is_named
from wirebook.knowledge.organisations import load_organisations
from wirebook.knowledge.roles import sector_of
from wirebook.model import Entity

PRESENT = "9998"
"""Later than every day, earlier than an open end."""


@dataclass(frozen=True, slots=True)
class Term:
    """An office held: owner is the alpha-3 of a territory or the id of an organisation."""

    office: str
    owner: str
    period: Period

    @property
    def country(self) -> str | None:
        """The country of the owner; None for an international body."""
        organisation = load_organisations().get(self.owner)
        return organisation.country if organisation else self.owner


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody known by name, with the offices in the order they were held.

    role: the sector of one without an office; source: file and line of a user's own entry.
    """

    id: str
    name: str
    country: str
    terms: tuple[Term, ...]
    aliases: tuple[str, ...]
    surname: str
    role: str | None = None
    source: str = ""

    def term_on(self, on: str | None) -> Term | None:
        """The office held on a day (the present one without a day), the one taken up last where there are several."""
        held = [term for term in self.terms if term.period.covers(on or PRESENT)]
        return max(held, key=lambda term: term.period.since) if held else None

    def entity(self, on: str | None = None) -> Entity:
        """The person as a party on a day: a leader out of office is one of the former elite."""
        term = self.term_on(on)
        if term is None and not self.terms:
            return Entity(self.id, self.name, self.country, self.role)
        if term is None:
            ended = [one for one in self.terms if one.period.until < (on or PRESENT)]
            role = _role_of(ended[-1] if ended else self.terms[0])
            out = bool(ended) and role in {"GOV", "SPY", "LEG", "IGO", "OPP", "PTY"}
            return Entity(self.id, self.name, self.country, "ELI" if out else role)
        return Entity(self.id, self.name, term.country, self.role or _role_of(term, on))

    def terms_titled(self, title: str) -> tuple[Term, ...]:
        """The offices held that a title in small letters may name: "president", "secretary" (of state), "minister"."""
        return tuple(term for term in self.terms if title and is_named(term.office, title))


def _role_of(term: Term, on: str | None = None) -> str:
    if organisation := load_organisations().get(term.owner):
        return organisation.entity(on).role or "IGO"
    return sector_of(term.office) or "GOV"
