"""What the statements of one event agree on: for each field the value that most articles give."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import TypeVar

from wirebook.linking.days import days_of
from wirebook.linking.keys import party_key
from wirebook.model import Participant, Place, Statement, Status

Value = TypeVar("Value", bound=Hashable)

#: Where nothing has happened yet, ties between statuses go to the surer one.
_SUREST = (Status.HAPPENED, Status.PLANNED, Status.POSSIBLE, Status.CALLED_FOR, Status.DENIED)


def ranked(statements: Sequence[Statement], values: Callable[[Statement], Iterable[Value | None]]) -> list[Value]:
    """All values that statements give, those of most articles first, ties by who told it first."""
    articles: dict[Value, set[str]] = {}
    for statement in statements:
        for value in values(statement):
            if value is not None:
                articles.setdefault(value, set()).add(statement.article)
    return sorted(articles, key=lambda value: -len(articles[value]))


def mode_of(statements: Sequence[Statement]) -> str | None:
    """The mode that most articles give."""
    modes = ranked(statements, lambda statement: [statement.mode])
    return modes[0] if modes else None


def status_of(statements: Sequence[Statement]) -> Status:
    """Happened if one says so: what was planned is over then. Else the status that most articles give."""
    statuses = ranked(statements, lambda statement: [statement.status])
    if Status.HAPPENED in statuses:
        return Status.HAPPENED
    counts = {status: len({s.article for s in statements if s.status is status}) for status in statuses}
    return min(statuses, key=lambda status: (-counts[status], _SUREST.index(status)))


def date_of(statements: Sequence[Statement]) -> str | None:
    """The narrowest date; among equally narrow ones that of most articles."""
    dates = ranked(statements, lambda statement: [statement.when.value if statement.when else None])
    lengths = {value: days.length if (days := days_of(value)) else 10**6 for value in dates}
    return min(dates, key=lambda value: lengths[value]) if dates else None


def place_of(statements: Sequence[Statement]) -> tuple[str | None, str | None]:
    """Name and country of the place that most articles give."""

    def name_and_country(place: Place | None) -> tuple[str, str | None] | None:
        return (place.name, place.country) if place else None

    places = ranked(statements, lambda statement: [name_and_country(statement.place)])
    return places[0] if places else (None, None)


def _names(statements: Sequence[Statement], keys: set[str], pick: Callable[[Participant], str | None]) -> list[str]:
    """What `pick` gives for the participants on either side that count as one of the keys."""

    def wanted(statement: Statement) -> list[str | None]:
        return [pick(who) for who in statement.actors + statement.recipients if party_key(who) in keys]

    return ranked(statements, wanted)


def parties_of(statements: Sequence[Statement]) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """Names of the actors, names of the recipients, country codes: most often told first.

    Reports of a meeting put either party first, so each party stands on the side where more articles put it.
    """
    acting = ranked(statements, lambda statement: [party_key(who) for who in statement.actors])
    receiving = ranked(statements, lambda statement: [party_key(who) for who in statement.recipients])
    articles = {
        key: (
            len({s.article for s in statements if any(party_key(who) == key for who in s.actors)}),
            len({s.article for s in statements if any(party_key(who) == key for who in s.recipients)}),
        )
        for key in set(acting) & set(receiving)
    }
    recipients = {key for key in receiving if key not in articles or articles[key][1] > articles[key][0]}
    actors = {key for key in acting if key not in recipients}
    both = actors | recipients
    return (
        tuple(_names(statements, actors, lambda who: who.name)),
        tuple(_names(statements, recipients, lambda who: who.name)),
        tuple(_names(statements, both, lambda who: who.country or (who.entity.country if who.entity else None))),
    )
