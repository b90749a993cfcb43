"""How long questions take of a large book: python benchmarks/questions.py [STATEMENTS] [--keep FILE].

The book is made up: articles of 50 outlets over two years, ten statements each, two statements an event, ten articles a
story. Parties follow Zipf's law, so that the first has part in a fifth of all events. No text is read.
"""

from __future__ import annotations

import argparse
import random
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from wirebook.book import ArticleHeader
from wirebook.book.stories import write_stories
from wirebook.knowledge.ontology import MODES
from wirebook.knowledge.territories import load_territories
from wirebook.library import Book, open_book
from wirebook.model import (
    Article,
    Corroboration,
    Entity,
    Event,
    EventType,
    Origin,
    Participant,
    Precision,
    Source,
    SourceKind,
    Span,
    Statement,
    Status,
    Step,
    Story,
    Turn,
    When,
)

PER_ARTICLE = 10
PER_STORY = 10
OUTLETS = [f"Outlet {number}" for number in range(50)]
FIRST = date(2024, 1, 1)
DAYS = 730
RUNS = 5
SENTENCE = "Officials of one country did something to the other on that day, an agency said. "


def parties() -> list[Participant]:
    states = [one for one in load_territories().values() if one.status == "state"]
    countries = [Participant(Span(0, 9), "Officials", one.name, one.entity, one.id, "GOV") for one in states]
    people = [
        Participant(Span(0, 9), "Officials", f"Minister {n}", Entity(f"Q{n}", f"Minister {n}", None, "GOV"))
        for n in range(2000)
    ]
    return countries + people


def choose(dice: random.Random, known: list[Participant], weights: list[float]) -> tuple[Participant, Participant]:
    one, other = dice.choices(known, cum_weights=weights, k=2)
    return (one, other) if one is not other else (one, known[(known.index(one) + 1) % len(known)])


def make_statement(dice: random.Random, number: int, day: date, who: tuple[Participant, Participant]) -> Statement:
    start = number % PER_ARTICLE * len(SENTENCE)
    kind = dice.choice(list(EventType))
    when = When(day.isoformat(), Precision.DAY, None, "published", "day")
    source = Source(f"Source {dice.randrange(300)}", SourceKind.PERSON)
    status = dice.choices(list(Status), [80, 10, 4, 4, 2])[0]
    return Statement(
        id="",
        article="",
        span=Span(start, start + len(SENTENCE) - 1),
        sentence=number % PER_ARTICLE,
        trigger=Span(start + 29, start + 32),
        trigger_text="did",
        type=kind,
        mode=dice.choice([None, *MODES.get(kind, ())]),
        contexts=(),
        cameo="040",
        actors=who[:1],
        recipients=who[1:],
        status=status,
        when=when if dice.random() < 0.8 else None,
        place=None,
        sources=(source,) if dice.random() < 0.6 else (),
        quote=None,
        counts=(),
        rule="frame/rule",
        score=0.8,
    )


def make_articles(statements: int) -> Iterator[tuple[Article, list[Statement]]]:
    dice = random.Random(1)
    known = parties()
    total, weights = 0.0, []
    for rank in range(len(known)):
        total += 1 / (rank + 1)
        weights.append(total)
    for number in range(statements // PER_ARTICLE):
        published = FIRST + timedelta(days=number * DAYS * PER_ARTICLE // statements)
        text = SENTENCE * PER_ARTICLE + f"Number {number}."
        day = published.isoformat()
        article = Article(f"a{number}", text, (Span(0, len(text)),), f"Report {number}", day, dice.choice(OUTLETS))
        told = []
        for place in range(PER_ARTICLE):
            happened = published + timedelta(days=dice.randrange(-20, 20))
            told.append(make_statement(dice, number * PER_ARTICLE + place, happened, choose(dice, known, weights)))
        yield article, told


def make_event(number: int, told: list[Statement], known: dict[str, ArticleHeader], stories: dict[str, str]) -> Event:
    headers = {statement.article: known[statement.article] for statement in told}
    first = told[0]
    outlets = tuple(dict.fromkeys(header.outlet or "" for header in headers.values()))
    day = first.when.value if first.when else None
    published = min(header.day or "" for header in headers.values())
    turn = Turn(first.status.value)
    return Event(
        id=f"E{number:012d}",
        type=first.type,
        mode=first.mode,
        status=first.status,
        date=day,
        place=None,
        country=None,
        actors=tuple(dict.fromkeys(who.name for one in told for who in one.actors)),
        recipients=tuple(dict.fromkeys(who.name for one in told for who in one.recipients)),
        countries=tuple(dict.fromkeys(w.country for one in told for w in one.actors + one.recipients if w.country)),
        statements=tuple(one.id for one in told),
        articles=tuple(headers),
        outlets=outlets,
        sources=tuple(dict.fromkeys(source.name for one in told for source in one.sources)),
        disputes=(),
        origins=outlets,
        corroboration=Corroboration.CORROBORATED if len(outlets) > 1 else Corroboration.SINGLE_SOURCE,
        story=stories[first.article],
        history=(Step(turn, published, day, (first.id,)),),
    )


def fill(book: Book, statements: int) -> None:
    for article, told in make_articles(statements):
        book.store.add_article(article, told, reader="made up")
    headers = book.store.headers()
    keys = sorted(headers, key=lambda key: (headers[key].day or "", key))
    groups = [keys[start : start + PER_STORY] for start in range(0, len(keys), PER_STORY)]
    stories = [
        Story(f"T{n:08d}", f"Story {n}", headers[group[0]].day, headers[group[-1]].day, tuple(group))
        for n, group in enumerate(groups)
    ]
    with book.store._file.writing() as connection:
        write_stories(connection, stories, [Origin(key, headers[key].outlet or "") for key in keys])
    story_of = {key: story.id for story in stories for key in story.articles}
    everything = sorted(book.store.statements(), key=lambda one: (story_of[one.article], one.id))
    pairs = [everything[start : start + 2] for start in range(0, len(everything), 2)]
    book.store.replace_events(make_event(number, pair, headers, story_of) for number, pair in enumerate(pairs))


def questions(book: Book) -> dict[str, Callable[[], Any]]:
    states = [one for one in load_territories().values() if one.status == "state"]
    first, second, rare = states[0].id, states[1].id, states[100].id
    story = book.stories(limit=1)[0].story
    event = book.events(limit=1, since="2025-01-01")[0].id
    return {
        f"dossier of the most frequent actor ({first})": lambda: book.dossier(first),
        f"dossier of the most frequent pair ({first}, {second})": lambda: book.dossier(first, second),
        f"dossier of a rare actor ({rare})": lambda: book.dossier(rare),
        f"dossier of a person ({'Minister 5'})": lambda: book.dossier("Minister 5"),
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
            with open_book(path) as book:
                fill(book, options.statements)
        with open_book(path, readonly=True) as book:
            print(f"| question to a book of {book.info().statements:,} statements | CPU milliseconds |\n|---|---|")
            for name, question in questions(book).items():
                print(f"| {name} | {milliseconds(question):.0f} |", flush=True)


if __name__ == "__main__":
    main()
