"""A page and its twins: the same answer as HTML, JSON, CSV, Atom or iCalendar, by the ending of the address."""

from __future__ import annotations

import csv
import inspect
import io
import json
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial, wraps
from typing import Any

from fastapi import APIRouter, Request
from jinja2 import Environment
from starlette.exceptions import HTTPException
from starlette.responses import Response

from wirebook.book.codec import encode
from wirebook.export.csv import guard
from wirebook.web.templates import render

MEDIA_TYPES = {
    "json": "application/json",
    "csv": "text/csv; charset=utf-8",
    "atom": "application/atom+xml",
    "ics": "text/calendar; charset=utf-8",
}

#: Characters that XML has no way to write, escaped or not.
NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a feed. address: a path of this server; moment: ISO date or date-time; words: plain text."""

    title: str
    address: str
    moment: str
    words: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """What a handler answers.

    template, context: the page for people; data: the same for programs, model objects or what JSON knows;
    table: header and rows for spreadsheets; entries: for feed readers; calendar: makes an iCalendar file;
    section: the entry of the navigation that it belongs to.
    """

    template: str
    context: Mapping[str, Any] = field(default_factory=dict)
    data: Any = None
    table: tuple[Sequence[str], Sequence[Sequence[Any]]] | None = None
    entries: Sequence[Entry] = ()
    calendar: Callable[[], str] | None = None
    section: str = ""
    status: int = 200


Handler = Callable[..., Page]


def _twins(request: Request, path: str, forms: Sequence[str]) -> list[tuple[str, str]]:
    """Name and address of each twin of this page."""
    query = f"?{request.url.query}" if request.url.query else ""
    return [(form, f"{path}.{form}{query}") for form in forms]


def _plain(value: Any) -> Any:
    """What `json` takes of model objects, also inside dictionaries and lists."""
    if isinstance(value, Mapping):
        return {str(name): _plain(item) for name, item in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    return encode(value)


def _csv(table: tuple[Sequence[str], Sequence[Sequence[Any]]]) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    header, rows = table
    writer.writerow(header)
    writer.writerows([guard(cell) for cell in row] for row in rows)
    return out.getvalue()


def _as_file(page: Page, request: Request, form: str) -> Response:
    if form == "json":
        body = json.dumps(_plain(page.data), ensure_ascii=False, indent=1)
    elif form == "csv" and page.table is not None:
        body = _csv(page.table)
    elif form == "atom":
        environment: Environment = request.app.state.environment
        site = str(request.base_url).rstrip("/")
        more = {"site": site, "own": request.url.path, "entries": page.entries}
        body = NOT_XML.sub("\ufffd", environment.get_template("feed.xml").render(more))
    elif form == "ics" and page.calendar is not None:
        body = page.calendar()
    else:
        raise HTTPException(404)
    return Response(body, page.status, media_type=MEDIA_TYPES[form])


def _as_page(page: Page, request: Request, path: str, forms: Sequence[str]) -> Response:
    more = {
        "section": page.section,
        "twins": _twins(request, path, forms),
        "query": request.query_params.get("q", ""),
    }
    return render(request, page.template, {**more, **page.context}, page.status)


def _with_request(handler: Handler) -> inspect.Signature:
    """The handler's own parameters, and the request before them."""
    own = inspect.signature(handler).parameters.values()
    named = [parameter.replace(kind=inspect.Parameter.KEYWORD_ONLY) for parameter in own]
    return inspect.Signature([inspect.Parameter("request", inspect.Parameter.KEYWORD_ONLY, annotation=Request), *named])


def page(router: APIRouter, path: str, *forms: str, twin: str | None = None) -> Callable[[Handler], Handler]:
    """Registers a handler for an address and, with the endings `forms`, for its twins.

    twin: the address before the ending where it is another one ("/" has "/today.json").
    The handler takes named parameters as FastAPI knows them and answers a `Page`.
    """
    base = twin or path

    def register(handler: Handler) -> Handler:
        def add(address: str, answer: Callable[[Page, Request], Response]) -> None:
            @wraps(handler)
            def endpoint(*, request: Request, **parameters: Any) -> Response:
                return answer(handler(**parameters), request)

            endpoint.__signature__ = _with_request(handler)  # type: ignore[attr-defined]
            router.add_api_route(address, endpoint, methods=["GET"], response_model=None)

        for form in forms:  # before the page, whose last part would take the ending for its own
            add(f"{base}.{form}", partial(_as_file, form=form))
        add(path, lambda found, request: _as_page(found, request, base.format(**request.path_params), forms))
        return handler

    return register
