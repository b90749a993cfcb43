"""What the statements of one event say of each field: the values with who says them, and what holds.

What holds is what most independent voices say (see `linking.voices`), ties to who told it first. Statements are given
in the order of telling, see `vouch`.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from wirebook.linking.comparison import AHEAD
from wirebook.linking.days import days_of
from wirebook.linking.keys import Header, party_key
from wirebook.linking.numbers import GROWING, Range, count_words, range_of, thing_of
from wirebook.linking.parties import OTHER_PARTY, compare_sides, party_of
from wirebook.linking.places import Relation, is_country, is_exact, place_of, relation, stands_for_place
from wirebook.linking.voices import article_voice, publisher_of, source_key
from wirebook.model import SYMMETRIC_TYPES, Count, Origin, Participant, Place, Statement, Status

Value = TypeVar("Value", bound=Hashable)

#: Where nothing has happened yet, ties between statuses go to the surer one.
_SUREST = (Status.HAPPENED, Status.PLANNED, Status.POSSIBLE, Status.CALLED_FOR, Status.DENIED)

#: Dates so many days apart are one day told by two clocks.
CLOCK_DAYS = 1

#: A number that others give within so many days of a happening, and up to so many times higher, is a later state.
FRESH_DAYS = 14
GROWTH = 3.0


@dataclass(frozen=True, slots=True)
class Vouched:
    """A statement, the day its article was published, and whose word it rests on.

    borrowed: whether the text itself names an agency or outlet for it, so that the voice is not the article's own.
    """

    statement: Statement
    published: str | None
    voice: str
    borrowed: bool


@dataclass(frozen=True, slots=True)
class FieldValue:
    """One value of a field. statements: ids; origins: independent voices; sources: who is named; published: first."""

    value: str
    statements: tuple[str, ...]
    origins: tuple[str, ...]
    sources: tuple[str, ...]
    published: str | None


@dataclass(frozen=True, slots=True)
class FieldValues:
    """All that is said of one field of an event.

    field: "status", "mode", "date", "place", "actors", "recipients" or "count:killed:soldiers"; consensus: what
    holds, None where nothing does; values: earliest first; disputed: whether they cannot all be true; updated:
    whether later numbers took the place of earlier ones.
    """

    field: str
    consensus: str | None
    values: tuple[FieldValue, ...]
    disputed: bool = False
    updated: bool = False


def vouch(
    statements: Iterable[Statement], articles: Mapping[str, Header], origins: Mapping[str, Origin]
) -> list[Vouched]:
    """The statements in the order of telling: by the day of the report (the undated last), article, place in it."""
    vouched = []
    for statement in statements:
        header = articles.get(statement.article)
        lender = publisher_of(statement)
        voice = lender or article_voice(statement.article, articles, origins)
        vouched.append(Vouched(statement, header.day if header else None, voice, lender is not None))
    return sorted(vouched, key=_telling)


def _telling(one: Vouched) -> tuple[bool, str, str, int, int, str]:
    s = one.statement
    return (one.published is None, one.published or "", s.article, s.span.start, s.trigger.start, s.id)


def ranked(told: Sequence[Vouched], values: Callable[[Statement], Iterable[Value | None]]) -> list[Value]:
    """All values that statements give: those of most voices first, then of most articles, then of most statements.

    Ties go to who told it first.
    """
    times: dict[Value, int] = {}
    voices: dict[Value, set[str]] = {}
    articles: dict[Value, set[str]] = {}
    for one in told:
        for value in values(one.statement):
            if value is not None:
                voices.setdefault(value, set()).add(one.voice)
                articles.setdefault(value, set()).add(one.statement.article)
                times[value] = times.get(value, 0) + 1
    return sorted(voices, key=lambda value: (-len(voices[value]), -len(articles[value]), -times[value]))


def mode_of(told: Sequence[Vouched]) -> str | None:
    """The mode that most voices give."""
    modes = ranked(told, lambda statement: [statement.mode])
    return modes[0] if modes else None


def word_of(statements: Sequence[Vouched]) -> Status:
    """What one article says, all its statements taken together: what it tells as ahead is ahead, though it once
    speaks of it in the present tense ("Trump, who meets Putin on Friday").
    """
    statuses = [one.statement.status for one in statements]
    happened = sum(status is Status.HAPPENED for status in statuses)
    ahead = sum(status in AHEAD for status in statuses)
    if happened and happened > ahead:
        days = [days for one in statements if one.statement.when and (days := days_of(one.statement.when.value))]
        day = days_of(statements[0].published) if statements[0].published else None
        return Status.PLANNED if day and days and min(d.first for d in days) > day.last else Status.HAPPENED
    rest = [status for status in statuses if status is not Status.HAPPENED]
    return min(rest, key=lambda status: (-rest.count(status), _SUREST.index(status)))


def words_of(told: Sequence[Vouched]) -> dict[str, Status]:
    """What each article says, in the order of telling."""
    articles: dict[str, list[Vouched]] = {}
    for one in told:
        articles.setdefault(one.statement.article, []).append(one)
    return {article: word_of(statements) for article, statements in articles.items()}


def status_of(told: Sequence[Vouched], words: Mapping[str, Status] | None = None) -> Status:
    """Happened if an article says so: what was planned is over then. Denied if that is the last word on a plan.

    Else what most voices say. words: what each article says, if that is worked out already.
    """
    words = words or words_of(told)
    if Status.HAPPENED in words.values():
        return Status.HAPPENED
    published = {one.statement.article: one.published or "" for one in told}
    denied = [published[article] for article, word in words.items() if word is Status.DENIED]
    others = [published[article] for article, word in words.items() if word is not Status.DENIED]
    if denied and (not others or min(denied) > max(others)):
        return Status.DENIED
    voices = {word: {one.voice for one in told if words[one.statement.article] is word} for word in words.values()}
    return min(voices, key=lambda word: (-len(voices[word]), _SUREST.index(word)))


def date_of(told: Sequence[Vouched], status: Status, words: Mapping[str, Status] | None = None) -> str | None:
    """The narrowest date of the articles that have the event's status; of equally narrow ones that of most voices.

    Of several days planned the one that was told last.
    """
    words = words or words_of(told)
    deciding = [one for one in told if words[one.statement.article] is status and one.statement.when]
    deciding = deciding or [one for one in told if one.statement.when]
    if status in AHEAD:
        deciding = _latest_plan(deciding)
    dates = ranked(deciding, lambda statement: [statement.when.value if statement.when else None])
    lengths = {value: days.length if (days := days_of(value)) else 10**6 for value in dates}
    return min(dates, key=lambda value: lengths[value]) if dates else None


def _latest_plan(told: Sequence[Vouched]) -> list[Vouched]:
    """Those whose date has a day in common with the one that was told last."""
    dated = [(one, days) for one in told if one.statement.when and (days := days_of(one.statement.when.value))]
    if not dated:
        return list(told)
    latest = max(dated, key=lambda pair: (pair[0].published or "", -pair[1].length, pair[1]))[1]
    return [one for one, days in dated if days.overlaps(latest)]


def place_and_country(told: Sequence[Vouched]) -> tuple[str | None, str | None]:
    """Name and country of the place that most voices give; of places one inside the other the inner one."""
    places = ranked(told, lambda statement: [place_of(statement)])
    if not places:
        return None, None
    best = places[0]
    for place in places[1:]:
        if _is_inside(place, best):
            best = place
    return best.name, best.country


def _is_inside(inner: Place, outer: Place) -> bool:
    if relation(inner, outer) is not Relation.WITHIN:
        return False
    return (is_exact(inner) and not is_exact(outer)) or (is_country(outer) and not is_country(inner))


def _names(told: Sequence[Vouched], keys: set[str], pick: Callable[[Participant], str | None]) -> list[str]:
    """What `pick` gives for the participants on either side that count as one of the keys."""

    def wanted(statement: Statement) -> list[str | None]:
        return [pick(who) for who in statement.actors + statement.recipients if party_key(who) in keys]

    return ranked(told, wanted)


def parties_of(told: Sequence[Vouched]) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """Names of the actors, names of the recipients, country codes: most often told first.

    Reports of a meeting put either party first, so each party stands on the side where more articles put it.
    """
    statements = [one.statement for one in told]
    acting = ranked(told, lambda statement: [party_key(who) for who in statement.actors])
    receiving = ranked(told, lambda statement: [party_key(who) for who in statement.recipients])
    articles = {
        key: (
            len({s.article for s in statements if any(party_key(who) == key for who in s.actors)}),
            len({s.article for s in statements if any(party_key(who) == key for who in s.recipients)}),
        )
        for key in set(acting) & set(receiving)
    }
    recipients = {key for key in receiving if key not in articles or articles[key][1] > articles[key][0]}
    actors = {key for key in acting if key not in recipients}
    return (
        full_names(_names(told, actors, lambda who: who.name)),
        full_names(_names(told, recipients, lambda who: who.name)),
        tuple(_names(told, actors | recipients, _country_of)),
    )


def full_names(names: Sequence[str]) -> tuple[str, ...]:
    """Names without those that are a piece of another: "Kim" beside "Kim Jong Un", "delegation" beside a named one."""
    padded = {name: f" {' '.join(name.casefold().split())} " for name in names}
    return tuple(
        name
        for name in names
        if not any(padded[name] in padded[other] and padded[name] != padded[other] for other in names)
    )


def _country_of(who: Participant) -> str | None:
    return who.country or (who.entity.country if who.entity else None)


def sources_of(told: Iterable[Vouched]) -> tuple[str, ...]:
    """Who is named as a source, each once under the name told first."""
    names: dict[str, str] = {}
    for one in told:
        for source in one.statement.sources:
            names.setdefault(source_key(source), source.name)
    return tuple(names.values())


def independent_voices(told: Sequence[Vouched]) -> tuple[str, ...]:
    """The independent ones of those who vouch, who told it first before the others.

    An article that leans on an agency for any of its statements leans on it for all. If all statements name one and the
    same source, they rest on it alone, however many outlets repeat it.
    """
    nearest = [one.statement.sources[0] if one.statement.sources else None for one in told]
    named = {source_key(source) if source else None for source in nearest}
    if len(named) == 1 and (source := nearest[0]):
        return (source.name,)
    leaning = {one.statement.article for one in told if one.borrowed}
    return tuple(dict.fromkeys(one.voice for one in told if one.borrowed or one.statement.article not in leaning))


# Fields with all their values


def _values(pairs: Iterable[tuple[str, Vouched]]) -> tuple[FieldValue, ...]:
    """Values with who says them, in the order of telling."""
    told: dict[str, list[Vouched]] = {}
    for value, one in pairs:
        told.setdefault(value, []).append(one)
    return tuple(
        FieldValue(
            value,
            tuple(dict.fromkeys(one.statement.id for one in ones)),
            tuple(dict.fromkeys(one.voice for one in ones)),
            sources_of(ones),
            ones[0].published,
        )
        for value, ones in told.items()
    )


def _status(told: Sequence[Vouched]) -> FieldValues | None:
    statuses = {one.statement.status for one in told}
    disputed = Status.DENIED in statuses and len(statuses) > 1
    pairs = [(one.statement.status.value, one) for one in told]
    return FieldValues("status", status_of(told).value, _values(pairs), disputed)


def _mode(told: Sequence[Vouched]) -> FieldValues | None:
    pairs = [(one.statement.mode, one) for one in told if one.statement.mode]
    return FieldValues("mode", mode_of(told), _values(pairs)) if pairs else None


def _date(told: Sequence[Vouched]) -> FieldValues | None:
    """Dates contradict where two that tell it as happened lie further apart than clocks do."""
    pairs = [(one.statement.when.value, one) for one in told if one.statement.when]
    if not pairs:
        return None
    words = words_of(told)
    done = sorted(
        {
            days
            for value, one in pairs
            if words[one.statement.article] is Status.HAPPENED and (days := days_of(value)) is not None
        }
    )
    apart = any(b.first - a.last > CLOCK_DAYS for number, a in enumerate(done) for b in done[number + 1 :])
    return FieldValues("date", date_of(told, status_of(told, words), words), _values(pairs), apart)


def _place(told: Sequence[Vouched]) -> FieldValues | None:
    pairs = [(place, one) for one in told if (place := place_of(one.statement))]
    if not pairs:
        return None
    places = list(dict.fromkeys(place for place, _ in pairs))
    apart = any(
        relation(one, other) is Relation.APART for number, one in enumerate(places) for other in places[number + 1 :]
    )
    values = _values((place.name, one) for place, one in pairs)
    return FieldValues("place", place_and_country(told)[0], values, apart)


def _side(told: Sequence[Vouched], name: str, pick: Callable[[Statement], Sequence[Participant]]) -> FieldValues | None:
    """Actors or recipients; they contradict where two articles name nobody in common."""
    sides = [(pick(one.statement), one) for one in told if pick(one.statement)]
    if not sides:
        return None
    values = _values((", ".join(who.name for who in parties), one) for parties, one in sides)
    groups = list(
        dict.fromkeys(
            tuple(sorted({party_of(who) for who in parties}))
            for parties, one in sides
            if not any(stands_for_place(one.statement, who) for who in parties)
        )
    )
    symmetric = any(one.statement.type in SYMMETRIC_TYPES for one in told)
    apart = not symmetric and any(
        (found := compare_sides(one, other)) is not None and found.share < OTHER_PARTY
        for number, one in enumerate(groups)
        for other in groups[number + 1 :]
    )
    best = ranked(told, lambda statement: [", ".join(who.name for who in pick(statement)) or None])
    return FieldValues(name, best[0] if best else None, values, apart)


def _is_update(early: tuple[Range, Vouched], late: tuple[Range, Vouched], of: str) -> bool:
    """Whether a number is a later, higher state of another, not a contradiction of it.

    It must grow, be told later, and come from the same source or one not named; or soon after a happening of known
    day, and not be several times higher.
    """
    (low, one), (high, other) = (early, late) if not early[0].above(late[0]) else (late, early)
    if of not in GROWING or not high.above(low) or (one.published or "") >= (other.published or "9"):
        return False
    sources = [{source_key(source) for source in told.statement.sources} for told in (one, other)]
    if not sources[0] or not sources[1] or sources[0] & sources[1]:
        return True
    when = one.statement.when or other.statement.when
    days = days_of(when.value) if when else None
    reported = days_of(other.published or "")
    fresh = days is not None and reported is not None and days.length == 1 and reported.first - days.last <= FRESH_DAYS
    return fresh and high.low <= GROWTH * low.high


def _number(thing: tuple[str, str], pairs: Sequence[tuple[Count, Vouched]]) -> FieldValues:
    """What is said of one thing counted; two numbers in one statement do not contradict each other."""
    of, unit = thing
    ranges = [(range_of(count), one) for count, one in pairs]
    own: dict[str, set[Range]] = {}
    for allowed, one in ranges:
        own.setdefault(one.statement.id, set()).add(allowed)
    disputed = updated = False
    distinct = list({(allowed, one.published, sources_of([one])): (allowed, one) for allowed, one in ranges}.values())
    for number, early in enumerate(distinct):
        for late in distinct[number + 1 :]:
            mine, theirs = own[early[1].statement.id], own[late[1].statement.id]
            if any(a.agrees(b) for a in mine for b in theirs):
                continue
            grown = _is_update(early, late, of)
            updated, disputed = updated or grown, disputed or not grown
    values = _values((count_words(count), one) for count, one in pairs)
    return FieldValues(f"count:{of}:{unit}", _number_that_holds(values, pairs, updated), values, disputed, updated)


def _number_that_holds(
    values: Sequence[FieldValue], pairs: Sequence[tuple[Count, Vouched]], updated: bool
) -> str | None:
    """The number that most voices give; where numbers grew, the last told."""
    if updated:
        last = max(pairs, key=lambda pair: (pair[1].published or "", pair[0].number))
        return count_words(last[0])
    return max(values, key=lambda value: len(value.origins)).value if values else None


def _numbers(told: Sequence[Vouched]) -> list[FieldValues]:
    counted: dict[tuple[str, str], list[tuple[Count, Vouched]]] = {}
    for one in told:
        for count in one.statement.counts:
            counted.setdefault(thing_of(count), []).append((count, one))
    return [_number(thing, pairs) for thing, pairs in sorted(counted.items())]


def fields(told: Sequence[Vouched]) -> tuple[FieldValues, ...]:
    """All that is said of an event by statements in the order of telling, field by field."""
    single = (
        _status(told),
        _mode(told),
        _date(told),
        _place(told),
        _side(told, "actors", lambda statement: statement.actors),
        _side(told, "recipients", lambda statement: statement.recipients),
    )
    return (*(found for found in single if found), *_numbers(told))


def fields_of(
    statements: Iterable[Statement],
    articles: Mapping[str, Header],
    origins: Mapping[str, Origin] | None = None,
) -> tuple[FieldValues, ...]:
    """All that is said of an event, field by field: each value with who says it, earliest first.

    statements: those of one event; articles: headers by `statement.article`; origins: of the articles' texts.
    """
    return fields(vouch(statements, articles, origins or {}))
