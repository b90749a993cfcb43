"""Quick forms of data files: they say what the files say, and give way to a file that was mended."""

from __future__ import annotations

from pathlib import Path

import pytest

from wirebook.knowledge import frames, places
from wirebook.knowledge.compiled import read_compiled, write_compiled


@pytest.mark.parametrize(
    ("name", "sources", "dump"),
    [
        ("frames", frames.source_files, frames.dump_sources),
        ("place_names", places.source_files, places.dump_names),
    ],
)
def test_the_shipped_form_is_what_the_files_give(name, sources, dump) -> None:  # type: ignore[no-untyped-def]
    assert read_compiled(name, sources()) == dump(), "run `make compiled` after a change of the data files"


def test_a_mended_file_makes_the_quick_form_stale(tmp_path: Path) -> None:
    source = tmp_path / "words.tsv"
    source.write_text("one", encoding="utf-8")
    write_compiled("words", [source], "ONE", folder=tmp_path / "quick")
    assert read_compiled("words", [source], folder=tmp_path / "quick") == "ONE"
    source.write_text("two", encoding="utf-8")
    assert read_compiled("words", [source], folder=tmp_path / "quick") is None


def test_a_missing_or_broken_form_is_none(tmp_path: Path) -> None:
    assert read_compiled("nothing", [], folder=tmp_path) is None
    (tmp_path / "broken.gz").write_bytes(b"no gzip")
    assert read_compiled("broken", [], folder=tmp_path) is None
