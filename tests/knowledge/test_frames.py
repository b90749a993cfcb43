"""Frames: what their files may hold, and that each tells of its own example."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.builders import make_article
from wirebook.errors import KnowledgeError
from wirebook.knowledge.frames import FOLDER, Frame, load_lexicon
from wirebook.knowledge.ontology import CONTEXTS, MODES
from wirebook.model import EventType, Participant, Statement

LEAST_TOLD = 0.88
"""The share of frames whose example must give a statement of the frame's type."""
LEAST_TOLD_BY_MODE = 0.85
"""The share of frames whose example must give a statement of the frame's type and mode."""
LEAST_WITH_PARTIES = 0.82
"""The share of the examples with `expect` that must give such a statement with these parties."""

VALID = """\
# A user's own frames.
type: CONSULT
frames:
- id: palaver
  verbs: [palaver, "chew over"]
  cameo: "040"
  actor: [subject]
  recipient: [with]
  example: "Polish officials palavered with Danish officials."
"""


def write(folder: Path, text: str) -> Path:
    path = folder / "own.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def with_line(line: str) -> str:
    return VALID + f"  {line}\n"


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (VALID.replace("CONSULT", "CHAT"), "own.yaml: needs `type`"),
        (VALID.replace("type: CONSULT", ""), "own.yaml: needs `type`"),
        ("type: CONSULT\n", "own.yaml: needs `type`"),
        ("- a\n- b\n", "own.yaml: needs `type`"),
        ("type: CONSULT\nframes: [\n", "own.yaml: not readable as YAML"),
        (with_line("weight: 3"), "own.yaml, line 4: unknown field weight"),
        (with_line("mode: curfew"), "own.yaml, line 4: 'curfew' is no mode of CONSULT"),
        (VALID.replace("- id: palaver\n  verbs", "- verbs"), "own.yaml, line 4: a frame needs an `id`"),
        (with_line("nouns: [palaver]"), "own.yaml, line 4: a frame needs an `id` and one of"),
        (VALID.replace("  verbs", "  # verbs"), "own.yaml, line 4: a frame needs an `id` and one of"),
        (VALID.replace('"040"', "040"), "own.yaml, line 4: `cameo` must be a code in quotation marks"),
        (VALID.replace('  cameo: "040"\n', ""), "own.yaml, line 4: `cameo` must be"),
        (with_line("needs: {object: [$no-such-class]}"), "own.yaml, line 4: no word class $no-such-class"),
        (with_line("excludes: {with: ['@everybody']}"), "own.yaml, line 4: @everybody is no kind of party"),
        (with_line("sure: very"), "own.yaml, line 4: could not convert"),
        (VALID + "- id: second\n  verbs: [natter]\n  cameo: four\n", "own.yaml, line 10: `cameo` must be"),
    ],
)
def test_a_broken_file_is_named_with_its_line(text: str, says: str, tmp_path: Path) -> None:
    with pytest.raises(KnowledgeError) as caught:
        load_lexicon(write(tmp_path, text))
    assert says in str(caught.value)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(KnowledgeError, match=r"nowhere\.yaml: not readable"):
        load_lexicon(tmp_path / "nowhere.yaml")


def test_own_frames_are_read(tmp_path: Path) -> None:
    lexicon = load_lexicon(write(tmp_path, VALID))
    ((frame, rest),) = lexicon.find("verb", "palaver")
    assert (frame.name, frame.type, frame.cameo, rest) == ("CONSULT.palaver", EventType.CONSULT, "040", ())
    assert ("over",) in {rest for found, rest in lexicon.find("verb", "chew") if found is frame}
    assert lexicon.find("verb", "arrest") == load_lexicon().find("verb", "arrest")


def test_own_frames_go_first(tmp_path: Path) -> None:
    own = VALID.replace("CONSULT", "COERCE").replace("palaver,", "arrest,").replace('"040"', '"173"')
    (first, _), *others = load_lexicon(write(tmp_path, own)).find("verb", "arrest")
    assert first.name == "COERCE.palaver"
    assert others


def test_own_frames_are_told(tmp_path: Path) -> None:
    from wirebook.reading.reader import read
    from wirebook.statements.coder import code

    reading = read(make_article("Polish officials met Danish officials in Oslo."))
    own = write(tmp_path, VALID.replace("palaver,", "meet,"))
    assert [statement.rule.split("/")[0] for statement in code(reading, frames=own)] == ["CONSULT.palaver"]


