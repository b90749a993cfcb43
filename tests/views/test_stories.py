"""The list of stories, and one of them."""

from __future__ import annotations

import pytest

from tests.newsroom import AGAIN, COPY, SPORT, SUMMIT, TALKS, WAR
from wirebook.book import Store, article_key
from wirebook.errors import UsageError
from wirebook.views import evidence, stories, story


def test_stories_come_latest_first_with_their_numbers(newsroom: Store) -> None:
    war, summit = stories(newsroom)
    assert (war.story, summit.story) == (WAR, SUMMIT)
    assert (summit.title, summit.first, summit.last) == ("Talks ahead", "2025-09-01", "2025-09-06")
    assert (summit.reports, len(summit.outlets), summit.origins) == (3, 3, 2)
    assert (summit.events, summit.disputed, summit.corroborated) == (2, 0, 1)
    assert (war.events, war.disputed) == (2, 1)


def test_a_story_names_who_has_most_part_in_it(newsroom: Store) -> None:
    war, summit = stories(newsroom)
    assert summit.actors == ("Russia", "North Korea")
    assert set(war.actors) == {"Ukraine", "North Korea"}
    assert war.types == (("ASSAULT", 1), ("PROTEST", 1))


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ({"actor": "Russia"}, [SUMMIT]),
        ({"actor": "PRK"}, [WAR, SUMMIT]),
        ({"actor": "Nobody"}, []),
        ({"since": "2025-09-07"}, [WAR]),
        ({"until": "2025-09-05"}, [SUMMIT]),
        ({"limit": 1}, [WAR]),
    ],
)
def test_stories_can_be_chosen(newsroom: Store, wanted: dict[str, str], found: list[str]) -> None:
    assert [row.story for row in stories(newsroom, **wanted)] == found  # type: ignore[arg-type]


def test_a_story_has_its_articles_with_whose_text_they_are(newsroom: Store) -> None:
    shown = story(newsroom, SUMMIT)
    assert [one.article.id for one in shown.articles] == ["wire", "copy", "held"]
    assert [one.origin.how for one in shown.articles if one.origin] == ["own", "copy", "own"]
    assert shown.trace == ("founded by wire",)


def test_a_story_has_its_events_by_date(newsroom: Store) -> None:
    assert [row.event for row in story(newsroom, "tsum").events] == [TALKS, AGAIN]


@pytest.mark.parametrize("identity", [TALKS, article_key(COPY)])
def test_an_event_or_an_article_leads_to_its_story(newsroom: Store, identity: str) -> None:
    assert story(newsroom, identity).row.story == SUMMIT


def test_what_belongs_to_no_story_is_said(newsroom: Store) -> None:
    with pytest.raises(UsageError, match="E408"):
        story(newsroom, article_key(SPORT))
    with pytest.raises(UsageError, match="E401"):
        story(newsroom, "TNONE")


def test_a_story_can_be_shown_as_evidence(newsroom: Store) -> None:
    assert [exhibit.article.id for exhibit in evidence(newsroom, WAR).exhibits] == ["few", "none", "none"]
