"""Texts with their annotated events: our own sentences, and annotations laid over English Worldwide Newswire.

The corpus is not in here. Its annotations name words by their places, so that no text of the press stands in this
project. A line:

    {"document": "DOC", "sentence": 3, "events": [{"trigger": [5, 6], "type": "COERCE", "mode": "arrest",
     "actors": [[0, 2]], "recipients": [[8, 11]], "status": "happened"}]}

`sentence` counts the document's sentences from 0, the places its words; the end is excluded.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any

from events.check import find_span

from wirebook.model import Span

_CLOSING = frozenset(". , ; : ? ! ) ] ' ’ ” % 's ’s n't n’t 've ’ve 're ’re 'll ’ll".split())
_OPENING = frozenset("( [ $ “ ‘ # £ €".split())


@dataclass(frozen=True, slots=True)
class Annotated:
    """A text with its events, each as `training/events/README.md` says, but with spans for words."""

    name: str
    text: str
    events: list[dict[str, Any]]


def read_own(path: Path) -> Iterator[Annotated]:
    """Each of our own annotated sentences, a text of its own."""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines()):
        sentence = json.loads(line)
        if "text" not in sentence:
            raise SystemExit(f"{path} has annotations without texts; say with --corpus what they are laid over")
        text = sentence["text"]
        yield Annotated(f"{path.stem}-{number}", text, [_placed(event, text) for event in sentence["events"]])


def _placed(event: dict[str, Any], text: str) -> dict[str, Any]:
    sides = {side: [_span(words, text) for words in event.get(side, ())] for side in ("actors", "recipients")}
    return {**event, **sides, "trigger": _span(event["trigger"], text)}


def _span(words: str, text: str) -> Span:
    found = find_span(text, words)
    if found is None:
        raise ValueError(f"{words!r} does not stand in: {text}")
    return Span(*found)


def read_newswire(annotations: Path, corpus: Path) -> Iterator[Annotated]:
    """The annotated sentences of each document, one after the other as they stand there, as one text."""
    documents = _documents(corpus)
    rows = map(json.loads, annotations.read_text(encoding="utf-8").splitlines())
    for name, sentences in groupby(rows, key=lambda row: str(row["document"])):
        text, events = "", list[dict[str, Any]]()
        for sentence in sentences:
            words, spans = join_words(documents[name][sentence["sentence"]])
            start = len(text) + bool(text)
            events.extend(_laid_over(event, spans, start) for event in sentence["events"])
            text = f"{text} {words}" if text else words
        yield Annotated(name, text, events)


def _laid_over(event: Mapping[str, Any], spans: Sequence[Span], start: int) -> dict[str, Any]:
    def place(words: Sequence[int]) -> Span:
        return Span(start + spans[words[0]].start, start + spans[words[1] - 1].end)

    sides = {side: [place(words) for words in event[side]] for side in ("actors", "recipients")}
    return {**event, **sides, "trigger": place(event["trigger"])}


def _documents(path: Path) -> dict[str, list[list[str]]]:
    """The words of each sentence of each document of a file such as `wirebook` learns names from."""
    found: dict[str, list[list[str]]] = {}
    sentences, fresh = list[list[str]](), True
    for line in path.read_text(encoding="utf-8").splitlines():
        word = line.split("\t")[0].strip()
        if line.startswith("# doc = "):
            sentences, fresh = found.setdefault(line[8:], []), True
        elif not line.strip():
            fresh = True
        elif word:
            if fresh:
                sentences.append([])
            sentences[-1].append(word)
            fresh = False
    return found


def join_words(words: Sequence[str]) -> tuple[str, list[Span]]:
    """Words as English writes them, and where each then stands: the corpus keeps no blanks."""
    text, spans, quoted = "", list[Span](), False
    for place, word in enumerate(words):
        before = words[place - 1] if place else ""
        after = words[place + 1] if place + 1 < len(words) else ""
        hyphened = (word == "-" and before.isalnum() and after[:1].isalnum()) or (
            before == "-" and word[:1].isalnum() and place > 1 and words[place - 2].isalnum()
        )
        glued = word in _CLOSING or before in _OPENING or hyphened
        if word == '"':
            glued = quoted
        elif before == '"' and quoted:
            glued = True
        quoted ^= word == '"'
        text += "" if glued or not text else " "
        spans.append(Span(len(text), len(text) + len(word)))
        text += word
    return text, spans
