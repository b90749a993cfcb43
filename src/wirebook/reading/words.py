"""What reading yields: words with tags and trees, and the layers over them, by offsets in the article's text."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from wirebook.model import Article, Attribution, Name, Span, TimeExpression
from wirebook.reading.pieces import Layout

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from spacy.tokens import Doc

    from wirebook.reading.coreference import Coreference


@dataclass(slots=True, eq=False)
class Word:
    """One word of an article, as UD cuts them.

    i: its number in the article; start, end: offsets; layout: what stands before it; continues: it is a clitic of the
    word before (they are one multi-word token); upos, xpos, lemma, dep: labels of UD; head: the word it depends on,
    itself for a root; children: the words that depend on it, in order; sentence: the number of its sentence.
    """

    i: int
    text: str
    start: int
    end: int
    layout: Layout
    continues: bool = False
    upos: str = "X"
    xpos: str = ""
    lemma: str = ""
    dep: str = "dep"
    sentence: int = 0
    head: Word = field(init=False, repr=False)
    children: list[Word] = field(init=False, repr=False, default_factory=list)

    def __post_init__(self) -> None:
        self.head = self

    @property
    def relation(self) -> str:
        """The relation without its subtype: "nsubj" of "nsubj:pass"."""
        return self.dep.partition(":")[0] if ":" in self.dep else self.dep

    @property
    def span(self) -> Span:
        """Its offsets."""
        return Span(self.start, self.end)

    def find(self, *relations: str) -> Iterator[Word]:
        """The children in one of these relations; "nsubj" covers its subtypes, "nsubj:pass" only itself."""
        for child in self.children:
            label = child.dep
            if label in relations or (":" in label and label[: label.index(":")] in relations):
                yield child

    def subtree(self) -> list[Word]:
        """The word and all that hangs on it, in the order of the text."""
        found, todo = [self], list(self.children)
        while todo:
            word = todo.pop()
            found.append(word)
            todo.extend(word.children)
        return sorted(found, key=lambda word: word.i)

    def ancestors(self) -> Iterator[Word]:
        """The heads above, nearest first."""
        word = self
        while word.head is not word:
            word = word.head
            yield word


@dataclass(slots=True)
class Sentence:
    """A run of words with one root."""

    number: int
    words: list[Word]

    @property
    def span(self) -> Span:
        """Its offsets."""
        return Span(self.words[0].start, self.words[-1].end)

    @property
    def root(self) -> Word:
        """The word that is its own head."""
        return next((word for word in self.words if word.head is word), self.words[0])


@dataclass(slots=True)
class Reading:
    """An article with all that was read in it.

    margins: the names in what its body leaves out, such as bylines; states: what the encoder made of each word,
    for the heads that find attributions and events.
    """

    article: Article
    words: list[Word]
    sentences: list[Sentence]
    names: list[Name] = field(default_factory=list)
    margins: list[Name] = field(default_factory=list)
    times: list[TimeExpression] = field(default_factory=list)
    attributions: list[Attribution] = field(default_factory=list)
    coreference: Coreference | None = None
    states: NDArray[Any] | None = field(default=None, repr=False)
    _starts: list[int] = field(default_factory=list, repr=False, compare=False)

    @property
    def clusters(self) -> list[tuple[Span, ...]]:
        """The spans that mean the same, two or more each."""
        return self.coreference.spans() if self.coreference else []

    def words_in(self, span: Span) -> list[Word]:
        """The words that lie in a span."""
        if len(self._starts) != len(self.words):
            self._starts = [word.start for word in self.words]
        first = bisect_left(self._starts, span.start)
        return self.words[first : bisect_left(self._starts, span.end, lo=first)]

    def to_doc(self) -> Doc:
        """The same as spaCy's Doc (words, tags, tree, sentences, names), for matchers, displaCy and the like."""
        import spacy
        from spacy.tokens import Doc
        from spacy.util import filter_spans

        words = self.words
        doc = Doc(
            spacy.blank("en").vocab,
            words=[word.text for word in words],
            spaces=[after.layout is not Layout.GLUED for after in words[1:]] + [False] * bool(words),
            pos=[word.upos for word in words],
            tags=[word.xpos for word in words],
            lemmas=[word.lemma for word in words],
            heads=[word.head.i for word in words],
            deps=["ROOT" if word.head is word else word.dep for word in words],
            sent_starts=[i == 0 or word.sentence != words[i - 1].sentence for i, word in enumerate(words)],
        )
        spans = []
        for name in self.names:
            inside = self.words_in(name.span)
            if inside:
                spans.append(doc[inside[0].i : inside[-1].i + 1])
                spans[-1].label_ = name.label
        doc.set_ents(filter_spans(spans))
        return doc


def plant(words: list[Word]) -> None:
    """Sets the children of every word from the heads."""
    for word in words:
        word.children.clear()
    for word in words:
        if word.head is not word:
            word.head.children.append(word)
