"""How well articles fall into stories, how fast, and with how much memory.

usage: python benchmarks/stories.py GOLD_DIR [--orders 4] [--stream 100000]

1. BCubed F1 on the sets of GOLD_DIR/stories, one setting for all. Each set is also given in other orders: other keys,
   and times cut to days, since keys of one story stand side by side in some sets, and one set gives all articles of a
   story the seconds in which they were collected.
2. A stream of made-up articles: articles a second, stories open, memory after each tenth, BCubed F1 against the
   happenings that they were made from.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
import resource
import sys
import time
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from wirebook.knowledge.words import load_ranks
from wirebook.linking.stories import StoryIndex, StoryText, cluster

SETS = ("ecbplus", "newswcl50", "uci_headlines")
SEED = 11
ARTICLES_A_DAY = 1000
HAPPENINGS_A_DAY = 120
WORDS = 250


def bcubed(gold: dict[str, str], found: dict[str, str]) -> tuple[float, float, float]:
    """Precision, recall and F1 over articles (Bagga & Baldwin 1998)."""
    pairs = Counter((gold[key], found[key]) for key in gold)
    golds, founds = Counter(gold.values()), Counter(found[key] for key in gold)
    precision = sum(n * n / founds[f] for (_, f), n in pairs.items()) / len(gold)
    recall = sum(n * n / golds[g] for (g, _), n in pairs.items()) / len(gold)
    return precision, recall, 2 * precision * recall / (precision + recall)


def load(folder: Path, order: int) -> tuple[list[StoryText], dict[str, str]]:
    """The articles of a set with their gold stories; order 0 keeps keys and times, others shuffle by new keys."""
    articles, gold = [], {}
    for line in (folder / "docs.jsonl").read_text(encoding="utf-8").splitlines():
        document = json.loads(line)
        key = str(document["id"])
        if order:
            key = hashlib.sha256(f"{order} {key}".encode()).hexdigest()
        published = None
        if document.get("ts"):
            moment = datetime.fromtimestamp(document["ts"] / 1000, UTC)
            published = moment.date().isoformat() if order else moment.isoformat()
        articles.append(StoryText(key, document["text"][document.get("body_start", 0) :], published))
        gold[key] = document["cluster"]
    return articles, gold


def measure(folder: Path, orders: int) -> None:
    """Print the scores of one set."""
    scores = []
    for order in range(orders + 1):
        articles, gold = load(folder, order)
        start = time.process_time()
        stories = cluster(articles)
        seconds = time.process_time() - start
        found = {key: story.id for story in stories for key in story.articles}
        scores.append(bcubed(gold, found))
        if not order:
            precision, recall, f1 = scores[0]
            print(
                f"{folder.name:14} F1 {f1:.3f} P {precision:.3f} R {recall:.3f}  {len(stories)} stories, gold "
                f"{len(set(gold.values()))}; {len(articles) / seconds:.0f} articles a core-second",
                end="",
            )
    others = [f1 for _, _, f1 in scores[1:]]
    print(f"; {orders} other orders: F1 {sum(others) / len(others):.3f}, least {min(others):.3f}" if others else "")


def stream(count: int) -> Iterator[tuple[StoryText, str]]:
    """Made-up articles in the order of time with the happening each tells of.

    A happening has names and words of its own and is told of for some days, mostly on the first; one article in five
    stands alone. Common words are drawn by Zipf's law.
    """
    rng = random.Random(SEED)
    words = sorted(load_ranks(), key=lambda word: load_ranks()[word])
    weights = [1 / load_ranks()[word] for word in words]
    reservoir = rng.choices(words, weights, k=1_000_000)
    rare = words[3000:]
    day = datetime(2025, 1, 1, tzinfo=UTC)
    open_happenings: list[tuple[str, list[str], float]] = []
    made = number = 0
    while made < count:
        open_happenings = [(name, own, life * 0.6) for name, own, life in open_happenings if life > 0.05]
        for _ in range(HAPPENINGS_A_DAY):
            number += 1
            names = [rng.choice(rare).capitalize() for _ in range(6)]
            open_happenings.append((f"h{number}", names + rng.choices(rare, k=14), rng.random() ** 2 + 0.1))
        lives = [life for _, _, life in open_happenings]
        for minute in range(ARTICLES_A_DAY):
            if made == count:
                return
            if rng.random() < 0.2:
                number += 1
                name, own = f"h{number}", [rng.choice(rare).capitalize() for _ in range(6)] + rng.choices(rare, k=14)
            else:
                name, own, _ = rng.choices(open_happenings, lives)[0]
            start = rng.randrange(len(reservoir) - WORDS)
            text = [rng.choice(own) if rng.random() < 0.15 else word for word in reservoir[start : start + WORDS]]
            published = (day + timedelta(minutes=minute)).isoformat()
            yield StoryText(f"a{made:07}", " ".join(text), published), name
            made += 1
        day += timedelta(days=1)


def memory() -> int:
    """Memory in use, in MB."""
    try:
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    except OSError:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    return pages * resource.getpagesize() // 2**20


def run_stream(count: int) -> None:
    """Print speed and memory over a stream, draining what is closed."""
    index, gold, found = StoryIndex(), {}, {}
    seconds = 0.0
    batch: list[StoryText] = []
    for number, (article, happening) in enumerate(stream(count), 1):
        gold[article.key] = happening
        batch.append(article)
        if len(batch) == 100 or number == count:
            start = time.process_time()
            index.add_all(batch)
            closed = index.drain()
            seconds += time.process_time() - start
            batch = []
            found.update((key, story.id) for story in closed for key in story.articles)
        if number % (count // 10) == 0:
            print(f"{number:8} articles  {number / seconds:6.0f} a core-second  {memory():5} MB", flush=True)
    found.update((key, story.id) for story in index.stories() for key in story.articles)
    precision, recall, f1 = bcubed(gold, found)
    print(f"F1 {f1:.3f} P {precision:.3f} R {recall:.3f}")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--orders", type=int, default=4)
    parser.add_argument("--stream", type=int, default=100_000)
    arguments = parser.parse_args()
    load_ranks()
    for name in SETS:
        measure(arguments.gold / "stories" / name, arguments.orders)
    if arguments.stream:
        run_stream(arguments.stream)
    return 0


if __name__ == "__main__":
    sys.exit(main())
