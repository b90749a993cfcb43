"""Spreading work over processes, results in the order of the inputs, no more in memory than a few a worker."""

from __future__ import annotations

import multiprocessing
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from pathlib import Path
from typing import TypeVar

from wirebook.model import Article

AHEAD = 4
"""How many articles a worker has waiting."""


Result = TypeVar("Result")


def spread(
    task: Callable[[Article, Path | None], Result],
    articles: Iterable[Article],
    *,
    jobs: int,
    frames: Path | None,
) -> Iterator[Result]:
    """The task's result for each article; with one job in this process, else in `jobs` fresh ones."""
    if jobs <= 1:
        for article in articles:
            yield task(article, frames)
        return
    waiting: deque[Future[Result]] = deque()
    with ProcessPoolExecutor(jobs, mp_context=multiprocessing.get_context("spawn")) as pool:
        for article in articles:
            waiting.append(pool.submit(task, article, frames))
            if len(waiting) >= jobs * AHEAD:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
