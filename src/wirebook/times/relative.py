"""Meanings that count from the day of publication or from a date told before: "last month", "a year earlier"."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from wirebook.model import Precision
from wirebook.times import periods
from wirebook.times.absolute import day_in, year_in
from wirebook.times.context import EXPLICIT, PUBLISHED, TOLD, Context, Sense, nothing, sense_of
from wirebook.times.grammar import Found
from wirebook.times.numerals import ordinal_of
from wirebook.times.periods import Period
from wirebook.times.spans import Length, length_of, plain_span

_AFTER_THEN = re.compile(r"\s*(?:[.,;:!?)]|\Z|[\"”’]|\s(?:the|it|he|she|they|we|there|and|most|all|more|many)\b)")
_END_DAY = re.compile(
    r"\s+(?P<ended>ended|ending|ends)\s+(?P<month>[A-Z][a-z]{2,8})\.?(?:\s+(?P<day>\d\d?)\b)?(?:,?\s+(?P<year>(?:19|20)\d\d)\b)?"
)
_SUPERLATIVE = re.compile(r"\b(?:first|only|most|least|worst|best|record|[a-z]{3,}est)\b[^.;:]*\Z")
"""What was not seen for so long: "the worst drought in 40 years"."""

_STEP = re.compile(r"\b(?:last|previous|preceding|past|this|current|next|coming|upcoming|following|that|same)\b")
_LEADS = {
    "last": -1,
    "previous": -1,
    "preceding": -1,
    "past": -1,
    "next": 1,
    "coming": 1,
    "upcoming": 1,
    "following": 1,
}
_YEARS = (-2, -1, 0, 1)
"""Years around the reference in which a season or month may lie: early in a year the winter before is not yet over."""


def step_in(words: str) -> int:
    """How many periods "last", "this", "next" lead: -1, 0, 1."""
    found = _STEP.findall(words)
    return _LEADS.get(found[-1], 0) if found else 0


def daypart_in(found: Found, context: Context) -> str | None:
    """The TIMEX3 code of the part of the day that an expression names."""
    part = found.get("daypart")
    if part:
        return context.code("daypart", part)
    return "NI" if "tonight" in found.words else None


def deictic_day(found: Found, context: Context) -> Sense | None:
    """today, yesterday, tomorrow, tonight; never without a day of publication."""
    if re.match(r"(?:['’]s)?\s+(?:Show|programme)\b", found.after(12)):
        return None
    part = daypart_in(found, context)
    if context.reference is None:
        return Sense(None, type="TIME" if part else None)
    days = context.number("deictic", found.get("deictic") or "today")
    return sense_of(periods.day(context.reference + timedelta(days=days)), PUBLISHED, part)


def part_of_named_day(found: Found, context: Context) -> Sense | None:
    """Mid-afternoon yesterday, early morning Tuesday."""
    return deictic_day(found, context) if found.get("deictic") else weekday(found, context)


def days_off(found: Found, context: Context) -> Sense | None:
    """The day before yesterday, the day after tomorrow."""
    if context.reference is None:
        return nothing()
    return sense_of(periods.day(context.reference + timedelta(days=int(found.rule.arguments["days"]))), PUBLISHED)


def part_of_today(found: Found, context: Context) -> Sense | None:
    """ "this morning", "last night"."""
    if context.reference is None:
        return nothing()
    back = 1 if re.search(r"\blast\b", found.words) else 0
    return sense_of(periods.day(context.reference - timedelta(days=back)), PUBLISHED, daypart_in(found, context))


def overnight(_found: Found, context: Context) -> Sense | None:
    """The night before the day of publication."""
    if context.reference is None:
        return nothing()
    return sense_of(periods.day(context.reference - timedelta(days=1)), PUBLISHED, "NI")


def weekday(found: Found, context: Context) -> Sense | None:
    """A weekday: the latest not after the day of publication; in a clause of the future the next not before it."""
    number = context.number("weekday", found.get("plainweekday") or "")
    part = daypart_in(found, context)
    if context.reference is None:
        return Sense(f"XXXX-WXX-{number}" + (f"T{part}" if part else ""), type="TIME" if part else None)
    day = _weekday_near(context.reference, number, context.tense(found))
    return sense_of(periods.day(day), PUBLISHED, part)


def _weekday_near(reference: date, number: int, tense: str | None) -> date:
    if tense == "future":
        return reference + timedelta(days=(number - reference.isoweekday()) % 7)
    return reference - timedelta(days=(reference.isoweekday() - number) % 7)


def weekday_counted(found: Found, context: Context) -> Sense | None:
    """ "last Monday" lies before the day of publication, "next Friday" after it, "this Sunday" on it or after it."""
    name = found.get("plainweekday") or found.get("weekday") or ""
    number, part = context.number("weekday", name), daypart_in(found, context)
    lead = _STEP.findall(found.words)[-1] if _STEP.search(found.words) else "this"
    if lead in ("previous", "following", "same", "preceding") or found.words.startswith("the next"):
        if context.told_day is None:
            return Sense(None, type="TIME" if part else None)
        base, anchor = context.told_day.first, TOLD
    elif context.reference is None:
        return Sense(f"XXXX-WXX-{number}", type="TIME" if part else None)
    else:
        base, anchor = context.reference, PUBLISHED
    ahead = (number - base.isoweekday()) % 7
    if _LEADS.get(lead, 0) < 0:
        day = base - timedelta(days=(base.isoweekday() - number) % 7 or 7)
    elif _LEADS.get(lead, 0) > 0:
        day = base + timedelta(days=ahead or 7)
    else:
        day = base + timedelta(days=ahead)
    return sense_of(periods.day(day), anchor, part)


def weekday_of_week(found: Found, context: Context) -> Sense | None:
    """Tuesday of last week."""
    number = context.number("weekday", found.get("plainweekday") or "")
    if context.reference is None:
        return nothing(f"XXXX-WXX-{number}")
    whole = periods.shift(periods.week(context.reference), step_in(found.words))
    return sense_of(periods.day(whole.first + timedelta(days=number - 1)), PUBLISHED)


def month_of_counted_year(found: Found, context: Context) -> Sense | None:
    """January this year, June last year."""
    month, frame = context.number("month", found.get("month") or ""), context.frame()
    if frame is None:
        return nothing(f"XXXX-{month:02}")
    return sense_of(periods.month(frame[0].year + step_in(found.words), month), frame[1])


def day_of_counted_year(found: Found, context: Context) -> Sense | None:
    """April 17 last year, 3 May of that same year."""
    number, year = day_in(found), _year_told(found, context)
    if number is None:
        return None
    month = context.number("month", found.get("month") or "")
    return (
        sense_of(periods.day(date(year[0], month, number)), year[1])
        if year
        else nothing(f"XXXX-{month:02}-{number:02}")
    )


def month_of_told_year(found: Found, context: Context) -> Sense | None:
    """August of that same year, March of the following year."""
    month, year = context.number("month", found.get("month") or ""), _year_told(found, context)
    return sense_of(periods.month(year[0], month), year[1]) if year else nothing(f"XXXX-{month:02}")


def _year_told(found: Found, context: Context) -> tuple[int, str] | None:
    """The year that "last year" or "that year" at the end of an expression means, and what it counts from."""
    if re.search(r"\b(?:that|same|following|the next)\b", found.words):
        ahead = 1 if re.search(r"\b(?:following|next)\b", found.words) else 0
        return (context.told.first.year + ahead, TOLD) if context.told else None
    frame = context.frame()
    return (frame[0].year + step_in(found.words), frame[1]) if frame else None


def month_counted(found: Found, context: Context) -> Sense | None:
    """ "last April" is over, "next March" to come, "this December" in the running year."""
    month, frame = context.number("month", found.get("month") or ""), context.frame()
    if frame is None:
        return nothing(f"XXXX-{month:02}")
    reference, step = frame[0], step_in(found.words)
    options = [periods.month(reference.year + years, month) for years in _YEARS]
    return sense_of(_counted(options, reference, step), frame[1])


def season_counted(found: Found, context: Context) -> Sense | None:
    """ "last spring" is over, "next winter" to come, "this summer" in the running year."""
    code, frame = context.code("season", found.get("season") or ""), context.frame()
    if frame is None:
        return nothing(f"XXXX-{code}")
    options = [periods.season(frame[0].year + years, code) for years in _YEARS]
    return sense_of(_counted(options, frame[0], step_in(found.words)), frame[1])


def _counted(options: list[Period], reference: date, step: int) -> Period:
    """Of one period a year, of the years before, of and after the reference: the last over, this year's, the next."""
    if step < 0:
        return next(one for one in reversed(options) if one.last < reference)
    if step > 0:
        return next((one for one in options if one.first > reference), options[-1])
    return options[_YEARS.index(0)]


