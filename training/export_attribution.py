"""Exports the attribution head to ONNX, its layers as int8, and lays it beside the reader's weights.

usage: python training/export_attribution.py --run DIR --to src/wirebook/reading/weights [--full]
"""

from __future__ import annotations

import argparse
import json
import shutil
import tempfile
from pathlib import Path

import torch
from attribution_network import SIZE, AttributionHead, WordWindows
from export import export, quantise
from torch import nn

from wirebook.reading.network import STATES
from wirebook.reading.traits import Alphabet


class Words(nn.Module):
    """The head's layers over one window, and the log odds of cues."""

    def __init__(self, head: AttributionHead) -> None:
        super().__init__()
        self.head = head

    def forward(
        self,
        states: torch.Tensor,
        traits: torch.Tensor,
        sentences: torch.Tensor,
        heads: torch.Tensor,
        quotes: torch.Tensor,
    ) -> tuple[torch.Tensor, torch.Tensor]:
        """[W, STATES], [W, traits], [W] three times to [W, SIZE] and [W]."""
        named = {name: traits[None, :, number] for number, name in enumerate(self.head.word_traits)}
        mask = torch.ones_like(sentences)[None]
        words = self.head.words(WordWindows(states[None], named, sentences[None], heads[None], quotes[None], mask))
        return words[0], self.head.cues(words)[0]


class Pairs(nn.Module):
    """What the words of a window are to its cues."""

    def __init__(self, head: AttributionHead) -> None:
        super().__init__()
        self.head = head

    def forward(
        self, words: torch.Tensor, cues: torch.Tensor, firsts: torch.Tensor, traits: torch.Tensor
    ) -> torch.Tensor:
        """[W, SIZE], places of the cues and of the first word around each [C], [C, R, traits] to [C, R, labels]."""
        named = {name: traits[:, :, number] for number, name in enumerate(self.head.pair_traits)}
        places = firsts[:, None] + torch.arange(traits.shape[1], device=traits.device)[None, :]
        return self.head.pairs(words[cues], self.head.from_word(words)[places], named)


def fuse(path: Path, target: Path) -> None:
    """Layer norms and GELU as single operators."""
    from onnxruntime.transformers import optimizer
    from onnxruntime.transformers.fusion_options import FusionOptions

    options = FusionOptions("bert")
    options.enable_attention = False
    options.enable_embed_layer_norm = False
    options.enable_skip_layer_norm = False  # several times slower than the sum and the norm apart
    model = optimizer.optimize_model(
        str(path), "bert", num_heads=0, hidden_size=0, optimization_options=options, opt_level=0
    )
    model.save_model_to_file(str(target))


def load(run: Path) -> tuple[AttributionHead, Alphabet, dict[str, object]]:
    """The head of a training run, its alphabet and what else was kept about it."""
    settings = json.loads((run / "attribution.json").read_text(encoding="utf-8"))
    alphabet = Alphabet(**{name: tuple(labels) for name, labels in settings["alphabet"].items()})
    head = AttributionHead(alphabet, settings["layers"])
    head.load_state_dict(torch.load(run / "average.pt", map_location="cpu"))
    head.bias.fold()
    return head.eval(), alphabet, settings


def main() -> None:
    """Writes attribution.onnx, attribution_pairs.onnx and attribution.json."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--run", type=Path, required=True)
    parser.add_argument("--to", type=Path, required=True)
    parser.add_argument("--full", action="store_true", help="leave the weights in float32, to say what int8 costs")
    arguments = parser.parse_args()
    arguments.to.mkdir(parents=True, exist_ok=True)
    head, alphabet, _ = load(arguments.run)
    width = len(alphabet.word_sizes()), len(alphabet.pair_sizes())
    places, states = torch.arange(9), torch.randn(9, STATES)
    words = torch.randn(9, SIZE)
    with tempfile.TemporaryDirectory() as folder:
        raw, fused = Path(folder) / "raw.onnx", Path(folder) / "fused.onnx"
        export(
            Words(head), (states, torch.zeros(9, width[0], dtype=torch.long), places, places, places),
            dict.fromkeys(("states", "traits", "sentences", "heads", "quotes"), "words"), ["words", "cues"], raw,
        )  # fmt: skip
        fuse(raw, fused)
        if arguments.full:
            shutil.copy(fused, arguments.to / "attribution.onnx")
        else:
            quantise(fused, arguments.to / "attribution.onnx")
    torch.onnx.export(
        Pairs(head), (words, places[:3], places[:3], torch.zeros(3, 5, width[1], dtype=torch.long)),
        str(arguments.to / "attribution_pairs.onnx"), input_names=["words", "cues", "firsts", "traits"],
        output_names=["labels"], opset_version=17, dynamo=False,
        dynamic_axes={
            "words": {0: "words"}, "cues": {0: "cues"}, "firsts": {0: "cues"}, "traits": {0: "cues", 1: "around"},
        },
    )  # fmt: skip
    shutil.copy(arguments.run / "attribution.json", arguments.to / "attribution.json")


if __name__ == "__main__":
    main()
