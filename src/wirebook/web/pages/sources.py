"""Whose articles the book has, who owns them, and from which days it has none."""

from __future__ import annotations

from fastapi import APIRouter

from wirebook.api.access import AnyAccess
from wirebook.views.sources import sources as view_sources
from wirebook.web.pages.answers import Page, page

router = APIRouter()


@page(router, "/sources", "json", "csv")
def sources(access: AnyAccess) -> Page:
    """The outlets, those of most articles first."""
    rows = access.remembered("sources", lambda book: view_sources(book.store))
    header = ("outlet", "country", "owner", "kind", "articles", "copies", "statements", "first", "last", "days", "gaps")
    table = [
        (row.outlet, row.ownership.country, row.ownership.owner, row.ownership.kind, row.articles, row.copies,
         row.statements, row.first, row.last, row.days, "; ".join(f"{gap.first}/{gap.last}" for gap in row.gaps))
        for row in rows
    ]  # fmt: skip
    return Page("sources.html", {"rows": rows}, {"sources": rows}, (header, table), section="/sources")
