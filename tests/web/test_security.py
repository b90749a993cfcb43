from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from tests.books import fill
from tests.served import LOCAL, client_of
from wirebook.book import Store
from wirebook.errors import UsageError
from wirebook.web.pages.sign_in import local_path
from wirebook.web.security import SESSION_COOKIE, content_security_policy
from wirebook.web.settings import Settings, is_loopback
from wirebook.web.templates import web_address

REJECT = {"verdict": "reject", "first": "S"}
JUDGEMENTS = "/api/v1/judgements"
SHARED = Settings(host="192.0.2.1", token="open sesame", allowed_hosts=("news.example",))


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    book = tmp_path_factory.mktemp("books") / "hand.book"
    with Store(book) as store:
        fill(store)
    return book


@pytest.fixture(scope="module")
def running(path: Path) -> Iterator[TestClient]:
    with client_of(path) as client:
        yield client


@pytest.fixture(scope="module")
def running_shared(path: Path) -> Iterator[TestClient]:
    with client_of(path, SHARED) as client:
        yield client


@pytest.fixture
def client(running: TestClient) -> TestClient:
    running.cookies.clear()
    return running


@pytest.fixture
def shared(running_shared: TestClient) -> TestClient:
    running_shared.cookies.clear()
    return running_shared


def csrf_of(client: TestClient, page: str = "/sign-in") -> str:
    return client.get(page).text.partition('name="csrf" value="')[2].partition('"')[0]


# Headers


@pytest.mark.parametrize(
    "address", ["/", "/events", "/api/v1/events", "/nowhere", "/api/v1/nowhere", "/static/none/none.css", "/events.csv"]
)
def test_every_answer_carries_the_policy(client: TestClient, address: str) -> None:
    headers = client.get(address).headers
    assert headers["content-security-policy"] == content_security_policy()
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"
    assert headers["x-frame-options"] == "DENY"


def test_refusals_carry_the_policy_too(client: TestClient) -> None:
    refused = client.get("/", headers={"Host": "evil.example"})
    foreign = client.post(JUDGEMENTS, json=REJECT, headers={"Origin": "https://evil.example"})
    assert [refused.status_code, foreign.status_code] == [400, 403]
    assert all("content-security-policy" in answer.headers for answer in (refused, foreign))


def test_the_policy_loads_nothing_from_elsewhere_and_runs_nothing_inline() -> None:
    rules = dict(rule.split(" ", 1) for rule in content_security_policy().split("; "))
    assert rules["default-src"] == "'none'"
    assert rules["script-src"] == "'self'"
    assert rules["frame-ancestors"] == rules["base-uri"] == "'none'"
    assert not any("unsafe" in values or "http" in values or "*" in values for values in rules.values())


# Names of the server


@pytest.mark.parametrize("host", ["localhost", "localhost:8520", "127.0.0.1:1", "[::1]:8520", "LOCALHOST"])
def test_this_machine_is_known_by_its_names(client: TestClient, host: str) -> None:
    assert client.get("/api/v1/health", headers={"Host": host}).status_code == 200


@pytest.mark.parametrize(
    "host", ["evil.example", "localhost.evil.example", "127.0.0.1.evil.example", "", "news.example"]
)
def test_other_names_are_refused(client: TestClient, host: str) -> None:
    assert client.get("/api/v1/health", headers={"Host": host}).status_code == 400


def test_a_name_that_is_allowed_is_known(shared: TestClient) -> None:
    assert shared.get("/api/v1/health", headers={"Host": "news.example"}).status_code == 200


@pytest.mark.parametrize(
    ("host", "alone"),
    [("127.0.0.1", True), ("localhost", True), ("::1", True), ("[::1]", True), ("0.0.0.0", False), ("news", False)],
)
def test_what_reaches_this_machine_alone(host: str, alone: bool) -> None:
    assert is_loopback(host) is alone


