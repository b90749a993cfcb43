"""How long linking takes against the number of statements, on made-up news.

usage: python benchmarks/linking.py [--sizes 1000,10000,...] [--days 365] [--seed 1] [--profile] [--plot FILE.svg]

Makes statements of happenings between countries and persons over a year (as many reports of some as real news have,
parties, dates, places and counts told more or less exactly), links them, and prints a table: statements, events,
seconds, seconds of the processor, microseconds of it a statement, and how well the events are those that the
statements were made from (B3).
The generator is seeded: the same arguments give the same statements.
"""

from __future__ import annotations

import argparse
import random
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from wirebook.linking import link
from wirebook.model import (
    Article,
    Count,
    Entity,
    Event,
    EventType,
    Participant,
    Place,
    Precision,
    Qualifier,
    Span,
    Statement,
    Status,
    When,
)

START = date(2025, 1, 1)
NOWHERE = Span(0, 0)
COUNTRIES = (
    "RUS UKR USA CHN PRK KOR JPN IND PAK IRN ISR SYR LBN EGY SDN ETH SOM KEN NGA MLI NER TCD LBY DZA MAR FRA DEU "
    "GBR ITA ESP POL HUN ROU TUR GRC ARM AZE GEO KAZ UZB AFG BGD MMR THA VNM PHL IDN AUS BRA ARG VEN COL MEX HTI CUB "
    "ZAF COD RWA"
).split()
ACTS = (
    (EventType.CONSULT, ("phone", "visit", None), ("met", "talks", "called", "visited", "summit")),
    (EventType.ASSAULT, ("aerial", "explosives", "heavy-weapons", None), ("struck", "shelled", "killed", "attack")),
    (EventType.ACCUSE, ("disapprove", "allege"), ("condemned", "accused", "criticised")),
    (EventType.AID, (None,), ("sent", "delivered", "donated")),
    (EventType.AGREE, (None,), ("agreed", "pledged", "promised")),
    (EventType.COERCE, ("arrest", "seize"), ("arrested", "detained", "seized")),
    (EventType.SANCTION, (None, "expel"), ("sanctioned", "expelled")),
    (EventType.PROTEST, ("demo", "riot"), ("protest", "marched", "riot")),
    (EventType.REQUEST, ("change",), ("urged", "called", "demanded")),
    (EventType.SUPPORT, (None,), ("praised", "backed", "thanked")),
)
CITIES = 12
OUTLETS = 60


@dataclass(frozen=True, slots=True)
class Happening:
    """What the statements are made from."""

    number: int
    act: int
    mode: str | None
    actor: str
    recipient: str
    day: int
    city: int
    toll: int


def country(code: str) -> Participant:
    """A country as a party."""
    return Participant(NOWHERE, code, f"Country {code}", Entity(code, f"Country {code}", code, "GOV"), code, "GOV")


def person(code: str, number: int) -> Participant:
    """One of a country's leaders as a party."""
    name = f"Leader{number} {code}"
    return Participant(NOWHERE, name, name, Entity(f"person/{code}-{number}", name, code, "GOV"), code, "GOV")


def happenings(chance: random.Random, days: int) -> Iterator[Happening]:
    """Happenings without end; few countries make most of the news."""
    weights = [1 / (rank + 1) ** 0.8 for rank in range(len(COUNTRIES))]
    number = 0
    while True:
        actor, recipient = chance.choices(COUNTRIES, weights, k=2)
        act = chance.randrange(len(ACTS))
        mode = chance.choice(ACTS[act][1])
        yield Happening(
            number, act, mode, actor, recipient, chance.randrange(days), chance.randrange(CITIES), chance.randint(1, 90)
        )
        number += 1


def _parties(happening: Happening, chance: random.Random) -> tuple[list[Participant], list[Participant]]:
    sides = [
        [country(code) if chance.random() < 0.5 else person(code, happening.number % 3)]
        for code in (happening.actor, happening.recipient)
    ]
    if chance.random() < 0.15:
        sides[chance.randrange(2)] = []
    return sides[0], sides[1]


def _when(happening: Happening, chance: random.Random) -> When | None:
    told = chance.random()
    if told < 0.35:
        return None
    day = START + timedelta(days=happening.day)
    value, precision = (day.isoformat(), Precision.DAY) if told < 0.95 else (day.isoformat()[:7], Precision.MONTH)
    return When(value, precision, None, "published")


