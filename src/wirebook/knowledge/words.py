"""How common the words of English are."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from math import log

from wirebook.errors import KnowledgeError
from wirebook.knowledge.tables import read_rows

_FILE = "words.tsv.gz"

#: The rank of words that the table lacks: behind all that it holds.
UNKNOWN_RANK = 40_000

#: The sum of 1/rank over as many ranks as the vocabulary has, by which Zipf's law becomes a probability.
_HARMONIC = log(30_000) + 0.577


@cache
def load_ranks() -> Mapping[str, int]:
    """The rank of each word in small letters; 1 is the commonest. Raises KnowledgeError where the file is broken."""
    ranks = {}
    for where, (word, rank) in read_rows(_FILE, ["word", "rank"]):
        if not rank.isdecimal() or int(rank) < 1:
            raise KnowledgeError(f"{where}: rank {rank!r} is no number above 0")
        ranks[word] = int(rank)
    return ranks


def document_share(rank: int, words: int) -> float:
    """The share of texts of so many words that hold a word of this rank, where words fall by Zipf's law.

    Zipf (1949): the word of rank r makes up 1/(r·H) of a text. It is there if one of the draws is it.
    """
    return float(1.0 - (1.0 - 1.0 / (rank * _HARMONIC)) ** words)
