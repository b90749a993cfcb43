"""Finding the time expressions of a text: tokens, rules, meanings, guards."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from functools import cache

from wirebook.errors import KnowledgeError, UsageError
from wirebook.model import Span, TimeExpression
from wirebook.times import absolute, clock, relative, spans
from wirebook.times.context import Context, Direction, Sense, Understood
from wirebook.times.grammar import Found, Grammar, load_grammar
from wirebook.times.happenings import count_from_happenings
from wirebook.times.joins import join, settle_clocks
from wirebook.times.modifiers import modifier_of
from wirebook.times.speech import anchor_in_speech

Meaning = Callable[[Found, Context], Sense | None]
"""What a rule's words mean; None declines the match."""

_MODULES = (absolute, relative, spans, clock)
_GLUED_BEFORE = re.compile(r"(?:\w|[$€£¥#@&]|[.,]\d?|\w[./_]|[A-Za-z0-9][-–])\Z")
_HYPHEN_ALLOWED = re.compile(r"\b(?:mid|pre|post|late|early|ex|non)[-–]\Z", re.IGNORECASE)

_REPORTED = frozenset({"P6M", "P9M", "P1Y"})
_OF_REPORT = re.compile(r"\b(?:for|in|of|over)\s+\Z", re.IGNORECASE)
_BOUND = re.compile(r"\bend(?:ed|ing|s)\s+\Z")


def find(text: str, reference: str | date | None = None, *, direction: Direction | None = None) -> list[TimeExpression]:
    """The time expressions of a text in order, none overlapping another; spans count code points.

    reference: the day of publication (ISO); without it what counts from it has no value
    direction: given the offsets of an expression, "past" or "future" for the clause it stands in, None where not known
    UsageError where the reference is no ISO date.
    """
    grammar = load_grammar()
    context = Context(grammar.lexicon, _day(reference), direction)
    meanings = load_meanings()
    understood: list[Understood] = []
    taken = 0
    for position, candidates in grammar.scan(grammar.tokenizer.cut(text)):
        if position < taken:
            continue
        for found in candidates:
            sense = _understand(found, context, meanings)
            if sense is not None:
                understood.append(Understood(found, sense, found.start, found.end, found.rule.name))
                taken = found.match.end()
                _remember(found, sense, context)
                break
    return [_expression(one, grammar) for one in _relate(understood, text, context)]


def _relate(understood: list[Understood], text: str, context: Context) -> list[Understood]:
    """What the expressions mean together: counted from a speech, from the date beside, from a happening told."""

    def understand_again(one: Understood, other: Context) -> Sense | None:
        return _understand(one.found, other, load_meanings())

    spoken = anchor_in_speech(understood, text, context, understand_again)
    return settle_clocks(count_from_happenings(join(spoken, text, context), text, context), text)


def _remember(found: Found, sense: Sense, context: Context) -> None:
    """What later expressions count from; the last day of a quarter or year ("ended Sept. 30") only bounds it."""
    if sense.value in _REPORTED and _OF_REPORT.search(found.before(24)):
        context.leave_quarter()
    if sense.period is not None and not _BOUND.search(found.before(12)):
        context.tell(sense.period, found.rule.name)


def _day(reference: str | date | None) -> date | None:
    if reference is None or isinstance(reference, date):
        return reference
    try:
        return date.fromisoformat(reference[:10])
    except ValueError as error:
        raise UsageError(f"the reference '{reference}' is no ISO date; give YYYY-MM-DD") from error


def _understand(found: Found, context: Context, meanings: Mapping[str, Meaning]) -> Sense | None:
    if _is_glued(found):
        return None
    try:
        return meanings[found.rule.meaning](found, context)
    except (ValueError, OverflowError):
        # A date that the calendar does not have ("31 June", the year 12000): not a date of ours.
        return None


def _is_glued(found: Found) -> bool:
    """Whether the words are part of a longer thing: a code, a price, a decimal number, an address of the web."""
    text, start, end = found.tokens.text, found.start, found.end
    if end < len(text) and (text[end].isalnum() or text[end] in "@_"):
        return True
    if not text[start].isalnum() or start == 0 or text[start - 1].isspace():
        return False
    before = text[max(0, start - 6) : start]
    if text[start].isdigit():
        return bool(_GLUED_BEFORE.search(before)) and not _HYPHEN_ALLOWED.search(before)
    return before[-1].isalnum() or before[-1] in "@_/#"


def _expression(one: Understood, grammar: Grammar) -> TimeExpression:
    found, sense = one.found, one.sense
    text = found.tokens.text[one.start : one.end]
    return TimeExpression(
        span=Span(one.start, one.end),
        text=text,
        type=sense.type or found.rule.type,
        value=sense.value,
        first=sense.first.isoformat() if sense.first else None,
        last=sense.last.isoformat() if sense.last else None,
        precision=sense.precision,
        modifier=modifier_of(found.words, found.before(80), grammar.lexicon),
        anchor=sense.anchor,
        rule=one.rule,
    )


@cache
def load_meanings() -> Mapping[str, Meaning]:
    """The meaning of each name that a rule gives; KnowledgeError where a rule names one that is not there."""
    names = {rule.meaning for rule in load_grammar().rules}
    meanings = {name: getattr(module, name) for module in _MODULES for name in names if hasattr(module, name)}
    if missing := sorted(names - meanings.keys()):
        raise KnowledgeError(f"times/rules.yaml: no meaning {', '.join(missing)}")
    return meanings
