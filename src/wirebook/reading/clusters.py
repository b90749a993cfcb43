"""Mentions grouped by whom they mean, with what the group as a whole tells, and names put together.

Names are matched over the whole article before anything else, since they are the surest (the order of sieves after
Lee et al. 2013): the same words, the same entity of the knowledge, a part of a person's name after the whole, an
acronym for the initials of a name.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from wirebook.knowledge.organisations import find_organisation
from wirebook.knowledge.spelling import fold_name, fold_person, strip_article
from wirebook.knowledge.territories import find_by_name
from wirebook.reading.mentions import LOCATION, ORGANIZATION, PERSON, Mention, MentionKind

_SMALL = frozenset({"of", "the", "and", "for", "in", "on", "de", "to", "a"})
_HONORIFICS = frozenset("mr mrs ms miss dr sir lord lady dame madam prof president king queen".split())


@dataclass(slots=True, eq=False)
class Cluster:
    """All mentions of one; reasons: by which rule each of them came in; names: how many of them are names;
    is_main: whether it is the person, the organisation, or the place that the article names most often."""

    mentions: list[Mention] = field(default_factory=list)
    reasons: list[str] = field(default_factory=list)
    label: str = ""
    gender: str = ""
    plural: bool | None = None
    names: int = 0
    is_main: bool = False

    def add(self, mention: Mention, reason: str) -> None:
        """Takes a mention in; what it tells of label, gender and number counts where nothing was known."""
        self.mentions.append(mention)
        self.reasons.append(reason)
        self.names += mention.kind is MentionKind.NAME
        if not self.label or (mention.kind is MentionKind.NAME and mention.label):
            self.label = mention.label or self.label
        self.gender = self.gender or mention.gender
        if self.plural is None:
            self.plural = mention.plural

    @property
    def best(self) -> Mention:
        """The mention that says most: the longest name, else the first noun phrase, else the first mention."""
        names = [mention for mention in self.mentions if mention.kind is MentionKind.NAME]
        if names:
            return max(names, key=lambda mention: (mention.span.end - mention.span.start, -mention.span.start))
        phrases = (m for m in self.mentions if m.kind is not MentionKind.PRONOUN)
        return next(phrases, self.mentions[0])


class Clusters:
    """The groups of an article while they grow: which mention is in which."""

    def __init__(self) -> None:
        self._of: dict[int, Cluster] = {}
        self.all: list[Cluster] = []

    def of(self, mention: Mention) -> Cluster | None:
        """The group of a mention, None where it has none yet."""
        return self._of.get(id(mention))

    def open(self, mention: Mention) -> Cluster:
        """The group of a mention, a new one where it has none."""
        found = self._of.get(id(mention))
        if found is None:
            found = Cluster()
            self.all.append(found)
            self.join(found, mention, "")
        return found

    def join(self, cluster: Cluster, mention: Mention, reason: str) -> None:
        """Puts a mention that has no group into one."""
        cluster.add(mention, reason)
        self._of[id(mention)] = cluster


def cluster_names(mentions: list[Mention], clusters: Clusters) -> None:
    """Puts the names of the same persons, organisations and places together."""
    book = _NameBook(clusters)
    names = [mention for mention in mentions if mention.kind is MentionKind.NAME]
    for mention in names:
        if len(_tokens(mention)) > 1:
            book.place(mention)
    for mention in names:
        if len(_tokens(mention)) <= 1:
            book.place(mention)


def mark_main(clusters: Clusters) -> None:
    """Marks the person, the organisation and the place that are named most often, if anybody is named twice."""
    for label in (PERSON, ORGANIZATION, LOCATION):
        of_label = [cluster for cluster in clusters.all if cluster.label == label and cluster.names > 1]
        if of_label:
            max(of_label, key=lambda cluster: cluster.names).is_main = True


def _tokens(mention: Mention) -> list[str]:
    text = mention.name.text if mention.name else ""
    plain = strip_article(text.replace("’", "'").removesuffix("'s").removesuffix("'"))
    tokens = fold_name(plain).split()
    return tokens[1:] if len(tokens) > 1 and tokens[0] in _HONORIFICS else tokens


class _NameBook:
    """The names of an article by what they may be called."""

    def __init__(self, clusters: Clusters) -> None:
        self._clusters = clusters
        self._exact: dict[str, Cluster] = {}
        self._parts: dict[str, list[tuple[tuple[str, ...], Cluster]]] = {}
        self._initials: dict[str, Cluster] = {}

    def place(self, mention: Mention) -> None:
        """Joins a name to its group or opens one."""
        tokens = _tokens(mention)
        if not tokens:
            return
        keys = _keys(mention, tokens)
        found, reason = self._find(mention, tokens, keys)
        if found is None:
            found = self._clusters.open(mention)
        else:
            self._clusters.join(found, mention, reason)
        for key in keys:
            self._exact.setdefault(key, found)
        if len(tokens) > 1:
            self._learn(mention, tokens, found)

    def _find(self, mention: Mention, tokens: list[str], keys: list[str]) -> tuple[Cluster | None, str]:
        for key in keys:
            if key in self._exact:
                return self._exact[key], "same name"
        text = mention.name.text if mention.name else ""
        if text.isupper() and 2 <= len(text) <= 8 and tokens[0] in self._initials:
            return self._initials[tokens[0]], "acronym"
        wholes = [
            (whole, cluster)
            for whole, cluster in self._parts.get(f"{mention.label} {tokens[-1]}", ())
            if _is_part(tokens, whole, mention.label) and not _clashes(mention, cluster)
        ]
        before = [cluster for _whole, cluster in wholes if cluster.mentions[0].span.start < mention.span.start]
        if before:
            return before[-1], "part of name"
        return (wholes[0][1], "part of name") if wholes else (None, "")

    def _learn(self, mention: Mention, tokens: list[str], cluster: Cluster) -> None:
        ends = {tokens[-1], tokens[0]} if mention.label == PERSON else set(tokens) - _SMALL
        if mention.label == LOCATION:
            ends = {tokens[-1]}
        for end in sorted(ends):
            self._parts.setdefault(f"{mention.label} {end}", []).append((tuple(tokens), cluster))
        if mention.label != PERSON:
            self._initials.setdefault("".join(t[0] for t in tokens if t not in _SMALL), cluster)


def _keys(mention: Mention, tokens: list[str]) -> list[str]:
    """What a name is known by: its words, its spelling, its entity in the knowledge."""
    text = " ".join(tokens)
    keys = [text]
    if mention.label == PERSON and len(tokens) > 1:
        keys.append("person " + fold_person(text))
    elif mention.label != PERSON and mention.name:
        plain = mention.name.text
        territory = find_by_name(plain)
        organisation = None if territory else find_organisation(plain)
        if territory:
            keys.append("territory " + territory.id)
        elif organisation:
            keys.append("organisation " + organisation.id)
    return keys


def _is_part(tokens: list[str], whole: tuple[str, ...], label: str) -> bool:
    """Whether a name may be short for a longer one: "Volodin" for "Vyacheslav Volodin", not another Volodin."""
    if len(tokens) == 1:
        return label != LOCATION and (label != ORGANIZATION or whole[0] == tokens[0] or whole[-1] == tokens[0])
    short, long = sorted((tokens, list(whole)), key=len)
    if label == PERSON:
        given, other = short[0], long[0]
        return short[-1] == long[-1] and (given == other or given[:1] == other if len(other) == 1 else given == other)
    return any(long[start : start + len(short)] == short for start in range(len(long) - len(short) + 1))


def _clashes(mention: Mention, cluster: Cluster) -> bool:
    return bool(mention.gender and cluster.gender and mention.gender != cluster.gender)
