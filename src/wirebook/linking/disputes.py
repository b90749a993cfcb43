"""Where the statements of one event cannot all be true: numbers, places, dates, parties, denials."""

from __future__ import annotations

from collections.abc import Iterable

from wirebook.linking.consensus import FieldValues
from wirebook.model import Corroboration, Dispute


def disputes_of(values: Iterable[FieldValues]) -> tuple[Dispute, ...]:
    """Everything on which the statements of one event do not agree: counts first, then places, dates, parties, status.

    A dispute lists all values of its field in the order of telling.
    """
    found = [
        Dispute(field.field, tuple((value.value, value.statements) for value in field.values))
        for field in values
        if field.disputed
    ]
    return tuple(sorted(found, key=lambda dispute: (_rank(dispute.field), dispute.field)))


def _rank(field: str) -> int:
    order = ("place", "date", "actors", "recipients", "status")
    return order.index(field) + 1 if field in order else 0


def corroboration_of(disputes: tuple[Dispute, ...], origins: tuple[str, ...]) -> Corroboration:
    """How well an event is vouched for."""
    if disputes:
        return Corroboration.DISPUTED
    return Corroboration.CORROBORATED if len(origins) > 1 else Corroboration.SINGLE_SOURCE
