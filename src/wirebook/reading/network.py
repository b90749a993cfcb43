"""The network that tags, parses and names, run by onnxruntime on one window of words at a time.

Windows are never batched: the int8 arithmetic measures each tensor that it is given, so a window's scores would depend
on what else is in its batch. One window of some two hundred pieces fills a core well enough.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from wirebook.errors import KnowledgeError
from wirebook.reading.pieces import PieceCutter, Pieces

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

WEIGHTS = Path(__file__).parent / "weights"
Array = NDArray[Any]
_SLOW_FUSIONS = ("SkipLayerNormFusion",)
"""What onnxruntime fuses to its harm: a sum with the layer norm behind it, which together take eight times as long."""
STATES = 768
"""Numbers by word that the encoder hands to the attribution head."""


@dataclass(frozen=True, slots=True)
class Scores:
    """What the heads say of the words of one window; W words.

    starts: [W, 2]; upos, xpos, names: [W, labels]; arcs: [W, W], a row a dependent, diagonal the root;
    dependent, head: [W, hidden], for `Network.relations`; states: [W, STATES] of two of the encoder's layers, each the
    mean of a word's first and last piece, for the attribution head.
    """

    starts: Array
    upos: Array
    xpos: Array
    names: Array
    arcs: Array
    dependent: Array
    head: Array
    states: Array


def session(path: Path) -> InferenceSession:
    """A graph, ready to run."""
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1  # processes share the cores; and the sums keep their order
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(
        str(path), options, providers=["CPUExecutionProvider"], disabled_optimizers=list(_SLOW_FUSIONS)
    )


class Network:
    """The shipped weights, loaded."""

    def __init__(self, folder: Path = WEIGHTS) -> None:
        """Raises KnowledgeError where a file of the weights is missing."""
        missing = [
            name
            for name in ("reader.onnx", "relations.onnx", "labels.json", "tokenizer.json")
            if not (folder / name).exists()
        ]
        if missing:
            raise KnowledgeError(f"the reader's weights lack {', '.join(missing)}: install wirebook anew", code="E210")
        self._reader = session(folder / "reader.onnx")
        self._relations = session(folder / "relations.onnx")
        labels = json.loads((folder / "labels.json").read_text(encoding="utf-8"))
        self.upos: list[str] = labels["upos"]
        self.xpos: list[str] = labels["xpos"]
        self.relation_labels: list[str] = labels["relations"]
        self.name_labels: list[str] = labels["names"]
        self.cutter = PieceCutter(folder / "tokenizer.json")

    def score(self, pieces: Pieces) -> Scores:
        """The scores of all heads for the words of one window."""
        ends = np.cumsum(pieces.counts)
        firsts = ends - np.asarray(pieces.counts) + 1
        shapes = np.repeat(np.asarray(pieces.shapes), pieces.counts)
        starts, upos, xpos, names, arcs, dependent, head, middle, top = self._reader.run(
            None,
            {
                "ids": np.asarray([self.cutter.start, *pieces.ids, self.cutter.end], dtype=np.int64),
                "shapes": np.concatenate([[0], shapes, [0]]).astype(np.int64),
                "first": firsts.astype(np.int64),
                "last": ends.astype(np.int64),
            },
        )
        states = np.concatenate([middle[0], top[0]], axis=-1)
        states = (states[firsts] + states[ends]) * np.float32(0.5)
        return Scores(starts, upos, xpos, names, arcs, dependent, head, states)

    def relations(self, scores: Scores, dependents: Sequence[int], heads: Sequence[int]) -> Array:
        """[n, labels] scores of the relation between each word and its head, given by their places in the window."""
        (result,) = self._relations.run(
            None, {"dependent": scores.dependent[list(dependents)], "head": scores.head[list(heads)]}
        )
        return np.asarray(result)


@cache
def load_network(folder: Path = WEIGHTS) -> Network:
    """The network, loaded once a process."""
    return Network(folder)
