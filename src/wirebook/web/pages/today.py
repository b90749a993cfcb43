"""The front page."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import HTMLResponse

from wirebook.api.access import ReadBook
from wirebook.web.templates import render

router = APIRouter()


@router.get("/")
def today(request: Request, book: ReadBook) -> HTMLResponse:
    """The front page."""
    return render(request, "today.html", {"information": book.info()})
