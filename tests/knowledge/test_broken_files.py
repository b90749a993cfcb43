"""A data file that is missing or broken is said by file and line, whichever file and whatever is wrong with it."""

from __future__ import annotations

import gzip
import importlib
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import wirebook.knowledge as knowledge
from wirebook.errors import KnowledgeError

DATA = Path(knowledge.__file__).parent / "data"

TOUCH = """
import sys
from pathlib import Path
from wirebook.errors import WirebookError
from wirebook.knowledge import frames, tables, compiled
folder = Path(sys.argv[1])
tables.FOLDER = folder
tables.read_rows.__kwdefaults__["folder"] = folder
tables.read_lines.__kwdefaults__["folder"] = folder
frames.FOLDER = folder / "frames"
compiled.FOLDER = folder / "compiled"
compiled.read_compiled.__kwdefaults__["folder"] = folder / "compiled"
module, _, call = sys.argv[2].rpartition(":")
try:
    from importlib import import_module
    found = import_module(module)
    for name in ("FOLDER",):
        if hasattr(found, name) and module != "wirebook.knowledge.compiled":
            own = folder / "frames" if module.endswith("frames") else folder
            setattr(found, name, own)
    function = getattr(found, call)
    function()
except WirebookError as error:
    print(error)
    sys.exit(4)
"""
"""Points the knowledge to another folder and asks for one thing, in a process of its own, since files are kept."""

TABLES = {
    "leaders.tsv": "wirebook.knowledge.people:load_people",
    "leaders_present.tsv": "wirebook.knowledge.people:load_people",
    "leaders_offices.tsv": "wirebook.knowledge.offices:load_offices",
    "leaders_cautions.tsv": "wirebook.knowledge.people:_cautions",
    "leaders_variants.tsv": "wirebook.knowledge.spelling:_spellings",
    "organisations.tsv": "wirebook.knowledge.organisations:load_organisations",
    "organisations_parties.tsv": "wirebook.knowledge.organisations:load_organisations",
    "metonyms.tsv": "wirebook.knowledge.organisations:_metonyms",
    "memberships.tsv": "wirebook.knowledge.memberships:load_memberships",
    "memberships_factbook.tsv": "wirebook.knowledge.memberships:load_memberships",
    "outlets.tsv": "wirebook.knowledge.outlets:load_outlets",
    "outlets_state.tsv": "wirebook.knowledge.outlets:load_outlets",
    "ownership_typology.tsv": "wirebook.knowledge.outlets:load_typology",
    "resolution_rules.tsv": "wirebook.knowledge.rivals:load_rules",
    "roles.tsv": "wirebook.knowledge.roles:load_roles",
    "territories.tsv": "wirebook.knowledge.territories:load_territories",
    "territories_added.tsv": "wirebook.knowledge.territories:load_territories",
    "places_abbreviations.tsv": "wirebook.knowledge.places:_abbreviations",
    "places_regions.tsv": "wirebook.knowledge.places:dump_names",
    "places.tsv.gz": "wirebook.knowledge.places:dump_names",
    "intensities.tsv": "wirebook.knowledge.intensities:_intensities",
    "sentences.tsv": "wirebook.knowledge.sentences:_wordings",
    "antecedents.tsv": "wirebook.reading.antecedents:load_weights",
}
"""Each table and what reads it."""


