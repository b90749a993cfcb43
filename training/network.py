"""The network: one MiniLM encoder and a head for each layer of the reading.

After Dozat and Manning 2017 (biaffine arcs, https://arxiv.org/abs/1611.01734), with a root as a word that is its own
head, and a learned mix of the encoder's layers for each group of heads (Peters et al. 2018).
"""

from __future__ import annotations

from pathlib import Path

import torch
from torch import nn
from torch.nn import functional as F
from transformers import BertModel
from windows import IGNORED, Batch, Labels

from wirebook.reading.pieces import SHAPES

RANDOM_POOL = 1 << 21
HIDDEN_ARC = 256
HIDDEN_RELATION = 256
HIDDEN_TAG = 384
FAR = -1e4
STATE_LAYERS = {"middle": 4, "top": 6}
"""The encoder's layers that the attribution head reads."""


class Dropout(nn.Module):
    """Dropout that draws its masks from a pool of random numbers made once.

    Drawing them anew takes a third of the time of a step on a CPU. The pool is entered at a random place each time.
    """

    def __init__(self, p: float) -> None:
        super().__init__()
        self.p = p  # named as in torch, where transformers looks for it
        self.pool: torch.Tensor | None = None

    def forward(self, states: torch.Tensor) -> torch.Tensor:
        if not self.training or self.p == 0.0:
            return states
        if self.pool is None or self.pool.device != states.device or self.pool.dtype != states.dtype:
            kept = torch.rand(RANDOM_POOL, device=states.device) >= self.p
            self.pool = kept.to(states.dtype) / (1 - self.p)
        size = states.numel()
        if size >= RANDOM_POOL:
            return F.dropout(states, self.p)
        place = int(torch.randint(RANDOM_POOL - size, ()))
        return states * self.pool[place : place + size].view(states.shape)


def base_encoder(folder: Path, dropout: float = 0.1) -> BertModel:
    """The pre-trained encoder, its segment embedding widened to one vector a shape; no dropout on attention."""
    encoder = BertModel.from_pretrained(folder, add_pooling_layer=False, attention_probs_dropout_prob=0.0)
    for module in list(encoder.modules()):
        for name, child in module.named_children():
            if isinstance(child, nn.Dropout) and child.p > 0:
                setattr(module, name, Dropout(dropout))
    old = encoder.embeddings.token_type_embeddings.weight.data
    embedding = nn.Embedding(SHAPES, old.shape[1])
    embedding.weight.data[:] = old[0] + torch.randn(SHAPES, old.shape[1]) * 0.002
    encoder.embeddings.token_type_embeddings = embedding
    encoder.config.type_vocab_size = SHAPES
    return encoder


class LayerMix(nn.Module):
    """A weighted mean of the encoder's layers, the weights learned; the upper layers weigh more at the start."""

    def __init__(self, layers: int) -> None:
        super().__init__()
        self.weights = nn.Parameter(torch.linspace(-2.0, 1.0, layers))

    def forward(self, states: list[torch.Tensor]) -> torch.Tensor:
        weights = torch.softmax(self.weights, 0)
        return sum(weight * state for weight, state in zip(weights, states, strict=True))  # type: ignore[return-value]


def perceptron(inside: int, outside: int, dropout: float) -> nn.Sequential:
    """One hidden layer."""
    return nn.Sequential(Dropout(dropout / 2), nn.Linear(inside, outside), nn.GELU(), Dropout(dropout))


