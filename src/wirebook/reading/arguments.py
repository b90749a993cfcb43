"""Where the parties of a predicate stand in the tree: slots such as `subject`, `object` or `with`, after UD's labels.

A slot says what a reader understands, not only what stands beside the verb: the subject of a passive is its by-agent,
an infinitive has the subject (or object) of the verb it hangs on, a participle the noun that it modifies, a relative
pronoun is what it takes up, and conjuncts share what stands once.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from wirebook.reading.words import Word

DEFINITE = frozenset("the this that these those his her its their".split())
SUBJECT_CONTROL = frozenset(
    "promise pledge vow threaten agree offer swear guarantee visit use leave enter hold stage make take launch travel "
    "cross reach tour meet phone".split()
)
"""Verbs whose infinitive has their own subject though they have an object ("promised Kyiv to send tanks")."""
OBJECT_CONTROL = frozenset(
    "accuse blame suspect charge prevent stop bar ban dissuade deter warn convict criticise criticize "
    "condemn praise".split()
)
"""Verbs whose gerund has their object as its subject ("accused Moscow of attacking")."""
ADDRESSED = frozenset("call appeal plead shout signal".split())
"""Verbs whose infinitive is done by whom they address ("called on Libya to free them")."""
_ENGAGED = frozenset({"engage", "involve"})
"""Verbs whose passive with "in" says what the subject does: "were engaged in attacks"."""
_CONTRARY = frozenset({"against", "over", "about", "at"})
"""Prepositions of what somebody acts against."""
_NEEDING = frozenset({"need", "have", "ought"})
"""Verbs that say with an infinitive what must be."""
_WILL = frozenset({"will", "would", "wo", "shall", "'ll", "’ll"})
_PLACED = frozenset({"obl", "nmod", "advmod", "xcomp"})
"""Relations of words behind a preposition; "xcomp" for "described it as illegal"."""
_AIMS = frozenset({"against", "with", "from", "on", "at", "to", "for"})
_DONE = frozenset("make level raise voice bring file lodge carry conduct commit stage organise organize".split())
"""Verbs whose agent does what the noun that they describe tells."""
_SAID = frozenset(
    "demand request call appeal plea offer proposal invitation letter message order warning threat complaint "
    "suggestion question criticism pressure command instruction".split()
)
"""Nouns of what somebody says, whose "from" names the speaker."""
_TIMES = frozenset(
    "day week month year decade century hour minute second morning afternoon evening night weekend noon midnight "
    "summer winter spring autumn today yesterday tomorrow tonight time".split()
)
_RELATIONS = {
    "possessive": ("nmod:poss",),
    "modifier": ("amod", "compound", "nmod:desc"),
    "particle": ("compound:prt",),
    "clause": ("xcomp", "ccomp", "advcl", "acl", "csubj"),
    "content": ("ccomp",),
}
"""Slots that are plain relations of the trigger."""
_RELATIVE = frozenset({"WDT", "WP", "WP$"})
_PARTITIVE = frozenset(
    "ten thousand hundred dozen score million group number handful series wave lot majority couple pair team band "
    "crowd convoy column member some many several most part portion bulk half percent % rest ton tonne kilo kilogram "
    "box bag sack truckload load shipload planeload container piece".split()
)


def is_passive(verb: Word) -> bool:
    """Whether a verb stands in the passive, or is a past participle that modifies a noun ("troops sent by")."""
    if any(True for _ in verb.find("nsubj:pass", "aux:pass")):
        return True
    if verb.xpos != "VBN" or any(True for _ in verb.find("aux", "nsubj")):
        return False
    if verb.dep == "conj" and verb.head.upos == "VERB":
        loose = verb.head.xpos == "VBG" and not any(
            True for _ in verb.find("obj")
        )  # "are waiting, banned from leaving"
        return loose or is_passive(verb.head)
    if verb.relation == "xcomp":  # "the groups outlawed since May" may be parsed as "brings the groups outlawed"
        return any(True for _ in verb.head.find("obj"))
    return verb.relation == "acl" or (verb.dep == "advcl" and not any(True for _ in verb.find("obj")))


def preposition_of(word: Word) -> str:
    """The words that mark a noun ("on", "according to"), joined; empty where none do."""
    for case in word.find("case"):
        rest = [child.text.lower() for child in case.find("fixed")]
        return " ".join([case.text.lower(), *rest])
    return ""


def antecedent(word: Word) -> Word:
    """What a relative pronoun takes up; any other word itself."""
    if word.xpos not in _RELATIVE and not (word.lemma == "that" and word.upos == "PRON"):
        return word
    for above in word.ancestors():
        if above.dep == "acl:relcl":
            return above.head
    return word


def with_conjuncts(word: Word) -> list[Word]:
    """A word and the words coordinated with it."""
    found = [word]
    for child in word.find("conj"):
        if child.upos != "VERB":
            found.extend(with_conjuncts(child))
    return found


def unpack(word: Word) -> Word:
    """The noun behind a partitive: "troops" of "thousands of troops", "people" of "tens of thousands of people"."""
    if word.lemma in _PARTITIVE or word.upos == "NUM":
        parts = [
            c for c in word.find("nmod") if preposition_of(c) == "of" and c.upos in ("NOUN", "PROPN", "PRON", "NUM")
        ]
        if parts:
            return unpack(parts[-1])
    return word


def subjects(word: Word, depth: int = 0) -> list[Word]:
    """Who does what a verb or predicate adjective says; [] where nobody is said."""
    if depth > 6:
        return []
    if is_passive(word):
        if word.lemma in _ENGAGED and any(preposition_of(c) == "in" for c in word.find("obl")):
            return [antecedent(child) for child in word.find("nsubj:pass")]
        behind = (c for thing in word.find("obj") for c in thing.find("nmod"))  # "was promised tanks by Germany"
        return [c for c in (*word.find("obl"), *behind) if preposition_of(c) == "by"]
    own = [antecedent(child) for child in _own_subjects(word) if child.dep != "nsubj:pass"]
    return own or understood_subjects(word, depth)


def _own_subjects(word: Word) -> list[Word]:
    """The subjects of a verb; of two, the later may be that of its content, or of the verb that it is the content of.

    "Paris demanded that Chad leave"; "Jets bombed a camp, officials said".
    """
    found = list(word.find("nsubj"))
    before = [child for child in found if child.i < word.i]
    told = word.relation == "ccomp" and found and found[-1].i < word.head.i and not any(word.head.find("nsubj"))
    strays = told or any(True for _ in word.find("ccomp"))
    return before if before and len(before) < len(found) and strays else found


def understood_subjects(word: Word, depth: int = 0) -> list[Word]:
    """The subject that a verb without one takes from the words above it."""
    above = word.head
    if above is word:
        return []
    if word.relation == "ccomp":
        return _misplaced_subjects(word, above)
    if word.dep == "conj":
        return [] if any(True for _ in word.find("nsubj")) else surface_subjects(above, depth + 1)
    if word.relation in ("xcomp", "advcl"):
        return _controllers(word, above) or _shared_subjects(word, above, depth)
    if word.relation == "acl":
        if word.xpos in ("VBG", "VBN"):
            return [above]
        owners = list(above.find("nmod:poss"))
        return owners or (surface_subjects(above.head, depth + 1) if above.head.upos == "VERB" else [])
    return []


def _misplaced_subjects(content: Word, above: Word) -> list[Word]:
    """The subject of a content clause that was parsed as a second subject of the verb above it."""
    own = [child for child in above.find("nsubj") if child.i < content.i]
    inner = [child for child in own if child.i > above.i]  # "demanded that Chad leave"
    if inner and len(own) > len(inner):
        return [antecedent(inner[0])]
    # "Sisi spoke with Macron, his office said": both may be parsed as subjects of "said"
    return [antecedent(own[0])] if own and any(c.i > content.i for c in above.find("nsubj")) else []


def _controllers(word: Word, above: Word) -> list[Word]:
    """The object of the verb above that does what an infinitive or gerund tells ("urged Chad to leave")."""
    things = list(above.find("obj", "iobj"))
    gerund = above.lemma in OBJECT_CONTROL and any(True for _ in word.find("mark"))
    if things and (word.relation == "xcomp" or gerund) and above.lemma not in SUBJECT_CONTROL and not is_passive(above):
        return [antecedent(things[0])]
    if above.lemma in ADDRESSED:  # "called on Libya to release", "appealed to donors to help"
        asked = [c for c in above.find("obl") if preposition_of(c) in ("on", "upon", "to", "for", "with")]
        if asked and any(mark.lemma == "to" for mark in word.find("mark")):
            return [antecedent(asked[0])]
    return []


def _shared_subjects(word: Word, above: Word, depth: int) -> list[Word]:
    """The subject that a clause shares with the word above it, of a passive the agent ("was shelled, killing ten")."""
    if above.upos not in ("VERB", "ADJ", "AUX", "NOUN"):
        return []
    agents = subjects(above, depth + 1) if word.relation == "advcl" and word.xpos == "VBG" and is_passive(above) else []
    return agents or surface_subjects(above, depth + 1)


def refusal(verb: Word) -> list[Word]:
    """The "will" by which somebody says what he will not do ("will not lift the ban", "would never negotiate")."""
    not_ = any(c.text.lower() in ("not", "n't", "n’t", "never") for c in verb.find("advmod"))
    return (
        [c for c in verb.find("aux") if c.text.lower() in ("will", "would", "wo", "shall", "'ll", "’ll")]
        if not_
        else []
    )


def is_definite(noun: Word) -> bool:
    """Whether a noun means one that is known: "the talks", "their talks"."""
    return any(child.lemma.lower() in DEFINITE for child in noun.find("det", "nmod:poss"))


def surface_subjects(word: Word, depth: int = 0) -> list[Word]:
    """The grammatical subject, of a passive too: what a following infinitive or conjunct shares."""
    if depth > 6:
        return []
    own = [antecedent(child) for child in _own_subjects(word)]
    return own or understood_subjects(word, depth)


def objects(word: Word) -> list[Word]:
    """To whom or what a verb does something; of a passive its grammatical subject."""
    if is_passive(word):
        own = [antecedent(child) for child in word.find("nsubj:pass")]
        if own:
            return [antecedent(child) for child in word.find("obj")] or own  # "Ukraine was promised tanks"
        if word.relation == "acl":
            return [word.head]
        return understood_subjects(word)
    own = [antecedent(child) for child in word.find("obj")] or [antecedent(child) for child in word.find("iobj")]
    if own:
        return own
    bare = [c for c in word.find("obl") if c.i > word.i and c.upos == "NOUN" and not preposition_of(c)]
    bare = [c for c in bare if c.lemma not in _TIMES]
    if bare and word.xpos != "VB":  # "arrested at least 40 men" may be parsed so; times are no parties anyway
        return bare[:1]
    if word.dep == "acl:relcl" and any(True for _ in word.find("nsubj")):
        if not any(antecedent(child) is word.head for child in word.find("nsubj", "obl")):
            return [word.head]
    for child in word.find("conj"):  # "attacked and burned the village"
        if child.upos == "VERB" and not any(True for _ in child.find("nsubj")):
            return list(child.find("obj"))
    if word.dep == "conj" and word.head.upos == "VERB":  # "arrested and sentenced the editors"
        return [antecedent(obj) for obj in word.head.find("obj") if obj.i > word.i]
    return []


def owners(thing: Word) -> list[Word]:
    """Whose a thing is, the nearest tie first: "Peru's efforts", "measures taken by Peru", "the policy of Peru"."""
    found = list(thing.find("nmod:poss"))
    for clause in thing.find("acl"):
        found.extend(c for c in clause.find("obl") if preposition_of(c) == "by")
    ties = ("by", "of", "from") if thing.lemma in _SAID else ("by", "of")
    found.extend(c for c in thing.find("nmod") if c.dep != "nmod:poss" and preposition_of(c) in ties)
    if not found:
        found = [c for c in thing.find("compound", "amod") if c.upos == "PROPN" or not c.text.islower()]
    return [antecedent(word) for word in found[:1]]


def _of_clause(clause: Word, slot: str) -> list[Word]:
    """A slot of a content clause; its object is, failing one, the noun behind a preposition of aim."""
    if slot == "modal":
        must = clause.lemma in _NEEDING and clause.xpos != "VBD" and any(True for _ in clause.find("xcomp"))
        return [*(aux for aux in clause.find("aux") if aux.xpos == "MD"), *([clause] if must else [])]
    if slot == "subject":
        within = clause.relation in ("xcomp", "ccomp") or any(True for _ in clause.find("nsubj"))
        return surface_subjects(clause) if within and clause.dep != "acl:relcl" else []
    inner = Predicate(clause, "verb")
    found = inner.fill(slot)
    if slot == "object" and not found:
        return [c for c in clause.find("obl", "nmod") if preposition_of(c) in _AIMS]
    return found


@dataclass(slots=True)
class Predicate:
    """A word that may tell of an event, with the verb that carries it if it is a noun ("hold" talks).

    words: the words that make up the trigger; carrier: the support verb.
    """

    trigger: Word
    part: str
    words: list[Word] = field(default_factory=list)
    carrier: Word | None = None

    @property
    def clause(self) -> Word:
        """The word whose tense and embedding say whether it happened."""
        return self.carrier or self.trigger

    def fill(self, slot: str) -> list[Word]:
        """The heads that stand in a slot, without conjuncts; see `docs/codebook.md` for the slots."""
        if slot == "subject":
            return self._subjects()
        if slot == "object":
            return objects(self.trigger) if self.part == "verb" else []
        if slot == "indirect":
            given = is_passive(self.trigger) and any(True for _ in self.trigger.find("obj"))
            return [antecedent(child) for child in self.trigger.find("nsubj:pass" if given else "iobj")]
        if slot in _RELATIONS:
            return list(self.trigger.find(*_RELATIONS[slot]))
        if slot == "modifies":
            return [self.trigger.head] if self.trigger.dep in ("acl", "amod") else []
        if slot == "refusal":
            return refusal(self.trigger)
        if slot in ("carrier", "above"):
            word = self.carrier if slot == "carrier" else self.trigger.head
            return [word] if word else []
        outer, _, inner = slot.partition("-")
        if inner and outer in ("clause", "content"):
            return [what for clause in self.trigger.find(*_RELATIONS[outer]) for what in _of_clause(clause, inner)]
        if slot == "object-possessive":
            return [owner for what in objects(self.trigger) for owner in what.find("nmod:poss", "amod", "compound")]
        return list(self._prepositional(slot))

    def _subjects(self) -> list[Word]:
        if self.part == "noun":
            if self.carrier:
                return subjects(self.carrier)
            return (
                [antecedent(c) for c in self.trigger.find("nsubj")]
                if any(True for _ in self.trigger.find("cop"))
                else []
            )
        return subjects(self.trigger)

    def _prepositional(self, preposition: str) -> Iterator[Word]:
        """Nouns marked by a preposition, of the trigger, of its carrier, of its object ("sign a pact with")."""
        places = [self.trigger, *([self.carrier] if self.carrier else [])]
        nouns = [c for c in self.trigger.find("obj", "xcomp", "obl", "nmod") if c.upos in ("NOUN", "ADJ")]
        if preposition == "by":  # of "protests against abuses by the army" the army is no actor
            nouns = [c for c in nouns if preposition_of(c) not in _CONTRARY]
        if self.part == "verb" and is_passive(self.trigger):
            nouns.extend(self.trigger.find("nsubj:pass"))
        elif preposition == "between":  # "clashes between them broke out"
            nouns.extend(self.trigger.find("nsubj"))
        if self.part == "noun":  # "accusations made by Peru", "a trip made to Peru"
            places.extend(c for c in self.trigger.find("acl") if c.xpos == "VBN" and c.lemma in _DONE)
        places.extend(nouns)
        places.extend(c for noun in nouns for c in noun.find("nmod") if c.upos == "NOUN")
        for place in places:
            for child in place.children:
                if child.relation in _PLACED and preposition_of(child) == preposition:
                    yield antecedent(child)
        if self.trigger.dep == "acl:relcl":  # "the group with which it talks", "the town it fired at"
            for child in self.trigger.find("obl"):
                if child.xpos in _RELATIVE and preposition_of(child) == preposition:
                    yield self.trigger.head
