from __future__ import annotations

import socket
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Run
from wirebook.errors import UsageError
from wirebook.knowledge.own import Own
from wirebook.web import serving
from wirebook.web.settings import DEFAULT_PORT, Settings


@pytest.fixture
def served(monkeypatch: pytest.MonkeyPatch) -> list[tuple[Path, Settings]]:
    """What was to be served; nothing is."""
    asked: list[tuple[Path, Settings]] = []

    def note(path: Path, settings: Settings, **_: Any) -> None:
        assert path.exists()
        asked.append((path, settings))

    monkeypatch.setattr(serving, "serve", note)
    return asked


def test_a_book_is_served_to_this_machine_alone(run: Run, book_path: Path, served: list[tuple[Path, Settings]]) -> None:
    assert run("serve").exit_code == 0
    [(path, settings)] = served
    assert path == book_path
    assert (settings.host, settings.port, settings.token) == ("127.0.0.1", DEFAULT_PORT, None)


def test_a_book_is_served_to_others_with_token_and_names(run: Run, served: list[tuple[Path, Settings]]) -> None:
    arguments = ["--host", "0.0.0.0", "--port", "80", "--token", "t", "--allow-host", "a.example", "--allow-host", "b"]
    assert run("serve", *arguments).exit_code == 0
    settings = served[0][1]
    assert (settings.host, settings.port, settings.token) == ("0.0.0.0", 80, "t")
    assert settings.allowed_hosts == ("a.example", "b")


def test_articles_are_read_with_own_frames_and_actors(
    run: Run, served: list[tuple[Path, Settings]], tmp_path: Path
) -> None:
    mine = tmp_path / "mine.yaml"
    mine.write_text("actors:\n  - {name: Zed Quarry, country: KEN, role: MIL}\n", encoding="utf-8")
    assert run("serve", "--actors", str(mine)).exit_code == 0
    assert served[0][1].own == Own(None, mine)


def test_a_mistake_in_an_own_file_is_said_before_anything_is_served(
    run: Run, served: list[tuple[Path, Settings]], tmp_path: Path
) -> None:
    for option in ("--actors", "--frames"):
        mine = tmp_path / f"mine{option}.yaml"
        mine.write_text("actors: 1\n", encoding="utf-8")
        result = run("serve", option, str(mine))
        assert result.exit_code == 4
        assert mine.name in result.stderr
    assert served == []


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["--host", "0.0.0.0"], "E420"),
        (["--host", "0.0.0.0", "--token", ""], "E420"),
        (["--host", "0.0.0.0", "--token", "t"], "E421"),
        (["--book", "nowhere.book"], "E304"),
    ],
)
def test_what_is_not_served(run: Run, served: list[tuple[Path, Settings]], arguments: list[str], code: str) -> None:
    result = run("serve", *arguments)
    assert result.exit_code != 0
    assert code in result.stderr
    assert served == []
    assert not Path("nowhere.book").exists()


def test_the_default_port_is_told_the_same_everywhere(run: Run) -> None:
    assert str(DEFAULT_PORT) in run("serve", "--help").output


def test_a_port_that_is_taken_is_said_so() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(UsageError, match="choose another with --port") as caught:
            serving.listen(Settings(port=port))
    assert caught.value.code == "E422"


def test_answers_do_not_wait_for_more() -> None:
    with serving.listen(Settings(port=0)) as listening:
        assert listening.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)
