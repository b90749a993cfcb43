"""Statements to events: compare, group, and say what each group agrees and disagrees on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from wirebook.linking.consensus import (
    Vouched,
    date_of,
    fields,
    independent_voices,
    mode_of,
    parties_of,
    place_and_country,
    sources_of,
    status_of,
    vouch,
    words_of,
)
from wirebook.linking.disputes import corroboration_of, disputes_of
from wirebook.linking.groups import Group, LinkSettings, make_groups
from wirebook.linking.history import history_of
from wirebook.linking.judged import settle
from wirebook.linking.keys import Header, event_id
from wirebook.linking.plans import MOVED, join_moved
from wirebook.linking.told import tell
from wirebook.linking.voices import outlets_of
from wirebook.model import Event, EventType, Judgement, Origin, Statement


def _type_of(told: Sequence[Vouched]) -> EventType:
    """The type that most statements give, ties to the one told first."""
    return Counter(one.statement.type for one in told).most_common(1)[0][0]


def _story_of(keys: Sequence[str], stories: Mapping[str, str]) -> str | None:
    """The story that most of the articles belong to, ties to that of the earliest."""
    found = Counter(stories[key] for key in keys if key in stories).most_common(1)
    return found[0][0] if found else None


def _event(
    told: Sequence[Vouched],
    reasons: tuple[str, ...],
    articles: Mapping[str, Header],
    stories: Mapping[str, str],
) -> Event:
    """The event that statements, in the order of telling, tell of."""
    statements = [one.statement for one in told]
    reports = tuple(dict.fromkeys(statement.article for statement in statements))
    words = words_of(told)
    status = status_of(told, words)
    place, country = place_and_country(told)
    actors, recipients, countries = parties_of(told)
    disputes = disputes_of(fields(told)) if len(told) > 1 else ()
    voices = independent_voices(told)
    return Event(
        id=event_id(statements[0].id),
        type=_type_of(told),
        mode=mode_of(told),
        status=status,
        date=date_of(told, status, words),
        place=place,
        country=country,
        actors=actors,
        recipients=recipients,
        countries=countries,
        statements=tuple(statement.id for statement in statements),
        articles=reports,
        outlets=outlets_of(reports, articles),
        sources=sources_of(told),
        disputes=disputes,
        origins=voices,
        corroboration=corroboration_of(disputes, voices),
        story=_story_of(reports, stories),
        history=history_of(told),
        reasons=reasons,
    )


def _reasons(chain: Sequence[Group]) -> tuple[str, ...]:
    """Why the statements are taken for one happening, each rule once, in the order in which they spoke."""
    names = dict.fromkeys(name for group in chain for name in group.reasons)
    if len(chain) > 1:
        names[MOVED] = None
    return tuple(names)


def _order(event: Event) -> tuple[bool, str, str]:
    return (event.date is None, event.date or "", event.id)


def link(
    statements: Iterable[Statement],
    articles: Mapping[str, Header],
    *,
    origins: Mapping[str, Origin] | None = None,
    stories: Mapping[str, str] | None = None,
    judgements: Iterable[Judgement] = (),
    settings: LinkSettings | None = None,
) -> list[Event]:
    """The events that the statements tell of, by date, the undated last.

    Statement ids must be unique; articles: a header for each `statement.article`; origins: where the texts of articles
    come from, by key (an article without counts with its outlet as voice); stories: the story's id of each article;
    judgements: what people decided, which wins over the rules. The result does not depend on the order of any of them.
    Time is near linear in the number of statements, memory linear.
    """
    settings = settings or LinkSettings()
    origins, stories = origins or {}, stories or {}
    settled = settle(judgements)
    kept = (statement for statement in statements if statement.id not in settled.rejected)
    groups = make_groups((tell(statement, articles, stories) for statement in kept), settled, settings)
    events = []
    for chain in join_moved(groups, settled, settings):
        members = (told.statement for group in chain for told in group.members)
        events.append(_event(vouch(members, articles, origins), _reasons(chain), articles, stories))
    return sorted(events, key=_order)
