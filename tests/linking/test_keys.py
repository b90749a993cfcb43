"""Ids, and who a participant counts as."""

from __future__ import annotations

from tests.builders import make_participant
from wirebook.linking.keys import event_id, party_key, short_hash


def test_an_event_id_follows_from_the_statement_that_told_it_first() -> None:
    assert event_id("S1") == event_id("S1") != event_id("S2")
    assert event_id("S1").startswith("E")


def test_parts_of_a_hash_do_not_run_into_each_other() -> None:
    assert short_hash(["ab", "c"], 12) != short_hash(["a", "bc"], 12)


def test_a_participant_counts_as_its_country_else_by_name() -> None:
    assert party_key(make_participant("", "Russia")) == "RUS"
    assert party_key(make_participant("", "Vladimir Putin", "RUS")) == "RUS"
    assert party_key(make_participant("", "The  Grey Foxes")) == party_key(make_participant("", "the grey foxes"))
