"""Trains the event head on the states that the shipped reader gives, and on what the shipped frames tell.

usage: python training/train_events.py SENTENCES.jsonl [SENTENCES.jsonl ...] --out DIR
           [--newswire ANNOTATIONS.jsonl --corpus train.tsv]

SENTENCES are such as those in `training/events`; the annotations of newswire are laid over a corpus that must be had
(see `event_texts.py`). `benchmarks/sentences.py` measures what is exported. From which chance on the head lets a frame
stand, and adds of its own, is not chosen here but set in `wirebook.statements.joining`.
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

import torch
from event_examples import (
    IGNORED,
    MODE_LABELS,
    Batch,
    Example,
    batches,
    make_examples,
)
from event_network import EventHead
from event_texts import Annotated, read_newswire, read_own
from torch.nn import functional as F
from train_attribution import alphabet_of_reader

from wirebook.reading.traits import Alphabet

log = logging.getLogger("training")
SEED = 7
WORDS = 900
"""Words a batch."""
WEIGHTS = {"type": 8.0, "status": 0.5, "mode": 0.5, "party": 4.0}


def losses(head: EventHead, batch: Batch) -> dict[str, torch.Tensor]:
    """The losses by what is learned."""
    own, seen, kinds = head.of_batch(batch)
    types = F.cross_entropy(
        kinds.float().flatten(0, 1), batch.types.flatten(), ignore_index=IGNORED, label_smoothing=0.02
    )
    if not len(batch.rows):
        return {"type": types}
    statuses, modes, parties = head.details(
        seen[batch.rows, batch.places], own[batch.rows], batch.kinds, batch.ruled, batch.pairs
    )
    return {
        "type": types,
        "status": F.cross_entropy(statuses.float(), batch.statuses),
        "mode": F.cross_entropy(modes.float(), batch.modes),
        "party": F.cross_entropy(parties.float().flatten(0, 1), batch.parties.flatten(), ignore_index=IGNORED),
    }


def train(examples: Sequence[Example], alphabet: Alphabet, arguments: argparse.Namespace) -> EventHead:
    """The running mean of the weights over all epochs."""
    torch.manual_seed(SEED)
    head = EventHead(alphabet)
    groups = {decay: [p for p in head.parameters() if (p.ndim > 1) is decay] for decay in (True, False)}
    optimizer = torch.optim.AdamW(
        [{"params": found, "weight_decay": 0.01 if decay else 0.0} for decay, found in groups.items()],
        lr=arguments.rate,
        betas=(0.9, 0.98),
    )
    total = int(sum(len(example.page.words) for example in examples) / WORDS * 1.1) * arguments.epochs
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min((step + 1) / (total / 15), max(0.02, (total - step) / total))
    )
    average = copy.deepcopy(head).eval()
    step = 0
    for epoch in range(arguments.epochs):
        head.train()
        for batch in batches(examples, WORDS, random.Random(SEED * 100 + epoch), train=True):
            with torch.autocast("cpu", dtype=torch.bfloat16):
                found = losses(head, batch)
            optimizer.zero_grad(set_to_none=True)
            torch.stack([WEIGHTS[name] * loss for name, loss in found.items()]).sum().backward()  # type: ignore[no-untyped-call]
            torch.nn.utils.clip_grad_norm_(head.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            step += 1
            with torch.no_grad():
                decay = min(0.995, (1 + step) / (10 + step))
                for mean, now in zip(average.parameters(), head.parameters(), strict=True):
                    mean.lerp_(now, 1 - decay)
        log.info("epoch %d: %s", epoch + 1, {name: round(loss.item(), 4) for name, loss in found.items()})
    return average


def _texts(arguments: argparse.Namespace) -> Iterator[Annotated]:
    for path in arguments.sentences:
        yield from read_own(path)
    if arguments.newswire:
        yield from read_newswire(arguments.newswire, arguments.corpus)


def main() -> None:
    """Reads the sentences with the shipped reader and frames, trains, keeps the averaged weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sentences", type=Path, nargs="+")
    parser.add_argument("--newswire", type=Path, help="annotations laid over --corpus")
    parser.add_argument("--corpus", type=Path, help="English Worldwide Newswire, train.tsv")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--epochs", type=int, default=9)
    parser.add_argument("--rate", type=float, default=1e-3)
    arguments = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s", datefmt="%H:%M:%S")
    if arguments.newswire and not arguments.corpus:
        parser.error("--newswire names words of a corpus by their places: give that --corpus too")
    arguments.out.mkdir(parents=True, exist_ok=True)
    alphabet = alphabet_of_reader()
    examples = [example for text in _texts(arguments) for example in make_examples(text, alphabet)]
    log.info("%d sentences", len(examples))
    head = train(examples, alphabet, arguments)
    torch.save(head.state_dict(), arguments.out / "average.pt")
    settings = {"alphabet": dataclasses.asdict(alphabet), "modes": MODE_LABELS}
    (arguments.out / "events.json").write_text(json.dumps(settings, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
