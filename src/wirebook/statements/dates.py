"""When: the time expression that belongs to a predicate's clause.

Two questions are asked of the tree. Which words does an expression date? Those it hangs on, and those that it reaches
through a noun phrase at the same time ("at a meeting held on Friday"), but not through one at another time ("ahead of
Friday's summit"). And from which words does a predicate take its date? From its own, then from those of the clauses
that tell of the same time; never from those that only report it ("said on Monday that").
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta

from wirebook.model import Precision, Status, TimeExpression, When
from wirebook.reading.arguments import Predicate, preposition_of
from wirebook.reading.cues import load_cues
from wirebook.reading.words import Reading, Word

_AT_ONCE = frozenset({"in", "at", "during", "on", "amid", "throughout", "within"})
"""Prepositions of a noun at whose time the clause around it happens."""
_PARTS_OF = frozenset({"of", "in", "at", "during", "on"})
"""Prepositions between two nouns of one time ("on the sidelines of Friday's summit")."""
BESIDE = frozenset(
    {"before", "after", "until", "till", "since", "ahead", "ahead of", "prior", "prior to", "following", "pending"}
)
"""Marks and prepositions of what happens at another time."""
_OPEN = frozenset({"since", "until"})
"""Modifiers of expressions that bound a stretch: the bound is not the day of what happened in it."""
_HELD = frozenset(
    "hold issue release publish make give deliver sign air broadcast post organise organize convene record host "
    "file".split()
)
"""Participles whose date is that of their noun ("in a statement issued on Monday")."""
_OCCUR = frozenset("take happen occur come begin start open end unfold run last fall".split())
"""Verbs that say of a happening when it was ("the raid, which took place on Monday")."""
_LASTING = frozenset(
    "occupy hold detain jail imprison besiege blockade ban block close shut suspend rule control bar exile".split()
)
"""Verbs of a state: what they have done "since 1967" began in 1967."""
OTHER_TIMES = frozenset("last past previous recent former earlier next upcoming forthcoming future annual".split())
"""Adjectives of a happening at another time than that of the clause around it."""
_LATER = frozenset({"later", "subsequently", "eventually", "soon", "afterwards", "previously", "earlier", "before"})
_SCHEDULED = frozenset({"set", "due", "expect", "schedule", "plan", "slate", "intend", "prepare", "hope", "want"})
_FORTHCOMING = frozenset({Status.PLANNED, Status.POSSIBLE, Status.CALLED_FOR})
_WHERE = frozenset({"where", "when", "whereupon"})
_YEARLESS = frozenset({"month day", "day month", "month alone", "month after a preposition", "month with a part"})
_MONTHS_AHEAD = 8
"""Months ahead in which a month without a year is looked for."""
_STEPS = 4
"""Words above the predicate that are asked."""
_LEVELS = 6
"""Words above an expression that it may date."""
_NEAR = 2
"""Sentences over which an undated article may count from a date told before."""

Dated = tuple[int, TimeExpression]
"""How far an expression had to reach (0: it hangs on the word itself), and the expression."""


class Dates:
    """Which words of a reading are dated, by which expressions."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self._by_word: dict[int, list[Dated]] = {}
        self._carried: dict[int, When] = {}
        self._timed = {head.head.i for time in reading.times if (head := _head(time, reading))}
        for time in _reliable(reading):
            head = _head(time, reading)
            if head and _is_before_noun(head):
                time = replace(time, modifier=None)  # "since the 1991 murder": the murder was in 1991
            for distance, word in _reached(head, time) if head else ():
                if not time.span.covers(word.span):
                    self._by_word.setdefault(word.i, []).append((distance, time))

    def at(self, word: Word) -> list[Dated]:
        """The expressions that date a word."""
        return self._by_word.get(word.i, [])

    def is_timed(self, word: Word) -> bool:
        """Whether any words of time hang on a word, such that name no day too ("for months", "from May")."""
        return word.i in self._timed

    def first_at(self, word: Word) -> When | None:
        """The date of a word that an expression hangs on, or reaches through one noun phrase."""
        near = [dated for dated in self.at(word) if dated[0] < 2 and not _is_bound(dated[1])]
        return when_at(_best(near, Predicate(word, "verb"))) if near else None

    def carry(self, word: Word, when: When) -> None:
        """Dates a word by what was told before it."""
        self._carried.setdefault(word.i, when)

    def carried(self, word: Word) -> When | None:
        """The date that a word was given by what was told before it."""
        return self._carried.get(word.i)


