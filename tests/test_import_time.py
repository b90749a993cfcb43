"""What starts fast does so because it imports little: heavy libraries come in only where they are used."""

from __future__ import annotations

import subprocess
import sys

import pytest

HEAVY = (
    "fastapi",
    "jinja2",
    "lemminflect",
    "lxml",
    "numpy",
    "onnxruntime",
    "py3langid",
    "rich",
    "spacy",
    "tokenizers",
    "torch",
    "trafilatura",
    "uvicorn",
    "yaml",
)


def heavy_after(code: str) -> list[str]:
    """The heavy libraries that a fresh interpreter has imported after running the code."""
    ask = f"{code}\nimport sys; print('imported:', *[name for name in {HEAVY!r} if name in sys.modules])"
    answer = subprocess.run([sys.executable, "-c", ask], capture_output=True, text=True, check=True)
    return answer.stdout.splitlines()[-1].split()[1:]


def test_importing_the_package_imports_nothing_heavy() -> None:
    assert heavy_after("import wirebook") == []


def test_importing_the_library_imports_nothing_heavy() -> None:
    assert heavy_after("import wirebook; wirebook.open") == []


@pytest.mark.parametrize("arguments", [["--help"], ["--version"]])
def test_help_imports_nothing_heavy(arguments: list[str]) -> None:
    code = f"from wirebook.cli import commands; commands.main({arguments!r}, standalone_mode=False)"
    assert heavy_after(code) == []


def test_help_of_all_commands_imports_nothing_heavy() -> None:
    code = (
        "from wirebook.cli import COMMANDS, commands\n"
        "for name in COMMANDS: commands.main([name, '--help'], standalone_mode=False)"
    )
    assert heavy_after(code) == []
