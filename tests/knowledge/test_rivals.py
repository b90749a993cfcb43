"""How surely words mean somebody, and the runner-up."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import wirebook
from wirebook.knowledge.rivals import load_rules, strength_of, weigh, weigh_against


def test_each_rule_has_a_strength_and_a_meaning() -> None:
    assert all(0 < rule.strength <= 1 and rule.meaning for rule in load_rules().values())
    assert strength_of("no such rule") == 0


@given(st.floats(0.01, 1), st.floats(0, 1))
def test_a_rival_takes_away_and_never_more_than_all(strength: float, other: float) -> None:
    left = weigh_against(strength, other)
    assert 0 <= left <= strength + 0.01
    assert weigh_against(strength, 0) == pytest.approx(strength, abs=0.01)


def test_several_leaders_of_a_surname() -> None:
    alone = weigh("Putin", "Q7747", "person", on="2025-08-14")
    assert (alone.score, alone.rival) == (strength_of("person"), None)
    kim = weigh("Kim", "Q56226", "surname", on="2025-08-14")
    assert kim.rival == "Kim Min-seok"
    assert 0 < kim.score < strength_of("surname")
    assert weigh("Kim", "name", "name", on="2025-08-14").rival is not None


def test_descriptions_have_no_rivals() -> None:
    assert weigh("the new minister of mines of the country", "x", "role").rival is None
    assert weigh("police", "x", "role").rival is None


def test_each_reason_that_the_code_gives_is_a_rule() -> None:
    folder = Path(wirebook.__file__).parent
    texts = [path.read_text(encoding="utf-8") for path in (folder / "statements").glob("*.py")]
    texts.append((folder / "knowledge" / "phrases.py").read_text(encoding="utf-8"))
    pattern = r'reason="([a-z\' ]+)"|Resolution\(.*, "([a-z]+)"\)'
    given = {reason for text in texts for pair in re.findall(pattern, text) for reason in pair if reason}
    assert {"pronoun", "both", "country", "organisation"} <= given
    assert sorted(given - set(load_rules())) == []
