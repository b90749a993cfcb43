"""Which places the names of one article mean: all of them together, since the places of an article lie together.

Every bearer of every name begins with what is known of it without context: how many live there, whether it is a
country, a capital. Then the names are asked in rounds where the others lie: in which state, in which country, how near;
what they answer, weighted by how sure they are, is added. "Athens" beside "Clarke County" is the one in Georgia, since
no other pair of the two lies in one state. What the text says outright ("Paris, Texas") goes before everything.
(The rounds are a mean-field approximation of a joint choice; no iteration needs more than a few sums.)
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from wirebook.knowledge.places import PlaceEntry, find_region, list_bearers
from wirebook.knowledge.territories import find_by_people
from wirebook.model import Name
from wirebook.reading.words import Reading

_PLACES = ("LOCATION", "FACILITY")
_HOLDERS = ("ORGANIZATION", "FACILITY", "MISC")
"""Labels of names that may have a place in them: "Lima Police Department"."""
_ROUNDS = 4
_SAID = 9.0
"""What it counts that the text says in which country or state the place is."""
_STATE, _COUNTRY, _NEAR = 3.0, 2.5, 2.0
"""What it counts at most that others are in the same state, the same country, near by."""
_PRIOR = 1.0
"""What it counts what is known without context."""
_CITY_STATE, _MANY = 1.0, 0.3
"""What it counts against a region to share its name with a city, and the share of its people that live there."""
_HALF = 0.7
"""How many others make half of that."""
_HOME = 0.5
"""For how many others the outlet's country counts."""
_CELL = 1.5
"""Degrees of latitude and longitude of the cells whose neighbours are near by."""
_LEAST = 50_000
"""Inhabitants of a town that is taken for the place in a name of something else."""
_SURE_SHARE = 0.6
"""How likely a town must be among those of its name, if it is not large."""
_LARGE = 100_000
"""Inhabitants from which a town is taken for what its name means though others are not ruled out."""
_UNLIKELY = 0.05
"""Share of a place below which it does not come into question."""
_SUPPORT = 0.3
"""How many other places near by, or in the same state, a body or building needs that is placed by its name."""
_AFTER = re.compile(r",\s+((?:[A-Z][\w.'’-]*)(?:[ ](?:and[ ])?[A-Z][\w.'’-]*){0,3})")
_POSSESSIVE = re.compile(r"['’]s?$")
_POSSESSOR = re.compile(r"['’]s? ")
_PART = re.compile(
    r"^(?:(?:north|south|east|west|central|northern|southern|eastern|western|north-?eastern|north-?western|"
    r"south-?eastern|south-?western|north-?east|north-?west|south-?east|south-?west|downtown|greater|metropolitan|"
    r"metro|upper|lower|inner|outer|suburban|rural|mid)[ -])+",
    re.IGNORECASE,
)
_INSTITUTION = re.compile(
    r"\b(?:police|sheriff|fire|department|court|university|college|school|schools|hospital|council|county|city|parish|"
    r"church|museum|library|airport|international|regional|district|state|supreme|stadium|center|centre|"
    r"prison|jail|bridge|park|institute|legislature|senate|house|assembly|chamber|commission|authority|"
    r"board|bureau|office|station|government|ministry|national|public|community|memorial|high|area|zoo|festival|"
    r"symphony|theatre|theater|embassy|consulate|port|mayor|cathedral|mosque|camp|base|plant|dam)\b",
    re.IGNORECASE,
)
_SIDES = frozenset("north south east west central northern southern eastern western new old great upper lower".split())
"""Words at the beginning of a name that are no place alone, though some place bears them."""
Region = tuple[str | None, str]
Votes = defaultdict[tuple[object, ...], float]


