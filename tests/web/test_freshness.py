from __future__ import annotations

from pathlib import Path

from tests.books import fill
from tests.served import client_of
from wirebook.book import Store
from wirebook.web.freshness import matches
from wirebook.web.static_files import FOREVER, digest_of


def test_what_did_not_change_is_not_sent_again(tmp_path: Path) -> None:
    path = tmp_path / "a.book"
    with client_of(path) as client:
        first = client.get("/api/v1/events")
        tag = {"If-None-Match": first.headers["etag"]}
        again = client.get("/api/v1/events", headers=tag)
        assert (again.status_code, again.content) == (304, b"")
        with Store(path) as store:  # as another process would
            fill(store)
        changed = client.get("/api/v1/events", headers=tag)
        assert changed.status_code == 200
        assert changed.headers["etag"] != first.headers["etag"]
        assert len(changed.json()["items"]) == 3


def test_another_run_has_other_tags(tmp_path: Path) -> None:
    with client_of(tmp_path / "a.book") as one, client_of(tmp_path / "a.book") as two:
        assert one.get("/").headers["etag"] != two.get("/").headers["etag"]


def test_problems_have_no_tag(tmp_path: Path) -> None:
    with client_of(tmp_path / "a.book") as client:
        headers = client.get("/api/v1/events/none").headers
        assert "etag" not in headers
        assert headers["cache-control"] == "no-store"


def test_tags_are_compared_weakly() -> None:
    assert matches('W/"a"', 'W/"a"')
    assert matches('W/"a"', '"b", "a"')
    assert matches('W/"a"', "*")
    assert not matches('W/"a"', 'W/"b"')
    assert not matches('W/"a"', "")


def test_files_are_kept_for_good_under_the_name_of_their_content(tmp_path: Path) -> None:
    with client_of(tmp_path / "a.book") as client:
        style = client.get("/").text.partition('href="/static/')[2].partition('"')[0]
        answer = client.get(f"/static/{style}")
        assert (answer.status_code, answer.headers["cache-control"]) == (200, FOREVER)
        assert client.get(f"/static/000000000000/{style.partition('/')[2]}").status_code == 404


def test_the_name_of_the_files_follows_their_content(tmp_path: Path) -> None:
    (tmp_path / "a.css").write_text("a {}")
    first = digest_of(tmp_path)
    (tmp_path / "a.css").write_text("b {}")
    assert digest_of(tmp_path) != first


def test_long_answers_are_compressed(tmp_path: Path) -> None:
    with client_of(tmp_path / "a.book") as client:
        answer = client.get("/codebook", headers={"Accept-Encoding": "gzip"})
        assert answer.headers["content-encoding"] == "gzip"
        assert "Accept-Encoding" in answer.headers["vary"]
