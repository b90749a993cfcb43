"""How the program ends, and what it says when something is wrong."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.cli.conftest import Run
from wirebook.cli import COMMANDS, commands
from wirebook.cli.failures import Problems
from wirebook.cli.output import plain
from wirebook.errors import InputError
from wirebook.model import Span, Status


def test_help_lists_all_commands() -> None:
    output = CliRunner().invoke(commands, ["--help"]).stdout
    assert [name for name in COMMANDS if f"\n  {name} " not in output] == []


def test_every_command_can_be_imported() -> None:
    for name in COMMANDS:
        assert CliRunner().invoke(commands, [name, "--help"]).exit_code == 0


def test_the_version_is_told() -> None:
    assert CliRunner().invoke(commands, ["--version"]).stdout.startswith("wirebook 0.")


@pytest.mark.parametrize(
    "arguments",
    [
        ["nosuch"],
        ["read"],
        ["events", "--type", "DANCE"],
        ["events", "--since", "soon"],
        ["events", "--since", "2025-13"],
        ["events", "--until", "2025-02-30"],
        ["events", "--limit", "0"],
        ["annotate", "--date", "2025-08", "x.txt"],
        ["annotate", "--json", "--format", "conllu", "x.txt"],
    ],
)
def test_wrong_calls_end_with_code_2(run: Run, arguments: list[str]) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert "Error: " in result.stderr


def test_a_missing_book_is_one_line_and_code_5(tmp_path: Path) -> None:
    missing = tmp_path / "none.book"
    result = CliRunner().invoke(commands, ["events", "--book", str(missing)])
    assert result.exit_code == 5
    assert result.stderr.startswith("wirebook: E304: ")
    assert result.stderr.count("\n") == 1
    assert not missing.exists()


def test_a_file_that_is_no_book_is_told(tmp_path: Path) -> None:
    other = tmp_path / "other.book"
    other.write_text("These are the notes of the meeting of Tuesday. " * 50, encoding="utf-8")
    result = CliRunner().invoke(commands, ["info", "--book", str(other)])
    assert result.exit_code == 5
    assert result.stderr.startswith("wirebook: E301: ")


def test_the_option_goes_before_the_environment(run: Run, tmp_path: Path) -> None:
    assert run("info", "--book", str(tmp_path / "none.book")).exit_code == 5


def test_problems_are_told_once_each_and_make_the_exit_code(capsys: pytest.CaptureFixture[str]) -> None:
    problems = Problems()
    assert problems.exit_code == 0
    problems(InputError("a.txt: holds\nno text", code="E102"))
    assert problems.exit_code == 3
    assert capsys.readouterr().err == "wirebook: E102: a.txt: holds no text\n"


def test_ctrl_c_is_one_line_and_code_130(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("wirebook.library.Book.info", interrupt)
    result = run("info")
    assert result.exit_code == 130
    assert result.stderr.strip() == "wirebook: stopped"


@pytest.mark.skipif(not hasattr(signal, "SIGPIPE"), reason="pipes break differently here")
def test_a_reader_that_goes_away_ends_the_program_quietly(run: Run, book_path: Path) -> None:
    code = "from wirebook.cli import main; main()"
    command = [sys.executable, "-c", code, "export", "articles", "--book", str(book_path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as program:
        assert program.stdout is not None
        assert program.stderr is not None
        program.stdout.close()
        assert program.stderr.read() == b""
    assert program.returncode == 141


def test_plain_turns_the_model_into_what_json_knows() -> None:
    assert plain({"spans": (Span(1, 2),), "status": Status.DENIED}) == {
        "spans": [{"start": 1, "end": 2}],
        "status": "denied",
    }
    assert plain(InputError("no text", code="E102")) == "E102: no text"
