"""How well something is vouched for, in few words: reports, outlets, independent origins."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wirebook.cli.rows import parties_words

if TYPE_CHECKING:
    from wirebook.views import TimelineRow
    from wirebook.views.ownership import Ownership


def numbers(row: TimelineRow) -> str:
    """Reports/outlets/independent origins."""
    return f"{row.reports}/{len(row.outlets)}/{row.origins}"


def counted(number: int, one: str, many: str) -> str:
    """A number with its noun."""
    return f"{number} {one if number == 1 else many}"


def vouched(row: TimelineRow) -> str:
    """The three numbers in words, and what they amount to."""
    told = (
        counted(row.reports, "report", "reports"),
        counted(len(row.outlets), "outlet", "outlets"),
        counted(row.origins, "independent origin", "independent origins"),
    )
    return f"{', '.join(told)}; {row.corroboration}"


def kind(row: TimelineRow) -> str:
    """Type and mode."""
    return f"{row.type} {row.mode}" if row.mode else row.type


def what(row: TimelineRow) -> str:
    """An event in a few words: type, status if it did not happen, parties, place."""
    status = "" if row.status == "happened" else f" ({row.status})"
    place = f" in {row.place}" if row.place else ""
    return f"{kind(row)}{status} {parties_words(row.actors, row.recipients)}{place}".strip()


def owned(name: str, ownership: Ownership) -> str:
    """An outlet, marked where a government directs it."""
    return f"{name} [{ownership.owner} media]" if ownership.owner in ("state", "captured") else name
