"""What statements must share to be compared, and ids."""

from __future__ import annotations

from tests.builders import make_article, make_statement
from wirebook.linking.keys import block_of, event_id, modes_agree

ARTICLE = make_article("Putin called Kim. Moscow sent grain to Pyongyang.")


def test_a_meeting_has_no_direction() -> None:
    one = make_statement(ARTICLE, "CONSULT", ["Russia"], ["North Korea"])
    other = make_statement(ARTICLE, "CONSULT", ["North Korea"], ["Russia"])
    assert block_of(one) == block_of(other)


def test_aid_has_a_direction() -> None:
    one = make_statement(ARTICLE, "AID", ["Russia"], ["North Korea"])
    other = make_statement(ARTICLE, "AID", ["North Korea"], ["Russia"])
    assert block_of(one) != block_of(other)


def test_who_has_no_country_counts_by_name() -> None:
    one = make_statement(ARTICLE, "ASSAULT", ["The  Grey Foxes"], ["Ukraine"])
    other = make_statement(ARTICLE, "ASSAULT", ["the grey foxes"], ["Ukraine"])
    third = make_statement(ARTICLE, "ASSAULT", ["The Red Foxes"], ["Ukraine"])
    assert block_of(one) == block_of(other) != block_of(third)


def test_statements_without_parties_stay_alone() -> None:
    one = make_statement(ARTICLE, "ASSAULT", [], [], statement_id="S1")
    other = make_statement(ARTICLE, "ASSAULT", [], [], statement_id="S2")
    assert block_of(one) != block_of(other)


def test_an_untold_mode_agrees_with_any() -> None:
    assert modes_agree(None, "phone")
    assert modes_agree("visit", "visit")
    assert not modes_agree("phone", "visit")


def test_an_event_id_follows_from_its_smallest_statement() -> None:
    assert event_id(["S2", "S1"]) == event_id(["S1", "S3"])
    assert event_id(["S1"]) != event_id(["S2"])
    assert event_id(["S1"]).startswith("E")
