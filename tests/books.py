"""A small book made by hand, for tests of what is asked of a book."""

from __future__ import annotations

from tests.builders import make_article, make_count, make_place, make_statement
from wirebook.book import Store
from wirebook.linking import link
from wirebook.model import Article, Statement, Story

#: When the book was linked.
LINKED = "2025-08-16T06:00:00Z"

CALL = make_article(
    "Russia called North Korea on Tuesday, KCNA said. Both will meet.",
    article_id="call",
    outlet="Daily Lantern",
    published="2025-08-13",
    title="A call between capitals",
)
TOLL = make_article(
    "About 600 soldiers of North Korea were killed near Kursk, Seoul said.",
    article_id="toll",
    outlet="Harbour Post",
    published="2025-08-14",
    title="=HYPERLINK(1)",
)
OTHER = make_article(
    "Some 4,700 soldiers of North Korea were killed near Kursk, Kyiv claimed.",
    article_id="other",
    outlet="Meridian",
    published="2025-08-15",
)


def statements_of(article: Article) -> list[Statement]:
    """What the reader would find."""
    if article is CALL:
        called = make_statement(
            CALL, trigger="called", mode="phone", date="2025-08-12", sources=["KCNA"], quote="on Tuesday"
        )
        return [
            called,
            make_statement(CALL, "AGREE", trigger="meet", status="planned", certainty="probable", doubt="will"),
        ]
    number, who = (600, "Seoul") if article is TOLL else (4700, "Kyiv")
    return [
        make_statement(
            article,
            "ASSAULT",
            ["Ukraine"],
            ["North Korea"],
            trigger="killed",
            date="2025-08",
            place=make_place(article.text, "Kursk", "RUS"),
            counts=[make_count(number, "about")],
            sources=[who],
        )
    ]


def fill(store: Store) -> None:
    """All articles, linked."""
    for article in (CALL, TOLL, OTHER):
        store.add_article(article, statements_of(article), reader="1")
    keys = sorted(key for key, _ in store.articles())
    story = Story("TLOSSES", "Losses near Kursk", "2025-08-13", "2025-08-15", tuple(keys), ("kursk", "soldiers"))
    events = link(store.statements(), store.headers(), stories=dict.fromkeys(keys, story.id))
    store.replace_events(events, stories=[story], time=LINKED)
