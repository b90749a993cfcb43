"""Leaders and officials, what they hold and when, by full name, surname, spelling, or office and day."""

from __future__ import annotations

from collections.abc import Container, Iterable
from dataclasses import replace
from functools import cache

from wirebook.errors import KnowledgeError
from wirebook.knowledge.dates import Period, read_period
from wirebook.knowledge.namesakes import is_remote, most_likely
from wirebook.knowledge.offices import forms_of, load_offices, plain_office
from wirebook.knowledge.officials import PRESENT, Person, Term
from wirebook.knowledge.organisations import find_organisation, load_organisations
from wirebook.knowledge.own import loaded_by_actors, own_actors
from wirebook.knowledge.own_actors import OwnActor, actors_of
from wirebook.knowledge.spelling import fold_name, fold_person
from wirebook.knowledge.tables import read_rows, split_values
from wirebook.knowledge.territories import find_country, load_territories
from wirebook.model import Entity

_FAMILY_FIRST = frozenset({"CHN", "TWN", "PRK", "KOR", "SGP", "HKG"})
_WESTERN = frozenset(
    "Lawrence Joseph Harry Annette Vincent James Carrie John Joshua Jimmy Donald Anson Martin Christopher David".split()
)
"""Given names before the family name in places where it mostly goes first."""
_PARTICLES = frozenset("von der van de di da dos del la le al el bin ben abu ould den ter".split())
_HONOURS = frozenset("king queen pope sultan prince princess sheikh mullah emir".split())


@loaded_by_actors
def load_people() -> tuple[Person, ...]:
    """All people, the user's own first; an open term of a single seat ends where the next holder's begins."""
    people: list[Person] = []
    for where, fields in read_rows("leaders.tsv", ("name", "country", "offices", "aliases", "id")):
        people.append(_read_person(where, fields, ""))
    known = {(person.country, _surname_key(person)) for person in people}
    held = {(term.owner, term.office, term.period.since[:7]) for person in people for term in person.terms}
    for where, fields in read_rows("leaders_present.tsv", ("name", "country", "offices", "aliases", "id", "surname")):
        person = _read_person(where, fields[:5], fields[5])
        if (person.country, _surname_key(person)) not in known and not _is_held(person.terms[0], held):
            people.append(person)
            known.add((person.country, _surname_key(person)))
    return _close_terms(_over(_merge_people(people)))


def _over(people: list[Person]) -> list[Person]:
    """The people with the user's own before them: what an own entry says of one of ours goes before what ours says."""
    mine = [_own_person(actor) for actor in actors_of(own_actors(), "person")]
    for place, person in enumerate(mine):
        ours = next((one for one in people if _is_one(person, one)), None)
        if ours is not None:
            people.remove(ours)
            seats = {(term.owner, term.office) for term in person.terms}
            kept = (term for term in ours.terms if (term.owner, term.office) not in seats)
            terms = sorted((*person.terms, *kept), key=lambda term: term.period.since)
            names = dict.fromkeys((*person.aliases, ours.name, *ours.aliases))
            identity = ours.id if person.id.startswith("person/") else person.id
            mine[place] = replace(person, id=identity, terms=tuple(terms), aliases=tuple(names))
    return mine + people


def _is_one(mine: Person, ours: Person) -> bool:
    if mine.id == ours.id:
        return True
    names = {fold_person(name) for name in (ours.name, *ours.aliases)}
    return mine.country == ours.country and fold_person(mine.name) in names


def _own_person(actor: OwnActor) -> Person:
    country = actor.country or ""
    for seat in actor.seats:
        if seat.of and seat.of not in load_territories() and seat.of not in load_organisations():
            raise KnowledgeError(f"{seat.source}: {seat.of!r} is neither a country nor an organisation", code="E204")
    terms = [Term(seat.office, seat.of or country, seat.period) for seat in actor.seats]
    terms.sort(key=lambda term: term.period.since)
    identity = actor.id or "person/" + fold_name(actor.name).replace(" ", "-")
    return Person(identity, actor.name, country, tuple(terms), actor.aliases, "", actor.role, actor.source)


