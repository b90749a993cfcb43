"""How good and how fast `wirebook.times.find` is standing alone, beside dateparser and parsedatetime on the same texts.

usage: python benchmarks/times.py GOLD_DIR ARTICLES_DIR [--limit N]

GOLD_DIR holds the sets of `time/` and their scorers in `score/`; ARTICLES_DIR holds texts of ordinary news (.txt), on
which only the speed is measured. The peers are those of the dependency group `benchmark`; one that is not installed is
left out. All get the day of publication. Speed is KB of text in a CPU-second of one process, after a first text.

The peers give points of time, not TIMEX3. A point without a clock time is written as its day, or as its month or year
where the words name no more ("March", "2014", "last year").
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import re
import subprocess
import sys
import tempfile
import time
import warnings
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

SETS = ("timebank", "aquaint", "gum-news")
MEASURES = ("strict", "relaxed", "value", "interval")

Found = tuple[int, int, str, str | None]
"""Start, end, TIMEX3 type, TIMEX3 value."""

_YEAR = re.compile(
    r"\W*(?:(?:in|of|since|the|by|until)\s+)*(?:\d{4}|(?:last|this|next)\s+year|.*\byears?\s+ago)\W*", re.IGNORECASE
)
_MONTHS = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
_MONTH = re.compile(
    rf"\W*(?:(?:in|of|since|the|by|until)\s+)*(?:(?:last\s+|next\s+)?(?:{_MONTHS})[a-z]*\.?(?:,?\s+\d{{4}})?"
    r"|(?:last|this|next)\s+month|.*\bmonths?\s+ago)\W*",
    re.IGNORECASE,
)

Finder = Callable[[str, date | None], list[Found]]


@dataclass(frozen=True, slots=True)
class Text:
    """One text, the day it was published on where known."""

    name: str
    text: str
    day: date | None


def load_wirebook() -> Finder:
    from wirebook.times import find

    def run(text: str, day: date | None) -> list[Found]:
        return [(one.span.start, one.span.end, one.type, one.value) for one in find(text, day)]

    return run


def load_dateparser() -> Finder:
    from dateparser.search import search_dates

    def run(text: str, day: date | None) -> list[Found]:
        settings: dict[str, Any] = {"RELATIVE_BASE": _midnight(day)} if day else {}
        found: list[Found] = []
        end = 0
        for words, when in search_dates(text, languages=["en"], settings=settings) or []:
            start = text.find(words, end)
            if start >= 0:
                end = start + len(words)
                found.append((start, end, *_point(when, words, timed=bool(when.hour or when.minute))))
        return found

    return run


def load_parsedatetime() -> Finder:
    import parsedatetime

    constants = parsedatetime.Constants(usePyICU=False)
    constants.DOWParseStyle = constants.YearParseStyle = 0  # its best setting on these sets
    calendar = parsedatetime.Calendar(constants)

    def run(text: str, day: date | None) -> list[Found]:
        source = _midnight(day) if day else None
        found: list[Found] = []
        offset = 0
        for line in text.splitlines(keepends=True):
            try:
                pieces = calendar.nlp(line, sourceTime=source) or ()
            except (ValueError, OverflowError, IndexError):
                pieces = ()  # it fails on some lines; what it would have found there counts as missed
            for when, kind, start, end, words in pieces:
                found.append((offset + start, offset + end, *_point(when, words, timed=kind > 1)))
            offset += len(line)
        return found

    return run


def _midnight(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=UTC).replace(tzinfo=None)


def _point(when: datetime, words: str, *, timed: bool) -> tuple[str, str]:
    if timed and not _YEAR.fullmatch(words):
        return "TIME", f"{when:%Y-%m-%dT%H:%M}"
    if _YEAR.fullmatch(words):
        told = re.search(r"\d{4}", words)  # not every peer reads a bare year as one: it gets the benefit
        return "DATE", told.group() if told else f"{when:%Y}"
    return "DATE", f"{when:%Y-%m}" if _MONTH.fullmatch(words) else f"{when:%Y-%m-%d}"


SYSTEMS: dict[str, tuple[str, Callable[[], Finder]]] = {
    "Wirebook": ("wirebook", load_wirebook),
    "dateparser": ("dateparser", load_dateparser),
    "parsedatetime": ("parsedatetime", load_parsedatetime),
}


def read_set(gold: Path, name: str) -> list[Text]:
    """The texts of a set, with their days of publication."""
    lines = _script(gold, "articles.py", gold / "time" / name).splitlines()
    records = [json.loads(line) for line in lines]
    return [Text(r["id"], r["text"], date.fromisoformat(r["date"]) if r["date"] else None) for r in records]


def read_articles(folder: Path, limit: int) -> list[Text]:
    """Texts of ordinary news, all as published on one day."""
    paths = sorted(folder.rglob("*.txt"))[:limit]
    return [Text(p.stem, p.read_text(encoding="utf-8", errors="replace"), date(2024, 3, 12)) for p in paths]


def run(finder: Finder, texts: Sequence[Text]) -> tuple[list[tuple[str, Found]], float]:
    """What is found in the texts, and KB of text a CPU-second."""
    finder("The two met on Monday.", date(2024, 3, 12))
    start = time.process_time()
    found = [(text.name, one) for text in texts for one in finder(text.text, text.day)]
    seconds = time.process_time() - start
    return found, sum(len(text.text) for text in texts) / 1000 / max(seconds, 1e-9)


def score(gold: Path, name: str, found: Sequence[tuple[str, Found]], work: Path) -> dict[str, Any]:
    """The figures of the set's own scorer."""
    predicted = work / f"{name}.jsonl"
    keys = ("start", "end", "type", "value")
    lines = [json.dumps({"doc": doc, **dict(zip(keys, one, strict=True))}) for doc, one in found]
    predicted.write_text("\n".join(lines) + "\n", encoding="utf-8")
    figures: dict[str, Any] = json.loads(_script(gold, "score_timex.py", gold / "time" / name, predicted, "--json"))
    return figures


def _script(gold: Path, script: str, *arguments: Path | str) -> str:
    command = [sys.executable, str(gold / "score" / script), *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def rows(system: str, finder: Finder, gold: Path, news: Sequence[Text], work: Path) -> Iterator[str]:
    """The rows of one system, each set's as soon as it is measured."""
    for name in SETS:
        found, speed = run(finder, read_set(gold, name))
        figures = score(gold, name, found, work)
        cells = [f"{figures[measure]['f1']:.1f}" for measure in MEASURES]
        recall = figures["relaxed"]["r"]
        yield f"| {system} | {name} | {' | '.join(cells)} | {recall:.1f} | {speed:,.0f} |"
    if news:
        found, speed = run(finder, news)
        yield f"| {system} | news, {len(news)} texts, {len(found)} found | | | | | | {speed:,.0f} |"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("articles", type=Path)
    parser.add_argument("--limit", type=int, default=200, help="so many news texts")
    arguments = parser.parse_args()
    warnings.simplefilter("ignore")
    news = read_articles(arguments.articles, arguments.limit)
    print(f"| system | set | {' | '.join(MEASURES)} | relaxed recall | KB a CPU-second |")
    print("|---" * (len(MEASURES) + 4) + "|")
    with tempfile.TemporaryDirectory() as folder:
        for system, (module, load) in SYSTEMS.items():
            if importlib.util.find_spec(module) is None:
                print(f"{system} is not installed; left out", file=sys.stderr)
                continue
            for row in rows(system, load(), arguments.gold, news, Path(folder)):
                print(row, flush=True)


if __name__ == "__main__":
    main()
