"""Whether the server is well, and what its book holds."""

from __future__ import annotations

from typing import Literal

from fastapi import APIRouter
from pydantic import BaseModel, Field

import wirebook
from wirebook.api.access import AnyAccess, ReadBook
from wirebook.library import Book

router = APIRouter(tags=["health"])

Counted = list[tuple[str, int]]


class Health(BaseModel):
    """The server answers and the book can be read."""

    status: Literal["ok"] = "ok"
    version: str = Field(description="Of Wirebook.")
    linked: bool = Field(description="Whether the events are up to date with all statements.")


class Holdings(BaseModel):
    """What the book holds: how much, from when to when, and how much of which kind, most first."""

    articles: int
    statements: int
    events: int
    disputed_events: int
    first_published: str | None
    last_published: str | None
    undated_articles: int
    first_event: str | None
    last_event: str | None
    undated_events: int
    outlets: Counted
    types: Counted
    statuses: Counted
    linked: bool


@router.get("/health")
def health(book: ReadBook) -> Health:
    """Whether the server answers and the book can be read."""
    return Health(version=wirebook.__version__, linked=book.store.linked)


@router.get("/info")
def information(access: AnyAccess) -> Holdings:
    """What the book holds."""
    return Holdings.model_validate(access.remembered("info", Book.info), from_attributes=True)
