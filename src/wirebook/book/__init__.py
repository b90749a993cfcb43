"""The book: one SQLite file that holds articles, statements and events. The only room that speaks SQL."""

from __future__ import annotations

from wirebook.book.identity import article_key
from wirebook.book.paging import Page, Place
from wirebook.book.queries import Filter
from wirebook.book.rows import ArticleHeader, ArticleHit, Information
from wirebook.book.store import Store

__all__ = ["ArticleHeader", "ArticleHit", "Filter", "Information", "Page", "Place", "Store", "article_key"]
