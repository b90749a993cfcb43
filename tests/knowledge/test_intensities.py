"""How cooperative or hostile acts are."""

from __future__ import annotations

import pytest

from wirebook.knowledge.intensities import intensity
from wirebook.knowledge.ontology import MODES
from wirebook.model import EventType

COOPERATIVE = {"AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT"}


@pytest.mark.parametrize("kind", sorted(EventType))
def test_every_act_has_its_side(kind: EventType) -> None:
    numbers = [intensity(kind, mode) for mode in (None, *MODES.get(kind, ()))]
    if kind in COOPERATIVE:
        assert min(numbers) > 0
    elif kind is EventType.REQUEST:
        assert -1 <= min(numbers) <= max(numbers) <= 0.5
    else:
        assert max(numbers) < 0


def test_a_mode_without_a_number_has_that_of_its_type() -> None:
    assert intensity("REJECT", "yield") == intensity("REJECT") == -2
    assert intensity("CONSULT", "visit") == 4
