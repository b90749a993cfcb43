"""Who: the list of actors, and the dossier of one or of a pair."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import cos, pi, sin
from typing import Annotated

from fastapi import APIRouter, Query
from starlette.responses import RedirectResponse, Response

from wirebook.api.access import AnyAccess, AnyReadings, ReadBook
from wirebook.api.judging import keep
from wirebook.errors import UsageError
from wirebook.library import Book
from wirebook.linking.days import bounds
from wirebook.linking.identities import actor_key
from wirebook.mending import Judged
from wirebook.naming import judgements_on
from wirebook.views.dossier import Counterpart, Dossier, Score, dossier
from wirebook.views.parties import NO_IDENTITY, bearers_of, is_one_actor, party_name, who_else
from wirebook.web.columns import Columns, draw, periods
from wirebook.web.decisions import in_words
from wirebook.web.forms import Form
from wirebook.web.pages.answers import Page, page
from wirebook.web.pages.review import AUTHOR
from wirebook.web.pages.sign_in import local_path

router = APIRouter()

SHOWN = 100
#: Counterparts in the drawing: more lie over each other.
TIES = 12
WIDTH, HEIGHT = 340.0, 290.0

Word = Annotated[str | None, Query(max_length=300)]

SCORE_NOTE = (
    "Mean intensity of what happened, after PLOVER's scale from −10 (conflict, down) to 10 (cooperation, up); only "
    "events dated at least to the month. Months without events are empty, which is not zero."
)


@dataclass(frozen=True, slots=True)
class Tie:
    """A counterpart in the drawing. label: as much of the name as fits."""

    name: str
    label: str
    events: int
    x: float
    y: float
    text_x: float
    text_y: float
    anchor: str
    width: float


@dataclass(frozen=True, slots=True)
class Network:
    """An actor in the middle and those it has to do with around it."""

    name: str
    description: str
    ties: tuple[Tie, ...]
    x: float = WIDTH / 2
    y: float = HEIGHT / 2
    width: float = WIDTH
    height: float = HEIGHT


def _numbered(pairs: Iterable[tuple[str, int]]) -> str:
    """Names with their numbers, as a cell: "happened 3; planned 1"."""
    return "; ".join(f"{name} {number}" for name, number in pairs)


def shortened(name: str, most: int) -> str:
    """A name that is to fit in so many letters."""
    return name if len(name) <= most else name[: most - 1].rstrip() + "…"


def _tie(number: int, of: int, party: Counterpart, most: int) -> Tie:
    turn = 2 * pi * number / of - pi / 2
    x, y = WIDTH / 2 + 62 * cos(turn), HEIGHT / 2 + 112 * sin(turn)
    anchor = "middle" if abs(cos(turn)) < 0.3 else "start" if cos(turn) > 0 else "end"
    text_x = x if anchor == "middle" else x + (8 if anchor == "start" else -8)
    text_y = y + 4 if anchor != "middle" else y + (16 if sin(turn) > 0 else -9)
    width = 1 + 5 * party.events / most
    return Tie(
        party.name,
        shortened(party.name, 32 if anchor == "middle" else 13),
        party.events,
        round(x, 1),
        round(y, 1),
        round(text_x, 1),
        round(text_y, 1),
        anchor,
        round(width, 1),
    )


def network_of(name: str, parties: tuple[Counterpart, ...]) -> Network | None:
    """The drawing of an actor's counterparts; None where there are none."""
    shown = parties[:TIES]
    if not shown:
        return None
    most = max(party.events for party in shown)
    ties = tuple(_tie(number, len(shown), party, most) for number, party in enumerate(shown))
    words = ", ".join(f"{party.name} {party.events}" for party in shown)
    return Network(name, f"{name} has to do with {words}", ties)


def chart_of(found: Dossier) -> Columns:
    """The score over time, of all directions together."""
    score = next((one for one in found.scores if one.direction == "all"), Score("all", 0, 0.0, ()))
    title = "Cooperation and conflict by month"
    if not score.points:
        return Columns(title, "no month has a score", "No event is dated exactly enough to be scored.")
    values = {point.period: point.mean for point in score.points}
    first, last = min(values), max(values)
    order = periods(f"{first}-01", f"{last}-01", "month") if len(first) == 7 else sorted(values)
    return draw(values, order, title=title, note=SCORE_NOTE, unit="month", bounds=(-10.0, 10.0))


def directions(found: Dossier) -> dict[str, str]:
    """What the directions of acts are called on the page."""
    if found.other is None:
        return {"by": "acts", "to": "is acted upon", "together": "together", "within": "within", "beside": "beside"}
    return {
        "by": f"{found.actor} → {found.other}",
        "to": f"{found.other} → {found.actor}",
        "together": "together",
        "within": "within",
        "beside": "on the same side",
    }


