"""How fast Wirebook reads, how much memory it takes, and where the time goes.

usage: python benchmarks/speed.py ARTICLES_DIR [--jobs 2] [--limit N]

1. Start times: `wirebook --help`, and one article from a cold start (annotated by a process of its own).
2. Articles into a fresh book: articles and words a second, linking included; memory after each fifth.
3. Where the time goes: the first articles once more in one process, by layer.
"""

from __future__ import annotations

import argparse
import itertools
import multiprocessing
import os
import resource
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

import program
from layers import Clock, install

import wirebook
from wirebook.articles import find_articles

PROFILED = 100
"""Articles that are timed by layer; one before them warms up."""
PARTS = 5


@dataclass(frozen=True, slots=True)
class Sample:
    """The state after so many articles; memory in MB, of this process and of its workers together."""

    articles: int
    seconds: float
    own: float
    workers: float


@dataclass(slots=True)
class Watch:
    """Takes a sample after each fifth of the articles."""

    articles: int
    start: float = field(default_factory=time.perf_counter)
    samples: list[Sample] = field(default_factory=list)

    def tick(self, done: int) -> None:
        """Called with the number of articles done."""
        marks = [self.articles * part // PARTS for part in range(1, PARTS + 1)]
        if done in marks:
            workers = sum(memory_of(child.pid) for child in multiprocessing.active_children() if child.pid)
            seconds = time.perf_counter() - self.start
            self.samples.append(Sample(done, seconds, memory_of(os.getpid()), workers))


def memory_of(process: int) -> float:
    """Resident memory of a running process in MB, from /proc; 0 where there is none (not Linux)."""
    try:
        status = Path(f"/proc/{process}/status").read_text(encoding="ascii", errors="replace")
    except OSError:
        return 0.0
    line = next((line for line in status.splitlines() if line.startswith("VmRSS:")), "VmRSS: 0")
    return int(line.split()[1]) / 1024


def peak(whose: int) -> float:
    """The most memory in MB that this process, or the largest of its ended children, has had."""
    unit = 1024**2 if sys.platform == "darwin" else 1024
    return resource.getrusage(whose).ru_maxrss / unit


def measure_start(arguments: list[str], times: int) -> float:
    """The shortest of some runs of `wirebook`, in seconds, from the shell's side."""
    shortest = float("inf")
    for _ in range(times):
        start = time.perf_counter()
        subprocess.run([*program.command(), *arguments], stdout=subprocess.DEVNULL, check=True)
        shortest = min(shortest, time.perf_counter() - start)
    return shortest


def read_all(paths: list[Path], jobs: int, book: Path) -> None:
    """Read into a fresh book and print how fast and in how much memory."""
    words = sum(len(path.read_text(encoding="utf-8", errors="replace").split()) for path in paths)
    watch = Watch(len(paths))
    with wirebook.open(book) as opened:
        report = opened.read(paths, jobs=jobs, progress=watch.tick)
    seconds = time.perf_counter() - watch.start
    reading = watch.samples[-1].seconds if watch.samples else seconds
    print(f"\n{report.articles} articles ({words} words) into a fresh book, {jobs} jobs")
    print(f"  {report.statements} statements, {report.events} events, {len(report.problems)} inputs not read")
    print(f"  {seconds:.1f} s, of these {seconds - reading:.1f} s linking and closing")
    print(f"  {report.articles / seconds:.2f} articles/s, {words / seconds:.0f} words/s")
    print("  after articles   articles/s since   memory: this process   workers   together")
    before = Sample(0, 0.0, 0.0, 0.0)
    for sample in watch.samples:
        rate = (sample.articles - before.articles) / (sample.seconds - before.seconds)
        print(
            f"  {sample.articles:14} {rate:18.2f} {sample.own:19.0f} MB {sample.workers:6.0f} MB "
            f"{sample.own + sample.workers:7.0f} MB"
        )
        before = sample
    print(f"  peak: this process {peak(resource.RUSAGE_SELF):.0f} MB", end="")
    print(f", largest worker {peak(resource.RUSAGE_CHILDREN):.0f} MB" if jobs > 1 else "")
    print(f"  size of the book: {book.stat().st_size / 1024**2:.1f} MB")


def profile(paths: list[Path], book: Path) -> None:
    """Read some articles in this process and print the time of each layer, its own without that of those below."""
    with wirebook.open(book) as opened:
        opened.read(paths[:1])
        clock = Clock()
        with install(clock):
            start = time.perf_counter()
            report = opened.read(paths[1:])
            total = time.perf_counter() - start
    print(f"\nwhere the time goes: {report.articles} articles in one process, {total:.1f} s")
    rest = total - sum(clock.seconds.values())
    for name, seconds in [*sorted(clock.seconds.items(), key=lambda item: -item[1]), ("all else", rest)]:
        each = 1000 * seconds / max(1, report.articles)
        print(f"  {name:36} {seconds:8.2f} s {100 * seconds / total:5.1f} % {each:8.2f} ms an article")


def choose(folder: Path, limit: int | None) -> list[Path]:
    """The files of a folder that hold one readable article each, by name."""
    paths = sorted(path for path in folder.iterdir() if path.is_file() and not path.name.startswith("."))
    readable = (path for path in paths if next(find_articles([path], problem=lambda _: None), None))
    return list(itertools.islice(readable, limit))


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", type=Path)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--limit", type=int)
    arguments = parser.parse_args()
    paths = choose(arguments.articles, arguments.limit)
    print(f"wirebook --help: {measure_start(['--help'], 5):.2f} s")
    print(f"one article cold: {measure_start(['annotate', str(paths[0])], 3):.2f} s", flush=True)
    with tempfile.TemporaryDirectory() as folder:
        read_all(paths, arguments.jobs, Path(folder) / "speed.book")
        sys.stdout.flush()
        profile(paths[: PROFILED + 1], Path(folder) / "profile.book")


if __name__ == "__main__":
    main()
