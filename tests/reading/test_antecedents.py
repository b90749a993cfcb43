"""The model of antecedents: its file, and that it counts what it says."""

from __future__ import annotations

from tests.conftest import ReadingOf
from wirebook.reading.antecedents import GROUPS, group_of, load_weights, nobody, score
from wirebook.reading.mentions import MentionKind, find_mentions


def test_each_pronoun_has_weights() -> None:
    weights = load_weights()
    assert set(weights) == set(GROUPS)
    assert all(len(found) > 40 for found in weights.values())


def test_a_score_is_the_sum_of_the_weights() -> None:
    weights = load_weights()["it"]
    first, second = sorted(weights)[:2]
    assert score((first, second, "no such feature"), "it") == weights[first] + weights[second]


def test_what_is_nearer_and_subject_counts_more() -> None:
    weights = load_weights()["he"]
    assert weights["distance 0"] > weights["distance 3"]
    assert weights["role nsubj"] > weights["role nmod"]
    assert weights["gender agrees"] > 0


def test_a_sentence_about_nobody_is_seen(reading_of: ReadingOf) -> None:
    mentions = find_mentions(reading_of("It is clear that Norway will pay."))
    pronouns = [mention for mention in mentions if mention.kind is MentionKind.PRONOUN]
    for pronoun in pronouns:  # the parser may have it as an expletive, which is no mention at all
        assert group_of(pronoun) == "it"
        assert "nobody clause" in nobody(pronoun)
