"""A book in which roles act: three governments and residents whom nobody names, for tests of who is one actor."""

from __future__ import annotations

from dataclasses import replace

from tests.builders import make_article, make_statement, span_of
from wirebook.book import Store
from wirebook.linking import link
from wirebook.model import Article, Entity, Participant, Statement, Story

TEXTS = (
    "The Sudanese government jailed Zed Quarry.",
    "The Chadian government jailed Ola Brisk.",
    "The government jailed nine residents.",
)
COUNTRIES = ("SDN", "TCD", None)
DAYS = ("2025-08-12", "2025-07-12", "2025-06-12")


def party(article: Article, words: str, country: str | None = None) -> Participant:
    """Somebody as the reader tells him: "government" is a role, of a country where one is told."""
    span = span_of(article.text, words)
    if words.endswith("government"):
        entity = Entity(f"{country or 'role'}:government", words, country, "GOV")
        return Participant(span, words, words, entity, country, "GOV", "role")
    return Participant(span, words, words, None, None, None, "name" if words[0].isupper() else "people")


def statement_of(article: Article, country: str | None, day: str) -> Statement:
    """Who jailed whom."""
    actor, recipient = article.text.removeprefix("The ").removesuffix(".").split(" jailed ")
    made = make_statement(article, "COERCE", trigger="jailed", date=day)
    return replace(
        made, actors=(party(article, actor, country),), recipients=(party(article, recipient.removeprefix("nine ")),)
    )


def fill_roles(store: Store) -> None:
    """All articles, linked."""
    for number, (text, country, day) in enumerate(zip(TEXTS, COUNTRIES, DAYS, strict=True)):
        article = make_article(text, article_id=f"jail-{number}", outlet=f"Outlet {number}")
        store.add_article(article, [statement_of(article, country, day)])
    keys = tuple(sorted(key for key, _ in store.articles()))
    story = Story("TJAILED", "Jailed", "2025-08-14", "2025-08-14", keys, ("jailed",))
    events = link(store.statements(), store.headers(), stories=dict.fromkeys(keys, story.id))
    store.replace_events(events, stories=[story], time="2025-08-16T06:00:00Z")
