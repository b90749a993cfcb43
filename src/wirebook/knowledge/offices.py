"""The offices that leaders hold: the words for each, its rank, and whether one person holds it at a time."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from wirebook.errors import KnowledgeError
from wirebook.knowledge.spelling import strip_article
from wirebook.knowledge.tables import read_rows, split_values

_LESSER = ("vice ", "deputy ")


@dataclass(frozen=True, slots=True)
class Office:
    """An office, whether one person holds it at a time, its rank, and the words for it."""

    name: str
    single: bool
    rank: int
    words: tuple[str, ...]
    otherwise: tuple[str, ...]


@cache
def load_offices() -> dict[str, Office]:
    """All offices by name."""
    found = {}
    for where, fields in read_rows("leaders_offices.tsv", ("office", "seats", "rank", "words", "else")):
        if fields[1] not in {"one", "many"} or not fields[2].isdigit():
            raise KnowledgeError(f"{where}: seats must be one or many, rank a number")
        words = split_values(fields[3])
        found[fields[0]] = Office(fields[0], fields[1] == "one", int(fields[2]), words, split_values(fields[4]))
    return found


def is_named(office: str, title: str) -> bool:
    """Whether a title in small letters names an office: "secretary" the secretary of state, "minister" any minister.

    A vice president is no "president".
    """
    known = load_offices().get(office)
    words = known.words if known else (office,)
    if title in words or any(word.startswith(f"{title} of ") for word in words):
        return True
    return any(word.endswith(f" {title}") and not word.startswith(_LESSER) for word in words)


def forms_of(office: str) -> tuple[str, ...]:
    """How an office may be called: "minister of mines", "minister for mines", "mines minister"."""
    plain = plain_office(office)
    if told := re.fullmatch(r"([\w-]+) (?:of|for) (?:the )?(.+)", plain):
        head, field = told.groups()
    elif told := re.fullmatch(r"(.+) (minister|secretary|director|commissioner|chief|governor)", plain):
        field, head = told.groups()
    else:
        return (plain,)
    joined = (f"{head} {of} {field}" for of in ("of", "of the", "for", "for the"))
    return tuple(dict.fromkeys((plain, f"{field} {head}", *joined)))


def plain_office(words: str) -> str:
    """The words for an office, to look up by."""
    return " ".join(strip_article(words.lower().strip()).replace("’", "'").split())
