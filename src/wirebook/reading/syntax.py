"""Words of an article to sentences, tags, trees and names: windows over the network, and what is decoded from them.

An article is read in windows of whole paragraphs and sentences. Where a window ends within a sentence, its last whole
sentence counts and the next window begins behind it: so every sentence is scored whole, with its neighbours beside it,
and what is cut depends on the article alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

import numpy as np

from wirebook.reading.names import NameSpan, find_names, settle_labels
from wirebook.reading.network import STATES, Array, Network, Scores
from wirebook.reading.pieces import Layout, Pieces
from wirebook.reading.trees import best_tree
from wirebook.reading.words import Sentence, Word, plant

WINDOW = 190
"""Word pieces a window, without the marks of start and end."""
UNFINISHED = 5.0
"""Log odds that it takes to begin a sentence where the words before show no end of one."""
_CLOSING = frozenset({'"', "”", "’", "'", "''", "»"})
PARAGRAPH_ENDS_AFTER = 0.7
"""A window that is filled to this share ends with a paragraph rather than within the next."""


def analyse(words: list[Word], network: Network) -> tuple[list[Sentence], list[NameSpan], Array]:
    """Fills tags, heads, relations and sentence numbers of the words; returns sentences, names and states."""
    sentences: list[Sentence] = []
    names: list[NameSpan] = []
    states: list[Array] = []
    pieces = network.cutter.cut([word.text for word in words], [word.layout for word in words])
    offsets = np.concatenate([[0], np.cumsum(pieces.counts)]).astype(int).tolist()
    start = 0
    while start < len(words):
        end = _window_end(words, offsets, start)
        scores = network.score(_part(pieces, offsets, start, end))
        starts = _sentence_starts(words, scores, start, end)
        if end < len(words) and words[end].layout is not Layout.PARAGRAPH and len(starts) > 1:
            end = start + starts.pop()
        bounds = [*starts, end - start]
        for first, last in pairwise(bounds):
            sentence = Sentence(len(sentences), words[start + first : start + last])
            _parse(sentence, scores, first, network)
            sentences.append(sentence)
        names.extend(find_names(words[start:end], scores.names[: end - start], network.name_labels))
        states.append(scores.states[: end - start])
        start = end
    plant(words)
    return sentences, settle_labels(names), np.concatenate(states) if states else np.zeros((0, STATES), np.float32)


def _window_end(words: Sequence[Word], offsets: Sequence[int], start: int) -> int:
    """The word before which a window that begins at `start` ends."""
    limit = offsets[start] + WINDOW
    end = start + 1
    paragraph = start
    while end < len(words) and offsets[end + 1] <= limit:
        if words[end].layout is Layout.PARAGRAPH:
            paragraph = end
        end += 1
    if end == len(words) or words[end].layout is Layout.PARAGRAPH:
        return end
    filled = offsets[paragraph] - offsets[start]
    return paragraph if filled >= WINDOW * PARAGRAPH_ENDS_AFTER else end


def _part(pieces: Pieces, offsets: Sequence[int], start: int, end: int) -> Pieces:
    return Pieces(pieces.ids[offsets[start] : offsets[end]], pieces.counts[start:end], pieces.shapes[start:end])


def _sentence_starts(words: Sequence[Word], scores: Scores, start: int, end: int) -> list[int]:
    """Places in the window at which a sentence begins; the first is always one, and so is a paragraph's beginning."""
    evidence = scores.starts[:, 1] - scores.starts[:, 0]
    return [
        place
        for place in range(end - start)
        if place == 0
        or words[start + place].layout is Layout.PARAGRAPH
        or (not words[start + place].continues and evidence[place] > _bar(words, start + place))
    ]


def _bar(words: Sequence[Word], number: int) -> float:
    """The log odds that it takes for a sentence to begin: more behind a quotation that ends without a stop."""
    unfinished = number >= 2 and words[number - 1].text in _CLOSING and words[number - 2].text[-1:].isalnum()
    return UNFINISHED if unfinished else 0.0


def _parse(sentence: Sentence, scores: Scores, first: int, network: Network) -> None:
    """Tags and tree of one sentence whose first word stands at place `first` of the window."""
    words = sentence.words
    last = first + len(words)
    heads = best_tree(scores.arcs[first:last, first:last])
    relations = network.relations(scores, range(first, last), [first + head for head in heads])
    root = network.relation_labels.index("root")
    relations[:, root] = -np.inf
    labels = relations.argmax(axis=1)
    upos, xpos = scores.upos[first:last].argmax(axis=1), scores.xpos[first:last].argmax(axis=1)
    for place, word in enumerate(words):
        word.sentence = sentence.number
        word.upos, word.xpos = network.upos[upos[place]], network.xpos[xpos[place]]
        word.head = words[heads[place]]
        word.dep = "root" if heads[place] == place else network.relation_labels[labels[place]]


def conllu(sentences: Sequence[Sentence], text: str) -> Iterator[str]:
    """The sentences as blocks of CoNLL-U, clitics as multi-word tokens, blanks between words said in MISC."""
    for sentence in sentences:
        yield f"# sent_id = {sentence.number + 1}\n# text = {' '.join(sentence.span.of(text).split())}\n" + "".join(
            _rows(sentence)
        )


def _rows(sentence: Sentence) -> Iterator[str]:
    words = sentence.words
    first = words[0].i
    for place, word in enumerate(words):
        space = "_" if place + 1 == len(words) or words[place + 1].layout is not Layout.GLUED else "SpaceAfter=No"
        if not word.continues and place + 1 < len(words) and words[place + 1].continues:
            end = place + 1
            while end < len(words) and words[end].continues:
                end += 1
            glued = end < len(words) and words[end].layout is Layout.GLUED
            form = "".join(w.text for w in words[place:end])
            yield f"{place + 1}-{end}\t{form}\t" + "_\t" * 7 + ("SpaceAfter=No" if glued else "_") + "\n"
        part = word.continues or (place + 1 < len(words) and words[place + 1].continues)
        head = 0 if word.head is word else word.head.i - first + 1
        columns = [str(place + 1), word.text, word.lemma or "_", word.upos, word.xpos, "_", str(head), word.dep, "_"]
        yield "\t".join([*columns, "_" if part else space]) + "\n"
    yield "\n"