def tell(happening: Happening, number: int, article: Article, chance: random.Random) -> Statement:
    """A statement that tells of a happening, more or less exactly."""
    event_type, _, words = ACTS[happening.act]
    actors, recipients = _parties(happening, chance)
    place = None
    if chance.random() < 0.5:
        name = f"City {happening.recipient} {happening.city}"
        place = Place(NOWHERE, name, name, happening.recipient)
    counts: tuple[Count, ...] = ()
    if event_type is EventType.ASSAULT and chance.random() < 0.5:
        counts = (Count(happening.toll, Qualifier.EXACT, "people", "killed", NOWHERE),)
    return Statement(
        id=f"S{number:07}",
        article=article.id,
        span=Span(number % 50 * 100, number % 50 * 100 + 90),
        sentence=number % 50,
        trigger=Span(number % 50 * 100 + 20, number % 50 * 100 + 26),
        trigger_text=chance.choice(words),
        type=event_type,
        mode=happening.mode if chance.random() < 0.8 else None,
        contexts=(),
        cameo="",
        actors=tuple(actors),
        recipients=tuple(recipients),
        status=Status.HAPPENED,
        when=_when(happening, chance),
        place=place,
        sources=(),
        quote=None,
        counts=counts,
        rule=f"{event_type}.made-up/verb",
        score=0.8,
    )


def make(size: int, days: int, seed: int) -> tuple[list[Statement], dict[str, Article], dict[str, int]]:
    """So many statements, their articles by key, and the number of the happening that each tells of."""
    chance = random.Random(seed)
    statements: list[Statement] = []
    articles: dict[str, Article] = {}
    truth: dict[str, int] = {}
    for happening in happenings(chance, days):
        for _ in range(min(int(chance.paretovariate(1.3)), 40)):
            if len(statements) == size:
                return statements, articles, truth
            day = START + timedelta(days=happening.day + chance.choice((0, 0, 1, 1, 2)))
            outlet = f"Outlet {chance.randrange(OUTLETS)}"
            key = f"{outlet}/{day}/{chance.randrange(4)}"
            article = articles.setdefault(key, Article(key, "", (), None, day.isoformat(), outlet))
            statement = tell(happening, len(statements), article, chance)
            statements.append(statement)
            truth[statement.id] = happening.number
    raise AssertionError("happenings never end")


def b_cubed(events: Sequence[Event], truth: dict[str, int]) -> tuple[float, float]:
    """Precision and recall of the events (Bagga and Baldwin 1998)."""
    sizes = Counter(truth.values())
    precision = recall = 0.0
    for event in events:
        for happening, shared in Counter(truth[statement] for statement in event.statements).items():
            precision += shared * shared / len(event.statements)
            recall += shared * shared / sizes[happening]
    return precision / len(truth), recall / len(truth)


def plot(points: Sequence[tuple[int, float]], path: str) -> None:
    """Seconds against statements, both logarithmic, beside a straight line through the first point."""
    import matplotlib

    matplotlib.use("svg")
    matplotlib.rcParams["svg.hashsalt"] = "linking"
    from matplotlib import pyplot

    sizes, seconds = zip(*points, strict=True)
    figure, axes = pyplot.subplots(figsize=(5, 3.2), layout="constrained")
    axes.loglog(sizes, seconds, "o-", color="#1f6fb2", label="linking")
    axes.loglog(sizes, [seconds[0] * size / sizes[0] for size in sizes], "--", color="#59616c", label="linear")
    axes.axhline(120, color="#b8400b", linewidth=0.8)
    axes.annotate(
        "two minutes", (sizes[0], 120), textcoords="offset points", xytext=(0, 3), color="#b8400b", fontsize=8
    )
    axes.set(xlabel="statements", ylabel="seconds")
    axes.legend(frameon=False)
    figure.savefig(path, metadata={"Date": None})


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", default="1000,3000,10000,30000,100000")
    parser.add_argument("--days", type=int, default=365)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--profile", action="store_true")
    parser.add_argument("--plot", help="draw seconds against statements into this file; needs matplotlib")
    arguments = parser.parse_args()
    link(*make(100, arguments.days, arguments.seed)[:2])  # so that loading the knowledge is not measured
    head = ("statements", "events", "seconds", "of the processor", "µs a statement", "B3 precision", "B3 recall")
    print(f"| {' | '.join(head)} |\n{'|---' * len(head)}|")
    points = []
    for size in map(int, arguments.sizes.split(",")):
        statements, articles, truth = make(size, arguments.days, arguments.seed)
        if arguments.profile:
            import cProfile

            cProfile.runctx("link(statements, articles)", globals(), locals(), sort="cumulative")
        start, busy = time.perf_counter(), time.process_time()
        events = link(statements, articles)
        seconds, busy = time.perf_counter() - start, time.process_time() - busy
        precision, recall = b_cubed(events, truth)
        row = (f"{size:,}", f"{len(events):,}", f"{seconds:.1f}", f"{busy:.1f}", f"{1e6 * busy / size:.0f}")
        print(f"| {' | '.join(row)} | {precision:.3f} | {recall:.3f} |", flush=True)
        points.append((size, seconds))
    if arguments.plot:
        plot(points, arguments.plot)


if __name__ == "__main__":
    main()
