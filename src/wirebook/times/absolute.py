"""Meanings of calendar dates: days, months, quarters, seasons, years, decades, centuries, holidays."""

from __future__ import annotations

import re
from datetime import date, timedelta

from wirebook.model import Precision
from wirebook.times import periods
from wirebook.times.context import EXPLICIT, TOLD, Context, Sense, nothing, sense_of
from wirebook.times.grammar import Found
from wirebook.times.numerals import ordinal_of, year_of
from wirebook.times.periods import Period

NEAR = 100
"""A day or month without a year may begin so many days on the side that the tense does not speak for: the words beside
it may tell the tense of another verb ("the bank agreed to a vote in December")."""

PRONE_TO_COUNT = re.compile(r"\s*(?:[a-z]{3,}s\b(?!['’])|%|percent|per cent)")
TAKES_YEAR = re.compile(
    r"(?:\b(?:in|since|by|until|till|from|of|to|between|and|during|before|after|around|about|circa|early|late|mid|"
    r"through|throughout|over|for|back in|than|as|the|this|or|is|was|his|her|its|their|ca?\.)|[(\[,–—-])\s*\Z",
    re.IGNORECASE,
)
LEADS = {"last": -1, "this": 0, "next": 1}
ADDRESS = re.compile(r"\s+(?:[A-Z][a-z]+\s+){1,2}(?:Street|St|Avenue|Ave|Road|Rd|Boulevard|Lane|Drive|Square)\b")
STREET = re.compile(r"\s+(?:Street|St|Avenue|Ave|Road|Rd|Boulevard|Lane|Drive|Square)\b")
SURE_YEAR = re.compile(r"\b(?:(?:the|in|since|during|by|from)\s+|(?:post|pre|mid|late|early)[-–])\Z", re.IGNORECASE)
INDEFINITE = re.compile(r"\ba\s+\Z", re.IGNORECASE)
NAMED_BY_YEAR = re.compile(r"\s+(?:[A-Z][a-z]+|(?!years?\b)[a-z]{2,}[^s\W\d_])\b")
COUNTING = re.compile(r"\b(?:of|than|over|about|around|nearly|to)\s+\Z", re.IGNORECASE)
LEADS_ON = re.compile(
    r"\s+(?:and|or|to|when|as|with|but|was|were|is|are|has|had|in|on|at|by|for|from|the|a|an|after|before|until|till|that|"
    r"which|who|he|she|it|they|we|you|through|because|while|if|into|under|over|during|against|amid|between|among|within|"
    r"where|since|so|then|also|not|did|does|do|have|be|been|may|can|could|should|will|would|alone|year|season|edition|"
    r"race|[a-z]+(?:ly|ed|ing))\b"
)
NO_YEAR = re.compile(
    r"(?:\b(?:no|room|flight|route|highway|resolution|page|number|channel|unit|level|some|nearly|almost|least|than|"
    r"roughly|approximately|another|only|all|those|these|chapter|section|law|act|bus|train|gate|vol|issue|up to)\.?"
    r"|[$€£¥#@+=/]|(?-i:[A-Z0-9])[-–.])\s*\Z",
    re.IGNORECASE,
)


def iso_date(found: Found, _context: Context) -> Sense | None:
    """2025-08-12, with or without a clock time."""
    day = periods.day(date.fromisoformat(found.text[:10]))
    sense = sense_of(day, EXPLICIT)
    if len(found.text) > 10:
        return Sense(found.text.upper().replace(" ", "T"), day.first, day.last, day.precision, EXPLICIT, "TIME", day)
    return sense


def slashed_date(found: Found, _context: Context) -> Sense | None:
    """25/08/2025: a value only where one number cannot be a month, or both are the same; with dots the day is first."""
    one, two, year = (int(part) for part in re.split(r"[/.]", found.text))
    if "." in found.text or one > 12 or one == two:
        return sense_of(periods.day(date(year, two, one)), EXPLICIT)
    if two > 12:
        return sense_of(periods.day(date(year, one, two)), EXPLICIT)
    return nothing()


