"""Who in an article is the same: names, noun phrases and pronouns put into groups.

Rules of falling precision (sieves, after Lee et al. 2013): names over the whole article, then from left to right
appositions and predicates, definite noun phrases, the first and second person by who speaks, and last the third-person
pronouns, whose antecedents are scored (`antecedents.py`). Each mention keeps the name of the rule that placed it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from wirebook.knowledge.territories import find_by_name
from wirebook.model import Span
from wirebook.reading.antecedents import Choice, Salience, candidates, choose, group_of
from wirebook.reading.arguments import surface_subjects
from wirebook.reading.clusters import Cluster, Clusters, cluster_names, mark_main
from wirebook.reading.mentions import (
    LOCATION,
    ORGANIZATION,
    PERSON,
    PRONOUNS,
    Mention,
    MentionKind,
    find_mentions,
)
from wirebook.reading.quotations import find_quotations
from wirebook.reading.words import Reading, Word

_COUNTRIES = frozenset({"country", "nation", "kingdom", "republic", "state"})
_BACK = 12
"""Sentences back to which a definite noun phrase reaches."""
_DEEP = 8
"""How many pieces of what is said may lie around one another."""
_LAST = 1 << 62
_VAGUE = frozenset({"one", "other", "another", "same", "many", "number", "part", "kind", "lot", "some"})


@dataclass(frozen=True, slots=True)
class Referent:
    """Whom a mention means: its group, and by which rule it came there ("" where it opened the group).

    choice: of a third-person pronoun, with the candidate that came second.
    """

    mention: Mention
    cluster: Cluster
    reason: str
    choice: Choice | None = None


class Coreference:
    """The groups of one article, asked by word."""

    def __init__(self, mentions: list[Mention], clusters: Clusters, choices: Mapping[int, Choice]) -> None:
        self._by_head: dict[int, Referent] = {}
        self.clusters = sorted(
            (c for c in clusters.all if c.mentions), key=lambda c: min(mention.span for mention in c.mentions)
        )
        for cluster in self.clusters:
            for mention, reason in zip(cluster.mentions, cluster.reasons, strict=True):
                if mention.kind is not MentionKind.PAIR:
                    self._by_head[mention.head.i] = Referent(mention, cluster, reason, choices.get(mention.head.i))
        self.mentions = mentions

    def of(self, word: Word) -> Referent | None:
        """Whom the phrase with this head means."""
        return self._by_head.get(word.i)

    def spans(self) -> list[tuple[Span, ...]]:
        """The groups of two mentions or more, as `annotate` prints them."""
        found = (tuple(sorted({mention.span for mention in c.mentions})) for c in self.clusters)
        return [spans for spans in found if len(spans) > 1]


class Resolver:
    """One article while its mentions are put into groups."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.mentions = find_mentions(reading)
        self.clusters = Clusters()
        self.salience = Salience()
        quotes = find_quotations(reading)
        self.regions = _regions([mention.span for mention in self.mentions], quotes)
        self._at = {m.head.i: m for m in self.mentions if m.kind is not MentionKind.PAIR}
        self._by_lemma: dict[str, list[Mention]] = defaultdict(list)
        self._pieces = sorted(
            (piece, number) for number, told in enumerate(reading.attributions) for piece in told.content
        )
        self._voices: dict[int, Cluster | None] = {}
        self._speakers: dict[tuple[str, int], Cluster] = {}
        self._choices: dict[int, Choice] = {}

    def resolve(self) -> Coreference:
        """Runs the sieves."""
        cluster_names(self.mentions, self.clusters)
        mark_main(self.clusters)
        for place, mention in enumerate(self.mentions):
            if self.clusters.of(mention) is None:
                self.place(place, mention)
            self._note(mention)
        return Coreference(self.mentions, self.clusters, self._choices)

    def place(self, place: int, mention: Mention) -> None:
        """Finds the group of a mention, or opens one."""
        if mention.kind is MentionKind.PRONOUN:
            found, reason = self.of_pronoun(place, mention)
        elif mention.kind is MentionKind.NOMINAL:
            found, reason = self._of_nominal(mention)
        else:
            found, reason = None, ""
        if found:
            self.clusters.join(found, mention, reason)
        else:
            self.clusters.open(mention)

    def _note(self, mention: Mention) -> None:
        cluster = self.clusters.open(mention)
        self.salience.note(cluster, mention)
        if mention.kind is MentionKind.NOMINAL:
            self._by_lemma[mention.head.lemma.lower()].append(mention)
        elif mention.kind is MentionKind.NAME:
            words = {word.lower() for word in mention.name.text.split()} if mention.name else set()
            for word in sorted(words | set(mention.titles)):
                self._by_lemma[word].append(mention)
            kind = "place" if mention.label == LOCATION else mention.label
            self._by_lemma[f"@{kind}"].append(mention)

    def of_pronoun(self, place: int, mention: Mention) -> tuple[Cluster | None, str]:
        """The group of a pronoun and the rule."""
        if group_of(mention):
            own = self._of_reflexive(mention)
            if own:
                return own, "reflexive"
            found = candidates(place, self.mentions, self.clusters, self.salience, self.regions)
            speaker = self._speaker_of(self.regions[place], mention)
            chosen = choose(mention, [one for one in found if one.cluster is not speaker])
            if chosen is None:
                return None, ""
            self._choices[mention.head.i] = chosen
            return chosen.best.cluster, "pronoun"
        return self._of_speaker(mention, PRONOUNS[mention.head.text.lower()][0], self.regions[place])

    def _of_reflexive(self, mention: Mention) -> Cluster | None:
        """ "himself" is the subject of its clause."""
        word = mention.head
        if not word.text.lower().endswith(("self", "selves")):
            return None
        verb = word.head if word.head.upos == "VERB" else word.head.head
        for subject in surface_subjects(verb):
            found = self._at.get(subject.i)
            cluster = self.clusters.of(found) if found else None
            if cluster and found and found.head is not word and not (mention.gender and cluster.label == LOCATION):
                return cluster
        return None

    def _of_speaker(self, mention: Mention, pronoun: str, region: int) -> tuple[Cluster | None, str]:
        """ "I" is who speaks; "we" and "you" stay the same within a quotation, and outside of all of them."""
        key = (pronoun, region)
        if key in self._speakers:
            return self._speakers[key], "speaker"
        found = self._source_of(mention) if pronoun == "i" else None
        self._speakers[key] = found or self.clusters.open(mention)
        return (found, "speaker") if found else (None, "")

    def _speaker_of(self, region: int, mention: Mention) -> Cluster | None:
        """Who speaks a quotation; no "he" within it means him or her."""
        if not region:
            return None
        if region not in self._voices:
            self._voices[region] = self._source_of(mention)
        return self._voices[region]

    def _source_of(self, mention: Mention) -> Cluster | None:
        """The person who says the words that a mention stands in, as far as already met."""
        at = bisect_right(self._pieces, (Span(mention.span.start, _LAST), 0))
        for piece, number in self._pieces[max(0, at - _DEEP) : at]:  # the outermost first
            source = self.reading.attributions[number].source
            if source and piece.covers(mention.span):
                for word in self.reading.words_in(source):
                    cluster = self._voice(self._at.get(word.i), mention)
                    if cluster:
                        return cluster
        return None

    def _voice(self, source: Mention | None, mention: Mention) -> Cluster | None:
        if source is None or source.head is mention.head or source.plural is True:
            return None
        cluster = self.clusters.of(source)
        if cluster is None and source.head.i < mention.head.i:
            cluster = self.clusters.open(source)
        return cluster if cluster and cluster.label in (PERSON, "") else None

    def _of_nominal(self, mention: Mention) -> tuple[Cluster | None, str]:
        named = self._beside_name(mention)
        if named:
            return named, "apposition"
        if not mention.is_definite or mention.head.lemma in _VAGUE:
            return None, ""
        lemma = mention.head.lemma.lower()
        for earlier in reversed(self._by_lemma.get(lemma, ())):
            if mention.head.sentence - earlier.head.sentence > _BACK:
                break
            if _may_be_same(mention, earlier):
                return self.clusters.of(earlier), "same noun"
        kind = {"country": "place"}.get("country" if lemma in _COUNTRIES else "", "")
        if kind and not _modifiers(mention.head):
            country = self._country_before(mention)
            if country:
                return self.clusters.of(country), "kind"
        return None, ""

    def _country_before(self, mention: Mention) -> Mention | None:
        """The country named last before "the country": in its sentence the subject rather than another."""
        last: Mention | None = None
        for earlier in reversed(self._by_lemma.get("@place", ())):
            if mention.head.sentence - earlier.head.sentence > 3 or mention.plural is not False:
                break
            if last and earlier.head.sentence < last.head.sentence:
                break
            if earlier.name and find_by_name(earlier.name.text):
                if earlier.head.relation == "nsubj":
                    return earlier
                last = last or earlier
        return last

    def _beside_name(self, mention: Mention) -> Cluster | None:
        """The name that a noun phrase is set beside, or is said to be: "Volodin, speaker of ...", "Volodin is ..."."""
        word = mention.head
        beside = [word.head] if word.dep == "appos" else list(word.find("appos"))
        if not beside and any(c.lemma == "be" for c in word.find("cop")):
            if not any(c.lemma in ("not", "never") for c in word.find("advmod")):
                beside = [c for c in word.find("nsubj") if mention.label in (PERSON, ORGANIZATION, LOCATION)]
        for other in beside:
            found = self._at.get(other.i)
            if found and (found.label == mention.label or not found.label) and found.plural == mention.plural:
                cluster = self.clusters.of(found)
                if cluster and cluster.label in (mention.label, ""):
                    return cluster
        return None


def resolve_coreference(reading: Reading) -> Coreference:
    """The groups of an article that was read: words, trees, names, times and attributions must be there."""
    return Resolver(reading).resolve()


def _regions(spans: list[Span], quotes: list[Span]) -> list[int]:
    """For each span the number of the quotation that it stands in, from 1; 0 outside of all."""
    starts = [quote.start for quote in quotes]
    found = []
    for span in spans:
        at = bisect_right(starts, span.start)
        found.append(at if at and quotes[at - 1].covers(span) else 0)
    return found


def _modifiers(word: Word) -> set[str]:
    relations = ("amod", "compound", "nummod", "nmod", "nmod:poss", "acl")
    return {child.lemma.lower() for child in word.find(*relations)}


def _may_be_same(mention: Mention, earlier: Mention) -> bool:
    """Whether a definite noun phrase may take up an earlier mention with the same noun or title."""
    if mention.plural != earlier.plural:
        return False
    mine = _modifiers(mention.head)
    if earlier.kind is MentionKind.NAME:
        words = {word.lower() for word in earlier.name.text.split()} | set(earlier.titles) if earlier.name else set()
        return mention.label == earlier.label and mine <= words
    return mine <= _modifiers(earlier.head) or not mine
