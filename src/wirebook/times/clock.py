"""Meanings of clock times and parts of the day."""

from __future__ import annotations

import re
from datetime import timedelta

from wirebook.times import periods
from wirebook.times.absolute import calendar_day
from wirebook.times.context import TOLD, Context, Sense, sense_of
from wirebook.times.grammar import Found
from wirebook.times.periods import Period
from wirebook.times.relative import deictic_day, part_of_today, weekday

_CLOCK_PREPOSITION = re.compile(
    r"(?:\b(?:at|by|until|till|from|since|before|after|about|around|to|and|between)|[(–-])\s*\Z"
)


def clock_time(found: Found, context: Context) -> Sense | None:
    """10 a.m. GMT, noon Thursday, Monday at 14:30: of the day named, else of the day told last, else of publication."""
    time = _time_of(found, context)
    if time is None or _is_score(found):
        return None
    zone = found.get("zone")
    suffix = context.code("zone", zone) if zone else ""
    day = _day_of(found, context)
    if day is None or day.first is None:
        open_day = day.value if day and day.value else "XXXX-XX-XX"
        return Sense(None if found.get("deictic") else f"{open_day}T{time}{suffix}", type="TIME")
    date = day.first + timedelta(days=1) if time == "24:00" and not found.get("daypart") else day.first
    told = periods.day(date)
    value = f"{day.first.isoformat() if time == '24:00' else told.value}T{time}{suffix}"
    return Sense(value, day.first, day.first, told.precision, day.anchor, "TIME", periods.day(day.first))


def clock_of_told_day(found: Found, context: Context) -> Sense | None:
    """2:30 the next day: counted from the day told last."""
    time, told = _time_of(found, context), context.told_day
    if time is None or told is None:
        return Sense(None, type="TIME") if time else None
    day = periods.shift(told, 1 if re.search(r"\b(?:next|following)\b", found.words) else 0)
    return Sense(f"{day.value}T{time}", day.first, day.first, day.precision, TOLD, "TIME", day)


def _is_score(found: Found) -> bool:
    """Whether a bare "2:30" or "quarter to five" stands where no clock time can: a result, a verse, a share."""
    if found.get("hourword") and re.search(r"\b(?:past|to)\b", found.words):
        return not _CLOCK_PREPOSITION.search(found.before(12))  # "sold a quarter to five firms"
    clock = found.get("clock")
    if clock and "." in clock and not found.get("meridiem"):
        return True
    if clock is None or found.text != clock:
        return False
    if re.match(r"\s*[-–:/.]\d|\s*%", found.after(4)):
        return True
    return not _CLOCK_PREPOSITION.search(found.before(12))


def _time_of(found: Found, context: Context) -> str | None:
    """The clock time as HH:MM."""
    if name := found.get("namedclock"):
        return context.code("namedclock", name)
    if digits := found.get("hhmm"):
        return f"{digits[:2]}:{digits[2:]}"
    if word := found.get("hourword"):
        told = 60 * context.number("hourword", word) + _beside_hour(found)
        return f"{told // 60:02}:{told % 60:02}"
    clock, hour = found.get("clock"), found.get("hour")
    if clock:
        hours, minutes = (int(part) for part in re.split(r"[:.]", clock)[:2])
    elif hour:
        hours, minutes = int(hour), 0
    else:
        return None
    afternoon = _shift(found, context)
    if afternoon is not None and not 1 <= hours <= 12:
        return None
    if afternoon is not None:
        hours = hours % 12 + afternoon
    return f"{hours:02}:{minutes:02}" if hours <= 24 and minutes < 60 else None


def _beside_hour(found: Found) -> int:
    """The minutes past an hour in words ("half past nine"), negative for those to it; 12 hours more after noon."""
    minutes = 30 if "half" in found.words else 15 if "quarter" in found.words else 0
    later = (
        720 if re.search(r"\b(?:afternoon|evening|night|p\.?m)\b", found.words) and "twelve" not in found.words else 0
    )
    return later + (-minutes if re.search(r"\bto\b", found.words) else minutes)


def _shift(found: Found, context: Context) -> int | None:
    """12 for p.m., "in the afternoon" and the like, 0 for a.m., None where nothing says."""
    if meridiem := found.get("meridiem"):
        return context.number("meridiem", meridiem)
    part = found.get("daypart")
    if part and not found.get("clock"):
        return 0 if context.code("daypart", part) == "MO" else 12
    return None


def _day_of(found: Found, context: Context) -> Sense | None:
    """The day that a clock time belongs to; None where nothing tells it."""
    if found.get("deictic"):
        return deictic_day(found, context)
    if found.get("plainweekday"):
        return weekday(found, context) and _whole(weekday(found, context))
    if found.get("month"):
        return calendar_day(found, context)
    if context.told_day is not None:
        return sense_of(context.told_day, TOLD)
    if context.reference is None:
        return None
    return _whole(part_of_today(found, context))


def _whole(sense: Sense | None) -> Sense | None:
    """A day without its part."""
    if sense is None or sense.first is None or sense.anchor is None:
        return sense
    return sense_of(periods.day(sense.first), sense.anchor)


def part_of_told_day(found: Found, context: Context) -> Sense | None:
    """Mid-afternoon, late evening: of the day told last, else of the day of publication."""
    part = context.code("daypart", found.get("daypart") or "")
    day = context.told_day or (periods.day(context.reference) if context.reference else None)
    if day is None:
        return Sense(None, type="TIME")
    return sense_of(day, TOLD if context.told_day else "published", part)


def part_of_day_after(found: Found, context: Context) -> Sense | None:
    """The next morning, that evening: from the day told last."""
    part = context.code("daypart", found.get("daypart") or "")
    told: Period | None = context.told_day
    if told is None:
        return Sense(None, type="TIME")
    ahead = 1 if re.search(r"\b(?:next|following)\b", found.words) else 0
    return sense_of(periods.shift(told, ahead), TOLD, part)
