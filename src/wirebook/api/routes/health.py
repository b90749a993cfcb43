"""Whether the server is well, and what its book holds."""

from __future__ import annotations

from typing import Literal

from fastapi import APIRouter
from pydantic import BaseModel, Field

import wirebook
from wirebook.api.access import ReadBook

router = APIRouter(tags=["health"])


class Health(BaseModel):
    """The server answers and the book can be read."""

    status: Literal["ok"] = "ok"
    version: str = Field(description="Of Wirebook.")
    linked: bool = Field(description="Whether the events are up to date with all statements.")


@router.get("/health")
def health(book: ReadBook) -> Health:
    """Whether the server answers and the book can be read."""
    return Health(version=wirebook.__version__, linked=book.store.linked)
