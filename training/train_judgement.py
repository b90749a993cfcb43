"""Learns which findings of the exported attribution head a person would mark, by clues with names.

usage: python training/train_judgement.py --gold DIR --weights DIR [--without-polnear]

The clues are those of `wirebook.reading.judgement`. It reads the articles that the head was trained on, and adds the
weights of the clues to `attribution.json` beside the
exported head. The articles held out tell how much it is worth; the dev parts are never read here.
"""

from __future__ import annotations

import argparse
import json
import logging
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from attribution_corpora import GoldAttribution, GoldWords, lay_over, read_gum, read_polnear
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from wirebook.articles import find_articles
from wirebook.errors import WirebookError
from wirebook.reading.attribution import find_drafts
from wirebook.reading.attributor import Attributor
from wirebook.reading.findings import Finding
from wirebook.reading.judgement import PLAIN, Judgement, clues_of
from wirebook.reading.reader import read_syntax
from wirebook.reading.running import Draft
from wirebook.reading.traits import lay_out
from wirebook.reading.words import Reading, Word

log = logging.getLogger("training")
FEWEST = 5
"""Findings that a clue must be seen with."""
STRENGTH = 0.05
"""The inverse of the penalty on large weights (L2), chosen on the later articles by what the earlier ones teach."""
WORTH = (1.25, 0.75)
"""What a finding counts for its cue and for what is said: more for the cue, whose words are the harder of the two."""
LIGHTEST = 0.01
"""Smaller weights are left out."""


@dataclass(frozen=True, slots=True)
class Row:
    """A finding: clues; cue: whether a person marked just this cue; said: whether these words of this source."""

    clues: Mapping[str, float]
    cue: bool
    said: bool


def rows_of(reading: Reading, gold: Sequence[GoldAttribution], attributor: Attributor) -> Iterator[Row]:
    """The findings of an article that may become attributions."""
    assert reading.states is not None
    drafts, quotations = find_drafts(reading)
    page = lay_out(reading, drafts, quotations, attributor.alphabet)
    findings = attributor.find(page, reading.states, [draft.word.i for draft in drafts])
    ruled = {draft.word.i: draft for draft in reversed(drafts)}
    marked = lay_over(reading, gold)
    for finding, clues in clues_of(findings, drafts, page):
        draft = ruled.get(finding.word)
        if draft is not None or (finding.source and finding.content):
            yield Row(dict(clues), *_judged(finding, draft, marked, reading))


def _judged(finding: Finding, draft: Draft | None, marked: Sequence[GoldWords], reading: Reading) -> tuple[bool, bool]:
    """Whether the cue, and whether who says what, is as in the gold; a rule's span stands in for one not found."""
    source = set(range(finding.source[0], finding.source[1] + 1)) if finding.source else set()
    if not source and draft and draft.source:
        source = {word.i for word in reading.words_in(draft.source)}
    ranges = finding.content or (draft.ranges if draft else ())
    content = _plain({i for first, last in ranges for i in range(first, last + 1)}, reading.words)
    cue = _plain(set(range(finding.cue[0], finding.cue[1] + 1)), reading.words)
    same_cue = any(
        cue == _plain(set(item.cue), reading.words) if item.whole else finding.word in item.cue for item in marked
    )
    return same_cue, any(source & item.source and _is_alike(content, item, reading.words) for item in marked)


def _is_alike(content: set[int], gold: GoldWords, words: Sequence[Word]) -> bool:
    """Whether half of both contents is common; where only part of the gold is marked, whether a word is."""
    wanted = _plain(set(gold.content), words)
    common = len(content & wanted)
    return 2 * common >= len(content | wanted) > 0 if gold.whole else common > 0


def _plain(numbers: set[int], words: Sequence[Word]) -> set[int]:
    return {i for i in numbers if words[i].upos != "PUNCT"}


