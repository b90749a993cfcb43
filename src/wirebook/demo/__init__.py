"""Ten short articles to try Wirebook on.

They were written for this purpose. The four outlets and the agency "Meridian Wire" are made up. What they tell
happened in August 2025, but the differences between them (how many soldiers were sent and killed, who led the
delegation) are sharpened, so that there is something to disagree on: take none of it as a source.
"""

from __future__ import annotations

from importlib.resources import files
from importlib.resources.abc import Traversable

ARTICLES: Traversable = files(__name__) / "articles.jsonl"
"""One JSON object a line, as `wirebook read` takes them."""
