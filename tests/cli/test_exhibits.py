"""Marked words as plain text."""

from __future__ import annotations

import pytest

from wirebook.cli.exhibits import bracketed
from wirebook.views import Segment


@pytest.mark.parametrize(
    ("segments", "text"),
    [
        ([("It rained.", "")], "It rained."),
        ([("KCNA", "source"), (" said", "")], "[source: KCNA] said"),
        ([("KCNA", "source actor"), (" said", "")], "[actor+source: KCNA] said"),
        (
            [("about ", "recipient"), ("600", "recipient count"), (" soldiers", "recipient"), (" fell", "")],
            "[recipient: about [count: 600] soldiers] fell",
        ),
        ([("one ", "actor"), ("two ", "actor quote"), ("three", "quote")], "[actor: one [quote: two ]][quote: three]"),
        (
            [("killed", "trigger"), ("600", "count recipient"), (" men", "recipient")],
            "[trigger: killed][recipient: [count: 600] men]",
        ),
        ([("Two\nlines", "")], "Two lines"),
    ],
)
def test_brackets(segments: list[tuple[str, str]], text: str) -> None:
    assert bracketed([Segment(words, tuple(roles.split())) for words, roles in segments]) == text
