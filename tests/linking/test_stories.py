"""Stories: one matter, one story; any order and any batch give the same."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.linking.news import HAPPENINGS, happening, news
from wirebook.linking.stories import StoryIndex, StorySettings, StoryText, cluster

QUICK = settings(max_examples=25, deadline=None)
WORDS = (
    "tanker oyster villa lottery Hallgrim Lindenau Solheim Korvane bridge ferry smelter ballots printers rudder".split()
)


def random_articles(seed: int, count: int = 40) -> list[StoryText]:
    rng = random.Random(seed)
    return [
        StoryText(
            f"a{number}",
            " ".join(rng.choices(WORDS, k=rng.randint(3, 9))),
            None if rng.random() < 0.1 else f"2025-03-{rng.randint(1, 28):02}",
        )
        for number in range(count)
    ]


def groups(articles: list[StoryText]) -> set[frozenset[str]]:
    return {frozenset(story.articles) for story in cluster(articles)}


def test_each_happening_is_one_story() -> None:
    stories = cluster(news())
    assert len(stories) == len(HAPPENINGS)
    assert all(len({happening(key) for key in story.articles}) == 1 for story in stories)


def test_articles_stand_in_the_order_of_time_with_first_and_last_day() -> None:
    bridge = next(story for story in cluster(reversed(news())) if "bridge-0" in story.articles)
    assert bridge.articles == ("bridge-0", "bridge-1", "bridge-2", "bridge-3")
    assert (bridge.first, bridge.last) == ("2025-03-10", "2025-03-13")


def test_the_trace_says_who_joined_and_why() -> None:
    strike = next(story for story in cluster(news()) if "strike-0" in story.articles)
    assert {key for change in strike.trace for key in change.articles} == set(strike.articles)
    assert strike.trace[0].kind == "founded"
    joined = next(change for change in strike.trace if change.kind == "joined")
    assert joined.similarity >= StorySettings().threshold
    assert set(joined.words) & {"tarsholm", "pellgrove", "korvane", "smelter", "miner"}


def test_the_id_follows_from_the_founding_article() -> None:
    before = {story.articles[0]: story.id for story in cluster(news())}
    later = StoryText("bridge-9", HAPPENINGS["bridge"][0] + " Nine bodies were found.", "2025-03-15")
    after = {story.articles[0]: story.id for story in cluster([*news(), later])}
    assert before == after


def test_the_same_words_long_after_are_another_story() -> None:
    text = HAPPENINGS["bridge"][1]
    assert len(groups([StoryText("a", text, "2025-03-01"), StoryText("b", text, "2025-03-02")])) == 1
    assert len(groups([StoryText("a", text, "2025-03-01"), StoryText("b", text, "2025-06-01")])) == 2


def test_two_matters_with_many_words_in_common_stay_apart() -> None:
    one = [
        StoryText(f"o{n}", f"Police in Hallgrim arrested the singer Ada Morrow over unpaid tax {w}.", "2025-03-01")
        for n, w in enumerate(["on Monday", "at her home", "after a long search", "and let her go"])
    ]
    other = [
        StoryText(f"p{n}", f"Police in Lindenau arrested the boxer Bo Tarrant over a bar fight {w}.", "2025-03-01")
        for n, w in enumerate(["on Monday", "at his gym", "after a long search", "and let him go"])
    ]
    assert groups(one + other) == {frozenset(a.key for a in one), frozenset(a.key for a in other)}


def test_features_that_the_caller_knows_bring_articles_together() -> None:
    one = StoryText("a", "The envoy arrived.", "2025-03-01")
    other = StoryText("b", "Talks began at noon.", "2025-03-01")
    known = ("Q159", "Q423", "CONSULT")
    assert len(groups([one, other])) == 2
    assert len(groups([replace(one, features=known), replace(other, features=known)])) == 1


def test_stories_merge_when_a_report_joins_what_two_told() -> None:
    texts = [
        "Solheim Heron Ostmark ballots commission",
        "Korvane smelter Tarsholm wages miners",
        "Solheim Heron Ostmark ballots commission Korvane smelter Tarsholm wages miners",
        "Heron Ostmark Solheim Korvane smelter miners commission",
        "Ostmark ballots commission Korvane Tarsholm wages",
    ]
    stories = cluster(StoryText(f"a{n}", text, f"2025-03-0{n + 1}") for n, text in enumerate(texts))
    assert len(stories) == 1
    assert "merged" in {change.kind for change in stories[0].trace}
    assert stories[0].articles[0] == "a0"


@QUICK
@given(st.integers(0, 10_000))
def test_any_order_gives_the_same(seed: int) -> None:
    articles = random_articles(seed)
    shuffled = random.Random(seed + 1).sample(articles, len(articles))
    assert cluster(shuffled) == cluster(articles)


@QUICK
@given(st.integers(0, 10_000), st.integers(1, 9))
def test_increments_give_what_a_batch_gives(seed: int, size: int) -> None:
    setting = StorySettings(late=60, checkpoint=5)
    articles = random_articles(seed)
    index = StoryIndex(setting)
    for start in range(0, len(articles), size):
        index.add_all(articles[start : start + size])
    assert index.stories() == cluster(articles, setting)


@QUICK
@given(st.integers(0, 10_000))
def test_every_article_is_in_one_story(seed: int) -> None:
    articles = random_articles(seed)
    keys = [key for story in cluster(articles) for key in story.articles]
    assert sorted(keys) == sorted(article.key for article in articles)


def test_adding_twice_changes_nothing() -> None:
    index = StoryIndex()
    index.add_all(news())
    before = index.stories()
    index.add_all(reversed(news()))
    assert index.stories() == before


def test_drained_stories_are_those_of_a_batch_and_are_forgotten() -> None:
    setting = StorySettings(window=3, late=1, checkpoint=4)
    articles = [
        StoryText(f"{day:02}-{n}", f"{WORDS[day % 14]} {WORDS[(day * 3) % 14]} {n}", f"2025-03-{day:02}")
        for day in range(1, 29)
        for n in range(3)
    ]
    index = StoryIndex(setting)
    drained, held = [], []
    for article in articles:
        index.add(article)
        drained += index.drain()
        held.append(len(index.stories()))
    assert sorted([*drained, *index.stories()], key=lambda s: s.id) == sorted(
        cluster(articles, setting), key=lambda s: s.id
    )
    assert max(held[40:]) <= max(held[:40]) + 3


def test_an_article_that_comes_too_late_is_refused() -> None:
    index = StoryIndex(StorySettings(late=1, checkpoint=1))
    index.add_all(StoryText(f"a{day}", HAPPENINGS["vote"][0], f"2025-03-{day:02}") for day in range(1, 20))
    with pytest.raises(ValueError, match="cluster all articles anew"):
        index.add(StoryText("late", HAPPENINGS["vote"][1], "2025-03-02"))


def test_a_date_that_is_none_is_named() -> None:
    with pytest.raises(ValueError, match=r"article x: published 'soon' is no ISO date"):
        cluster([StoryText("x", "text", "soon")])


def test_texts_without_words_stay_alone() -> None:
    assert len(cluster([StoryText("a", ""), StoryText("b", "...")])) == 2


def test_times_with_zones_are_put_in_order() -> None:
    text = HAPPENINGS["strike"][0]
    (story,) = cluster(
        [StoryText("b", text, "2025-03-01T10:00:00+05:00"), StoryText("a", text, "2025-03-01T06:00:00Z")]
    )
    assert story.articles == ("b", "a")
