"""Lines that are no prose: bylines, dates of publication, credits, notices of rights, links to other articles.

The words they are known by are data: `marks.yaml`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from wirebook.articles.addresses import is_address
from wirebook.articles.dates import day_of, is_time, match_date
from wirebook.errors import KnowledgeError

_FILE = "marks.yaml"
_LISTS = (
    "agencies",
    "kickers",
    "places",
    "place_connectors",
    "no_place_starts",
    "labels",
    "credits",
    "credit_words",
    "notices",
    "notice_lines",
)
_LONGEST_CREDIT = 300
_LONGEST_NOTICE = 160
_LONGEST_LINE = 120
_RIGHTS = re.compile(r"(?i:copyright:?\s{1,3})(?:©|\([cC]\)|\d{4}|[A-Z])|©|\([cC]\)\s")
_RIGHTS_RESERVED = re.compile(r"\ball rights reserved\b", re.IGNORECASE)
_YEAR = re.compile(r"(?:19|20)\d\d")
_WORD = re.compile(r"[^\W\d_][\w'’.\-]*")
_BYLINE = re.compile(r"[Bb][Yy]:?\s{1,3}(?=[^\W\d_a-z])")
_BYLINE_TAIL = re.compile(r"\s[|•·]\s|\s[-–—]\s")
_ONLY_SIGNS = re.compile(r"[\W_]+")
_AGENCY_AT_END = re.compile(
    r"(?<=[.!?\"”’)])\s*(?:[-–—]{1,2}\s*(?P<dashed>[A-Z][\w ./&]{1,30})|\((?P<round>[A-Z][\w ./&]{1,30})\))$"
)
_AFTER_DATE = re.compile(r"[\d:(|]|at \d|[ap]\.?m|updated|last|edt|gmt", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Marks:
    """The words that marks are known by, all case-folded."""

    agencies: frozenset[str]
    kickers: frozenset[str]
    places: frozenset[str]
    place_connectors: frozenset[str]
    no_place_starts: frozenset[str]
    labels: tuple[str, ...]
    credits: tuple[str, ...]
    credit_words: frozenset[str]
    notices: tuple[str, ...]
    notice_lines: frozenset[str]

    def is_agency(self, words: str) -> bool:
        """Whether the words name a news agency, or several: "Borneo Bulletin/ANN"."""
        return any(part.strip().casefold() in self.agencies for part in words.split("/"))

    def is_place(self, words: str) -> bool:
        """Whether the words, or some part of them between commas or slashes, are a city or country known here."""
        return any(part.strip(" .").casefold() in self.places for part in re.split(r"[,/]| and ", words))


@dataclass(frozen=True, slots=True)
class PublishedLine:
    """The day that a line such as "Published: 12 May 2014" gives; revised where it tells of an update."""

    day: str | None
    revised: bool


@cache
def load_marks() -> Marks:
    """The marks of `marks.yaml`. Raises KnowledgeError, naming the entry, where the file breaks its schema."""
    import yaml

    try:
        data: Any = yaml.safe_load(files("wirebook.articles").joinpath(_FILE).read_text(encoding="utf-8"))
    except (OSError, yaml.YAMLError) as error:
        raise KnowledgeError(f"{_FILE}: cannot be read: {error}") from error
    if not isinstance(data, dict) or set(data) != set(_LISTS):
        raise KnowledgeError(f"{_FILE}: must have exactly the lists {', '.join(_LISTS)}")
    lists = {name: _check_list(name, data[name]) for name in _LISTS}
    return Marks(
        agencies=frozenset(lists["agencies"]),
        kickers=frozenset(lists["kickers"]),
        places=frozenset(lists["places"]),
        place_connectors=frozenset(lists["place_connectors"]),
        no_place_starts=frozenset(lists["no_place_starts"]),
        labels=lists["labels"],
        credits=lists["credits"],
        credit_words=frozenset(lists["credit_words"]),
        notices=lists["notices"],
        notice_lines=frozenset(lists["notice_lines"]),
    )


def _check_list(name: str, entries: Any) -> tuple[str, ...]:
    if not isinstance(entries, list):
        raise KnowledgeError(f"{_FILE}: {name} must be a list")
    for number, entry in enumerate(entries, 1):
        # YAML takes an unquoted No or 2 for something else than words.
        if not isinstance(entry, str) or not entry.strip():
            raise KnowledgeError(f"{_FILE}: {name}: entry {number} must be words, not {entry!r}")
    # Longest first: "last updated" before "updated".
    return tuple(sorted({entry.casefold() for entry in entries}, key=lambda entry: (-len(entry), entry)))


def is_mark(line: str) -> bool:
    """Whether a paragraph or line is no prose, wherever in the article it stands."""
    return (
        is_address(line)
        or is_byline(line)
        or is_credit(line)
        or is_notice(line)
        or read_published_line(line) is not None
        or (len(line) <= _LONGEST_LINE and _ONLY_SIGNS.fullmatch(line) is not None)
    )


def is_byline(line: str) -> bool:
    """Whether the line names the author: "By Jane Doe", "BY JANE DOE | Agency", "By Jane Doe in Paris"."""
    match = _BYLINE.match(line)
    if match is None or len(line) > _LONGEST_LINE + 20:
        return False
    names = _BYLINE_TAIL.split(line[match.end() :], maxsplit=1)[0]
    return _only_names(names)


def is_credit(line: str) -> bool:
    """Whether the line tells who worked on the article or owns it: "Reporting by ...; Editing by ...", "© 2014 ..."."""
    if len(line) > _LONGEST_CREDIT:
        return False
    bare = line.lstrip("*[—–-_ ")
    words = bare.lstrip("( ").casefold()
    if _RIGHTS.match(bare) and (_YEAR.search(words) or "©" in words or _RIGHTS_RESERVED.search(words)):
        return True
    if _RIGHTS_RESERVED.search(words) and len(line) <= _LONGEST_NOTICE:
        return True
    marks = load_marks()
    if not words.startswith(marks.credits):
        return False
    return _only_names(line)


def is_notice(line: str) -> bool:
    """Whether the line is for the page, not the report: "Read more", "ALSO READ: ...", "Advertisement"."""
    if len(line) > _LONGEST_NOTICE:
        return False
    words = line.strip("[]()*•·>»|-–—_ ").casefold()
    marks = load_marks()
    return words.rstrip(" :.…!") in marks.notice_lines or words.startswith(marks.notices)


def read_published_line(line: str) -> PublishedLine | None:
    """The date in a line that tells nothing else, with or without a label such as "Published:"."""
    if len(line) > _LONGEST_LINE:
        return None
    words = line.casefold()
    label = next((label for label in load_marks().labels if words.startswith(label)), "")
    if label and words[len(label) : len(label) + 1].isalnum():
        return None
    start = len(label) + len(line[len(label) :]) - len(line[len(label) :].lstrip(" \t:|-–—"))
    match = match_date(line, start)
    if match is None or not _is_rest_of_date(line[match.end() :], labelled=bool(label)):
        return None
    return PublishedLine(day_of(match), revised="updated" in label or "modified" in label)


def _is_rest_of_date(rest: str, *, labelled: bool) -> bool:
    rest = rest.strip(" ,|•·-–—")
    # A date that a full stop or words follow is a sentence about that day.
    if not rest or is_time(rest):
        return True
    return labelled and len(rest) <= 60 and _AFTER_DATE.match(rest) is not None


def find_agency_at_end(text: str, start: int, end: int) -> re.Match[str] | None:
    """The agency that the last paragraph may end with: "... he said. — SPA"."""
    match = _AGENCY_AT_END.search(text, max(start, end - 40), end)
    if match is None:
        return None
    words = (match["dashed"] or match["round"]).strip()
    return match if words.upper() == words or load_marks().is_agency(words) else None


def _only_names(words: str) -> bool:
    """Whether all words are capitalised, but for those that stand between names."""
    allowed = load_marks().credit_words
    return all(word[0].isupper() or word.rstrip(".").casefold() in allowed for word in _WORD.findall(words))
