"""What the register of an article is made of: figures, and how phrases, countries and descriptions are read off."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from wirebook.knowledge.actors import find_country
from wirebook.knowledge.nouns import THING, noun_kind
from wirebook.knowledge.outlets import find_outlet
from wirebook.knowledge.rivals import strength_of, weigh
from wirebook.knowledge.territories import load_territories
from wirebook.model import Entity, Name, Participant, Span
from wirebook.reading.arguments import preposition_of
from wirebook.reading.mentions import head_of
from wirebook.reading.words import Reading, Word

_LEFT = frozenset({"det", "amod", "compound", "nummod", "nmod:poss", "nmod:desc", "flat", "goeswith", "case", "punct"})
_FOREIGN = frozenset({"foreign", "global", "international", "overseas", "regional", "western", "world"})
_DOMINANT = 0.6
"""Share of the article's namings of countries above which one country is what it is mostly about."""
_BY_WORDS = frozenset("person surname organisation country demonym capital metonym outlet name".split())
"""Reasons by which it is the words of the mention themselves that somebody else could bear."""
_OWN = 0.2
"""Share of the namings above which an outlet's own country is what an official without one is of."""


@dataclass(frozen=True, slots=True)
class Figure:
    """Somebody the article has named: who, with the place of the naming."""

    start: int
    label: str
    participant: Participant


LEADING = frozenset({"lead", "head"})
_QUANTITIES = frozenset("almost any every each no either neither such more fewer enough up another".split())
_FULL = 3
"""Words in capitals that make a name of a description."""
_PRONOUN_REACH = 3
"""Sentences before a pronoun in which those are looked for whom it may take up."""
_BODIES = frozenset("group party movement organisation organization militia faction agency alliance coalition".split())
_SEATED = frozenset({"base", "locate", "headquarter", "operate", "station"})
_ABSTRACT = frozenset(
    "effort support policy plan call right law bill role stance move threat attack strike keenness pledge demand claim "
    "help rule vow offer wish view word remark".split()
)


def is_abstract(lemma: str) -> bool:
    """Whether a noun means a doing or a thought, which is never a party itself."""
    endings = ("tion", "sion", "ness", "ship", "ance", "ence", "ment", "ity")
    return lemma in _ABSTRACT or (lemma.endswith(endings) and noun_kind(lemma).kind in (THING, "event"))


def is_thing(word: Word) -> bool:
    """Whether a noun means neither people nor a body, whatever stands before it: "customs duties", "army boots"."""
    lemma = word.lemma.lower()
    personal = lemma.endswith(("er", "or", "ist", "ant", "ent", "ian", "ee", "man", "woman", "ess"))
    return word.upos == "NOUN" and not personal and noun_kind(lemma).kind in (THING, "time", "event")


def is_people(word: Word) -> bool:
    """Whether a noun means a person or people."""
    return noun_kind(word.lemma.lower()).kind in ("person", "people")


def knowledge_of(who: Participant) -> tuple[bool, bool, bool, int]:
    """How much is known of somebody: an entity, a country, a role, the length of the name."""
    return who.entity is not None, who.country is not None, who.role is not None, len(who.name)


def home_of(people: Iterable[Participant], outlet: str | None) -> str | None:
    """The country whose officials need no adjective: the outlet's if it is told of, else the one told of most.

    Firms do not count: they are told of everywhere.
    """
    named = [who.country for who in people if who.country and who.role != "BUS"]
    own = country_of_outlet(outlet)
    return own if own and named.count(own) >= _OWN * len(named) else _dominant_country(named)


def country_of_outlet(name: str | None) -> str | None:
    """The country of an outlet, by the list or by its name; None where neither tells."""
    outlet = find_outlet(name) if name else None
    if outlet:
        return outlet.country
    words = (find_country(word) for word in (name or "").split())
    return next((territory.country for territory in words if territory), None)


def _dominant_country(named: list[str]) -> str | None:
    if len(named) < 3:
        return None
    country, number = max(Counter(named).items(), key=lambda item: (item[1], item[0]))
    return country if number >= _DOMINANT * len(named) else None


def two_sides(people: list[Participant]) -> list[Participant]:
    """The first two of different countries, in a steady order; people must hold an office."""
    found: dict[str, Participant] = {}
    for who in people:
        if who.country and (who.role == "GOV" or who.reason in ("country", "capital")) and len(found) < 2:
            found.setdefault(who.country, who)
    return sorted(found.values(), key=lambda who: who.span) if len(found) == 2 else []


def phrase_span(word: Word, reading: Reading) -> Span:
    """The words of a noun phrase: its head with what stands before it, and a close "of" or name behind it."""
    first, last = word, word
    for child in word.children:
        if child.i < word.i and child.dep in _LEFT and child.relation not in ("case", "punct"):
            leftmost = child.subtree()[0]
            first = leftmost if leftmost.i < first.i else first
        elif child.i > word.i and child.relation in ("flat", "compound"):
            last = max(last, child.subtree()[-1], key=lambda w: w.i)
        elif child.i == last.i + 2 and child.relation == "nmod" and preposition_of(child) == "of":
            if child.upos == "PROPN" or (word.lemma == "head" and child.lemma in ("state", "government")):
                last = max(last, child, *child.find("flat"), key=lambda w: w.i)
    while first.i < word.i and (
        first.relation == "cc" or (first.head is word and first.relation in ("case", "punct", "mark"))
    ):
        first = reading.words[first.i + 1]
    return Span(first.start, last.end)


