"""Text to paragraphs: where one ends and the next begins."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from wirebook.model import Span

_LINE = re.compile(r"[^\r\n\v\f\x85\u2028\u2029]+|\r\n|[\r\n\v\f\x85\u2028\u2029]")
# Invisible, but no white space to Python.
_INVISIBLE = "\u200b\u200e\u200f\u2060\ufeff\u00ad"
_END_OF_SENTENCE = re.compile(r"[.!?:;…][\"'”’»)\]]{0,3}$")
_SHORTEST_WRAPPED, _LONGEST_WRAPPED = 50, 100
_FEWEST_WRAPPED = 3
_SHARE_WRAPPED = 0.6


@dataclass(frozen=True, slots=True)
class _Line:
    """A line without the white space around it; indent counts the characters left out before it."""

    span: Span
    indent: int


def strip_span(text: str, start: int, end: int) -> Span:
    """The span without white space and invisible characters at both ends; empty where nothing remains."""
    while start < end and is_blank(text[start]):
        start += 1
    while start < end and is_blank(text[end - 1]):
        end -= 1
    return Span(start, end)


def is_blank(character: str) -> bool:
    """Whether nothing of the character is seen."""
    return character.isspace() or character in _INVISIBLE


def ends_sentence(words: str) -> bool:
    """Whether the words end as a sentence does."""
    return _END_OF_SENTENCE.search(words, max(0, len(words) - 5)) is not None


def cut_paragraphs(text: str, start: int, stands_alone: Callable[[str], bool]) -> list[Span]:
    """The paragraphs of `text` from `start` on, in order, none empty, without white space around them.

    A blank line always ends a paragraph, a single line end too, unless the text is hard-wrapped: most lines that are
    followed by another are 50 to 100 characters long and stop in mid-sentence. A line of which `stands_alone` is true
    is a paragraph of its own all the same.
    """
    blocks = _cut_blocks(text, start)
    if not _is_wrapped(text, blocks):
        return [line.span for block in blocks for line in block]
    return [span for block in blocks for span in _join_lines(text, block, stands_alone)]


def find_margins(text: str, body: Sequence[Span]) -> list[Span]:
    """The lines, or parts of lines, that the body leaves out: addresses, bylines, footers and the like."""
    margins: list[Span] = []
    start = 0
    for part in [*body, Span(len(text), len(text))]:
        for match in _LINE.finditer(text, start, part.start):
            span = strip_span(text, match.start(), match.end())
            if span.start < span.end:
                margins.append(span)
        start = part.end
    return margins


def _cut_blocks(text: str, start: int) -> list[list[_Line]]:
    """Runs of lines without a blank line between."""
    blocks: list[list[_Line]] = []
    block: list[_Line] = []
    blank = True  # whether nothing was seen since the last line end
    for match in _LINE.finditer(text, start):
        span = strip_span(text, match.start(), match.end())
        if span.start < span.end:
            block.append(_Line(span, span.start - match.start()))
            blank = False
        elif match[0][0] in "\r\n\v\f\x85\u2028\u2029":
            if blank and block:
                blocks.append(block)
                block = []
            blank = True
    if block:
        blocks.append(block)
    return blocks


def _is_wrapped(text: str, blocks: list[list[_Line]]) -> bool:
    followed = [line.span.of(text) for block in blocks for line in block[:-1]]
    wrapped = [
        line for line in followed if _SHORTEST_WRAPPED <= len(line) <= _LONGEST_WRAPPED and not ends_sentence(line)
    ]
    longest = max((line.span.end - line.span.start for block in blocks for line in block), default=0)
    return (
        len(wrapped) >= _FEWEST_WRAPPED
        and len(wrapped) >= _SHARE_WRAPPED * len(followed)
        and longest <= 2 * _LONGEST_WRAPPED
    )


def _join_lines(text: str, block: list[_Line], stands_alone: Callable[[str], bool]) -> list[Span]:
    joined: list[Span] = []
    goes_on = False
    previous = block[0]
    for line in block:
        words = line.span.of(text)
        alone = stands_alone(words)
        indented = line.indent > previous.indent + 1
        if goes_on and not alone and not indented:
            joined[-1] = Span(joined[-1].start, line.span.end)
        else:
            joined.append(line.span)
        # A short line that ends a sentence ends the paragraph.
        goes_on = not alone and not (len(words) < _SHORTEST_WRAPPED and ends_sentence(words))
        previous = line
    return joined
