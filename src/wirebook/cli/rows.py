"""Statements and events as rows of a table: with all columns for programs, with fewer for the width of a terminal."""

from __future__ import annotations

from collections.abc import Iterable

from wirebook.model import Certainty, Count, Event, Qualifier, Statement, Status

EVENT_COLUMNS = (
    "id",
    "date",
    "status",
    "type",
    "actors",
    "recipients",
    "place",
    "according to",
    "reports",
    "corroboration",
    "disputed",
)
STATEMENT_COLUMNS = (
    "id",
    "date",
    "status",
    "certainty",
    "type",
    "actors",
    "words",
    "recipients",
    "place",
    "according to",
    "counts",
)

EVENT_COLUMNS_ON_TERMINAL = (
    "id",
    "date",
    "what",
    "who",
    "place",
    "according to",
    "reports",
    "corroboration",
    "disputed",
)
STATEMENT_COLUMNS_ON_TERMINAL = ("id", "date", "what", "who", "words", "according to", "counts")

_SIGNS = {
    Qualifier.EXACT: "",
    Qualifier.ABOUT: "about ",
    Qualifier.MORE_THAN: "more than ",
    Qualifier.LESS_THAN: "less than ",
    Qualifier.AT_LEAST: "at least ",
    Qualifier.AT_MOST: "at most ",
}


def kind_of(item: Event | Statement) -> str:
    """Type and mode."""
    return f"{item.type.value} {item.mode}" if item.mode else item.type.value


def status_words(statement: Statement) -> str:
    """The status, and how sure the nearest source is where it is not: "planned, probable"."""
    status, certainty = statement.status.value, statement.certainty
    return status if certainty in (Certainty.CERTAIN, status) else f"{status}, {certainty.value}"


def count_words(count: Count) -> str:
    """A count as one would say it: "about 600 soldiers killed"."""
    words = (f"{_SIGNS[count.qualifier]}{count.number:,}", count.unit, count.of)
    return " ".join(word for word in words if word)


def event_row(event: Event) -> tuple[str, ...]:
    """An event; `reports` is articles/outlets/independent origins."""
    return (
        event.id,
        event.date or "",
        event.status.value,
        kind_of(event),
        ", ".join(event.actors),
        ", ".join(event.recipients),
        event.place or "",
        ", ".join(event.sources),
        f"{len(event.articles)}/{len(event.outlets)}/{len(event.origins)}",
        event.corroboration.value,
        ", ".join(words_of(dispute.field) for dispute in event.disputes),
    )


def statement_row(statement: Statement) -> tuple[str, ...]:
    """A statement."""
    return (
        statement.id,
        statement.when.value if statement.when else "",
        statement.status.value,
        statement.certainty.value,
        kind_of(statement),
        ", ".join(actor.name for actor in statement.actors),
        statement.trigger_text,
        ", ".join(recipient.name for recipient in statement.recipients),
        statement.place.name if statement.place else "",
        ", ".join(source.name for source in statement.sources),
        ", ".join(count_words(count) for count in statement.counts),
    )


def words_of(field: str) -> str:
    """A disputed field as one would say it: "count:killed:soldiers" is "number of soldiers killed"."""
    kind, *rest = field.split(":")
    return f"number of {' '.join(reversed(rest))}" if kind == "count" and rest else field


def parties_words(actors: Iterable[str], recipients: Iterable[str]) -> str:
    """Who to whom."""
    return " → ".join(filter(None, (", ".join(actors), ", ".join(recipients))))


def _what(kind: str, status: str) -> str:
    return kind if status == Status.HAPPENED else f"{kind} ({status})"


def event_row_on_terminal(event: Event) -> tuple[str, ...]:
    """An event in fewer columns."""
    identity, date, status, kind, _, _, place, sources, reports, _, disputed = event_row(event)
    who = parties_words(event.actors, event.recipients)
    return (identity, date, _what(kind, status), who, place, sources, reports, disputed)


def statement_row_on_terminal(statement: Statement) -> tuple[str, ...]:
    """A statement in fewer columns."""
    identity, date, _, _, kind, actors, words, recipients, _, sources, counts = statement_row(statement)
    return (
        identity,
        date,
        _what(kind, status_words(statement)),
        parties_words([actors], [recipients]),
        words,
        sources,
        counts,
    )
