"""Whether a text is English."""

from __future__ import annotations

import re

# Few of these are words of another language in Latin letters; of English prose they are a fifth to a third.
_COMMON = frozenset(
    "the and to that with by said from has were are his their this which who it would they been will its about".split()
)
_SHARE_OF_ENGLISH = 0.12
_SHARE_OF_PLAUSIBLE = 0.04
_FEWEST_LETTERS = 200
_LONGEST = 4000
_WORD = re.compile(r"[^\W\d_]+")


def find_foreign_language(text: str) -> str | None:
    """The ISO 639-1 code of the language if it is certainly not English; None for English and where too short to know.

    A text rich in names looks foreign to the classifier: only one that lacks the common words of English, too, is
    called foreign.
    """
    words = _WORD.findall(text[:_LONGEST])
    if sum(map(len, words)) < _FEWEST_LETTERS:
        return None
    share = sum(word.casefold() in _COMMON for word in words) / len(words)
    if share >= _SHARE_OF_ENGLISH:
        return None
    import py3langid

    language = str(py3langid.classify(text[:_LONGEST])[0])
    if language == "en" or (share >= _SHARE_OF_PLAUSIBLE and text[:_LONGEST].isascii()):
        return None
    return language


def is_long_enough(text: str) -> bool:
    """Whether there are letters enough to tell the language."""
    return sum(map(len, _WORD.findall(text[:_LONGEST]))) >= _FEWEST_LETTERS
