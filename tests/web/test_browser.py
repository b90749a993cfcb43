"""The workbench in a real browser: keys, judging, colours, and that nothing is asked of any other host."""

from __future__ import annotations

import os
import shutil
import socket
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from wirebook.book import Store
from wirebook.web.navigation import NAVIGATION

playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe-playwright-python is not installed")
uvicorn = pytest.importorskip("uvicorn")

CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(CHROMIUM is None, reason="no chromium on the path; on Debian: apt-get install chromium"),
    # Playwright's own loop and sockets are closed by it, later than the warning filter looks.
    pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning"),
]

PAGES = [path for path, _ in NAVIGATION] + [
    "/story/TLOSSES",
    "/search?q=Kursk",
    "/actor?name=PRK",
    "/actor?name=PRK&other=UKR",
    "/events?borders=none",
    "/review?mode=events",
]


@pytest.fixture
def address(book: Path) -> Iterator[str]:
    """The workbench, served on a free port of this machine."""
    from wirebook.web.app import create_app

    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = uvicorn.Server(uvicorn.Config(create_app(book), port=port, log_level="error"))
    thread = threading.Thread(target=server.run)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    yield f"http://localhost:{port}"
    server.should_exit = True
    thread.join()


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """Debian's chromium."""
    with playwright.sync_playwright() as play:
        browser = play.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


class Visit:
    """A tab, with what went wrong in it."""

    def __init__(self, browser: Any, address: str, **options: Any) -> None:
        self.address = address
        self.page = browser.new_context(**options).new_page()
        self.elsewhere: list[str] = []
        self.errors: list[str] = []
        self.page.on("request", self._note)
        self.page.on("console", lambda said: self.errors.append(said.text) if said.type == "error" else None)
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))

    def _note(self, request: Any) -> None:
        if not request.url.startswith((self.address, "data:")):
            self.elsewhere.append(request.url)

    def open(self, path: str) -> Any:
        """Go there."""
        self.page.goto(self.address + path)
        return self.page


@pytest.fixture
def visit(browser: Any, address: str) -> Visit:
    """A tab in light colours on a desk."""
    return Visit(browser, address, viewport={"width": 1360, "height": 900})


def disputed_event(book: Path) -> str:
    with Store(book, readonly=True) as store:
        return next(event.id for event in store.events() if event.disputes)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_page_is_accessible_quiet_and_at_home(browser: Any, address: str, book: Path, scheme: str) -> None:
    visit = Visit(browser, address, color_scheme=scheme, viewport={"width": 1360, "height": 900})
    with Store(book, readonly=True) as store:
        article = next(key for key, _ in store.articles())
    for path in [
        *PAGES,
        f"/event/{disputed_event(book)}",
        f"/article/{article}",
        f"/compare?id={disputed_event(book)}",
    ]:
        page = visit.open(path)
        found = axe.Axe().run(page).response["violations"]
        serious = [(one["id"], one["nodes"][0]["html"]) for one in found if one["impact"] in ("serious", "critical")]
        assert (path, serious) == (path, [])
    assert visit.elsewhere == []
    assert visit.errors == []


@pytest.mark.parametrize("path", PAGES)
def test_no_page_is_wider_than_a_phone(browser: Any, address: str, path: str) -> None:
    page = Visit(browser, address, viewport={"width": 390, "height": 844}).open(path)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_from_the_filter_to_the_evidence_in_three_keys(visit: Visit) -> None:
    page = visit.open("/events?type=ASSAULT")
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    page.wait_for_url("**/event/**")
    page.keyboard.press("e")
    page.wait_for_timeout(400)
    top = page.evaluate("document.querySelector('#evidence').getBoundingClientRect().top")
    assert 0 <= top < 900


def test_the_disputed_number_of_soldiers_is_there_with_who_says_it(visit: Visit, book: Path) -> None:
    page = visit.open(f"/event/{disputed_event(book)}")
    rows = page.locator("table[aria-labelledby=disputes] tbody tr").all_inner_texts()
    assert any("600" in row and "Seoul" in row for row in rows)
    assert any("4,700" in row and "Kyiv" in row for row in rows)


def test_a_search_from_the_front_page_answers_with_number_source_day_and_words(visit: Visit) -> None:
    page = visit.open("/")
    page.keyboard.press("/")
    page.keyboard.type("soldiers Seoul")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?q=*")
    first = page.locator("table[aria-labelledby=numbers] tbody tr").first.inner_text()
    for words in ("about 600", "Seoul", "Harbour Post", "2025-08-14", "were killed near Kursk, Seoul said."):
        assert words in first
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    page.wait_for_url("**/event/**#S*")
    assert page.locator(":target mark.trigger").inner_text() == "killed"


def test_on_paper_the_rules_are_unfolded_and_the_forms_left_out(visit: Visit, book: Path) -> None:
    page = visit.open(f"/event/{disputed_event(book)}")
    page.emulate_media(media="print")
    assert page.locator("text=Printed from Wirebook").is_visible()
    assert not page.locator("form[action='/judge']").first.is_visible()
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.locator("article.exhibit dl.fields").first.is_visible()


def test_a_judgement_by_one_key_and_its_undo_by_another(visit: Visit, book: Path) -> None:
    page = visit.open("/review")
    before = page.locator("article.exhibit").count()
    page.keyboard.press("j")
    page.keyboard.press("r")
    page.wait_for_selector("form[action='/undo']")
    assert page.locator("article.exhibit").count() == before - 1
    page.keyboard.press("u")
    page.wait_for_selector("form[action='/undo']", state="detached")
    assert page.locator("article.exhibit").count() == before
    with Store(book, readonly=True) as store:
        assert [judgement.undone is not None for judgement in store.judgements.all()] == [True]


def test_the_keys_are_explained_and_the_explanation_closes(visit: Visit) -> None:
    page = visit.open("/events")
    page.keyboard.press("?")
    assert page.locator("#keys").is_visible()
    page.keyboard.press("Escape")
    assert not page.locator("#keys").is_visible()


def test_the_colours_that_are_chosen_stay(visit: Visit) -> None:
    page = visit.open("/")
    page.click("#theme")
    page.click("#theme")
    assert page.get_attribute("html", "data-theme") == "dark"
    assert visit.open("/events").get_attribute("html", "data-theme") == "dark"


def test_the_workbench_works_without_scripts(browser: Any, address: str) -> None:
    page = Visit(browser, address, java_script_enabled=False).open("/events")
    page.select_option("select[name=type]", "ASSAULT")
    page.click("form.filters button")
    assert "type=ASSAULT" in page.url
    page.click("table td a[href^='/event/']")
    assert "/event/" in page.url
    assert page.locator("mark.trigger").count() > 0