def when_of(predicate: Predicate, dates: Dates, status: Status = Status.HAPPENED) -> When | None:
    """The date that the predicate's clause gives, or a clause of the same time around it; None where none does."""
    day = dates.reading.article.day
    own = [dated for word in _own(predicate) for dated in dates.at(word) if _is_own(dated[1], predicate, status)]
    if own:
        return _turned(_best(own, predicate), predicate, status, day)
    counted = _counted(predicate, dates)
    if counted:
        return counted
    handed_on = next((when for word in _own(predicate) if (when := dates.carried(word))), None)
    if handed_on and status not in _FORTHCOMING:
        return handed_on
    if predicate.clause.xpos in ("VBZ", "VBP") and status is Status.HAPPENED:
        return None  # what is generally so
    for above in (*_companions(predicate.clause), *_wider(predicate)):
        when = dates.first_at(above)
        if when:
            return when if _fits(when, status, above, day) else None
        carried = dates.carried(above)
        if carried and status not in _FORTHCOMING:
            return carried
    return None


def when_at(time: TimeExpression) -> When:
    """A time expression as the date of a statement."""
    first, last = str(time.first), str(time.last)
    precision = time.precision or Precision.INTERVAL
    if precision is Precision.DAY or first == last:
        value = first
    elif precision is Precision.MONTH and first[:7] == last[:7]:
        value = first[:7]
    elif precision is Precision.YEAR and first[:4] == last[:4]:
        value = first[:4]
    else:
        value = f"{first}/{last}"
    return When(value, precision, time.span, time.anchor or "", time.rule)


def _head(time: TimeExpression, reading: Reading) -> Word | None:
    """The word of an expression that the others hang on."""
    inside = [word for word in reading.words_in(time.span) if word.start < time.span.end]
    return next((word for word in inside if word.head is word or not time.span.covers(word.head.span)), None)


def _reliable(reading: Reading) -> Iterator[TimeExpression]:
    """The expressions that name days. In an undated article what counts from a date told long before is no more than
    a guess ("in March", long after "in 1967")."""
    sure: int | None = None
    for time in reading.times:
        if time.first is None or time.last is None or time.value is None or time.type not in ("DATE", "TIME"):
            continue
        words = reading.words_in(time.span)
        if reading.article.day is None and words and time.anchor == "text":
            if sure is None or words[0].sentence - sure > _NEAR:
                continue
        if words and not _is_bound(time):
            sure = words[0].sentence
        yield time


def _reached(head: Word, time: TimeExpression) -> Iterator[tuple[int, Word]]:
    """The words that an expression dates, with the number of noun phrases between."""
    word, distance = head, 0
    if preposition_of(head) in BESIDE - {"since", "until", "till"}:
        return
    for _ in range(_LEVELS):
        above = word.head
        if above is word:
            return
        yield distance, above
        if not distance and _is_of_noun(head, time):
            return
        if _is_verbal(above):
            held = above.relation == "acl" and (above.lemma in _HELD or above.lemma in _OCCUR)
            if not held:
                return
            word, distance = above, distance + 1
            continue
        if word is not head and not _passes(word):
            return
        if not _goes_up(above):
            return
        word, distance = above, distance + 1


def _is_of_noun(head: Word, time: TimeExpression) -> bool:
    """Whether a year belongs to the noun before which it stands, and to nothing around it: "the 2030 target"."""
    return time.precision in (Precision.YEAR, Precision.QUARTER, Precision.INTERVAL) and _is_before_noun(head)


def _is_before_noun(head: Word) -> bool:
    return head.relation in ("compound", "nmod", "amod", "nummod") and not preposition_of(head) and head.head.i > head.i


def is_occurrence(noun: Word) -> bool:
    """Whether a noun is the subject of a verb that only says when it was ("the raid took place", "talks began")."""
    return noun.relation == "nsubj" and noun.head.lemma in _OCCUR


