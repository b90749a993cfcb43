"""The rooms of the package are those of docs/architecture.md, and each imports only from those above it."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parent.parent
SOURCE = ROOT / "src" / "wirebook"


def documented_rooms() -> list[str]:
    """The rooms in the order of the page, as names of modules and packages."""
    page = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    section = page.partition("## The rooms\n")[2].partition("\n## ")[0]
    heads = re.findall(r"^- (\*\*.+?\*\*): ", section, re.MULTILINE)
    return [name for head in heads for name in re.findall(r"([a-z]+)(?:/|\.py)", head)]


def room_of(path: Path) -> str:
    return path.relative_to(SOURCE).parts[0].removesuffix(".py")


def imported_rooms(path: Path) -> Iterator[str]:
    """The rooms that a module imports from, anywhere in it."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom):
            names = [f"wirebook.{one.name}" for one in node.names] if node.module == "wirebook" else [node.module or ""]
        elif isinstance(node, ast.Import):
            names = [one.name for one in node.names]
        else:
            continue
        yield from (name.split(".")[1] for name in names if name.startswith("wirebook."))


def test_each_room_is_on_the_page_and_each_on_the_page_exists() -> None:
    rooms = {room_of(path) for path in SOURCE.rglob("*.py")} - {"__init__"}
    assert sorted(rooms) == sorted(documented_rooms())


def test_rooms_import_only_from_those_above_them() -> None:
    order = documented_rooms()
    below = {
        f"{path.relative_to(SOURCE)} imports {other}"
        for path in SOURCE.rglob("*.py")
        if (room := room_of(path)) != "__init__"
        for other in imported_rooms(path)
        if other in order and order.index(other) > order.index(room)
    }
    assert sorted(below) == []
