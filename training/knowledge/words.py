"""Re-makes `words.tsv.gz`: how common the words of English are, by their rank in the vocabulary of the encoder.

    python training/knowledge/words.py [--out src/wirebook/knowledge/data]

The vocabulary of a WordPiece tokenizer is written in the order of how often its pieces occur in the text it was learned
from, behind the marks and single letters. What is kept are whole words of two letters or more. The tokenizer is the one
of the package's own weights (all-MiniLM-L6-v2, Apache-2.0). The same tokenizer gives the same bytes.
"""

from __future__ import annotations

import argparse
import gzip
import json
from pathlib import Path

SOURCE = Path(__file__).parents[2] / "src" / "wirebook"
TOKENIZER = SOURCE / "reading" / "weights" / "tokenizer.json"
FIRST_WORD = "the"
HEAD = """\
# How common English words are: rank 1 is the commonest. Whole words only, so ranks have gaps.
# Source: order of the vocabulary of the tokenizer in reading/weights (all-MiniLM-L6-v2); training/knowledge/words.py.
# Licence: Apache-2.0, as the tokenizer.
word\trank
"""


def ranked_words(vocabulary: dict[str, int]) -> list[tuple[str, int]]:
    """Whole words with their ranks, commonest first."""
    first = vocabulary[FIRST_WORD]
    ranks = ((piece, number - first + 1) for piece, number in vocabulary.items())
    return sorted(
        ((word, rank) for word, rank in ranks if rank > 0 and len(word) > 1 and word.isalnum()),
        key=lambda pair: pair[1],
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, default=SOURCE / "knowledge" / "data")
    arguments = parser.parse_args()
    vocabulary = json.loads(TOKENIZER.read_text(encoding="utf-8"))["model"]["vocab"]
    words = ranked_words(vocabulary)
    text = HEAD + "".join(f"{word}\t{rank}\n" for word, rank in words)
    # No time in the head of the file: the same words give the same bytes.
    (arguments.out / "words.tsv.gz").write_bytes(gzip.compress(text.encode("utf-8"), mtime=0))
    print(f"{len(words)} words")


if __name__ == "__main__":
    main()
