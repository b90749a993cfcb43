"""Statements to events: block, group, and say what each group agrees and disagrees on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from wirebook.linking.consensus import date_of, mode_of, parties_of, place_of, ranked, status_of
from wirebook.linking.days import days_of
from wirebook.linking.disputes import IsCountry, disputes_of
from wirebook.linking.groups import LinkSettings, Told, group_block
from wirebook.linking.keys import Block, Header, block_of, event_id
from wirebook.model import Event, Statement


def _tell(statement: Statement, articles: Mapping[str, Header]) -> Told:
    header = articles.get(statement.article)
    published = days_of(header.day) if header and header.day else None
    days = days_of(statement.when.value) if statement.when else None
    return Told(statement, days, published.first if published else None)


def _articles_in_order(group: Sequence[Told]) -> list[str]:
    """The articles of a group, earliest published first, those of unknown day last."""
    published = {told.statement.article: told.published for told in group}
    return sorted(published, key=lambda article: (published[article] is None, published[article] or 0, article))


def _event(group: Sequence[Told], articles: Mapping[str, Header], is_country: IsCountry) -> Event:
    """The event that a group of statements tells of."""
    statements = [told.statement for told in group]
    reports = _articles_in_order(group)
    outlets = dict.fromkeys(articles[a].outlet for a in reports if a in articles)
    place, country = place_of(statements)
    actors, recipients, countries = parties_of(statements)
    return Event(
        id=event_id(statement.id for statement in statements),
        type=statements[0].type,
        mode=mode_of(statements),
        status=status_of(statements),
        date=date_of(statements),
        place=place,
        country=country,
        actors=actors,
        recipients=recipients,
        countries=countries,
        statements=tuple(statement.id for statement in statements),
        articles=tuple(reports),
        outlets=tuple(outlet for outlet in outlets if outlet),
        sources=tuple(ranked(statements, lambda statement: [source.name for source in statement.sources])),
        disputes=disputes_of(statements, is_country),
    )


def _order(event: Event) -> tuple[bool, str, str]:
    return (event.date is None, event.date or "", event.id)


def country_names(statements: Iterable[Statement]) -> frozenset[str]:
    """The names, casefolded, by which the statements themselves name whole countries."""
    return frozenset(
        name.casefold()
        for statement in statements
        for who in statement.actors + statement.recipients
        if who.entity and who.entity.id == who.entity.country
        for name in (who.name, who.entity.name)
    )


def _named_in(names: frozenset[str]) -> IsCountry:
    return lambda name: name.casefold() in names


def link(
    statements: Iterable[Statement],
    articles: Mapping[str, Header],
    *,
    settings: LinkSettings | None = None,
    is_country: IsCountry | None = None,
) -> list[Event]:
    """The events that the statements tell of, by date, the undated last.

    Statement ids must be unique; `articles` has a header for each `statement.article`; `is_country` says whether a
    place's name is that of a whole country (by default those are that the statements' own parties show). The result
    does not depend on the order of the statements. Time is O(n log n), memory O(n).
    """
    settings = settings or LinkSettings()
    everything = list(statements)
    is_country = is_country or _named_in(country_names(everything))
    blocks: dict[Block, list[Told]] = {}
    for statement in everything:
        blocks.setdefault(block_of(statement), []).append(_tell(statement, articles))
    events = [
        _event(group, articles, is_country) for block in blocks.values() for group in group_block(block, settings)
    ]
    return sorted(events, key=_order)
