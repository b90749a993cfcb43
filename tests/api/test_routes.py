from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from tests.builders import make_article, make_statement
from wirebook.book import Store
from wirebook.library import open_book

API = "/api/v1"


def get(client: TestClient, path: str, **parameters: Any) -> Any:
    answer = client.get(API + path, params=parameters)
    assert answer.status_code == 200, answer.text
    return answer.json()


def every_page(client: TestClient, path: str, **parameters: Any) -> list[Any]:
    """All items, one a page."""
    items, token = [], None
    while True:
        more = {"next": token} if token else {}
        page = get(client, path, limit=1, **parameters, **more)
        items += page["items"]
        token = page["next"]
        if token is None or not page["items"]:
            return items


@pytest.mark.parametrize("path", ["/articles", "/statements", "/events", "/timeline", "/stories", "/changes"])
def test_pages_of_one_are_the_whole_list(client: TestClient, path: str) -> None:
    whole = get(client, path, limit=200)["items"]
    assert whole
    assert every_page(client, path) == whole


@pytest.mark.parametrize("path", ["/articles", "/statements", "/events", "/timeline", "/stories"])
def test_the_other_order_is_the_same_list(client: TestClient, path: str) -> None:
    def dated(items: list[Any]) -> list[Any]:
        return [item for item in items if item.get("date") or item.get("first")]

    newest, oldest = (every_page(client, path, newest=way) for way in ("true", "false"))
    assert dated(newest) == dated(oldest)[::-1]
    assert len(newest) == len(oldest)


def test_an_event_has_what_the_export_has(client: TestClient) -> None:
    event = get(client, "/events", type="ASSAULT")["items"][0]
    assert (event["status"], event["date"], event["place"], event["reports"]) == ("happened", "2025-08", "Kursk", 2)
    assert event["corroboration"] == "disputed"
    assert {value["value"] for value in event["disputes"][0]["values"]} == {"about 600", "about 4700"}
    assert [article["outlet"] for article in event["articles"]] == ["Harbour Post", "Meridian"]
    assert get(client, f"/events/{event['id']}") == event


def test_a_statement_leads_to_event_and_article(client: TestClient) -> None:
    statement = get(client, "/statements", source="Seoul")["items"][0]
    assert statement["counts"] == [{"number": 600, "qualifier": "about", "unit": "soldiers", "of": "killed"}]
    assert statement["id"] in get(client, f"/events/{statement['event']}")["statements"]
    article = get(client, f"/articles/{statement['article']}")
    assert article["text"][statement["start"] : statement["end"]] == statement["text"]
    assert get(client, f"/articles/{statement['article']}/statements") == [statement]
    assert get(client, f"/statements/{statement['id']}") == statement


@pytest.mark.parametrize(
    ("asked", "number"),
    [
        ({"actor": "PRK"}, 3),
        ({"actor": "north korea", "other": "RUS"}, 2),
        ({"type": "CONSULT"}, 1),
        ({"status": "planned"}, 1),
        ({"certainty": "probable"}, 1),
        ({"certainty": "possible"}, 0),
        ({"certainty": "certain", "type": "ASSAULT"}, 1),
        ({"since": "2025-08-13"}, 1),
        ({"until": "2025-07"}, 0),
        ({"place": "Kursk"}, 1),
        ({"place": "RUS"}, 1),
        ({"text": "soldiers killed"}, 1),
        ({"text": "!!"}, 0),
        ({"source": "KCNA"}, 1),
        ({"source": "Meridian"}, 1),
        ({"corroboration": "disputed"}, 1),
        ({"story": "TLOSSES"}, 3),
        ({"story": "TNONE"}, 0),
        ({"actor": "Nobody"}, 0),
    ],
)
def test_events_are_narrowed(client: TestClient, asked: dict[str, str], number: int) -> None:
    assert len(get(client, "/events", **asked)["items"]) == number
    assert len(get(client, "/timeline", **asked)["items"]) == number


def test_evidence_shows_the_words(client: TestClient) -> None:
    event = get(client, "/events", type="CONSULT")["items"][0]["id"]
    shown = get(client, f"/evidence/{event[:8]}")["exhibits"][0]
    assert shown["sentence"] == "Russia called North Korea on Tuesday, KCNA said."
    assert {"role": "trigger", "text": "called"}.items() <= shown["marks"][1].items()


def test_overviews(client: TestClient) -> None:
    assert get(client, "/actors/PRK")["actor"] == "North Korea"
    assert get(client, "/actors/PRK", other="RUS")["other"] == "Russia"
    story = get(client, "/stories")["items"][0]["story"]
    assert get(client, f"/stories/{story}")["row"]["title"] == "Losses near Kursk"
    assert get(client, f"/compare/{story}")["story"] == story
    assert get(client, "/calendar")["undated"][0]["event"]["type"] == "AGREE"
    assert len(get(client, "/search", q="soldiers")) == 2
    assert {row["outlet"] for row in get(client, "/outlets")} == {"Daily Lantern", "Harbour Post", "Meridian"}
    assert get(client, "/digest", since="2025-08-12", until="2025-08-12")[0]["day"] == "2025-08-12"
    assert get(client, "/info")["articles"] == 3
    assert get(client, "/health")["status"] == "ok"