def test_each_table_is_tried() -> None:
    others = {"given_names.tsv", "noun_kinds.tsv", "places_nouns.tsv", "words.tsv.gz"}  # read by `nouns` and `words`
    there = {path.name for path in DATA.iterdir() if ".tsv" in path.name}
    assert there == set(TABLES) | others


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the data."""
    path = tmp_path_factory.mktemp("knowledge") / "data"
    shutil.copytree(DATA, path)
    return path


@pytest.fixture
def spoil(folder: Path) -> Iterator[Callable[[str, bytes | None], None]]:
    """Writes other bytes into a file of the copy, or takes it away; afterwards it is as before."""
    spoiled: list[str] = []

    def write(name: str, content: bytes | None) -> None:
        spoiled.append(name)
        (folder / name).unlink()
        if content is not None:
            (folder / name).write_bytes(content)

    yield write
    for name in spoiled:
        shutil.copy(DATA / name, folder / name)


def complaint(folder: Path, call: str) -> str:
    """What is said when the knowledge in the folder is asked."""
    run = subprocess.run([sys.executable, "-c", TOUCH, str(folder), call], capture_output=True, text=True, check=False)
    assert run.returncode == 4, run.stderr[-2000:] or "nothing was wrong"
    return run.stdout.strip()


def content_of(name: str) -> bytes:
    content = (DATA / name).read_bytes()
    return gzip.decompress(content) if name.endswith(".gz") else content


def packed(name: str, content: bytes) -> bytes:
    return gzip.compress(content) if name.endswith(".gz") else content


@pytest.mark.parametrize("name", TABLES)
def test_a_row_with_a_field_too_many_is_said_with_its_line(
    name: str, folder: Path, spoil: Callable[[str, bytes | None], None]
) -> None:
    lines = content_of(name).split(b"\n")
    row = next(n for n, line in enumerate(lines) if line and not line.startswith(b"#")) + 1
    lines[row] += b"\tone too many"
    spoil(name, packed(name, b"\n".join(lines)))
    assert complaint(folder, TABLES[name]).startswith(f"E200: {name}:{row + 1}: ")


@pytest.mark.parametrize("name", ["leaders.tsv", "territories.tsv", "places.tsv.gz"])
def test_a_file_that_is_missing_is_named(name: str, folder: Path, spoil: Callable[[str, bytes | None], None]) -> None:
    spoil(name, None)
    said = complaint(folder, TABLES[name])
    assert said.startswith(f"E200: {name}: cannot be read: ")
    assert "\n" not in said


@pytest.mark.parametrize(
    ("name", "old", "new", "message"),
    [
        ("leaders.tsv", b"\tUSA\t", b"\tUSX\t", "'USX' is no territory"),
        ("leaders.tsv", b"2001-01-20/2009-01-20", b"2001/01/20", "is no period since/until"),
        ("leaders_offices.tsv", b"\tone\t", b"\tseven\t", "seats must be one or many"),
        ("organisations.tsv", b"\tIGO\t", b"\tXXX\t", "sector 'XXX' is not known"),
        ("metonyms.tsv", b"\tRUS\t", b"\tQQQ\t", "'QQQ' is neither a territory nor an organisation"),
        ("memberships.tsv", b"BEL,CAN", b"BEL,CAX", "'CAX' is neither a territory nor an organisation"),
        ("memberships.tsv", b"\nNATO\t", b"\nNATOO\t", "'NATOO' is no organisation"),
        ("outlets.tsv", b"\tprivate\t", b"\tmine\t", "ownership 'mine' is none of"),
        ("ownership_typology.tsv", b"\tyes\t", b"\tperhaps\t", "are not yes, no or empty"),
        ("resolution_rules.tsv", b"\t0.95\t", b"\tsure\t", "strength 'sure' is no number"),
        ("roles.tsv", b"\tperson\n", b"\tghost\n", "is neither person nor group"),
        ("places_regions.tsv", b"\tR\t", b"\tZ\t", "kind 'Z' is not known"),
        ("antecedents.tsv", b"\t", b"\tx", ""),
    ],
)
def test_a_value_that_is_none_is_said_with_its_line(
    name: str, old: bytes, new: bytes, message: str, folder: Path, spoil: Callable[[str, bytes | None], None]
) -> None:
    head, _, rows = content_of(name).partition(b"\n" + next(
        line for line in content_of(name).split(b"\n") if line and not line.startswith(b"#")
    ))  # fmt: skip
    column_line = content_of(name)[len(head) : len(content_of(name)) - len(rows)]
    assert old in rows
    spoil(name, head + column_line + rows.replace(old, new, 1))
    said = complaint(folder, TABLES[name])
    assert said.startswith(f"E200: {name}:")
    assert said.removeprefix(f"E200: {name}:").partition(":")[0].isdecimal()
    assert message in said


def test_each_kind_of_yaml_file_is_named(tmp_path: Path) -> None:
    frames = importlib.import_module("wirebook.knowledge.frames")
    for text, code, where in (
        ("type: [", "E201", "bad.yaml"),
        ("type: NOTHING\nframes: []", "E202", "bad.yaml"),
        ("type: AID\nframes:\n- verbs: [help]\n", "E202", "bad.yaml, line 3"),
    ):
        (tmp_path / "bad.yaml").write_text(text, encoding="utf-8")
        with pytest.raises(KnowledgeError, match=where) as caught:
            frames.load_lexicon(tmp_path / "bad.yaml")
        assert caught.value.code == code
        frames.load_lexicon.cache_clear()
