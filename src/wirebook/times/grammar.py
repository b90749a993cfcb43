"""Rules as data: `rules.yaml`, compiled once, and the scan of a text's signature with them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from wirebook.errors import KnowledgeError
from wirebook.times.lexicon import Lexicon, load_lexicon, read_table, shape_signatures
from wirebook.times.patterns import PatternReader, Piece, classes_in
from wirebook.times.tokens import TOKEN, UNKNOWN, Tokenizer, Tokens

PATTERN_KEYS = ("pattern", "before", "after", "not_before", "not_after")
KEYS = frozenset({"name", "meaning", "type", "examples", "with", *PATTERN_KEYS})
_FIRST_SIGN = 0x100

Entry = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Rule:
    """One named construction.

    source: as written; pattern: over signatures; starts: the characters it can begin with; meaning: the name of the
    function that normalises it; type: TIMEX3 type unless the meaning says another; arguments: what the rule hands to
    the meaning; examples: "words [expression] words -> value".
    """

    name: str
    source: str
    pattern: re.Pattern[str]
    starts: frozenset[str]
    meaning: str
    type: str
    arguments: Mapping[str, str | int]
    examples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """A rule matched on some tokens: what meanings read their parts from."""

    rule: Rule
    tokens: Tokens
    match: re.Match[str]

    @property
    def start(self) -> int:
        """First code point."""
        return self.tokens.starts[self.match.start()]

    @property
    def end(self) -> int:
        """Code point after the last."""
        return self.tokens.ends[self.match.end() - 1]

    @property
    def text(self) -> str:
        """The words as written."""
        return self.tokens.text[self.start : self.end]

    @property
    def words(self) -> str:
        """The words in lower case, one blank between them."""
        return " ".join(self.text.lower().replace("’", "'").split())

    def get(self, name: str) -> str | None:
        """The words of a named part, as written; None where the text does not have it."""
        for group, index in self.match.re.groupindex.items():
            if group.partition("__")[0] == name and self.match.start(index) >= 0:
                first, last = self.match.span(index)
                return self.tokens.text[self.tokens.starts[first] : self.tokens.ends[last - 1]]
        return None

    def before(self, width: int = 60) -> str:
        """The text before the expression, at most so many code points."""
        return self.tokens.text[max(0, self.start - width) : self.start]

    def after(self, width: int = 60) -> str:
        """The text after the expression, at most so many code points."""
        return self.tokens.text[self.end : self.end + width]


class Registry:
    """Sets of classes to signature characters; the same sets in the same order give the same characters."""

    def __init__(self) -> None:
        self._signs: dict[frozenset[str], str] = {}

    def sign(self, classes: frozenset[str]) -> str:
        """The character of a set of classes; that of a set never registered is the unknown one."""
        return self._signs.get(classes, UNKNOWN)

    def register(self, classes: frozenset[str]) -> None:
        """Give a set of classes its character."""
        if classes and classes not in self._signs:
            self._signs[classes] = chr(_FIRST_SIGN + len(self._signs))

    def of_class(self, name: str) -> str:
        """The characters of all sets that hold a class."""
        return "".join(sign for classes, sign in self._signs.items() if name in classes)


class Grammar:
    """The compiled rules with the tokenizer that feeds them; KnowledgeError names the rule that is broken."""

    def __init__(self, lexicon: Lexicon, table: Mapping[str, object], holidays: Mapping[str, Entry]) -> None:
        self.lexicon = lexicon
        fragments, entries = table.get("fragments", {}), table.get("rules", [])
        if not isinstance(fragments, dict) or not isinstance(entries, list):
            raise KnowledgeError("times/rules.yaml: needs fragments and a list of rules")
        self._fragments: dict[str, str] = fragments
        everything: list[Entry] = [*entries, *_holiday_entries(holidays)]
        written = [self._written(entry) for entry in everything]
        literals = frozenset(
            name[1:] for parts in written for part in parts.values() for name in classes_in(part) if name[0] == "="
        )
        self._registry = Registry()
        self.tokenizer = Tokenizer(lexicon, literals, self._registry.sign)
        self._register(literals)
        self.rules = tuple(self._rule(entry, parts) for entry, parts in zip(everything, written, strict=True))
        self._by_sign: dict[str, list[Rule]] = {}
        for rule in self.rules:
            for sign in sorted(rule.starts):
                self._by_sign.setdefault(sign, []).append(rule)
        self._starter = re.compile(f"[{re.escape(''.join(sorted(self._by_sign)))}]")

    def scan(self, tokens: Tokens) -> Iterator[tuple[int, list[Found]]]:
        """Each token where rules match: its number and the matches, longest first, then as in the file."""
        signature, by_sign = tokens.signature, self._by_sign
        for start in self._starter.finditer(signature):
            position = start.start()
            found = [
                Found(rule, tokens, match)
                for rule in by_sign[signature[position]]
                if (match := rule.pattern.match(signature, position))
            ]
            if found:
                found.sort(key=lambda one: -one.match.end())
                yield position, found

    def _written(self, entry: Entry) -> dict[str, str]:
        """The patterns of an entry with their fragments filled in."""
        name = str(entry.get("name", "?"))
        unknown = entry.keys() - KEYS
        if unknown or not {"name", "pattern", "meaning"} <= entry.keys():
            raise KnowledgeError(f"times/rules.yaml: rule {name}: keys missing, or unknown: {sorted(unknown)}")
        return {key: self._fill(str(entry[key]), name) for key in PATTERN_KEYS if key in entry}

    def _fill(self, pattern: str, rule: str) -> str:
        for _ in range(5):
            filled = re.sub(r"\{(\w+)\}", lambda match: self._fragment(match[1], rule), pattern)
            if filled == pattern:
                return filled
            pattern = filled
        raise KnowledgeError(f"times/rules.yaml: rule {rule}: fragments nest too deep")

    def _fragment(self, name: str, rule: str) -> str:
        if name not in self._fragments:
            raise KnowledgeError(f"times/rules.yaml: rule {rule}: no fragment {{{name}}}")
        return f"( {self._fragments[name]} )"

    def _register(self, literals: frozenset[str]) -> None:
        for word in sorted(literals | self.lexicon.classes.keys()):
            for form in (word, word.capitalize(), word.upper()):
                self._registry.register(self.tokenizer.classes_of(form))
        for classes in sorted(shape_signatures(), key=sorted):
            self._registry.register(classes)
        for numeral in (["ordinal"], ["number", "year"], ["number"]):
            self._registry.register(frozenset(numeral))

    def _rule(self, entry: Entry, parts: Mapping[str, str]) -> Rule:
        name = str(entry["name"])
        try:
            body = PatternReader(parts["pattern"], self._signs_of).read()
            around = [self._look(parts, key, opening) for key, opening in (("before", "(?<="), ("not_before", "(?<!"))]
            ahead = [self._look(parts, key, opening) for key, opening in (("after", "(?="), ("not_after", "(?!"))]
            pattern = re.compile("".join([*around, body.body, *ahead]))
        except (ValueError, re.error) as error:
            raise KnowledgeError(f"times/rules.yaml: rule {name}: {error}") from error
        return _rule_of(entry, pattern, body)

    def _look(self, parts: Mapping[str, str], key: str, opening: str) -> str:
        """A look at the one token before or after, as regular expression; nothing where the rule does not ask."""
        if key not in parts:
            return ""
        signs = "".join(self._signs_of(name) for name in classes_in(parts[key]))
        return f"{opening}[{re.escape(signs)}])"

    def _signs_of(self, name: str) -> str:
        signs = self._registry.of_class(name)
        if not signs:
            raise ValueError(f"no word has the class {name}")
        return signs


def _rule_of(entry: Entry, pattern: re.Pattern[str], body: Piece) -> Rule:
    arguments, examples = entry.get("with", {}), entry.get("examples", [])
    if not isinstance(arguments, dict) or not isinstance(examples, list) or body.empty:
        raise KnowledgeError(f"times/rules.yaml: rule {entry['name']}: 'with' or 'examples' broken, or pattern empty")
    return Rule(
        name=str(entry["name"]),
        source=str(entry["pattern"]),
        pattern=pattern,
        starts=body.firsts,
        meaning=str(entry["meaning"]),
        type=str(entry.get("type", "DATE")),
        arguments=arguments,
        examples=tuple(str(example) for example in examples),
    )


def _holiday_entries(holidays: Mapping[str, Entry]) -> list[Entry]:
    """A rule for each holiday, with and without a year or "last", "this", "next"."""
    entries: list[Entry] = []
    for kind, names in holidays.items():
        for name, day in names.items():
            literal = " ".join(TOKEN.findall(name))
            pattern = f"[ last | this | next ] {literal} [ week | weekend ] [ [ , ] <year> ]"
            told = {"kind": kind, "day": day}
            entries.append({"name": f"holiday {name}", "pattern": pattern, "meaning": "holiday", "with": told})
    return entries


@cache
def load_grammar() -> Grammar:
    """The grammar of this package, compiled once."""
    return Grammar(load_lexicon(), read_table("rules.yaml"), read_table("holidays.yaml"))