def period_counted(found: Found, context: Context) -> Sense | None:
    """Last week, this month, next year."""
    grain = context.code("period", found.get("period") or "")
    if context.reference is None:
        return nothing()
    period = periods.shift(periods.containing(grain, context.reference), step_in(found.words))
    return sense_of(period, PUBLISHED)


def past_period(found: Found, context: Context) -> Sense | None:
    """ "the past year": the twelve months up to the day of publication."""
    unit = found.words.split()[-1]
    code = context.code("unit", unit)
    length = Length(1, code)
    if context.reference is None:
        return nothing(length.value)
    first = periods.add(context.reference, code, -1)
    return Sense(length.value, first, context.reference, Precision.INTERVAL, PUBLISHED)


def two_periods_off(found: Found, context: Context) -> Sense | None:
    """The week before last, the year after next."""
    if context.reference is None:
        return nothing()
    here = periods.containing(found.words.split()[1], context.reference)
    return sense_of(periods.shift(here, -2 if found.words.endswith("last") else 2), PUBLISHED)


def weekend(found: Found, context: Context) -> Sense | None:
    """The weekend: the latest begun, that of the running week for "this", the next one in a future clause."""
    if context.reference is None:
        return nothing()
    here = periods.weekend(context.reference)
    step = step_in(found.words)
    if found.words.endswith("this weekend") and context.reference.weekday() < 4 and context.tense(found) == "past":
        step = -1
    if not _STEP.search(found.words):
        step = 0 if here.first <= context.reference or context.tense(found) == "future" else -1
    return sense_of(periods.shift(here, step), PUBLISHED)


