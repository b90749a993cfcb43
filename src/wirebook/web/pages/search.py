"""One box for everything: words, names, ids, and fields that narrow the events."""

from __future__ import annotations

import re
from typing import Annotated, Any

from fastapi import APIRouter, Query
from starlette.responses import RedirectResponse, Response

from wirebook.api.access import ReadBook
from wirebook.errors import UsageError
from wirebook.library import Book
from wirebook.views.filters import make_filter
from wirebook.views.search import search as find_articles
from wirebook.views.timeline import rows_of
from wirebook.web.navigation import address
from wirebook.web.pages.answers import Page, page
from wirebook.web.pages.numbers import numbers_asked

router = APIRouter()

SHOWN_EVENTS, SHOWN_ARTICLES, SHOWN_ACTORS, SHOWN_NUMBERS = 20, 20, 8, 12
#: Statements of the events that are looked at for numbers.
MOST_STATEMENTS = 200

#: Fields that may be written in the box, and the filter's name of each.
FIELDS = {"actor": "actor", "with": "other", "type": "type", "status": "status", "certainty": "certainty",
          "place": "place", "since": "since", "until": "until", "source": "source", "is": "corroboration"}  # fmt: skip
DATA = {"events": "rows", "articles": "hits", "actors": "actors", "numbers": "numbers"}
#: Words that ask and are hardly in the answer; left out where nothing has all words.
ASKING = frozenset(
    "a about an and are did do does for has have how in is many much number of on said say saying says tell tells than "
    "that the there to was were what when where which who why".split()
)
_FIELD = re.compile(r'(\w+):("[^"]*"|\S+)')
_IDENTITY = re.compile(r"[AEST][A-Z2-7]{6,16}", re.IGNORECASE)


def split_query(query: str) -> tuple[str, dict[str, str]]:
    """What is typed as words and fields: `kursk actor:"North Korea"` gives ("kursk", {"actor": "North Korea"})."""
    fields = {}
    for name, value in _FIELD.findall(query):
        if name.lower() in FIELDS:
            fields[FIELDS[name.lower()]] = value.strip('"')

    def keep(match: re.Match[str]) -> str:
        return "" if match[1].lower() in FIELDS else match[0]

    return " ".join(_FIELD.sub(keep, query).split()), fields


def without_asking(words: str) -> str:
    """The words without those that only ask; all of them where no other is left, or some stand in quotation marks."""
    if '"' in words:
        return words
    kept = [word for word in words.rstrip("?!. ").split() if word.casefold() not in ASKING]
    return " ".join(kept) or words


def _known(book: Book, word: str) -> str | None:
    """The address of what has this id, or an id that begins so."""
    found = book.store.ids_from(word, 2) if _IDENTITY.fullmatch(word) else []
    if len(found) != 1:
        return None
    rooms = {"A": "article", "T": "story"}
    if room := rooms.get(found[0][0]):
        return f"/{room}/{found[0]}"
    event = book.store.event_of(found[0]) if found[0].startswith("S") else book.store.event(found[0])
    return f"/event/{event.id}" + (f"#{found[0]}" if found[0].startswith("S") else "") if event else None


@router.get("/search/open", response_model=None)
def open_known(book: ReadBook, q: Annotated[str, Query(max_length=60)]) -> Response:
    """Goes to what has that id, else to the search."""
    return RedirectResponse(_known(book, q.strip()) or address("/search", q=q), 303)


@page(router, "/search", "json")
def search(book: ReadBook, q: Annotated[str, Query(max_length=300)] = "") -> Page:
    """Numbers, actors, events and articles with these words."""
    words, fields = split_query(q)
    fewer = without_asking(words)
    left_out = fewer != words and not find_articles(book.store, words, 1)
    words = fewer if left_out else words
    told: list[str] = []
    context: dict[str, Any] = {
        "query": q, "problem": None, "actors": [], "rows": [], "hits": [], "numbers": [], "events_more": None,
        "known": None, "shown_numbers": SHOWN_NUMBERS, "searched": words if left_out else None,
    }  # fmt: skip
    if words or fields:
        context["known"] = _known(book, words) if words and not fields else None
        try:
            where = make_filter(**fields, text=words or None, limit=None)
            found = book.store.pages.events(where, limit=SHOWN_EVENTS)
            context["rows"] = rows_of(book.store, found.rows)
            told = [statement for event in found.rows for statement in event.statements]
            context["events_more"] = address("/events", **fields, text=words) if found.end else None
        except UsageError as error:
            context["problem"] = str(error)
    if words:
        context["hits"] = find_articles(book.store, words, SHOWN_ARTICLES)
        keys = [hit.article.key for hit in context["hits"]]
        context["numbers"] = numbers_asked(book.store, words, keys, told[:MOST_STATEMENTS])
        context["actors"] = [
            {"name": name, "country": country, "statements": number}
            for name, country, number in book.store.listings.parties_named(words, SHOWN_ACTORS)
        ]
    data = {name: context[key] for name, key in DATA.items()}
    return Page("search.html", context, data=data)
