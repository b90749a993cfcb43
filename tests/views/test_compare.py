"""An event and a story as each source has them."""

from __future__ import annotations

import pytest

from tests.newsroom import AGAIN, SPORT, STRIKE, SUMMIT, TALKS
from wirebook.book import Store, article_key
from wirebook.errors import UsageError
from wirebook.views import EventComparison, StoryComparison, compare
from wirebook.views.compare import Agreement, ComparedField


def event(store: Store, identity: str) -> EventComparison:
    found = compare(store, identity)
    assert isinstance(found, EventComparison)
    return found


def field(found: EventComparison, name: str) -> ComparedField:
    return next(one for one in found.fields if one.field == name)


def test_each_outlet_with_each_of_its_sources_is_a_voice(newsroom: Store) -> None:
    voices = event(newsroom, TALKS).voices
    assert [(voice.outlet, voice.source, voice.published) for voice in voices] == [
        ("Meridian Wire", "Seoul", "2025-09-01"),
        ("Harbour Post", "Seoul", "2025-09-02"),
        ("Lantern Herald", None, "2025-09-06"),
    ]
    assert [voice.copied for voice in voices] == [(), ("Meridian Wire",), ()]


def test_state_media_are_known_as_such(newsroom: Store) -> None:
    owners = {voice.outlet: voice.ownership.owner for voice in event(newsroom, STRIKE).voices}
    assert owners == {"Harbour Post": None, "KCNA": "state"}


def test_fields_say_whether_the_sources_agree(newsroom: Store) -> None:
    talks = event(newsroom, TALKS)
    assert field(talks, "date").agreement is Agreement.AGREED
    assert field(talks, "place").agreement is Agreement.AGREED
    assert field(talks, "status").agreement is Agreement.COMPATIBLE
    assert field(event(newsroom, STRIKE), "count:killed:soldiers").agreement is Agreement.DISPUTED
    assert field(event(newsroom, AGAIN), "date").agreement is Agreement.ONCE


def test_a_cell_holds_values_and_the_statements_that_give_them(newsroom: Store) -> None:
    strike = event(newsroom, STRIKE)
    few, many = field(strike, "count:killed:soldiers").cells
    assert few is not None
    assert many is not None
    assert (few.values, many.values) == (("600",), ("40",))
    assert few.statements + many.statements == newsroom.event(STRIKE).statements  # type: ignore[union-attr]
    assert field(event(newsroom, TALKS), "place").cells[2] is None


def test_the_consensus_stands_beside_the_sources(newsroom: Store) -> None:
    talks = event(newsroom, TALKS)
    assert field(talks, "status").consensus == "happened"
    assert field(talks, "actors").consensus == "Russia"


def test_who_is_silent_is_said_of_the_days_of_the_reports(newsroom: Store) -> None:
    found = event(newsroom, STRIKE).coverage
    assert (found.first, found.last) == ("2025-09-06", "2025-09-07")
    assert {row.outlet for row in found.reporting} == {"Harbour Post", "KCNA"}
    assert {row.outlet: row.articles for row in found.silent} == {"Kestrel Tribune": 1, "Lantern Herald": 1}


def test_a_story_is_a_matrix_of_events_and_outlets(newsroom: Store) -> None:
    found = compare(newsroom, SUMMIT)
    assert isinstance(found, StoryComparison)
    assert [one.outlet for one in found.outlets] == ["Harbour Post", "Lantern Herald", "Meridian Wire"]
    talks, again = found.events
    assert [cell and cell.statuses for cell in talks.cells] == [("planned",), ("happened",), ("planned",)]
    assert [cell is not None for cell in again.cells] == [False, True, False]
    assert [row.outlet for row in found.coverage.silent] == ["Kestrel Tribune"]


def test_a_statement_means_its_event_and_an_article_its_story(newsroom: Store) -> None:
    told = newsroom.event(STRIKE)
    assert told is not None
    assert event(newsroom, told.statements[0]).event.event == STRIKE
    assert isinstance(compare(newsroom, told.articles[0]), StoryComparison)


def test_what_cannot_be_compared_is_said(newsroom: Store) -> None:
    with pytest.raises(UsageError, match="E406"):
        compare(newsroom, article_key(SPORT))