@dataclass(frozen=True, slots=True)
class Located:
    """A place that a name means. whole: the name is that of the place, not of something in it ("Lima Zoo").

    margin: the score over that of the runner-up, another place of the name; None where the name has no other.
    share: how likely it is among those of the name, 0 to 1. sure: enough is known to say where it is; else only that a
    place is named, and the country if that is `country` for all that come into question.
    """

    entry: PlaceEntry
    runner_up: PlaceEntry | None
    margin: float | None
    share: float
    sure: bool
    country: str | None
    whole: bool = True


@dataclass(slots=True)
class _Question:
    """A name as the article writes it, with its bearers and how likely each is by now."""

    bearers: Sequence[tuple[float, PlaceEntry]]
    said: frozenset[Region]
    body: bool = False
    number: int = 1
    shares: list[float] = field(default_factory=list)
    scores: list[float] = field(default_factory=list)


class Atlas:
    """The places of one article by the names that mean them."""

    def __init__(self, reading: Reading, home: str | None = None) -> None:
        """home: the country (alpha-3) of the outlet, if known."""
        self._text = reading.article.text
        self._home = home
        self._keys: dict[tuple[int, int], tuple[str, frozenset[Region]]] = {}
        self._whole: set[tuple[int, int]] = set()
        self._questions: dict[tuple[str, frozenset[Region]], _Question] = {}
        self._answers: dict[tuple[str, frozenset[Region]], Located | None] = {}
        self._votes: Votes = defaultdict(float)
        names = sorted([*reading.names, *reading.margins], key=lambda name: name.span)
        self._mentioned = frozenset(plain_name(name.text) for name in names if name.label in _PLACES)
        for name in names:
            self._ask(name)
        self._inherit()
        self._settle()

    def place_of(self, name: Name) -> Located | None:
        """The place that a name means, or that of what it names; None where none is known."""
        span = name.span.start, name.span.end
        key = self._keys.get(span)
        if key is None:
            return None
        if key not in self._answers:
            self._answers[key] = _answer(self._questions[key], self._votes)
        located = self._answers[key]
        return replace(located, whole=span in self._whole) if located else None

    def _ask(self, name: Name) -> None:
        found = self._bearers(name)
        if found is None:
            return
        text, whole, bearers = found
        said = self._said_after(name, bearers)
        key = (text, said)
        self._keys[name.span.start, name.span.end] = key
        if whole:
            self._whole.add((name.span.start, name.span.end))
        question = self._questions.setdefault(key, _Question(bearers, said, body=True, number=0))
        question.number += 1
        question.body = question.body and name.label in _HOLDERS and not _POSSESSOR.search(name.text)

    def _bearers(self, name: Name) -> tuple[str, bool, Sequence[tuple[float, PlaceEntry]]] | None:
        """What is asked for a name: the words that name a place, whether they are the whole name, and the bearers."""
        text = plain_name(name.text)
        if name.label == "NORP":
            people = find_by_people(text)
            countries = [pair for pair in list_bearers(people.name) if pair[1].kind == "N"] if people else []
            return (text, False, countries[:1]) if countries else None
        if name.label in _PLACES or text in self._mentioned:
            for form in _forms(text):
                region = find_region(form)
                bearers = ((9.0, region),) if region else list_bearers(form)
                if bearers:  # northern Peru is not Peru, but what is told of downtown Lima is told of Lima
                    return form, text.startswith(form) or bearers[0][1].kind in "PC", bearers
        if name.label not in _HOLDERS:
            return None
        for part in _parts(text):
            bearers = list_bearers(part)
            if bearers and self._is_place_in(part, text, bearers[0][1]):
                return part, part == text, bearers
        return None

    def _is_place_in(self, part: str, whole: str, best: PlaceEntry) -> bool:
        """Whether words of a name tell where the named thing is."""
        if part in self._mentioned:
            return True
        large = best.kind in "NACRD" or best.population >= _LEAST
        return large and (part == whole or bool(_INSTITUTION.search(whole.replace(part, "", 1))))

    def _said_after(self, name: Name, bearers: Sequence[tuple[float, PlaceEntry]]) -> frozenset[Region]:
        """The states or countries of which the text says that the place lies there ("Paris, Texas")."""
        inner = name.text.partition(", ")[2]
        match = _AFTER.match(self._text, name.span.end) if not inner else None
        words = (inner or (match[1] if match else "")).split()
        for last in range(len(words), 0, -1):
            regions = {(entry.country, entry.admin1) for entry in _outer(" ".join(words[:last]))}
            inside = [e for _, e in bearers if e.kind in "PCD" and _is_within(e, regions)]
            if inside:
                return frozenset(regions)
        return frozenset()

    def _inherit(self) -> None:
        """A name of which it is said once where it lies means the same where nothing is said."""
        said: dict[str, Counter[frozenset[Region]]] = defaultdict(Counter)
        for (text, regions), question in self._questions.items():
            if regions:
                said[text][regions] += question.number
        for span, (text, regions) in self._keys.items():
            if not regions and said[text]:
                most = max(said[text].values())
                self._keys[span] = (text, next(one for one, number in said[text].items() if number == most))

    def _settle(self) -> None:
        """The rounds: every name hears what the others think."""
        used = set(self._keys.values())
        self._questions = {key: question for key, question in self._questions.items() if key in used}
        questions = list(self._questions.values())
        for question in questions:
            question.scores = [
                _PRIOR * score
                + (_SAID if question.said and _is_within(entry, question.said) else 0.0)
                - (_CITY_STATE if entry.kind == "A" and _is_city_state(entry, question.bearers) else 0.0)
                for score, entry in question.bearers
            ]
            question.shares = _shares(question.scores, 0.7)
        for _ in range(_ROUNDS):
            votes = _count(questions)
            if self._home:
                votes[(self._home,)] += _HOME
            for question in questions:
                _hear(question, votes)
        self._votes = _count(questions)


