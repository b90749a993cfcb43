"""Who in an article is the same: coreference on a part of UD English GUM, read from raw text.

usage: python benchmarks/coreference.py GUM.conllu SCORE_DIR [--json] [--errors]

GUM.conllu is a part of GUM with its `Entity` column, SCORE_DIR the folder with `score_clusters.py`, whose MUC, B3 and
CEAF_e make the CoNLL F1. What counts:

- mentions of persons, organisations and places (GUM's types) whose head is a proper noun or a personal, possessive or
  reflexive pronoun; coordinations and mentions headed by common nouns are left out on both sides, then groups of one;
- a mention of ours is the gold mention with the same head word (its first character);
- "third" is without the first and second person, which in talk without names of speakers can only be guessed;
- baseline: names of the same words are one, pronouns are nobody;
- pronouns: third-person pronouns of which the gold has told before by a name or noun; right if the nearest name or noun
  before it in our group is one of the same gold entity. No group, or one without such a mention, is wrong.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from types import ModuleType
from typing import Any

from wirebook.articles.paragraphs import cut_paragraphs
from wirebook.model import Article, Span
from wirebook.reading.coreference import Coreference
from wirebook.reading.mentions import PRONOUNS, Mention, MentionKind
from wirebook.reading.reader import read

KEPT = frozenset({"person", "organization", "place"})
THIRD = frozenset(form for form, (name, _, _) in PRONOUNS.items() if name in ("he", "she", "it", "they"))
OWN_LABELS = frozenset({"PERSON", "ORGANIZATION", "LOCATION"})
_OPENED = re.compile(r"\(\d+(?:-[^()]*)?\)?|\d+\)")

Key = tuple[str, int]
Clustering = dict[Key, tuple[str, Any]]


@dataclass(frozen=True, slots=True)
class GoldMention:
    """A mention of GUM: offsets of its head, its span, entity number and type; form: its head word in small letters."""

    head: int
    span: Span
    entity: int
    type: str
    kind: str
    form: str
    coordinated: bool


@dataclass(slots=True)
class Token:
    """A word of GUM with its offsets in the raw text."""

    start: int
    end: int
    sentence: int
    fields: list[str]


@dataclass(slots=True)
class Document:
    """A document of GUM as raw text, a blank line between paragraphs."""

    id: str
    text: str = ""
    tokens: list[Token] = field(default_factory=list)

    def article(self) -> Article:
        """The document as an article whose whole text is read."""
        return Article(self.id, self.text, tuple(cut_paragraphs(self.text, 0, lambda _: False)))

    def mentions(self) -> list[GoldMention]:
        """The gold mentions, the smallest of those that share a head."""
        found: dict[int, GoldMention] = {}
        for first, last, name in self._brackets():
            mention = self._mention(self.tokens[first : last + 1], name)
            known = found.get(mention.head)
            if known is None or mention.span.end - mention.span.start < known.span.end - known.span.start:
                found[mention.head] = mention
        return [found[head] for head in sorted(found)]

    def _brackets(self) -> Iterator[tuple[int, int, list[str]]]:
        opened: dict[int, list[tuple[int, list[str]]]] = {}
        for number, token in enumerate(self.tokens):
            column = re.search(r"(?:^|\|)Entity=([^|]*)", token.fields[9])
            for part in _OPENED.findall(column[1]) if column else ():
                name = part.strip("()").split("-")
                if part.startswith("("):
                    opened.setdefault(int(name[0]), []).append((number, name))
                if part.endswith(")") and opened.get(int(name[0])):
                    first, name = opened[int(name[0])].pop()
                    yield first, number, name

    @staticmethod
    def _mention(tokens: list[Token], name: list[str]) -> GoldMention:
        inside = {token.fields[0] for token in tokens}
        head = next((token for token in tokens if token.fields[6] not in inside), tokens[-1])
        form, upos, xpos = head.fields[1].lower(), head.fields[3], head.fields[4]
        pronoun = len(tokens) == 1 and xpos in ("PRP", "PRP$") and form in PRONOUNS
        kind = "pronoun" if pronoun else "name" if upos == "PROPN" else "nominal"
        joined = any(token.fields[7] == "conj" and token.fields[6] == head.fields[0] for token in tokens)
        several = len(name) > 5 and "," in name[5] and joined
        return GoldMention(
            head.start, Span(tokens[0].start, tokens[-1].end), int(name[0]), name[1], kind, form, several
        )


def read_documents(path: Path) -> list[Document]:
    """The documents of a CoNLL-U file of GUM; words of one token share its letters."""
    documents: list[Document] = []
    sentence, paragraph, fresh, whole = 0, False, False, (0, 0, 0)
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("# newdoc id"):
            documents.append(Document(line.split("= ")[1]))
            paragraph = False
        elif line.startswith("# newpar"):
            paragraph = True
        elif line.startswith("# sent_id"):
            sentence, fresh, whole = sentence + 1, True, (0, 0, 0)
        elif line[:1].isdigit() and "." not in line.split("\t")[0]:
            document, fields = documents[-1], line.split("\t")
            if fresh and document.text:
                document.text = document.text.rstrip(" ") + ("\n\n" if paragraph else " ")
            fresh = paragraph = False
            start = len(document.text)
            if "-" in fields[0] or int(fields[0]) > whole[0]:
                document.text += fields[1] + ("" if "SpaceAfter=No" in fields[9] else " ")
            if "-" in fields[0]:
                whole = (int(fields[0].split("-")[1]), start, start + len(fields[1]))
                continue
            end = start + len(fields[1])
            if int(fields[0]) <= whole[0]:
                start = whole[1]
                end = whole[2] if int(fields[0]) == whole[0] else min(start + len(fields[1]), whole[2])
                whole = (whole[0], end, whole[2])
            document.tokens.append(Token(start, end, sentence, fields))
    return documents


@dataclass(slots=True)
class Tally:
    """What is compared, over all documents."""

    gold: Clustering = field(default_factory=dict)
    own: Clustering = field(default_factory=dict)
    names: Clustering = field(default_factory=dict)
    pronouns: Counter[tuple[str, bool]] = field(default_factory=Counter)
    errors: list[str] = field(default_factory=list)
    speakers: set[Key] = field(default_factory=set)

    def add(self, document: Document, found: Coreference) -> None:
        """Counts one document."""
        gold = document.mentions()
        first_or_second = frozenset(PRONOUNS) - THIRD
        self.speakers.update((document.id, t.start) for t in document.tokens if t.fields[1].lower() in first_or_second)
        for mention in gold:
            if mention.type in KEPT and mention.kind != "nominal" and not mention.coordinated:
                self.gold[document.id, mention.head] = (document.id, mention.entity)
        for number, cluster in enumerate(found.clusters):
            for mention in cluster.mentions:
                key = (document.id, mention.head.start)
                if mention.kind is MentionKind.NAME and mention.name:
                    self.names[key] = (document.id, mention.name.text)
                unknown = not cluster.label and mention.head.text.lower() not in THIRD - {"he", "she", "his", "her"}
                if mention.kind in (MentionKind.NAME, MentionKind.PRONOUN) and (cluster.label in OWN_LABELS or unknown):
                    self.own[key] = (document.id, number)
        self._add_pronouns(document, gold, found)

    def _add_pronouns(self, document: Document, gold: list[GoldMention], found: Coreference) -> None:
        meant = dict(_antecedents(found))
        by_head = {mention.head: mention for mention in gold}
        told: set[int] = set()
        for mention in gold:
            if mention.kind != "pronoun":
                told.add(mention.entity)
            elif mention.form in THIRD and mention.type in KEPT and mention.entity in told:
                antecedent = meant.get(mention.head)
                right = antecedent is not None and _is_of(antecedent, mention.entity, by_head, gold)
                self.pronouns[mention.form, right] += 1
                if not right:
                    words = antecedent.span.of(document.text) if antecedent else "nobody"
                    before = " ".join(document.text[max(0, mention.head - 150) : mention.head].split())
                    self.errors.append(f"{document.id}: {mention.form} -> {words} | {before} >>{mention.form}")

    def figures(self, scorer: ModuleType) -> dict[str, Any]:
        """All figures, in hundredths."""
        right = sum(count for (_, ok), count in self.pronouns.items() if ok)
        total = sum(self.pronouns.values())
        return {
            "third": self._scores(scorer, self.own, third=True),
            "all": self._scores(scorer, self.own, third=False),
            "baseline third": self._scores(scorer, self.names, third=True),
            "baseline all": self._scores(scorer, self.names, third=False),
            "pronouns": total,
            "pronouns right": round(100 * right / max(1, total), 1),
            "by pronoun": {
                form: f"{self.pronouns[form, True]} of {self.pronouns[form, True] + self.pronouns[form, False]}"
                for form in sorted({form for form, _ in self.pronouns})
            },
        }

    def _scores(self, scorer: ModuleType, own: Clustering, *, third: bool) -> dict[str, float]:
        kept = [{k: v for k, v in s.items() if not third or k not in self.speakers} for s in (self.gold, own)]
        found = scorer.coref_scores(*kept, False)
        parts = {name: round(100 * found[name]["f"], 1) for name in ("muc", "b3", "ceafe")}
        return {"conll": round(100 * found["conll"], 1), **parts}


def _antecedents(found: Coreference) -> Iterator[tuple[int, Mention | None]]:
    """For each pronoun, by the place of its head, the nearest name or noun before it in its group."""
    for cluster in found.clusters:
        for mention in cluster.mentions:
            if mention.kind is MentionKind.PRONOUN:
                before = [
                    m for m in cluster.mentions if m.head.i < mention.head.i and m.kind is not MentionKind.PRONOUN
                ]
                yield mention.head.start, max(before, key=lambda m: m.head.i) if before else None


def _is_of(mention: Mention, entity: int, by_head: dict[int, GoldMention], gold: list[GoldMention]) -> bool:
    if mention.parts:
        whole = any(g.entity == entity and g.coordinated and abs(g.span.start - mention.span.start) < 3 for g in gold)
        heads = (by_head.get(part.head.start) for part in mention.parts)
        return whole or any(head is not None and head.entity == entity for head in heads)
    same = by_head.get(mention.head.start)
    if same:
        return same.entity == entity
    around = (g for g in gold if g.span.start <= mention.head.start < g.span.end and g.span.end - g.span.start < 60)
    return any(g.entity == entity for g in around)


def load_scorer(folder: Path) -> ModuleType:
    """The module `score_clusters.py` of a folder."""
    spec = importlib.util.spec_from_file_location("score_clusters", folder / "score_clusters.py")
    if spec is None or spec.loader is None:
        raise SystemExit(f"{folder} holds no score_clusters.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def main() -> None:
    """Prints the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("scorers", type=Path)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--errors", action="store_true", help="print each wrong pronoun to standard error")
    options = parser.parse_args()
    tally = Tally()
    for document in read_documents(options.gold):
        found = read(document.article()).coreference
        if found:
            tally.add(document, found)
    figures = tally.figures(load_scorer(options.scorers))
    if options.errors:
        print("\n".join(tally.errors), file=sys.stderr)
    print(json.dumps(figures) if options.json else "\n".join(f"{name}: {value}" for name, value in figures.items()))


if __name__ == "__main__":
    main()
