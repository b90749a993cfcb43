"""What common nouns and given names tell of whom they mean: person, organisation or place, and the fitting pronoun."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache

from wirebook.errors import KnowledgeError
from wirebook.knowledge.roles import find_role
from wirebook.knowledge.spelling import fold_name
from wirebook.knowledge.tables import read_rows, split_values

KINDS = frozenset({"person", "people", "organization", "place", "time", "event"})
_GENDERS = frozenset({"masculine", "feminine", ""})
THING = "thing"


@dataclass(frozen=True, slots=True)
class NounKind:
    """What a noun means (one of `KINDS`, or "thing") and its gender: masculine, feminine, or "" for either."""

    kind: str
    gender: str = ""


@lru_cache(maxsize=1 << 14)
def noun_kind(lemma: str) -> NounKind:
    """The kind of a noun, given in the singular and in small letters; role nouns are known too."""
    listed = _kinds().get(lemma)
    if listed:
        return listed
    role = find_role(lemma)
    if role:
        return NounKind("person" if role.kind == "person" else "organization", _gender_by_form(lemma))
    if lemma.endswith(("man", "woman", "men", "women")) and len(lemma) > 5:
        return NounKind("person", _gender_by_form(lemma))
    if lemma.endswith(("ist", "ician")):
        return NounKind("person")
    return NounKind(THING)


def gender_of_given_name(name: str) -> str:
    """The gender that a given name mostly tells of, "" where it is not known."""
    return _given_names().get(fold_name(name), "")


def _gender_by_form(lemma: str) -> str:
    if lemma.endswith("woman"):
        return "feminine"
    return "masculine" if lemma.endswith("man") else ""


def place_noun_kind(lemma: str) -> str:
    """How a place stays meant behind a noun, "" where it does not.

    "part" (the streets of), "site" (airport), "beside" (miles from), "act" (the siege of).
    """
    return _place_nouns().get(lemma, "")


@cache
def _place_nouns() -> dict[str, str]:
    found: dict[str, str] = {}
    for where, (kind, nouns) in read_rows("places_nouns.tsv", ("kind", "nouns")):
        if kind not in ("part", "site", "beside", "act"):
            raise KnowledgeError(f"{where}: kind {kind!r} is not known")
        for noun in split_values(nouns):
            found.setdefault(noun, kind)
    return found


@cache
def _kinds() -> dict[str, NounKind]:
    found: dict[str, NounKind] = {}
    for where, (kind, gender, nouns) in read_rows("noun_kinds.tsv", ("kind", "gender", "nouns")):
        if kind not in KINDS or gender not in _GENDERS:
            raise KnowledgeError(f"{where}: kind {kind!r} or gender {gender!r} is not known")
        for noun in split_values(nouns):
            found.setdefault(noun, NounKind(kind, gender))
    return found


@cache
def _given_names() -> dict[str, str]:
    found: dict[str, str] = {}
    for where, (gender, names) in read_rows("given_names.tsv", ("gender", "names")):
        if gender not in _GENDERS or not gender:
            raise KnowledgeError(f"{where}: gender {gender!r} is neither masculine nor feminine")
        found.update((fold_name(name), gender) for name in split_values(names))
    return found