def _merge_people(people: Iterable[Person]) -> list[Person]:
    """One entry a person, with the offices of all its rows."""
    merged: dict[str, Person] = {}
    for person in people:
        if known := merged.get(person.id):
            terms = sorted({*known.terms, *person.terms}, key=lambda term: (term.period.since, term.office))
            aliases = tuple(dict.fromkeys((*known.aliases, *person.aliases)))
            person = replace(known, terms=tuple(terms), aliases=aliases)
        merged[person.id] = person
    return list(merged.values())


def find_person(name: str, *, on: str | None = None, titled: bool = False, country: str | None = None) -> Entity | None:
    """Who bears a name: in full, in another spelling, or by surname if only one leader can be meant on the day.

    titled: a title stands before the name, so that surnames that are common words count too; country: only its people.
    """
    person = search_person(name, on=on, titled=titled, country=country)
    return person.entity(on) if person else None


def search_person(
    name: str, *, on: str | None = None, titled: bool = False, country: str | None = None, title: str = ""
) -> Person | None:
    """As `find_person`, but all that is known of the person; title: an office, whose holders go before namesakes."""
    tokens = name.split()
    if not tokens or not tokens[-1][0].isupper() or len(tokens) > 7:
        return None
    named = _named_in_full(tokens, country)
    if named := [person for person in named if not (is_cautioned(tokens[-1]) and is_remote(person, on))]:
        return most_likely([person for person in named if person.source] or named, on)
    common = is_cautioned(name)
    if common and not titled:
        return None
    bearers = _of_country(_by_surname().get(fold_person(name), ()), country)
    bearers = [person for person in bearers if (titled and not common) or not is_remote(person, on)]
    held = [person for person in bearers if person.terms_titled(title)]
    return most_likely(held or bearers, on, sure=True)


def _named_in_full(tokens: list[str], country: str | None) -> list[Person]:
    """Who is called so: by the whole name, else without what stands in its middle, else by initials and surname."""
    surname = tokens[-1]
    found = _of_country(_by_name().get(fold_person(" ".join(tokens)), ()), country)
    if not found and len(tokens) > 2 and tokens[0].lower() not in _HONOURS:
        shorter = " ".join(token for token in tokens[:-1] if len(token.strip(".")) > 1)
        people = _by_name().get(fold_person(f"{shorter} {surname}"), ())
        found = _of_country(people or _by_name().get(fold_person(f"{tokens[0]} {surname}"), ()), country)
    if not found and len(tokens) > 1 and all(len(token.strip(".")) == 1 for token in tokens[:-1]):
        bearers = _of_country(_by_surname().get(fold_person(surname), ()), country)
        found = [person for person in bearers if _fits(person, tokens)]
    return found


def is_cautioned(name: str) -> bool:
    """Whether a surname is a common word or a very common name, which means a leader only after a title."""
    return not _cautions().isdisjoint((fold_name(name), fold_person(name)))


def bearers_of(name: str) -> tuple[Person, ...]:
    """All people who bear a name in full or as surname, whether or not they hold an office."""
    key = fold_person(name)
    return tuple(dict.fromkeys((*_by_name().get(key, ()), *_by_surname().get(key, ()))))


def find_crowned(title: str, name: str, *, on: str | None = None) -> Entity | None:
    """The monarch, prince or pope of a title and a name ("king", "Abdullah"), with or without the number behind it."""
    key = fold_name(f"{title} {name}")
    named = [
        person
        for start in (key, key + " ")
        for person in _crowned()
        if any(form == start or (start[-1] == " " and form.startswith(start)) for form in _folded_names(person))
    ]
    person = most_likely(list(dict.fromkeys(named)), on)
    return person.entity(on) if person and person.term_on(on) else None


@loaded_by_actors
def _crowned() -> tuple[Person, ...]:
    return tuple(person for person in load_people() if fold_name(person.name).split()[0] in _HONOURS)


def _folded_names(person: Person) -> tuple[str, ...]:
    return tuple(fold_name(form) for form in (person.name, *person.aliases))


def holder_of(country: str, office: str, on: str | None = None) -> Entity | None:
    """Who held an office of a country (alpha-3, name) or organisation (id, name) on a day, None where not known.

    `office` may be any word for it: "premier", "leader", "top diplomat"; without a day the present holder is meant.
    """
    owner = _owner(country)
    for seat in _offices_for(owner, office):
        for person in _by_seat().get((owner, seat), ()):
            terms = (term for term in person.terms if (term.owner, term.office) == (owner, seat))
            if any(term.period.covers(on or PRESENT) for term in terms):
                return person.entity(on)
    return None


