"""How fast it is told who and where is meant: articles a second, after the network has read them.

    python benchmarks/resolution.py ARTICLES_DIR [--limit 200] [--processes 2]

Timed are the register of an article (who each name means) and the atlas (where each is), from the first article on,
each process with its part of the articles and empty look-ups; coreference by itself. Processor time counts, so that
other work on the machine does not. Loading the knowledge is told apart.
"""

from __future__ import annotations

import argparse
import gc
import multiprocessing
import resource
import time
from collections.abc import Sequence
from multiprocessing.queues import SimpleQueue
from pathlib import Path

from wirebook.articles import find_articles
from wirebook.reading.coreference import resolve_coreference
from wirebook.reading.reader import read
from wirebook.reading.words import Reading
from wirebook.statements.entities import resolve_names


def load_knowledge() -> float:
    """Seconds of processor time until the knowledge of people, bodies and places has answered once."""
    from wirebook.knowledge.phrases import resolve_phrase
    from wirebook.knowledge.places import find_place

    start = time.process_time()
    resolve_phrase("the president of Peru", on="2025-01-01")
    find_place("Lima")
    return time.process_time() - start


def resolve(readings: Sequence[Reading], told: SimpleQueue[float]) -> None:
    """Who and where every name of the articles is; puts the seconds of processor time that it took."""
    start = time.process_time()
    for reading in readings:
        resolve_names(reading)
    told.put(time.process_time() - start)


def slowest(readings: Sequence[Reading], processes: int) -> float:
    """Seconds of processor time that the slowest of so many processes takes for its part, with empty look-ups."""
    context = multiprocessing.get_context("fork")
    told = context.SimpleQueue()
    workers = [context.Process(target=resolve, args=(readings[part::processes], told)) for part in range(processes)]
    for worker in workers:
        worker.start()
    seconds = [told.get() for _ in workers]
    for worker in workers:
        worker.join()
    return max(seconds)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--limit", type=int, default=200, help="at most so many articles")
    parser.add_argument("--processes", type=int, default=2)
    options = parser.parse_args()
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    seconds = load_knowledge()
    held = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
    print(f"knowledge: loaded in {seconds:.2f} s of processor time, {held:.0f} MB")
    paths = sorted(options.folder.rglob("*.txt"))
    found = find_articles(paths[:: max(1, len(paths) // options.limit)], problem=lambda _: None)
    readings = [read(article) for article, _ in zip(found, range(options.limit), strict=False)]
    gc.freeze()
    for processes in sorted({1, options.processes}):
        rate = len(readings) / slowest(readings, processes)
        print(f"who and where, {processes} process(es): {rate:.0f} articles a second")
    start = time.process_time()
    for reading in readings:
        reading.coreference = resolve_coreference(reading)
    print(f"coreference, 1 process: {len(readings) / (time.process_time() - start):.0f} articles a second")


if __name__ == "__main__":
    main()
