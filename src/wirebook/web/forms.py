"""Forms of our own pages: their fields, and the proof that they are ours."""

from __future__ import annotations

from typing import Annotated
from urllib.parse import parse_qsl

from fastapi import Depends, Request
from starlette.exceptions import HTTPException

from wirebook.web.security import Guard

FORM = "application/x-www-form-urlencoded"
MOST_FIELDS = 1000


async def _fields(request: Request) -> dict[str, str]:
    if request.headers.get("content-type", "").partition(";")[0].strip() != FORM:
        raise HTTPException(415, f"send the form as {FORM}")
    body = (await request.body()).decode("utf-8", "replace")
    try:
        fields = dict(parse_qsl(body, keep_blank_values=True, max_num_fields=MOST_FIELDS))
    except ValueError:
        raise HTTPException(413, "too many fields") from None
    guard: Guard = request.app.state.guard
    if not guard.is_form_token(request, fields.pop("csrf", "")):
        raise HTTPException(403, "This form is too old; load the page again.")
    return fields


Form = Annotated[dict[str, str], Depends(_fields)]
"""A parameter of a handler: the fields of a posted form, whose `csrf` was right (else 403)."""