def year_in(found: Found) -> int | None:
    """The year that an expression tells in four digits, in two with an apostrophe, or in words."""
    if short := found.get("year2"):
        number = int(short[1:3])
        return 1900 + number if number > 40 else 2000 + number
    year = found.get("year")
    if year is None:
        return None
    return int(year) if year.isdigit() else year_of(year)


def day_in(found: Found) -> int | None:
    """The number of a day: "12", "12th", "twelfth"; None where it is none of a month."""
    if plain := found.get("day"):
        return int(plain)
    number = ordinal_of(found.get("dayth") or found.get("number_day") or "")
    return number if number is not None and number <= 31 else None


def calendar_day(found: Found, context: Context) -> Sense | None:
    """A day of a month, with or without its year."""
    number, month = day_in(found), context.number("month", found.get("month") or "")
    if STREET.match(found.after(12)):
        return None
    if number is None or re.search(rf"{number}\s*,?\s*-?\Z", found.before(0)):
        return None
    year = year_in(found)
    if year is not None:
        return sense_of(periods.day(date(year, month, number)), EXPLICIT)
    frame = context.frame()
    if frame is None:
        return nothing(f"XXXX-{month:02}-{number:02}")
    candidates = [day for step in (-1, 0, 1) if (day := _day_or_none(frame[0].year + step, month, number))]
    if lead := LEADS.get(found.words.split()[0]):
        if re.search(r"\b(?:will|would|to|could|may|might|can|must|not|['’]t)\s+\Z", found.before(8)):
            return None  # "the fair will last September 1 to 3"
        candidates = [day for day in candidates if (day - frame[0]).days * lead > 0]
        return sense_of(periods.day(max(candidates) if lead < 0 else min(candidates)), frame[1]) if candidates else None
    if name := found.get("weekday"):
        weekday = context.number("weekday", name)
        candidates = [day for day in candidates if day.isoweekday() == weekday] or candidates
    if not candidates:
        return None
    return sense_of(
        periods.day(_nearest_day(candidates, frame[0], context.lean(found), context.sure_tense(found))), frame[1]
    )


def _day_or_none(year: int, month: int, number: int) -> date | None:
    """A day, None where its month is shorter or the year out of the calendar."""
    if not 1 <= year <= 9999 or number > periods.month(year, month).last.day:
        return None
    return date(year, month, number)


def _nearest_day(candidates: list[date], reference: date, tense: str | None, sure: str | None) -> date:
    allowed = candidates
    if sure == "past":
        allowed = [day for day in candidates if day <= reference] or candidates
        return max(allowed)
    if tense == "past":
        allowed = [day for day in candidates if day <= reference + timedelta(days=NEAR)] or candidates
    elif tense == "future":
        allowed = [day for day in candidates if day >= reference - timedelta(days=NEAR)] or candidates
    return min(allowed, key=lambda day: (abs((day - reference).days), day))


def second_day(found: Found, context: Context) -> Sense | None:
    """The second day of "on April 24 and 25": of the month told just before."""
    told = context.told_day
    number = int(found.get("day") or 0)
    if told is None or not re.search(
        rf"\b[A-Z][a-z]{{2,}}\.?\s+{told.first.day}\s+(?:and|or|to)\s+\Z", found.before(30)
    ):
        return None
    if (
        number <= told.first.day
        or _is_counted(found.after(40), context)
        or re.match(r"[-–:.,/%]?\d|\s*%", found.after(4))
    ):
        return None
    return sense_of(periods.day(told.first.replace(day=number)), TOLD)


def day_range(found: Found, context: Context) -> Sense | None:
    """Several days of one month: "May 3-5"."""
    month = context.number("month", found.get("month") or "")
    one, two = (int(re.sub(r"\D", "", found.get(name) or "0")) for name in ("first", "second"))
    if one >= two:
        return None
    year, anchor = year_in(found), EXPLICIT
    if year is None:
        frame = context.frame()
        if frame is None:
            return nothing(f"XXXX-{month:02}-{one:02}/XXXX-{month:02}-{two:02}")
        candidates = [day for step in (-1, 0, 1) if (day := _day_or_none(frame[0].year + step, month, one))]
        year, anchor = _nearest_day(candidates, frame[0], context.lean(found), context.sure_tense(found)).year, frame[1]
    first, last = date(year, month, one), date(year, month, two)
    return Sense(f"{first}/{last}", first, last, Precision.INTERVAL, anchor, None, periods.day(last))


