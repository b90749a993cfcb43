"""Lemmas: what a word is listed under."""

from __future__ import annotations

from functools import lru_cache

_IRREGULAR = {"'s": "be", "’s": "be", "'re": "be", "’re": "be", "'m": "be", "’m": "be", "'ve": "have", "’ve": "have"}
_MODALS = {"'ll": "will", "’ll": "will", "wo": "will", "ca": "can", "sha": "shall", "'d": "would", "’d": "would"}
_PRONOUNS = {"me": "I", "us": "we", "him": "he", "her": "she", "them": "they"}
_DETERMINERS = {"an": "a", "these": "this", "those": "that"}
_CLIPPED = {"gon": "go", "wan": "want", "na": "to", "ta": "to"}
_COMPARED = frozenset({"JJR", "JJS", "RBR", "RBS"})
_THEMSELVES = frozenset({"more", "most", "less", "least"})
"""Comparatives that UD lists under themselves."""
_INFLECTED = frozenset({"VERB", "AUX", "NOUN", "ADJ", "ADV"})


@lru_cache(maxsize=100_000)
def lemma_of(text: str, upos: str, xpos: str) -> str:
    """The lemma of a word in lower case; names keep their letters. From LemmInflect's tables, by part of speech."""
    lower = text.lower()
    if upos == "PROPN":
        return text
    if upos == "PART" and lower in ("n't", "n’t", "nt"):
        return "not"
    if upos == "PART" and lower in ("'s", "’s"):
        return "'s"
    if upos == "AUX" and (lower in _MODALS or xpos == "MD"):
        return _MODALS.get(lower, lower)
    if upos == "PRON" and xpos == "PRP":
        return "I" if lower == "i" else _PRONOUNS.get(lower, lower)
    if upos == "DET" and lower in _DETERMINERS:
        return _DETERMINERS[lower]
    if lower in _CLIPPED and upos in ("VERB", "PART"):
        return _CLIPPED[lower]
    if upos in ("AUX", "VERB") and lower in _IRREGULAR:
        return "have" if xpos == "VBZ" and upos == "AUX" and lower == "'ve" else _IRREGULAR[lower]
    if upos not in _INFLECTED or not lower.isalpha() or lower in _THEMSELVES:
        return lower
    if upos in ("ADJ", "ADV") and xpos not in _COMPARED:
        return lower
    if upos == "NOUN" and xpos == "NN":
        return lower
    from lemminflect import getLemma

    lemmas = getLemma(lower, upos)
    return str(lemmas[0]) if lemmas else lower
