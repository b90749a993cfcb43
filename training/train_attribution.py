"""Trains the attribution head on the states that the shipped reader gives, which stay as they are.

usage: python training/train_attribution.py --gold DIR --reader RUN [RUN ...] --out DIR [--without-polnear] [--epochs N]
           [--layers N] [--start DIR] [--resume]

Every article is read once with the shipped weights and rules, so the head meets in training what it meets at work. Of
ten PolNeAR articles one is held out, to watch the training and to choose the bars of `wirebook.reading.joining`; the
dev parts are never read here. After each epoch a checkpoint is written, from which `--resume` goes on.
"""

from __future__ import annotations

import argparse
import copy
import dataclasses
import json
import logging
import random
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import torch
from attribution_corpora import GoldAttribution, read_gum, read_polnear
from attribution_examples import IGNORED, Asked, Batch, Example, batches, make_example, windows_of
from attribution_network import AttributionHead, start_layers
from torch.nn import functional as F

from wirebook.articles import find_articles
from wirebook.errors import WirebookError
from wirebook.reading.findings import CUE, NOTHING
from wirebook.reading.network import load_network
from wirebook.reading.reader import read_syntax
from wirebook.reading.traits import Alphabet

log = logging.getLogger("training")
SEED = 7
WEIGHTS = (8.0, 4.0)
"""What the losses of cues and of pairs count."""


def alphabet_of_reader() -> Alphabet:
    """The labels of the shipped reader."""
    network = load_network()
    names = sorted({label[2:] for label in network.name_labels if label != "O"})
    return Alphabet(tuple(network.upos), tuple(network.xpos), tuple(network.relation_labels), tuple(names))


def examples_of(gold: dict[str, list[GoldAttribution]], inputs: Path, alphabet: Alphabet) -> Iterator[Example]:
    """The articles of a file or folder as arrays, those that have gold."""

    def fail(error: WirebookError) -> None:
        raise error

    for article in find_articles([inputs], problem=fail):
        if article.id in gold:
            reading = read_syntax(article)
            assert reading.states is not None
            yield make_example(article.id, reading, reading.states.astype(np.float16), gold[article.id], alphabet)


def read_gold(folder: Path, out: Path, *, polnear: bool) -> tuple[list[Example], list[Example]]:
    """Articles to train on, and those held out."""
    alphabet = alphabet_of_reader()
    treebank = (folder / "syntax/gum-train.conllu").read_text(encoding="utf-8").splitlines()
    names = {line.partition("=")[2].strip() for line in treebank if line.startswith("# newdoc")}
    documents = list(read_gum(folder / "attribution/gum_attrib.jsonl", sorted(names)))
    inputs = out / "gum.jsonl"
    lines = (json.dumps({"id": name, "text": text}) for name, text, _ in documents)
    inputs.write_text("\n".join(lines) + "\n", encoding="utf-8")
    gum = list(examples_of({name: gold for name, _, gold in documents}, inputs, alphabet))
    for asked in (asked for example in gum for asked in example.asked):
        if polnear:
            leave_open(asked)
        else:
            asked.labels[asked.labels == IGNORED] = NOTHING  # nothing else tells where a content ends
    if not polnear:
        return [e for i, e in enumerate(gum) if i % 10 != 5], gum[5::10]
    train = folder / "attribution/polnear/train"
    news = list(examples_of({name: gold for name, _, gold in read_polnear(train)}, train / "text", alphabet))
    return [e for i, e in enumerate(news) if i % 10 != 5] + gum, news[5::10]


def leave_open(asked: Asked) -> None:
    """Takes back which words beside its head belong to a cue: the two corpora do not agree in that."""
    head = asked.head - asked.first
    beside = asked.labels == CUE
    beside[head] = False
    asked.labels[beside] = IGNORED


def losses(head: AttributionHead, batch: Batch) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    """The losses of cues and of pairs, and the log odds of cues."""
    words = head.words(batch.windows)
    cues = head.cues(words).float()
    counted = batch.cues != IGNORED
    of_cues = F.binary_cross_entropy_with_logits(cues[counted], batch.cues[counted].float())
    if not len(batch.rows):
        return of_cues, of_cues * 0, cues
    around = head.from_word(words)[batch.rows[:, None], batch.around]
    pairs = head.pairs(words[batch.rows, batch.places], around, batch.traits).float()
    return of_cues, F.cross_entropy(pairs.flatten(0, 1), batch.labels.flatten(), ignore_index=IGNORED), cues


@torch.no_grad()
def evaluate(head: AttributionHead, held: Sequence[Example]) -> dict[str, float]:
    """F1 of the heads of cues and the losses, on held-out articles: a watch on training, no figure to quote."""
    right = said = wanted = 0
    sums, number = [0.0, 0.0], 0
    for batch in batches(held, 6000, random.Random(3)):
        number += 1
        of_cues, of_pairs, cues = losses(head, batch)
        counted = batch.cues != IGNORED
        yes, gold = (cues > 0)[counted], (batch.cues > 0)[counted]
        right, said, wanted = right + int((yes & gold).sum()), said + int(yes.sum()), wanted + int(gold.sum())
        sums = [sums[0] + of_cues.item(), sums[1] + of_pairs.item()]
    return {
        "cues": round(200 * right / max(1, said + wanted), 2),
        "loss of cues": round(sums[0] / number, 4),
        "loss of pairs": round(sums[1] / number, 4),
    }


