"""Event frames: which words tell of which kind of event, and where their parties stand.

Frames are data: `data/frames/TYPE.yaml`, one file an event type, and `data/frames/classes.yaml` with the word lists
that they share. How a frame is written is said in `docs/codebook.md`; this module reads and checks the files.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from wirebook.errors import KnowledgeError
from wirebook.knowledge.compiled import read_compiled
from wirebook.knowledge.ontology import MODES
from wirebook.model import EventType

FOLDER = Path(__file__).parent / "data" / "frames"
KINDS = frozenset(
    {"@actor", "@person", "@people", "@place", "@country", "@armed", "@organisation", "@number", "@money", "@anything"}
)
_FIELDS = frozenset(
    "id verbs nouns adjectives support mode cameo actor recipient mutual needs excludes standalone contexts sure "
    "example expect".split()
)


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence written for a frame, and the parties that must be found in it (words of their names)."""

    text: str
    actor: str | None
    recipient: str | None


@dataclass(frozen=True, slots=True)
class Frame:
    """One sense of some predicates.

    name: "TYPE.id"; words: the predicates, each a tuple of lemmas: the trigger first, then words that must depend on it
    ("call", "off"); part: "verb", "noun" or "adjective"; support: verbs that carry an event noun ("hold" talks);
    actor, recipient: the slots where parties are looked for, in order; mutual: both sides act, without order;
    needs, excludes: slot to the lemmas ("talk") or kinds ("@actor") that must, or must not, fill it;
    standalone: told of even where no party is known; sure: how much a match is to be trusted, 0 to 1.
    """

    name: str
    type: EventType
    part: str
    words: tuple[tuple[str, ...], ...]
    support: frozenset[str]
    mode: str | None
    cameo: str
    actor: tuple[str, ...]
    recipient: tuple[str, ...]
    mutual: bool
    needs: tuple[tuple[str, frozenset[str]], ...]
    excludes: tuple[tuple[str, frozenset[str]], ...]
    standalone: bool
    contexts: tuple[str, ...]
    sure: float
    examples: tuple[Example, ...]

    @property
    def weight(self) -> float:
        """How much a match demands: the more, the earlier a frame is tried; of equals the surer one."""
        return 3 * len(self.needs) + self.sure


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All frames, by part and the lemma of the trigger; the most demanding first.

    evoked: for part and lemma the types of these frames: 1, or 0.5 where they all need other words beside it; own: the
    names of a user's own.
    """

    frames: tuple[Frame, ...]
    index: Mapping[tuple[str, str], tuple[tuple[Frame, tuple[str, ...]], ...]]
    evoked: Mapping[tuple[str, str], Mapping[EventType, float]]
    own: frozenset[str] = frozenset()

    def find(self, part: str, lemma: str) -> tuple[tuple[Frame, tuple[str, ...]], ...]:
        """Frames that a word may evoke, each with the other lemmas that it needs beside it."""
        return self.index.get((part, lemma), ())


def _types_of(entries: Iterable[tuple[Frame, tuple[str, ...]]]) -> dict[EventType, float]:
    found: dict[EventType, float] = {}
    for frame, rest in entries:
        found[frame.type] = max(found.get(frame.type, 0.0), 0.5 if rest else 1.0)
    return found


@cache
def load_lexicon(own: Path | None = None) -> Lexicon:
    """The frames that are shipped; those of a user's own file go first.

    Raises KnowledgeError, by file and line, where a file breaks the schema.
    """
    shipped = json.loads(read_compiled("frames", source_files()) or dump_sources())
    classes = {name: frozenset(words) for name, words in shipped["classes"].items()}
    mine = tuple(_frames_of(_read_entries(own), classes)) if own else ()
    frames = (*mine, *(frame for entries in shipped["files"] for frame in _frames_of(entries, classes)))
    first = {frame.name for frame in mine}
    seen: dict[str, Frame] = {}
    for frame in frames:
        if frame.name in seen and not own:
            raise KnowledgeError(f"{frame.name}: two frames have this name; rename one", code="E203")
        seen.setdefault(frame.name, frame)
    index: dict[tuple[str, str], list[tuple[Frame, tuple[str, ...]]]] = {}
    for frame in frames:
        for words in frame.words:
            index.setdefault((frame.part, words[0]), []).append((frame, words[1:]))
    ordered = {
        key: tuple(
            sorted(entries, key=lambda entry: (entry[0].name not in first, -entry[0].weight - 3 * len(entry[1])))
        )
        for key, entries in index.items()
    }
    evoked = {key: _types_of(entries) for key, entries in ordered.items()}
    return Lexicon(frames, ordered, evoked, frozenset(first))


def read_yaml(path: Path) -> tuple[Any, Any]:
    """A YAML file as data and as nodes that know their lines, parsed once."""
    import yaml

    kind = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        loader = kind(path.read_text(encoding="utf-8"))
        try:
            node = loader.get_single_node()
            return (loader.construct_document(node) if node else None), node
        finally:
            loader.dispose()
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        reason = " ".join(str(error).split())
        raise KnowledgeError(f"{path.name}: not readable as YAML ({reason})", code="E201") from error


def source_files() -> list[Path]:
    """The files that hold the shipped frames and their word lists."""
    return sorted(FOLDER.glob("*.yaml"))


def dump_sources() -> str:
    """The quick form of the shipped files: JSON of the word lists and of the entries of each file with their lines."""
    classes = _read_classes(FOLDER / "classes.yaml")
    files = [_read_entries(path) for path in source_files() if path.name != "classes.yaml"]
    return json.dumps({"classes": classes, "files": files}, ensure_ascii=False)


def _read_classes(path: Path) -> dict[str, list[str]]:
    data, _ = read_yaml(path)
    if not isinstance(data, dict):
        raise KnowledgeError(f"{path.name}: must be a mapping of class to list of lemmas", code="E202")
    return {str(name): [str(word) for word in words] for name, words in data.items()}


def _read_entries(path: Path) -> dict[str, Any]:
    """A frames file: its name, its type, and its entries, each with its line."""
    data, node = read_yaml(path)
    try:
        kind = EventType(data["type"])
        nodes = next(value for key, value in node.value if key.value == "frames").value
        entries = [[place.start_mark.line + 1, e] for e, place in zip(data["frames"], nodes, strict=True)]
    except (KeyError, TypeError, ValueError, StopIteration) as error:
        raise KnowledgeError(f"{path.name}: needs `type` (a PLOVER type) and `frames` (a list)", code="E202") from error
    for line, entry in entries:
        _check_entry(entry, f"{path.name}, line {line}")
    return {"file": path.name, "type": kind.value, "frames": entries}


def _check_entry(entry: object, where: str) -> None:
    """What JSON would hide: slots that YAML took for yes and no."""
    if not isinstance(entry, dict):
        raise KnowledgeError(f"{where}: a frame is a mapping of fields", code="E202")
    for field in ("needs", "excludes", "actor", "recipient"):
        if not all(isinstance(slot, str) for slot in entry.get(field) or ()):
            raise KnowledgeError(
                f"{where}: a slot is no word: put `on` and `off` in quotation marks, YAML takes them for yes and no",
                code="E202",
            )


def _frames_of(source: Mapping[str, Any], classes: Mapping[str, frozenset[str]]) -> Iterator[Frame]:
    for line, entry in source["frames"]:
        try:
            yield _frame(EventType(source["type"]), entry, classes)
        except (KeyError, TypeError, ValueError) as error:
            raise KnowledgeError(f"{source['file']}, line {line}: {error}", code="E202") from error


def _frame(kind: EventType, entry: Mapping[str, Any], classes: Mapping[str, frozenset[str]]) -> Frame:
    unknown = set(entry) - _FIELDS
    if unknown:
        raise ValueError(f"unknown field {', '.join(sorted(unknown))}")
    parts = [part for part in ("verbs", "nouns", "adjectives") if entry.get(part)]
    if len(parts) != 1 or not entry.get("id"):
        raise ValueError("a frame needs an `id` and one of `verbs`, `nouns`, `adjectives`")
    mode = entry.get("mode")
    if mode is not None and mode not in MODES.get(kind, ()):
        raise ValueError(f"{mode!r} is no mode of {kind}")
    cameo = entry.get("cameo")
    if not isinstance(cameo, str) or not cameo.isdigit():
        raise ValueError("`cameo` must be a code in quotation marks")
    return Frame(
        name=f"{kind}.{entry['id']}",
        type=kind,
        part=parts[0].removesuffix("s"),
        words=tuple(tuple(str(words).split()) for words in entry[parts[0]]),
        support=_members(entry.get("support", []), classes),
        mode=mode,
        cameo=cameo,
        actor=tuple(entry.get("actor", ())),
        recipient=tuple(entry.get("recipient", ())),
        mutual=bool(entry.get("mutual", False)),
        needs=_conditions(entry.get("needs", {}), classes),
        excludes=_conditions(entry.get("excludes", {}), classes),
        standalone=bool(entry.get("standalone", False)),
        contexts=tuple(entry.get("contexts", ())),
        sure=float(entry.get("sure", 0.8)),
        examples=tuple(_examples(entry)),
    )


def _examples(entry: Mapping[str, Any]) -> Iterator[Example]:
    texts = entry.get("example", [])
    expect = entry.get("expect") or {}
    for text in [texts] if isinstance(texts, str) else texts:
        yield Example(str(text), expect.get("actor"), expect.get("recipient"))


def _conditions(
    conditions: Mapping[str, Any], classes: Mapping[str, frozenset[str]]
) -> tuple[tuple[str, frozenset[str]], ...]:
    return tuple(
        (slot, _members([values] if isinstance(values, str) else values, classes))
        for slot, values in conditions.items()
    )


def _members(values: list[str], classes: Mapping[str, frozenset[str]]) -> frozenset[str]:
    members: set[str] = set()
    for value in values:
        if value.startswith("$"):
            if value[1:] not in classes:
                raise ValueError(f"no word class {value} in classes.yaml")
            members |= classes[value[1:]]
        elif value.startswith("@") and value not in KINDS:
            raise ValueError(f"{value} is no kind of party; use one of {', '.join(sorted(KINDS))}")
        else:
            members.add(value)
    return frozenset(members)
