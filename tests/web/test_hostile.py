"""Hostile articles through every page and every list of the API."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import quote, urlsplit
from xml.dom import minidom

import pytest
from starlette.testclient import TestClient

from tests.hostile import QUERIES, hostile_articles
from tests.served import client_of
from wirebook.book import Store
from wirebook.library import open_book
from wirebook.model import Origin, Story

STARTS_OF_FORMULAS = ("=", "+", "-", "@", "\t", "\r")
LISTS = ("articles", "statements", "events", "timeline", "stories", "changes", "judgements")
PAGES = ("/", "/events", "/stories", "/calendar", "/sources", "/review", "/changes", "/actors", "/compare", "/codebook")


class Strict(HTMLParser):
    """Notes all that could do something."""

    def __init__(self) -> None:
        super().__init__()
        self.wrong: list[str] = []
        self.links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag in ("iframe", "object", "embed", "base", "style") or (tag == "meta" and "http-equiv" in given):
            self.wrong.append(tag)
        if tag == "script" and not (given.get("src") or "").startswith("/static/"):
            self.wrong.append("script")
        self.wrong += [f"{tag} {name}" for name in given if name.startswith("on") or name in ("style", "srcdoc")]
        for name in ("href", "src", "action", "formaction", "data", "poster"):
            if name in given:
                self._look_at(tag, name, given[name] or "")

    def _look_at(self, tag: str, name: str, address: str) -> None:
        parts = urlsplit(address)
        if parts.scheme not in ("", "http", "https"):
            self.wrong.append(f"{tag} {name}={address}")
        elif (parts.netloc or parts.scheme) and not (tag == "a" and name == "href"):
            self.wrong.append(f"{tag} loads {address}")
        elif tag == "a" and not parts.netloc:
            self.links.append(address)


def strict(text: str) -> Strict:
    parser = Strict()
    parser.feed(text)
    parser.close()
    return parser


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    path: Path = tmp_path_factory.mktemp("books") / "hostile.book"
    with open_book(path) as book:
        for article, statements in hostile_articles():
            book.store.add_article(article, statements, reader="fooled")
        book.link()
        keys = [key for key, _ in book.store.articles()]
        title = next(article.title for article, _ in hostile_articles())
        story = Story("THOSTILE", title or "", "2025-08-12", "2025-08-14", tuple(keys), ("<b>",), ("<i>grew</i>",))
        origins = [Origin(key, "<u>voice</u>") for key in keys]
        book.store.replace_events(book.store.events(), stories=[story], origins=origins, time="2025-08-14T00:00:00Z")
    with client_of(path) as client:
        yield client


def keys_of(client: TestClient, kind: str, name: str) -> list[str]:
    return [item[name] for item in client.get(f"/api/v1/{kind}?limit=200").json()["items"]]


def test_there_are_fifty(client: TestClient) -> None:
    assert len(keys_of(client, "articles", "key")) >= 50
    assert len(keys_of(client, "events", "id")) >= 50


@pytest.mark.parametrize("kind", LISTS)
def test_lists_of_the_api_are_well_formed(client: TestClient, kind: str) -> None:
    answer = client.get(f"/api/v1/{kind}?limit=200")
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "application/json"
    assert isinstance(json.loads(answer.content)["items"], list)


def test_the_api_gives_texts_as_they_are(client: TestClient) -> None:
    given = {article.text for article, _ in hostile_articles()}
    answers = (client.get(f"/api/v1/articles/{key}") for key in keys_of(client, "articles", "key"))
    assert {answer.json()["text"] for answer in answers} == given


def test_every_single_thing_of_the_api_answers(client: TestClient) -> None:
    for event in keys_of(client, "events", "id"):
        for kind in ("events", "evidence", "compare"):
            assert client.get(f"/api/v1/{kind}/{event}").status_code == 200, (kind, event)


@pytest.mark.parametrize("page", PAGES)
def test_pages_do_nothing_that_an_article_says(client: TestClient, page: str) -> None:
    answer = client.get(page)
    assert answer.status_code == 200
    assert strict(answer.text).wrong == []


def test_nor_do_pages_of_articles_and_events(client: TestClient) -> None:
    addresses = [f"/article/{key}" for key in keys_of(client, "articles", "key")]
    addresses += [f"/event/{event}" for event in keys_of(client, "events", "id")]
    for address in [*addresses, "/story/THOSTILE"]:
        answer = client.get(address)
        assert answer.status_code == 200, address
        assert strict(answer.text).wrong == [], address


def test_nor_do_pages_that_say_again_what_was_asked(client: TestClient) -> None:
    for article, _ in hostile_articles():
        words = quote((article.title or "")[:200])
        for address in (
            f"/search?q={words}",
            f"/events?actor={words}&place={words}&text={words}",
            f"/compare?id={words}",
        ):
            answer = client.get(address)
            assert answer.status_code < 500, address
            assert strict(answer.text).wrong == [], address


def test_links_inside_lead_somewhere(client: TestClient) -> None:
    pages = ("/events", "/stories", "/actors", "/review")
    links = {link for page in pages for link in strict(client.get(page).text).links}
    followed = sorted(link for link in links if link.startswith("/") and "Surname" not in link)
    assert len(followed) > 50
    found = {link: client.get(link).status_code for link in followed}
    # A name of more than 300 letters is nobody's, so there is no page for it.
    assert {link: status for link, status in found.items() if status != 200 and len(link) < 300} == {}


@pytest.mark.parametrize("page", ["/events", "/stories", "/calendar", "/sources", "/changes"])
def test_spreadsheets_run_nothing(client: TestClient, page: str) -> None:
    answer = client.get(f"{page}.csv")
    assert answer.status_code in (200, 404)
    if answer.status_code == 200:
        csv.field_size_limit(10_000_000)
        cells = [cell for row in csv.reader(io.StringIO(answer.text)) for cell in row]
        assert [cell for cell in cells if cell.startswith(STARTS_OF_FORMULAS)] == []


def test_there_are_cells_that_would_have_run(client: TestClient) -> None:
    assert "'=HYPERLINK" in client.get("/events.csv", params={"place": QUERIES[5]}).text


@pytest.mark.parametrize("page", ["/events", "/stories", "/changes", "/today"])
def test_feeds_are_well_formed(client: TestClient, page: str) -> None:
    answer = client.get(f"{page}.atom")
    assert answer.status_code in (200, 404)
    if answer.status_code == 200:
        minidom.parseString(answer.content)


def test_an_empty_book_shows_all_its_pages(tmp_path: Path) -> None:
    with Store(tmp_path / "empty.book"):
        pass
    with client_of(tmp_path / "empty.book") as client:
        assert {page: client.get(page).status_code for page in PAGES} == dict.fromkeys(PAGES, 200)
