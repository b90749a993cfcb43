"""Reads the tab-separated data files: head comments, a header line, rows; says file and line of what is wrong."""

from __future__ import annotations

import gzip
from collections.abc import Iterator, Sequence
from pathlib import Path

from wirebook.errors import KnowledgeError

FOLDER = Path(__file__).parent / "data"


def read_rows(name: str, columns: Sequence[str], *, folder: Path = FOLDER) -> Iterator[tuple[str, list[str]]]:
    """Each row of a data file as ("file:line", fields).

    Lines that begin with "#" are comments; the first other line must be the header. Raises KnowledgeError where the
    file is missing, its header is not `columns`, or a row has another number of fields.
    """
    header_seen = False
    for number, line in enumerate(_read_text(folder / name).split("\n"), 1):
        if not line or line.startswith("#"):
            continue
        fields = line.split("\t")
        if not header_seen:
            if fields != list(columns):
                raise KnowledgeError(f"{name}:{number}: columns are {fields}, expected {list(columns)}")
            header_seen = True
            continue
        if len(fields) != len(columns):
            raise KnowledgeError(f"{name}:{number}: {len(fields)} fields, expected {len(columns)}")
        yield f"{name}:{number}", fields
    if not header_seen:
        raise KnowledgeError(f"{name}: no header line")


def read_lines(name: str, *, folder: Path = FOLDER) -> list[str]:
    """The rows of a data file as they stand, unchecked: without comments and without the header."""
    lines = [line for line in _read_text(folder / name).split("\n") if line and not line.startswith("#")]
    return lines[1:]


def split_values(field: str) -> tuple[str, ...]:
    """The values of a field that holds several, ";" between them."""
    return tuple(value for value in field.split(";") if value)


def _read_text(path: Path) -> str:
    try:
        content = path.read_bytes()
        return (gzip.decompress(content) if path.suffix == ".gz" else content).decode("utf-8")
    except (OSError, EOFError, UnicodeDecodeError) as error:
        raise KnowledgeError(f"{path.name}: cannot be read: {error}") from error