def optimizer_for(head: AttributionHead, layer_rate: float, rate: float) -> torch.optim.AdamW:
    """AdamW with a rate for the layers that began as the encoder's and one for the rest; no decay on vectors."""
    groups: dict[tuple[bool, bool], list[torch.nn.Parameter]] = {}
    for name, parameter in head.named_parameters():
        groups.setdefault((name.startswith("layers."), parameter.ndim > 1), []).append(parameter)
    return torch.optim.AdamW(
        [
            {"params": p, "lr": layer_rate if layer else rate, "weight_decay": 0.01 if matrix else 0.0}
            for (layer, matrix), p in groups.items()
        ],
        betas=(0.9, 0.98),
    )


def start(arguments: argparse.Namespace, alphabet: Alphabet) -> AttributionHead:
    """A head whose layers begin as the reader's last ones, or as those of a run before."""
    head = AttributionHead(alphabet, arguments.layers)
    if arguments.start:
        known = torch.load(arguments.start / "average.pt", map_location="cpu")
        head.load_state_dict({name: known[name] for name in head.state_dict()})
        return head
    states = [torch.load(run / "average.pt", map_location="cpu") for run in arguments.reader]
    start_layers(head, {name: sum(state[name] for state in states) / len(states) for name in states[0]})
    return head


def train(
    head: AttributionHead, examples: Sequence[Example], held: Sequence[Example], arguments: argparse.Namespace
) -> None:
    """All epochs; after each the running mean of the weights is kept."""
    seen = sum(w.last - w.first for e in examples for w in windows_of(e, random.Random(1)))
    total = int(seen / arguments.words * 1.02) * arguments.epochs
    warm = max(1, total // 20)
    optimizer = optimizer_for(head, arguments.layer_rate, arguments.rate)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min((step + 1) / warm, max(0.02, (total - step) / (total - warm)))
    )
    average = copy.deepcopy(head).eval()
    step = first = 0
    kept = {"head": head, "average": average, "optimizer": optimizer, "schedule": schedule}
    checkpoint = arguments.out / "checkpoint.pt"
    if arguments.resume and checkpoint.exists():
        state = torch.load(checkpoint, map_location="cpu")
        for name, part in kept.items():
            part.load_state_dict(state[name])
        step, first = state["step"], state["epoch"]
    for epoch in range(first, arguments.epochs):
        head.train()
        for batch in batches(examples, arguments.words, random.Random(SEED * 1000 + epoch)):
            with torch.autocast("cpu", dtype=torch.bfloat16):
                of_cues, of_pairs, _ = losses(head, batch)
            optimizer.zero_grad(set_to_none=True)
            (WEIGHTS[0] * of_cues + WEIGHTS[1] * of_pairs).backward()  # type: ignore[no-untyped-call]
            torch.nn.utils.clip_grad_norm_(head.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            step += 1
            with torch.no_grad():
                decay = min(0.998, (1 + step) / (10 + step))
                for mean, now in zip(average.parameters(), head.parameters(), strict=True):
                    mean.lerp_(now, 1 - decay)
            if step % 50 == 0:
                log.info("step %d of %d: %.4f %.4f", step, total, of_cues.item(), of_pairs.item())
        log.info("epoch %d: %s", epoch + 1, evaluate(average, held))
        torch.save(average.state_dict(), arguments.out / "average.pt")
        parts = {name: part.state_dict() for name, part in kept.items()}
        torch.save({**parts, "step": step, "epoch": epoch + 1}, checkpoint.with_suffix(".new"))
        checkpoint.with_suffix(".new").replace(checkpoint)


def main() -> None:
    """Reads the gold with the shipped reader, trains, keeps the averaged weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gold", type=Path, required=True)
    parser.add_argument("--reader", type=Path, nargs="+", required=True, help="the runs that the reader was made of")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--without-polnear", action="store_true", help="GUM alone")
    parser.add_argument("--start", type=Path, help="a run to go on from")
    parser.add_argument("--resume", action="store_true")
    parser.add_argument("--layers", type=int, default=1)
    parser.add_argument("--epochs", type=int, default=5)
    parser.add_argument("--words", type=int, default=2300, help="words a batch")
    parser.add_argument("--layer-rate", type=float, default=2e-4)
    parser.add_argument("--rate", type=float, default=1e-3)
    arguments = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s", datefmt="%H:%M:%S")
    torch.manual_seed(SEED)
    arguments.out.mkdir(parents=True, exist_ok=True)
    alphabet = alphabet_of_reader()
    settings = {"layers": arguments.layers, "alphabet": dataclasses.asdict(alphabet)}
    (arguments.out / "attribution.json").write_text(json.dumps(settings, indent=1))
    examples, held = read_gold(arguments.gold, arguments.out, polnear=not arguments.without_polnear)
    head = start(arguments, alphabet)
    log.info("%d articles, %d held out", len(examples), len(held))
    train(head, examples, held, arguments)


if __name__ == "__main__":
    main()
