"""The documents say what the program does: all of it, and nothing that it does not."""

from __future__ import annotations

import importlib.util
import re
import tomllib
from pathlib import Path
from types import ModuleType

import click
import pytest

import wirebook
from tests.builders import make_article, make_statement
from wirebook.cli import COMMANDS, commands
from wirebook.library import open_book

ROOT = Path(__file__).parent.parent
SOURCE = ROOT / "src" / "wirebook"
CODE = re.compile(r"\bE[1-9]\d\d\b")


def page_maker() -> ModuleType:
    """docs/make_cli.py as a module."""
    spec = importlib.util.spec_from_file_location("make_cli", ROOT / "docs" / "make_cli.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def command_named(name: str) -> click.Command:
    with commands.make_context("wirebook", [], resilient_parsing=True) as context:
        command = commands.get_command(context, name)
    assert command is not None
    return command


def markdown() -> list[Path]:
    return [ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").glob("*.md"))]


def test_the_page_of_commands_is_fresh() -> None:
    page = (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")
    assert page == page_maker().page(), "docs/cli.md is stale: run make docs"


@pytest.mark.parametrize("name", COMMANDS)
def test_each_command_is_documented_with_all_its_options(name: str) -> None:
    page = (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")
    section = page.partition(f"## wirebook {name}\n")[2].partition("\n## ")[0]
    assert section
    for parameter in command_named(name).params:
        shown = parameter.opts if isinstance(parameter, click.Option) else [parameter.metavar or ""]
        assert all(option in section for option in shown)


@pytest.mark.parametrize("name", COMMANDS)
def test_each_command_says_the_same_in_the_list_and_in_its_help(name: str) -> None:
    help_text = command_named(name).help or ""
    assert help_text.partition("\n\n")[0].replace("\n", " ") == COMMANDS[name]


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_has_a_help_text(name: str) -> None:
    for parameter in command_named(name).params:
        if isinstance(parameter, click.Option):
            assert parameter.help, f"{name} {parameter.opts}"


def test_each_command_is_in_the_readme() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert [name for name in COMMANDS if f"wirebook {name}" not in readme] == []


def test_each_error_code_is_documented_and_each_documented_one_exists() -> None:
    raised = {
        code for path in SOURCE.rglob("*.py") for code in re.findall(r"\"(E\d{3})\"", path.read_text(encoding="utf-8"))
    }
    documented = set(CODE.findall((ROOT / "docs" / "errors.md").read_text(encoding="utf-8"))) | {"E000"}
    assert sorted(raised - documented) == []
    assert sorted(documented - raised) == []


@pytest.mark.parametrize("page", markdown(), ids=lambda path: path.name)
def test_links_between_documents_lead_somewhere(page: Path) -> None:
    targets = re.findall(r"\]\(([^)#:\s]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8"))
    assert [target for target in targets if not (page.parent / target).exists()] == []


@pytest.mark.parametrize("page", markdown(), ids=lambda path: path.name)
def test_commands_in_the_documents_exist(page: Path) -> None:
    named = set(re.findall(r"(?:^|`|\$ )wirebook ([a-z]+)", page.read_text(encoding="utf-8"), re.MULTILINE))
    assert sorted(named - set(COMMANDS)) == []


@pytest.mark.parametrize("page", markdown(), ids=lambda path: path.name)
def test_make_targets_in_the_documents_exist(page: Path) -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    named = set(re.findall(r"(?:^|`|\$ )make ([a-z]+)", page.read_text(encoding="utf-8"), re.MULTILINE))
    assert sorted(named - targets) == []


def test_version_changelog_and_project_file_agree() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert f"## {project['version']}" in changelog
    assert getattr(wirebook, "__version__", project["version"]) == project["version"]


@pytest.mark.parametrize("page", markdown(), ids=lambda path: path.name)
def test_python_in_the_documents_runs(page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    blocks = re.findall(r"```python\n(.*?)```", page.read_text(encoding="utf-8"), re.DOTALL)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("wirebook.engine.read_articles", lambda articles, **_: ((one, ()) for one in articles))
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "a.txt").write_text("Ministers of both countries met in Ankara.", encoding="utf-8")
    for name in ("news.book", "demo.book"):
        with open_book(tmp_path / name) as book:
            told = make_article("North Korea sent soldiers to Russia.")
            book.store.add_article(told, [make_statement(told, trigger="sent", date="2025-08-14")])
            book.link()
    for block in blocks:
        exec(compile(block, page.name, "exec"), {})
