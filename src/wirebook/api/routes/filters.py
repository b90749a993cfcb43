"""What lists of statements and events can be asked for."""

from __future__ import annotations

from typing import Annotated

from fastapi import Depends, Query

from wirebook.book import Filter
from wirebook.model import Certainty, Corroboration, EventType, Status
from wirebook.views.filters import make_filter

Word = Annotated[str | None, Query(max_length=300)]
Day = Annotated[str | None, Query(max_length=40, description="A day, month or year: YYYY-MM-DD, YYYY-MM, YYYY.")]


def _filter(
    actor: Annotated[
        str | None,
        Query(max_length=300, description="Who has part: a country (ISO 3166 alpha-3 or name), an id, a name."),
    ] = None,
    other: Annotated[str | None, Query(max_length=300, description="Who has part too.")] = None,
    type: Annotated[EventType | None, Query(description="PLOVER's type.")] = None,  # noqa: A002 - word of the domain
    status: Status | None = None,
    certainty: Annotated[Certainty | None, Query(description="How sure the nearest source is.")] = None,
    since: Day = None,
    until: Day = None,
    place: Annotated[
        str | None, Query(max_length=300, description="A place, words of it, or a country's code.")
    ] = None,
    text: Annotated[str | None, Query(max_length=300, description="Words of the sentences.")] = None,
    source: Annotated[str | None, Query(max_length=300, description="Who is named as a source, or an outlet.")] = None,
    corroboration: Corroboration | None = None,
    story: Annotated[str | None, Query(max_length=100, description="Id of a story.")] = None,
) -> Filter:
    return make_filter(
        actor=actor,
        other=other,
        type=type.value if type else None,
        status=status.value if status else None,
        certainty=certainty.value if certainty else None,
        since=since,
        until=until,
        place=place,
        text=text,
        source=source,
        corroboration=corroboration.value if corroboration else None,
        story=story,
    )


Wanted = Annotated[Filter, Depends(_filter)]
"""A parameter of a handler: the filter that the query asks for."""
