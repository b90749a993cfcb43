"""Role nouns and their PLOVER sectors: "defence minister" GOV, "rebels" REB, "army spokesman" MIL."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from wirebook.errors import KnowledgeError
from wirebook.knowledge.tables import read_rows

SECTORS = frozenset(
    "GOV MIL REB OPP PTY COP JUD LEG MED EDU BUS IGO NGO CVL CRM SPY LAB AGR REL REF HLH ELI UAF PRM PRE UNK".split()
)
PRIVATE_SECTORS = frozenset({"CVL", "EDU", "REL", "HLH", "BUS", "AGR", "MED"})
"""Sectors of people without a public office."""
# Heads that take their sector from the word before them, where that has one: "army spokesman", "party leaders".
_GENERIC = frozenset(
    "officer official chief commander spokesman spokeswoman spokesperson source leader member personnel agent employee "
    "representative team unit force director head boss manager chairman secretary staff worker figure supporter group "
    "man youth people service commission council committee minister ministry body delegation".split()
)
_HEAD_OF = frozenset(
    "member group team number dozens hundreds thousands scores some one many most several all head leader spokesman "
    "spokeswoman spokesperson chief chairman director representative bunch pair crowd unit commander band lot both "
    "couple".split()
)
_FORMER = re.compile(r"\b(?:former|ex|retired|ousted|deposed|onetime|one-time|disgraced|erstwhile)\b[ -]")
_CUT = re.compile(
    r"\s+(?:of|in|from|for|to|with|at|on|who|that|which|near|against|under|inside|outside|by|and|,)\s+|,\s*"
)
_LEADING = re.compile(
    r"^(?:the|a|an|this|that|these|those|his|her|its|their|our|my|some|several|many|most|all|both|other|another|two|three|"
    r"four|five|six|seven|eight|nine|ten|dozens|hundreds|thousands|scores|over|about|nearly|more than|at least|around|"
    r"one|few|no|any|each|every|unnamed|top|senior|[\d,.]+)\s+"
)
_IRREGULAR = {"men": "man", "women": "woman", "people": "person", "children": "child", "wives": "wife"}


@dataclass(frozen=True, slots=True)
class Role:
    """A role noun: its sector and whether it means a person or a group."""

    noun: str
    sector: str
    kind: str


@cache
def load_roles() -> dict[str, Role]:
    """All role nouns, in small letters."""
    found = {}
    for where, (noun, sector, kind) in read_rows("roles.tsv", ("noun", "sector", "kind")):
        if sector not in SECTORS:
            raise KnowledgeError(f"{where}: sector {sector!r} of {noun!r} is not known")
        if kind not in {"person", "group"}:
            raise KnowledgeError(f"{where}: kind {kind!r} of {noun!r} is neither person nor group")
        found[noun] = Role(noun, sector, kind)
    return found


@lru_cache(maxsize=1 << 15)
def find_role(noun: str) -> Role | None:
    """The role of a noun or multi-word noun, singular or plural; None where it is none."""
    plain = noun.lower().replace("’", "'").strip()
    roles = load_roles()
    for form in (plain, _singular(plain), plain.replace("-", " ")):
        if form in roles:
            return roles[form]
    return None


def sector_of(noun_phrase: str) -> str | None:
    """The PLOVER sector of whoever a phrase means ("a former army chief" -> ELI), None where it has no role noun."""
    found = match_role(noun_phrase)
    return found[1] if found else None


@lru_cache(maxsize=1 << 15)
def match_role(noun_phrase: str) -> tuple[str, str] | None:
    """The role noun at the head of a phrase and the sector that its modifiers give it."""
    plain = " ".join(noun_phrase.replace("’", "'").replace(" - ", "-").split()).lower().strip(" .,;:\"'")
    if whole := find_role(_strip_leading(plain)):
        return whole.noun, whole.sector
    head, *tails = _CUT.split(plain)
    found = _match_head(_strip_leading(head))
    if tails and " of " in plain and (found is None or _singular(found[0].split()[-1]) in _HEAD_OF):
        found = match_role(" ".join(tails)) or found
    if found is None:
        return None
    if _FORMER.search(plain + " ") and found[1] in {"GOV", "LEG", "SPY", "ELI"}:
        return found[0], "ELI"
    return found


def _match_head(phrase: str) -> tuple[str, str] | None:
    """The longest role noun at the end of a phrase; a generic one gives way to what stands before it."""
    words = re.sub(r"'s$", "", phrase).split()
    for start in range(len(words)):
        role = find_role(" ".join(words[start:]))
        if role is None:
            continue
        before = " ".join(words[:start])
        if before and _singular(role.noun) in _GENERIC and (modifier := _match_head(before)):
            return role.noun, modifier[1]
        if before and role.sector in {"LEG", "PTY", "CVL"} and words[start - 1] == "opposition":
            return role.noun, "OPP"
        return role.noun, role.sector
    # "army accountant": the head is no role, what stands before it tells where it belongs.
    # Nor is it of whoever owns it: "the country's bridge".
    owned = len(words) > 1 and words[-2].endswith(("'s", "s'"))
    return _match_head(" ".join(words[:-1])) if len(words) > 1 and not owned else None


def _strip_leading(phrase: str) -> str:
    while True:
        shorter = _LEADING.sub("", phrase)
        if shorter == phrase:
            return phrase
        phrase = shorter


def _singular(noun: str) -> str:
    """The singular by rule: "ministries" -> "ministry", "gunmen" -> "gunman"."""
    first, _, last = noun.rpartition(" ")
    for plural, singular in _IRREGULAR.items():
        if last == plural or (plural == "men" and last.endswith("men")):
            last = last[: -len(plural)] + singular
            break
    else:
        if last.endswith("ies") and len(last) > 4:
            last = last[:-3] + "y"
        elif re.search(r"(?:ches|shes|sses|xes|zes)$", last):
            last = last[:-2]
        elif last.endswith("s") and not last.endswith(("ss", "us", "is")):
            last = last[:-1]
    return f"{first} {last}" if first else last
