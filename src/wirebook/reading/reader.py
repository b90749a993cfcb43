"""Article to Reading."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

from wirebook.articles.paragraphs import find_margins
from wirebook.model import Article, Name, Span
from wirebook.reading.lemmas import lemma_of
from wirebook.reading.names import NameSpan
from wirebook.reading.network import Network, load_network
from wirebook.reading.pieces import Layout
from wirebook.reading.syntax import analyse
from wirebook.reading.tokens import continues_word, english_tokenizer
from wirebook.reading.words import Reading, Sentence, Word

if TYPE_CHECKING:
    from spacy.tokenizer import Tokenizer
    from spacy.tokens import Token

_ENDLESS = re.compile(r"\S{1000}")


@cache
def _tokenizer() -> Tokenizer:
    import spacy

    return english_tokenizer(spacy.blank("en"))


def cut_words(article: Article, parts: Sequence[Span] | None = None) -> list[Word]:
    """The words of parts of an article, the body's if not said, without tags; each part begins a paragraph."""
    tokenizer = _tokenizer()
    words: list[Word] = []
    for part in article.body if parts is None else parts:
        layout, clitic_of = Layout.PARAGRAPH, None
        for start, token in _tokens(tokenizer, part.of(article.text)):
            if token.is_space:
                layout = layout if layout is Layout.PARAGRAPH else Layout.SPACE
                continue
            start += part.start
            continues = layout is Layout.GLUED and clitic_of is not None and continues_word(token.text, clitic_of)
            words.append(Word(len(words), token.text, start, start + len(token.text), layout, continues))
            layout = Layout.SPACE if token.whitespace_ else Layout.GLUED
            clitic_of = token.text
    return words


def _tokens(tokenizer: Tokenizer, text: str) -> Iterator[tuple[int, Token]]:
    """The tokens of a text with their offsets; what has no blank for very long is cut, since the tokenizer's time grows
    with the square of it."""
    bounds = [0, *(run.end() for run in _ENDLESS.finditer(text)), len(text)]
    for first, last in pairwise(bounds):
        for token in tokenizer(text[first:last]):
            yield first + token.idx, token


def read_syntax(article: Article, network: Network | None = None) -> Reading:
    """Words, sentences, tags, lemmas, trees and names of an article.

    What the body leaves out (an address, a byline) is read as well, in paragraphs of its own, since it tells the
    network where the article is at home; of that only the names are kept, apart.
    """
    network = network or load_network()
    margins = find_margins(article.text, article.body)
    cut = cut_words(article, sorted([*article.body, *margins]))
    sentences, spans, states = analyse(cut, network)
    outside = {margin.start for margin in margins}
    kept = _outside_of(outside, sentences)
    states = states[[word.i for sentence in kept for word in sentence.words]]
    words = _renumber(kept)
    for word in words:
        word.lemma = lemma_of(word.text, word.upos, word.xpos)
    inside = {id(word) for word in words}
    names = [_name(article, span) for span in spans if id(span.first) in inside]
    aside = [_name(article, span) for span in spans if id(span.first) not in inside]
    return Reading(article, words, kept, names=names, margins=aside, states=states)


def _outside_of(margins: set[int], sentences: Sequence[Sentence]) -> list[Sentence]:
    """The sentences that stand in no part beginning at these offsets; a part always begins a sentence."""
    kept: list[Sentence] = []
    aside = False
    for sentence in sentences:
        first = sentence.words[0]
        if first.layout is Layout.PARAGRAPH:
            aside = first.start in margins
        if not aside:
            kept.append(sentence)
    return kept


def _renumber(sentences: Sequence[Sentence]) -> list[Word]:
    """The words of the sentences in their order, numbers of words and sentences without gaps."""
    words = [word for sentence in sentences for word in sentence.words]
    for number, word in enumerate(words):
        word.i = number
    for number, sentence in enumerate(sentences):
        sentence.number = number
        for word in sentence.words:
            word.sentence = number
    return words


def _name(article: Article, found: NameSpan) -> Name:
    span = Span(found.first.start, found.last.end)
    return Name(span, span.of(article.text), found.label)


def read(
    article: Article, network: Network | None = None, *, attribution: Literal["joined", "rules"] = "joined"
) -> Reading:
    """Everything that is read in an article: syntax and names, time expressions, attributions, who is the same.

    attribution: by the rules and the attribution head together (by the rules alone where the head's weights are not
    installed), or by the rules alone.
    """
    from wirebook.reading.attribution import find_attributions
    from wirebook.reading.attributor import load_attributor
    from wirebook.reading.coreference import resolve_coreference
    from wirebook.reading.tenses import weekday_direction
    from wirebook.times import find

    reading = read_syntax(article, network)
    reading.times = find(
        article.text, reference=article.day, direction=lambda start, end: weekday_direction(reading, start, end)
    )
    attributor = load_attributor() if attribution == "joined" else None
    reading.attributions = find_attributions(reading, attributor)
    reading.coreference = resolve_coreference(reading)
    return reading