def plain_name(text: str) -> str:
    """A name without line breaks, "the" and possessive; capitals are those of a name."""
    text = _POSSESSIVE.sub("", " ".join(text.split()))
    text = text[4:] if text.lower().startswith("the ") else text
    return text.title() if text.isupper() and len(text) > 4 else text


def _forms(text: str) -> Iterator[str]:
    """What a name may be known as: "Paris, Texas" as Paris, "southern Lima" as Lima."""
    head = text.partition(", ")[0]
    if head != text and any(entry.kind in "AC" for _, entry in list_bearers(text)):  # "Washington, D.C."
        yield text
    yield head
    if (bare := _PART.sub("", head)) and bare != head and bare[0].isupper():
        yield bare


def _parts(text: str) -> Iterator[str]:
    """The words of a name that may be a place: it begins with it, or it ends with "of" or "in" and it."""
    words = text.split()
    for last in range(min(len(words), 4), 0, -1):
        if last > 1 or words[0].lower() not in _SIDES:
            yield _POSSESSIVE.sub("", " ".join(words[:last]))
    for marker in (" of ", " in ", " at "):
        before, _, after = text.rpartition(marker)
        if before and after:
            yield after.removeprefix("the ")


def _outer(words: str) -> list[PlaceEntry]:
    """The countries, states and counties that words may mean as what something lies in."""
    region = find_region(words, postal=True)
    return [region] if region else [entry for _, entry in list_bearers(words) if entry.kind in "NAD"]


def _is_within(entry: PlaceEntry, regions: Iterable[Region]) -> bool:
    return any(entry.country == country and admin1 in ("", entry.admin1) for country, admin1 in regions)


def _is_city_state(region: PlaceEntry, bearers: Sequence[tuple[float, PlaceEntry]]) -> bool:
    """Whether a region bears the name of a city in which many of its people live: the city is meant as a rule."""
    return any(
        entry.kind in "PC"
        and (entry.country, entry.admin1) == (region.country, region.admin1)
        and entry.population >= _MANY * region.population
        for _, entry in bearers
    )


def _shares(scores: Sequence[float], sharpness: float) -> list[float]:
    top = max(scores)
    weights = [math.exp(sharpness * (score - top)) for score in scores]
    total = sum(weights)
    return [weight / total for weight in weights]


