"""PLOVER's type of what is planned, refused, called for."""

from __future__ import annotations

import pytest

from wirebook.export.plover import folded
from wirebook.model import EventType, Status


@pytest.mark.parametrize(
    ("kind", "status", "wanted"),
    [
        ("CONSULT", "happened", "CONSULT"),
        ("CONSULT", "planned", "AGREE"),
        ("CONSULT", "denied", "REJECT"),
        ("RETREAT", "called-for", None),
        ("SANCTION", "planned", "THREATEN"),
        ("ASSAULT", "denied", None),
        ("PROTEST", "planned", "THREATEN"),
        ("AID", "possible", None),
    ],
)
def test_what_did_not_happen_has_a_type_of_its_own(kind: str, status: str, wanted: str | None) -> None:
    assert folded(EventType(kind), Status(status)) == wanted
