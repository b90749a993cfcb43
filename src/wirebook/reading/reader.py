"""Article to Reading."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from wirebook.model import Article, Name, Span
from wirebook.reading.lemmas import lemma_of
from wirebook.reading.names import NameSpan
from wirebook.reading.network import Network, load_network
from wirebook.reading.pieces import Layout
from wirebook.reading.syntax import analyse
from wirebook.reading.tokens import continues_word, english_tokenizer
from wirebook.reading.words import Reading, Word

if TYPE_CHECKING:
    from spacy.tokenizer import Tokenizer


@cache
def _tokenizer() -> Tokenizer:
    import spacy

    return english_tokenizer(spacy.blank("en"))


def cut_words(article: Article) -> list[Word]:
    """The words of the article's body, without tags; each part of the body begins a paragraph."""
    tokenizer = _tokenizer()
    words: list[Word] = []
    for part in article.body:
        layout, clitic_of = Layout.PARAGRAPH, None
        for token in tokenizer(part.of(article.text)):
            if token.is_space:
                layout = layout if layout is Layout.PARAGRAPH else Layout.SPACE
                continue
            start = part.start + token.idx
            continues = layout is Layout.GLUED and clitic_of is not None and continues_word(token.text, clitic_of)
            words.append(Word(len(words), token.text, start, start + len(token.text), layout, continues))
            layout = Layout.SPACE if token.whitespace_ else Layout.GLUED
            clitic_of = token.text
    return words


def read_syntax(article: Article, network: Network | None = None) -> Reading:
    """Words, sentences, tags, lemmas, trees and names of an article."""
    network = network or load_network()
    words = cut_words(article)
    sentences, spans = analyse(words, network)
    for word in words:
        word.lemma = lemma_of(word.text, word.upos, word.xpos)
    names = [_name(article, span) for span in spans]
    return Reading(article, words, sentences, names=names)


def _name(article: Article, found: NameSpan) -> Name:
    span = Span(found.first.start, found.last.end)
    return Name(span, span.of(article.text), found.label)


def read(article: Article, network: Network | None = None) -> Reading:
    """Everything that is read in an article: syntax and names, time expressions, attributions."""
    from wirebook.reading.attribution import find_attributions
    from wirebook.reading.tenses import direction_at
    from wirebook.times import find

    reading = read_syntax(article, network)
    reading.times = find(
        article.text, reference=article.day, direction=lambda start, _end: direction_at(reading, start)
    )
    reading.attributions = find_attributions(reading)
    return reading
