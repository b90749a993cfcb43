"""Where articles come from: files, directories and standard input, read one at a time."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import BinaryIO, cast

from wirebook.articles import problems
from wirebook.articles.addresses import day_in, outlet_of
from wirebook.articles.dates import parse_published
from wirebook.articles.decoding import decode
from wirebook.articles.html import is_page, read_page
from wirebook.articles.languages import find_foreign_language, is_long_enough
from wirebook.articles.plain import Layout, lay_out
from wirebook.articles.records import Record, begins_as_json, is_json, read_file, read_lines
from wirebook.errors import InputError
from wirebook.model import Article

STANDARD_INPUT = "-"
_TEXTS = frozenset({".txt", ".text"})
_PAGES = frozenset({".html", ".htm", ".xhtml"})
_LINES = frozenset({".jsonl", ".ndjson"})
_OTHER_KINDS = {
    ".csv": "a table (CSV)",
    ".tsv": "a table (TSV)",
    ".parquet": "a Parquet table",
    ".xml": "XML",
    ".rss": "a feed",
    ".atom": "a feed",
    ".warc": "a web archive (WARC)",
}
# Files that come with a collection of articles and are none.
_COMPANIONS = frozenset({"readme", "license", "licence", "copying", "notice", "changelog", "thumbs", "desktop"})
_ENGLISH = frozenset({"en", "eng", "english"})


@dataclass(frozen=True, slots=True)
class _Defaults:
    """What an article is given where it says nothing itself."""

    published: str | None
    outlet: str | None
    report: problems.Report


def find_articles(
    paths: Iterable[str | Path],
    *,
    published: str | None = None,
    outlet: str | None = None,
    problem: problems.Report,
) -> Iterator[Article]:
    """The articles of the paths, one at a time, in the order given; directories sorted by name.

    A path is a file (.html, .htm, .xhtml; .json; .jsonl, .ndjson; anything else is read as plain text), a directory,
    of which all files are read but hidden ones and read-me files, or "-", standard input. `published` and `outlet`
    are for articles that give none themselves. Each input that cannot be read is told to `problem`, and the others go
    on; an `InputNote` among them (exit code 0) tells of an input that was read all the same.
    """
    day = parse_published(published) if published else None
    if published and day is None:
        problem(problems.wrong_date("the date given for articles without one", published))
    defaults = _Defaults(day, outlet, problem)
    for path in paths:
        if str(path) == STANDARD_INPUT:
            yield from _read_guarded(_read_standard_input(defaults), "standard input", problem)
        elif Path(path).is_dir():
            yield from _read_directory(Path(path), defaults)
        else:
            yield from _read_guarded(_read_path(Path(path), defaults), str(path), problem)


def _read_guarded(articles: Iterator[Article], name: str, report: problems.Report) -> Iterator[Article]:
    """The articles up to the first that cannot be read."""
    while True:
        try:
            article = next(articles, None)
        except FileNotFoundError:
            report(problems.not_found(name))
            return
        except OSError as error:
            report(problems.unreadable(name, error))
            return
        except InputError as error:
            report(error)
            return
        if article is None:
            return
        yield article


def _read_directory(directory: Path, defaults: _Defaults) -> Iterator[Article]:
    found = False
    for path in _walk(directory, defaults.report):
        found = True
        yield from _read_guarded(_read_path(path, defaults), str(path), defaults.report)
    if not found:
        defaults.report(problems.no_articles(str(directory)))


def _walk(directory: Path, report: problems.Report) -> Iterator[Path]:
    """All files in the directory and below, sorted by name; links to directories are not followed."""
    try:
        with os.scandir(directory) as entries:
            # Names only: a directory of a hundred thousand files is held in some ten megabytes.
            names = sorted((entry.name, entry.is_dir(follow_symlinks=False)) for entry in entries)
    except OSError as error:
        report(problems.unreadable(str(directory), error))
        return
    for name, is_directory in names:
        if name.startswith(".") or name.endswith("~"):
            continue
        path = directory / name
        if is_directory:
            yield from _walk(path, report)
        elif path.is_file() and name.split(".", 1)[0].casefold() not in _COMPANIONS:
            yield path


def _read_path(path: Path, defaults: _Defaults) -> Iterator[Article]:
    suffix = path.suffix.lower()
    name, stem = _printable(str(path)), _printable(path.stem)
    if suffix in _OTHER_KINDS:
        raise problems.not_text(name, _OTHER_KINDS[suffix])
    with path.open("rb") as stream:
        if suffix in _LINES:
            yield from _read_records(read_lines(stream, name, stem, defaults.report), defaults)
            return
        data = _read_bounded(stream, name)
    if suffix in _PAGES or (suffix not in _TEXTS and is_page(data)):
        yield _read_html(data, name, stem, defaults)
    elif suffix == ".json":
        text = decode(data, name, defaults.report)
        yield from _read_records(read_file(text, name, stem, defaults.report), defaults)
    else:
        yield _read_plain(data, name, stem, defaults)


def _printable(name: str) -> str:
    """The name of a file with a sign in place of each byte that is not UTF-8: those cannot be stored or printed."""
    return os.fsencode(name).decode("utf-8", "replace")


def _read_standard_input(defaults: _Defaults) -> Iterator[Article]:
    """Articles from standard input: JSONL, JSON, an HTML page or plain text, as its beginning shows."""
    name, stem = "standard input", "stdin"
    stream = cast(BinaryIO, sys.stdin.buffer)
    first = stream.readline(problems.LARGEST + 1)
    if begins_as_json(first) and is_json(first):
        lines = cast(BinaryIO, _Joined(first, stream))
        yield from _read_records(read_lines(lines, name, stem, defaults.report), defaults)
        return
    data = first + _read_bounded(stream, name)
    if is_page(data):
        yield _read_html(data, name, stem, defaults)
    elif begins_as_json(data) and not is_json(data):
        # The first line is broken, the next ones may not be.
        yield from _read_records(read_lines(BytesIO(data), name, stem, defaults.report), defaults)
    elif begins_as_json(data):
        yield from _read_records(read_file(decode(data, name, defaults.report), name, stem, defaults.report), defaults)
    else:
        yield _read_plain(data, name, stem, defaults)


class _Joined:
    """A line that was read already, and the stream behind it."""

    def __init__(self, first: bytes, stream: BinaryIO) -> None:
        self._first = first
        self._stream = stream

    def readline(self, limit: int = -1) -> bytes:
        """The next line, as of a file."""
        first, self._first = self._first, b""
        return first or self._stream.readline(limit)


def _read_bounded(stream: BinaryIO, name: str) -> bytes:
    data = stream.read(problems.LARGEST + 1)
    if len(data) > problems.LARGEST:
        raise problems.too_large(name)
    return data


def _read_plain(data: bytes, name: str, stem: str, defaults: _Defaults) -> Article:
    text = decode(data, name, defaults.report)
    return _make_article(Record(name, stem, text), lay_out(text), defaults)


def _read_html(data: bytes, name: str, stem: str, defaults: _Defaults) -> Article:
    if not data.strip():
        raise problems.empty(name)
    page = read_page(data)
    if page is None:
        raise problems.no_article_in_page(name)
    record = Record(name, stem, page.text, page.title, page.published, page.outlet, page.url)
    return _make_article(record, lay_out(page.text, title=page.title), defaults)


def _read_records(records: Iterator[Record], defaults: _Defaults) -> Iterator[Article]:
    for record in records:
        try:
            yield _make_article(record, lay_out(record.text, title=record.title), defaults)
        except InputError as error:
            defaults.report(error)


def _make_article(record: Record, layout: Layout, defaults: _Defaults) -> Article:
    """The article: what is given with it before what its text shows, and the defaults last."""
    if not layout.body:
        raise problems.empty(record.name)
    url = record.url or layout.url
    return Article(
        id=record.id,
        text=record.text,
        body=layout.body,
        title=record.title or layout.title,
        published=_find_published(record, layout, defaults),
        outlet=record.outlet or (outlet_of(url) if url else None) or defaults.outlet or layout.agency,
        url=url,
        language=_check_language(record, layout),
    )


def _find_published(record: Record, layout: Layout, defaults: _Defaults) -> str | None:
    given = parse_published(record.date) if record.date else None
    wrong = record.date if record.date and not given else layout.wrong_date
    if wrong:
        defaults.report(problems.wrong_date(record.name, wrong))
    return given or layout.published or (day_in(record.url) if record.url else None) or defaults.published


def _check_language(record: Record, layout: Layout) -> str | None:
    """The language: "en", or None where nothing tells. Raises InputError E105 for another one."""
    if record.language:
        if record.language.casefold().replace("_", "-").split("-")[0] not in _ENGLISH:
            raise problems.not_english(record.name, record.language[:20])
        return "en"
    prose = "\n".join(span.of(record.text) for span in layout.body[:40])
    language = find_foreign_language(prose)
    if language:
        raise problems.not_english(record.name, language)
    return "en" if is_long_enough(prose) else None
