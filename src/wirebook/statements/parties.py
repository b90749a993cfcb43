"""Who is meant by the words that fill a slot: noun phrases to participants, pronouns and short names to full ones.

A small register of the people and bodies of one article is kept beside the reading: "Maluishev" is who was introduced
as "Culture Vice Minister Andrei Maluishev", "he" the person told of last, "the two leaders" the two told of together.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cached_property, partial

from wirebook.knowledge.actors import Resolution, find_organisation, resolve_phrase
from wirebook.knowledge.nouns import noun_kind
from wirebook.knowledge.places import find_place
from wirebook.knowledge.roles import find_role, sector_of
from wirebook.knowledge.spelling import fold_name
from wirebook.model import Name, Participant, Span
from wirebook.reading.arguments import antecedent, preposition_of, unpack, with_conjuncts
from wirebook.reading.clusters import Cluster
from wirebook.reading.mentions import MentionKind, head_of
from wirebook.reading.words import Reading, Word
from wirebook.statements.atlas import Atlas
from wirebook.statements.covers import contents_of
from wirebook.statements.figures import (
    LEADING,
    Figure,
    as_of_country,
    description_of,
    home_of,
    homes,
    is_abstract,
    is_foreign,
    is_many,
    is_people,
    is_thing,
    knowledge_of,
    last_before,
    name_behind,
    participant_of,
    phrase_span,
    told_by,
    weighed,
)
from wirebook.statements.seats import own_seat
from wirebook.statements.shorthand import COMPASS, spell_korea, spell_out, tells_of_south_korea
from wirebook.statements.sides import both_sides, several_countries

_SINGULAR = frozenset({"he", "she", "him", "her", "his", "himself", "herself"})
_PLURAL = frozenset({"they", "them", "their", "themselves", "both"})
_NEUTER = frozenset({"it", "its", "itself"})
_SPEAKER = frozenset({"i", "me", "my", "myself", "we", "us", "our", "ourselves"})
_DOMESTIC = frozenset({"GOV", "LEG", "JUD", "COP", "MIL", "OPP", "PTY", "SPY"})
_UNPLACED = frozenset({"role", "apposition", "pronoun", "name", "surname", "description"})
"""Reasons by which somebody may be meant without a word on the country."""
_DEEPEST = 32
"""Contents around a word that are looked at."""
_LARGE = 50_000
"""Inhabitants of a town that is known beyond its country."""


class Register:
    """The people, bodies and countries of one article, in the order in which it names them."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._day = reading.article.day
        self._names: dict[int, Name] = {}
        for name in reading.names:
            for word in reading.words_in(name.span):
                self._names[word.i] = name
        self._full: dict[str, Participant] = {}
        self._best: dict[int, Participant | None] = {}
        self._near: tuple[str, ...] | None = None
        self._home: str | None = None
        self._southern = tells_of_south_korea(reading.article.text, reading.article.outlet)
        self._asked: set[int] = set()
        self._contents = contents_of(reading.attributions)
        self._amounts = {word.i for time in reading.times for word in reading.words_in(time.span)}
        self._amounts.update(word for word, name in self._names.items() if name.label == "MONEY")
        self.figures: list[Figure] = []
        for name in reading.names:
            self._introduce(name)
        for place, figure in list(spell_out(self.figures, self._day)):
            self.figures[place] = figure
        self._learn_leaders()
        self._introduce_groups()
        self._home = home_of((figure.participant for figure in self.figures), reading.article.outlet)

    def _learn_leaders(self) -> None:
        """Whoever leads "a Russian delegation led by ..." is of its country, at all mentions."""
        for word in self._reading.words:
            if word.lemma in LEADING and word.xpos == "VBN" and word.relation == "acl":
                list(self._of_phrase(word.head))

    @property
    def reading(self) -> Reading:
        """The article as it was read."""
        return self._reading

    @property
    def text(self) -> str:
        """The text of the article."""
        return self._reading.article.text

    def name_at(self, word: Word) -> Name | None:
        """The name that a word is part of."""
        return self._names.get(word.i)

    def tells_of_country(self, words: Iterable[Word]) -> bool:
        """Whether one of the words is part of a name that a country belongs to."""
        names = (self.name_at(word) for word in words)
        figures = (self.figure_at(name.span.start) for name in names if name)
        return any(figure is not None and figure.participant.country for figure in figures)

    def _introduce(self, name: Name) -> None:
        words = self._reading.words_in(name.span)
        if not words or name.label not in ("PERSON", "ORGANIZATION", "LOCATION", "NORP", "MISC", "FACILITY"):
            return
        head = head_of(words)
        known = self._full.get(fold_name(name.text.split()[-1])) if name.label == "PERSON" else None
        if known and (name.text in known.name or name.text.split()[-1] == name.text):
            who = replace(known, span=name.span, text=name.text, reason="surname", because=told_by(known))
        else:
            who = self._describe(head, name)
            if name.label == "PERSON" and " " in name.text:
                self._full.setdefault(fold_name(name.text.split()[-1]), who)
                self._full.setdefault(fold_name(name.text.split()[0]), who)  # the family name of a Korean or Chinese
        self.figures.append(Figure(name.span.start, name.label, who))

    def _introduce_groups(self) -> None:
        """Groups with a role but no name ("a Russian delegation"), for the pronouns that take them up."""
        for word in self._reading.words:
            if word.upos == "NOUN" and word.relation in ("nsubj", "obj") and word.i not in self._names:
                role = find_role(word.lemma)
                if role:
                    label = "GROUP" if word.xpos == "NNS" or role.kind == "group" else "ROLE"
                    who = self._of_noun(word)
                    self.figures.append(Figure(who.span.start, label, who))
        self.figures.sort(key=lambda figure: figure.start)

    def _resolve(self, words: str) -> Resolution | None:
        """Whom the knowledge means by words, the article's own country first: "Congress" in India is a party."""
        found = resolve_phrase(words, on=self._day)
        if self._southern and (found is None or not found.entity.country) and (southern := spell_korea(words)):
            found = resolve_phrase(southern, on=self._day) or found
        if found and found.reason == "organisation" and self._home and found.entity.country not in (None, self._home):
            at_home = find_organisation(words, country=self._home)
            if at_home and at_home.country == self._home:
                return Resolution(at_home.entity(self._day), "organisation")
        return found

    def _describe(self, head: Word, name: Name) -> Participant:
        """Who a name is: by the knowledge, else by the words it is introduced with ("Russian singer Shaman")."""
        direct = self._resolve(name.text)
        lone = " " not in name.text and direct is not None and direct.reason in ("country", "capital")
        if direct and direct.reason == "title" and name.label != "PERSON":  # "General Electric" is no general
            direct = None
        if direct and (name.label != "PERSON" or direct.reason == "person" or lone):
            return participant_of(name.span, name.text, direct.entity, direct.reason)
        described = description_of(head, name, self._reading)
        if name.label == "PERSON" and described and head.start == name.span.start:
            titled = self._resolve(f"{described} {name.text}")  # "King Abdullah"
            if titled and titled.reason == "person":
                return participant_of(name.span, name.text, titled.entity, titled.reason)
        found = self._resolve(described) if described else None
        entity = found.entity if found else None
        role = entity.role if entity else None
        if name.label == "PERSON" and described and not role:
            role = sector_of(described)
        return Participant(
            name.span,
            name.text,
            name.text,
            None,
            entity.country if entity else None,
            role,
            "apposition" if found else "name",
            because=described if found or role else "",
        )

    @cached_property
    def atlas(self) -> Atlas:
        """Where the names of the article are."""
        return Atlas(self._reading, self._home)

    def _countries(self) -> tuple[str, ...]:
        if self._near is None:
            countries = (figure.participant.country for figure in self.figures)
            self._near = tuple(dict.fromkeys(country for country in countries if country))
        return self._near

    def participants(self, filler: Word) -> Iterator[Participant]:
        """Everybody that the filler of a slot names, coordination and "led by" included, each once."""
        seen: set[str] = set()
        for word in with_conjuncts(filler):
            if word.i in self._amounts:  # dates and sums are nobody
                continue
            for who in self._of_phrase(unpack(antecedent(word))):
                if who.name not in seen:
                    seen.add(who.name)
                    yield self._weighed(self._at_home(who), word)

    def _weighed(self, who: Participant, word: Word) -> Participant:
        """With how surely that one is meant, and who else could be."""
        if not who.reason or who.score is not None:
            return who
        referent = self._reading.coreference.of(word) if self._reading.coreference else None
        choice = referent.choice if referent and who.reason == "pronoun" else None
        rival = self._called(choice.second.cluster) if choice and choice.second else None
        return weighed(who, self._day, choice.share if choice else None, rival)

    def _called(self, cluster: Cluster) -> str:
        """What a group is called: by name, else by its first description."""
        named = self._named_in(cluster)
        return named.name if named else min(m.span for m in cluster.mentions).of(self._reading.article.text)

    def _at_home(self, who: Participant) -> Participant:
        """An official of no said country is one of the country that the article is mostly about."""
        if who.country or who.role not in _DOMESTIC or not self._home or who.reason not in _UNPLACED or is_foreign(who):
            return who
        return replace(as_of_country(who, self._home, who.because), reason="article's country")

    def _of_phrase(self, word: Word) -> Iterator[Participant]:
        if word.upos == "PRON" or (word.dep == "nmod:poss" and word.xpos == "PRP$"):
            yield from self._of_pronoun(word)
            return
        owner = next(word.find("nmod:poss"), None)
        if owner and is_abstract(word.lemma.lower()):  # "Jordan's efforts" are Jordan's doing, no party of their own
            yield from self._of_phrase(antecedent(owner))
            return
        town = self._named_place(word)
        if town:
            yield from self._of_phrase(town)
            return
        called = name_behind(word)
        known = self.name_at(called) if called else None
        if called and known and known.label == "ORGANIZATION":  # "the rebel group ELN"
            yield from self._of_phrase(called)
            return
        several = both_sides(word, self.figures, self._reading, self._day) or several_countries(
            word, self._reading, self._resolve
        )
        if several:
            yield from several
            return
        group = self._of_noun(word)
        yield group
        for clause in word.find("acl"):
            if clause.lemma in LEADING and clause.xpos == "VBN":
                for leader in clause.find("obl"):
                    if preposition_of(leader) == "by":
                        yield from (self._learn(who, group) for who in self.participants(leader))

    def _named_place(self, word: Word) -> Word | None:
        """The name behind "the capital Juba", "the town of Sousse"."""
        if word.upos != "NOUN" or noun_kind(word.lemma.lower()).kind != "place":
            return None
        behind = (c for c in word.find("appos", "flat", "compound", "nmod") if c.i > word.i and self._is_place(c))
        return next((c for c in behind if preposition_of(c) in ("", "of")), None)

    def _learn(self, who: Participant, group: Participant) -> Participant:
        """Keeps the country of somebody of whom none was known, that of whom he leads, for all mentions."""
        if who.country or not group.country:
            return who
        country, because = group.country, " ".join(group.text.split())
        self._best, self._near = {}, None
        for place, figure in enumerate(self.figures):
            if figure.participant.name == who.name:
                learned = replace(figure.participant, country=country, because=because)
                self.figures[place] = replace(figure, participant=learned)
        for short, known in self._full.items():
            if known.name == who.name:
                self._full[short] = replace(known, country=country, because=because)
        return replace(who, country=country, because=because)

    def _of_noun(self, word: Word) -> Participant:
        name = self.name_at(word)
        if name and name.label == "PERSON":
            figure = self.figure_at(name.span.start)
            if figure:
                return self._of_whole_name(word, figure.participant)
        span = phrase_span(word, self._reading)
        text = span.of(self._reading.article.text)
        seated = own_seat(word, span, self._reading, lambda: self._lands_of(word), self._resolve)
        return seated or self._of_words(word, name, span, text)

    def _of_words(self, word: Word, name: Name | None, span: Span, text: str) -> Participant:
        """Whom a phrase means that is no person's name."""
        found = self._resolve(" ".join(text.split()))
        if found and found.reason == "role" and not found.entity.country and is_thing(word):
            return Participant(span, text, " ".join(text.split()))
        if found is None or not found.entity.country:
            if body := self._owned_body(word, span, text):
                return body
        if found and not found.entity.country:
            named = self._of_description(word, span, text)
            if named:
                return named
        if found and any(child.lemma.lower() == "ethnic" for child in word.children):
            role = found.entity.role or "CVL"  # "ethnic Albanians" are of the country that they live in
            return Participant(span, text, " ".join(text.split()), None, None, role, "people")
        if found:
            return self._of_owner(word, participant_of(span, text, found.entity, found.reason))
        if name:
            figure = self.figure_at(name.span.start)
            if figure and word.upos == "PROPN":
                return self._on_map(figure.participant, name)
        who = self._described_before(word, span, text)
        return self._of_owner(word, who) if who.reason in ("role", "people") else who

    def _lands_of(self, word: Word) -> Iterable[str | None]:
        """The country of whoever owns a title; of a title that nobody owns the article's, else those that it names."""
        owners = list(word.find("nmod:poss"))
        owning = (meant.country for owner in owners for meant in self._of_phrase(owner))
        return owning if owners else (self._home,) if self._home else self._countries()

    def _on_map(self, who: Participant, name: Name) -> Participant:
        """A town as a party is of its country, where the article or its size tells which town is meant."""
        if who.country or name.label != "LOCATION" or name.text in COMPASS:
            return who
        near = self._countries()
        place = find_place(name.text, near=near)
        sure = place and (place.country in near or place.population >= _LARGE)
        return replace(who, country=place.country, reason="town") if place and sure else who

    def _of_description(self, word: Word, span: Span, text: str) -> Participant | None:
        """Who is meant by "the king", "the ministry", where the article has named one before."""
        referent = self._reading.coreference.of(word) if self._reading.coreference else None
        if referent is None or referent.mention.kind is not MentionKind.NOMINAL or not referent.reason:
            return None
        who = self._named_in(referent.cluster)
        before = (m.head for m in referent.cluster.mentions if m.kind is MentionKind.NOMINAL and m.head.i < word.i)
        told = self._told_land(word)
        others = {who.country if who else None, *map(self._told_land, before)} - {None, told}
        school = who is not None and word.lemma == "government" and who.role not in ("GOV", None)
        if who is None or school or (told and others):  # "the commander of the Omani Navy", where Iran's was named
            return None
        return replace(who, span=span, text=text, reason="description", because=told_by(who))

    def _of_whole_name(self, word: Word, who: Participant) -> Participant:
        """What another naming of the same person tells: "Chaves" is "Peruvian president Rosa Chaves"."""
        referent = self._reading.coreference.of(word) if self._reading.coreference and not who.country else None
        best = self._named_in(referent.cluster) if referent else None
        if not best or not best.country:
            return who
        return replace(best, span=who.span, text=who.text, reason="surname", because=told_by(best))

    def _named_in(self, cluster: Cluster) -> Participant | None:
        """Whom the names of a group mean: the one of whom most is known."""
        if id(cluster) not in self._best:
            figures = (self.figure_at(m.span.start) for m in cluster.mentions if m.kind is MentionKind.NAME)
            people = [figure.participant for figure in figures if figure]
            self._best[id(cluster)] = max(people, key=knowledge_of) if people else None
        return self._best[id(cluster)]

    def _of_owner(self, word: Word, who: Participant) -> Participant:
        """ "its forces" are those of the country that "its" stands for; "troops from Chad" are Chad's."""
        if who.country:
            return who
        for owner in word.find("nmod:poss"):
            for meant in self._owners(owner):
                if meant.country:
                    return as_of_country(who, meant.country, told_by(meant))
        for home in homes(word):
            country = self._country_of(home)
            if country:
                words = phrase_span(home, self._reading).of(self._reading.article.text)
                return as_of_country(who, country, " ".join(words.split()))
        return who

    def _owned_body(self, word: Word, span: Span, text: str) -> Participant | None:
        """The body that "the country's National Intelligence Service" means, of whichever country that is."""
        for owner in word.find("nmod:poss"):
            noun = " ".join(self._reading.article.text[owner.subtree()[-1].end : span.end].split())
            if owner.upos == "PROPN" or not noun[:1].isupper():
                continue
            for meant in self._of_phrase(owner):
                body = find_organisation(noun, country=meant.country) if meant.country else None
                if body and body.country == meant.country:
                    told = participant_of(span, text, body.entity(self._day), "organisation")
                    return replace(told, because=told_by(meant))
        return None

    def _owners(self, owner: Word) -> Iterator[Participant]:
        """Whom "its" stands for, or the name in "Maluishev's delegation" means."""
        if owner.upos == "PRON" or owner.xpos == "WP$":
            yield from self._of_phrase(antecedent(owner))
        elif (name := self.name_at(owner)) and (figure := self.figure_at(name.span.start)):
            yield figure.participant

    def _told_land(self, word: Word) -> str | None:
        """The country that stands behind a title: "the commander of the Omani Navy"."""
        return next(filter(None, (self._country_of(h) for h in homes(word) if preposition_of(h) == "of")), None)

    def _country_of(self, home: Word) -> str | None:
        """The country of "Tunisia", "Sousse", "the town of Sousse", "Tunisian"."""
        if home.upos not in ("PROPN", "ADJ"):
            inner = (c for c in home.find("nmod", "appos", "compound") if c.upos == "PROPN")
            named = next(inner, None) if noun_kind(home.lemma).kind == "place" else None
            return self._country_of(named) if named else None
        words = phrase_span(home, self._reading).of(self._reading.article.text)
        found = self._resolve(words)
        if found and found.entity.country:
            return found.entity.country
        place = find_place(words, near=self._countries()) if self._is_place(home) else None
        return place.country if place else None

    def _is_place(self, word: Word) -> bool:
        name = self.name_at(word)
        return bool(name and name.label in ("LOCATION", "FACILITY"))

    def _described_before(self, word: Word, span: Span, text: str) -> Participant:
        """A description without a country ("the president", "police") is whoever it described before, if anybody."""
        role = sector_of(" ".join(text.split()))
        if role and any(child.lemma in ("the", "this", "that") for child in word.find("det")):
            for figure in reversed(self.figures):
                if figure.start < span.start and figure.participant.role == role and figure.label == "PERSON":
                    if role in ("GOV", "LEG", "JUD", "MIL") and word.xpos == "NN":
                        told = figure.participant
                        return replace(told, span=span, text=text, reason="description", because=told_by(told))
                    break
        reason = "role" if role else "name" if word.upos == "PROPN" else "people" if is_people(word) else ""
        return Participant(span, text, " ".join(text.split()), None, None, role, reason)

    def _of_pronoun(self, word: Word) -> Iterator[Participant]:
        """Whom a pronoun means. One that is asked for while it is being worked out (whose source says "we" of whom it
        speaks) stays a pronoun."""
        if word.i in self._asked:
            yield Participant(word.span, word.text, word.text)
            return
        self._asked.add(word.i)
        try:
            yield from list(self._meant_by(word))
        finally:
            self._asked.discard(word.i)

    def _meant_by(self, word: Word) -> Iterator[Participant]:
        if word.text.lower() in _SPEAKER:
            yield from self._of_speaker(word)
            return
        meant = self._of_referent(word)
        if meant:
            yield from (
                replace(who, span=word.span, text=word.text, reason="pronoun", because=told_by(who), score=None)
                for who in meant
            )
            return
        if found := self._taken_up(word):
            told = found.participant
            yield replace(told, span=word.span, text=word.text, reason="pronoun", because=told_by(told), score=None)
        else:
            yield Participant(word.span, word.text, word.text)

    def _taken_up(self, word: Word) -> Figure | None:
        """The last figure that a pronoun of this number and gender may stand for."""
        before, lower = partial(last_before, word, self.figures, self._reading), word.text.lower()
        if lower in _SINGULAR:
            return before(lambda figure: figure.label in ("PERSON", "ROLE"))
        if lower in _NEUTER:
            return before(lambda figure: figure.label in ("LOCATION", "ORGANIZATION"), subjects_only=True)
        return before(is_many, subjects_only=True) if lower in _PLURAL else None

    def _of_referent(self, word: Word) -> list[Participant]:
        """Whom the article's coreference says a pronoun means: by name, else by the nearest description, or a pair."""
        referent = self._reading.coreference.of(word) if self._reading.coreference else None
        if referent is None:
            return []
        earlier = [m for m in referent.cluster.mentions if m.kind is not MentionKind.PRONOUN]
        for pair in (m for m in earlier if m.kind is MentionKind.PAIR):
            return [who for part in pair.parts for who in self._of_phrase(part.head)]
        named = self._named_in(referent.cluster)
        if named:
            return [named]
        near = sorted(
            (m for m in earlier if m.kind is MentionKind.NOMINAL and m.head.i < word.i), key=lambda m: -m.head.i
        )
        told = (self._of_noun(mention.head) for mention in near)
        return [who for who in told if who.country or who.role][:1]

    def _of_speaker(self, word: Word) -> Iterator[Participant]:
        """Whoever says "I" or "we": the source of the words that it stands in."""
        for number in sorted(self._contents.around(word.span, _DEEPEST))[-1:]:
            attribution = self._reading.attributions[number]
            words = self._reading.words_in(attribution.source or word.span)
            if words and word not in words:
                for who in self.participants(head_of(words)):
                    yield replace(
                        who, span=word.span, text=word.text, reason="speaker", because=who.text, score=None, rival=None
                    )
                return
        yield Participant(word.span, word.text, word.text)

    def figure_at(self, start: int) -> Figure | None:
        """The figure whose name begins at an offset."""
        place = bisect_left(self.figures, start, key=lambda figure: figure.start)
        return self.figures[place] if place < len(self.figures) and self.figures[place].start == start else None
