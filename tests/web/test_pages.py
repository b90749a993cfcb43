"""Every page: that it opens, that its twins say the same, that it leads on to the words."""

from __future__ import annotations

import csv
import io
import re
from importlib.resources import as_file
from pathlib import Path
from xml.etree import ElementTree

import pytest
from starlette.testclient import TestClient

from tests.roles import fill_roles
from wirebook.book import Filter, Store
from wirebook.demo import ARTICLES
from wirebook.library import open_book
from wirebook.model import Certainty
from wirebook.views.compare import Agreement, Cell, ComparedField, Voice
from wirebook.views.ownership import ownership_of
from wirebook.web.app import create_app
from wirebook.web.navigation import NAVIGATION
from wirebook.web.pages.event import field_of
from wirebook.web.pages.numbers import numbers_asked

PAGES = [path for path, _ in NAVIGATION] + ["/search?q=Kursk", "/review?mode=events", "/actor?name=PRK"]
PAIR = "/actor?name=North+Korea&other=Ukraine"


def disputed_event(book: Path) -> str:
    """The event whose reports give 600 and 4,700."""
    with Store(book, readonly=True) as store:
        return next(event.id for event in store.events() if event.disputes)


def links(page: str) -> list[str]:
    """The pages of this server that a page leads to."""
    found = re.findall(r'href="(/[^"#]*)', page)
    return sorted({link.replace("&amp;", "&") for link in found if not link.startswith("/static")})


