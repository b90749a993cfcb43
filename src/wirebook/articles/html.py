"""HTML pages: the article in them, found by trafilatura."""

from __future__ import annotations

import re
from dataclasses import dataclass

from wirebook.articles.addresses import outlet_of

_PAGE = re.compile(
    rb"\s*(?:<!--.{0,500}?-->\s*)?<(?:!doctype\s+html|html|head|body|\?xml[^>]{0,200}>\s*<(?:!doctype\s+html|html))\b",
    re.IGNORECASE | re.DOTALL,
)
# Pages are judged by what they say of themselves and not by today: the same page gives the same date next year.
_LATEST_DATE = "2199-12-31"


@dataclass(frozen=True, slots=True)
class Page:
    """What a page holds: text is the title, a blank line and the paragraphs, one a line."""

    text: str
    title: str | None
    published: str | None
    outlet: str | None
    url: str | None


def is_page(data: bytes) -> bool:
    """Whether the bytes begin as an HTML page does."""
    return _PAGE.match(data, 0, 2048) is not None


def read_page(data: bytes) -> Page | None:
    """The article of a page; None where there is none. The bytes are decoded as the page itself says."""
    from trafilatura import bare_extraction
    from trafilatura.settings import Document

    try:
        found = bare_extraction(
            data,
            include_comments=False,
            include_tables=False,
            with_metadata=True,
            date_extraction_params={"original_date": True, "extensive_search": False, "max_date": _LATEST_DATE},
        )
    except Exception:  # noqa: BLE001  a page may break the parser in many ways; none may stop the other inputs
        return None
    if not isinstance(found, Document) or not (found.text or "").strip():
        return None
    title = " ".join((found.title or "").split()) or None
    body = (found.text or "").strip()
    first, _, rest = body.partition("\n")
    if title and rest and " ".join(first.split()).casefold() == title.casefold():
        body = rest.strip()
    return Page(
        text=f"{title}\n\n{body}" if title else body,
        title=title,
        published=found.date or None,
        outlet=found.sitename or (outlet_of(found.url) if found.url else None) or found.hostname or None,
        url=found.url or None,
    )
