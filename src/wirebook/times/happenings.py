"""Counts from a happening told: "two days after the leaders spoke" where the text says on which day they spoke."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from wirebook.errors import KnowledgeError
from wirebook.times import periods
from wirebook.times.context import TOLD, Context, Sense, Understood, sense_of
from wirebook.times.joins import COUNTED, SIDES, length_beside, reckon
from wirebook.times.lexicon import read_table
from wirebook.times.spans import Length

REACH = 120
"""How many code points before and after a date its clause may reach."""
CLEARLY = 2
"""How many times nearer to its date a word must stand than to any other."""
CLAUSES = 64
"""How many clauses are looked at for one word, however long the text."""
PHRASE = 80
"""How many code points of the words behind "after" are read."""

_SIDE = re.compile(rf"\s+({'|'.join(sorted(SIDES, key=len, reverse=True))})\s+", re.IGNORECASE)
_END = re.compile(r"[.!?;](?=\s|['\"”’)])|\n\s*\n")
_PHRASE_END = re.compile(r"[.,!?;:()\"“”–—]|\s-\s|\b(?:and|but|which|who|that|when|where|because|while)\b")
_NEXT_SUBJECT = re.compile(r"\s(?:he|she|they|it|we|there|a|an|the|his|her|their)\s")
_PREPOSITION = re.compile(r"\b(?:in|on|at|of|for|from|by|near|outside|with|between|against|to|into|as)\b")
_WORD = re.compile(r"[A-Za-z][a-z]{2,}(?:-[a-z]+)?")
_EMPTY = frozenset(
    "the his her its their our this that these those was were had has have been being and but for with from after "
    "before they she him them who which very deadly fatal first last new all some any not did".split()
)


@dataclass(frozen=True, slots=True)
class Dated:
    """A clause that tells a day: its offsets and the bases of its words, each with how far it stands from the day."""

    day: date
    first: int
    last: int
    words: Mapping[str, int]


def count_from_happenings(understood: Sequence[Understood], text: str, context: Context) -> list[Understood]:
    """The expressions, with those that count from a happening dated where one day is told for it in the text."""
    counts = {number: count for number, one in enumerate(understood) if (count := _count(one, text, context))}
    if not counts:
        return list(understood)
    by_word = _index(understood, text)
    result = list(understood)
    for number, (length, sign, phrase) in counts.items():
        day = _day_of(phrase, by_word, understood[number].start)
        if day is not None:
            period = reckon(length, periods.day(day), sign)
            sense: Sense = replace(sense_of(period, TOLD), type="DATE")
            result[number] = replace(understood[number], sense=sense, rule="count from a happening")
    return result


def _count(one: Understood, text: str, context: Context) -> tuple[Length, int, str] | None:
    """What an expression counts, in which direction, and the words of the happening it counts from."""
    if one.found.rule.meaning not in COUNTED or one.sense.anchor is not None:
        return None
    side = _SIDE.match(text, one.end)
    length = length_beside(one, context) if side and side[1].lower() != "from" else None
    if side is None or length is None:
        return None
    words = text[side.end() : side.end() + PHRASE]
    ends = [end.start() for end in (_PHRASE_END.search(words), _NEXT_SUBJECT.search(words, 1)) if end]
    return length, SIDES[side[1].lower()], words[: min(ends, default=PHRASE)]


def _index(understood: Sequence[Understood], text: str) -> dict[str, list[Dated]]:
    """The clauses that tell a day, by the bases of their words."""
    by_word: dict[str, list[Dated]] = {}
    for one in understood:
        if one.day is None or one.found.rule.meaning in COUNTED or one.found.rule.type != "DATE":
            continue
        clause = _clause_around(text, one, one.day)
        for word in sorted(clause.words):
            clauses = by_word.setdefault(word, [])
            if len(clauses) < CLAUSES:
                clauses.append(clause)
    return by_word


def _clause_around(text: str, one: Understood, day: date) -> Dated:
    """The words around a date in its sentence."""
    left, right = text[max(0, one.start - REACH) : one.start], text[one.end : one.end + REACH]
    ends = list(_END.finditer(left))
    end = _END.search(right)
    left, right = left[ends[-1].end() :] if ends else left, right[: end.start()] if end else right
    near: dict[str, int] = {}
    for offset, base in bases_in(right):
        near[base] = min(offset, near.get(base, REACH))
    for offset, base in bases_in(left):
        near[base] = min(len(left) - offset, near.get(base, REACH))
    return Dated(day, one.start - len(left), one.end + len(right), near)


def _day_of(phrase: str, by_word: Mapping[str, list[Dated]], start: int) -> date | None:
    """The day of a happening; None where the text tells none, or several and none much nearer than the others."""
    head = _PREPOSITION.split(phrase, maxsplit=1)[0]
    wanted = [base for _, base in bases_in(head)]
    around = frozenset(base for _, base in bases_in(phrase))
    if not wanted or wanted[-1][0].isupper():
        return None
    days: dict[date, int] = {}
    for clause in by_word.get(wanted[-1], ()):
        shared = len(around & clause.words.keys())
        if not clause.first <= start < clause.last and (shared >= 2 or shared == len(set(wanted))):
            days[clause.day] = min(clause.words[wanted[-1]], days.get(clause.day, REACH))
    ranked = sorted(days, key=lambda day: (days[day], day))
    return ranked[0] if ranked and (len(ranked) == 1 or days[ranked[1]] > CLEARLY * days[ranked[0]]) else None


def bases_in(words: str) -> Iterator[tuple[int, str]]:
    """Offset and base of each word that means something; words of one kind of happening count as one."""
    same = load_same()
    for match in _WORD.finditer(words):
        word = match.group()
        if word.lower() in _EMPTY:
            continue
        base = same.get(word.lower()) or same.get(stem_of(word.lower()))
        yield match.start(), base or (word if word[0].isupper() and match.start() else stem_of(word.lower()))


def stem_of(word: str) -> str:
    """A word without its ending: "bombings", "bombed" and "bomb" alike."""
    for ending in ("ings", "ing", "ed", "es", "s"):
        stem = word.removesuffix(ending)
        if stem != word and len(stem) >= 3:
            doubled = len(stem) > 3 and stem[-1] == stem[-2] and stem[-1] not in "ls"
            return stem[:-1] if doubled else stem.removesuffix("e")
    return word.removesuffix("e") if len(word) > 4 else word


@cache
def load_same() -> Mapping[str, str]:
    """What each irregular form and each word of happenings.yaml counts as; KnowledgeError where it is broken."""
    table = read_table("happenings.yaml")
    same: dict[str, str] = {}
    for group, words in table.get("same", {}).items():
        if not isinstance(words, list):
            raise KnowledgeError(f"times/happenings.yaml: same: {group} is no list")
        same |= {form: group for word in words for form in (str(word), stem_of(str(word)))}
    for form, base in table.get("base", {}).items():
        same[form] = same.get(str(base), stem_of(str(base)))
    return same
