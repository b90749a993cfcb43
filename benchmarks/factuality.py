"""Whether it happened and how sure that is: status and certainty against the UW factuality corpus (Lee et al. 2015).

usage: python benchmarks/factuality.py FACTUALITY_FILE.conll

Each line of the file is a token with the factuality that a crowd gave it, from -3 (certainly not) over 0 (open) to 3
(certainly so), or none; sentences are parted by empty lines. Every event is asked for its status as a statement would
be, whether or not a frame knows it. Printed for several bounds below which the gold counts as negative or uncertain,
and of certainty for two bands, whatever the sign, in which the gold counts as neither open nor certain.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from wirebook.model import Article, Certainty, Span, Status
from wirebook.reading.arguments import Predicate
from wirebook.reading.network import load_network
from wirebook.reading.reader import read_syntax
from wirebook.statements.certainty import certainty_of
from wirebook.statements.matching import carrier_of
from wirebook.statements.status import status_of

BOUNDS = (0.5, 1.5, 2.1, 2.5)
"""At most open; nearer to open than to certain; at most probable (2, in the scale of FactBank); less than certain."""
BANDS = ((0.5, 2.1), (0.5, 2.5))
"""Neither open nor more than probable; neither open nor certain."""
PARTS = {"NOUN": "noun", "PROPN": "noun", "ADJ": "adjective"}
BRACKETS = {"-LRB-": "(", "-RRB-": ")", "``": '"', "''": '"'}
CLOSING = frozenset(".,;:!?)]%-/")
OPENING = frozenset("([$-/")

Sentence = list[tuple[str, float | None]]


@dataclass(frozen=True, slots=True)
class Judged:
    """An event with the gold's factuality and the status and certainty found."""

    factuality: float
    status: Status
    certainty: Certainty


def read_sentences(path: Path) -> Iterator[Sentence]:
    """The sentences of a file, as tokens with their factuality."""
    sentence: Sentence = []
    for line in [*path.read_text(encoding="utf-8").splitlines(), ""]:
        if line:
            _, token, label, *_ = line.split("\t")
            sentence.append((token, None if label == "_" else float(label)))
        elif sentence:
            yield sentence
            sentence = []


def join_tokens(tokens: list[str]) -> tuple[str, list[int]]:
    """The tokens as running text, and where each begins."""
    text, starts, glued, quoted = "", [], True, False
    for raw in tokens:
        token = BRACKETS.get(raw, raw)
        closing = token in CLOSING or token.startswith("'") or token == "n't" or (token == '"' and quoted)
        text += "" if glued or closing else " "
        starts.append(len(text))
        text += token
        glued = token in OPENING or (token == '"' and not quoted)
        quoted ^= token == '"'
    return text, starts


def judge(sentence: Sentence) -> Iterator[Judged]:
    """The status of each event of a sentence."""
    text, starts = join_tokens([token for token, _ in sentence])
    reading = read_syntax(Article("x", text, (Span(0, len(text)),)), load_network())
    for start, (_, factuality) in zip(starts, sentence, strict=True):
        word = next((word for word in reading.words if word.start <= start < word.end), None)
        if factuality is None or word is None:
            continue
        predicate = Predicate(word, PARTS.get(word.upos, "verb"), [word])
        if predicate.part == "noun":
            predicate.carrier = carrier_of(word, frozenset())
        status, cue = status_of(predicate)
        certainty, _ = certainty_of(predicate, status, cue, reading.sentences[word.sentence].words)
        yield Judged(factuality, status, certainty)


def show(judged: list[Judged], bound: float, *, plans: bool) -> None:
    """One row: precision and recall of what is told as not simply happened; with or without what is planned."""
    told = [j for j in judged if j.status is not Status.HAPPENED and (plans or j.status is not Status.PLANNED)]
    gold = [j for j in judged if j.factuality < bound]
    right = sum(j.factuality < bound for j in told)
    kinds = "all but happened" if plans else "possible, called-for, denied"
    print(f"| below {bound} | {kinds} | {100 * right / len(told):.1f} | {100 * right / len(gold):.1f} | {len(gold)} |")


def show_certainty(judged: list[Judged], band: tuple[float, float]) -> None:
    """One row: precision and recall of what is told as probable or possible among what is neither open nor certain."""
    low, high = band
    told = [j for j in judged if j.certainty is not Certainty.CERTAIN]
    gold = [j for j in judged if low <= abs(j.factuality) < high]
    right = sum(low <= abs(j.factuality) < high for j in told)
    print(f"| {low} to {high} | {100 * right / len(told):.1f} | {100 * right / len(gold):.1f} | {len(gold)} |")


def show_mean(judged: list[Judged], certainty: Certainty) -> None:
    """One row: how factual the gold has the events told so surely, by status."""
    groups = [
        [j.factuality for j in judged if j.certainty is certainty and j.status is status]
        for status in (Status.HAPPENED, Status.PLANNED, Status.POSSIBLE)
    ]
    cells = " | ".join(f"{sum(group) / len(group):.2f} ({len(group)})" if group else "" for group in groups)
    print(f"| {certainty.value} | {cells} |")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path)
    judged = [
        j
        for sentence in read_sentences(parser.parse_args().file)
        if any(label is not None for _, label in sentence)
        for j in judge(sentence)
    ]
    print(f"{len(judged)} events\n\n| gold | told as | precision | recall | events |\n|---|---|---|---|---|")
    for bound in BOUNDS:
        for plans in (True, False):
            show(judged, bound, plans=plans)
    print("\n| gold, either sign | told as probable or possible: precision | recall | events |\n|---|---|---|---|")
    for band in BANDS:
        show_certainty(judged, band)
    print("\n| mean of the gold | happened | planned | possible |\n|---|---|---|---|")
    for certainty in Certainty:
        show_mean(judged, certainty)


if __name__ == "__main__":
    main()
