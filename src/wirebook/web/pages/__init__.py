"""The pages, one module a subject. Each has a `router`; to add one, name it in `routers`."""

from __future__ import annotations

from fastapi import APIRouter

from wirebook.web.pages import (
    actors,
    articles,
    calendar,
    changes,
    codebook,
    compare,
    event,
    events,
    review,
    search,
    sign_in,
    sources,
    stories,
    today,
)


def routers() -> list[APIRouter]:
    """The routers of all pages, in the order in which their paths are tried."""
    modules = (today, events, event, stories, articles, actors, compare, calendar, search, sources, review, changes)
    return [module.router for module in (*modules, codebook, sign_in)]
