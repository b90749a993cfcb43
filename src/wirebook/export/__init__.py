"""A book written out for other programs."""

from __future__ import annotations

from typing import TextIO

from wirebook.book import Store
from wirebook.errors import UsageError
from wirebook.export import csv, jsonl
from wirebook.export.icalendar import icalendar_text
from wirebook.export.records import (
    article_record,
    article_statement_record,
    change_record,
    event_record,
    statement_record,
    story_record,
)
from wirebook.export.tables import TABLES, records

FORMATS = {"jsonl": jsonl.write, "csv": csv.write}
WHATS = tuple(TABLES)

__all__ = [
    "FORMATS",
    "WHATS",
    "article_record",
    "article_statement_record",
    "change_record",
    "event_record",
    "icalendar_text",
    "statement_record",
    "story_record",
    "write",
]


def write(store: Store, what: str, form: str, stream: TextIO) -> int:
    """Write all records of one kind (see WHATS) to the stream as `form`, jsonl or csv; how many.

    Raises UsageError E410 where there is no such thing to export, E411 where there is no such format.
    """
    if what not in TABLES:
        raise UsageError(f"cannot export {what!r}; choose one of {', '.join(WHATS)}", code="E410")
    if form not in FORMATS:
        raise UsageError(f"cannot export as {form!r}; choose one of {', '.join(FORMATS)}", code="E411")
    return FORMATS[form](records(store, what), TABLES[what], stream)
