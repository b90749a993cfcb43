"""Articles as JSON: one object a line (JSONL), or one object or list of objects a file.

An object has `text` and, where known, `id, title, date, outlet, url, lang`; other fields are left alone.
"""

from __future__ import annotations

import codecs
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, BinaryIO

from wirebook.articles import problems
from wirebook.articles.decoding import decode, kind_of
from wirebook.errors import InputError

_FIELDS = ("id", "text", "title", "date", "outlet", "url", "lang")
_JSON = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:\{\s*[\"}]|\[\s*\{)")
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Record:
    """One article as given: `name` tells where it stands, for problems; the text is unchanged."""

    name: str
    id: str
    text: str
    title: str | None = None
    date: str | None = None
    outlet: str | None = None
    url: str | None = None
    language: str | None = None


def read_lines(stream: BinaryIO, name: str, stem: str, report: problems.Report) -> Iterator[Record]:
    """The records of a JSONL stream, one at a time; a broken line is reported and the next ones go on."""
    for number, read in enumerate(_read_bounded_lines(stream), 1):
        line = read.removeprefix(codecs.BOM_UTF8) if number == 1 else read
        if line.isspace() or not line:
            continue
        place = f"{name}, line {number}"
        try:
            if len(line) > problems.LARGEST:
                raise problems.too_large(place)
            if number == 1 and kind_of(line):
                raise problems.not_text(name, kind_of(line) or "binary")
            value = _parse(decode(line, place, report), place)
            yield _read_record(value, place, f"{stem}-{number}")
        except InputError as error:
            report(error)
            if error.code == "E103" and number == 1:
                return


def read_file(text: str, name: str, stem: str, report: problems.Report) -> Iterator[Record]:
    """The record, or the records of a list, that a JSON file holds. Raises InputError E106 where it is no JSON."""
    value = _parse(text, name)
    if not isinstance(value, list):
        yield _read_record(value, name, stem)
        return
    for number, item in enumerate(value, 1):
        try:
            yield _read_record(item, f"{name}, item {number}", f"{stem}-{number}")
        except InputError as error:
            report(error)


def _read_bounded_lines(stream: BinaryIO) -> Iterator[bytes]:
    """The lines; of one that is too long only the beginning, just longer than allowed."""
    while line := stream.readline(problems.LARGEST + 1):
        rest = line
        while not rest.endswith(b"\n") and len(rest) > problems.LARGEST:
            rest = stream.readline(problems.LARGEST + 1)
        yield line


def _parse(text: str, name: str) -> Any:
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        where = f"character {error.pos}"
        hint = "; name it .jsonl if it has one object a line" if error.msg == "Extra data" else ""
        what = f"broken JSON at {where} ({error.msg}){hint}"
    except (RecursionError, ValueError):
        what = "JSON that cannot be read (nested too deeply or numbers too long)"
    raise problems.broken_record(name, what)


def _read_record(value: Any, name: str, default_id: str) -> Record:
    if not isinstance(value, dict):
        raise problems.broken_record(name, "not a JSON object")
    fields = {field: _read_field(value, field, name) for field in _FIELDS}
    if "text" not in value:
        raise problems.broken_record(name, "the field 'text' is missing")
    text = fields["text"]
    if not text:
        raise problems.empty(name)
    return Record(
        name=name,
        id=fields["id"] or default_id,
        text=text,
        title=fields["title"],
        date=fields["date"],
        outlet=fields["outlet"],
        url=fields["url"],
        language=fields["lang"],
    )


def _read_field(value: dict[str, Any], field: str, name: str) -> str | None:
    found = value.get(field)
    if field == "id" and isinstance(found, int) and not isinstance(found, bool):
        return str(found)
    if found is None:
        return None
    if not isinstance(found, str):
        raise problems.broken_record(name, f"the field '{field}' is {type(found).__name__}, not a string")
    # Half a character pair cannot be stored or printed; one replacement keeps the offsets.
    found = _LONE_SURROGATE.sub("\ufffd", found)
    return found if field == "text" else found.strip() or None


def is_json(data: bytes) -> bool:
    """Whether the bytes are one whole JSON object or list."""
    try:
        return isinstance(json.loads(data), (dict, list))
    except (ValueError, RecursionError):
        return False


def begins_as_json(data: bytes) -> bool:
    """Whether the bytes begin as a JSON object or a list of objects does."""
    return _JSON.match(data, 0, 1000) is not None
