"""How well copies of a text are found, and how fast.

usage: python benchmarks/copies.py ARTICLES_DIR [--show]

Each article gets copies made from it: cut short, with words put before and after, with words changed, and set into a
longer text. Two articles count as of one text if they were made from the same one, or from articles that are copies of
each other already. Recall is given for each way of making: the share of copies that are in the group of their original;
precision over all pairs that are in one group.
"""

from __future__ import annotations

import argparse
import random
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from pathlib import Path

from wirebook.linking.copies import CopyText, origins
from wirebook.linking.shingles import ShingleReader

SEED = 7
SHORTEST = 60
"""Words that an article must have to be copied: half of less is a headline."""

Words = list[str]
Edit = Callable[[Words, random.Random, Sequence[str]], Words]


def cut(share: float) -> Edit:
    """The first part of the text."""
    return lambda words, _rng, _salad: words[: max(30, int(len(words) * share))]


def tail(words: Words, _rng: random.Random, _salad: Sequence[str]) -> Words:
    """The text without its first third."""
    return words[len(words) // 3 :]


def framed(words: Words, rng: random.Random, salad: Sequence[str]) -> Words:
    """Thirty words of the outlet's own before, forty of the page behind."""
    return [*rng.choices(salad, k=30), *words, *rng.choices(salad, k=40)]


def changed(share: float) -> Edit:
    """A share of the words replaced, left out or doubled by another one."""

    def edit(words: Words, rng: random.Random, salad: Sequence[str]) -> Words:
        out: Words = []
        for word in words:
            kind = rng.random() / share
            if kind < 0.5:
                out.append(rng.choice(salad))
            elif kind < 0.75:
                out += [word, rng.choice(salad)]
            elif kind >= 1:
                out.append(word)
        return out

    return edit


def inside(words: Words, rng: random.Random, salad: Sequence[str]) -> Words:
    """The whole text in the midst of twice as many words of the outlet's own."""
    own = rng.choices(salad, k=2 * len(words))
    return [*own[: len(words)], *words, *own[len(words) :]]


def cut_framed_changed(words: Words, rng: random.Random, salad: Sequence[str]) -> Words:
    """Half of the text, one word in twenty changed, with words before and behind."""
    return framed(changed(0.05)(cut(0.5)(words, rng, salad), rng, salad), rng, salad)


def reordered(words: Words, rng: random.Random, _salad: Sequence[str]) -> Words:
    """Blocks of forty words, one in four left out, the others in another order."""
    blocks = [words[start : start + 40] for start in range(0, len(words), 40)]
    kept = [block for block in blocks if rng.random() > 0.25] or blocks
    rng.shuffle(kept)
    return [word for block in kept for word in block]


EDITS: dict[str, Edit] = {
    "first half": cut(0.5),
    "first fifth": cut(0.2),
    "without first third": tail,
    "words before and behind": framed,
    "1 word in 20 changed": changed(0.05),
    "1 word in 10 changed": changed(0.10),
    "3 words in 20 changed": changed(0.15),
    "inside a text of three times the length": inside,
    "half, framed, 1 word in 20 changed": cut_framed_changed,
    "blocks left out and reordered": reordered,
}


def read_texts(folder: Path) -> dict[str, str]:
    """The texts of the articles without the address in the first line, those that are long enough."""
    texts = {}
    for path in sorted(folder.rglob("*.txt")):
        first, _, rest = path.read_text(encoding="utf-8").partition("\n")
        text = rest if first.startswith("http") else f"{first}\n{rest}"
        if len(text.split()) >= SHORTEST:
            texts[path.stem] = text
    return texts


def make(texts: dict[str, str]) -> list[CopyText]:
    """All articles and their copies, on days at random within a week, in random order."""
    rng = random.Random(SEED)
    salad = [word for text in texts.values() for word in text.split()]
    articles = []
    for name, text in texts.items():
        articles.append(CopyText(f"{name}|original", text, published="2025-08-01"))
        for kind, edit in EDITS.items():
            copied = " ".join(edit(text.split(), rng, salad))
            articles.append(CopyText(f"{name}|{kind}", copied, published=f"2025-08-0{rng.randint(2, 7)}"))
    rng.shuffle(articles)
    return articles


def natural(texts: dict[str, str], show: bool) -> dict[str, str]:
    """The group of each article as it is: two outlets may print one report, and one outlet a report twice."""
    found = origins(CopyText(name, text, published="2025-08-01") for name, text in texts.items())
    if show:
        reader = ShingleReader()
        for name, origin in found.items():
            if origin.of:
                one, other = reader.read(texts[name]), reader.read(texts[origin.of])
                print(f"  {name} ~ {origin.of}: {one.shared(other)} of {len(one)}, {len(other)}")
    return {name: origin.origin for name, origin in found.items()}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", type=Path)
    parser.add_argument("--show", action="store_true", help="print the copies among the articles themselves")
    arguments = parser.parse_args()
    texts = read_texts(arguments.articles)
    same = natural(texts, arguments.show)
    articles = make(texts)
    words = sum(len(article.text.split()) for article in articles)
    print(f"{len(texts)} articles, {len(articles)} with copies, {words / len(articles):.0f} words each on average")
    start, cpu = time.perf_counter(), time.process_time()
    found = origins(articles)
    seconds, cpu = time.perf_counter() - start, time.process_time() - cpu
    groups: defaultdict[str, Counter[str]] = defaultdict(Counter)
    hits: Counter[str] = Counter()
    for key, origin in found.items():
        name, _, kind = key.partition("|")
        groups[origin.origin][same[name]] += 1
        hits[kind] += origin.origin == found[f"{name}|original"].origin
    for kind in EDITS:
        print(f"{kind:42} recall {hits[kind] / len(texts):.4f}")
    print(f"{'all copies':42} recall {sum(hits[kind] for kind in EDITS) / len(EDITS) / len(texts):.4f}")
    pairs = sum(count * (count - 1) // 2 for group in groups.values() for count in [sum(group.values())])
    right = sum(count * (count - 1) // 2 for group in groups.values() for count in group.values())
    print(
        f"precision over pairs {right / pairs:.4f}; texts wrongly together: {sum(len(g) - 1 for g in groups.values())}"
    )
    print(f"articles among themselves that count as copies: {sum(name != origin for name, origin in same.items())}")
    print(f"{len(articles) / seconds:.0f} articles a second, {len(articles) / cpu:.0f} a core-second")


if __name__ == "__main__":
    main()