def part_of_period(found: Found, context: Context) -> Sense | None:
    """The end of the year, later in the week, the end of the day: of the period that the article is in."""
    grain = found.words.split()[-1]
    if not re.search(r"\b(?:end|beginning|start|middle|close|early|earlier|late|later|mid)\b", found.words):
        return None
    if re.match(r"\s+(?:of|that|when|before|after|,? \d)", found.after(10)) or context.reference is None:
        return nothing() if context.reference is None else None
    if grain == "day" and context.told_day:
        return sense_of(context.told_day, TOLD)
    return sense_of(periods.containing(grain, context.reference), PUBLISHED)


def running_year(_found: Found, context: Context) -> Sense | None:
    """ "this years fair", its apostrophe left out."""
    return sense_of(periods.year(context.reference.year), PUBLISHED) if context.reference else nothing()


def year_end(found: Found, context: Context) -> Sense | None:
    """Year-end: the running year (its modifier says the end)."""
    if context.reference is None:
        return nothing()
    grain = "month" if "month" in found.words else "year"
    return sense_of(periods.containing(grain, context.reference), PUBLISHED)


def ago(found: Found, context: Context) -> Sense | None:
    """Two days ago, a year ago, two weeks from now: as precise as the unit."""
    length, sign = length_of(found, context), int(found.rule.arguments["sign"])
    if length is None:
        return None
    if length.count is None:
        return nothing("PAST_REF" if sign < 0 else "FUTURE_REF")
    if sign < 0 and length.unit == "Y" and length.count == 1 and context.told and context.told.grain == "quarter":
        return _compared(periods.shift_years(context.told, -1), TOLD)
    if context.reference is None:
        return nothing()
    return sense_of(_reckoned(context.reference, length, sign), PUBLISHED)