def test_frames_are_shipped_for_every_type() -> None:
    assert {frame.type for frame in load_lexicon().frames} == set(EventType)


def test_no_name_stands_twice() -> None:
    assert [name for name, times in Counter(f.name for f in load_lexicon().frames).items() if times > 1] == []


@pytest.mark.parametrize("kind", list(EventType))
def test_every_frame_is_whole(kind: EventType) -> None:
    frames = [frame for frame in load_lexicon().frames if frame.type is kind]
    assert [f.name for f in frames if not f.examples or not all(e.text for e in f.examples)] == []
    assert [f.name for f in frames if not f.words or not all(f.words)] == []
    assert [f.name for f in frames if not 0 < f.sure <= 1] == []
    again = [f for f in frames if not f.actor and not f.recipient and not f.standalone]
    assert [f.name for f in again if f.part != "noun" or not f.name.endswith("-again")] == []
    assert [f.name for f in frames if set(f.contexts) - set(CONTEXTS)] == []
    assert {f.mode for f in frames} <= {None, *MODES.get(kind, ())}


def test_every_file_is_named_after_its_type() -> None:
    files = {path.stem for path in FOLDER.glob("*.yaml")} - {"classes"}
    assert files == {kind.value.lower() for kind in EventType}


@dataclass(frozen=True)
class Told:
    """A frame's example, and what it gives."""

    frame: Frame
    statements: Sequence[Statement]

    @property
    def of_type(self) -> list[Statement]:
        return [statement for statement in self.statements if statement.type is self.frame.type]

    @property
    def of_mode(self) -> list[Statement]:
        return [statement for statement in self.of_type if statement.mode == self.frame.mode]

    @property
    def with_parties(self) -> bool:
        example = self.frame.examples[0]
        return any(
            _is_among(example.actor, statement.actors) and _is_among(example.recipient, statement.recipients)
            for statement in self.of_type
        )


def _is_among(words: str | None, parties: Sequence[Participant]) -> bool:
    return words is None or any(words in party.text or words in party.name for party in parties)


@pytest.fixture(scope="module")
def told() -> list[Told]:
    """The first example of every frame, read once for all gates."""
    from wirebook.reading.reader import read
    from wirebook.statements.coder import code

    frames = [frame for frame in load_lexicon().frames if frame.examples]
    return [Told(frame, code(read(make_article(frame.examples[0].text)), events="rules")) for frame in frames]


def report(lacking: Sequence[Told]) -> str:
    return "\n".join(
        f"{one.frame.name} ({one.frame.mode}): {one.frame.examples[0].text} gave "
        + "; ".join(f"{s.rule} {[p.text for p in s.actors]} > {[p.text for p in s.recipients]}" for s in one.statements)
        for one in lacking
    )


@pytest.mark.slow
def test_examples_give_a_statement_of_the_type(told: list[Told]) -> None:
    lacking = [one for one in told if not one.of_type]
    assert 1 - len(lacking) / len(told) >= LEAST_TOLD, report(lacking)


@pytest.mark.slow
def test_examples_give_a_statement_of_the_mode(told: list[Told]) -> None:
    lacking = [one for one in told if not one.of_mode]
    assert 1 - len(lacking) / len(told) >= LEAST_TOLD_BY_MODE, report(lacking)


@pytest.mark.slow
def test_examples_give_the_parties(told: list[Told]) -> None:
    expecting = [one for one in told if one.frame.examples[0].actor or one.frame.examples[0].recipient]
    lacking = [one for one in expecting if not one.with_parties]
    assert 1 - len(lacking) / len(expecting) >= LEAST_WITH_PARTIES, report(lacking)


@pytest.mark.slow
@pytest.mark.parametrize("kind", list(EventType))
def test_no_type_falls_far_behind(kind: EventType, told: list[Told]) -> None:
    mine = [one for one in told if one.frame.type is kind]
    lacking = [one for one in mine if not one.of_type]
    assert 1 - len(lacking) / len(mine) >= LEAST_TOLD - 0.12, report(lacking)


def test_every_word_class_is_used_by_a_frame() -> None:
    classes = re.findall(r"^([\w-]+):", (FOLDER / "classes.yaml").read_text(encoding="utf-8"), re.MULTILINE)
    used = {
        word for path in FOLDER.glob("*.yaml") for word in re.findall(r"\$([\w-]+)", path.read_text(encoding="utf-8"))
    }
    assert sorted(set(classes) - used) == []