def bare_day(found: Found, context: Context) -> Sense | None:
    """ "the 15th": the latest such day (the next one where the clause is of the future)."""
    number, frame = day_in(found), context.frame()
    if number is None or frame is None:
        return nothing(f"XXXX-XX-{number:02}") if number else None
    reference, future = frame[0], context.tense(found) == "future"
    for step in range(4):
        month = periods.shift(periods.month(reference.year, reference.month), step if future else -step)
        day = _day_or_none(month.first.year, month.first.month, number)
        if day and (day >= reference if future else day <= reference):
            return sense_of(periods.day(day), frame[1])
    return None


def week_of_day(found: Found, context: Context) -> Sense | None:
    """ "the week of March 6": the calendar week that holds the day."""
    sense = calendar_day(found, context)
    if sense is None or sense.first is None or sense.anchor is None:
        return nothing()
    return sense_of(periods.week(sense.first), sense.anchor)


def month_of_year(found: Found, context: Context) -> Sense | None:
    """August 2025."""
    year = year_in(found)
    if year is None:
        return None
    return sense_of(periods.month(year, context.number("month", found.get("month") or "")), EXPLICIT)


def month_alone(found: Found, context: Context) -> Sense | None:
    """A month without a year: the latest of a past clause, the next of a future one, else the nearer."""
    name = found.get("month") or found.get("plainmonth") or found.get("abbreviated") or ""
    month, frame = context.number("month", name), context.frame()
    if re.match(r"\s+(?:\d|Street|Avenue|Road|Revolution)", found.after(12)):
        return None
    if len(name) == 3 and name != "May" and re.match(r"\s+(?:[A-Z][a-z]|del?\b|d[aiu]\b|[le]l\b|la\b)", found.after(5)):
        return None  # "Jan Kowalski", "Mar del Plata"
    if frame is None:
        return nothing(f"XXXX-{month:02}")
    reference = frame[0]
    options = [periods.month(reference.year + step, month) for step in (-1, 0, 1)]
    tense = None if _is_attribute(found) else context.lean(found)
    if tense == "past" and context.sure_tense(found) is None and not context.surely_past(found):
        options, tense = [one for one in options if (one.first - reference).days <= NEAR], None
    return sense_of(_nearest(options, reference, tense), frame[1])


def _is_attribute(found: Found) -> bool:
    """Whether the month only says which ("a June agreement"): the verb beside it tells nothing of it."""
    return bool(
        re.search(r"\b(?:an?|its|his|her|their)\s+\Z", found.before(8)) and re.match(r"\s+[a-z]", found.after(4))
    )


def _nearest(options: list[Period], reference: date, tense: str | None) -> Period:
    past = [one for one in options if one.first <= reference]
    future = [one for one in options if one.last >= reference]
    if tense == "past" and past:
        return past[-1]
    if tense == "future" and future:
        return future[0]
    return min(options, key=lambda one: (abs((one.first - reference).days), one.first))


def bare_year(found: Found, context: Context) -> Sense | None:
    """A year by itself: declined where the number counts or names something."""
    text, year = found.get("year") or "", year_in(found)
    if year is None:
        return None
    before, after = found.before(24), found.after(40)
    if found.text == text and text.isdigit():
        if NO_YEAR.search(before) and not SURE_YEAR.search(before):
            return None
        if re.match(r"(?:[-–]\w*\d|,\d|\.\d|:\d|/\d)", after):
            return None
        if INDEFINITE.search(before) and not NAMED_BY_YEAR.match(after):
            return None
        if _is_counted(after, context) and not SURE_YEAR.search(before):
            return None
        if COUNTING.search(before) and re.match(r"\s+[a-z]", after) and not _belongs_to_year(after, context):
            return None
        if year < 1800 and not TAKES_YEAR.search(before):
            return None
    elif (
        not text.isdigit()
        and text.lower().startswith("two")
        and not TAKES_YEAR.search(before)
        and "year" not in found.words
    ):
        return None
    return sense_of(periods.year(year), EXPLICIT)