def length_ahead(found: Found, context: Context) -> Sense | None:
    """ "in five years": of a clause of the future the time when they are over, else how long it takes."""
    plain, length = plain_span(found, context), length_of(found, context)
    if plain is None or length is None or length.count is None or length.unit[0] == "T" or context.reference is None:
        return plain
    if context.tense(found) != "future" or _SUPERLATIVE.search(found.before(60)):
        return plain
    return replace(sense_of(_reckoned(context.reference, length, 1), PUBLISHED), type="DATE")


def _compared(period: Period, anchor: str) -> Sense:
    """The sense of a period that something is compared with: what is told next does not count from it."""
    return replace(sense_of(period, anchor), period=None)


def _reckoned(base: date, length: Length, sign: int) -> Period:
    """The period so far from a day: a day for days and one week, else the week, month or year it falls in."""
    count = length.count or 0
    when = periods.add(base, length.unit, sign * int(count) if count >= 1 else sign)
    grain = {"W": "week", "M": "month", "Q": "quarter", "Y": "year", "E": "year", "C": "year", "L": "year"}.get(
        length.unit
    )
    if length.unit == "W" and count == 1:
        grain = "day"
    return periods.containing(grain or "day", when)


def told_later(found: Found, context: Context) -> Sense | None:
    """Three weeks later, a month earlier: from the date told before; a year earlier also from that of publication."""
    length, sign = length_of(found, context), int(found.rule.arguments["sign"])
    if length is None:
        return None
    if length.count is None or length.unit[0] == "T":
        return Sense(length.value, type="DURATION")
    told = context.told_day if length.unit in ("D", "W") else context.told
    if sign < 0 and length.value == "P1Y" and told and told.grain == "year" and context.told_by in ("ago", "earlier"):
        return _compared(told, TOLD)  # compared with the same year once more
    if told is None:
        if sign < 0 and length.unit in ("Y", "M", "E") and context.reference:
            return _compared(_reckoned(context.reference, length, sign), PUBLISHED)
        return Sense(length.value, type="DURATION")
    if length.unit == "Y" and sign < 0 and told.grain in ("quarter", "half", "month"):
        return _compared(periods.shift_years(told, sign * int(length.count)), TOLD)
    return sense_of(_reckoned(told.first, length, sign), TOLD)


def told_period(found: Found, context: Context) -> Sense | None:
    """The following day, that week, the same year: from the date told before."""
    grain = found.words.split()[-1]
    told = context.told_day if grain in ("day", "week", "weekend") else context.told
    if told is None and context.reference and grain != "day" and "the next" in found.words:
        return sense_of(periods.shift(periods.containing(grain, context.reference), 1), PUBLISHED)
    if told is None:
        return nothing()
    if periods.GRAINS.index(told.grain) > periods.GRAINS.index(grain):
        return nothing()
    return sense_of(periods.shift(periods.containing(grain, told.first), step_in(found.words)), TOLD)


def told_day(found: Found, context: Context) -> Sense | None:
    """The day before, the day after."""
    if context.told_day is None:
        return nothing()
    return sense_of(periods.shift(context.told_day, int(found.rule.arguments["days"])), TOLD)


def told_then(found: Found, context: Context) -> Sense | None:
    """Until then: the date told last; "by then minister Smith" is no time."""
    if not _AFTER_THEN.match(found.after(12)):
        return None
    return sense_of(context.told, TOLD) if context.told else nothing()


def told_night(found: Found, context: Context) -> Sense | None:
    """The night before, the evening before: of the day told."""
    if context.told_day is None:
        return Sense(None, type="TIME")
    return sense_of(periods.shift(context.told_day, -1), TOLD, daypart_in(found, context))


def told_year(found: Found, context: Context) -> Sense | None:
    """The year before, the month after."""
    grain = found.words.split()[1]
    sign = -1 if found.words.endswith("before") else 1
    if context.told is None or periods.GRAINS.index(context.told.grain) > periods.GRAINS.index(grain):
        return nothing()
    return sense_of(periods.shift(periods.containing(grain, context.told.first), sign), TOLD)


