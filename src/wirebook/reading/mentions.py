"""The words of an article that may mean somebody or something: names, noun phrases, pronouns, and pairs of them."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from wirebook.knowledge.nouns import THING, gender_of_given_name, noun_kind
from wirebook.model import Name, Span
from wirebook.reading.words import Reading, Word

PERSON, ORGANIZATION, LOCATION = "PERSON", "ORGANIZATION", "LOCATION"
_NAMED = {"PERSON": PERSON, "NORP": PERSON, "ORGANIZATION": ORGANIZATION, "LOCATION": LOCATION, "FACILITY": LOCATION}
_LABELS = {"person": PERSON, "people": PERSON, "organization": ORGANIZATION, "place": LOCATION}
_TITLES = {"mr": "masculine", "sir": "masculine", "lord": "masculine", "mrs": "feminine", "ms": "feminine"} | {
    "miss": "feminine",
    "lady": "feminine",
    "dame": "feminine",
    "madam": "feminine",
}
_LEFT = frozenset({"det", "amod", "compound", "nummod", "nmod:poss", "nmod:desc", "advmod"})
_INNER = frozenset({"compound", "flat", "fixed", "goeswith"})
_NO_MENTIONS = frozenset({"expl", "fixed", "goeswith", "discourse"})


class MentionKind(StrEnum):
    """How a mention says whom it means."""

    NAME = "name"
    NOMINAL = "nominal"
    PRONOUN = "pronoun"
    PAIR = "pair"


@dataclass(frozen=True, slots=True, eq=False)
class Mention:
    """Words that mean somebody or something.

    head: the word the phrase hangs on; first: where it begins; label: PERSON, ORGANIZATION, LOCATION, or the kind of a
    noun ("event", "thing", ...), "" for a pronoun; gender: masculine, feminine or ""; plural: True, False, or None
    where the words do not tell; titles: lemmas of the nouns before a name ("president"); parts: of a pair.
    """

    head: Word
    span: Span
    kind: MentionKind
    label: str = ""
    gender: str = ""
    plural: bool | None = None
    name: Name | None = None
    titles: tuple[str, ...] = ()
    parts: tuple[Mention, ...] = field(default=())

    @property
    def is_definite(self) -> bool:
        """Whether the phrase begins with "the", "this" or an owner, so that its hearer should know who is meant."""
        return any(
            child.relation == "det" and child.lemma in ("the", "this", "that", "these", "those")
            for child in self.head.children
        ) or any(True for _ in self.head.find("nmod:poss"))


PRONOUNS: dict[str, tuple[str, str, bool | None]] = {
    **dict.fromkeys(("he", "him", "his", "himself"), ("he", "masculine", False)),
    **dict.fromkeys(("she", "her", "hers", "herself"), ("she", "feminine", False)),
    **dict.fromkeys(("it", "its", "itself"), ("it", "", False)),
    **dict.fromkeys(("they", "them", "their", "theirs", "themselves", "themself"), ("they", "", None)),
    **dict.fromkeys(("i", "me", "my", "mine", "myself"), ("i", "", False)),
    **dict.fromkeys(("we", "us", "our", "ours", "ourselves"), ("we", "", True)),
    **dict.fromkeys(("you", "your", "yours", "yourself", "yourselves"), ("you", "", None)),
}
"""Forms of personal pronouns: the pronoun they belong to, its gender, and whether it is plural."""


def find_mentions(reading: Reading) -> list[Mention]:
    """All mentions of an article in the order of their heads; a pair stands behind its first part."""
    taken: dict[int, Mention] = {}
    inside: set[int] = set()
    for name in reading.names:
        words = reading.words_in(name.span)
        label = _NAMED.get(name.label)
        if label and words:
            head = head_of(words)
            inside.update(word.i for word in words)
            if head.upos != "ADJ":
                taken[head.i] = _named(name, label, words, head)
    dated = {word.i for time in reading.times for word in reading.words_in(time.span)}
    for word in reading.words:
        if word.xpos in ("PRP", "PRP$") and word.dep not in _NO_MENTIONS:
            known = PRONOUNS.get(word.text.lower())
            if known:
                taken[word.i] = Mention(word, word.span, MentionKind.PRONOUN, "", known[1], known[2])
        elif _is_nominal(word) and word.i not in inside and word.i not in dated:
            taken[word.i] = _nominal(word)
    found: list[Mention] = []
    for number in sorted(taken):
        found.append(taken[number])
        found.extend(_pairs(taken[number], taken))
    return found


def head_of(words: list[Word]) -> Word:
    """The word of a run that hangs on none of the others."""
    inside = {word.i for word in words}
    return next((word for word in words if word.head.i not in inside or word.head is word), words[-1])


def phrase_start(head: Word) -> Word:
    """The first word of a noun phrase: its head with what stands before it."""
    first = head
    for child in head.children:
        if child.i < first.i and child.dep in _LEFT:
            first = min(child.subtree(), key=lambda word: word.i)
    return first


def _named(name: Name, label: str, words: list[Word], head: Word) -> Mention:
    titles = tuple(
        child.lemma.lower()
        for top in dict.fromkeys((head, words[0], words[0].head))
        for child in (top, *top.children)
        if child.i < words[0].i and child.upos in ("NOUN", "PROPN") and words[0].i - child.i < 6
    )
    gender, plural = "", head.xpos in ("NNS", "NNPS") if name.label == "NORP" else False
    if label == PERSON and not plural:
        gender = _gender_of(words, titles)
    return Mention(head, name.span, MentionKind.NAME, label, gender, plural, name, titles)


def _gender_of(words: list[Word], titles: tuple[str, ...]) -> str:
    for title in (*titles, words[0].text.lower()):
        gender = _TITLES.get(title.strip(".")) or noun_kind(title).gender
        if gender:
            return gender
    found = (gender_of_given_name(word.text) for word in words[: max(1, len(words) - 1)])
    return next((gender for gender in found if gender), "")


def _is_nominal(word: Word) -> bool:
    """A noun that heads a phrase, or "everyone" and the like."""
    return (word.upos in ("NOUN", "PROPN") or word.xpos == "NN") and word.relation not in _INNER


def _nominal(word: Word) -> Mention:
    known = noun_kind(word.lemma.lower())
    plural = word.xpos in ("NNS", "NNPS") or known.kind == "people"
    start = phrase_start(word).start
    label = "" if known.kind == THING and word.upos == "PROPN" else _LABELS.get(known.kind, known.kind)
    return Mention(word, Span(start, word.end), MentionKind.NOMINAL, label, known.gender, plural)


def _pairs(first: Mention, taken: dict[int, Mention]) -> list[Mention]:
    """ "Putin and Kim" as one, for "they" and "both"."""
    if first.kind is MentionKind.PRONOUN or first.head.dep == "conj":
        return []
    others = [taken[child.i] for child in first.head.find("conj") if child.i in taken]
    if not others or not any(c.lemma == "and" for other in others for c in other.head.find("cc")):
        return []
    parts = (first, *others)
    label = first.label if all(part.label == first.label for part in parts) else ""
    span = Span(first.span.start, max(part.span.end for part in parts))
    return [Mention(first.head, span, MentionKind.PAIR, label, "", True, parts=parts)]
