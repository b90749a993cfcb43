"""Errors as application/problem+json (RFC 9457)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from http import HTTPStatus

from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel, Field
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse, Response

from wirebook.api.readings import UNKNOWN_READING, BusyError
from wirebook.errors import BookError, InputError, UsageError, WirebookError

MEDIA_TYPE = "application/problem+json"
UNKNOWN_CODES = frozenset({"E401", "E405", "E407", "E408", "E413", UNKNOWN_READING})
LOCKED_CODE = "E303"
PATIENCE = "5"
"""Seconds after which a client may try again."""


class Problem(BaseModel):
    """What went wrong: RFC 9457, with Wirebook's own code where there is one (see the documentation of errors)."""

    type: str = Field(default="about:blank", description="Always about:blank: the status says the kind.")
    title: str = Field(description="The status in words.")
    status: int
    detail: str = Field(default="", description="What, which input, what to do.")
    instance: str = Field(default="", description="The path that was asked for.")
    code: str | None = Field(default=None, description="Code of an error of Wirebook's own, E101 and so on.")


@dataclass(frozen=True, slots=True)
class Answer:
    """A problem and the headers that go with it."""

    problem: Problem
    headers: Mapping[str, str] = field(default_factory=dict)

    def response(self) -> Response:
        """As JSON."""
        content = self.problem.model_dump(exclude_none=True)
        return JSONResponse(content, self.problem.status, dict(self.headers), media_type=MEDIA_TYPE)


def make_problem(
    status: int, detail: str, path: str, *, code: str | None = None, headers: Mapping[str, str] | None = None
) -> Answer:
    """A problem with the usual title of its status."""
    problem = Problem(title=HTTPStatus(status).phrase, status=status, detail=detail, instance=path, code=code)
    return Answer(problem, headers or {})


def _status_of(error: WirebookError) -> int:
    if error.code in UNKNOWN_CODES:
        return 404
    if isinstance(error, UsageError):
        return 400
    if isinstance(error, InputError):
        return 422
    return 503 if isinstance(error, BusyError) or (isinstance(error, BookError) and error.code == LOCKED_CODE) else 500


def problem_of(error: Exception, path: str) -> Answer:
    """What to answer to a request for the path that ended in the error."""
    if isinstance(error, WirebookError):
        status = _status_of(error)
        # Where the file lies is the server's business alone.
        shown = str(error).removeprefix(f"{error.code}: ") if status < 500 else "The book cannot be used at the moment."
        headers = {"Retry-After": PATIENCE} if status == 503 else None
        return make_problem(status, shown, path, code=error.code, headers=headers)
    if isinstance(error, HTTPException):
        return make_problem(error.status_code, error.detail, path, headers=error.headers)
    if isinstance(error, RequestValidationError):
        wrong = (f"{'.'.join(str(part) for part in item['loc'])}: {item['msg']}" for item in error.errors())
        return make_problem(422, "; ".join(wrong), path)
    return make_problem(500, "Something that nobody thought of went wrong; the server's log says what.", path)
