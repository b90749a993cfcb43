"""How well events are put together across articles, on gold event coreference.

usage: python benchmarks/events.py FOLDER [--split train|dev] [--stories found|gold|none] [--readings FILE] [--errors N]

FOLDER holds docs.jsonl (id, text, date where known) and mentions.jsonl (doc, kind, char, cluster), as made of MEANTIME
and ECB+. The articles are read, their statements linked, and the gold event mentions that triggers find, one to one,
are scored: B3, MUC, CEAF-e and their mean (CoNLL) over these mentions, for the events of Wirebook, for all left apart,
and for all of one trigger lemma put together (over the whole set, and in each topic). --stories says which stories
linking knows of: those that Wirebook finds, those of the gold, none. --readings keeps what was read; --errors prints
joins and splits that the gold does not have.
"""

from __future__ import annotations

import argparse
import json
import pickle
import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any

from wirebook.book.identity import with_book_ids
from wirebook.knowledge.kinship import stem
from wirebook.linking import link
from wirebook.linking.coverage import cover
from wirebook.model import Article, Span, Statement

MONTHS = "January February March April May June July August September October November December".split()
_DATE = re.compile(rf"\b({'|'.join(MONTHS)}) (\d{{1,2}}) ?, (\d{{4}})")
_ISO = re.compile(r"\d{4}-\d\d-\d\d")

Clustering = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Mention:
    """A gold event mention that a statement found."""

    id: str
    cluster: str
    topic: str
    statement: Statement


def published(document: Mapping[str, Any]) -> str | None:
    """The day of a document: as given, else the first date that its text spells out."""
    if _ISO.fullmatch(document.get("date") or ""):
        return str(document["date"])
    found = _DATE.search(document["text"])
    return f"{found[3]}-{MONTHS.index(found[1]) + 1:02}-{int(found[2]):02}" if found else None


def articles(folder: Path, split: str | None) -> list[Article]:
    """The documents as articles."""
    found = []
    for line in (folder / "docs.jsonl").open(encoding="utf-8"):
        document = json.loads(line)
        if split and document.get("split") != split:
            continue
        text, start = document["text"], document.get("body_start") or 0
        found.append(
            Article(document["id"], text, (Span(start, len(text)),), None, published(document), document["id"])
        )
    return found


def stories_of(folder: Path, found: Sequence[Article], which: str) -> dict[str, str]:
    """The story of each document: as Wirebook finds it, as the cluster that the gold puts it into, or none."""
    if which == "none":
        return {}
    if which == "found":
        _, stories = cover((article.id, article) for article in found)
        return {key: story.id for story in stories for key in story.articles}
    documents = map(json.loads, (folder / "docs.jsonl").open(encoding="utf-8"))
    return {document["id"]: document["cluster"] for document in documents if document.get("cluster")}


def read(found: Sequence[Article], kept: Path | None) -> dict[str, list[Statement]]:
    """The statements of each article, with ids of their own."""
    if kept and kept.exists():
        stored: dict[str, list[Statement]] = pickle.loads(kept.read_bytes())
        return stored
    from wirebook.reading.reader import read as read_article
    from wirebook.statements.coder import code

    statements = {article.id: with_book_ids(article.id, code(read_article(article))) for article in found}
    if kept:
        kept.write_bytes(pickle.dumps(statements))
    return statements


def match(folder: Path, statements: Mapping[str, list[Statement]]) -> list[Mention]:
    """The gold mentions that statements found, one to one: each trigger finds the mention that it overlaps most."""
    golds: dict[str, list[tuple[Span, dict[str, Any]]]] = defaultdict(list)
    for line in (folder / "mentions.jsonl").open(encoding="utf-8"):
        gold = json.loads(line)
        if gold["kind"] == "event":
            golds[gold["doc"]].append((Span(*gold["char"]), gold))
    found = []
    for document, listed in statements.items():
        pairs = [(_overlap(s.trigger, span), s, gold) for s in listed for span, gold in golds[document]]
        used: set[str] = set()
        for shared, s, gold in sorted(pairs, key=lambda pair: (-pair[0], pair[1].id, pair[2]["id"])):
            if shared and s.id not in used and gold["id"] not in used:
                used |= {s.id, gold["id"]}
                found.append(Mention(f"{document}/{gold['id']}", gold["cluster"], str(gold.get("topic")), s))
    return sorted(found, key=lambda mention: mention.id)


def _overlap(one: Span, other: Span) -> float:
    """How much two spans share, 0 to 1."""
    shared = min(one.end, other.end) - max(one.start, other.start)
    return max(shared, 0) / max(one.end - one.start, other.end - other.start)


def _groups(clustering: Clustering) -> list[frozenset[str]]:
    groups: dict[str, set[str]] = defaultdict(set)
    for item, cluster in clustering.items():
        groups[cluster].add(item)
    return [frozenset(group) for group in groups.values()]


