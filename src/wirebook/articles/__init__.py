"""Where articles come from: text, HTML and JSON files, directories and standard input become `Article`."""

from __future__ import annotations

from wirebook.articles.addresses import outlet_of
from wirebook.articles.problems import InputNote
from wirebook.articles.sources import find_articles

__all__ = ["InputNote", "find_articles", "outlet_of"]