def _cell(entry: PlaceEntry) -> tuple[int, int]:
    return int(entry.latitude // _CELL), int(entry.longitude // _CELL)


def _regions(entry: PlaceEntry) -> list[tuple[object, ...]]:
    """What a place votes for: its country, its state, its part of the map."""
    found: list[tuple[object, ...]] = []
    if entry.country:
        found.append((entry.country,))
        if entry.admin1:
            found.append((entry.country, entry.admin1))
    if entry.kind in "PCD":
        found.append((0, *_cell(entry)))
    return found


def _count(questions: Sequence[_Question]) -> Votes:
    votes: Votes = defaultdict(float)
    for question in questions:
        for share, (_, entry) in zip(question.shares, question.bearers, strict=True):
            if share > 0.02:
                for region in _regions(entry):
                    votes[region] += share
    return votes


def _hear(question: _Question, votes: Votes) -> None:
    """The bearers' scores with what the other names say, and the shares that follow."""
    own = _count([question])
    scores = []
    for alone, (_, entry) in zip(question.scores, question.bearers, strict=True):
        score = alone + _COUNTRY * _part(votes, own, (entry.country,))
        if entry.admin1:
            score += _STATE * _part(votes, own, (entry.country, entry.admin1))
        if entry.kind == "N":  # a country has nothing around it that speaks for it beside what lies in it
            score += (_STATE + _NEAR) * _part(votes, own, (entry.country,))
        elif entry.kind == "A":
            score += _NEAR * _part(votes, own, (entry.country, entry.admin1))
        elif entry.kind in "PCD":
            x, y = _cell(entry)
            around = [(0, x + dx, y + dy) for dx in (-1, 0, 1) for dy in (-1, 0, 1)]
            near = sum(votes.get(cell, 0.0) - own.get(cell, 0.0) for cell in around)
            score += _NEAR * near / (near + _HALF) if near > 0 else 0.0
        scores.append(score)
    question.shares = _shares(scores, 1.0)


def _part(votes: Votes, own: Votes, key: tuple[object, ...]) -> float:
    others = max(0.0, votes.get(key, 0.0) - own.get(key, 0.0))
    return others / (others + _HALF)


def _answer(question: _Question, votes: Votes) -> Located | None:
    order = sorted(range(len(question.shares)), key=lambda number: (-question.shares[number], number))
    best, share = question.bearers[order[0]][1], question.shares[order[0]]
    likely = {question.bearers[number][1].country for number in order if question.shares[number] > _UNLIKELY}
    country = best.country if len(likely) == 1 else None
    sure = _is_sure(question, best, share, votes)
    if len(order) == 1:
        return Located(best, None, None, share, sure, country)
    second = question.shares[order[1]]
    margin = math.log(share / second) if second > 0 else math.inf
    return Located(best, question.bearers[order[1]][1], margin, share, sure, country)


def _is_sure(question: _Question, best: PlaceEntry, share: float, votes: Votes) -> bool:
    """Whether enough speaks for the most likely of the places of a name."""
    if best.kind == "R":  # the Middle East has no point that would tell where it is
        return best.country is not None or best.geonameid is not None
    if question.said or best.kind not in "PCD":
        return True
    if question.body and not _is_supported(question, best, votes):
        return False
    return share >= _SURE_SHARE or best.population >= _LARGE


def _is_supported(question: _Question, best: PlaceEntry, votes: Votes) -> bool:
    """Whether other places of the article lie in the same state, or near by."""
    own = _count([question])
    x, y = _cell(best)
    around = [(0, x + dx, y + dy) for dx in (-1, 0, 1) for dy in (-1, 0, 1)]
    near = sum(votes.get(cell, 0.0) - own.get(cell, 0.0) for cell in around)
    state = (best.country, best.admin1)
    return max(near, votes.get(state, 0.0) - own.get(state, 0.0) if best.admin1 else 0.0) >= _SUPPORT
