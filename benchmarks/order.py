"""Whether the same articles give the same book: in any order, in one batch or many, on one core or two.

usage: python benchmarks/order.py ARTICLES_DIR [--limit N]

Reads the articles several ways, each into a fresh book, and prints a digest of the statements and events that
`export` writes of it. Exit code 1 if one differs.
"""

from __future__ import annotations

import argparse
import hashlib
import io
import random
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import wirebook

SEED = 1


@dataclass(frozen=True, slots=True)
class Way:
    """How to read: the order of the articles, in how many batches, with how many processes."""

    name: str
    paths: Sequence[Path]
    batches: int = 1
    jobs: int = 1

    def cut(self) -> Iterator[Sequence[Path]]:
        """The batches."""
        size = -(-len(self.paths) // self.batches)
        for start in range(0, len(self.paths), size):
            yield self.paths[start : start + size]


def digests(way: Way) -> tuple[str, ...]:
    """Digests of all statements and all events of the book that this way of reading makes."""
    found = []
    with tempfile.TemporaryDirectory() as folder, wirebook.open(Path(folder) / "order.book") as book:
        for batch in way.cut():
            book.read(batch, jobs=way.jobs)
        for what in ("statements", "events"):
            stream = io.StringIO()
            book.export(what, "jsonl", stream)
            found.append(hashlib.sha256(stream.getvalue().encode("utf-8")).hexdigest()[:16])
    return tuple(found)


def ways(paths: Sequence[Path]) -> list[Way]:
    """As sorted, then shuffled in several manners."""
    shuffled = list(paths)
    random.Random(SEED).shuffle(shuffled)
    return [
        Way("sorted, one batch, one process", paths),
        Way("sorted, one batch, two processes", paths, jobs=2),
        Way("shuffled, one batch, two processes", shuffled, jobs=2),
        Way("shuffled, ten batches, one process", shuffled, batches=10),
        Way("backwards, three batches, two processes", list(reversed(paths)), batches=3, jobs=2),
    ]


def main() -> int:
    """Compare and print; the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", type=Path)
    parser.add_argument("--limit", type=int)
    arguments = parser.parse_args()
    files = (path for path in arguments.articles.iterdir() if path.is_file() and not path.name.startswith("."))
    paths = sorted(files)[: arguments.limit]
    print(f"{len(paths)} articles{'':33} statements        events")
    results = []
    for way in ways(paths):
        results.append(digests(way))
        print(f"{way.name:44} {'  '.join(results[-1])}", flush=True)
    same = len(set(results)) == 1
    print("the same" if same else "DIFFERENT")
    return 0 if same else 1


if __name__ == "__main__":
    sys.exit(main())
