"""Spreading work over processes, results in the order of the inputs, no more in memory than a few a worker."""

from __future__ import annotations

import multiprocessing
import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import chain, islice
from typing import TypeVar

from wirebook.knowledge.own import NOTHING_OWN, Own
from wirebook.model import Article

AHEAD = 4
"""How many articles a worker has waiting."""
FEW = 12
"""Up to so many articles are read in this process: new ones would take longer to start."""


Result = TypeVar("Result")


def spread(
    task: Callable[[Article, Own], Result],
    articles: Iterable[Article],
    *,
    jobs: int | None,
    own: Own = NOTHING_OWN,
) -> Iterator[Result]:
    """The task's result for each article, in their order.

    jobs: how many processes; None is one a core. A few articles are always read in this process. own: files of a user's
    own, loaded over ours.
    """
    source = iter(articles)
    first = list(islice(source, FEW + 1))
    jobs = count_cores() if jobs is None else jobs
    if jobs <= 1 or len(first) <= FEW:
        for article in chain(first, source):
            yield task(article, own)
        return
    waiting: deque[Future[Result]] = deque()
    with ProcessPoolExecutor(jobs, mp_context=multiprocessing.get_context("spawn")) as pool:
        for article in chain(first, source):
            waiting.append(pool.submit(task, article, own))
            if len(waiting) >= jobs * AHEAD:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()


def count_cores() -> int:
    """The cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
