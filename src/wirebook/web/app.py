"""The application: pages and API over one book, and what guards them."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial
from pathlib import Path

from fastapi import FastAPI
from starlette.middleware import Middleware
from starlette.middleware.body_limit import RequestBodyLimitMiddleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.middleware.trustedhost import TrustedHostMiddleware

import wirebook
from wirebook.api.access import BookAccess
from wirebook.api.readings import Readings
from wirebook.api.routes import describe, make_router
from wirebook.web import pages
from wirebook.web.failures import add_failures
from wirebook.web.freshness import EntityTags
from wirebook.web.security import Guard, SafeHeaders, WriteGuard
from wirebook.web.settings import Settings
from wirebook.web.static_files import PREFIX, Assets, static_folder
from wirebook.web.templates import make_environment

OPENAPI = "/api/v1/openapi.json"
SIGN_IN = "/sign-in"
REMEMBERED = (
    "/sources",
    "/calendar",
    "/actor",
    *(f"/api/v1/{name}" for name in ("outlets", "calendar", "info", "actors")),
)
"""Answers that may be a little behind the book: they carry no tag, or a browser would take them for the last word."""
GZIP_LEVEL = 5
"""Level 9 takes three times as long for one percent."""


def _middleware(access: BookAccess, guard: Guard, settings: Settings) -> list[Middleware]:
    """From the outside in."""
    return [
        Middleware(SafeHeaders),
        Middleware(TrustedHostMiddleware, allowed_hosts=settings.hosts, www_redirect=False),
        Middleware(GZipMiddleware, compresslevel=GZIP_LEVEL),
        Middleware(WriteGuard, guard=guard, open_paths=frozenset({SIGN_IN})),
        Middleware(RequestBodyLimitMiddleware, max_body_size=settings.max_body),
        Middleware(EntityTags, access=access, unversioned=(PREFIX, OPENAPI, SIGN_IN, *REMEMBERED)),
    ]


def create_app(path: Path, settings: Settings | None = None) -> FastAPI:
    """The application over the book at the path, which is made if there is none.

    Handlers find what they need in `app.state`: access, readings, guard, settings, environment.
    Raises BookError where the book cannot be opened, UsageError where the settings leave it unguarded.
    """
    settings = settings or Settings()
    settings.check()
    access = BookAccess(path)
    readings = Readings(path, settings.max_waiting, settings.own)
    guard = Guard(settings)
    assets = Assets(static_folder())

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        try:
            yield
        finally:
            readings.close()
            access.close()

    app = FastAPI(
        title="Wirebook",
        version=wirebook.__version__,
        summary="The book of record that news reports imply.",
        openapi_url=OPENAPI,
        docs_url=None,  # both pages of documentation load scripts from elsewhere
        redoc_url=None,
        telemetry={"tracing": False, "metrics": False},
        middleware=_middleware(access, guard, settings),
        lifespan=lifespan,
    )
    app.state.access = access
    app.state.readings = readings
    app.state.guard = guard
    app.state.settings = settings
    app.state.environment = make_environment(assets, settings)
    add_failures(app)
    app.include_router(make_router())
    for page in pages.routers():
        app.include_router(page, include_in_schema=False)
    app.mount(PREFIX, assets, name="static")
    app.openapi = partial(describe, app)  # type: ignore[method-assign]
    return app
