"""Plain text: what of it is prose, and what the marks around it tell.

The address in the first line, a line "date 2025-08-15 Headline", lines such as "Published: 12 May 2014" and
"By Jane Doe", the dateline, credits and notices are left out of what is read.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from wirebook.articles.addresses import day_in, is_address, outlet_of
from wirebook.articles.datelines import find_dateline
from wirebook.articles.dates import parse_published
from wirebook.articles.marks import find_agency_at_end, is_mark, read_published_line
from wirebook.articles.paragraphs import cut_paragraphs, ends_sentence, is_blank, strip_span
from wirebook.model import Span

_DATE_MARK = re.compile(r"date[ \t]{1,4}(?P<date>\d{4}-\d\d-\d\d)(?=[ \t\r\n]|$)[ \t]{0,4}", re.IGNORECASE)
_LINE_END = re.compile(r"[\r\n]")
_LONGEST_TITLE = 140
_MOST_TITLE_WORDS = 22
_WORDS_OF_NAME = 2
_QUOTE_GOES_ON = re.compile(r",[\"”’]?$")
# A dateline stands in the first paragraph, behind a title and a line or two of marks at most.
_PARAGRAPHS_WITH_DATELINE = 3


@dataclass(frozen=True, slots=True)
class Layout:
    """What a text consists of: the paragraphs to read, and what its marks tell.

    wrong_date: the words of a date mark that is no date; agency: who signed the dateline or the end.
    """

    body: tuple[Span, ...]
    title: str | None = None
    published: str | None = None
    url: str | None = None
    agency: str | None = None
    wrong_date: str | None = None

    @property
    def outlet(self) -> str | None:
        """The outlet that the address tells."""
        return outlet_of(self.url) if self.url else None


@dataclass(frozen=True, slots=True)
class _Top:
    """What stands before the first paragraph, and where that begins."""

    start: int
    headline: bool
    published: str | None
    wrong_date: str | None
    url: str | None


def lay_out(text: str, *, title: str | None = None) -> Layout:
    """The layout of an article's text. A known `title` is kept, and recognised where the text repeats it."""
    top = _read_top(text)
    paragraphs = cut_paragraphs(text, top.start, is_mark)
    kept = _leave_out_marks(text, paragraphs, headline=top.headline)
    has_title = bool(kept) and _is_title(text, kept, title, headline=top.headline)
    body, agency, day = _cut_dateline(text, kept, has_title=has_title)
    body, agency_at_end = _cut_agency_at_end(text, body)
    published = top.published or _find_published(text, paragraphs) or (day_in(top.url) if top.url else None) or day
    return Layout(
        body=tuple(body),
        title=title or (_one_line(kept[0].of(text)) if has_title else None),
        published=published,
        url=top.url,
        agency=agency or agency_at_end,
        wrong_date=top.wrong_date,
    )


def _read_top(text: str) -> _Top:
    start = _next_word(text, 0)
    end = _end_of_line(text, start)
    url: str | None = None
    first = text[start : min(end, start + 2100)].strip()
    if is_address(first):
        url = first
        start = _next_word(text, end)
    mark = _DATE_MARK.match(text, start)
    if mark is None:
        return _Top(start, False, None, None, url)
    published = parse_published(mark["date"])
    on_line = strip_span(text, mark.end(), _end_of_line(text, mark.end()))
    return _Top(mark.end(), on_line.start < on_line.end, published, None if published else mark["date"], url)


def _next_word(text: str, start: int) -> int:
    while start < len(text) and is_blank(text[start]):
        start += 1
    return start


def _end_of_line(text: str, start: int) -> int:
    match = _LINE_END.search(text, start)
    return match.start() if match else len(text)


def _leave_out_marks(text: str, paragraphs: list[Span], *, headline: bool) -> list[Span]:
    return [
        paragraph
        for number, paragraph in enumerate(paragraphs)
        if (headline and number == 0) or not is_mark(paragraph.of(text))
    ]


def _is_title(text: str, kept: list[Span], title: str | None, *, headline: bool) -> bool:
    """Whether the first paragraph is the title: marked, given, or short and without a final full stop."""
    first = _one_line(kept[0].of(text))
    if headline:
        return True
    if title:
        return first.casefold() == _one_line(title).casefold()
    dateline = find_dateline(text, kept[0])
    if dateline and dateline.end == kept[0].end:
        return False
    short = len(first) <= _LONGEST_TITLE and len(first.split()) <= _MOST_TITLE_WORDS
    if not short or len(kept) < 2:
        return False
    # A name in capitals is a byline that lacks its "By".
    if first.isupper() and len(first.split()) <= _WORDS_OF_NAME:
        return False
    return first.endswith("?") or not (ends_sentence(first) or _QUOTE_GOES_ON.search(first[-3:]))


def _cut_dateline(text: str, kept: list[Span], *, has_title: bool) -> tuple[list[Span], str | None, str | None]:
    """The paragraphs without the dateline, the agency and the day it gives."""
    first = 1 if has_title else 0
    for number in range(first, min(len(kept), first + _PARAGRAPHS_WITH_DATELINE)):
        dateline = find_dateline(text, kept[number])
        if dateline is None:
            continue
        rest = strip_span(text, dateline.end, kept[number].end)
        rests = [rest] if rest.start < rest.end else []
        return [*kept[:number], *rests, *kept[number + 1 :]], dateline.agency, dateline.day
    return kept, None, None


def _cut_agency_at_end(text: str, body: list[Span]) -> tuple[list[Span], str | None]:
    if not body:
        return body, None
    last = body[-1]
    match = find_agency_at_end(text, last.start, last.end)
    if match is None or match.start() <= last.start:
        return body, None
    rest = strip_span(text, last.start, match.start())
    return [*body[:-1], rest], (match["dashed"] or match["round"]).strip()


def _find_published(text: str, paragraphs: list[Span]) -> str | None:
    """The day that a line gives; one of publication before one of a revision."""
    revised: str | None = None
    for paragraph in paragraphs:
        if paragraph.end - paragraph.start > _LONGEST_TITLE:
            continue
        line = read_published_line(paragraph.of(text))
        if line and line.day:
            if not line.revised:
                return line.day
            revised = revised or line.day
    return revised


def _one_line(words: str) -> str:
    return " ".join(words.split())
