"""The event head: for each word the chance to be the trigger of an event of each type, and for a trigger its status,
its mode and, for every word of the sentence, whether it is the head of an actor or a recipient.

A word is seen by its encoder states and clues, with those of its head, its dependents and the sentence's mean. More
layers of attention over the encoder's gave less on sentences held out.
"""

from __future__ import annotations

from collections.abc import Mapping

import torch
from attribution_network import embeddings
from event_examples import MODE_LABELS, Batch
from network import Dropout
from torch import nn
from torch.nn import functional as F

from wirebook.reading.network import STATES
from wirebook.reading.traits import Alphabet
from wirebook.statements.clues import STATUSES, TYPES, pair_sizes, word_sizes

SIZE = 384
AROUND = 128
HIDDEN = 384
HIDDEN_DETAIL = 128
HIDDEN_PAIR = 96
SEEN = SIZE + 3 * AROUND


def table(size: int, width: int) -> nn.Embedding:
    """An embedding, small at the start."""
    found = nn.Embedding(size, width)
    nn.init.normal_(found.weight, std=0.02)
    return found


class EventHead(nn.Module):
    """States and clues of the words of a sentence to scores of triggers; more of some triggers."""

    def __init__(self, alphabet: Alphabet, dropout: float = 0.2) -> None:
        super().__init__()
        self.project = nn.Linear(STATES, SIZE)
        self.project.weight.data = torch.cat([torch.eye(SIZE)] * 2, 1) * 0.5 + torch.randn(SIZE, STATES) * 0.005
        nn.init.zeros_(self.project.bias)
        self.word_traits = embeddings(word_sizes(alphabet), SIZE)
        self.lexicon = nn.Linear(len(TYPES), SIZE)
        self.lexicon.weight.data *= 0.3
        self.norm = nn.LayerNorm(SIZE)
        self.above, self.below, self.mean = (nn.Linear(SIZE, AROUND) for _ in range(3))
        self.kind = nn.Sequential(
            nn.LayerNorm(SEEN), Dropout(dropout), nn.Linear(SEEN, HIDDEN), nn.GELU(), Dropout(dropout),
            nn.Linear(HIDDEN, len(TYPES) + 1),
        )  # fmt: skip
        self.type_table, self.status_table = table(len(TYPES) + 1, 64), table(len(STATUSES) + 1, 64)
        self.status = nn.Sequential(
            Dropout(dropout), nn.Linear(SEEN + 128, HIDDEN_DETAIL), nn.GELU(), Dropout(dropout),
            nn.Linear(HIDDEN_DETAIL, len(STATUSES)),
        )  # fmt: skip
        self.mode = nn.Sequential(
            Dropout(dropout), nn.Linear(SEEN + 128, HIDDEN_DETAIL), nn.GELU(),
            nn.Linear(HIDDEN_DETAIL, len(MODE_LABELS) + 1),
        )  # fmt: skip
        self.from_trigger, self.from_word = nn.Linear(SEEN, 2 * HIDDEN_PAIR), nn.Linear(SIZE, 2 * HIDDEN_PAIR)
        self.pair_traits = embeddings(pair_sizes(alphabet), HIDDEN_PAIR)
        self.pair_type = table(len(TYPES) + 1, HIDDEN_PAIR)
        self.party = nn.Sequential(
            nn.LayerNorm(HIDDEN_PAIR), nn.GELU(), Dropout(dropout), nn.Linear(HIDDEN_PAIR, HIDDEN_PAIR), nn.GELU(),
            nn.Linear(HIDDEN_PAIR, 3),
        )  # fmt: skip
        self.dropout = Dropout(dropout)

    def words(
        self,
        states: torch.Tensor,
        traits: Mapping[str, torch.Tensor],
        lexicon: torch.Tensor,
        heads: torch.Tensor,
        tree: torch.Tensor,
        mask: torch.Tensor,
    ) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
        """Of each word [B, W, ...]: its own state, the state with what is around it, the scores of types."""
        own = self.project(self.dropout(states))
        for name, known in self.word_traits.items():
            own = own + known(traits[name])
        own = self.dropout(self.norm(own + self.lexicon(lexicon)))
        present = (heads >= 0).unsqueeze(-1)
        above = torch.gather(own, 1, heads.clamp(min=0).unsqueeze(-1).expand(-1, -1, SIZE)) * present
        below = torch.bmm(tree.to(own.dtype), own)
        shown = mask.unsqueeze(-1).to(own.dtype)
        mean = ((own * shown).sum(1) / shown.sum(1)).unsqueeze(1).expand(-1, own.shape[1], -1)
        around = [F.gelu(self.above(above)), F.gelu(self.below(below)), F.gelu(self.mean(mean))]
        seen = torch.cat([own, *around], -1)
        return own, seen, self.kind(seen)

    def of_batch(self, batch: Batch) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
        """`words` of a batch."""
        return self.words(batch.states, batch.traits, batch.lexicon, batch.heads, batch.tree, batch.mask)

    def details(
        self,
        seen: torch.Tensor,
        words: torch.Tensor,
        types: torch.Tensor,
        statuses: torch.Tensor,
        traits: Mapping[str, torch.Tensor],
    ) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
        """Of T triggers: scores of statuses [T, statuses], of modes [T, modes + 1], of each word's part [T, W, 3].

        seen: [T, SEEN]; words: [T, W, SIZE]; types, statuses: [T], what is told of them; traits: name to [T, W].
        """
        known = torch.cat([seen, self.type_table(types), self.status_table(statuses)], -1)
        asked, times = self.from_trigger(seen).unsqueeze(1).chunk(2, -1)
        told, other = self.from_word(words).chunk(2, -1)
        pairs = asked + told + times * other + self.pair_type(types).unsqueeze(1)
        for name, of_trait in self.pair_traits.items():
            pairs = pairs + of_trait(traits[name])
        return self.status(known), self.mode(known), self.party(pairs)
