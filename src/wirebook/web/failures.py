"""Errors as people should see them: a page to those who asked for a page, a problem to programs."""

from __future__ import annotations

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import HTMLResponse, Response

from wirebook.api.problems import Answer, problem_of
from wirebook.errors import WirebookError
from wirebook.web.security import HEADERS
from wirebook.web.templates import render


def wants_page(request: Request) -> bool:
    """Whether the answer is to be looked at: a path of a page, asked for by something that shows HTML."""
    path = request.url.path
    return not path.startswith("/api/") and "." not in path.rpartition("/")[2] and accepts_html(request)


def accepts_html(request: Request) -> bool:
    """Whether the client takes HTML."""
    accepted = request.headers.get("accept", "*/*")
    return "text/html" in accepted or "*/*" in accepted


def _page(request: Request, answer: Answer) -> HTMLResponse:
    page = render(request, "problem.html", {"problem": answer.problem}, answer.problem.status)
    page.headers.update(answer.headers)
    return page


def _failed(request: Request, error: Exception) -> Response:
    answer = problem_of(error, request.url.path)
    response = _page(request, answer) if wants_page(request) else answer.response()
    response.headers.update(HEADERS)  # what nobody thought of is answered outside of all middleware
    return response


def add_failures(app: FastAPI) -> None:
    """Let every error come out as a page or a problem; one that nobody thought of as 500, told to the log alone."""
    for kind in (WirebookError, HTTPException, RequestValidationError, Exception):
        app.add_exception_handler(kind, _failed)
