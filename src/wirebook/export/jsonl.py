"""One JSON object a line."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import TextIO

from wirebook.export.records import Record
from wirebook.export.tables import Table


def write(records: Iterable[Record], table: Table, stream: TextIO) -> int:  # noqa: ARG001 - all formats take the same
    """Write the records; how many."""
    number = 0
    for record in records:
        stream.write(json.dumps(record, ensure_ascii=False) + "\n")
        number += 1
    return number