class Reader(nn.Module):
    """Pieces of a window to the scores of every head, by word."""

    def __init__(self, encoder: BertModel, labels: Labels, dropout: float = 0.3) -> None:
        super().__init__()
        self.encoder = encoder
        size, layers = encoder.config.hidden_size, encoder.config.num_hidden_layers + 1
        self.mix_tags, self.mix_tree, self.mix_names = (LayerMix(layers) for _ in range(3))
        self.hidden_tags = perceptron(2 * size, HIDDEN_TAG, dropout)
        self.hidden_starts = perceptron(2 * size, HIDDEN_TAG // 2, dropout)
        self.hidden_names = perceptron(2 * size, HIDDEN_TAG, dropout)
        self.starts = nn.Linear(HIDDEN_TAG // 2, 2)
        self.upos = nn.Linear(HIDDEN_TAG, len(labels.upos))
        self.xpos = nn.Linear(HIDDEN_TAG, len(labels.xpos))
        self.names = nn.Linear(HIDDEN_TAG, len(labels.names))
        self.arc_dependent = perceptron(2 * size, HIDDEN_ARC, dropout)
        self.arc_head = perceptron(2 * size, HIDDEN_ARC, dropout)
        self.arc_root = perceptron(2 * size, HIDDEN_ARC, dropout)
        self.arc = nn.Linear(HIDDEN_ARC, HIDDEN_ARC, bias=False)
        self.arc_bias = nn.Linear(HIDDEN_ARC, 1, bias=False)
        self.root = nn.Linear(HIDDEN_ARC, 1)
        self.relation_dependent = nn.Linear(2 * size, HIDDEN_RELATION)
        self.relation_head = nn.Linear(2 * size, HIDDEN_RELATION)
        self.relation = nn.Linear(HIDDEN_RELATION, len(labels.relations))
        self.dropout = Dropout(dropout)
        nn.init.eye_(self.arc.weight)
        self.arc.weight.data *= HIDDEN_ARC**-0.5

    def forward(
        self, ids: torch.Tensor, shapes: torch.Tensor, mask: torch.Tensor, first: torch.Tensor, last: torch.Tensor
    ) -> dict[str, torch.Tensor]:
        """Scores by word: starts [B, W, 2], upos, xpos, names [B, W, labels], arcs [B, W, W] (row: the dependent,
        diagonal: root), relation_dependent and relation_head [B, W, HIDDEN_RELATION]; and by piece the states of
        STATE_LAYERS [B, P, size]."""
        states = list(self.encoder(ids, mask, shapes, output_hidden_states=True).hidden_states)

        def words(mix: LayerMix) -> torch.Tensor:
            state = mix(states)
            index = lambda where: where.unsqueeze(-1).expand(-1, -1, state.shape[-1])  # noqa: E731
            return torch.cat([state.gather(1, index(first)), state.gather(1, index(last))], -1)

        tags, tree, names = words(self.mix_tags), words(self.mix_tree), words(self.mix_names)
        hidden = self.hidden_tags(tags)
        heads = self.arc_head(tree)
        arcs = self.arc(self.arc_dependent(tree)) @ heads.transpose(1, 2) + self.arc_bias(heads).transpose(1, 2)
        root = self.root(self.arc_root(tree))
        eye = torch.eye(arcs.shape[1], device=arcs.device, dtype=arcs.dtype)
        return {
            "starts": self.starts(self.hidden_starts(tags)),
            "upos": self.upos(hidden),
            "xpos": self.xpos(hidden),
            "names": self.names(self.hidden_names(names)),
            "arcs": arcs * (1 - eye) + root * eye,
            "relation_dependent": self.relation_dependent(self.dropout(tree)),
            "relation_head": self.relation_head(self.dropout(tree)),
            **{name: states[layer] for name, layer in STATE_LAYERS.items()},
        }

    def relations(self, dependent: torch.Tensor, head: torch.Tensor) -> torch.Tensor:
        """Scores of the relations for pairs of word and head: [..., HIDDEN_RELATION] twice to [..., labels]."""
        return self.relation(self.dropout(F.gelu(dependent + head)))


def losses(network: Reader, batch: Batch, *, smoothing: float = 0.0) -> dict[str, torch.Tensor]:
    """The mean loss of each head over the words that have its label; heads without any are left out."""
    scores = network(batch.ids, batch.shapes, batch.mask, batch.first, batch.last)
    result = {}
    for name in ("starts", "upos", "xpos", "names"):
        gold = getattr(batch, name)
        if (gold != IGNORED).any():
            result[name] = F.cross_entropy(
                scores[name].float().flatten(0, 1),
                gold.flatten(),
                ignore_index=IGNORED,
                label_smoothing=smoothing if name == "names" else 0.0,
            )
    if (batch.heads != IGNORED).any():
        elsewhere = batch.sentence.unsqueeze(2) != batch.sentence.unsqueeze(1)
        arcs = scores["arcs"].float().masked_fill(elsewhere, FAR)
        result["arcs"] = F.cross_entropy(arcs.flatten(0, 1), batch.heads.flatten(), ignore_index=IGNORED)
        heads = batch.heads.clamp(min=0).unsqueeze(-1).expand(-1, -1, HIDDEN_RELATION)
        pairs = network.relations(scores["relation_dependent"], scores["relation_head"].gather(1, heads)).float()
        result["relations"] = F.cross_entropy(pairs.flatten(0, 1), batch.relations.flatten(), ignore_index=IGNORED)
    return result
