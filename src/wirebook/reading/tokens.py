"""The words of a text: spaCy's English tokenizer, adjusted to the cuts of Universal Dependencies.

UD cuts at hyphens ("a 15-year term" has five words) but for a few prefixes ("non-European", "mid-March"), keeps
telephone numbers and rows of one sign whole, and cuts clitics ("do|n't", "Iran|'s", "can|not") as spaCy does.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokenizer import Tokenizer

PREFIXES = (
    "anti co counter cross e ex inter intra micro mid mini mis multi neo non over pan post pre pro psycho re semi "
    "socio sub super trans ultra un under"
).split()

_HYPHENS = "-‐‑–"
_WHOLE = re.compile(
    rf"(?:{'|'.join(PREFIXES)})[-‐‑](?=\w)[\w’']+"  # non-European, re-elected
    r"|\+?\d{1,4}(?:[-/]\d{3,4}){1,3}"  # telephone numbers
    r"|\d{5}-\d{4}"
    r"|([=\-_*~#+.!?/\\|<>–—$])\1+"  # rows of one sign
    r"|[!?]{2,}"
    r"|(?:https?://|www\.)\S+[\w/]"
    r"|[:;]-[()DP]",
    re.IGNORECASE,
)
_ROWS = r"([=\-_*~#+|$])\1{2,}"
_INFIXES = [
    rf"(?<=[\w)\].])[{_HYPHENS}](?=[\w(\[$£€])",
    r"(?<=[A-Za-z])[/](?=[A-Za-z])",
    r"(?<=[A-Za-z]{2})(?:==+-*|\*\*+)",
    r"(?<=[)\]])[(\[:]",
    r"[\])](?=[(\[–-])",
    r"(?<=[a-z0-9])\.(?=[A-Z][a-z])",
]
_CLITIC = re.compile(
    r"(?:n['’]?t|['’](?:s|re|ve|ll|d|m)|['’]|not|na|ta|me|s)",
    re.IGNORECASE,
)
_APOSTROPHES = ("'", "’")


def english_tokenizer(nlp: Language) -> Tokenizer:
    """The tokenizer for a pipeline's vocabulary, with spaCy's English exceptions and our cuts."""
    from spacy.tokenizer import Tokenizer
    from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex

    defaults = nlp.Defaults
    prefixes = [r"[!?]{2,}", _ROWS, *(defaults.prefixes or ())]
    suffixes = [r"[!?]{2,}", r"\.{2,}", _ROWS.replace(r"\1", r"(?:\1)"), *(defaults.suffixes or ())]
    infixes = [*_INFIXES, *(defaults.infixes or ())]
    return Tokenizer(
        nlp.vocab,
        rules=defaults.tokenizer_exceptions,
        prefix_search=compile_prefix_regex(prefixes).search,
        suffix_search=compile_suffix_regex(suffixes).search,
        infix_finditer=compile_infix_regex(infixes).finditer,
        token_match=_WHOLE.fullmatch,
        url_match=defaults.url_match,
    )


def continues_word(text: str, before: str) -> bool:
    """Whether a word is a clitic of the one that it is glued to: together they are one multi-word token of UD."""
    if not (before[-1].isalnum() or before[-1] == "."):
        return False
    if text in _APOSTROPHES:
        return before[-1:].lower() in ("s", "z", "x")
    return bool(_CLITIC.fullmatch(text)) and (text[0] in _APOSTROPHES or before.isalpha())
