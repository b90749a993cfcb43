"""The news of a day in sentences."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.newsroom import STRIKE, TALKS
from wirebook.book import Store
from wirebook.knowledge.ontology import MODES
from wirebook.model import Event, EventType, Status
from wirebook.views import digest
from wirebook.views.digest import CONFLICT, INTERNATIONAL, listed, sentence_of


def event(store: Store, identity: str) -> Event:
    found = store.event(identity)
    assert found is not None
    return found


def test_a_digest_goes_by_day_kind_and_story(newsroom: Store) -> None:
    six, five = digest(newsroom, "2025-09-01", "2025-09-07")
    assert (six.day, five.day) == ("2025-09-06", "2025-09-05")
    assert [kind.kind for kind in six.kinds] == [CONFLICT]
    assert [kind.kind for kind in five.kinds] == [INTERNATIONAL]
    assert [story.title for story in five.kinds[0].stories] == ["Talks ahead"]


def test_without_a_day_it_is_that_of_the_latest_article(newsroom: Store) -> None:
    assert digest(newsroom) == []
    assert [day.day for day in digest(newsroom, "2025-09-06")] == ["2025-09-06"]


def test_only_what_enough_articles_report(newsroom: Store) -> None:
    assert [day.day for day in digest(newsroom, "2025-09-01", "2025-09-07", least=3)] == ["2025-09-05"]


def test_a_sentence_is_made_from_the_fields_and_says_according_to_whom(newsroom: Store) -> None:
    (day,) = digest(newsroom, "2025-09-05")
    (item,) = day.kinds[0].stories[0].items
    assert item.sentence == "Russia held talks with North Korea in Vladivostok, according to Seoul."
    assert (item.event.reports, len(item.event.outlets), item.event.origins) == (3, 3, 2)
    assert item.event.words in [
        one.text for one in (newsroom.article(k) for k in event(newsroom, TALKS).articles) if one
    ]


@pytest.mark.parametrize(
    ("status", "sentence"),
    [
        (Status.HAPPENED, "Ukraine carried out an air attack on North Korea in Kursk."),
        (Status.PLANNED, "Ukraine is to carry out an air attack on North Korea in Kursk."),
        (Status.POSSIBLE, "Ukraine may carry out an air attack on North Korea in Kursk."),
        (Status.CALLED_FOR, "Ukraine is called on to carry out an air attack on North Korea in Kursk."),
        (Status.DENIED, "It is denied that Ukraine carried out an air attack on North Korea in Kursk."),
    ],
)
def test_each_status_has_its_words(newsroom: Store, status: Status, sentence: str) -> None:
    assert sentence_of(replace(event(newsroom, STRIKE), status=status, sources=()), []) == sentence


@pytest.mark.parametrize(
    ("actors", "recipients", "sentence"),
    [
        ((), ("North Korea",), "North Korea was attacked from the air in Kursk."),
        ((), ("North Korea", "Syria"), "North Korea and Syria were attacked from the air in Kursk."),
        (("Ukraine",), (), "Ukraine carried out an air attack in Kursk."),
        ((), (), "An air attack is reported in Kursk."),
    ],
)
def test_parties_may_be_missing(
    newsroom: Store, actors: tuple[str, ...], recipients: tuple[str, ...], sentence: str
) -> None:
    told = replace(event(newsroom, STRIKE), actors=actors, recipients=recipients, sources=())
    assert sentence_of(told, []) == sentence


@given(
    kind=st.sampled_from(sorted(EventType)),
    number=st.integers(0, 20),
    status=st.sampled_from(sorted(Status)),
    actors=st.lists(st.sampled_from(["Russia", "China", "Kenya", "Chad", "Peru"]), unique=True),
)
def test_every_act_has_a_sentence_that_says_nothing_in_quotation_marks(
    kind: EventType, number: int, status: Status, actors: list[str]
) -> None:
    modes = [None, *MODES.get(kind, ())]
    told = Event(
        *("E", kind, modes[number % len(modes)], status, None, None, None),
        *(tuple(actors), ("Fiji",), (), (), (), (), (), ()),
    )
    sentence = sentence_of(told, [])
    assert sentence.endswith(".")
    assert not set('"“”{}') & set(sentence)
    assert "  " not in sentence
    assert sentence[0].isupper()


@pytest.mark.parametrize(
    ("actor", "sentence"),
    [("legislators", "Legislators are to"), ("men", "Men are to"), ("congress", "Congress is to")],
)
def test_one_noun_in_the_plural_is_several(newsroom: Store, actor: str, sentence: str) -> None:
    plan = replace(event(newsroom, STRIKE), actors=(actor,), status=Status.PLANNED)
    assert sentence_of(plan, []).startswith(sentence)


def test_names_in_a_list() -> None:
    assert listed([]) == ""
    assert listed(["A"]) == "A"
    assert listed(["A", "B", "C", "D"]) == "A, B, C and D"
    assert listed(["A", "B", "C", "D", "E"]) == "A, B, C and 2 others"
