"""The names of an article with whom or what they mean: for `annotate`, and for whoever reads names rather than acts."""

from __future__ import annotations

from dataclasses import replace

from wirebook.model import Entity, Name
from wirebook.reading.words import Reading
from wirebook.statements.figures import acts_in
from wirebook.statements.parties import Register

_SEATS = frozenset({"capital", "metonym"})
"""Reasons by which a town stands for a government."""


def resolve_names(reading: Reading) -> list[Name]:
    """The article's names with the entities that they were found to mean, and the places with coordinates."""
    register = Register(reading)
    return [_resolved(name, register, reading) for name in reading.names]


def _resolved(name: Name, register: Register, reading: Reading) -> Name:
    figure = register.figure_at(name.span.start)
    who = figure.participant if figure else None
    entity = who.entity if who else None
    if who and not entity and (who.country or who.role or who.name != name.text):
        entity = Entity(f"book:{who.name}", who.name, who.country, who.role)
    town = name.label == "LOCATION" and (who is None or who.entity is None or who.reason in _SEATS)
    acts = town and acts_in(name, reading)
    if town and not acts and who and who.entity:  # "in London" is no government
        entity = None
    located = register.atlas.place_of(name)
    if located is None or not located.sure:
        return replace(name, entity=entity)
    place = located.entry
    number = place.geonameid if located.whole and not acts else None
    if town and number:
        entity = Entity(f"geonames/{number}", place.name, place.country, None)
    return replace(name, entity=entity, latitude=place.latitude, longitude=place.longitude, geonameid=number)
