"""Words to articles, and to the statements in them."""

from __future__ import annotations

from dataclasses import dataclass

from wirebook.book import ArticleHeader, Store
from wirebook.book.store import MARK_END, MARK_START

SHOWN_STATEMENTS = 5


@dataclass(frozen=True, slots=True)
class SearchHit:
    """An article that has the words.

    snippet: pieces of text around them, each with whether it is one of the words searched;
    statements: ids of its statements in whose sentences the words stand, at most five.
    """

    article: ArticleHeader
    snippet: tuple[tuple[str, bool], ...]
    statements: tuple[str, ...]

    @property
    def text(self) -> str:
        """The snippet as plain text."""
        return "".join(piece for piece, _ in self.snippet)


def split_snippet(snippet: str) -> tuple[tuple[str, bool], ...]:
    """A snippet with marks as pieces, each with whether it was marked."""
    before, *rest = snippet.split(MARK_START)
    pieces = [(before, False)]
    for part in rest:
        found, _, after = part.partition(MARK_END)
        pieces += [(found, True), (after, False)]
    cleaned = ((" ".join(piece.split("\n")), marked) for piece, marked in pieces)
    return tuple((piece, marked) for piece, marked in cleaned if piece)


def search(store: Store, words: str, limit: int = 20) -> list[SearchHit]:
    """The articles that have all the words in title or text, best first.

    "Words in quotation marks" stand together; a * at the end of a word finds its beginnings.
    """
    hits = []
    for hit in store.search_articles(words, limit):
        identities = tuple(store.statements_with(words, hit.article.key, SHOWN_STATEMENTS))
        hits.append(SearchHit(hit.article, split_snippet(hit.snippet), identities))
    return hits
