"""A book with two stories, made by hand down to its events: for questions about stories, plans, actors and outlets.

A summit is announced by a wire for Friday 5 September 2025, copied, and held; a second one is planned for "October".
Beside it a strike with two numbers of dead, one of them by state media.
"""

from __future__ import annotations

from collections.abc import Iterable

from tests.builders import make_article, make_count, make_place, make_statement
from wirebook.book import Store, article_key
from wirebook.book.stories import write_stories
from wirebook.model import (
    Article,
    Corroboration,
    Dispute,
    Event,
    Origin,
    Statement,
    Status,
    Step,
    Story,
    Turn,
)

WIRE_TEXT = "Russia will hold talks with North Korea in Vladivostok on Friday, Seoul said."
WIRE = make_article(WIRE_TEXT, article_id="wire", outlet="Meridian Wire", published="2025-09-01", title="Talks ahead")
COPY = make_article(WIRE_TEXT, article_id="copy", outlet="Harbour Post", published="2025-09-02", title="Talks are set")
HELD = make_article(
    "Russia held talks with North Korea on Friday. They will meet again in October.",
    article_id="held",
    outlet="Lantern Herald",
    published="2025-09-06",
    title="Talks held",
)
FEW = make_article(
    "Ukraine killed 600 soldiers of North Korea near Kursk, Seoul said.",
    article_id="few",
    outlet="Harbour Post",
    published="2025-09-06",
    title="Hundreds dead",
)
NONE = make_article(
    "Ukraine killed 40 soldiers of North Korea near Kursk. A parade may follow.",
    article_id="none",
    outlet="KCNA",
    published="2025-09-07",
    title="Few dead",
)
SPORT = make_article("It rained.", article_id="rain", outlet="Kestrel Tribune", published="2025-09-06", title="Rain")
ARTICLES = (WIRE, COPY, HELD, FEW, NONE, SPORT)

TALKS, AGAIN, STRIKE, PARADE = "ETALKS", "EAGAIN", "ESTRIKE", "EPARADE"
SUMMIT, WAR = "TSUMMIT", "TWAR"


def statements_of(article: Article) -> list[Statement]:
    """What the reader would find."""
    text = article.text
    if article in (WIRE, COPY):
        place = make_place(text, "Vladivostok", "RUS")
        more = {"date": "2025-09-05", "place": place, "sources": ["Seoul"], "status": "planned"}
        return [make_statement(article, trigger="talks", **more)]  # type: ignore[arg-type]
    if article is HELD:
        held = make_statement(article, trigger="talks", date="2025-09-05")
        return [held, make_statement(article, trigger="meet", date="2025-10", status="planned", recipients=())]
    if article is SPORT:
        return []
    number = 600 if article is FEW else 40
    killed = make_statement(
        article,
        "ASSAULT",
        ["Ukraine"],
        ["North Korea"],
        trigger="killed",
        mode="aerial",
        date="2025-09-06",
        place=make_place(text, "Kursk", "RUS"),
        counts=[make_count(number)],
        sources=["Seoul"] if article is FEW else [],
    )
    parade = make_statement(article, "PROTEST", [], [], trigger="parade", status="planned")
    return [killed, parade] if article is NONE else [killed]


def event_of(identity: str, statements: Iterable[Statement], outlets: Iterable[str], **more: object) -> Event:
    """An event of these statements; everything that is not given is that of the first."""
    told = list(statements)
    first = told[0]
    fields: dict[str, object] = {
        "mode": first.mode,
        "status": first.status,
        "date": first.when.value if first.when else None,
        "place": first.place.name if first.place else None,
        "country": first.place.country if first.place else None,
        "sources": tuple(dict.fromkeys(source.name for one in told for source in one.sources)),
        "disputes": (),
        **more,
    }
    participants = [who for one in told for who in one.actors + one.recipients]
    return Event(
        id=identity,
        type=first.type,
        actors=tuple(dict.fromkeys(who.name for one in told for who in one.actors)),
        recipients=tuple(dict.fromkeys(who.name for one in told for who in one.recipients)),
        countries=tuple(dict.fromkeys(who.country for who in participants if who.country)),
        statements=tuple(one.id for one in told),
        articles=tuple(dict.fromkeys(one.article for one in told)),
        outlets=tuple(outlets),
        **fields,  # type: ignore[arg-type]
    )


def events(told: dict[str, list[Statement]]) -> list[Event]:
    """The events, from the statements of each article by its id."""
    talks = [told["wire"][0], told["copy"][0], told["held"][0]]
    strike = [told["few"][0], told["none"][0]]
    counted = (("600", (strike[0].id,)), ("40", (strike[1].id,)))
    return [
        event_of(
            TALKS,
            talks,
            ("Meridian Wire", "Harbour Post", "Lantern Herald"),
            status=Status.HAPPENED,
            origins=("Meridian Wire", "Lantern Herald"),
            corroboration=Corroboration.CORROBORATED,
            story=SUMMIT,
            history=(
                Step(Turn.PLANNED, "2025-09-01", "2025-09-05", (talks[0].id, talks[1].id)),
                Step(Turn.HAPPENED, "2025-09-06", "2025-09-05", (talks[2].id,)),
            ),
        ),
        event_of(
            AGAIN,
            [told["held"][1]],
            ("Lantern Herald",),
            origins=("Lantern Herald",),
            story=SUMMIT,
            history=(Step(Turn.PLANNED, "2025-09-06", "2025-10", (told["held"][1].id,)),),
        ),
        event_of(
            STRIKE,
            strike,
            ("Harbour Post", "KCNA"),
            origins=("Harbour Post", "KCNA"),
            corroboration=Corroboration.DISPUTED,
            disputes=(Dispute("count:killed:soldiers", counted),),
            story=WAR,
        ),
        event_of(PARADE, [told["none"][1]], ("KCNA",), origins=("KCNA",), story=WAR),
    ]


def fill_newsroom(store: Store) -> None:
    """Articles, statements, events, stories and origins."""
    for article in ARTICLES:
        store.add_article(article, statements_of(article), reader="1")
    keys = {article.id: article_key(article) for article in ARTICLES}
    told = {article.id: store.statements_of(keys[article.id]) for article in ARTICLES}
    stories = [
        Story(
            SUMMIT,
            "Talks ahead",
            "2025-09-01",
            "2025-09-06",
            (keys["wire"], keys["copy"], keys["held"]),
            ("talks",),
            ("founded by wire",),
        ),
        Story(WAR, "Hundreds dead", "2025-09-06", "2025-09-07", (keys["few"], keys["none"]), ("Kursk",)),
    ]
    copied = Origin(keys["copy"], "Meridian Wire", "Meridian Wire", "copy", keys["wire"], 1.0)
    own = [Origin(keys[article.id], article.outlet or "") for article in ARTICLES if article is not COPY]
    with store._file.writing() as connection:
        write_stories(connection, stories, [copied, *own])
    store.replace_events(events(told))
