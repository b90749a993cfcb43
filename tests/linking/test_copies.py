"""Copies: whose text an article is, and how many voices vouch."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.linking.news import LONG, OTHER
from wirebook.linking.copies import CopyIndex, CopySettings, CopyText, TextOrigin, origins

QUICK = settings(max_examples=40, deadline=None)
VOCABULARY = [f"{a}{b}" for a in ("ka", "lo", "mi", "nu", "pe", "ra", "so") for b in ("th", "rd", "ng", "lm", "st")]


def texts(seed: int) -> list[CopyText]:
    """Some texts and pieces of them, on days of one month, some undated."""
    rng = random.Random(seed)
    whole = [rng.choices(VOCABULARY, k=rng.randint(20, 80)) for _ in range(4)]
    articles = []
    for number in range(14):
        words = rng.choice(whole)
        start = rng.randrange(len(words) // 2)
        piece = words[start : start + rng.randint(10, 80)] + rng.choices(VOCABULARY, k=rng.randint(0, 15))
        day = None if rng.random() < 0.1 else f"2025-03-{rng.randint(1, 20):02}"
        articles.append(CopyText(f"a{number}", " ".join(piece), rng.choice(["Herald", "Courier", None]), day))
    return articles


def article(key: str, text: str, outlet: str = "Herald", day: int = 3) -> CopyText:
    return CopyText(key, text, outlet, f"2025-03-{day:02}")


def edited(text: str) -> str:
    """Every fifteenth word another one."""
    return " ".join("thing" if number % 15 == 7 else word for number, word in enumerate(text.split()))


@pytest.mark.parametrize(
    "copied",
    [
        LONG,
        LONG[: len(LONG) // 3],
        LONG[len(LONG) // 2 :],
        "Our own reporters have been following this since dawn. " + LONG + " Read all the news of the coast with us.",
        edited(LONG),
        LONG.upper().replace(" ", "\n"),
        OTHER + " " + LONG[: len(LONG) // 2],
    ],
)
def test_a_copy_has_the_origin_of_its_text(copied: str) -> None:
    found = origins([article("copy", copied, "Courier", 4), article("text", LONG, "Herald", 3)])
    assert found["text"] == TextOrigin("text", "text", None, "own", outlet="Herald")
    copy = found["copy"]
    assert (copy.origin, copy.how, copy.of, copy.voice) == ("text", "copy", "text", "Herald")
    assert 0.25 < copy.share <= 1


def test_two_reports_of_ones_own_are_no_copies() -> None:
    found = origins([article("a", LONG), article("b", OTHER, "Courier")])
    assert [origin.how for origin in found.values()] == ["own", "own"]
    assert {origin.voice for origin in found.values()} == {"Herald", "Courier"}


def test_a_sentence_quoted_by_both_makes_no_copy() -> None:
    quoted = LONG.split(". ")[2]
    assert origins([article("a", LONG), article("b", OTHER + " " + quoted + ".")])["b"].how == "own"


def test_the_earliest_is_the_origin_and_ties_fall_to_the_key() -> None:
    assert origins([article("a", LONG, day=5), article("b", LONG, day=4)])["a"].origin == "b"
    assert origins([article("b", LONG), article("a", LONG)])["b"].origin == "a"


def test_an_agency_vouches_once_for_all_copies_and_reports() -> None:
    found = origins(
        [
            article("a", f"LINDENAU, March 3 (Reuters) - {LONG}", "Herald", 4),
            article("b", LONG, "Courier", 3),
            article("c", OTHER + "\n(Reporting by Ann Lee; Editing by Bo Hart)", "Gazette", 3),
        ]
    )
    assert {origin.voice for origin in found.values()} == {"Reuters"}
    assert [found[key].how for key in "abc"] == ["copy", "credited", "credited"]


def test_the_agency_itself_has_its_own_text() -> None:
    found = origins([article("wire", LONG, "AFP", 3), article("paper", LONG, "Herald", 4)])
    assert (found["wire"].how, found["wire"].voice) == ("own", "Agence France-Presse")
    assert found["paper"].voice == "Agence France-Presse"


def test_texts_of_one_outlet_are_one_voice() -> None:
    found = origins([article("a", LONG, "Herald"), article("b", OTHER, "Herald")])
    assert {origin.voice for origin in found.values()} == {"Herald"}


def test_a_text_without_outlet_speaks_by_its_earliest_copy() -> None:
    found = origins([CopyText("b", LONG, None, "2025-03-04"), CopyText("a", LONG, None, "2025-03-03")])
    assert {origin.voice for origin in found.values()} == {"a"}


def test_copies_beyond_the_window_are_not_looked_for() -> None:
    found = origins([article("a", LONG, day=1), article("b", LONG, day=20)])
    assert found["b"].how == "own"
    assert origins([article("a", LONG, day=1), article("b", LONG, day=20)], CopySettings(window=30))["b"].how == "copy"


@QUICK
@given(st.integers(0, 100_000))
def test_any_order_gives_the_same_and_increments_what_a_batch_gives(seed: int) -> None:
    articles = texts(seed)
    setting = CopySettings(window=10)
    index = CopyIndex(setting)
    batch = origins(articles, setting)
    for one in random.Random(seed).sample(articles, len(articles)):
        index.add(one)
    assert list(index.origins().items()) == list(batch.items())
    assert origins(reversed(articles), setting) == batch


@QUICK
@given(st.integers(0, 100_000), st.integers(0, 13))
def test_adding_a_copy_never_adds_an_origin(seed: int, which: int) -> None:
    articles = texts(seed)
    setting = CopySettings(one_in=1, window=1000)
    before = origins(articles, setting)
    source = articles[which]
    words = source.text.split()
    copy = CopyText("copy", " ".join(words[: max(12, len(words) // 2)]), "Gazette", source.published)
    after = origins([*articles, copy], setting)
    assert len({o.origin for o in after.values()}) <= len({o.origin for o in before.values()})


def test_what_is_held_is_bounded_by_the_window() -> None:
    index = CopyIndex(CopySettings(window=2))
    rng = random.Random(5)
    held = []
    for hour in range(24 * 40):
        day, rest = divmod(hour, 24)
        moment = f"2025-0{1 + day // 28}-{1 + day % 28:02}T{rest:02}:00:00"
        index.add(CopyText(f"a{hour}", " ".join(rng.choices(VOCABULARY, k=30)), None, moment))
        held.append(len(index))
    assert max(held) <= 24 * 5
    index.forget(before=1e6)
    assert len(index.origins()) <= 24 * 5


def test_adding_twice_changes_nothing() -> None:
    index = CopyIndex()
    first = index.add(article("a", LONG))
    assert index.add(article("a", LONG)) == first
    assert len(index.origins()) == 1


def test_a_text_too_short_for_shingles_is_its_own() -> None:
    assert origins([article("a", "Rain."), article("b", "Rain.", "Courier")])["b"].how == "own"
