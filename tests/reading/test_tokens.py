"""Words are cut as Universal Dependencies cut them."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import make_article
from wirebook.reading.pieces import Layout
from wirebook.reading.reader import cut_words
from wirebook.reading.tokens import continues_word


def cut(text: str) -> str:
    return " ".join(word.text for word in cut_words(make_article(text)))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        # clitics
        ("They don't know", "They do n't know"),
        ("They don’t know", "They do n’t know"),
        ("He can't come", "He ca n't come"),
        ("He won't come", "He wo n't come"),
        ("He cannot come", "He can not come"),
        ("We're here and I'm late", "We 're here and I 'm late"),
        ("She'll go, they'd stay", "She 'll go , they 'd stay"),
        ("You’ve won", "You ’ve won"),
        ("It's over", "It 's over"),
        # possessives
        ("Iran's army", "Iran 's army"),
        ("Iran’s army", "Iran ’s army"),
        ("the soldiers' camp", "the soldiers ' camp"),
        ("the soldiers’ camp", "the soldiers ’ camp"),
        # hyphens
        ("a 15-year term", "a 15 - year term"),
        ("Russian-backed rebels", "Russian - backed rebels"),
        ("Ban Ki-moon spoke", "Ban Ki - moon spoke"),
        ("the Iran-Iraq war", "the Iran - Iraq war"),
        ("a state-of-the-art plant", "a state - of - the - art plant"),
        # prefixes that are no words
        ("non-European states", "non-European states"),
        ("re-elected in mid-March", "re-elected in mid-March"),
        ("his ex-wife", "his ex-wife"),
        ("an anti-tank missile", "an anti-tank missile"),
        # abbreviations
        ("Mr. Smith met Dr. Jones.", "Mr. Smith met Dr. Jones ."),
        ("the U.S. Army", "the U.S. Army"),
        ("Gen. Tull arrived at 9 a.m. today", "Gen. Tull arrived at 9 a.m. today"),
        ("in St. Paul, Minn.", "in St. Paul , Minn."),
        # numbers and signs
        ("10,000 soldiers and 3.5 percent", "10,000 soldiers and 3.5 percent"),
        ("it cost $3.5 million", "it cost $ 3.5 million"),
        ("it rose 5%", "it rose 5 %"),
        ("from £40 to €50", "from £ 40 to € 50"),
        ("call 555-0199", "call 555-0199"),
        # punctuation
        ('He said: "No."', 'He said : " No . "'),
        ("“Never”, he said.", "“ Never ” , he said ."),
        ("(see below)", "( see below )"),
        ("What?!", "What ?!"),
        ("and so on...", "and so on ..."),
        ("Paris/London", "Paris / London"),
        # addresses
        ("see https://example.org/a-b?c=d now", "see https://example.org/a-b?c=d now"),
        ("write to press@example.org today", "write to press@example.org today"),
        ("on www.example.org/news today", "on www.example.org/news today"),
    ],
)
def test_words_of(text: str, words: str) -> None:
    assert cut(text) == words


@pytest.mark.parametrize(
    ("text", "before", "expected"),
    [
        ("n't", "do", True),
        ("n’t", "do", True),
        ("'s", "Iran", True),
        ("’s", "U.S.", True),
        ("'", "soldiers", True),
        ("'", "Iran", False),  # a closing quotation mark
        ("not", "can", True),
        ("na", "gon", True),
        ("'s", "(", False),
        ("year", "15", False),
        ("-", "15", False),
        (".", "end", False),
        ("not", "15", False),
    ],
)
def test_clitics_continue_a_word(text: str, before: str, expected: bool) -> None:
    assert continues_word(text, before) is expected


def test_only_what_is_glued_continues_a_word() -> None:
    words = cut_words(make_article("They do not, don't and cannot."))
    assert [word.text for word in words if word.continues] == ["n't", "not"]


def test_layout_says_what_stands_before_a_word() -> None:
    text = "One two.\n\nThree"
    words = cut_words(make_article(text))
    assert [word.layout for word in words] == [Layout.PARAGRAPH, Layout.SPACE, Layout.GLUED, *[words[-1].layout]]
    assert words[-1].layout is not Layout.GLUED


LETTERS = st.text(
    alphabet=st.one_of(
        st.sampled_from(" \n\t.,;:!?'\"’“”-–—/()[]$€%&@#0123456789éüñ中א🙂"), st.characters(categories=["L"])
    ),
    max_size=80,
)


@given(LETTERS)
def test_words_cover_all_but_blanks(text: str) -> None:
    words = cut_words(make_article(text))
    assert all(text[word.start : word.end] == word.text for word in words)
    assert all(before.end <= after.start for before, after in pairwise(words))
    assert "".join(word.text for word in words) == "".join(text.split())
    assert [word.i for word in words] == list(range(len(words)))