def articles_of(folder: Path, *, polnear: bool) -> Iterator[tuple[Reading, list[GoldAttribution]]]:
    """The articles that the head learned from, read, with their gold: PolNeAR's, or else GUM's."""

    def fail(error: WirebookError) -> None:
        raise error

    if polnear:
        train = folder / "attribution/polnear/train"
        gold = {name: marked for name, _, marked in read_polnear(train)}
        for article in find_articles([train / "text"], problem=fail):
            if article.id in gold:
                yield read_syntax(article), gold[article.id]
        return
    treebank = (folder / "syntax/gum-train.conllu").read_text(encoding="utf-8").splitlines()
    names = sorted({line.partition("=")[2].strip() for line in treebank if line.startswith("# newdoc")})
    documents = {
        name: (text, marked) for name, text, marked in read_gum(folder / "attribution/gum_attrib.jsonl", names)
    }
    with tempfile.TemporaryDirectory() as place:
        inputs = Path(place) / "gum.jsonl"
        lines = (json.dumps({"id": name, "text": text}) for name, (text, _) in documents.items())
        inputs.write_text("\n".join(lines) + "\n", encoding="utf-8")
        for article in find_articles([inputs], problem=fail):
            yield read_syntax(article), documents[article.id][1]


def learn(rows: Sequence[Row]) -> Judgement:
    """The weights of the clues; each finding counts twice, once for its cue and once for what is said."""
    number = Counter(name for row in rows for name in row.clues)
    known = [{name: value for name, value in row.clues.items() if number[name] >= FEWEST} for row in rows]
    vectorizer = DictVectorizer()
    clues = vectorizer.fit_transform(known + known)
    clues.indices, clues.indptr = (
        clues.indices.astype(np.int32),
        clues.indptr.astype(np.int32),
    )  # all that liblinear takes
    labels = [row.cue for row in rows] + [row.said for row in rows]
    model = LogisticRegression(C=STRENGTH, solver="liblinear", fit_intercept=False, max_iter=400, random_state=7)
    model.fit(clues, labels, sample_weight=np.repeat(WORTH, len(rows)))
    weights = zip(vectorizer.get_feature_names_out(), model.coef_[0], strict=True)
    return Judgement({str(name): round(float(weight), 3) for name, weight in weights if abs(weight) >= LIGHTEST})


def best(rows: Sequence[Row], judgement: Judgement) -> dict[str, float]:
    """The highest F1 over all bars, of cues and of what is said, where all that is marked is found: a watch."""
    odds = np.array(
        [sum(judgement.weights.get(name, 0.0) * value for name, value in row.clues.items()) for row in rows]
    )
    order = np.argsort(-odds, kind="stable")
    found = {}
    for name, labels in (("cue", [row.cue for row in rows]), ("said", [row.said for row in rows])):
        right = np.cumsum(np.array(labels)[order])
        found[name] = round(float((200 * right / (np.arange(1, len(rows) + 1) + right[-1])).max()), 2)
    return found


def main() -> None:
    """Reads, learns, says what it is worth on the articles held out, and writes the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gold", type=Path, required=True)
    parser.add_argument("--weights", type=Path, required=True, help="the folder of the exported head")
    parser.add_argument("--without-polnear", action="store_true", help="GUM alone")
    arguments = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s", datefmt="%H:%M:%S")
    attributor = Attributor(arguments.weights)
    rows: list[Row] = []
    held: list[Row] = []
    for number, (reading, gold) in enumerate(articles_of(arguments.gold, polnear=not arguments.without_polnear)):
        (held if number % 10 == 5 else rows).extend(rows_of(reading, gold, attributor))
    judgement = learn(rows)
    log.info("%d findings, %d clues", len(rows), len(judgement.weights))
    log.info("held out, by chance alone: %s; by the judgement: %s", best(held, PLAIN), best(held, judgement))
    path = arguments.weights / "attribution.json"
    settings = json.loads(path.read_text(encoding="utf-8"))
    settings["judgement"] = dict(sorted(judgement.weights.items()))
    path.write_text(json.dumps(settings, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
