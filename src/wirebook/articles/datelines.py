"""The dateline at the start of a report: "PARIS, Aug 14 (AFP) -", "Kyiv, 12 August 2025 –", "(Reuters) -"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from wirebook.articles.dates import WRITTEN_DATE, day_of, match_date
from wirebook.articles.marks import Marks, load_marks
from wirebook.model import Span

# A dateline stands in the first characters of a paragraph: looking no further keeps all below in constant time.
_LONGEST = 120
_MOST_SEPARATORS = 4
_MOST_PLACE_WORDS = 9
_SHORTEST_SENTENCE = 60
_FEW_WORDS = 3
_LONGER_THAN_ABBREVIATION = 4

_SEPARATOR = re.compile(r"\s*(?:\.\s?)?(?:—|–|(?<=\s)-{1,2}|--|(?<=[.)A-Z\d])-(?=\s))\s*|:\s+|(?<=/)\.?\s+")
_AGENCY = re.compile(r"[\s,.]*(?:\((?P<round>[^()]{2,40})\)|/(?P<slashed>[^/()]{2,40})/)\s*$")
_DATE_AT_END = re.compile(rf"(?:^|[\s,(]){WRITTEN_DATE}\s*\)?[\s,.]*$", re.IGNORECASE)
_STARTS_SENTENCE = re.compile(r"[\"'“‘«(\[¿¡*]*(?:[A-Z0-9$€£#@]|\w[A-Z])|[\"'“‘«(\[]*[^\W\d_a-z]")
_FULL_STOP_INSIDE = re.compile(r"[a-z]{4,}[.!?]\s")


@dataclass(frozen=True, slots=True)
class Dateline:
    """A dateline: where it ends and the article's first words begin, the agency and the full day it gives."""

    end: int
    agency: str | None
    day: str | None


@dataclass(frozen=True, slots=True)
class _Head:
    """The words before a separator, taken apart."""

    place: str
    agency: str | None
    date: bool
    day: str | None


def find_dateline(text: str, paragraph: Span) -> Dateline | None:
    """The dateline that `paragraph` begins with, if any.

    Words that a dash or colon follows are one if they name an agency or a date, or are a place that is known; where a
    long sentence follows, words in capitals are one, too, and so are, before a dash, up to three capitalised words.
    """
    marks = load_marks()
    limit = min(paragraph.end, paragraph.start + _LONGEST)
    for number, separator in enumerate(_SEPARATOR.finditer(text, paragraph.start, limit)):
        if number == _MOST_SEPARATORS:
            break
        head = _take_apart(text[paragraph.start : separator.start()], marks)
        if head is None or not _goes_on(text, separator.end(), paragraph.end):
            continue
        sentence = paragraph.end - separator.end()
        if _is_dateline(head, separator[0].strip(), sentence, marks):
            return _with_date_after(text, separator.end(), paragraph.end, head)
    return _dateline_alone(text, paragraph, marks)


def _goes_on(text: str, start: int, end: int) -> bool:
    return start < end and _STARTS_SENTENCE.match(text, start, min(end, start + 10)) is not None


def _take_apart(words: str, marks: Marks) -> _Head | None:
    """Place, agency and date of what may be a dateline; None where it cannot be one."""
    if _FULL_STOP_INSIDE.search(words) and "/" not in words:
        return None
    agency: str | None = None
    date: re.Match[str] | None = None
    for _ in range(3):
        date_at_end = None if date else _DATE_AT_END.search(words)
        credit = None if agency or date_at_end else _AGENCY.search(words)
        if date_at_end:
            date, words = date_at_end, words[: date_at_end.start()]
        elif credit:
            agency, words = (credit["round"] or credit["slashed"]).strip(), words[: credit.start()]
        else:
            break
    if agency and not agency[0].isupper():
        return None
    place = words.strip(" \t,.(-–—")
    if not _may_be_place(place, marks):
        return None
    return _Head(place, agency, date is not None, day_of(date) if date else None)


def _may_be_place(place: str, marks: Marks) -> bool:
    words = re.findall(r"[^\s,/]+", place)
    if not words:
        return True
    if (
        len(words) > _MOST_PLACE_WORDS
        or words[0].casefold() in marks.no_place_starts
        or re.search(r"[\"“”?!;:=<>]", place)
    ):
        return False
    # "afrol News" and its like: an outlet may write its own name small.
    rest = words[1:] if len(words) > 1 else words
    return all(word[0].isupper() or word in marks.place_connectors for word in rest)


def _is_dateline(head: _Head, separator: str, sentence: int, marks: Marks) -> bool:
    """Whether the words before a separator are a dateline; `sentence` counts the characters behind it."""
    if not head.place:
        return head.agency is not None or head.day is not None
    if head.place.split()[0].strip(":,").casefold() in marks.kickers:
        return False
    if not head.place[0].isupper():
        return head.date
    known = marks.is_place(head.place)
    capitals = _is_capitals(head.place)
    if head.agency:
        return known or capitals or head.date or marks.is_agency(head.agency)
    if separator in ("", ".") or (not head.date and not known and sentence < _SHORTEST_SENTENCE):
        return False
    return head.date or known or capitals or (separator != ":" and len(head.place.split()) <= _FEW_WORDS)


def _is_capitals(place: str) -> bool:
    """Whether the place is in capitals, as agencies write it, and longer than most abbreviations are."""
    longest = max(map(len, re.findall(r"\w+", place)), default=0)
    return place.upper() == place and longest >= _LONGER_THAN_ABBREVIATION


def _with_date_after(text: str, start: int, end: int, head: _Head) -> Dateline:
    """The dateline, with the date that stands behind the separator: "CAIRO – 26 July 2022: "."""
    match = None if head.date else match_date(text, start, min(end, start + 40))
    if match:
        separator = _SEPARATOR.match(text, match.end(), min(end, match.end() + 6))
        if separator and _goes_on(text, separator.end(), end):
            return Dateline(separator.end(), head.agency, day_of(match))
    return Dateline(start, head.agency, head.day)


def _dateline_alone(text: str, paragraph: Span, marks: Marks) -> Dateline | None:
    """A dateline that has a line for itself."""
    words = paragraph.of(text)
    if len(words) > _LONGEST or words.endswith((".", "!", "?")):
        return None
    head = _take_apart(words, marks)
    if head is None or not (head.date or (head.agency and marks.is_agency(head.agency))):
        return None
    if head.place and not (marks.is_place(head.place) or head.place.upper() == head.place):
        return None
    if not head.place and not head.day and not head.agency:
        return None
    return Dateline(paragraph.end, head.agency, head.day)
