"""Contents around a trigger: the same as a look at each, at a fraction of the work."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tests.builders import make_article
from wirebook.model import Attribution, Span
from wirebook.reading.words import Reading
from wirebook.statements.covers import Covers, contents_of, pieces_within
from wirebook.statements.parties import Register
from wirebook.statements.sources import Chains

SPANS = st.builds(lambda start, length: Span(start, start + length), st.integers(0, 60), st.integers(1, 30))


@given(st.lists(SPANS, max_size=40), SPANS)
def test_the_spans_around_another(spans: list[Span], inner: Span) -> None:
    wanted = {number for number, span in enumerate(spans) if span.covers(inner)}
    found = Covers((span, number) for number, span in enumerate(spans)).around(inner, len(spans))
    assert set(found) == wanted
    assert [spans[number].start for number in found] == sorted((spans[n].start for n in found), reverse=True)


@given(st.lists(SPANS, max_size=40), SPANS)
def test_pieces_that_share_a_character(spans: list[Span], span: Span) -> None:
    apart: list[Span] = []
    for piece in sorted(spans):
        if not apart or apart[-1].end <= piece.start:
            apart.append(piece)
    attribution = Attribution(None, None, tuple(apart))
    assert list(pieces_within(attribution, span)) == [piece for piece in apart if piece.overlaps(span)]


def test_the_innermost_are_found_first() -> None:
    nested = Covers((Span(start, 1000 - start), start) for start in range(400))
    assert nested.around(Span(500, 501), 3) == [399, 398, 397]


def _work(count: int) -> int:
    """Nodes looked at for one trigger in each of many contents, one of which lies around all."""
    contents = Covers([(Span(0, 10 * count), 0), *((Span(10 * n + 1, 10 * n + 9), n + 1) for n in range(count))])
    for number in range(count):
        assert contents.around(Span(10 * number + 2, 10 * number + 4), 8) == [number + 1, 0]
    return contents.steps


def test_the_work_grows_with_the_article_and_its_logarithm() -> None:
    assert _work(8_000) < 12 * _work(1_000)


def test_a_speaker_of_many_pieces_is_looked_up_once() -> None:
    """Ten thousand quotations of one speaker: no trigger counts the pieces again."""
    unit = "“Rebels attacked.” "
    text = unit * 10_000
    pieces = tuple(Span(start + 1, start + 16) for start in range(0, len(text), len(unit)))
    reading = Reading(make_article(text), [], [])
    reading.attributions = [Attribution(Span(0, 1), None, pieces, rule="verb:neutral/clause", cue_lemma="say")]
    covers = contents_of(reading.attributions)
    for piece in pieces:
        assert covers.around(piece, 8) == [0]
    assert covers.steps < 40 * len(pieces)
    assert Chains(reading, Register(reading)).of(pieces[-1]) == ()
