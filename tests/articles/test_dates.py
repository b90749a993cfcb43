"""Dates of publication."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wirebook.articles.addresses import day_in, is_address, outlet_of
from wirebook.articles.dates import parse_published


@pytest.mark.parametrize(
    ("written", "iso"),
    [
        ("2025-08-15", "2025-08-15"),
        ("20250815", "2025-08-15"),
        (" 2025-08-15T10:30:00Z ", "2025-08-15T10:30:00+00:00"),
        ("2025-08-15 10:30", "2025-08-15T10:30:00"),
        ("Fri, 15 Aug 2025 10:30:00 +0200", "2025-08-15T10:30:00+02:00"),
        ("15 August 2025", "2025-08-15"),
        ("August 15th, 2025", "2025-08-15"),
        ("Friday, Aug. 15, 2025", "2025-08-15"),
        ("31/12/2025", "2025-12-31"),
        ("12/31/2025", "2025-12-31"),
        ("05/06/2025", None),
        ("2025-02-30", None),
        ("2025-W33", None),
        ("15 August", None),
        ("August 2025", None),
        ("yesterday", None),
        ("", None),
        ("0001-01-01", None),
        ("1" * 1000, None),
    ],
)
def test_dates_become_iso(written: str, iso: str | None) -> None:
    assert parse_published(written) == iso


@given(st.text())
def test_any_words_are_a_date_or_none(words: str) -> None:
    found = parse_published(words)
    assert found is None or parse_published(found) == found


@pytest.mark.parametrize(
    ("address", "outlet"),
    [
        ("http://www.example.com/a/1", "example.com"),
        ("https://en.news.example.com", "example.com"),
        ("https://www.example.co.za/a", "example.co.za"),
        ("https://example.com.ar:8080/a", "example.com.ar"),
        ("www.example.com%2Fnational%2Fa", "example.com"),
        ("https://co.uk/", "co.uk"),
        ("http://127.0.0.1/a", None),
        ("http://[::1/a", None),
        ("http://localhost/a", None),
        ("no address", None),
        ("", None),
    ],
)
def test_the_outlet_is_the_registered_domain(address: str, outlet: str | None) -> None:
    assert outlet_of(address) == outlet


@pytest.mark.parametrize(
    ("address", "day"),
    [
        ("https://example.com/2014/05/12/port", "2014-05-12"),
        ("https://example.com/news/2014/5/2/port", "2014-05-02"),
        ("https://example.com/news/2014-05-12-port", "2014-05-12"),
        ("https://example.com/20140512/a.html", "2014-05-12"),
        ("https://example.com/13/07/2014/port", "2014-07-13"),
        ("https://example.com/12/07/2014/port", None),
        ("https://example.com/2014/05/port", None),
        ("https://example.com/a/2014051288", None),
        ("https://example.com/2014/13/40/port", None),
        ("https://example.com/port?day=2014-05-12", None),
    ],
)
def test_the_path_of_an_address_may_tell_the_day(address: str, day: str | None) -> None:
    assert day_in(address) == day


@given(st.text())
def test_no_address_breaks_the_reader(words: str) -> None:
    outlet_of(words)
    day_in(words)
    is_address(words)
