"""The gold that the reader is trained on: CoNLL-U treebanks and names as words with BIO labels."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from wirebook.reading.pieces import Layout
from wirebook.reading.tokens import english_tokenizer


@dataclass(slots=True)
class Sentence:
    """Words of one sentence; `heads` count from 0 within the sentence, a root is its own head.

    A corpus that lacks a layer leaves its list empty: the loss of that layer is then not computed.
    """

    words: list[str] = field(default_factory=list)
    layouts: list[Layout] = field(default_factory=list)
    upos: list[str] = field(default_factory=list)
    xpos: list[str] = field(default_factory=list)
    heads: list[int] = field(default_factory=list)
    relations: list[str] = field(default_factory=list)
    names: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Document:
    """Sentences in their order."""

    name: str
    sentences: list[Sentence]


def read_treebank(path: Path) -> Iterator[Document]:  # noqa: C901  # one pass over one format
    """Documents of a CoNLL-U file; words of multi-word tokens are glued, empty nodes left out."""
    name, sentences = "", list[Sentence]()
    sentence, layout = Sentence(), Layout.PARAGRAPH
    glued_until, space_after_group = 0, True
    for line in path.open(encoding="utf-8"):
        line = line.rstrip("\n")
        if line.startswith("# newdoc"):
            if sentences:
                yield Document(name, sentences)
            name, sentences, layout = line.partition("=")[2].strip(), [], Layout.PARAGRAPH
        elif line.startswith("# newpar"):
            layout = Layout.PARAGRAPH
        elif not line:
            if sentence.words:
                sentences.append(sentence)
            sentence, glued_until = Sentence(), 0
        elif not line.startswith("#"):
            columns = line.split("\t")
            space_after = "SpaceAfter=No" not in columns[9]
            if "-" in columns[0]:
                glued_until, space_after_group = int(columns[0].split("-")[1]), space_after
                continue
            if "." in columns[0]:
                continue
            number, head = int(columns[0]), int(columns[6])
            sentence.words.append(columns[1])
            sentence.layouts.append(layout)
            sentence.upos.append(columns[3])
            sentence.xpos.append(columns[4])
            sentence.heads.append(head - 1 if head else number - 1)
            sentence.relations.append(columns[7])
            if number < glued_until:
                space_after = False
            elif number == glued_until:
                space_after = space_after_group
            layout = Layout.SPACE if space_after else Layout.GLUED
    if sentences:
        yield Document(name, sentences)


def read_names(path: Path) -> Iterator[Document]:
    """Documents of a file of `WORD<tab>LABEL` lines, headed `# doc = NAME`; labels are folded to upper case.

    Words are cut further as the reader's tokenizer does. They stand in the file without their blanks: in every other
    document punctuation is glued as English writes it, in the rest there are blanks around it, so that the network
    knows both.
    """
    cut = word_cutter()
    name, sentences, sentence = "", list[Sentence](), Sentence()
    number = 0
    for line in path.open(encoding="utf-8"):
        line = line.rstrip("\n")
        columns = line.split("\t")
        if line.startswith("# doc = ") or not line.strip():
            if sentence.words:
                sentences.append(sentence)
            sentence = Sentence()
            if line.startswith("#"):
                if sentences:
                    yield Document(name, sentences)
                name, sentences, number = line[8:], [], number + 1
        elif len(columns) > 1 and columns[0].strip():
            label = columns[1].strip().upper()
            for place, word in enumerate(cut(columns[0].strip())):
                glued = place > 0 or (number % 2 == 0 and _is_glued(word, sentence.words))
                layout = Layout.GLUED if glued else Layout.SPACE
                sentence.layouts.append(layout if sentence.words else Layout.PARAGRAPH)
                sentence.words.append(word)
                sentence.names.append(label if place == 0 else label.replace("B-", "I-"))
    if sentence.words:
        sentences.append(sentence)
    if sentences:
        yield Document(name, sentences)


_CLOSING = {".", ",", ";", ":", "?", "!", ")", "]", "'s", "’s", "n't", "n’t", "%", "”", "'", "’", "'ve", "'re", "'ll"}
_OPENING = {"(", "[", "$", "“", "#", "£", "€"}


def _is_glued(word: str, before: list[str]) -> bool:
    return bool(before) and (word in _CLOSING or before[-1] in _OPENING)


def word_cutter() -> Callable[[str], list[str]]:
    """The reader's tokenizer for one word at a time."""
    import spacy

    tokenizer = english_tokenizer(spacy.blank("en"))

    @cache
    def cut(word: str) -> list[str]:
        return [token.text for token in tokenizer(word) if not token.is_space] or [word]

    return cut
