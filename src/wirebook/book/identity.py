"""Ids that follow from what is there, so that every order of reading gives the same book."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from wirebook.linking.keys import short_hash
from wirebook.model import Article, Statement

ARTICLE_KEY_LENGTH = 16
STATEMENT_ID_LENGTH = 13


def article_key(article: Article) -> str:
    """The key of an article in a book: "A" and a hash of outlet and text. The same text under two names is one."""
    return "A" + short_hash([article.outlet or "", article.text], ARTICLE_KEY_LENGTH)


def article_rank(article: Article) -> tuple[bool, str, str]:
    """Which of two articles with one key the book keeps: the smaller rank, that is the earliest published."""
    return (article.published is None, article.published or "", article.id)


def _traits(statement: Statement) -> tuple[str, ...]:
    """What tells a statement from its neighbours in the same article."""
    trigger = f"{statement.trigger.start}-{statement.trigger.end}"
    actors = [f"a{who.span.start}-{who.span.end}" for who in statement.actors]
    recipients = [f"r{who.span.start}-{who.span.end}" for who in statement.recipients]
    return (trigger, statement.type.value, statement.status.value, *actors, *recipients)


def with_book_ids(key: str, statements: Iterable[Statement]) -> list[Statement]:
    """The statements of an article as the book holds them: `article` is its key, `id` "S" and a hash of both."""
    seen: Counter[tuple[str, ...]] = Counter()
    named = []
    for statement in statements:
        traits = _traits(statement)
        number = seen[traits]
        seen[traits] += 1
        name = "S" + short_hash([key, *traits, str(number)], STATEMENT_ID_LENGTH)
        named.append(replace(statement, id=name, article=key))
    return named
