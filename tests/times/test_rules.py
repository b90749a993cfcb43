"""Every rule's own examples hold, and broken rule files are refused by name."""

from __future__ import annotations

import re

import pytest

from wirebook.errors import KnowledgeError
from wirebook.times import find
from wirebook.times.finder import load_meanings
from wirebook.times.grammar import Grammar, Rule, load_grammar
from wirebook.times.lexicon import load_lexicon, read_table

REFERENCE = "2025-08-15"
EXAMPLES = [(rule, example) for rule in load_grammar().rules for example in rule.examples]


@pytest.mark.parametrize(("rule", "example"), EXAMPLES, ids=[f"{rule.name}: {text}" for rule, text in EXAMPLES])
def test_example_of_rule(rule: Rule, example: str) -> None:
    marked, _, value = example.partition(" -> ")
    text = marked.replace("[", "").replace("]", "")
    found = find(text, REFERENCE)
    bracket = re.search(r"\[(.*?)\]", marked)
    if bracket is None:
        assert found == []
    elif value:
        start = bracket.start()
        expected = (start, start + len(bracket[1]), value, rule.name)
        assert expected in [(one.span.start, one.span.end, one.value, one.rule) for one in found]


def test_every_rule_has_an_example_and_a_meaning() -> None:
    written = [rule for rule in load_grammar().rules if not rule.name.startswith("holiday ")]
    assert [rule.name for rule in written if not rule.examples] == []
    assert {rule.meaning for rule in load_grammar().rules} <= load_meanings().keys()


def test_rule_names_are_unique() -> None:
    names = [rule.name for rule in load_grammar().rules]
    assert sorted(names) == sorted(set(names))


@pytest.mark.parametrize(
    ("entry", "words"),
    [
        ({"name": "x", "pattern": "[ <month>", "meaning": "bare_year"}, "not closed"),
        ({"name": "x", "pattern": "<month> )", "meaning": "bare_year"}, "closes nothing"),
        ({"name": "x", "pattern": "<nowhere>", "meaning": "bare_year"}, "no word has the class nowhere"),
        ({"name": "x", "pattern": "{nowhere}", "meaning": "bare_year"}, "no fragment"),
        ({"name": "x", "pattern": "[ <month> ]", "meaning": "bare_year"}, "pattern empty"),
        ({"name": "x", "pattern": "<month>", "meaning": "bare_year", "sense": 1}, "unknown: \\['sense'\\]"),
        ({"name": "x", "pattern": "<month>"}, "keys missing"),
    ],
)
def test_broken_rule_is_named(entry: dict[str, object], words: str) -> None:
    with pytest.raises(KnowledgeError, match=f"rule x.*{words}"):
        Grammar(load_lexicon(), {"rules": [entry]}, {})


def test_a_table_that_is_not_there_is_named() -> None:
    with pytest.raises(KnowledgeError, match=r"times/nowhere\.yaml"):
        read_table("nowhere.yaml")


def test_every_word_is_text() -> None:
    assert all(isinstance(word, str) for table in read_table("words.yaml").values() for word in table)
