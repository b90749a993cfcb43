"""The pages, one module a subject. Each has a `router`; to add one, name it in `routers`."""

from __future__ import annotations

from fastapi import APIRouter

from wirebook.web.pages import sign_in, today


def routers() -> list[APIRouter]:
    """The routers of all pages, in the order in which their paths are tried."""
    return [today.router, sign_in.router]
