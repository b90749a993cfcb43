"""Comma-separated values, as RFC 4180 has them, with a head line."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from typing import TextIO

from wirebook.export.records import Record
from wirebook.export.tables import Cell, Table

#: A spreadsheet takes a cell that begins so for a formula, and news text is not to be run.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def guard(cell: Cell) -> Cell:
    """The cell, text with an apostrophe before it where a spreadsheet would take it for a formula."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(FORMULA_STARTS) else cell


def write(records: Iterable[Record], table: Table, stream: TextIO) -> int:
    """Write the records as rows; how many. The stream should be opened with newline=""."""
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow(name for name, _ in table.columns)
    number = 0
    for record in records:
        writer.writerow(guard(cell(record)) for _, cell in table.columns)
        number += 1
    return number
