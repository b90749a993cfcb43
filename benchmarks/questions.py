"""How long questions take of a large book: python -m benchmarks.questions [STATEMENTS] [--keep FILE].

The book is made up (`benchmarks/books.py`): no text is read.
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from benchmarks.books import COUNTRIES, SEED, World, make_book
from wirebook.library import Book, open_book

RUNS = 5
PERSON = 5


def questions(book: Book) -> dict[str, Callable[[], Any]]:
    first, second, rare = COUNTRIES[0], COUNTRIES[1], COUNTRIES[-1]
    person = World(SEED).people[PERSON][0]
    story = book.stories(limit=1)[0].story
    event = book.events(limit=1, since="2025-01-01")[0].id
    return {
        f"dossier of the most frequent actor ({first})": lambda: book.dossier(first),
        f"dossier of the most frequent pair ({first}, {second})": lambda: book.dossier(first, second),
        f"dossier of a rare actor ({rare})": lambda: book.dossier(rare),
        f"dossier of a person ({person})": lambda: book.dossier(person),
        f"score by week ({first})": lambda: book.dossier(first, period="week").scores,
        "stories, the latest 50": lambda: book.stories(limit=50),
        f"stories of {first}, the latest 50": lambda: book.stories(actor=first, limit=50),
        "a story": lambda: book.story(story),
        "comparison of a story": lambda: book.compare(story),
        "comparison of an event": lambda: book.compare(event),
        "calendar": lambda: book.calendar(),
        f"calendar of {first}": lambda: book.calendar(actor=first),
        "digest of a day": lambda: book.digest("2025-06-01"),
        "sources": lambda: book.sources(),
        "information": lambda: book.info(),
    }


def milliseconds(question: Callable[[], Any]) -> float:
    times = []
    for _ in range(RUNS):
        begun = time.process_time()
        question()
        times.append((time.process_time() - begun) * 1000)
    return statistics.median(times)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("statements", type=int, nargs="?", default=200_000)
    parser.add_argument("--keep", type=Path, help="where to keep the book, or to find it from before")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = options.keep or Path(folder) / "large.book"
        if not path.exists():
            make_book(path, options.statements)
        with open_book(path, readonly=True) as book:
            print(f"| question to a book of {book.info().statements:,} statements | CPU milliseconds |\n|---|---|")
            for name, question in questions(book).items():
                print(f"| {name} | {milliseconds(question):.0f} |", flush=True)


if __name__ == "__main__":
    main()
