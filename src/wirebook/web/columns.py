"""Columns over time, as numbers that a template draws: no JavaScript, no inline style."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil, floor

WIDTH, HEIGHT = 340.0, 140.0
LEFT, TOP, BOTTOM = 34.0, 8.0, 18.0
#: A single column should not fill the whole width.
WIDEST = 26.0
#: Room for a day below the axis.
LABEL = 72.0

Span = tuple[str, str]
"""The first and the last day of something, YYYY-MM-DD."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A column. kind: its class in the style sheet; label: what it says to who points at it."""

    x: float
    y: float
    width: float
    height: float
    kind: str
    label: str


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the grid, with what stands before it."""

    y: float
    label: str


@dataclass(frozen=True, slots=True)
class Tick:
    """A word below the axis. anchor: start, middle or end."""

    x: float
    label: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Columns:
    """A chart of columns. zero: where the axis lies."""

    title: str
    description: str
    note: str
    bars: tuple[Bar, ...] = ()
    grid: tuple[Line, ...] = ()
    ticks: tuple[Tick, ...] = ()
    zero: float = HEIGHT - BOTTOM
    width: float = WIDTH
    height: float = HEIGHT
    left: float = LEFT


def _period(day: str, unit: str) -> str:
    """The day, month or year that a day belongs to."""
    return day[: {"day": 10, "month": 7, "year": 4}[unit]]


def _next(period: str, unit: str) -> str:
    if unit == "day":
        return (date.fromisoformat(period) + timedelta(days=1)).isoformat()
    if unit == "year":
        return f"{int(period) + 1:04}"
    year, month = int(period[:4]), int(period[5:7])
    return f"{year + month // 12:04}-{month % 12 + 1:02}"


def unit_of(first: str, last: str) -> str:
    """Days, months or years, so that there are not more columns than can be told apart."""
    days = (date.fromisoformat(last) - date.fromisoformat(first)).days + 1
    return "day" if days <= 62 else "month" if days <= 62 * 30 else "year"


def periods(first: str, last: str, unit: str) -> list[str]:
    """All periods from the first day to the last, also those in which nothing was."""
    found, period, end = [], _period(first, unit), _period(last, unit)
    while period <= end:
        found.append(period)
        period = _next(period, unit)
    return found


def _steps(low: float, high: float) -> list[float]:
    """Round numbers for the grid, some three or four."""
    span = max(high - low, 1.0)
    size = 1.0
    while span / size > 4:
        size *= 2.5 if str(size)[0] == "2" else 2
    return [number * size for number in range(ceil(low / size), floor(high / size) + 1)]


def draw(
    values: Mapping[str, float],
    order: list[str],
    *,
    title: str,
    note: str,
    unit: str,
    bounds: tuple[float, float] | None = None,
) -> Columns:
    """Columns of these values in this order; what is below zero goes down. bounds: of the axis, else of the values."""
    low, high = bounds or (min(0.0, *values.values()), max(0.0, *values.values()))
    span = (high - low) or 1.0
    room = HEIGHT - TOP - BOTTOM
    zero = TOP + room * high / span
    width = min((WIDTH - LEFT) / max(len(order), 1), WIDEST)
    bars = []
    for number, period in enumerate(order):
        if value := values.get(period, 0.0):
            height = room * abs(value) / span
            kind = "bar-count" if low >= 0 else "bar-plus" if value > 0 else "bar-minus"
            top = zero - height if value > 0 else zero
            x = LEFT + number * width
            bars.append(
                Bar(
                    round(x, 2),
                    round(top, 2),
                    round(max(width - 1, 0.8), 2),
                    round(height, 2),
                    kind,
                    f"{period}: {value:g}",
                )
            )
    grid = tuple(Line(round(zero - room * step / span, 2), f"{step:g}") for step in _steps(low, high))
    most = max(values, key=lambda period: (abs(values[period]), period))
    description = f"{len(order)} {unit}s from {order[0]} to {order[-1]}; largest {values[most]:g} in {most}"
    return Columns(title, description, note, tuple(bars), grid, _ticks(order, width), round(zero, 2))


def _ticks(order: list[str], width: float) -> tuple[Tick, ...]:
    """The first and the last, apart or as one, and where there is room the middle."""
    end = LEFT + len(order) * width
    if end - LEFT < 2 * LABEL:
        return (Tick(LEFT, order[0] if len(order) == 1 else f"{order[0]} to {order[-1]}", "start"),)
    ticks = [Tick(LEFT, order[0], "start"), Tick(round(end, 2), order[-1], "end")]
    if end - LEFT > 3.5 * LABEL:
        middle = len(order) // 2
        ticks.append(Tick(round(LEFT + (middle + 0.5) * width, 2), order[middle], "middle"))
    return tuple(ticks)


def _spans(days: Iterable[Span], unit: str) -> list[str]:
    """The periods of those that lie within one."""
    return [_period(first, unit) for first, last in days if _period(first, unit) == _period(last, unit)]


def _unit_for(days: Sequence[Span]) -> str:
    """The finest unit in which at least half can be told apart, and there are not too many columns."""
    for unit in ("day", "month"):
        fitting = [span for span in days if _period(span[0], unit) == _period(span[1], unit)]
        if 2 * len(fitting) >= len(days):
            coarser = unit_of(min(first for first, _ in fitting), max(last for _, last in fitting))
            if coarser == unit:
                return unit
    return "year"


def count_by_time(days: Iterable[tuple[str | None, str | None]], *, what: str) -> Columns:
    """How many of something on each day, month or year. days: the first and last day of each, YYYY-MM-DD.

    What has no date, or is dated less exactly than a column, is in no column: the note says how many.
    """
    listed = list(days)
    known = [(first, last) for first, last in listed if first and last]
    if not known:
        return Columns(f"{what} by day", "none has a date", f"None of {len(listed)} has a date.")
    unit = _unit_for(known)
    found = sorted(_spans(known, unit))
    if not found:
        return Columns(f"{what} by {unit}", "none is dated to one", f"None of {len(listed)} is dated to a {unit}.")
    reasons = ((len(known) - len(found), f"dated less exactly than to a {unit}"), (len(listed) - len(known), "undated"))
    without = " and ".join(f"{number} {reason}" for number, reason in reasons if number)
    note = f"{len(found)} of {len(listed)}{f'; left out: {without}' if without else ''}."
    order = periods(_first_day(found[0]), _first_day(found[-1]), unit)
    return draw(Counter(found), order, title=f"{what} by {unit}", note=note, unit=unit)


def _first_day(period: str) -> str:
    """The first day of a period."""
    return period + "-01-01"[len(period) - 4 :]
