"""Web addresses: the outlet and the day that they give away."""

from __future__ import annotations

import re
from urllib.parse import SplitResult, unquote, urlsplit

from wirebook.articles.dates import find_day_in_address

# Second-level names under which the registries of countries sell domains: bbc.co.uk, batimes.com.ar.
_REGISTRY_LABELS = frozenset(
    "ac co com edu gen go gob gouv gov govt gub id in info ltd me mil ne net nom or org plc press sch web".split()
)
_ADDRESS = re.compile(r"(?:https?://|www\.)[^\s<>\"]{3,2000}", re.IGNORECASE)


def is_address(line: str) -> bool:
    """Whether the line is a web address and nothing else."""
    return len(line) <= 2010 and _ADDRESS.fullmatch(line) is not None


def outlet_of(url: str) -> str | None:
    """The registered domain of a web address, such as "afrol.com"; None where it has none."""
    parts = _split(url)
    host = (parts.hostname or "") if parts else ""
    labels = [label for label in host.split(".") if label]
    if len(labels) < 2 or ":" in host or labels[-1].isdigit() or not re.fullmatch(r"[\w.\-]+", host):
        return None
    kept = 3 if len(labels) > 2 and len(labels[-1]) == 2 and labels[-2] in _REGISTRY_LABELS else 2
    return ".".join(labels[-kept:])


def day_in(url: str) -> str | None:
    """The day of publication that the path of a web address tells, as YYYY-MM-DD."""
    parts = _split(url)
    return find_day_in_address(parts.path) if parts else None


def _split(url: str) -> SplitResult | None:
    url = url.strip()
    # Some addresses come quoted as a whole: www.example.com%2Fnews%2F1.
    if "%2F" in url and url.count("/") < 3:
        url = unquote(url)
    if "://" not in url:
        url = "https://" + url
    try:
        parts = urlsplit(url)
        parts.hostname  # noqa: B018  the check is lazy
    except ValueError:
        return None
    return parts
