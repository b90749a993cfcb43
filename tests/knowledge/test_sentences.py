"""The words for acts."""

from __future__ import annotations

import pytest

from wirebook.knowledge.ontology import MODES
from wirebook.knowledge.sentences import wording
from wirebook.model import EventType


@pytest.mark.parametrize("kind", sorted(EventType))
def test_every_mode_has_words_of_its_own(kind: EventType) -> None:
    words = [wording(kind, mode) for mode in MODES.get(kind, ())]
    assert all("{R}" in word.to and "{R}" not in word.alone for word in [*words, wording(kind)])
    assert len({word.noun for word in words}) >= len(words) - 2


def test_the_recipient_stands_in_its_place() -> None:
    assert wording("CONSULT", "phone").after_verb("Fiji") == "by telephone with Fiji"
    assert wording("CONSULT", "phone").after_verb("") == "by telephone"
