"""The routes of /api/v1, one module a subject."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, FastAPI
from fastapi.openapi.utils import get_openapi

from wirebook.api.problems import MEDIA_TYPE, Problem
from wirebook.api.routes import articles, health, history, overviews, record

EXPECTED: dict[int | str, str] = {
    400: "Something asked for makes no sense.",
    401: "Writing asks for the token.",
    403: "The request comes from a page of another site.",
    404: "There is no such thing.",
    413: "Too much was sent at once.",
    422: "A parameter or the body is not as described.",
    503: "The book is being written to, or too much waits; try again.",
}


def _problems() -> dict[int | str, dict[str, Any]]:
    schema = {"schema": {"$ref": "#/components/schemas/Problem"}}
    found: dict[int | str, dict[str, Any]] = {
        status: {"description": words, "content": {MEDIA_TYPE: schema}} for status, words in EXPECTED.items()
    }
    found["default"] = {"description": "A problem.", "model": Problem}
    return found


def make_router() -> APIRouter:
    """All routes."""
    router = APIRouter(prefix="/api/v1", responses=_problems())
    for module in (articles, record, overviews, history, health):
        router.include_router(module.router)
    return router


def describe(app: FastAPI) -> dict[str, Any]:
    """The description of the API, made once: FastAPI's own, with problems under their media type."""
    if app.openapi_schema is None:
        description = get_openapi(title=app.title, version=app.version, summary=app.summary, routes=app.routes)
        for methods in description["paths"].values():
            for operation in methods.values():
                other = operation["responses"]["default"]
                other["content"] = {MEDIA_TYPE: other["content"]["application/json"]}
        app.openapi_schema = description
    return app.openapi_schema
