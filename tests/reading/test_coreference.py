"""Who is the same, on passages written for this project."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.conftest import ReadingOf
from wirebook.model import Span
from wirebook.reading.coreference import resolve_coreference
from wirebook.reading.mentions import MentionKind, find_mentions

TOGETHER = [
    # names: the same, a part after the whole, an acronym, another name of the same country, initials
    ("Ibrahim Traore flew to Moscow. Traore will stay for three days.", "Ibrahim Traore", "Traore"),
    (
        "The Economic Community of West African States (ECOWAS) met in Abuja. ECOWAS lifted the sanctions.",
        "Economic Community of West African States",
        "ECOWAS",
    ),
    ("The United States sent envoys to Oman. The US wants talks.", "United States", "US"),
    # persons: gender, subjects, owners
    ("Maria Lopez met Peter Hall in Lima. She thanked him for the visit.", "Maria Lopez", "She"),
    ("Maria Lopez met Peter Hall in Lima. She thanked him for the visit.", "Peter Hall", "him"),
    ("Anna Weber resigned on Monday. The court had questioned her twice.", "Anna Weber", "her"),
    ("Thomas Berg praised his deputy.", "Thomas Berg", "his"),
    ("Ahmed Khalil blamed himself.", "Ahmed Khalil", "himself"),
    # bodies, groups, pairs
    ("NATO rejected the plan. It will meet again in May.", "NATO", "It"),
    ("The rebels attacked a village. They burned ten houses.", "The rebels", "They"),
    ("Peter Hall and Thomas Berg landed in Oslo. They will meet the king.", "Peter Hall and Thomas Berg", "They"),
    # descriptions
    ("A ministry in Oslo ordered an inquiry. Two days later the ministry gave it up.", "A ministry", "the ministry"),
    ("Rosa Lind, the president of the bank, resigned.", "Rosa Lind", "the president"),
    ("President Rosa Lind resigned. The president gave no reason.", "Rosa Lind", "The president"),
    # speech
    ("“I will not resign,” Rosa Lind said.", "I", "Rosa Lind"),
]


def spans_of(text: str, words: str) -> set[Span]:
    """All places of the words in a text."""
    found = {text.find(words)}
    while (start := text.find(words, max(found) + 1)) >= 0:
        found.add(start)
    return {Span(start, start + len(words)) for start in found}


@pytest.mark.parametrize(("text", "one", "other"), TOGETHER)
def test_two_mentions_are_the_same(reading_of: ReadingOf, text: str, one: str, other: str) -> None:
    clusters = reading_of(text).clusters
    told = [{span.of(text) for span in cluster} for cluster in clusters]
    both = (spans_of(text, one), spans_of(text, other))
    assert any(all(set(cluster) & spans for spans in both) for cluster in clusters), told


APART = [
    ("Peter Hall met Thomas Berg. Berg thanked the hosts.", "Peter Hall", "Berg"),
    ("Maria Lopez met Peter Hall in Lima. She thanked him for the visit.", "Peter Hall", "She"),
    ("Anna Berg sued Thomas Berg.", "Anna Berg", "Thomas Berg"),
    ("Thomas Berg blamed him.", "Thomas Berg", "him"),
    ("It is clear that Norway will pay.", "Norway", "It"),
    ("“He must go,” Thomas Berg said.", "He", "Thomas Berg"),
]


@pytest.mark.parametrize(("text", "one", "other"), APART)
def test_two_mentions_are_not_the_same(reading_of: ReadingOf, text: str, one: str, other: str) -> None:
    clusters = reading_of(text).clusters
    both = (spans_of(text, one), spans_of(text, other))
    assert not any(all(set(cluster) & spans for spans in both) for cluster in clusters)


def test_each_mention_keeps_its_rule(reading_of: ReadingOf) -> None:
    reading = reading_of("Rosa Lind flew to Oslo. Lind met the king. She left on Monday.")
    assert reading.coreference is not None
    reasons = {
        word.text: referent.reason for word in reading.words if (referent := reading.coreference.of(word)) is not None
    }
    assert reasons["Lind"] in ("part of name", "")
    assert reasons["She"] == "pronoun"


def test_mentions_tell_gender_and_number(reading_of: ReadingOf) -> None:
    reading = reading_of("Maria Lopez, a policeman and ten soldiers met Mr. Tanaka.")
    found = {mention.head.text: mention for mention in find_mentions(reading) if mention.kind is not MentionKind.PAIR}
    assert found["Maria"].gender == "feminine"
    assert found["policeman"].gender == "masculine"
    assert found["soldiers"].plural is True
    assert found["Tanaka"].gender == "masculine"


PARTS = ["Maria Lopez met Peter Hall.", "She thanked him.", "They left.", "NATO said it agreed.", "“I agree,” he said."]


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(chosen=st.lists(st.sampled_from(PARTS), min_size=1, max_size=6))
def test_groups_are_a_partition_and_repeat(reading_of: ReadingOf, chosen: list[str]) -> None:
    reading = reading_of(" ".join(chosen))
    clusters = reading.clusters
    spans = [span for cluster in clusters for span in cluster]
    assert len(spans) == len(set(spans))
    assert all(len(cluster) > 1 and list(cluster) == sorted(cluster) for cluster in clusters)
    assert resolve_coreference(reading).spans() == clusters


def test_an_agency_is_no_antecedent_of_they(reading_of: ReadingOf) -> None:
    text = "Rebels stormed the port. AFP photos showed them on the quay. The agency said their boats were new."
    clusters = [{span.of(text) for span in cluster} for cluster in reading_of(text).clusters]
    assert any({"Rebels", "them", "their"} <= cluster for cluster in clusters)