def own_holder_of(country: str, words: str, on: str | None = None) -> Entity | None:
    """Who holds a seat of a country on a day by the user's own file of actors, under the very words for it."""
    plain = plain_office(words)
    offices = _own_offices().get((country, plain), ())
    mine = (person for office in offices for person in _by_seat().get((country, office), ()) if person.source)
    for person in mine:
        terms = (term for term in person.terms if term.owner == country and term.office in offices)
        if any(term.period.covers(on or PRESENT) for term in terms):
            return person.entity(on)
    return None


def has_own_seats() -> bool:
    """Whether the user's own file of actors names seats."""
    return bool(_own_offices())


@loaded_by_actors
def _own_offices() -> dict[tuple[str, str], tuple[str, ...]]:
    """By owner and words the offices of the user's own file, also those that we have no words for."""
    found: dict[tuple[str, str], dict[str, None]] = {}
    for person in load_people():
        for term in person.terms if person.source else ():
            for words in forms_of(term.office):
                found.setdefault((term.owner, words), {})[term.office] = None
    return {place: tuple(offices) for place, offices in found.items()}


def _ending(period: Period) -> str:
    """The last day, month or year as it was written."""
    return period.until.removesuffix("-99").removesuffix("-99")


def _is_namesake(one: Person, other: Person) -> bool:
    return fold_person(one.name) == fold_person(other.name)


def holders_on(owner: str, office: str, on: str | None = None) -> tuple[Person, ...]:
    """All who hold a single seat on a day, those who took it up last first: more than one is a conflict, but for the
    day of a handover."""
    held: list[Person] = []
    for person in _by_seat().get((owner, office), ()):
        terms = [term for term in person.terms if (term.owner, term.office) == (owner, office)]
        day = on or PRESENT
        held_then = any(term.period.covers(day) and not day.startswith(_ending(term.period)) for term in terms)
        if held_then and not any(_is_namesake(person, other) for other in held):
            held.append(person)
    return tuple(held)


def conflicts_of(person: Person) -> tuple[tuple[Term, Person, Period], ...]:
    """Single seats that somebody else holds at the same time, by what the data say: the term, who, and from when to
    when. A day on which one follows the other is no conflict."""
    found = []
    for term in person.terms:
        office = load_offices().get(term.office)
        for other in _by_seat().get((term.owner, term.office), ()) if office and office.single else ():
            for theirs in other.terms if other.id != person.id else ():
                since = max(term.period.since, theirs.period.since)
                until = min(term.period.until, theirs.period.until)
                same = (theirs.owner, theirs.office) == (term.owner, term.office)
                # Two entries of one name are one person; within the month or day that ends a term nothing is sure.
                both = Period(since, until)
                sure = since < until and not since.startswith(_ending(both)) and not until.startswith(since)
                if same and sure and not _is_namesake(person, other):
                    found.append((term, other, both))
    return tuple(found)


def _owner(country: str) -> str:
    if country in load_territories() or country in load_organisations():
        return "EU" if country in {"EC", "EUCO", "EEAS"} else country
    if territory := find_country(country):
        return territory.code
    organisation = find_organisation(country)
    return _owner(organisation.id) if organisation else country


def _offices_for(owner: str, words: str) -> list[str]:
    """The single seats that the words may mean there, best first."""
    plain = plain_office(words)
    territory = load_territories().get(owner)
    named = [office for office in load_offices().values() if office.single and plain in (office.name, *office.words)]
    named.sort(key=lambda office: (office.name != plain, office.rank))
    names = [*_own_offices().get((owner, plain), ()), *(office.name for office in named)]
    for office in named:
        names.extend(office.otherwise)
    if territory and plain in {"leader", "head of government", "strongman", "ruler"}:
        names = ["leader", "supreme leader", territory.head or "president", "monarch", *names]
    return list(dict.fromkeys(names))


def _read_person(where: str, fields: list[str], surname: str) -> Person:
    name, country, offices, aliases, identifier = fields
    if country not in load_territories():
        raise KnowledgeError(f"{where}: {country!r} is no territory")
    terms = [_read_term(where, country, text) for text in split_values(offices)]
    if not terms:
        raise KnowledgeError(f"{where}: {name!r} has no office")
    terms.sort(key=lambda term: term.period.since)
    slug = "person/" + fold_name(name).replace(" ", "-")
    return Person(identifier or slug, name, country, tuple(terms), split_values(aliases), surname)


