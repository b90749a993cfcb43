"""Quotation marks on any page and in any feed stand only around words that stand so in an article."""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from tests.builders import make_article
from wirebook.library import open_book
from wirebook.reading.reader import read
from wirebook.statements.coder import code
from wirebook.web.app import create_app
from wirebook.web.navigation import NAVIGATION

TEXTS = (
    "Kim praised the treaty, KCNA reported on Monday. Putin, in turn, pledged to send “modern” ships to North Korea.",
    "“Rebels attacked the village on Friday,” Kenya's defence minister said. He will visit Uganda on 3 September.",
    "The ‘Tiger’ brigade of Sudan attacked Chad on Friday. It killed 40 men, Chad claimed. The army denied it.",
    "The ‘Tiger’ brigade of Sudan attacked Chad on Friday. It killed 12 men, said Sudan. “Mali broke its word. ",
)
_QUOTED = re.compile(r"“([^“”]*)”|‘([^‘’]*)’")
_PIECES = re.compile(r'",\s*(true|false)\s*\],\s*\[\s*"')
"""What stands between the pieces of one passage in JSON, some of which are marked as found."""
_LEFT_OUT = re.compile(r"<(script|style)\b.*?</\1>", re.DOTALL)


@pytest.fixture(scope="module")
def marked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """Somebody who asks for pages on a book of the texts."""
    path = tmp_path_factory.mktemp("marks") / "marks.book"
    _fill(path)
    with TestClient(create_app(path), base_url="http://localhost") as client:
        yield client


def _fill(path: Path) -> None:
    with open_book(path) as opened:
        for number, text in enumerate(TEXTS):
            article = make_article(
                text,
                article_id=f"a{number}",
                outlet=f"Outlet {number}",
                title=f"Title {number}",
                published="2025-08-18",
            )
            opened.store.add_article(article, code(read(article)), reader="test")
        opened.link()


def _strange(page: str) -> list[str]:
    """The words within curly quotation marks that stand in no article."""
    known = " ".join(" ".join(TEXTS).split())
    page = _PIECES.sub("", page)
    flat = " ".join(html.unescape(re.sub(r"<[^>]*>", "", _LEFT_OUT.sub(" ", page))).split())
    quoted = ("".join(match) for match in _QUOTED.findall(flat))
    return [words for words in quoted if words.strip() not in known or not words.strip()]


def _addresses(client: TestClient) -> Iterator[tuple[str, str]]:
    """Pages of every kind that can be reached, feeds and tables among them, with what they say."""
    waiting = [*(path for path, _ in NAVIGATION), "/search?q=attacked"]
    seen: set[str] = set()
    kinds: Counter[str] = Counter()
    while waiting:
        path = waiting.pop()
        kind = re.split(r"[?/]", path.strip("/"))[0]
        if path in seen or kinds[kind] >= 4:
            continue
        seen.add(path)
        kinds[kind] += 1
        answer = client.get(path)
        yield path, answer.text
        found = re.findall(r'href="(/[^"#]*)', answer.text)
        waiting += sorted({html.unescape(link) for link in found if not link.startswith(("/static", "/docs"))})


def test_what_is_shown_anywhere(marked: TestClient) -> None:
    shown = list(_addresses(marked))
    assert len(shown) >= 25
    assert {path: words for path, text in shown if (words := _strange(text))} == {}
    assert any("“" in text for _, text in shown)