@pytest.mark.parametrize("path", [*PAGES, PAIR])
def test_every_page_opens(client: TestClient, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 200
    assert answer.text.count("<h1") == 1


def test_every_link_of_every_page_leads_somewhere(client: TestClient) -> None:
    waiting, seen = list(PAGES), set()
    while waiting:
        path = waiting.pop()
        seen.add(path)
        answer = client.get(path)
        assert answer.status_code == 200, path
        if "html" in answer.headers["content-type"]:
            waiting += [link for link in links(answer.text) if link not in seen and link not in waiting]
    assert len(seen) > 60


def test_pages_lead_to_a_country_met_in_its_people_and_to_no_dossier_of_a_role(tmp_path: Path) -> None:
    path = tmp_path / "roles.book"
    with Store(path) as store:
        fill_roles(store)
    with TestClient(create_app(path), base_url="http://localhost") as client:
        pages = {path: client.get(path).text for path in [*PAGES[:-1], "/story/TJAILED"]}
        for link in {link for page in pages.values() for link in links(page)}:
            assert client.get(link).status_code == 200, link
        assert "/actor?name=Sudan" in pages["/story/TJAILED"]
        assert 'href="/events?actor=residents"' in pages["/actors"]
        assert pages["/actors"].index("Zed Quarry") < pages["/actors"].index("residents")
        role = client.get("/actor?name=government").text
        assert "/actor?name=Chadian+government" in role
        assert "/actor?name=Sudanese+government" in role
        pair = client.get("/actor?name=government&other=Zed+Quarry").text
        assert "<bdi>government</bdi> is a role" in pair
        assert "<bdi>Zed Quarry</bdi> is a role" not in pair
        assert client.get("/actor.json?name=government").json()["problem"].startswith("E413")
        assert client.get("/api/v1/actors/government").status_code == 404


ASIDE = re.compile(r"\.(?:json|csv|atom|ics)\b|[&?](?:other|layers|place|date|since)=")
"""Addresses of twins, and of pages that another one has with other parameters."""


@pytest.mark.slow
def test_every_link_of_the_demonstration_leads_somewhere(tmp_path: Path) -> None:
    path = tmp_path / "demo.book"
    with open_book(path) as book, as_file(ARTICLES) as articles:
        book.read(articles, jobs=1)
    with TestClient(create_app(path), base_url="http://localhost") as client:
        waiting, seen = list(PAGES), set(PAGES)
        while waiting:
            page = client.get(at := waiting.pop())
            assert page.status_code == 200, at
            found = [link for link in links(page.text) if link not in seen and not ASIDE.search(link)]
            waiting += found
            seen.update(found)
    assert sum(link.startswith("/actor?") for link in seen) > 30


def test_the_front_page_tells_the_call_in_a_sentence(client: TestClient) -> None:
    page = client.get("/?date=2025-08-13").text
    assert "Tuesday, 12 August 2025" in page
    assert re.search(r"North Korea[^<]*, according to KCNA", page)


def test_the_address_is_the_state(client: TestClient) -> None:
    page = client.get("/events?type=ASSAULT&actor=Ukraine").text
    assert "<option selected>ASSAULT</option>" in page
    assert 'name="actor" value="Ukraine"' in page
    assert "CONSULT" not in re.sub(r"<option.*?</option>", "", page)


def test_a_filter_that_makes_no_sense_is_said_on_the_page(client: TestClient) -> None:
    answer = client.get("/events?since=yesterday")
    assert answer.status_code == 422
    assert "yesterday" in answer.text
    assert 'value="yesterday"' in answer.text


def test_an_event_shows_the_words_who_says_them_and_where_they_differ(client: TestClient, book: Path) -> None:
    page = client.get(f"/event/{disputed_event(book)}").text
    assert '<mark class="trigger" title="trigger">killed</mark>' in page
    differing = re.findall(r'class="differs"><bdi>([^<]*)', page)
    assert {"about 600", "about 4,700"} <= set(differing)
    assert "Seoul</bdi> in <bdi>Harbour Post" in page


def test_the_front_page_says_where_reports_differ(client: TestClient, book: Path) -> None:
    page = client.get("/").text
    aside = page[page.index('id="differ"') :]
    assert f"/event/{disputed_event(book)}#disputes" in aside
    assert "about 4,700" in aside


def test_side_by_side_has_a_row_for_each_who_tells_it(client: TestClient, book: Path) -> None:
    page = client.get(f"/compare?id={disputed_event(book)}").text
    rows = re.findall(r"<tr data-row>.*?</tr>", page, re.DOTALL)
    assert ["Harbour Post" in row for row in rows] == [True, False]
    assert "about 600" in rows[0]
    assert "about 4,700" in rows[1]
    assert re.search(r"2 of the 2 outlets of which this book has articles", page)


def test_the_json_of_an_event_has_what_the_page_has(client: TestClient, book: Path) -> None:
    identity = disputed_event(book)
    data = client.get(f"/event/{identity}.json").json()
    assert data["event"]["id"] == identity
    assert {shown["article"]["outlet"] for shown in data["statements"]} == {"Harbour Post", "Meridian"}


@pytest.mark.parametrize("path", ["/events.csv", "/stories.csv", "/actors.csv", "/sources.csv", "/changes.csv"])
def test_spreadsheets_have_a_head_and_rows(client: TestClient, path: str) -> None:
    rows = list(csv.reader(io.StringIO(client.get(path).text)))
    assert len(rows) > 1
    assert {len(row) for row in rows} == {len(rows[0])}


@pytest.mark.parametrize("path", ["/today.atom?date=2025-08-13", "/events.atom", "/stories.atom", "/changes.atom"])
def test_feeds_are_atom(client: TestClient, path: str) -> None:
    feed = ElementTree.fromstring(client.get(path).text)
    entries = feed.findall("{http://www.w3.org/2005/Atom}entry")
    assert entries
    for entry in entries:
        assert entry.findtext("{http://www.w3.org/2005/Atom}updated", "").endswith("Z")


def test_the_calendar_comes_as_a_calendar_file(client: TestClient) -> None:
    answer = client.get("/calendar.ics")
    assert answer.headers["content-type"].startswith("text/calendar")
    assert answer.text.startswith("BEGIN:VCALENDAR")


def test_a_story_shows_who_reports_what(client: TestClient) -> None:
    page = client.get("/story/TLOSSES").text
    assert "Losses near Kursk" in page
    matrix = page[page.index('id="matrix"') :]
    assert matrix.count('title="does not tell of it"') > 0
    assert "Harbour Post" in matrix


def test_an_article_can_be_read_with_and_without_its_layers(client: TestClient, book: Path) -> None:
    with Store(book, readonly=True) as store:
        key = next(key for key, article in store.articles() if article.id == "toll")
    assert '<mark class="trigger"' in client.get(f"/article/{key}").text
    assert '<mark class="trigger"' not in client.get(f"/article/{key}?layers=").text


def test_what_has_no_place_is_beside_the_map_and_never_on_it(client: TestClient) -> None:
    page = client.get("/events").text
    assert "#RUS" in page
    assert re.search(r"\d+ have none and are not on the map", page)
    assert '<circle class="point"' not in page


def test_a_page_of_a_longer_list_says_of_how_many(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    assert re.search(r"All \d+ events that fit", client.get("/events").text)
    monkeypatch.setattr("wirebook.web.pages.events.SHOWN", 1)
    page = client.get("/events").text
    assert re.search(r"1 of \d+ events that fit", page)
    assert "Events on this page by" in page


def test_the_feed_of_changes_begins_with_the_newest(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = [row["number"] for row in client.get("/changes.json").json()["changes"]]
    assert whole == sorted(whole, reverse=True)
    assert len(whole) > 2
    monkeypatch.setattr("wirebook.web.pages.changes.SHOWN", 2)
    feed = client.get("/changes.atom").text
    assert re.findall(r"<id>[^<]*#change-(\d+)</id>", feed) == [str(number) for number in whole[:2]]
    following = re.search(r'rel="next" href="(/changes[^"]*)"', client.get("/changes").text)
    assert following
    assert f'id="change-{whole[2]}"' in client.get(following[1].replace("&amp;", "&")).text


def test_a_longer_list_is_walked_by_its_tokens(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = [row["event"] for row in client.get("/events.json").json()["events"]]
    monkeypatch.setattr("wirebook.web.pages.events.SHOWN", 1)
    walked, address = [], "/events.json"
    while address:
        answer = client.get(address).json()
        walked += [row["event"] for row in answer["events"]]
        address = answer["next"]
    assert walked == whole
    assert len(whole) > 2


def test_a_token_of_another_list_is_said_on_the_page(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("wirebook.web.pages.events.SHOWN", 1)
    following = client.get("/events.json").json()["next"].replace(".json", "")
    assert client.get(following).status_code == 200
    answer = client.get(f"{following}&order=oldest")
    assert answer.status_code == 422
    assert "none of this list" in answer.text


def test_plans_for_no_day_are_open(client: TestClient) -> None:
    assert '<span class="badge open">open</span>' in client.get("/calendar").text


def test_borders_can_be_left_out(client: TestClient) -> None:
    assert 'class="map no-borders"' in client.get("/events?borders=none").text


def test_search_takes_words_and_fields_in_one_box(client: TestClient) -> None:
    page = client.get("/search?q=soldiers actor:Ukraine type:ASSAULT").text
    assert "about 600" in re.sub(r"<[^>]*>", "", page).lower() or "600 soldiers" in page
    assert "CONSULT" not in page


def test_of_updated_numbers_the_last_stands_first() -> None:
    days = ("2025-08-13", "2025-08-14", "2025-08-15")
    voices = tuple(Voice(f"Outlet {day}", None, ownership_of(None), day, ()) for day in days)
    cells = tuple(Cell((number,), (f"S{number}",)) for number in ("3", "7", "12"))
    field = field_of(ComparedField("count:killed:people", Agreement.UPDATED, "12", cells), voices)
    assert [said.value for said in field.said] == ["12", "7", "3"]
    assert "the last number" in field.held_because
    assert not field.disputed


def test_numbers_are_shown_only_where_the_search_names_what_is_counted(client: TestClient) -> None:
    assert {row["number"] for row in client.get("/search.json?q=soldiers").json()["numbers"]} == {
        "about 600",
        "about 4700",
    }
    assert client.get("/search.json?q=Kursk").json()["numbers"] == []


def test_the_source_that_is_searched_stands_first_among_the_numbers(client: TestClient) -> None:
    found = client.get("/search.json?q=soldiers near Kursk").json()["numbers"]
    assert [row["source"] for row in found] == ["Seoul", "Kyiv"]
    found = client.get("/search.json?q=soldiers Kyiv").json()["numbers"]
    assert [row["source"] for row in found][:1] == ["Kyiv"]


def test_a_question_is_searched_without_the_words_that_ask(client: TestClient) -> None:
    page = client.get("/search?q=How many soldiers does Seoul say were killed?").text
    assert "searched for: <b><bdi>soldiers Seoul killed</bdi></b>" in page
    found = client.get("/search.json?q=How many soldiers does Seoul say were killed?").json()["numbers"]
    assert (found[0]["number"], found[0]["source"]) == ("about 600", "Seoul")


def test_troops_are_soldiers_where_numbers_are_asked_for(book: Path) -> None:
    with Store(book, readonly=True) as store:
        articles = [key for key, _ in store.articles()]
        found = numbers_asked(store, "troops", articles, [])
        assert [(row.counted, row.source) for row in found] == [
            ("soldiers killed", "Seoul"),
            ("soldiers killed", "Kyiv"),
        ]
        assert numbers_asked(store, "tanks", articles, []) == []


def test_an_id_in_the_search_box_is_offered(client: TestClient, book: Path) -> None:
    identity = disputed_event(book)
    assert f'href="/event/{identity}"' in client.get(f"/search?q={identity}").text


def test_unknown_pages_and_ids_are_explained(client: TestClient) -> None:
    assert client.get("/nowhere").status_code == 404
    answer = client.get("/event/EZZZZZZZ")
    assert answer.status_code == 404
    assert "has the id" in answer.text


def _token(page: str) -> str:
    found = re.search(r'name="csrf" value="([^"]*)"', page)
    assert found
    return found[1]


def test_a_rejected_statement_leaves_the_events_and_comes_back_with_undo(client: TestClient, book: Path) -> None:
    page = client.get("/review").text
    first = re.search(r'name="first" value="(S[^"]*)"', page)
    assert first
    form = {"csrf": _token(page), "first": first[1], "verdict": "reject", "next": "/review"}
    answer = client.post("/judge", data=form, follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, "/review")
    with Store(book, readonly=True) as store:
        assert store.event_of(first[1]) is None
        number = next(store.judgements.all()).number
    after = client.get("/review").text
    assert f'value="{first[1]}"' not in after
    notice = after[after.index("Last decision") :].split("</form>")[0]
    with Store(book, readonly=True) as store:
        told = store.statement(first[1])
    assert told is not None
    assert re.search(rf'<b>wrong</b>: <a href="/article/{told.article}#{told.id}"><bdi>[A-Z]+: \w+ ', notice)
    assert told.id not in re.sub(r'href="[^"]*"', "", notice)
    changes = client.get("/changes").text
    decisions = changes[changes.index("Decisions of people") :]
    assert told.id not in re.sub(r'href="[^"]*"', "", decisions)
    client.post("/undo", data={"csrf": _token(page), "number": str(number), "next": "/review"})
    with Store(book, readonly=True) as store:
        assert store.event_of(first[1]) is not None


def test_actors_are_merged_and_split_on_the_page_of_one_and_undone(client: TestClient, book: Path) -> None:
    page = client.get("/actor", params={"name": "Russia"}).text
    form = {"csrf": _token(page), "first": "Russia", "other": "Ukraine", "next": "/actor?name=Russia"}
    answer = client.post("/actors/merge", data=form, follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, "/actor?name=Russia")
    page = client.get("/actor", params={"name": "Russia"}).text
    merged = page[page.index("Who it is") :]
    assert re.search(r"<b>one actor</b>: .*Russia.* and .*Ukraine", merged)
    assert "one actor" in client.get("/review").text
    split = {"csrf": _token(page), "first": "North Korea", "words": "North Korea", "other": "Utopia"}
    assert client.post("/actors/split", data=split, follow_redirects=False).status_code == 303
    assert "Utopia" in client.get("/actors").text
    for number in re.findall(r'name="number" value="(\d+)"', page):
        client.post("/undo", data={"csrf": _token(page), "number": number, "next": "/actors"})
    with Store(book, readonly=True) as store:
        assert [judgement.undone is None for judgement in store.judgements.all()] == [False, True]
    assert client.post("/actors/merge", data=form | {"csrf": "made-up"}).status_code == 403


def test_decisions_that_mean_some_mentions_say_which(client: TestClient, book: Path) -> None:
    form = {"csrf": _token(client.get("/review").text), "first": "North Korea", "other": "Utopia"}
    with Store(book, readonly=True) as store:
        key = next(key for key, article in store.articles() if article.id == "call")
    assert client.post("/actors/split", data=form | {"place": key}, follow_redirects=False).status_code == 303
    notice = client.get("/review").text
    assert f'<b>another actor</b> in <a href="/article/{key}"><bdi>A call between capitals</bdi></a>' in notice
    assert client.post("/actors/split", data=form | {"words": "Pyongyang"}, follow_redirects=False).status_code == 303
    assert "the words pyongyang" in client.get("/changes").text


def test_pairs_that_are_judged_are_told_by_their_words(client: TestClient, book: Path) -> None:
    page = client.get("/review").text
    with Store(book, readonly=True) as store:
        first, second = [event.id for event in store.events() if event.type.value in ("CONSULT", "AGREE")]
    form = {"csrf": _token(page), "first": first, "second": second, "verdict": "different"}
    assert client.post("/judge", data=form, follow_redirects=False).status_code == 303
    notice = client.get("/review").text
    assert re.search(r"<b>two happenings</b>: <a [^>]*><bdi>\w+: .* and <a [^>]*><bdi>\w+: ", notice)
    assert "two happenings" in client.get(f"/event/{first}").text


def test_a_form_from_elsewhere_decides_nothing(client: TestClient, book: Path) -> None:
    form = {"csrf": "made-up", "first": disputed_event(book), "verdict": "reject"}
    assert client.post("/judge", data=form).status_code == 403
    with Store(book, readonly=True) as store:
        assert not list(store.judgements.all())


def test_a_judgement_does_not_lead_to_another_server(client: TestClient, book: Path) -> None:
    form = {"csrf": _token(client.get("/review").text), "first": disputed_event(book), "verdict": "accept"}
    answer = client.post("/judge", data=form | {"next": "//elsewhere.example/"}, follow_redirects=False)
    assert answer.headers["location"] == "/"


def test_certainty_is_shown_where_a_source_is_not_certain(client: TestClient, book: Path) -> None:
    with Store(book, readonly=True) as store:
        (plan,) = store.events(Filter(certainty=Certainty.PROBABLE))
    page = client.get(f"/event/{plan.id}").text
    assert "planned, probable" in page
    assert "<dt>certainty</dt><dd>probable from “<bdi>will</bdi>”</dd>" in page
    assert "<dt>certainty</dt>" not in client.get(f"/event/{disputed_event(book)}").text
    listed = client.get("/events?certainty=probable").text
    assert "<option selected>probable</option>" in listed
    assert re.findall(r'href="/event/(\w+)"', listed) == [plan.id]
    assert client.get("/events?certainty=sure").status_code == 422