@pytest.mark.parametrize(
    ("path", "status", "code"),
    [
        ("/events/ENONE", 404, "E401"),
        ("/statements/SNONE", 404, "E401"),
        ("/articles/ANONE", 404, "E401"),
        ("/articles/ANONE/statements", 404, "E401"),
        ("/evidence/ENONE", 404, "E401"),
        ("/stories/TNONE", 404, "E401"),
        ("/actors/nobody", 404, "E407"),
        ("/readings/none", 404, "E424"),
        ("/events?since=yesterday", 400, "E404"),
        ("/events?next=none", 400, "E423"),
        ("/events?type=NONE", 422, None),
        ("/events?limit=0", 422, None),
        ("/events?limit=1000000", 422, None),
        ("/search", 422, None),
        ("/nowhere", 404, None),
    ],
)
def test_problems_say_what_is_wrong(client: TestClient, path: str, status: int, code: str | None) -> None:
    answer = client.get(API + path)
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    problem = answer.json()
    assert (problem["status"], problem.get("code")) == (status, code)
    assert problem["instance"] == API + path.partition("?")[0]
    assert problem["detail"]


def test_a_method_that_is_not_there(client: TestClient) -> None:
    answer = client.delete(f"{API}/events")
    assert (answer.status_code, answer.headers["content-type"]) == (405, "application/problem+json")
    assert "GET" in answer.headers["allow"]


def test_a_judgement_and_its_undoing(writer: TestClient) -> None:
    event = get(writer, "/events", type="ASSAULT")["items"][0]
    rejected = writer.post(f"{API}/judgements", json={"verdict": "reject", "first": event["id"], "reason": "no"})
    assert rejected.status_code == 201
    assert len(rejected.json()["judgements"]) == 2
    assert get(writer, "/events", type="ASSAULT")["items"] == []
    assert [one["verdict"] for one in get(writer, "/judgements")["items"]] == ["reject", "reject"]
    for number in (1, 2):
        assert writer.delete(f"{API}/judgements/{number}").status_code == 200
    assert get(writer, "/events", type="ASSAULT")["items"] == [event]
    assert get(writer, "/judgements", standing="true")["items"] == []
    assert writer.delete(f"{API}/judgements/1").status_code == 404
    assert every_page(writer, "/judgements") == get(writer, "/judgements")["items"]


def test_actors_are_merged_and_split(writer: TestClient) -> None:
    merge = {"first": "Russia", "others": ["Ukraine"]}
    assert writer.post(f"{API}/judgements/actors/merge", json=merge).status_code == 201
    split = {"actor": "North Korea", "words": ["North Korea"], "other": "Utopia", "country": "KEN"}
    (made,) = writer.post(f"{API}/judgements/actors/split", json=split).json()["judgements"]
    assert (made["subject"], made["second"], made["scope"]) == ("actor", "name/utopia", "words:north korea")
    assert get(writer, "/actors/Utopia")["names"][0]["country"] == "KEN"
    nobody = {"first": "Russia", "others": ["Nobody Atall"]}
    assert writer.post(f"{API}/judgements/actors/merge", json=nobody).status_code == 404


@pytest.mark.parametrize(
    ("judgement", "status"),
    [
        ({"verdict": "maybe", "first": "E"}, 422),
        ({"verdict": "accept"}, 422),
        ({"verdict": "accept", "first": "ENONE"}, 404),
        ({"verdict": "same", "first": "ENONE"}, 400),
        ({"verdict": "accept", "first": "E", "more": 1}, 422),
        ({"verdict": "accept", "first": "\ud800"}, 422),
    ],
)
def test_a_judgement_that_makes_no_sense(client: TestClient, judgement: dict[str, str], status: int) -> None:
    headers = {"Content-Type": "application/json"}
    assert client.post(f"{API}/judgements", content=json.dumps(judgement), headers=headers).status_code == status


def test_a_list_goes_on_where_it_was_though_the_book_grew(writer: TestClient, path: Path) -> None:
    first = get(writer, "/articles", limit=1)
    with Store(path) as store:
        later = make_article("A later one.", published="2025-09-01")
        store.add_article(later, [make_statement(later)])
    second = get(writer, "/articles", limit=1, next=first["next"])
    assert [page["items"][0]["doc"] for page in (first, second)] == ["other", "toll"]


def test_a_mirror_goes_on_where_it_was(writer: TestClient, path: Path) -> None:
    seen = get(writer, "/changes", limit=200)
    assert get(writer, "/changes", next=seen["next"]) == {"items": [], "next": None}
    with open_book(path) as book:
        book.judge("reject", seen["items"][0]["event"])
    assert [one["kind"] for one in get(writer, "/changes", next=seen["next"])["items"]] == ["gone"]


def test_the_description_is_openapi_3_1(client: TestClient) -> None:
    description = client.get(f"{API}/openapi.json").json()
    assert description["openapi"].startswith("3.1")
    assert all(path.startswith(f"{API}/") for path in description["paths"])
    for methods in description["paths"].values():
        for operation in methods.values():
            assert operation["description"]
            assert "application/problem+json" in operation["responses"]["422"]["content"]