def test_open_to_others_needs_a_token_and_names() -> None:
    with pytest.raises(UsageError, match="--token") as without_token:
        Settings(host="0.0.0.0").check()
    with pytest.raises(UsageError, match="--allow-host") as without_names:
        Settings(host="0.0.0.0", token="x").check()
    assert (without_token.value.code, without_names.value.code) == ("E420", "E421")
    Settings(host="0.0.0.0", token="x", allowed_hosts=("a",)).check()


# Who may write


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://localhost:9999"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
    ],
)
@pytest.mark.parametrize("address", [JUDGEMENTS, "/api/v1/articles", "/judge", "/sign-in"])
def test_pages_of_other_sites_write_nothing(client: TestClient, headers: dict[str, str], address: str) -> None:
    assert client.post(address, json=REJECT, headers=headers).status_code == 403


def test_our_own_pages_and_programs_write(client: TestClient) -> None:
    own = {"Origin": LOCAL, "Sec-Fetch-Site": "same-origin"}
    statement = client.get("/api/v1/statements").json()["items"][0]["id"]
    assert client.post(JUDGEMENTS, json={"verdict": "accept", "first": statement}, headers=own).status_code == 201
    assert client.post(JUDGEMENTS, json={"verdict": "accept", "first": statement}).status_code == 201


def test_json_is_not_taken_from_a_form(client: TestClient) -> None:
    body = '{"verdict": "accept", "first": "S"}'
    assert client.post(JUDGEMENTS, content=body, headers={"Content-Type": "text/plain"}).status_code == 422


def test_a_form_without_our_token_is_refused(client: TestClient) -> None:
    assert client.post("/judge", data={"verdict": "accept", "first": "S"}).status_code == 403
    assert client.post("/judge", data={"verdict": "accept", "first": "S", "csrf": "0" * 64}).status_code == 403


@pytest.mark.parametrize(
    "headers",
    [{}, {"Authorization": "Bearer wrong"}, {"Authorization": "Basic open sesame"}, {"Authorization": "Bearer"}],
)
def test_writing_asks_for_the_token(shared: TestClient, headers: dict[str, str]) -> None:
    answer = shared.post(JUDGEMENTS, json=REJECT, headers=headers)
    assert answer.status_code == 401
    assert answer.headers["content-type"] == "application/problem+json"
    assert shared.delete(f"{JUDGEMENTS}/1", headers=headers).status_code == 401


def test_reading_asks_for_nothing(shared: TestClient) -> None:
    assert shared.get("/api/v1/events").status_code == 200


def test_the_token_opens_writing(shared: TestClient) -> None:
    answer = shared.post(JUDGEMENTS, json=REJECT, headers={"Authorization": "Bearer open sesame"})
    assert answer.status_code in (400, 404)  # no such statement: it came past the guard


def test_signing_in_opens_writing_for_this_browser_alone(shared: TestClient, path: Path) -> None:
    form = {"token": "open sesame", "csrf": csrf_of(shared), "next": "/review"}
    answer = shared.post("/sign-in", data=form)
    assert (answer.status_code, answer.headers["location"]) == (303, "/review")
    cookie = answer.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=strict" in cookie
    assert shared.post(JUDGEMENTS, json=REJECT).status_code in (400, 404)
    with client_of(path, SHARED) as other:
        other.cookies.set(SESSION_COOKIE, shared.cookies[SESSION_COOKIE])
        assert other.post(JUDGEMENTS, json=REJECT).status_code == 401  # another run has other secrets


@pytest.mark.parametrize("cookie", ["", ".", "a.b", "0." + "0" * 64])
def test_made_up_sessions_open_nothing(shared: TestClient, cookie: str) -> None:
    shared.cookies.set(SESSION_COOKIE, cookie)
    assert shared.post(JUDGEMENTS, json=REJECT).status_code == 401


def test_a_wrong_token_opens_nothing(shared: TestClient) -> None:
    answer = shared.post("/sign-in", data={"token": "Open Sesame", "csrf": csrf_of(shared)})
    assert answer.status_code == 403
    assert "set-cookie" not in answer.headers


