"""What is done to one article, in whatever process."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from wirebook.articles.paragraphs import cut_paragraphs
from wirebook.export.records import statement_record
from wirebook.knowledge.own import Own, using_actors
from wirebook.model import Article, Attribution, Name, Span, Statement
from wirebook.reading.reader import read, read_syntax
from wirebook.reading.syntax import conllu
from wirebook.reading.words import Reading
from wirebook.statements.coder import code
from wirebook.statements.entities import resolve_names


def statements_of(article: Article, own: Own) -> tuple[Article, tuple[Statement, ...]]:
    """The article with its statements."""
    with using_actors(own.actors):
        return article, tuple(code(read(article), frames=own.frames))


def conllu_of(article: Article, _own: Own) -> str:
    """All words of the article's text as CoNLL-U, those of marks such as an address or a byline too."""
    whole = replace(article, body=tuple(cut_paragraphs(article.text, 0, lambda _: False)))
    reading = read_syntax(whole)
    return f"# newdoc id = {article.id}\n" + "".join(conllu(reading.sentences, article.text))


def annotation_of(article: Article, own: Own) -> dict[str, Any]:
    """The record that `wirebook annotate` prints."""
    with using_actors(own.actors):
        reading = read(article)
        return _annotation(reading, code(reading, frames=own.frames))


def _annotation(reading: Reading, statements: Iterable[Statement]) -> dict[str, Any]:
    article = reading.article
    return {
        "doc": article.id,
        "date": article.published,
        "outlet": article.outlet,
        "title": article.title,
        "sentences": [_pair(sentence.span) for sentence in reading.sentences],
        "entities": [_name(name) for name in _names(reading)],
        "timexes": [
            {"start": t.span.start, "end": t.span.end, "type": t.type, "value": t.value} for t in reading.times
        ],
        "attributions": [_attribution(attribution) for attribution in reading.attributions],
        "clusters": [[_pair(span) for span in cluster] for cluster in reading.clusters],
        "statements": [statement_record(s, article.text) for s in statements],
    }


def _names(reading: Reading) -> list[Name]:
    """The names of the body, resolved, and those of what is left out of it, such as bylines."""
    return sorted([*resolve_names(reading), *reading.margins], key=lambda name: name.span)


def _pair(span: Span) -> list[int]:
    return [span.start, span.end]


def _name(name: Name) -> dict[str, Any]:
    entity = name.entity
    return {
        "start": name.span.start,
        "end": name.span.end,
        "label": name.label,
        "name": entity.name if entity else name.text,
        "id": entity.id if entity else None,
        "country": entity.country if entity else None,
        "role": entity.role if entity else None,
        "lat": name.latitude,
        "lon": name.longitude,
        "geonameid": name.geonameid,
    }


def _attribution(attribution: Attribution) -> dict[str, Any]:
    return {
        "source": _pair(attribution.source) if attribution.source else None,
        "cue": _pair(attribution.cue) if attribution.cue else None,
        "content": [_pair(piece) for piece in attribution.content],
        "by": attribution.by,
    }