def description_of(head: Word, name: Name, reading: Reading) -> str:
    """The words that introduce a name: before it ("Duma speaker ..."), or set off behind ("..., speaker of ...")."""
    before = [c for c in head.children if c.i < head.i and c.relation in ("amod", "compound", "nmod", "flat", "nummod")]
    words = sorted(
        {w.i: w for c in before for w in c.subtree() if w.end <= name.span.start}.values(), key=lambda w: w.i
    )
    if words:
        return " ".join(w.text for w in words)
    for child in head.find("appos"):
        span = phrase_span(child, reading)
        tail = [w for c in child.find("nmod") for w in c.subtree()]
        end = max([span.end, *(w.end for w in tail[:10])])
        return " ".join(reading.article.text[span.start : end].split())
    if head.dep == "appos":
        return " ".join(phrase_span(head.head, reading).of(reading.article.text).split())
    return ""


def acts_in(name: Name, reading: Reading) -> bool:
    """Whether a name stands where somebody acts, so that a town may stand for those who govern it, or its team."""
    words = reading.words_in(name.span)
    if not words:
        return False
    head = head_of(words)
    named = head.relation in ("nsubj", "iobj") or head.dep == "obl:agent"
    return named or preposition_of(head) in ("by", "with", "between", "against")


def homes(word: Word) -> Iterator[Word]:
    """What may tell where somebody is of: "Chadian-led forces", "troops from Chad", "a firm based in Tunis"."""
    for clause in word.find("amod"):
        if clause.lemma in LEADING:
            yield from clause.find("compound", "amod", "obl")
    seats = (c for clause in word.find("acl") if clause.lemma in _SEATED for c in clause.find("obl"))
    yield from (home for home in (*word.find("nmod"), *seats) if preposition_of(home) in ("from", "in", "of", "at"))


def name_behind(word: Word) -> Word | None:
    """The name right behind "the rebel group ELN", "the agency Anadolu"."""
    if word.upos != "NOUN" or word.lemma not in _BODIES:
        return None
    behind = (c for c in word.find("appos", "flat", "nmod") if c.i == word.i + 1 and c.upos == "PROPN")
    return next(behind, None)


def is_foreign(who: Participant) -> bool:
    """Whether words say that somebody is not of the country that the article is about: "global agencies"."""
    return not _FOREIGN.isdisjoint(who.text.lower().split())


def is_many(figure: Figure) -> bool:
    """Whether "they" may mean them; news media tell of others."""
    return figure.label in ("GROUP", "ORGANIZATION", "NORP") and figure.participant.role != "MED"


def last_before(
    word: Word,
    figures: Sequence[Figure],
    reading: Reading,
    fits: Callable[[Figure], bool],
    *,
    subjects_only: bool = False,
) -> Figure | None:
    """The nearest figure before a pronoun that fits, subjects preferred; none from more than three sentences before.

    figures: in the order of the text.
    """
    near: list[Figure] = []
    for place in range(bisect_left(figures, word.start, key=lambda figure: figure.start) - 1, -1, -1):
        figure = figures[place]
        if _sentence_of(figure, reading) < word.sentence - _PRONOUN_REACH:
            break
        if fits(figure) and figure.participant.name:
            near.insert(0, figure)
    for figure in sorted(near, key=lambda f: (-_sentence_of(f, reading), f.start)):
        if _is_subject(figure, reading):
            return figure
    return None if subjects_only or not near else near[-1]


def _sentence_of(figure: Figure, reading: Reading) -> int:
    """The number of the sentence in which a figure is named; -1 where it has no words."""
    words = reading.words_in(figure.participant.span)
    return words[0].sentence if words else -1


def _is_subject(figure: Figure, reading: Reading) -> bool:
    """Whether a figure is named as the subject of a clause."""
    return any(word.relation == "nsubj" for word in reading.words_in(figure.participant.span))


def participant_of(span: Span, text: str, entity: Entity, reason: str) -> Participant:
    """A mention that means an entity."""
    return Participant(span, text, entity.name, entity, entity.country, entity.role, reason)


def weighed(who: Participant, day: str | None, share: float | None, rival: str | None) -> Participant:
    """With how surely that one is meant on a day, and who else could be: of a pronoun the rival, before whom it has
    that share, else by the words of the mention."""
    if share is not None:
        return replace(who, score=round(strength_of(who.reason) * share, 2), rival=rival or who.rival)
    meant = who.entity.id if who.entity else who.name
    words = " ".join(who.text.split()) if who.reason in _BY_WORDS else ""
    weight = weigh(words, meant, who.reason, on=day)
    return replace(who, score=weight.score, rival=weight.rival)


def as_of_country(who: Participant, country: str, because: str, *, renamed: bool = True) -> Participant:
    """Somebody described, as one of a country that other words tell; renamed: whether it is called after it."""
    told = replace(who, country=country, because=because)
    if who.entity is None or not who.entity.id.startswith("role:"):
        return told
    called = _called_in(who.entity.name, country) if renamed else who.entity.name
    noun = who.entity.id.removeprefix("role:")
    return replace(told, name=called, entity=Entity(f"{country}:{noun}", called, country, who.role))


def _called_in(name: str, country: str) -> str:
    """ "Russian forces" for "forces"; "Harbour Works Department" is a name already."""
    capitals = sum(word[:1].isupper() for word in name.split())
    if capitals >= _FULL or name.split()[0].lower() in _QUANTITIES:
        return name
    if capitals < 2 and not name[1:2].isupper():
        name = name[:1].lower() + name[1:]
    return f"{load_territories()[country].adjective} {name}"


def told_by(who: Participant) -> str:
    """The words of a mention, and those by which it became known who that is, "; " between them."""
    return "; ".join(" ".join(words.split()) for words in (who.text, who.because) if words)