@pytest.mark.parametrize(
    "address", ["https://evil.example", "//evil.example", "/\\evil.example", "evil", "/a\r\nb", ""]
)
def test_signing_in_leads_nowhere_else(address: str) -> None:
    assert local_path(address) == "/"
    assert local_path("/events?actor=PRK") == "/events?actor=PRK"


# Sizes and paths


def test_a_body_that_is_too_large_is_refused(path: Path) -> None:
    with client_of(path, Settings(max_body=1000)) as client:
        article = {"id": "a", "text": "x" * 2000}
        assert client.post("/api/v1/articles", json={"articles": [article]}).status_code == 413
        pieces = (b" " * 100 for _ in range(100))  # without a length told before
        headers = {"Content-Type": "application/json"}
        assert client.post("/api/v1/articles", content=pieces, headers=headers).status_code == 413


def test_too_many_articles_at_once_are_refused(path: Path) -> None:
    with client_of(path, Settings(max_articles=2)) as client:
        articles = [{"id": str(number), "text": "x"} for number in range(3)]
        assert client.post("/api/v1/articles", json={"articles": articles}).status_code == 413


@pytest.mark.parametrize(
    "address",
    [
        "/static/{digest}/../app.py",
        "/static/{digest}/%2e%2e/app.py",
        "/static/{digest}/..%2fapp.py",
        "/static/{digest}/%2e%2e%5capp.py",
        "/static/{digest}//etc/passwd",
        "/static/{digest}/%00",
        "/static/../../../etc/passwd",
        "/article/../../etc/passwd",
        "/api/v1/articles/..%2f..%2fetc%2fpasswd",
        "/event/%00",
    ],
)
def test_paths_lead_to_no_file_outside(client: TestClient, address: str) -> None:
    digest = client.get("/").text.partition("/static/")[2].partition("/")[0]
    assert client.get(address.format(digest=digest)).status_code == 404


def test_links_lead_to_the_web_alone() -> None:
    assert web_address("https://a.example/b?c=d") == "https://a.example/b?c=d"
    wrong = [
        "javascript:alert(1)",
        " JavaScript:alert(1)",
        "data:text/html,x",
        "file:///etc/passwd",
        "//a",
        "http:",
        None,
    ]
    assert [web_address(address) for address in wrong] == [None] * len(wrong)


# What is asked for


WORDS = [
    "'; DROP TABLE events; --",
    '" OR "1"="1',
    "%' UNION SELECT 1 --",
    "* NEAR( AND",
    "a\x00b",
    "\ud7ff\uffff",
    "(" * 90,
    '"' * 99,
]


@pytest.mark.parametrize("words", WORDS)
@pytest.mark.parametrize("name", ["actor", "other", "place", "text", "source", "story"])
def test_no_words_change_the_question(client: TestClient, name: str, words: str) -> None:
    answer = client.get("/api/v1/events", params={name: words})
    assert (answer.status_code, answer.json()) == (200, {"items": [], "next": None})
    assert len(client.get("/api/v1/events").json()["items"]) == 3


def test_an_error_that_nobody_thought_of_tells_nothing(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError(f"secret {path}")

    monkeypatch.setattr("wirebook.book.Store.info", fail)
    with client_of(path, raise_server_exceptions=False) as client:
        answer = client.get("/api/v1/info")
        assert answer.status_code == 500
        assert answer.json()["title"] == "Internal Server Error"
        assert "secret" not in answer.text
        assert "content-security-policy" in answer.headers


def test_a_failure_does_not_take_a_connection_with_it(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with client_of(path, raise_server_exceptions=False) as client:
        with monkeypatch.context() as broken:
            broken.setattr("wirebook.book.Store.info", lambda _: 1 / 0)
            for _ in range(100):
                client.get("/api/v1/info")
        assert client.get("/api/v1/info").status_code == 200
