"""How well `wirebook.times.find` reads the dates of texts that no rule was written for: GUM beside its news.

usage: python benchmarks/dates.py CONLLU... [--half seen|unseen]

GUM (CC BY) marks what tells a date with the first and last day that it means (`<date when="2014">`). Of each file's
documents that are not news, every second one was read to find gaps of the rules (seen), the others never (unseen).
Found: the words overlap an expression. Right: that has the same first and last day. What GUM itself leaves open is
left out.
"""

from __future__ import annotations

import argparse
import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from wirebook.times import find

Days = tuple[str, str]
_TAG = re.compile(r"<(/?)date([^>]*)>")
_ATTRIBUTE = re.compile(r'(\w+):::"([^"]*)"')


@dataclass(slots=True)
class Document:
    """A document's text, its day, and the spans that mean a date with their first and last day."""

    name: str
    text: str = ""
    day: str | None = None
    dates: list[tuple[int, int, Days]] = field(default_factory=list)
    opened: list[tuple[int, dict[str, str]]] = field(default_factory=list)

    def add(self, word: str, misc: str) -> None:
        """One more word, with what its last column says."""
        start = len(self.text)
        self.text += word
        for closing, attributes in _TAG.findall(misc):
            if not closing:
                self.opened.append((start, dict(_ATTRIBUTE.findall(attributes))))
            elif self.opened:
                first, told = self.opened.pop()
                if days := days_of(told):
                    self.dates.append((first, len(self.text), days))
        if "SpaceAfter=No" not in misc:
            self.text += " "


def days_of(told: dict[str, str]) -> Days | None:
    """The first and last day of a date; None where GUM leaves one open."""
    first = bounds(told.get("when") or told.get("from") or told.get("notBefore") or "")
    last = bounds(told.get("when") or told.get("to") or told.get("notAfter") or "")
    return (first[0], last[1]) if first and last else None


def bounds(value: str) -> Days | None:
    """The first and last day of a year, a month or a day."""
    parts = re.fullmatch(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?(?:T.*)?", value)
    if parts is None:
        return None
    year, month, day = parts.groups()
    if day:
        return f"{year}-{month}-{day}", f"{year}-{month}-{day}"
    if month:
        return f"{year}-{month}-01", f"{year}-{month}-{monthrange(int(year), int(month))[1]}"
    return f"{year}-01-01", f"{year}-12-31"


def read_documents(path: Path) -> Iterator[Document]:
    """The documents of a CoNLL-U file of GUM."""
    document, until = Document(""), 0
    for line in path.read_text(encoding="utf-8").splitlines():
        if name := re.match(r"# newdoc id = (.*)", line):
            if document.name:
                yield document
            document = Document(name[1])
        elif day := re.match(r"# meta::dateCreated = (\d{4}-\d\d-\d\d)", line):
            document.day = day[1]
        elif line.startswith("# newpar"):
            document.text = document.text.rstrip() + "\n\n" if document.text else ""
        columns = line.split("\t")
        if len(columns) < 10:
            until = 0
        elif "-" in columns[0]:
            until = int(columns[0].split("-")[1])
            document.add(columns[1], columns[9])
        elif "." not in columns[0] and int(columns[0]) > until:
            document.add(columns[1], columns[9])
    if document.name:
        yield document


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", type=Path, nargs="+")
    parser.add_argument("--half", choices=("seen", "unseen"), default="unseen")
    arguments = parser.parse_args()
    documents = gold = found = right = 0
    for path in arguments.files:
        for number, document in enumerate(read_documents(path)):
            if document.name.startswith("GUM_news") or (number % 2 == 0) != (arguments.half == "seen"):
                continue
            documents += 1
            expressions = find(document.text, document.day)
            for start, end, days in document.dates:
                beside = [one for one in expressions if one.span.start < end and one.span.end > start]
                gold += 1
                found += bool(beside)
                right += any((one.first, one.last) == days for one in beside)
    print(f"{documents} documents, {gold} dates: found {100 * found / gold:.1f} %, right {100 * right / gold:.1f} %")


if __name__ == "__main__":
    main()
