"""How names are compared: without case, marks on letters, hyphens and points, and over transliterations."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

from wirebook.knowledge.tables import read_rows, split_values

# Letters that Unicode does not take apart into a plain letter and a mark.
_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "ı": "i", "ß": "ss", "æ": "ae", "đ": "d", "ə": "a", "œ": "oe", "ð": "d", "þ": "th"}
    | {"’": "'", "‘": "'", "ʻ": "'", "ʼ": "'", "`": "'", "–": "-", "‑": "-", "—": "-"}
)
_MARKS = re.compile(r"[^\w\s&+]")
_ARTICLE = re.compile(r"^(?:the|a|an)\s+", re.IGNORECASE)
_ARTICLE_STARTS = frozenset("tTaA")
_PARTICLES = frozenset({"al", "el", "bin", "ibn"})


@lru_cache(maxsize=1 << 15)
def fold_name(name: str) -> str:
    """A name to look up by: "Kim Jong-Un" -> "kim jong un", "U.N." -> "un"."""
    plain = name.lower()
    if plain.isascii():
        plain = plain.replace("`", "'")
    else:
        decomposed = unicodedata.normalize("NFKD", plain.translate(_LETTERS))
        plain = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    plain = plain.replace("'", "").replace(".", "").replace("-", " ").replace("/", " ")
    words = _MARKS.sub(" ", plain).split()
    return " ".join("st" if word == "saint" else word for word in words)


@lru_cache(maxsize=1 << 15)
def fold_person(name: str) -> str:
    """A person's name to look up by, the same for all transliterations: no spaces, no "al-", one form of each part."""
    parts = [_spellings().get(part, part) for part in fold_name(name).split() if part not in _PARTICLES]
    return "".join(re.sub(r"(?:skyi|skyy|skiy|skii|skij|ski)$", "sky", part) for part in parts)


def fold_latin(name: str) -> str:
    """As `fold_name`, faster, and only for names in Latin letters: for lists of hundreds of thousands."""
    plain = name.lower()
    if not plain.isascii():
        plain = unicodedata.normalize("NFKD", plain.translate(_LETTERS)).encode("ascii", "ignore").decode()
    if plain.isalpha():
        return "st" if plain == "saint" else plain
    plain = plain.replace("'", "").replace(".", "").replace("-", " ").replace("/", " ")
    words = (plain if plain.replace(" ", "").isalnum() else _MARKS.sub(" ", plain)).split()
    return " ".join("st" if word == "saint" else word for word in words)


def strip_article(name: str) -> str:
    """A phrase without "the", "a", "an" before it."""
    if name[:1] not in _ARTICLE_STARTS:
        return name
    return _ARTICLE.sub("", name)


@cache
def _spellings() -> dict[str, str]:
    found = {}
    for _where, (name, variants) in read_rows("leaders_variants.tsv", ("name", "variants")):
        found.update(dict.fromkeys(split_values(variants), name))
    return found
