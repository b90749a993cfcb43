"""Whom a third-person pronoun takes up: candidates that agree, each scored by a small linear model.

The features are those of the literature since Lappin & Leass 1994: distance, role in the clause, salience (how often
and how lately somebody was told of), form, agreement, parallel roles, speech. The weights stand in
`knowledge/data/antecedents.tsv`, one column a pronoun, so that a person can read and mend them. "Nobody" is a
candidate too, which every other one must beat.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from math import exp

from wirebook.errors import KnowledgeError
from wirebook.knowledge.outlets import find_agency
from wirebook.knowledge.tables import read_rows
from wirebook.reading.clusters import Cluster, Clusters
from wirebook.reading.cues import load_cues
from wirebook.reading.mentions import LOCATION, ORGANIZATION, PERSON, PRONOUNS, Mention, MentionKind
from wirebook.reading.words import Word

GROUPS = ("he", "it", "they")
"""The pronouns that have weights of their own; "she" has those of "he"."""
FAR = 8
"""Sentences back within which an antecedent is looked for, and words, since talk has short sentences."""
FAR_WORDS = 140
MOST = 16
"""Candidates that are looked at, the nearest first."""
_CORE = frozenset({"nsubj", "obj", "iobj", "obl"})
_PARTED = frozenset({"acl:relcl", "acl", "appos", "parataxis", "conj"})
_WEATHER = frozenset("seem appear turn happen rain snow take matter look".split())
_OUTLETS = frozenset("agency newspaper daily broadcaster channel television outlet".split())
_NO_PERSON = frozenset({"time", "event", "thing", ORGANIZATION, LOCATION})


@dataclass(frozen=True, slots=True)
class Candidate:
    """A group that a pronoun may belong to, with its mention nearest before it."""

    cluster: Cluster
    mention: Mention
    features: tuple[str, ...]


class Salience:
    """How much the reader has each group in mind: each mention adds by its role, each sentence takes half away."""

    def __init__(self) -> None:
        self._value: dict[int, tuple[int, float]] = {}

    def note(self, cluster: Cluster, mention: Mention) -> None:
        """Counts a mention, in the order of the text."""
        sentence = mention.head.sentence
        role = _top(mention.head).relation
        gain = 1.0 if role in ("nsubj", "root") else 0.6 if role in ("obj", "iobj") else 0.4
        self._value[id(cluster)] = (sentence, self._at(cluster, sentence) + gain)

    def _at(self, cluster: Cluster, sentence: int) -> float:
        last, value = self._value.get(id(cluster), (sentence, 0.0))
        return value * 0.5 ** (sentence - last)

    def mark_highest(self, found: list[Candidate], sentence: int) -> list[Candidate]:
        """The candidates; the most salient of them has one feature more."""
        if len(found) < 2:
            return found
        values = [self._at(candidate.cluster, sentence) for candidate in found]
        best = values.index(max(values))
        found[best] = replace(found[best], features=(*found[best].features, "most salient"))
        return found


def group_of(pronoun: Mention) -> str:
    """The column of the weights for a pronoun, "" for one of the first or second person."""
    name = PRONOUNS[pronoun.head.text.lower()][0]
    return "he" if name == "she" else name if name in GROUPS else ""


def candidates(
    place: int, mentions: list[Mention], clusters: Clusters, salience: Salience, regions: list[int]
) -> list[Candidate]:
    """Those whom the pronoun at a place of the list may mean, the nearest first."""
    pronoun = mentions[place]
    group = group_of(pronoun)
    found: list[Candidate] = []
    met: set[int] = set()
    for at in range(place - 1, -1, -1):
        mention = mentions[at]
        far = pronoun.head.sentence - mention.head.sentence > FAR and pronoun.head.i - mention.head.i > FAR_WORDS
        if far or len(found) >= MOST:
            break
        cluster = clusters.of(mention)
        if cluster is None or id(cluster) in met or not _agrees(pronoun, group, cluster, mention):
            continue
        if _is_barred(pronoun, mention):
            if mention.kind is not MentionKind.PAIR:
                met.add(id(cluster))
            continue
        met.add(id(cluster))
        features = (
            *_of_mention(mention),
            *_of_cluster(cluster),
            *_of_both(pronoun, mention, cluster),
            *_of_deeds(pronoun.head, mention, cluster),
            *_of_speech(regions[place], regions[at]),
            f"rank {min(len(found), 4)}",
        )
        found.append(Candidate(cluster, mention, features))
    return salience.mark_highest(found, pronoun.head.sentence)


def nobody(pronoun: Mention) -> tuple[str, ...]:
    """What speaks for a pronoun's meaning nobody who was told of: "it is clear that ..."."""
    word = pronoun.head
    features = ["nobody", f"nobody {word.relation}"]
    above = word.head
    if word.relation == "nsubj":
        if any(True for _ in above.find("csubj", "ccomp", "xcomp", "advcl")) and any(True for _ in above.find("cop")):
            features.append("nobody clause")
        if above.lemma in _WEATHER:
            features.append("nobody verb")
        if any(True for _ in above.find("cop")):
            features.append("nobody copula")
    return tuple(features)


def score(features: tuple[str, ...], group: str) -> float:
    """The sum of the weights."""
    weights = load_weights()[group]
    return sum(weights.get(feature, 0.0) for feature in features)


@dataclass(frozen=True, slots=True)
class Choice:
    """The best candidate, the second best of another group, and how far the best is before it: share 0.5 to 1."""

    best: Candidate
    second: Candidate | None
    share: float


