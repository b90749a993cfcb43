"""The attribution head: layers of its own over the encoder's words, a score for each word to be the head of a cue, and
for each cue a label for every word around it: nothing, source, content or cue.

Cues are found first and everything else is asked of one cue at a time, as semantic roles are asked of a predicate
(Marcheggiani et al. 2017), so nested and interleaved attributions need no labels of their own. What the tree, the
quotation marks and the rules say of a word, and of a cue with a word, goes in as embeddings.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import torch
from network import Dropout
from torch import nn
from torch.nn import functional as F

from wirebook.reading.network import STATES
from wirebook.reading.traits import Alphabet

SIZE = 384
HEADS = 12
HIDDEN_PAIR = 96
LABELS = 4
NEAR = 63
"""Words apart up to which attention knows the distance."""


@dataclass(slots=True)
class WordWindows:
    """Windows of words, padded: B windows, W words.

    states: [B, W, STATES]; traits: name to [B, W]; sentences, heads, quotes: [B, W], heads as places in the window or
    -1; mask: [B, W].
    """

    states: torch.Tensor
    traits: dict[str, torch.Tensor]
    sentences: torch.Tensor
    heads: torch.Tensor
    quotes: torch.Tensor
    mask: torch.Tensor


class Bias(nn.Module):
    """What is added to the attention between two words: by distance, sentence, dependency and quotation; by head."""

    def __init__(self) -> None:
        super().__init__()
        self.distance = nn.Embedding(2 * NEAR + 1, HEADS)
        self.links = nn.Parameter(torch.zeros(4, HEADS, 1, 1))
        nn.init.zeros_(self.distance.weight)
        self.folded: torch.Tensor | None = None

    def forward(self, sentences: torch.Tensor, heads: torch.Tensor, quotes: torch.Tensor) -> torch.Tensor:
        """[B, W] three times to [B, HEADS, W, W]."""
        place = torch.arange(sentences.shape[1], device=sentences.device)
        apart = (place[None, :] - place[:, None]).clamp(-NEAR, NEAR) + NEAR
        above = (heads[:, :, None] == place[None, None, :])[:, None].float()
        same = (sentences[:, :, None] == sentences[:, None, :])[:, None].float()
        quoted = ((quotes[:, :, None] == quotes[:, None, :]) & (quotes >= 0)[:, :, None])[:, None].float()
        links = (same, above, above.transpose(2, 3), quoted)
        if self.folded is not None:
            code = sum((link[:, 0] > 0).long() << number for number, link in enumerate(links))
            return self.folded[code * (2 * NEAR + 1) + apart].permute(0, 3, 1, 2)
        bias = self.distance(apart).permute(2, 0, 1)[None]
        for link, weight in zip(links, self.links, strict=True):
            bias = bias + link * weight
        return bias

    @torch.no_grad()
    def fold(self) -> None:
        """Makes one table of all combinations, which is quicker to run and cannot be trained: [combinations, HEADS]."""
        weights = self.links[:, :, 0, 0]
        sums = [torch.zeros(HEADS)]
        for weight in weights:
            sums += [part + weight for part in sums]
        self.folded = torch.cat([self.distance.weight + part for part in sums])


class Layer(nn.Module):
    """One layer as in BERT, its attention biased."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.query, self.key, self.value, self.output = (nn.Linear(SIZE, SIZE) for _ in range(4))
        self.inner, self.outer = nn.Linear(SIZE, 4 * SIZE), nn.Linear(4 * SIZE, SIZE)
        self.norm_attention, self.norm_output = nn.LayerNorm(SIZE, eps=1e-12), nn.LayerNorm(SIZE, eps=1e-12)
        self.dropout = Dropout(dropout)

    def forward(self, words: torch.Tensor, bias: torch.Tensor) -> torch.Tensor:
        batch, length, _ = words.shape
        part = lambda states: states.view(batch, length, HEADS, -1).transpose(1, 2)  # noqa: E731
        query, key, value = part(self.query(words)), part(self.key(words)), part(self.value(words))
        weights = query @ key.transpose(2, 3) * (SIZE // HEADS) ** -0.5 + bias
        mixed = (torch.softmax(weights, -1) @ value).transpose(1, 2).reshape(batch, length, SIZE)
        words = self.norm_attention(words + self.dropout(self.output(mixed)))
        return self.norm_output(words + self.dropout(self.outer(F.gelu(self.inner(words)))))  # type: ignore[no-any-return]


def embeddings(sizes: Mapping[str, int], width: int) -> nn.ModuleDict:
    """A table for each trait, small at the start."""
    tables = nn.ModuleDict({name: nn.Embedding(size, width) for name, size in sizes.items()})
    for table in tables.values():
        nn.init.normal_(table.weight, std=0.02)
    return tables


class AttributionHead(nn.Module):
    """States and traits of the words of a window to scores of cues, and of the words around each cue."""

    def __init__(self, alphabet: Alphabet, layers: int = 2, dropout: float = 0.1) -> None:
        super().__init__()
        self.project = nn.Linear(STATES, SIZE)
        self.project.weight.data = torch.cat([torch.eye(SIZE), torch.zeros(SIZE, STATES - SIZE)], 1)
        self.project.weight.data += torch.randn(SIZE, STATES) * 0.005
        nn.init.zeros_(self.project.bias)
        self.word_traits = embeddings(alphabet.word_sizes(), SIZE)
        self.norm = nn.LayerNorm(SIZE)
        self.bias = Bias()
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(layers))
        self.cue = nn.Sequential(Dropout(2 * dropout), nn.Linear(SIZE, 192), nn.GELU(), nn.Linear(192, 1))
        self.from_cue, self.from_word = nn.Linear(SIZE, 2 * HIDDEN_PAIR), nn.Linear(SIZE, 2 * HIDDEN_PAIR)
        self.pair_traits = embeddings(alphabet.pair_sizes(), HIDDEN_PAIR)
        self.norm_pair = nn.LayerNorm(HIDDEN_PAIR)
        self.near = nn.Conv1d(HIDDEN_PAIR, HIDDEN_PAIR, 3, padding=1)
        self.wide = nn.Conv1d(HIDDEN_PAIR, HIDDEN_PAIR, 3, padding=3, dilation=3)
        self.label = nn.Linear(HIDDEN_PAIR, LABELS)
        self.dropout = Dropout(dropout)

    def words(self, windows: WordWindows) -> torch.Tensor:
        """[B, W, SIZE]: the words after the head's own layers."""
        states = self.project(self.dropout(windows.states))
        for name, table in self.word_traits.items():
            states = states + table(windows.traits[name])
        states = self.dropout(self.norm(states))
        bias = self.bias(windows.sentences, windows.heads, windows.quotes)
        bias = bias + (windows.mask[:, None, None, :].float() - 1) * 1e4
        for layer in self.layers:
            states = layer(states, bias)
        return states

    def cues(self, words: torch.Tensor) -> torch.Tensor:
        """[B, W, SIZE] to [B, W]: the log odds that a word is the head of a cue."""
        return self.cue(words).squeeze(-1)  # type: ignore[no-any-return]

    def pairs(self, cues: torch.Tensor, around: torch.Tensor, traits: Mapping[str, torch.Tensor]) -> torch.Tensor:
        """[C, SIZE], [C, W, 2 * HIDDEN_PAIR] and traits [C, W] to [C, W, LABELS]: what each word is to each cue.

        around: the words around each cue, seen through `from_word`.
        """
        asked, times = self.from_cue(cues).unsqueeze(1).chunk(2, -1)
        told, other = around.chunk(2, -1)
        states = asked + told + times * other
        for name, table in self.pair_traits.items():
            states = states + table(traits[name])
        states = self.dropout(F.gelu(self.norm_pair(states))).transpose(1, 2)
        states = states + F.gelu(self.near(states))
        states = states + F.gelu(self.wide(states))
        return self.label(self.dropout(states.transpose(1, 2)))  # type: ignore[no-any-return]


def start_layers(head: AttributionHead, encoder: Mapping[str, torch.Tensor]) -> None:
    """Lets the head's layers begin as the encoder's last ones."""
    names = {
        "query": "attention.self.query", "key": "attention.self.key", "value": "attention.self.value",
        "output": "attention.output.dense", "norm_attention": "attention.output.LayerNorm",
        "inner": "intermediate.dense", "outer": "output.dense", "norm_output": "output.LayerNorm",
    }  # fmt: skip
    for number, layer in enumerate(head.layers, 6 - len(head.layers)):
        for mine, theirs in names.items():
            for kind in ("weight", "bias"):
                source = encoder[f"encoder.encoder.layer.{number}.{theirs}.{kind}"]
                getattr(getattr(layer, mine), kind).data.copy_(source)
