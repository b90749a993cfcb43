"""How cooperative or hostile an act is: a number on Goldstein's scale for each of PLOVER's types and modes."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from wirebook.errors import KnowledgeError
from wirebook.knowledge.ontology import MODES
from wirebook.knowledge.tables import read_rows
from wirebook.model import EventType

MOST = 10.0
"""The most cooperative act; the most hostile is its negative."""


def intensity(event_type: str, mode: str | None = None) -> float:
    """From -10 (hostile) to 10 (cooperative): that of the mode, of the type where the mode has none of its own.

    Goldstein (1992) had experts weigh types of acts; the numbers are those of the PLOVER manual (2021).
    """
    known = _intensities()
    return known.get((event_type, mode or ""), known[event_type, ""])


@cache
def _intensities() -> Mapping[tuple[str, str], float]:
    found: dict[tuple[str, str], float] = {}
    for where, (kind, mode, number) in read_rows("intensities.tsv", ("type", "mode", "intensity")):
        if kind not in EventType.__members__ or (mode and mode not in MODES.get(EventType(kind), ())):
            raise KnowledgeError(f"{where}: no type {kind} with mode {mode!r}")
        found[kind, mode] = _number(where, number)
    if missing := sorted(kind.value for kind in EventType if (kind.value, "") not in found):
        raise KnowledgeError(f"intensities.tsv: no intensity for {', '.join(missing)}")
    return MappingProxyType(found)


def _number(where: str, text: str) -> float:
    try:
        number = float(text)
    except ValueError as error:
        raise KnowledgeError(f"{where}: {text!r} is no number") from error
    if not -MOST <= number <= MOST:
        raise KnowledgeError(f"{where}: {text} is not between -10 and 10")
    return number
