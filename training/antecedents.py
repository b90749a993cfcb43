"""Learns the weights by which the antecedent of a pronoun is chosen: `knowledge/data/antecedents.tsv`.

usage: python training/antecedents.py GUM-train.conllu [--strength 8] [--others 0.35]

Each third-person pronoun of GUM's training part is a choice among the candidates that the program itself finds, and
nobody; right are those of the same gold entity, nobody where there is none. A log-linear model with a Gaussian prior
is fitted for each pronoun (he and she share one) and written with two decimals. Pronouns that mean no person,
organisation or place count less (`--others`), since Wirebook asks for actors. Both numbers were chosen with
threefold cross-validation on the training part in view. Needs scipy.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter, defaultdict
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

sys.path.insert(0, str(Path(__file__).parent.parent / "benchmarks"))
from coreference import KEPT, Document, GoldMention, read_documents

from wirebook.knowledge.tables import FOLDER
from wirebook.reading.antecedents import GROUPS, Candidate, candidates, group_of, nobody
from wirebook.reading.clusters import Cluster
from wirebook.reading.coreference import Resolver
from wirebook.reading.mentions import Mention
from wirebook.reading.reader import read

LEAST = 8
"""How often a feature must occur to have a weight."""
HEAD = """\
# Weights of the features by which the antecedent of a third-person pronoun is chosen (reading/antecedents.py).
# Source: learned by training/antecedents.py from the coreference of UD English GUM's training part (Amir Zeldes and
#   others; annotations CC BY 4.0): numbers of a log-linear model, no text. Licence: CC BY 4.0.
# "she" has the weights of "he"; a feature that is not listed weighs nothing.
"""


@dataclass(frozen=True, slots=True)
class Choice:
    """One pronoun: the features of nobody and of each candidate, which of them are right, how much it counts."""

    options: tuple[tuple[str, ...], ...]
    right: frozenset[int]
    weight: float


class Teacher(Resolver):
    """Resolves an article as the gold says, and notes each choice."""

    def __init__(self, document: Document, others: float) -> None:
        super().__init__(read(document.article()))
        self.choices: list[tuple[str, Choice]] = []
        self._gold = document.mentions()
        self._by_head = {mention.head: mention for mention in self._gold}
        self._others = others

    def of_pronoun(self, place: int, mention: Mention) -> tuple[Cluster | None, str]:
        """The group of the nearest right candidate."""
        group = group_of(mention)
        if not group or mention.head.text.lower().endswith(("self", "selves")):
            return super().of_pronoun(place, mention)
        found = candidates(place, self.mentions, self.clusters, self.salience, self.regions)
        gold = self._by_head.get(mention.head.start)
        right = [number for number, one in enumerate(found) if gold and self._is_of(one, gold)]
        options = (nobody(mention), *(one.features for one in found))
        weight = 1.0 if gold and gold.type in KEPT else self._others
        self.choices.append(
            (group, Choice(options, frozenset(number + 1 for number in right) or frozenset({0}), weight))
        )
        return (found[right[0]].cluster, "pronoun") if right else (None, "")

    def _is_of(self, candidate: Candidate, gold: GoldMention) -> bool:
        mention = candidate.mention
        if mention.parts:
            whole = (g for g in self._gold if g.coordinated and abs(g.span.start - mention.span.start) < 3)
            return any(g.entity == gold.entity for g in whole)
        same = self._by_head.get(mention.head.start)
        return same is not None and same.entity == gold.entity


def fit(choices: list[Choice], strength: float) -> dict[str, float]:
    """The weights that make the right options most likely."""
    counts = Counter(feature for choice in choices for option in choice.options for feature in option)
    features = sorted(feature for feature, count in counts.items() if count >= LEAST)
    index = {feature: number for number, feature in enumerate(features)}
    rows, columns, owners, right = [], [], [], []
    for number, choice in enumerate(choices):
        for place, option in enumerate(choice.options):
            known = [index[feature] for feature in option if feature in index]
            rows.extend([len(owners)] * len(known))
            columns.extend(known)
            owners.append(number)
            right.append(place in choice.right)
    matrix = csr_matrix((np.ones(len(rows)), (rows, columns)), shape=(len(owners), len(features)))
    owner, hit = np.array(owners), np.array(right)
    weight = np.array([choice.weight for choice in choices])

    def loss(values: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        scores = matrix @ values
        highest = np.full(len(choices), -np.inf)
        np.maximum.at(highest, owner, scores)
        likely = np.exp(scores - highest[owner])
        whole = np.bincount(owner, likely, len(choices))
        good = np.bincount(owner, likely * hit, len(choices))
        slope = weight[owner] * (likely / whole[owner] - likely * hit / good[owner])
        value = -(weight * (np.log(good) - np.log(whole))).sum() + strength * (values @ values) / 2
        return float(value), matrix.T @ slope + strength * values

    best = minimize(loss, np.zeros(len(features)), jac=True, method="L-BFGS-B", options={"maxiter": 300}).x
    return dict(zip(features, map(float, best), strict=True))


def main() -> None:
    """Reads the gold, fits, writes the file."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--strength", type=float, default=8.0)
    parser.add_argument("--others", type=float, default=0.35)
    parser.add_argument("--output", type=Path, default=FOLDER / "antecedents.tsv")
    options = parser.parse_args()
    choices: dict[str, list[Choice]] = defaultdict(list)
    for document in read_documents(options.gold):
        teacher = Teacher(document, options.others)
        teacher.resolve()
        for group, choice in teacher.choices:
            choices[group].append(choice)
    weights = {group: fit(choices[group], options.strength) for group in GROUPS}
    features = sorted({feature for found in weights.values() for feature in found})
    lines = ["\t".join(("feature", *GROUPS))]
    lines.extend("\t".join((f, *(f"{weights[group].get(f, 0.0):.2f}" for group in GROUPS))) for f in features)
    options.output.write_text(HEAD + "\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
