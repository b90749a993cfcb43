"""Who stands behind an outlet, as far as the knowledge has it."""

from __future__ import annotations

from dataclasses import dataclass

from wirebook.knowledge.outlets import find_outlet


@dataclass(frozen=True, slots=True)
class Ownership:
    """An outlet's country and owner.

    country: ISO 3166 alpha-3; owner: state (a government directs what is published), public, private, cooperative or
    captured (own in name, a government's in practice); kind: agency, newspaper, broadcaster, magazine, online;
    typology: that of the State Media Matrix. None where it is not known, which is not the same as none.
    """

    country: str | None = None
    owner: str | None = None
    kind: str | None = None
    typology: str | None = None


def ownership_of(outlet: str | None) -> Ownership:
    """What is known of an outlet by its name."""
    known = find_outlet(outlet) if outlet else None
    if known is None:
        return Ownership()
    return Ownership(known.country, known.ownership or None, known.kind or None, known.typology or None)