def _belongs_to_year(after: str, context: Context) -> bool:
    """Whether the words after a year lead on, or name what is called by its year ("of 2000 levels")."""
    word = re.match(r"\s*([A-Za-z]+)", after)
    return bool(LEADS_ON.match(after)) or (word is not None and "yearly" in context.lexicon.classes_of(word[1]))


def _is_counted(after: str, context: Context) -> bool:
    """Whether the words after a number are what it counts, or the street that it is the house of."""
    word = re.match(r"\s*([A-Za-z]+)", after)
    classes = context.lexicon.classes_of(word[1]) if word else frozenset()
    if "yearly" in classes:
        return False
    return bool(PRONE_TO_COUNT.match(after) or ADDRESS.match(after)) or "counted" in classes


def short_year(found: Found, _context: Context) -> Sense | None:
    """'89."""
    year = year_in(found)
    return sense_of(periods.year(year), EXPLICIT) if year else None


def fiscal_year(found: Found, _context: Context) -> Sense | None:
    """A fiscal year, taken as the calendar year of its number: where it begins and ends differs by country."""
    year = year_in(found)
    return sense_of(periods.year(year), EXPLICIT) if year else None


def year_range(found: Found, _context: Context) -> Sense | None:
    """2014-16: glued together; spaced years stand for themselves."""
    text = found.text
    if " " in text or NO_YEAR.search(found.before(24)) or re.match(r"[-–/]?\d", found.after(2)):
        return None
    first, second = re.split(r"[-–/]", text)
    if len(second) == 2:
        second = first[:2] + second
    if len(first) != 4 or len(second) != 4 or int(second) <= int(first):
        return None
    one, two = periods.year(int(first)), periods.year(int(second))
    return Sense(f"{first}/{second}", one.first, two.last, Precision.INTERVAL, EXPLICIT, None, two)


def decade(found: Found, context: Context) -> Sense | None:
    """The 1990s, the '80s, the sixties."""
    if word := found.get("decadeword"):
        return sense_of(periods.decade(context.number("decadeword", word)), EXPLICIT)
    digits = re.sub(r"\D", "", found.get("decade") or "")
    if len(digits) == 2:
        return sense_of(periods.decade(int(f"19{digits}"[:3])), EXPLICIT) if re.match(r"the\b|'", found.words) else None
    return sense_of(periods.decade(int(digits[:3])), EXPLICIT) if digits else None


def century(found: Found, _context: Context) -> Sense | None:
    """The 19th century; before our era without an interval."""
    number = ordinal_of(found.get("ordinal") or "")
    if number is None or not 1 <= number <= 30:
        return None
    if (found.get("era") or "").upper() in ("BC", "BCE"):
        return nothing(f"BC{number - 1:02}")
    return sense_of(periods.century(number - 1), EXPLICIT)


def quarter_of_year(found: Found, _context: Context) -> Sense | None:
    """The first quarter of 2012, the second half of 2014, Q3 2015."""
    year, part = year_in(found), _part_of_year(found)
    return sense_of(_part_period(year, *part), EXPLICIT) if year and part else None


def _part_of_year(found: Found) -> tuple[str, int] | None:
    """Which part of a year: ("quarter", 3) or ("half", 1)."""
    if word := found.get("quarterword"):
        return ("quarter" if word[0] in "Qq" else "half"), int(word[1])
    grain = "half" if re.search(r"\bhalf\b", found.words) else "quarter"
    number = ordinal_of(found.get("ordinal") or "") or int(found.rule.arguments.get("number", 0))
    return (grain, number) if 1 <= number <= (2 if grain == "half" else 4) else None