def _read_term(where: str, country: str, text: str) -> Term:
    office, _, period = text.rpartition(" ")
    owner, colon, rest = office.partition(":")
    if colon and owner not in load_organisations() and owner not in load_territories():
        raise KnowledgeError(f"{where}: {owner!r} is neither a country nor an organisation")
    return Term(rest if colon else office, owner if colon else country, read_period(where, period))


def _close_terms(people: list[Person]) -> tuple[Person, ...]:
    begins: dict[tuple[str, str], list[str]] = {}
    for term in (term for person in people for term in person.terms):
        begins.setdefault((term.owner, term.office), []).append(term.period.since)
    closed = []
    for person in people:
        terms = []
        for term in person.terms:
            later = [day for day in begins[term.owner, term.office] if day > term.period.since]
            office = load_offices().get(term.office)
            if term.period.until == "9999" and later and office and office.single:
                term = replace(term, period=Period(term.period.since, min(later)))
            terms.append(term)
        closed.append(replace(person, terms=tuple(terms)))
    return tuple(closed)


def _is_held(term: Term, held: Container[tuple[str, str, str]]) -> bool:
    """Whether the hand-made list has somebody for the same seat since about the same day."""
    return (term.owner, term.office, term.period.since[:7]) in held


def _surname_key(person: Person) -> str:
    return fold_person(person.surname or _surnames(person)[0]) if _surnames(person) or person.surname else person.id


def _surnames(person: Person) -> list[str]:
    """What of the name may stand for the whole."""
    tokens = [token for token in person.name.split() if token not in {"Jr.", "II", "III"}]
    if tokens[0].lower() in _HONOURS or len(tokens) == 1:
        return []
    if person.surname:
        return [person.surname]
    if person.country in _FAMILY_FIRST and len(tokens) in (2, 3) and tokens[0] not in _WESTERN:
        return [tokens[0]]
    start = len(tokens) - 1
    while start > 1 and tokens[start - 1].lower() in _PARTICLES:
        start -= 1
    found = [" ".join(tokens[start:]), tokens[-1]]
    if start == len(tokens) - 1 and len(tokens) > 2:
        found.append(" ".join(tokens[-2:]))
    return list(dict.fromkeys(found))


@loaded_by_actors
def _by_name() -> dict[str, tuple[Person, ...]]:
    return _group((fold_person(name), person) for person in load_people() for name in (person.name, *person.aliases))


@loaded_by_actors
def _by_surname() -> dict[str, tuple[Person, ...]]:
    return _group((fold_person(name), person) for person in load_people() for name in _surnames(person))


@loaded_by_actors
def _by_seat() -> dict[tuple[str, str], tuple[Person, ...]]:
    """People by seat, a user's own first, then who took it up last: on the day of a handover the new one counts."""
    seats: dict[tuple[str, str], list[tuple[bool, str, Person]]] = {}
    for person in load_people():
        for term in person.terms:
            seats.setdefault((term.owner, term.office), []).append((bool(person.source), term.period.since, person))
    return {
        seat: tuple(held[2] for held in sorted(those, key=lambda one: (*one[:2], one[2].id), reverse=True))
        for seat, those in seats.items()
    }


def _group(pairs: Iterable[tuple[str, Person]]) -> dict[str, tuple[Person, ...]]:
    grouped: dict[str, dict[str, Person]] = {}
    for key, person in pairs:
        grouped.setdefault(key, {})[person.id] = person
    return {key: tuple(people.values()) for key, people in grouped.items()}


@cache
def _cautions() -> frozenset[str]:
    return frozenset(fields[0] for _where, fields in read_rows("leaders_cautions.tsv", ("surname",)))


def _of_country(people: Iterable[Person], country: str | None) -> list[Person]:
    return [person for person in people if country is None or country in _countries(person)]


def _countries(person: Person) -> set[str]:
    return {person.country} | {term.owner for term in person.terms}


def _fits(person: Person, tokens: list[str]) -> bool:
    given = fold_name(person.name).split()
    initials = [fold_name(token) for token in tokens[:-1]]
    return all(mine.startswith(theirs) for mine, theirs in zip(given, initials, strict=False))
