"""Reading many articles: in this process, or over the cores of this machine, with the same result."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from wirebook.engine.workers import spread
from wirebook.knowledge.own import NOTHING_OWN, Own
from wirebook.model import Article, Statement

__all__ = ["annotate", "conllu", "read_articles"]


def read_articles(
    articles: Iterable[Article], *, jobs: int | None = 1, own: Own = NOTHING_OWN
) -> Iterator[tuple[Article, tuple[Statement, ...]]]:
    """Each article with its statements, in the order given.

    jobs: how many processes read, None for one a core; with more than one the calling script needs the usual
    `if __name__ == "__main__"`; own: files of a user's own, loaded over ours.
    """
    from wirebook.engine.tasks import statements_of

    yield from spread(statements_of, articles, jobs=jobs, own=own)


def annotate(articles: Iterable[Article], *, jobs: int | None = 1, own: Own = NOTHING_OWN) -> Iterator[dict[str, Any]]:
    """Each article with all that was read in it, as the records that `wirebook annotate` prints."""
    from wirebook.engine.tasks import annotation_of

    yield from spread(annotation_of, articles, jobs=jobs, own=own)


def conllu(articles: Iterable[Article], *, jobs: int | None = 1) -> Iterator[str]:
    """Each article's words as CoNLL-U."""
    from wirebook.engine.tasks import conllu_of

    yield from spread(conllu_of, articles, jobs=jobs)