def _part_period(year: int, grain: str, number: int) -> Period:
    return periods.half(year, number) if grain == "half" else periods.quarter(year, number)


def quarter_of_counted_year(found: Found, context: Context) -> Sense | None:
    """The first half of this year; last year's third quarter."""
    part = _part_of_year(found)
    step = next((LEADS[word] for word in found.words.split() if word in LEADS), 0)
    frame = context.frame()
    if part is None or frame is None:
        return nothing() if part else None
    return sense_of(_part_period(frame[0].year + step, *part), frame[1])


def quarter_alone(found: Found, context: Context) -> Sense | None:
    """A quarter without a year: the latest that has begun; beside a verb of the future the nearest."""
    part, frame = _part_of_year(found), context.frame()
    if part is None or frame is None:
        return nothing(f"XXXX-Q{part[1]}" if part[0] == "quarter" else f"XXXX-H{part[1]}") if part else None
    reference = frame[0]
    if "of the year" in found.words:
        return sense_of(_part_period(reference.year, *part), frame[1])
    options = [_part_period(reference.year + step, *part) for step in (-1, 0, 1)]
    tense = context.tense(found)
    if tense == "future" and context.sure_tense(found) is None:
        tense = None  # "third-quarter profit will be told": the verb is not about the quarter
    else:
        tense = tense or "past"
    return sense_of(_nearest(options, reference, tense), frame[1])


def season_of_year(found: Found, context: Context) -> Sense | None:
    """Spring 2014."""
    year = year_in(found)
    return sense_of(periods.season(year, context.code("season", found.get("season") or "")), EXPLICIT) if year else None


def season_alone(found: Found, context: Context) -> Sense | None:
    """A season without a year: the latest that has begun, the next one in a future clause."""
    code, frame = context.code("season", found.get("season") or ""), context.frame()
    if frame is None:
        return nothing(f"XXXX-{code}")
    options = [periods.season(frame[0].year + step, code) for step in (-1, 0, 1)]
    return sense_of(_nearest(options, frame[0], context.tense(found) or "past"), frame[1])


def holiday(found: Found, context: Context) -> Sense | None:
    """A holiday by name; the day only where a year is told or can be reckoned."""
    kind, told = str(found.rule.arguments["kind"]), str(found.rule.arguments["day"])
    if not found.text[:1].isupper() and not found.words.startswith(("last", "this", "next")):
        return None
    if kind == "text" or (kind == "easter" and re.search(r"\b(?:Orthodox|Coptic|Greek)\s+\Z", found.before(12))):
        return nothing()
    year, frame = year_in(found), context.frame()
    if year is not None:
        return sense_of(_or_its_week(found, periods.day(_holiday_day(kind, told, year))), EXPLICIT)
    if frame is None:
        return nothing(f"XXXX-{told}" if kind == "fixed" else None)
    days = [periods.day(_holiday_day(kind, told, frame[0].year + step)) for step in (-1, 0, 1)]
    near = [day for day in days if abs((day.first - frame[0]).days) <= 14]
    if near and not found.words.startswith(("last", "next")):
        return sense_of(_or_its_week(found, near[0]), frame[1])
    lead = {"last": "past", "next": "future"}.get(found.words.split()[0])
    if lead:
        days = [day for day in days if day.first != frame[0]]
    return sense_of(_or_its_week(found, _nearest(days, frame[0], lead or context.tense(found))), frame[1])


def _or_its_week(found: Found, day: Period) -> Period:
    """The day of a holiday, or the week or weekend of it where the words say so ("Easter week")."""
    grain = found.words.split()[-1]
    return periods.containing(grain, day.first) if grain in ("week", "weekend") else day


def _holiday_day(kind: str, told: str, year: int) -> date:
    if kind == "easter":
        return periods.easter(year) + timedelta(days=int(told))
    if kind == "nth":
        month, weekday, which = told.split("-", 2)
        return periods.nth_weekday(year, int(month), int(weekday), int(which))
    return date(year, int(told[:2]), int(told[3:]))