def _passes(word: Word) -> bool:
    """Whether a date goes from one noun to the noun above it."""
    if word.relation in ("compound", "appos", "conj", "flat", "nummod"):
        return True
    if word.dep == "acl" or word.dep == "acl:relcl":
        return True
    return word.relation == "nmod" and word.dep != "nmod:poss" and preposition_of(word) in _PARTS_OF


def _goes_up(noun: Word) -> bool:
    """Whether what happens around a dated noun happens at its time."""
    above = noun.head
    if noun.relation in ("obl", "nmod"):
        return preposition_of(noun) in (_AT_ONCE if noun.relation == "obl" else _PARTS_OF)
    if noun.relation == "obj":
        return not is_spoken(above)
    return noun.relation in ("nsubj", "compound", "appos", "conj", "flat")


def _own(predicate: Predicate) -> list[Word]:
    words = {predicate.trigger.i: predicate.trigger, predicate.clause.i: predicate.clause}
    for word in list(words.values()):  # "was under attack on Monday": a date may hang on the auxiliary
        for child in word.find("aux", "aux:pass", "cop"):
            words.setdefault(child.i, child)
    return list(words.values())


def _is_bound(time: TimeExpression) -> bool:
    return time.modifier in _OPEN or (time.modifier == "from" and time.precision is not Precision.INTERVAL)


def _is_own(time: TimeExpression, predicate: Predicate, status: Status) -> bool:
    """Whether an expression that hangs on a predicate says when it happened."""
    if _is_of_report(time, predicate):
        return False
    if time.type == "TIME" and time.anchor == "text" and status in _FORTHCOMING:
        return False  # a bare hour of what is to be is no hour of the day told last
    if not _is_bound(time):
        return True
    if time.modifier == "from":
        return status in _FORTHCOMING
    perfect = any(aux.lemma == "have" for aux in predicate.clause.find("aux"))
    return time.modifier == "since" and predicate.trigger.lemma in _LASTING and perfect


def _is_of_report(time: TimeExpression, predicate: Predicate) -> bool:
    """Whether an expression stands behind the verb that reports a clause: "..., police said on Sunday"."""
    clause, said = predicate.clause, predicate.clause.head
    return clause.relation == "ccomp" and clause.i < said.i and time.span.start > said.start


def _best(found: list[Dated], predicate: Predicate) -> TimeExpression:
    place = predicate.trigger.start
    return min(found, key=lambda d: (d[0] > 1, _rank(d[1]), d[0], abs(d[1].span.start - place), d[1].span.start))[1]


def _rank(time: TimeExpression) -> int:
    order = {Precision.DAY: 0, Precision.WEEK: 1, Precision.MONTH: 2, Precision.QUARTER: 3, Precision.YEAR: 3}
    return order.get(time.precision or Precision.INTERVAL, 4)


def _companions(clause: Word) -> Iterator[Word]:
    """Clauses beside or under this one that tell of the same time: "speaking on Monday", "when they met on Friday"."""
    for child in clause.find("advcl"):
        marks = {mark.lemma.lower() for mark in child.find("mark", "advmod") if mark.i < child.i}
        together = child.xpos == "VBG" and not marks & {"after", "before", "since", "by", "without", "despite", "for"}
        if (together and child.i < clause.i) or (marks & {"when", "while"} and child.xpos == "VBD"):
            yield child
    for child in clause.find("conj"):  # "raided the village and burned it on Monday"
        if _is_verbal(child) and child.xpos == clause.xpos and not any(True for _ in child.find("nsubj")):
            if not any(c.lemma in _LATER for c in child.find("advmod")):
                yield child


def _wider(predicate: Predicate) -> Iterator[Word]:
    """The words above a predicate that tell of the same time, nearest first."""
    word = predicate.clause
    for _ in range(_STEPS):
        above = word.head
        if above is word or is_of_another_time(word) or not _shares_time(word, above):
            return
        yield above
        if word.relation == "acl" and word.xpos == "VBN":
            return  # a participle tells of what came before: "praised the pact signed with Kim"
        word = above