def choose(pronoun: Mention, found: list[Candidate]) -> Choice | None:
    """The best candidate, the nearer one of equals; None where nobody is better than each of them."""
    group = group_of(pronoun)
    nobodys = score(nobody(pronoun), group)
    ranked = sorted(((score(candidate.features, group), -place) for place, candidate in enumerate(found)), reverse=True)
    if not ranked or ranked[0][0] <= nobodys:
        return None
    best = found[-ranked[0][1]]
    others = ((value, found[-place]) for value, place in ranked[1:] if found[-place].cluster is not best.cluster)
    value, second = next(others, (nobodys, None))
    return Choice(best, second, 1 / (1 + exp(value - ranked[0][0])))


@cache
def load_weights() -> dict[str, dict[str, float]]:
    """The weight of each feature for each pronoun."""
    found: dict[str, dict[str, float]] = {group: {} for group in GROUPS}
    for where, (feature, *values) in read_rows("antecedents.tsv", ("feature", *GROUPS)):
        for group, value in zip(GROUPS, values, strict=True):
            try:
                found[group][feature] = float(value)
            except ValueError:
                raise KnowledgeError(f"{where}: {value!r} is no number") from None
    return found


def _agrees(pronoun: Mention, group: str, cluster: Cluster, mention: Mention) -> bool:
    if group == "they":
        if _is_outlet(cluster):
            return False
        return cluster.plural is not False or cluster.label in (ORGANIZATION, LOCATION) or mention.plural is not False
    if cluster.plural or mention.kind is MentionKind.PAIR:
        return False
    if group == "he":
        clash = cluster.gender and cluster.gender != pronoun.gender
        return not clash and cluster.label not in _NO_PERSON
    return cluster.label != PERSON and not cluster.gender


def _is_outlet(cluster: Cluster) -> bool:
    """Whether it is a news agency or outlet: their texts speak of others, "AFP photos showed them"."""
    return any(
        find_agency(mention.name.text) is not None if mention.name else mention.head.lemma in _OUTLETS
        for mention in cluster.mentions
        if mention.kind is not MentionKind.PRONOUN
    )


def _is_barred(pronoun: Mention, mention: Mention) -> bool:
    """Whether syntax keeps the two apart: one within the other, or both beside the same verb."""
    word, other = pronoun.head, mention.head
    below = word
    for above in word.ancestors():
        if above is other:
            return below.dep not in _PARTED
        below = above
    other = _top(other)
    return word.head is other.head and word.relation in _CORE and other.relation in _CORE


def _of_mention(mention: Mention) -> Iterator[str]:
    word = mention.head
    top = _top(word)
    yield f"role {top.relation if top.relation in ('nsubj', 'obj', 'obl', 'nmod', 'root', 'appos') else 'other'}"
    if word.dep == "nmod:poss":
        yield "role owner"
    if top.relation == "nsubj" and top.head.head is top.head:
        yield "subject of sentence"
    if word.dep == "nsubj:pass":
        yield "passive subject"
    if mention.kind is MentionKind.NOMINAL:
        yield "definite" if mention.is_definite else "indefinite"
    else:
        yield mention.kind.value
    if word.relation in ("compound", "amod"):
        yield "modifier"


def _top(word: Word) -> Word:
    while word.dep in ("conj", "flat", "appos") and word.head is not word:
        word = word.head
    return word


def _of_cluster(cluster: Cluster) -> Iterator[str]:
    yield f"label {cluster.label or 'unknown'}"
    yield f"named {min(cluster.names, 6)}"
    if cluster.is_main:
        yield f"main {cluster.label}"
    yield f"{cluster.label or 'unknown'} {'many' if cluster.plural else 'one'}"


def _of_both(pronoun: Mention, mention: Mention, cluster: Cluster) -> Iterator[str]:
    word, other = pronoun.head, mention.head
    distance = word.sentence - other.sentence
    near = f"distance {distance if distance < 4 else '4+'}"
    yield near
    yield f"{mention.kind.value} {near}"
    if _top(other).relation == "nsubj":
        yield f"subject {near}"
    if pronoun.gender and cluster.gender:
        yield "gender agrees"
    if mention.kind is MentionKind.PRONOUN:
        same = PRONOUNS[other.text.lower()][0] == PRONOUNS[word.text.lower()][0]
        yield "same pronoun" if same else "other pronoun"
    if word.relation == other.relation:
        yield "parallel"
    if word.relation == "nsubj" and other.relation == "nsubj":
        yield "both subjects"
    if distance == 0:
        if word.dep == "nmod:poss" and word.head.head is other.head and other.relation == "nsubj":
            yield "owner and subject"
        clause = word.head
        if word.relation == "nsubj" and clause.relation in ("ccomp", "xcomp", "advcl", "parataxis", "conj"):
            if clause.head is other.head and other.relation == "nsubj":
                said = clause.relation == "ccomp" and clause.head.lemma in load_cues().verbs
                yield "speaker" if said else f"subject above {clause.relation}"


def _of_deeds(word: Word, mention: Mention, cluster: Cluster) -> Iterator[str]:
    """What the pronoun is said to do: speak and think, as people and bodies do; the same as the other did."""
    above = word.head
    if word.relation == "nsubj":
        if above.lemma in load_cues().verbs:
            yield f"speaks {cluster.label or 'unknown'}"
        if mention.head.relation == "nsubj" and mention.head.head.lemma == above.lemma:
            yield "same deed"
    elif word.dep == "nmod:poss":
        yield f"owns {cluster.label or 'unknown'}"


def _of_speech(mine: int, theirs: int) -> Iterator[str]:
    """Within the same quotation, or across its marks."""
    if mine == theirs:
        yield "same speech"
    elif mine and not theirs:
        yield "out of quotation"
    elif theirs and not mine:
        yield "from quotation"
