"""The gold of attributions: PolNeAR's brat files and GUM's, laid over what the reader reads in the same texts."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from wirebook.model import Span
from wirebook.reading.words import Reading, Word

_TEXT_BOUND = re.compile(r"(T\d+)\t\w+ (\d+ \d+(?:;\d+ \d+)*)")
_ROLE = re.compile(r"(Source|Cue|Content)\d*:(T\d+)")
_EVENT = re.compile(r"E\d+\tAttribution:")
"""Those without a source have another name and are left out, as the scorer does."""
_ROLES = ("Source", "Cue", "Content")


@dataclass(frozen=True, slots=True)
class GoldAttribution:
    """Spans of one attribution; whole: whether the content is all of it (GUM marks only its main clause)."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    whole: bool = True


@dataclass(frozen=True, slots=True)
class GoldWords:
    """The same by the numbers of words; head: the word that the cue's other words hang on."""

    head: int
    source: frozenset[int]
    cue: frozenset[int]
    content: frozenset[int]
    whole: bool


def read_polnear(folder: Path) -> Iterator[tuple[str, str, list[GoldAttribution]]]:
    """Name, text and attributions of each article that has any; of several annotators the first by name."""
    annotations: dict[str, list[Path]] = {}
    for path in sorted((folder / "attributions").glob("*.ann")):
        annotations.setdefault(path.stem.rpartition("_")[0], []).append(path)
    for path in sorted((folder / "text").glob("*.txt")):
        if path.stem in annotations:
            with path.open(encoding="utf-8", newline="") as file:
                yield path.stem, file.read(), list(_read_brat(annotations[path.stem][0]))


def _read_brat(path: Path) -> Iterator[GoldAttribution]:
    spans: dict[str, list[Span]] = {}
    for line in path.read_text(encoding="utf-8").split("\n"):
        if match := _TEXT_BOUND.match(line):
            pieces = (piece.split() for piece in match[2].split(";"))
            spans[match[1]] = [Span(int(start), int(end)) for start, end in pieces]
        elif _EVENT.match(line):
            found: dict[str, list[Span]] = {role: [] for role in _ROLES}
            for role, name in _ROLE.findall(line):
                found[role].extend(spans.get(name, ()))
            yield GoldAttribution(*(tuple(sorted(found[role])) for role in _ROLES))


def read_gum(path: Path, names: Sequence[str]) -> Iterator[tuple[str, str, list[GoldAttribution]]]:
    """Name, text and attributions of the documents of these names; only attributions with a cue."""
    for line in path.open(encoding="utf-8"):
        document = json.loads(line)
        if document["doc"] not in names:
            continue
        found = []
        for item in document["attributions"]:
            spans = (
                tuple(Span(*span) for span in (value if value and isinstance(value[0], list) else [value]) if span)
                for value in (item["source"], item["cue"], item["content_edu"])
            )
            found.append(GoldAttribution(*spans, whole=False))
        yield document["doc"], document["text"], found


def lay_over(reading: Reading, gold: Sequence[GoldAttribution]) -> list[GoldWords]:
    """The attributions whose cue has a word in the reading."""
    found = []
    for attribution in gold:
        source, cue, content = (
            [word for span in spans for word in reading.words_in(span)]
            for spans in (attribution.source, attribution.cue, attribution.content)
        )
        if cue and content:
            numbers = (frozenset(word.i for word in words) for words in (source, cue, content))
            found.append(GoldWords(cue_head(cue).i, *numbers, whole=attribution.whole))
    return found


def cue_head(words: Sequence[Word]) -> Word:
    """The main word of a cue: of the words whose head lies outside, a verb, else the last noun, else the first."""
    inside = {word.i for word in words}
    tops = [word for word in words if word.head is word or word.head.i not in inside]
    verbs = [word for word in words if word.upos == "VERB"]
    return next((word for word in tops if word.upos == "VERB"), verbs[0] if verbs else tops[0])