@dataclass(frozen=True, slots=True)
class ActorRow:
    """An actor as a line of the list. described: told by a role or kind alone, which many have: it has no dossier."""

    party: str
    name: str
    country: str | None
    acts: int
    gets: int
    described: bool


@page(router, "/actors", "json", "csv")
def actors(book: ReadBook) -> Page:
    """Who has part in most events."""
    found = book.store.listings.leading_parties(SHOWN)
    rows = [
        ActorRow(
            party,
            party_name(party),
            party if party_name(party) != party else None,
            acts,
            gets,
            book.store.aggregates.acts.is_described(key),
        )
        for key, party, acts, gets in found
    ]
    rows.sort(key=lambda row: row.described)  # names first, else as they are
    table = [(row.party, row.name, row.country, row.acts, row.gets, row.described) for row in rows]
    header = ("party", "name", "country", "as_actor", "as_recipient", "described")
    return Page("actors.html", {"rows": rows}, {"actors": rows}, (header, table), section="/actors")


def _nobody(access: AnyAccess, error: UsageError, asked: list[str]) -> Page:
    """The page for a role that many have: who of them could be meant."""
    with access.reading() as book:
        meant = [role for role in asked if not is_one_actor(role, bearers_of(book.store, role))]
        roles = [(role, who_else(book.store, role)) for role in meant]
    header = ("role", "name", "country", "statements")
    table = [(role, *one) for role, found in roles for one in found]
    data = {"problem": str(error), "roles": [{"role": role, "bearers": found} for role, found in roles]}
    return Page("role.html", {"roles": roles, "asked": asked}, data, (header, table), section="/actors")


@page(router, "/actor", "json", "csv")
def actor(
    access: AnyAccess,
    name: Annotated[str, Query(min_length=1, max_length=300)],
    other: Word = None,
    since: Word = None,
    until: Word = None,
) -> Page:
    """The dossier of an actor, or of what passes between two."""
    one, two, first, last = name.strip(), (other or "").strip() or None, bounds(since)[0], bounds(until)[1]
    try:
        found = access.remembered(
            ("actor", one, two, first, last), lambda book: dossier(book.store, one, two, since=first, until=last)
        )
    except UsageError as error:
        if error.code != NO_IDENTITY:
            raise
        return _nobody(access, error, [asked for asked in (one, two) if asked])
    context = {
        "asked": {"name": name, "other": other, "since": since, "until": until},
        "dossier": found,
        "directions": directions(found),
        "score": chart_of(found),
        "network": network_of(found.actor, found.counterparts),
    }
    keys = {actor_key(shown.name, shown.id) for shown in found.names} if two is None else set()
    with access.reading() as book:
        context["judgements"] = in_words(book.store, judgements_on(book.store, keys))
    header = ("direction", "type", "modes", "status", "events", "reports", "disputed", "intensity", "example")
    table = [
        (act.direction, act.type, _numbered(act.modes), _numbered(act.statuses), act.events, act.reports,
         act.disputed, act.intensity, act.example.event)
        for act in found.acts
    ]  # fmt: skip
    return Page("dossier.html", context, found, (header, table), section="/actors")


def _told(form: dict[str, str], name: str) -> str | None:
    return form.get(name, "").strip() or None


@router.post("/actors/merge")
def merge(access: AnyAccess, readings: AnyReadings, form: Form) -> Response:
    """Another actor is this one; the events are linked anew."""
    first, other = _told(form, "first"), _told(form, "other")
    if first is None or other is None:
        raise UsageError("name the two actors that are one")

    def decide(book: Book, at_once: bool) -> Judged:
        author, reason = _told(form, "author") or AUTHOR, form.get("reason", "")
        return book.merge_actors(first, other, author=author, reason=reason, at_once=at_once)

    keep(access, readings, decide)
    return RedirectResponse(local_path(form.get("next", "/actors")), 303)


@router.post("/actors/split")
def split(access: AnyAccess, readings: AnyReadings, form: Form) -> Response:
    """In a statement, an article or by some words this actor is somebody else; the events are linked anew."""
    first, words, place = _told(form, "first"), _told(form, "words"), _told(form, "place")
    if first is None:
        raise UsageError("name the actor whose mentions are another's")

    def decide(book: Book, at_once: bool) -> Judged:
        is_article = place is not None and place.upper().startswith("A")  # keys of articles begin so
        return book.split_actor(
            first,
            statements=[place] if place and not is_article else (),
            articles=[place] if place and is_article else (),
            words=[words] if words else (),
            other=_told(form, "other"),
            author=_told(form, "author") or AUTHOR,
            reason=form.get("reason", ""),
            at_once=at_once,
        )

    keep(access, readings, decide)
    return RedirectResponse(local_path(form.get("next", "/actors")), 303)
