from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from wirebook.api import readings as module
from wirebook.api.readings import BusyError, Reading, Readings, State
from wirebook.errors import UsageError
from wirebook.knowledge.own import Own
from wirebook.library import open_book

ARTICLE = {"id": "a", "text": "North Korea sent soldiers to Russia on Tuesday.", "date": "2025-08-20"}
REPORT = '{"articles": 1, "known": 2, "statements": 3, "events": 4, "problems": ["E101: FOLDER/articles.jsonl: no"]}'
ENDED = (State.DONE, State.FAILED)


def program(code: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let this code run in place of the reader, with the path of the articles as argument."""
    monkeypatch.setattr(module, "_command", lambda _, articles, _own: [sys.executable, "-c", code, str(articles)])


@pytest.fixture
def queue(tmp_path: Path) -> Iterator[Readings]:
    readings = Readings(tmp_path / "a.book", most_waiting=2)
    yield readings
    readings.close()


def ended(queue: Readings, reading: Reading) -> Reading:
    for _ in range(600):
        if (now := queue.one(reading.id)).state in ENDED:
            return now
        time.sleep(0.05)
    raise AssertionError("it does not end")


def test_what_is_sent_is_read(queue: Readings, monkeypatch: pytest.MonkeyPatch) -> None:
    told = "import sys, pathlib, os; p = pathlib.Path(sys.argv[1]); assert p.read_text().count('\\n') == 2;"
    program(f"{told} print('''{REPORT}'''.replace('FOLDER', str(p.parent)))", monkeypatch)
    begun = queue.submit([ARTICLE, ARTICLE])
    assert (begun.state, begun.sent) == (State.WAITING, 2)
    reading = ended(queue, begun)
    assert reading.state is State.DONE
    assert (reading.articles, reading.known, reading.statements, reading.events) == (1, 2, 3, 4)
    assert reading.problems == ("E101: articles.jsonl: no",)


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("import sys; sys.exit('wirebook: E303: locked')", "E303"),
        ("import os; os.abort()", "without a word"),
        ("print('no report')", "could not be run"),
    ],
)
def test_a_reader_that_fails_fails_alone(
    queue: Readings, monkeypatch: pytest.MonkeyPatch, code: str, words: str
) -> None:
    program(code, monkeypatch)
    reading = ended(queue, queue.submit([ARTICLE]))
    assert reading.state is State.FAILED
    assert words in reading.problems[0]
    program(f"print('''{REPORT}''')", monkeypatch)
    assert ended(queue, queue.submit([ARTICLE])).state is State.DONE


def test_a_reader_that_does_not_end_is_ended(queue: Readings, monkeypatch: pytest.MonkeyPatch) -> None:
    program("import time; time.sleep(600)", monkeypatch)
    monkeypatch.setattr(module, "SECONDS_A_READING", 0.5)
    reading = ended(queue, queue.submit([ARTICLE]))
    assert reading.state is State.FAILED
    assert "given up" in reading.problems[0]


def test_too_much_that_waits_is_refused_and_closing_ends_it(queue: Readings, monkeypatch: pytest.MonkeyPatch) -> None:
    program("import time; time.sleep(600)", monkeypatch)
    for _ in range(2):
        queue.submit([ARTICLE])
    while queue._queue.qsize() < 2:  # the first may have been taken out already
        queue.submit([ARTICLE])
    with pytest.raises(BusyError, match="E425"):
        queue.submit([ARTICLE])
    queue.close()


def test_a_large_book_is_linked_afterwards(writer: TestClient, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("wirebook.api.judging.SMALL", 1)
    event = writer.get("/api/v1/events?type=ASSAULT").json()["items"][0]["id"]
    judged = writer.post("/api/v1/judgements", json={"verdict": "reject", "first": event}).json()
    assert (judged["changed_events"], len(judged["judgements"])) == (0, 2)
    for _ in range(600):
        if writer.get("/api/v1/health").json()["linked"]:
            break
        time.sleep(0.05)
    assert writer.get(f"/api/v1/events/{event}").status_code == 404


def test_linking_is_asked_for_once(queue: Readings, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(module, "LINK", "import sys; open(sys.argv[1] + '.links', 'a').write('x')")
    program(f"import time; time.sleep(1); print('''{REPORT}''')", monkeypatch)
    queue.submit([ARTICLE])
    for _ in range(5):
        queue.relink()
    for _ in range(600):
        if (tmp_path / "a.book.links").exists():
            break
        time.sleep(0.05)
    assert ended(queue, queue.submit([ARTICLE])).state is State.DONE
    assert (tmp_path / "a.book.links").read_text() == "x"


def test_a_reading_that_is_not_known(queue: Readings) -> None:
    with pytest.raises(UsageError, match="no reading"):
        queue.one("none")


def test_too_much_that_waits_is_503(writer: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise BusyError("later")

    monkeypatch.setattr(Readings, "submit", full)
    answer = writer.post("/api/v1/articles", json={"articles": [ARTICLE]})
    assert (answer.status_code, answer.headers["retry-after"]) == (503, "5")


@pytest.mark.parametrize(
    "articles",
    [
        [],
        [{"id": "a"}],
        [{"text": "x"}],
        [{"id": "a", "text": ""}],
        [{"id": "a", "text": "x", "file": "/etc/passwd"}],
        [{"id": "a", "text": "x" * 2_000_001}],
        [{"id": "a", "text": "\ud800"}],
        "x",
    ],
)
def test_what_is_no_article_is_refused(client: TestClient, articles: object) -> None:
    body = json.dumps({"articles": articles})
    answer = client.post("/api/v1/articles", content=body, headers={"Content-Type": "application/json"})
    assert answer.status_code == 422


@pytest.mark.slow
def test_the_reader_itself(writer: TestClient, path: Path) -> None:
    addressed = {**ARTICLE, "url": "http://127.0.0.1:1/never-fetched", "outlet": "Harbour Post"}
    begun = writer.post("/api/v1/articles", json={"articles": [addressed]})
    assert begun.status_code == 202
    for _ in range(1200):
        reading = writer.get(f"/api/v1/readings/{begun.json()['id']}").json()
        if reading["state"] in [state.value for state in ENDED]:
            break
        time.sleep(0.1)
    assert (reading["state"], reading["articles"], reading["problems"]) == ("done", 1, [])
    with open_book(path, readonly=True) as book:
        assert len(book.events(type="AID")) + len(book.events(type="MOBILIZE")) >= 1


def test_own_files_go_with_what_is_read_and_linked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    own = Own(tmp_path / "f.yaml", tmp_path / "a.yaml")
    command = module._command(tmp_path / "a.book", tmp_path / "articles.jsonl", own)
    assert command[-4:] == ["--frames", str(own.frames), "--actors", str(own.actors)]
    monkeypatch.setattr(module, "LINK", "import sys; open(sys.argv[1] + '.links', 'w').write(sys.argv[2])")
    queue = Readings(tmp_path / "a.book", 2, own)
    queue.relink()
    for _ in range(600):
        if (linked := tmp_path / "a.book.links").exists() and linked.read_text():
            break
        time.sleep(0.05)
    queue.close()
    assert linked.read_text() == str(own.actors)


@pytest.mark.slow
def test_the_linking_itself_with_own_actors(tmp_path: Path) -> None:
    mine = tmp_path / "mine.yaml"
    mine.write_text("actors:\n  - {name: Zed Quarry, country: KEN, role: MIL}\n", encoding="utf-8")
    path = tmp_path / "a.book"
    open_book(path).close()
    subprocess.run(module._program(module.LINK, str(path), str(mine)), check=True, timeout=60)
