"""Who vouches: whose word a statement rests on in the end.

A statement rests on the agency or outlet that its text names as the source ("KCNA said"), else on the origin of the
article's text (see `linking.copies`), else on the article's outlet.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache

from wirebook.knowledge.outlets import find_outlet
from wirebook.linking.keys import Header
from wirebook.model import Origin, Source, SourceKind, Statement

_PUBLISHERS = frozenset({SourceKind.AGENCY, SourceKind.OUTLET})


def source_key(source: Source) -> str:
    """Who a source is: its id, else its name."""
    return source.id or " ".join(source.name.casefold().split())


def publisher_of(statement: Statement) -> str | None:
    """The agency or outlet that the text names for a statement; None for none and for "state media" at large."""
    for source in reversed(statement.sources):
        if source.kind in _PUBLISHERS and (name := _publisher(source.name, source.kind, source.id)):
            return name
    return None


@lru_cache(maxsize=65536)
def _publisher(name: str, kind: SourceKind, identity: str | None) -> str | None:
    """The name that an agency or outlet is known by; an agency that is not known by its own name."""
    if outlet := find_outlet(name):
        return outlet.name
    return name if kind is SourceKind.AGENCY and identity is None and not name.islower() else None


def article_voice(key: str, articles: Mapping[str, Header], origins: Mapping[str, Origin]) -> str:
    """Whose word an article is: that of the origin of its text, else its outlet's, else its own."""
    if origin := origins.get(key):
        return origin.voice
    header = articles.get(key)
    return (header.outlet if header else None) or key


def outlets_of(keys: Iterable[str], articles: Mapping[str, Header]) -> tuple[str, ...]:
    """The outlets of articles, each once."""
    outlets = (articles[key].outlet for key in keys if key in articles)
    return tuple(dict.fromkeys(outlet for outlet in outlets if outlet))
