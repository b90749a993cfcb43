"""The order of time in which articles are looked at."""

from __future__ import annotations

from datetime import UTC, datetime

#: Where an article stands in the order of time: (undated, days since 1970 in UTC, key). Undated ones come last.
Place = tuple[bool, float, str]

_SECONDS_A_DAY = 86_400.0


def place_in_time(key: str, published: str | None) -> Place:
    """Where an article stands. A day counts from its midnight, a time without a zone as UTC.

    Raises ValueError where `published` is no ISO date or date-time.
    """
    if published is None:
        return (True, 0.0, key)
    try:
        moment = datetime.fromisoformat(published)
    except ValueError as error:
        raise ValueError(f"article {key}: published {published!r} is no ISO date or date-time") from error
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return (False, moment.timestamp() / _SECONDS_A_DAY, key)
