"""Annotated sentences, read and coded by the rules, as arrays; and batches of them."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import torch
from event_texts import Annotated
from numpy.typing import NDArray

from wirebook.knowledge.frames import load_lexicon
from wirebook.knowledge.ontology import MODES
from wirebook.model import Article, EventType, Span, Status
from wirebook.reading.arguments import Predicate
from wirebook.reading.network import STATES
from wirebook.reading.reader import read
from wirebook.reading.traits import Alphabet
from wirebook.reading.words import Reading, Word
from wirebook.statements.clues import STATUSES, TYPES, Page, head_of, know_words, lay_out, pair_traits
from wirebook.statements.coder import layers_of
from wirebook.statements.framing import tell
from wirebook.statements.joining import predicate_of
from wirebook.statements.matching import PARTS
from wirebook.statements.narrative import Telling
from wirebook.statements.status import status_of

IGNORED = -100
MODE_LABELS = tuple((kind.value, mode) for kind, modes in MODES.items() for mode in modes)
RULED = ("rule", "sure")
_NOBODY, _ACTOR, _RECIPIENT = range(3)


@dataclass(slots=True)
class Gold:
    """An annotated event: type and mode as numbers, the place of its trigger, what each word is to it; ruled: the
    status that the rules give; traits of the trigger with each word."""

    place: int
    type: int
    mode: int
    status: int
    ruled: int
    parties: NDArray[np.int64]
    traits: dict[str, NDArray[np.int64]]


@dataclass(slots=True)
class Example:
    """A sentence, or a piece of one: what the head sees, and what is annotated."""

    page: Page
    tree: NDArray[np.float32]
    gold: list[Gold]


def make_examples(annotated: Annotated, alphabet: Alphabet) -> Iterator[Example]:
    """What the head sees of each sentence of an annotated text."""
    article = Article(annotated.name, annotated.text, (Span(0, len(annotated.text)),), language="en")
    reading = read(article)
    lexicon, layers = load_lexicon(), layers_of(reading)
    known = know_words(layers.register, lexicon, alphabet)
    before: list[Telling] = []
    for part in reading.sentences:
        told = tell(part, lexicon, layers, before).tellings
        before.extend(told)
        for page in lay_out(part, told, reading, known):
            gold = [_gold(event, page, reading, alphabet) for event in annotated.events]
            yield Example(page, page.tree(), [event for event in gold if event])


def _gold(event: dict[str, Any], page: Page, reading: Reading, alphabet: Alphabet) -> Gold | None:
    """An annotated event of a page; None where its trigger stands elsewhere."""
    trigger = _head(event["trigger"], reading)
    place = trigger.i - page.first
    if not 0 <= place < len(page.words):
        return None
    parties = np.full(len(page.words), _NOBODY, dtype=np.int64)
    for label, side in ((_ACTOR, "actors"), (_RECIPIENT, "recipients")):
        for words in event.get(side, ()):
            other = _head(words, reading).i - page.first
            if 0 <= other < len(parties):
                parties[other] = label
    told = page.told.get(place)
    ruled = told.status if told else _status(trigger)
    mode = (event["type"], event.get("mode"))
    return Gold(
        place,
        TYPES.index(EventType(event["type"])) + 1,
        MODE_LABELS.index(mode) + 1 if mode in MODE_LABELS else 0,
        STATUSES.index(Status(event["status"])),
        STATUSES.index(ruled) + 1,
        parties,
        pair_traits(page, place, alphabet),
    )


def _status(trigger: Word) -> Status:
    predicate = predicate_of(trigger) if trigger.upos in PARTS else Predicate(trigger, "verb", [trigger])
    return status_of(predicate)[0]


def _head(span: Span, reading: Reading) -> Word:
    return head_of(reading.words_in(span) or [word for word in reading.words if word.span.overlaps(span)])


@dataclass(slots=True)
class Batch:
    """Pages padded to the longest: B pages, W words; and the T annotated events of them.

    states [B, W, STATES]; traits: name to [B, W]; lexicon [B, W, types]; heads, mask [B, W]; tree [B, W, W];
    types [B, W], IGNORED where there is no word. Of the events: rows, places, kinds, modes, statuses, ruled [T];
    parties [T, W]; pairs: name to [T, W].
    """

    states: torch.Tensor
    traits: dict[str, torch.Tensor]
    lexicon: torch.Tensor
    heads: torch.Tensor
    mask: torch.Tensor
    tree: torch.Tensor
    types: torch.Tensor
    rows: torch.Tensor
    places: torch.Tensor
    kinds: torch.Tensor
    modes: torch.Tensor
    statuses: torch.Tensor
    ruled: torch.Tensor
    parties: torch.Tensor
    pairs: dict[str, torch.Tensor]


def batches(examples: Sequence[Example], words: int, chance: random.Random, *, train: bool) -> Iterator[Batch]:
    """One epoch: pages of like length together, some `words` a batch."""
    ordered = sorted(examples, key=lambda example: len(example.page.words) + 8 * chance.random())
    groups: list[list[Example]] = [[]]
    for example in ordered:
        if groups[-1] and (len(groups[-1]) + 1) * len(example.page.words) > words:
            groups.append([])
        groups[-1].append(example)
    if train:
        chance.shuffle(groups)
    for group in groups:
        yield collate(group, chance if train else None)


def collate(group: Sequence[Example], chance: random.Random | None = None) -> Batch:
    """A batch of pages; with chance, what the rules and the lexicon say is now and then left out."""
    width, size = max(len(example.page.words) for example in group), len(group)
    names = list(group[0].page.traits)
    states = np.zeros((size, width, STATES), dtype=np.float32)
    lexicon = np.zeros((size, width, len(TYPES)), dtype=np.float32)
    tree = np.zeros((size, width, width), dtype=np.float32)
    traits = {name: np.zeros((size, width), dtype=np.int64) for name in names}
    heads = np.full((size, width), -1, dtype=np.int64)
    mask = np.zeros((size, width), dtype=np.int64)
    types = np.full((size, width), IGNORED, dtype=np.int64)
    asked: list[tuple[int, Gold, bool]] = []
    for row, example in enumerate(group):
        page, length = example.page, len(example.page.words)
        unruled = chance is not None and chance.random() < 0.2
        unknown = unruled and chance is not None and chance.random() < 0.5
        states[row, :length], heads[row, :length], mask[row, :length] = page.states, page.heads, 1
        tree[row, :length, :length] = example.tree
        lexicon[row, :length] = 0 if unknown else page.lexicon
        for name in names:
            traits[name][row, :length] = 0 if unruled and name in RULED else page.traits[name]
        types[row, :length] = 0
        for gold in example.gold:
            types[row, gold.place] = gold.type
            asked.append((row, gold, unruled))
    wide = lambda values, fill: np.pad(values, (0, width - len(values)), constant_values=fill)  # noqa: E731
    pairs = {
        name: [wide(gold.traits[name] * (not (off and name == "ruled")), 0) for _, gold, off in asked]
        for name in ("path", "distance", "ruled")
    }
    ruled = [0 if chance is not None and chance.random() < 0.1 else gold.ruled for _, gold, _ in asked]
    number = lambda values: torch.tensor(list(values), dtype=torch.long)  # noqa: E731
    stack = lambda rows: torch.from_numpy(np.stack(rows) if rows else np.zeros((0, width), dtype=np.int64))  # noqa: E731
    return Batch(
        torch.from_numpy(states), {name: torch.from_numpy(values) for name, values in traits.items()},
        torch.from_numpy(lexicon), torch.from_numpy(heads), torch.from_numpy(mask), torch.from_numpy(tree),
        torch.from_numpy(types), number(row for row, _, _ in asked), number(gold.place for _, gold, _ in asked),
        number(gold.type for _, gold, _ in asked), number(gold.mode for _, gold, _ in asked),
        number(gold.status for _, gold, _ in asked), number(ruled),
        stack([wide(gold.parties, IGNORED) for _, gold, _ in asked]),
        {name: stack(values) for name, values in pairs.items()},
    )  # fmt: skip
