"""Giving the token once, so that forms of this browser may write."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from wirebook.web.forms import Form
from wirebook.web.security import SESSION_COOKIE, Guard
from wirebook.web.templates import render

router = APIRouter()


def local_path(address: str) -> str:
    """Where to go on: a path of this server, else the front page."""
    inside = address.startswith("/") and not address.startswith(("//", "/\\")) and address.isprintable()
    return address if inside else "/"


@router.get("/sign-in")
def ask(request: Request, next: str = "/") -> HTMLResponse:  # noqa: A002 - as such addresses have it
    """The form that asks for the token."""
    return render(request, "sign-in.html", {"next": local_path(next), "wrong": False})


@router.post("/sign-in")
def sign_in(request: Request, form: Form) -> Response:
    """A session for who knows the token."""
    guard: Guard = request.app.state.guard
    onward = local_path(form.get("next", "/"))
    if not guard.is_token(form.get("token", "")):
        return render(request, "sign-in.html", {"next": onward, "wrong": True}, 403)
    answer = RedirectResponse(onward, 303)
    answer.set_cookie(SESSION_COOKIE, guard.session(), httponly=True, samesite="strict", path="/")
    return answer
