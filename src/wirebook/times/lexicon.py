"""The words of time: classes of words from `words.yaml`, and the class of a number by its shape."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

from wirebook.errors import KnowledgeError

LISTS = ("capitalised", "uppercase", "counted", "yearly")
"""Tables of `words.yaml` that only list words."""

_SHAPES: tuple[tuple[re.Pattern[str], tuple[str, ...]], ...] = (
    (re.compile(r"\d{4}-\d\d-\d\d(?:[T ][\d:.]+(?:Z|[+-]\d\d:?\d\d)?)?"), ("iso",)),
    (re.compile(r"\d{1,2}[/.]\d{1,2}[/.]\d{4}"), ("slash",)),
    (re.compile(r"(?:[01]?\d|2[0-4])[:.][0-5]\d(?::[0-5]\d)?"), ("clock",)),
    (re.compile(r"1\d\d0['’]?s|20\d0['’]?s|['’]?[2-9]0['’]?s"), ("decade",)),
    (re.compile(r"['’]\d\d"), ("year2",)),
    (re.compile(r"(?:[1-9]|[12]\d|3[01])(?:st|nd|rd|th)", re.IGNORECASE), ("dayth", "ordinal")),
    (re.compile(r"\d{2}(?:st|nd|rd|th)", re.IGNORECASE), ("ordinal",)),
    (re.compile(r"0[1-9]|[1-9]|1\d|2[0-4]"), ("number", "day", "hour")),
    (re.compile(r"2[5-9]|3[01]"), ("number", "day")),
    (re.compile(r"1\d{3}|20\d\d|21\d\d"), ("number", "year")),
    (re.compile(r"(?:0\d|1\d|2[0-3])[0-5]\d"), ("number", "hhmm")),
    (re.compile(r"\d{1,9}(?:\.\d{1,4})?|\d{1,3}(?:,\d{3}){1,2}"), ("number",)),
)


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Words by class; `tables["month"]["may"]` is 5. Capitalised and uppercase list words that need capitals."""

    tables: Mapping[str, Mapping[str, str | int]]
    capitalised: frozenset[str]
    uppercase: frozenset[str]
    classes: Mapping[str, frozenset[str]]

    def classes_of(self, word: str) -> frozenset[str]:
        """The classes of a word as written; empty where it needs capitals that it does not have."""
        lower = word.lower()
        if lower in self.uppercase and not word.isupper():
            return frozenset()
        if lower in self.capitalised and not word[:1].isupper():
            return frozenset()
        return self.classes.get(lower, frozenset())

    def value(self, table: str, word: str) -> str | int:
        """What the word means in a class, as words.yaml has it; KeyError where it is not in it."""
        return self.tables[table][word.lower()]


def classes_of_number(token: str) -> frozenset[str]:
    """The classes of a token that begins with a digit or is an apostrophe and digits; empty for no known shape."""
    if len(token) > 32:
        return frozenset()
    for shape, classes in _SHAPES:
        if shape.fullmatch(token):
            return frozenset(classes)
    return frozenset()


def shape_signatures() -> frozenset[frozenset[str]]:
    """Every set of classes that the shape of a number can give."""
    return frozenset(frozenset(classes) for _, classes in _SHAPES)


def read_table(name: str) -> dict[str, dict[str, object]]:
    """A YAML file of this package; KnowledgeError where it cannot be read, or is no table."""
    import yaml

    try:
        loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)(resources.files(__package__).joinpath(name).read_bytes())
        try:
            table = loader.get_single_data()
        finally:
            loader.dispose()
    except (OSError, yaml.YAMLError) as error:
        raise KnowledgeError(f"times/{name}: {error}") from error
    if not isinstance(table, dict):
        raise KnowledgeError(f"times/{name}: is no table")
    return table


@cache
def load_lexicon() -> Lexicon:
    """The lexicon of words.yaml, read once."""
    raw = read_table("words.yaml")
    tables: dict[str, dict[str, str | int]] = {}
    classes: dict[str, set[str]] = {}
    for table, entries in raw.items():
        if table in ("capitalised", "uppercase"):
            continue
        words = entries["words"] if table in LISTS else entries
        if not isinstance(words, (list, dict)):
            raise KnowledgeError(f"times/words.yaml: {table} is neither a table nor a list of words")
        tables[table] = dict(words) if isinstance(words, dict) else {}
        for word in words:
            if not isinstance(word, str):
                raise KnowledgeError(f"times/words.yaml: {table}: {word!r} needs quotation marks to be a word")
            classes.setdefault(word, set()).add(table)
    return Lexicon(
        tables=tables,
        capitalised=_words(raw, "capitalised"),
        uppercase=_words(raw, "uppercase"),
        classes={word: frozenset(found) for word, found in classes.items()},
    )


def _words(raw: dict[str, dict[str, object]], table: str) -> frozenset[str]:
    words = raw.get(table, {}).get("words")
    if not isinstance(words, list):
        raise KnowledgeError(f"times/words.yaml: {table} needs a list 'words'")
    return frozenset(str(word) for word in words)