def _shares_time(word: Word, above: Word) -> bool:
    """Whether a word tells of the time of the word it hangs on."""
    relation, marks = word.relation, {mark.lemma.lower() for mark in word.find("mark")}
    if word.dep == "acl:relcl":
        return any(child.lemma.lower() in _WHERE or _in_which(child) for child in word.children)
    if relation in ("ccomp", "parataxis"):
        return False
    if marks & (BESIDE | {"once", "if", "unless", "because", "for", "of", "from"}):
        return False
    if relation in ("xcomp", "advcl", "acl"):
        return not (is_spoken(above) and word.xpos == "VBG" and marks)
    if relation == "conj":
        return not any(child.lemma in _LATER for child in word.find("advmod"))
    if relation == "obl":
        return preposition_of(word) in _AT_ONCE
    if relation == "nmod":
        return word.dep != "nmod:poss" and preposition_of(word) in _PARTS_OF and not is_spoken(above)
    if relation == "obj":
        return not is_spoken(above)
    return relation in ("nsubj", "appos", "compound")


def is_of_another_time(noun: Word) -> bool:
    """Whether an adjective sets a happening off from the time of its clause ("during his recent visit")."""
    return noun.upos in ("NOUN", "PROPN") and any(c.lemma.lower() in OTHER_TIMES for c in noun.find("amod"))


def _in_which(word: Word) -> bool:
    return word.relation == "obl" and word.lemma == "which" and preposition_of(word) in ("in", "at", "during", "on")


def _is_verbal(word: Word) -> bool:
    return word.upos in ("VERB", "AUX") or (word.upos == "ADJ" and any(True for _ in word.find("cop")))


def is_spoken(word: Word) -> bool:
    """Whether a word is of speech: what it speaks about has its own time."""
    cues = load_cues()
    return word.upos == "VERB" and (word.lemma in cues.verbs or word.lemma in cues.objects)


def _fits(when: When, status: Status, above: Word, day: str | None) -> bool:
    """Whether the date of a word above can be that of what hangs on it: what is still to come has no past date."""
    if status not in _FORTHCOMING or above.lemma in _SCHEDULED:
        return True
    return day is not None and when.value[:10] > day


def _turned(time: TimeExpression, predicate: Predicate, status: Status, day: str | None) -> When | None:
    """The date of an expression of its own; a bare weekday or month of what is to come is the next one, of what
    happened the last one."""
    when = when_at(time)
    if not day or time.anchor != "published" or time.first is None or time.last is None:
        return when
    ahead = status in (Status.PLANNED, Status.CALLED_FOR) and time.last < day
    back = status is Status.HAPPENED and time.first > day and predicate.clause.xpos == "VBD"
    if not ahead and not back:
        return when
    if time.rule == "weekday":
        moved = date.fromisoformat(when.value[:10]) + timedelta(days=7 if ahead else -7)
        return replace(when, value=moved.isoformat())
    if time.rule not in _YEARLESS:
        promised = any(aux.xpos == "MD" for aux in predicate.clause.find("aux"))
        return None if ahead and promised else when
    year = int(when.value[:4]) + (1 if ahead else -1)
    months = (year - int(day[:4])) * 12 + int(when.value[5:7]) - int(day[5:7])
    return replace(when, value=f"{year}{when.value[4:]}") if abs(months) <= _MONTHS_AHEAD or back else None


def _counted(predicate: Predicate, dates: Dates) -> When | None:
    """The day counted from that of the clause above: "arrived on Thursday, two days after they met"."""
    clause = predicate.clause
    for mark in clause.find("mark", "case"):
        side = mark.lemma.lower()
        days = _days(dates.reading.words[mark.i - 1], dates.reading) if mark.i and side in ("after", "before") else None
        main = next((word for word in clause.ancestors() if _is_verbal(word)), None)
        if days is None or main is None or not dates.at(main):
            continue
        told = when_at(_best(dates.at(main), predicate))
        if told.precision is Precision.DAY:
            moved = date.fromisoformat(told.value) + timedelta(days=-days if side == "after" else days)
            return When(moved.isoformat(), Precision.DAY, None, "text", f"counted {side}")
    return None


def _days(word: Word, reading: Reading) -> int | None:
    """The number of days that a duration lasts, where a word is of one."""
    time = next((t for t in reading.times if t.type == "DURATION" and t.span.start <= word.start < t.span.end), None)
    value = time.value if time else None
    if value and value.startswith("P") and value[1:-1].isdigit() and value[-1] in _UNITS:
        return int(value[1:-1]) * _UNITS[value[-1]]
    return None


_UNITS: Mapping[str, int] = {"D": 1, "W": 7}
