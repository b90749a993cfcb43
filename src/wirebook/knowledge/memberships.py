"""Members of international organisations, with the days they came and went."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from wirebook.errors import KnowledgeError
from wirebook.knowledge.dates import Period, read_period
from wirebook.knowledge.organisations import load_organisations
from wirebook.knowledge.tables import read_rows, split_values
from wirebook.knowledge.territories import load_territories

_COLUMNS = ("organisation", "members")
_UNDATED = Period("", "9999")


@dataclass(frozen=True, slots=True)
class Membership:
    """A member of an organisation: ids of an organisation, and of a territory or organisation. source: "file:line"."""

    organisation: str
    member: str
    period: Period
    source: str

    @property
    def is_dated(self) -> bool:
        """Whether it is known since when, or until when."""
        return self.period != _UNDATED


@cache
def load_memberships() -> tuple[Membership, ...]:
    """All memberships, by organisation, day and member; what is written by hand goes before the Factbook's list."""
    ours = list(_read("memberships.tsv"))
    told = {(one.organisation, one.member.removeprefix("-")) for one in ours}
    found = [one for one in ours if not one.member.startswith("-")]
    found += [one for one in _read("memberships_factbook.tsv") if (one.organisation, one.member) not in told]
    return tuple(sorted(found, key=lambda one: (one.organisation, one.period.since, one.period.until, one.member)))


def members_of(organisation: str) -> tuple[Membership, ...]:
    """The members of an organisation, past ones too."""
    return tuple(one for one in load_memberships() if one.organisation == organisation)


def memberships_of(member: str) -> tuple[Membership, ...]:
    """What a territory or organisation is or was a member of."""
    return tuple(one for one in load_memberships() if one.member == member)


def _read(name: str) -> Iterator[Membership]:
    for where, (organisation, members) in read_rows(name, _COLUMNS):
        if organisation not in load_organisations():
            raise KnowledgeError(f"{where}: {organisation!r} is no organisation")
        for group in split_values(members):
            names, _, period = group.rpartition(" ")
            for member in names.split(","):
                plain = member.removeprefix("-")
                if plain not in load_territories() and plain not in load_organisations():
                    raise KnowledgeError(f"{where}: {member!r} is neither a territory nor an organisation")
                yield Membership(organisation, member, read_period(where, period), where)
