"""Exports the event head to ONNX, its products as int8, and lays it beside the reader's weights.

usage: python training/export_events.py --run DIR --to src/wirebook/reading/weights [--full]
"""

from __future__ import annotations

import argparse
import json
import shutil
import tempfile
from pathlib import Path

import torch
from event_network import SEEN, SIZE, EventHead
from export import quantise
from torch import nn

from wirebook.reading.network import STATES
from wirebook.reading.traits import Alphabet
from wirebook.statements.clues import TYPES


class Words(nn.Module):
    """The chances of the words of a sentence, and their states."""

    def __init__(self, head: EventHead) -> None:
        super().__init__()
        self.head = head

    def forward(
        self,
        states: torch.Tensor,
        traits: torch.Tensor,
        lexicon: torch.Tensor,
        heads: torch.Tensor,
        tree: torch.Tensor,
    ) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
        """[W, STATES], [W, traits], [W, types], [W], [W, W] to [W, 1 + types], [W, SEEN], [W, SIZE]."""
        named = {name: traits[None, :, number] for number, name in enumerate(self.head.word_traits)}
        own, seen, kinds = self.head.words(
            states[None], named, lexicon[None], heads[None], tree[None], torch.ones_like(heads)[None]
        )
        return kinds[0].softmax(-1), seen[0], own[0]


class Details(nn.Module):
    """The chances of some triggers' statuses, modes and parties."""

    def __init__(self, head: EventHead) -> None:
        super().__init__()
        self.head = head

    def forward(
        self,
        seen: torch.Tensor,
        words: torch.Tensor,
        types: torch.Tensor,
        statuses: torch.Tensor,
        traits: torch.Tensor,
    ) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
        """[T, SEEN], [W, SIZE], [T], [T], [T, W, traits] to [T, statuses], [T, 1 + modes], [T, W, 3]."""
        named = {name: traits[:, :, number] for number, name in enumerate(self.head.pair_traits)}
        found = self.head.details(seen, words[None], types, statuses, named)
        return tuple(scores.softmax(-1) for scores in found)  # type: ignore[return-value]


def load(run: Path) -> EventHead:
    """The head of a training run."""
    settings = json.loads((run / "events.json").read_text(encoding="utf-8"))
    head = EventHead(Alphabet(**{name: tuple(labels) for name, labels in settings["alphabet"].items()}))
    head.load_state_dict(torch.load(run / "average.pt", map_location="cpu"))
    return head.eval()


def main() -> None:
    """Writes events.onnx, event_details.onnx and events.json."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--run", type=Path, required=True)
    parser.add_argument("--to", type=Path, required=True)
    parser.add_argument("--full", action="store_true", help="leave the weights in float32, to say what int8 costs")
    arguments = parser.parse_args()
    arguments.to.mkdir(parents=True, exist_ok=True)
    head = load(arguments.run)
    words, triggers = torch.arange(9), torch.ones(3, dtype=torch.long)
    traits = [torch.zeros(9, len(head.word_traits), dtype=torch.long), torch.zeros(3, 9, len(head.pair_traits)).long()]
    graphs = {
        "events.onnx": (
            Words(head),
            (torch.randn(9, STATES), traits[0], torch.zeros(9, len(TYPES)), words, torch.zeros(9, 9)),
            ["states", "traits", "lexicon", "heads", "tree"],
            ["chances", "seen", "words"],
            {name: {0: "words"} for name in ("states", "traits", "lexicon", "heads")}
            | {"tree": {0: "words", 1: "words"}},
        ),
        "event_details.onnx": (
            Details(head),
            (torch.randn(3, SEEN), torch.randn(9, SIZE), triggers, triggers, traits[1]),
            ["seen", "words", "types", "statuses", "traits"],
            ["status", "mode", "party"],
            {name: {0: "triggers"} for name in ("seen", "types", "statuses")}
            | {"words": {0: "words"}, "traits": {0: "triggers", 1: "words"}},
        ),
    }
    with tempfile.TemporaryDirectory() as folder:
        for name, (module, inputs, takes, gives, axes) in graphs.items():
            raw = Path(folder) / name
            torch.onnx.export(
                module, inputs, str(raw), input_names=takes, output_names=gives, opset_version=17, dynamo=False,
                dynamic_axes=axes,
            )  # fmt: skip
            if arguments.full:
                shutil.copy(raw, arguments.to / name)
                continue
            quantise(raw, arguments.to / name)
    shutil.copy(arguments.run / "events.json", arguments.to / "events.json")


if __name__ == "__main__":
    main()
