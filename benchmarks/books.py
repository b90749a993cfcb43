"""A large book of made-up articles, for measuring what a book costs to look into: nothing in it was read, all of it
was put together here, the same for the same seed.

python benchmarks/books.py big.book --statements 200000

Parties follow Zipf's law, so that the first has part in a good part of all events.
"""

from __future__ import annotations

import argparse
import random
import time
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate
from pathlib import Path

from wirebook.book import Store, article_key
from wirebook.book.identity import with_book_ids
from wirebook.book.stories import write_stories
from wirebook.model import (
    Article,
    Corroboration,
    Count,
    Dispute,
    Entity,
    Event,
    EventType,
    Origin,
    Participant,
    Place,
    Precision,
    Qualifier,
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

SEED = 1
FIRST_DAY = date(2024, 1, 1)
DAYS = 730
OUTLETS = 80
PEOPLE = 3000
PLACES = 400
STATEMENTS_AN_ARTICLE = 5
ARTICLES_A_STORY = 8
SYLLABLES = "ka lo mi ren tas vo du shi bel nor qua zen far ul wex pi gro han dem sur".split()
COUNTRIES = (
    "USA RUS UKR CHN ISR PRK KOR JPN IRN TUR DEU FRA GBR POL IND PAK SYR LBN EGY SAU IRQ YEM QAT ARE JOR ITA ESP NLD"
    " SWE NOR FIN DNK CZE ROU BGR GRC SRB ARM AZE GEO KAZ UZB AFG BGD LKA THA VNM PHL IDN MYS AUS NZL CAN MEX BRA ARG"
    " COL VEN NGA ETH KEN ZAF"
).split()
VERBS = ("called", "met", "struck", "accused", "warned", "sent", "backed", "sanctioned")
STATUSES = (Status.HAPPENED,) * 14 + (Status.PLANNED,) * 3 + (Status.POSSIBLE, Status.CALLED_FOR, Status.DENIED)
TYPES = tuple(EventType)


@dataclass(frozen=True, slots=True)
class Happening:
    """What the made-up reports of a story tell of."""

    type: EventType
    status: Status
    actor: tuple[str, Entity | None]
    recipient: tuple[str, Entity | None]
    day: str | None
    place: str


class World:
    """The names of everybody and everything, and a random choice among them, few of them far more often than most."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        self.outlets = [
            f"{self.word().title()} {kind}" for kind in ("Post", "Times", "Wire", "Daily") for _ in range(20)
        ]
        self.countries = [(code, Entity(code, f"Land of {code}", code, "GOV")) for code in COUNTRIES]
        self.people = [self._person(number) for number in range(PEOPLE)]
        self.places = [self.word().title() for _ in range(PLACES)]
        self.vocabulary = [self.word() for _ in range(8000)]
        self._weights = list(accumulate(1 / (rank + 3) for rank in range(len(COUNTRIES))))
        self._word_weights = list(accumulate(1 / (rank + 10) for rank in range(len(self.vocabulary))))
        self._people_weights = list(accumulate(1 / (rank + 20) for rank in range(PEOPLE)))

    def word(self) -> str:
        return "".join(self.random.choice(SYLLABLES) for _ in range(self.random.randint(2, 4)))

    def _person(self, number: int) -> tuple[str, Entity]:
        name = f"{self.word().title()} {self.word().title()}"
        return name, Entity(f"Q{number + 1}", name, self.random.choice(COUNTRIES), "GOV")

    def party(self) -> tuple[str, Entity | None]:
        if self.random.random() < 0.7:
            code, entity = self.random.choices(self.countries, cum_weights=self._weights)[0]
            return entity.name if entity else code, entity
        return self.random.choices(self.people, cum_weights=self._people_weights)[0]

    def words(self, number: int) -> str:
        return " ".join(self.random.choices(self.vocabulary, cum_weights=self._word_weights, k=number))

    def happening(self, day: date) -> Happening:
        dated = (day - timedelta(days=self.random.randint(0, 3))).isoformat() if self.random.random() < 0.9 else None
        status = self.random.choice(STATUSES)
        return Happening(
            self.random.choice(TYPES), status, self.party(), self.party(), dated, self.random.choice(self.places)
        )


def participant(at: int, who: tuple[str, Entity | None]) -> Participant:
    name, entity = who
    return Participant(Span(at, at + len(name)), name, name, entity, entity.country if entity else None, "GOV", "name")


def told(world: World, happening: Happening, text: str, sentence: int) -> tuple[str, Statement]:
    """The text with one sentence more, and the statement that it makes."""
    start, verb = len(text), world.random.choice(VERBS)
    source, number = world.party(), world.random.randint(2, 9000)
    actor, recipient = happening.actor[0], happening.recipient[0]
    pieces = [actor, " ", verb, " ", recipient, " with ", str(number), " soldiers in ", happening.place, ", "]
    pieces += [source[0], " said, ", world.words(12), ". "]
    places = [start, *(start + length for length in accumulate(map(len, pieces)))]
    spans = [Span(begin, begin + len(piece)) for begin, piece in zip(places, pieces, strict=False)]
    country = happening.recipient[1].country if happening.recipient[1] else None
    statement = Statement(
        id="",
        article="",
        span=Span(start, places[-1] - 1),
        sentence=sentence,
        trigger=spans[2],
        trigger_text=verb,
        type=happening.type,
        mode=None,
        contexts=("diplomacy",),
        cameo="040",
        actors=(participant(spans[0].start, happening.actor),),
        recipients=(participant(spans[4].start, happening.recipient),),
        status=happening.status,
        when=When(happening.day, Precision.DAY, None, "published", "weekday") if happening.day else None,
        place=Place(spans[8], happening.place, happening.place, country, 10.0, 20.0, 1),
        sources=(Source(source[0], SourceKind.GOVERNMENT, id=source[1].id if source[1] else None, span=spans[10]),),
        quote=None,
        counts=(Count(number, Qualifier.EXACT, "soldiers", "sent", spans[6]),),
        rule="consult.call/active",
        score=round(world.random.random(), 3),
    )
    return text + "".join(pieces), statement


def article_of(world: World, day: date, happenings: list[Happening]) -> tuple[Article, list[Statement]]:
    text, statements = f"{world.words(9).capitalize()}\n\n", []
    for number, happening in enumerate(happenings):
        text, statement = told(world, happening, text, number * 3)
        text += f"{world.words(25).capitalize()}. {world.words(25).capitalize()}.\n\n"
        statements.append(statement)
    title = text.partition("\n")[0]
    identity = f"{day.isoformat()}-{world.random.getrandbits(40):010x}"
    outlet = world.random.choice(world.outlets)
    hour = f"{day.isoformat()}T{world.random.randint(0, 23):02}:00:00Z"
    article = Article(identity, text, (Span(0, len(text)),), title, hour, outlet, f"https://{identity}.example/", "en")
    return article, statements


def stories(world: World, number: int) -> Iterator[list[tuple[Article, list[Statement], list[Happening]]]]:
    """Groups of articles about the same happenings."""
    made = 0
    while made < number:
        day = FIRST_DAY + timedelta(days=int(DAYS * made / number))
        happenings = [world.happening(day) for _ in range(world.random.randint(8, 24))]
        group = []
        for _ in range(world.random.randint(1, 2 * ARTICLES_A_STORY)):
            chosen = world.random.sample(happenings, STATEMENTS_AN_ARTICLE)
            article, statements = article_of(world, day + timedelta(days=world.random.randint(0, 4)), chosen)
            group.append((article, statements, chosen))
            made += len(statements)
        yield group


def event_of(happening: Happening, members: list[tuple[Statement, Article]], story: str) -> Event:
    statements = tuple(statement.id for statement, _ in members)
    articles = tuple(dict.fromkeys(statement.article for statement, _ in members))
    outlets = tuple(sorted({article.outlet for _, article in members if article.outlet}))
    values = tuple((str(s.counts[0].number), (s.id,)) for s, _ in members)
    disputed = len(members) > 3
    countries = {e.country for _, e in (happening.actor, happening.recipient) if e and e.country}
    corroboration = Corroboration.CORROBORATED if len(outlets) > 1 else Corroboration.SINGLE_SOURCE
    return Event(
        id="E" + min(statements)[1:],
        type=happening.type,
        mode=None,
        status=happening.status,
        date=happening.day,
        place=happening.place,
        country=members[0][0].place.country if members[0][0].place else None,
        actors=(happening.actor[0],),
        recipients=(happening.recipient[0],),
        countries=tuple(sorted(countries)),
        statements=statements,
        articles=articles,
        outlets=outlets,
        sources=tuple(dict.fromkeys(source.name for s, _ in members for source in s.sources)),
        disputes=(Dispute("count:sent:soldiers", values),) if disputed else (),
        origins=outlets,
        corroboration=Corroboration.DISPUTED if disputed else corroboration,
        story=story,
        history=(Step(Turn(happening.status.value), members[0][1].day, happening.day, statements),),
        reasons=("same parties and day",),
    )


def make_book(path: Path, number: int, seed: int = SEED) -> None:
    """A book of about so many statements at the path, which must not be there."""
    world, started = World(seed), time.perf_counter()
    events: list[Event] = []
    made_stories: list[Story] = []
    origins: list[Origin] = []
    with Store(path) as store:
        store._file.connection.execute("PRAGMA synchronous = OFF")  # a benchmark's book may be lost
        done = 0
        for group in stories(world, number):
            members: dict[int, list[tuple[Statement, Article]]] = defaultdict(list)
            known = {id(happening): happening for _, _, chosen in group for happening in chosen}
            keys = []
            for article, statements, chosen in group:
                key = article_key(article)
                store.add_article(article, statements, reader="made up")
                keys.append(key)
                origins.append(Origin(key, article.outlet or "", how="own"))
                for statement, happening in zip(with_book_ids(key, statements), chosen, strict=True):
                    members[id(happening)].append((statement, article))
                done += len(statements)
            story = "T" + keys[0][1:]
            days = sorted(article.day or "" for article, _, _ in group)
            made_stories.append(Story(story, group[0][0].title or "", days[0], days[-1], tuple(keys), ("soldiers",)))
            events += [event_of(known[one], found, story) for one, found in members.items()]
            if len(made_stories) % 500 == 0:
                print(f"{done} statements, {time.perf_counter() - started:.0f} s", flush=True)
        store.replace_events(events)
        with store._file.writing() as connection:
            write_stories(connection, made_stories, origins)
            for place, event in enumerate(events[-20000:]):
                row = (event.date or "2025-12-31", event.id, "created", None, None, None, event.articles[0])
                stamp = f"2025-12-{1 + place // 1000:02}T00:00:00Z"
                connection.execute("INSERT INTO changes VALUES (NULL, ?, ?, ?, ?, ?, ?, ?)", (stamp, *row[1:]))
    print(f"{done} statements, {len(events)} events, {time.perf_counter() - started:.0f} s", flush=True)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("book", type=Path)
    parser.add_argument("--statements", type=int, default=200_000)
    options = parser.parse_args()
    make_book(options.book, options.statements)