def year_ago_period(found: Found, context: Context) -> Sense | None:
    """The year-earlier quarter: a year before the quarter told, or before the publication."""
    number = ordinal_of(found.get("ordinal") or "")
    told = context.told_quarter
    if number is None and told:
        return _compared(periods.shift_years(told, -1), TOLD)
    if context.reference is None:
        return nothing()
    if number in (1, 2, 3, 4):
        return _compared(periods.quarter(context.reference.year - 1, number), PUBLISHED)
    return _compared(periods.year(context.reference.year - 1), PUBLISHED)


def period_of_year(found: Found, context: Context) -> Sense | None:
    """The 1988 period: the quarter told, of that year."""
    year = year_in(found)
    if year is None:
        return None
    if context.told_quarter:
        return _compared(periods.shift_years(context.told_quarter, year - context.told_quarter.first.year), TOLD)
    return _compared(periods.year(year), EXPLICIT)


def latest_period(found: Found, context: Context) -> Sense | None:
    """The latest quarter: the one told, else the last one over."""
    if found.words.endswith("period") and "latest" not in found.words:
        return None
    told, day = context.told_quarter, context.reference
    running = told and day and told.last >= day and re.search(r"\b(?:latest|recent)\b", found.words)
    if told and not running:
        return sense_of(told, TOLD)
    if day is None:
        return nothing()
    return sense_of(periods.shift(periods.containing("quarter", day), -1), PUBLISHED)


def quarter_ended(found: Found, context: Context) -> Sense | None:
    """The quarter ended Sept. 30: the one told before, else that of the calendar that most of it lies in."""
    end = _end_told(found, context)
    if end is None:
        return latest_period(found, context)
    first = periods.add_months(end + timedelta(days=1), -3)
    if told := context.told_quarter:
        return Sense(told.value, first, end, Precision.INTERVAL, EXPLICIT, period=told)
    return sense_of(periods.containing("quarter", end - timedelta(days=45)), EXPLICIT)


def year_ended(found: Found, context: Context) -> Sense | None:
    """The year ended March 31: twelve months, up to that day."""
    end = _end_told(found, context)
    if end is None:
        return nothing("P1Y")
    return Sense("P1Y", periods.add_months(end, -12) + timedelta(days=1), end, Precision.INTERVAL, EXPLICIT)


def span_ended(found: Found, context: Context) -> Sense | None:
    """The nine months ended Sept. 30: up to that day."""
    plain, length, end = plain_span(found, context), length_of(found, context), _end_told(found, context)
    if plain is None or length is None or length.count is None or end is None or length.unit[0] == "T":
        return plain
    first = periods.add(end + timedelta(days=1), length.unit, -int(length.count))
    return replace(plain, first=first, last=end, precision=Precision.INTERVAL, anchor=EXPLICIT)


def _end_told(found: Found, context: Context) -> date | None:
    """The day that the words after an expression end it with; None where there is none."""
    told = _END_DAY.match(found.after(40))
    table = context.lexicon.tables["month"]
    if told is None or told["month"].lower() not in table:
        return None
    if context.reference is None and not told["year"]:
        return None
    month, ahead = int(table[told["month"].lower()]), told["ended"] == "ending"
    years = [int(told["year"])] if told["year"] else [context.frame_year() + step for step in (-1, 0, 1)]
    days = [date(year, month, int(told["day"])) if told["day"] else periods.month(year, month).last for year in years]
    if told["year"] or context.reference is None:
        return days[0]
    over = [one for one in days if (one >= context.reference if ahead else one <= context.reference)]
    return (over[0] if ahead else over[-1]) if over else None


def whole_period(found: Found, context: Context) -> Sense | None:
    """For the year: the running one, or the fiscal or calendar year told last."""
    told, day = context.told, context.reference
    if found.text.endswith("Year"):
        return None  # "Coach of the Year"
    if told and told.grain == "year" and (day is None or abs(told.first.year - day.year) <= 1):
        return sense_of(told, TOLD)
    return sense_of(periods.year(day.year), PUBLISHED) if day else nothing()
