"""Templates: Jinja2 with everything escaped, and nothing that is missing passed over."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse

import wirebook
from wirebook.api.access import access_of
from wirebook.library import Book
from wirebook.web.navigation import (
    NAVIGATION,
    address,
    atom_time,
    field_name,
    long_day,
    moment,
    signed,
    thousands,
    value_words,
    with_links,
)
from wirebook.web.security import Guard
from wirebook.web.settings import Settings
from wirebook.web.static_files import Assets


def web_address(value: str | None) -> str | None:
    """An address that a link may lead to: http or https, else None. An article's own may be `javascript:`."""
    try:
        parts = urlsplit((value or "").strip())
    except ValueError:
        return None
    return value if parts.scheme in ("http", "https") and parts.netloc else None


def make_environment(assets: Assets, settings: Settings) -> Environment:
    """The environment of all templates of `web/templates`.

    Global in it: `static(name)` for the address of a file, `settings`, `version`. Filter: `web_address`.
    """
    environment = Environment(
        loader=PackageLoader("wirebook.web", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    environment.globals |= {"static": assets.address, "settings": settings, "version": wirebook.__version__}
    environment.globals |= {"navigation": NAVIGATION, "address": address, "section": "", "twins": (), "query": ""}
    environment.filters |= {
        "web_address": web_address,
        "thousands": thousands,
        "moment": moment,
        "signed": signed,
        "with_links": with_links,
    }
    environment.filters |= {
        "field_name": field_name,
        "atom_time": atom_time,
        "long_day": long_day,
        "value_words": value_words,
    }
    return environment


def render(request: Request, name: str, context: Mapping[str, Any] | None = None, status: int = 200) -> HTMLResponse:
    """A page out of a template, which also gets `request`, `csrf_token` (for forms), `may_write`, and in
    `book` how much it holds: at most a minute behind what others write, as it stands at the foot of every page."""
    environment: Environment = request.app.state.environment
    guard: Guard = request.app.state.guard
    more = {
        "request": request,
        "csrf_token": guard.form_token(request),
        "may_write": guard.may_write(request),
        "book": access_of(request).remembered("info", Book.info),
    }
    return HTMLResponse(environment.get_template(name).render({**more, **(context or {})}), status)