def _f1(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def b_cubed(gold: Clustering, system: Clustering) -> tuple[float, float, float]:
    """B3 precision, recall, F1 (Bagga and Baldwin 1998)."""
    sizes = Counter(gold.values()), Counter(system.values())
    shared = Counter((gold[item], system[item]) for item in gold)
    precision = sum(n * n / sizes[1][cluster] for (_, cluster), n in shared.items()) / len(gold)
    recall = sum(n * n / sizes[0][cluster] for (cluster, _), n in shared.items()) / len(gold)
    return precision, recall, _f1(precision, recall)


def muc(gold: Clustering, system: Clustering) -> float:
    """MUC F1 (Vilain et al. 1995)."""

    def recall(one: Clustering, other: Clustering) -> float:
        found = needed = 0
        for group in _groups(one):
            found += len(group) - len({other[item] for item in group})
            needed += len(group) - 1
        return found / needed if needed else 0.0

    return _f1(recall(system, gold), recall(gold, system))


def ceaf(gold: Clustering, system: Clustering) -> float:
    """CEAF-e F1 (Luo 2005), the groups paired greedily by likeness, which is the best pairing or close to it."""
    mine, theirs = _groups(gold), _groups(system)
    place = {item: number for number, group in enumerate(theirs) for item in group}
    pairs = []
    for number, group in enumerate(mine):
        for other, shared in Counter(place[item] for item in group).items():
            pairs.append((2 * shared / (len(group) + len(theirs[other])), number, other))
    total, used, taken = 0.0, set(), set()
    for likeness, number, other in sorted(pairs, key=lambda pair: (-pair[0], pair[1], pair[2])):
        if number not in used and other not in taken:
            used.add(number)
            taken.add(other)
            total += likeness
    return _f1(total / len(theirs), total / len(mine))


def row(name: str, gold: Clustering, system: Clustering) -> str:
    """A line of the table."""
    precision, recall, f1 = b_cubed(gold, system)
    others = muc(gold, system), ceaf(gold, system)
    figures = (precision, recall, f1, *others, (f1 + sum(others)) / 3)
    return f"| {name} | " + " | ".join(f"{100 * figure:.1f}" for figure in figures) + " |"


def show_errors(mentions: Sequence[Mention], system: Clustering, number: int) -> None:
    """Pairs that were joined or split against the gold."""
    for wanted, title in ((True, "joined, but apart in the gold"), (False, "split, but one in the gold")):
        print(f"\n## {title}")
        shown = 0
        for one, other in combinations(mentions, 2):
            together = system[one.id] == system[other.id]
            if together == (one.cluster == other.cluster) or together != wanted:
                continue
            for mention in (one, other):
                s = mention.statement
                parties = f"{[who.name for who in s.actors]} > {[who.name for who in s.recipients]}"
                when, place = s.when and s.when.value, s.place and s.place.name
                print(f"  {s.article[:40]} {s.type} {s.mode} [{s.trigger_text}] {s.status} {when} @{place} {parties}")
            print()
            if (shown := shown + 1) == number:
                break


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--split")
    parser.add_argument("--readings", type=Path)
    parser.add_argument("--stories", choices=("found", "gold", "none"), default="found")
    parser.add_argument("--errors", type=int, default=0)
    arguments = parser.parse_args()
    found = articles(arguments.folder, arguments.split)
    statements = read(found, arguments.readings)
    statements = {article.id: statements.get(article.id, []) for article in found}
    mentions = match(arguments.folder, statements)
    everything = [statement for listed in statements.values() for statement in listed]
    headers = {article.id: article for article in found}
    events = link(everything, headers, stories=stories_of(arguments.folder, found, arguments.stories))
    event_of = {statement: event.id for event in events for statement in event.statements}
    gold = {mention.id: mention.cluster for mention in mentions}
    system = {mention.id: event_of[mention.statement.id] for mention in mentions}
    lemma = {m.id: " ".join(map(stem, m.statement.trigger_text.lower().split())) for m in mentions}
    print(f"{len(found)} articles, {len(everything)} statements, {len(mentions)} gold mentions found,", end=" ")
    print(f"of {len(set(gold.values()))} events, {len(mentions) - len(set(gold.values()))} links to find\n")
    print("| | B3 precision | recall | F1 | MUC F1 | CEAF-e F1 | CoNLL |\n|---|---|---|---|---|---|---|")
    print(row("Wirebook", gold, system))
    print(row("all left apart", gold, {item: item for item in gold}))
    print(row("same lemma", gold, lemma))
    print(row("same lemma in a topic", gold, {m.id: f"{m.topic}/{lemma[m.id]}" for m in mentions}))
    if arguments.errors:
        show_errors(mentions, system, arguments.errors)


if __name__ == "__main__":
    main()
