"""Numbers that a search asks for: who gives which, on what day, in which words."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from wirebook.book import Store
from wirebook.linking.numbers import count_words, thing_of
from wirebook.model import Count, Qualifier, Span, Statement

#: Articles in which numbers are looked for.
ARTICLES = 20

_WORD = re.compile(r"[^\W\d_]+")
#: Letters by which a word of the search and one of a name are taken for the same: Korea and Korean.
_BEGINNING = 4


@dataclass(frozen=True, slots=True)
class Number:
    """A number that is given somewhere.

    counted: what it counts ("soldiers killed"); source: who is named for it, None where the outlet vouches itself;
    outlets: who published these words, the earliest first; published: the first day; words: the sentence;
    statement, article, event: ids, event None where the statement is in none.
    """

    number: str
    counted: str
    source: str | None
    outlets: tuple[str, ...]
    published: str | None
    words: str
    statement: str
    article: str
    event: str | None


def _alike(one: str, other: str) -> bool:
    """Whether two words begin alike: one of them with the whole of the other, in at least four letters."""
    shorter, longer = sorted((one, other), key=len)
    return one == other or (len(shorter) >= _BEGINNING and longer.startswith(shorter))


def _thing(word: str) -> str:
    """What a word counts, by the word that stands for it ("troops" are "soldiers")."""
    return thing_of(Count(0, Qualifier.EXACT, word, "", Span(0, 0)))[1]


def _asked(counted: tuple[str, str], words: Iterable[str]) -> bool:
    """Whether what is counted is among the words."""
    return any(part and _alike(part, word) for part in counted for word in words)


def _weight(name: str | None, words: Iterable[str]) -> int:
    """How many of the words stand in a name."""
    own = _WORD.findall((name or "").casefold())
    return sum(any(_alike(part, word) for part in own) for word in words)


def _counts(statements: Iterable[Statement], words: Iterable[str]) -> list[tuple[Statement, Count]]:
    return [
        (statement, count)
        for statement in statements
        for count in statement.counts
        if _asked(thing_of(count), words) or _asked((count.of.casefold(), count.unit.casefold()), words)
    ]


def _statements(store: Store, articles: Iterable[str], statements: Iterable[str]) -> list[Statement]:
    """The statements of the articles, and those besides, each once."""
    found = [statement for key in articles for statement in store.statements_of(key)]
    found += store.statements_by_id(statements)
    return list({statement.id: statement for statement in found}.values())


def numbers_asked(store: Store, query: str, articles: Iterable[str], statements: Iterable[str]) -> list[Number]:
    """The numbers of what the query names ("soldiers", "killed") in these articles and statements.

    Those after a source that the query names stand first, then the earliest published. The same words in several
    articles are one row.
    """
    words = set(_WORD.findall(query.casefold()))
    words |= {_thing(word) for word in words}
    found = _counts(_statements(store, list(articles)[:ARTICLES], statements), words)
    headers = store.headers({statement.article for statement, _ in found})
    sentences = store.aggregates.sentences(sorted({statement.id for statement, _ in found}))
    events = store.listings.events_of(sorted(sentences))

    def day(statement: Statement) -> str:
        header = headers.get(statement.article)
        return (header.day if header else None) or "9"

    grouped: dict[tuple[str, str, str | None, str], list[Statement]] = {}
    for statement, count in sorted(found, key=lambda item: (day(item[0]), item[0].article, item[0].id)):
        counted = f"{count.unit} {count.of}".strip()
        source = statement.sources[0].name if statement.sources else None
        told = " ".join(sentences.get(statement.id, "").split())
        grouped.setdefault((count_words(count), counted, source, told), []).append(statement)
    rows = [
        Number(
            number,
            counted,
            source,
            tuple(dict.fromkeys(headers[one.article].outlet or "" for one in same if one.article in headers)),
            day(same[0]) if day(same[0]) != "9" else None,
            told,
            same[0].id,
            same[0].article,
            events.get(same[0].id),
        )
        for (number, counted, source, told), same in grouped.items()
    ]
    return sorted(rows, key=lambda row: (-_weight(row.source, words), row.published or "9", row.statement))
