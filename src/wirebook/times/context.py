"""What meanings know beside the words: the reference day, the dates told before, past or future; and what they give."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from wirebook.model import Precision
from wirebook.times.cues import FUTURE, PAST, REPORT, clause_cue, follows_past_verb, is_surely_past
from wirebook.times.grammar import Found
from wirebook.times.lexicon import Lexicon
from wirebook.times.periods import Period

PUBLISHED = "published"
TOLD = "text"
EXPLICIT = "explicit"
SPOKEN = "speech"
"""What a value was reckoned from: the day of publication, a date told before, the words alone, the day of a speech."""

Direction = Callable[[int, int], str | None]
"""Given the offsets of an expression: "past" or "future" for its clause, None where that is not known."""


@dataclass(frozen=True, slots=True)
class Sense:
    """What an expression means: as the model's TimeExpression has it; a type here overrides that of the rule.

    period: the stretch of the calendar that later expressions count from ("the following day")
    """

    value: str | None
    first: date | None = None
    last: date | None = None
    precision: Precision | None = None
    anchor: str | None = None
    type: str | None = None
    period: Period | None = None


@dataclass(frozen=True, slots=True)
class Understood:
    """Words that a rule found and what they mean; start, end: code points; rule: its name."""

    found: Found
    sense: Sense
    start: int
    end: int
    rule: str

    @property
    def day(self) -> date | None:
        """The one day that they mean; None for a longer time, or where nothing anchors them."""
        sense = self.sense
        anchored = sense.anchor is not None and sense.first is not None and sense.first == sense.last
        return sense.first if anchored else None


@dataclass(slots=True)
class Context:
    """The state of reading one text from left to right.

    reference: the day of publication; told: the period told last; told_day, told_quarter: the day, the quarter
    or half told last; told_by: the rule that read the period told last
    """

    lexicon: Lexicon
    reference: date | None
    direction: Direction | None
    told: Period | None = field(default=None)
    told_day: Period | None = field(default=None)
    told_quarter: Period | None = field(default=None)
    told_by: str | None = field(default=None)

    def tell(self, period: Period, rule: str) -> None:
        """Remember a period as told."""
        self.told, self.told_by = period, rule
        if period.grain == "day":
            self.told_day = period
        if period.grain in ("quarter", "half"):
            self.told_quarter = period

    def leave_quarter(self) -> None:
        """A report that goes on about half a year, nine months or the year compares with the year before."""
        self.told_quarter = None
        if self.told and self.told.grain in ("quarter", "half"):
            self.told = self.told_by = None

    def frame(self) -> tuple[date, str] | None:
        """The day that partial dates are completed from, and what it is: the reference, else the date told last."""
        if self.reference:
            return self.reference, PUBLISHED
        return (self.told.first, TOLD) if self.told else None

    def frame_year(self) -> int:
        """The year of `frame`; ValueError where there is none."""
        frame = self.frame()
        if frame is None:
            raise ValueError("nothing tells a year")
        return frame[0].year

    def tense(self, found: Found) -> str | None:
        """ "past" or "future" for the clause of an expression: what the caller says, else from cues beside it."""
        cue = self.sure_tense(found) or self._cue(found)
        return PAST if cue == REPORT else cue

    def sure_tense(self, found: Found) -> str | None:
        """ "past" or "future" where the caller knows it, or a verb of the past stands directly before."""
        told = self.direction(found.start, found.end) if self.direction else None
        return told or (PAST if follows_past_verb(found.tokens.text, found.start) else None)

    def lean(self, found: Found) -> str | None:
        """As `tense`, but a verb of saying says nothing: "said the vote in December"."""
        sure, cue = self.sure_tense(found), self._cue(found)
        return sure or (cue if cue in (PAST, FUTURE) else None)

    @staticmethod
    def surely_past(found: Found) -> bool:
        """Whether the clause tells what happened at the expression, and plans nothing for it."""
        return is_surely_past(found.tokens.text, found.start, found.end)

    @staticmethod
    def _cue(found: Found) -> str | None:
        return clause_cue(found.tokens.text, found.start, found.end)

    def number(self, table: str, word: str) -> int:
        """The number of a word in a class, as the lexicon has it."""
        return int(self.lexicon.value(table, word))

    def code(self, table: str, word: str) -> str:
        """The code of a word in a class, as the lexicon has it."""
        return str(self.lexicon.value(table, word))


def sense_of(period: Period, anchor: str, part: str | None = None) -> Sense:
    """The sense of a period, narrowed to a part of the day where one is given ("TNI" is type TIME)."""
    return Sense(
        value=period.value + (f"T{part}" if part else ""),
        first=period.first,
        last=period.last,
        precision=period.precision,
        anchor=anchor,
        type="TIME" if part else None,
        period=period,
    )


def nothing(value: str | None = None) -> Sense:
    """The sense of an expression that nothing anchors."""
    return Sense(value)
