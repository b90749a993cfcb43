"""Noun phrases to entities: "South Korea's National Intelligence Service", "the US president", "police in Nairobi"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from wirebook.knowledge.officials import Person
from wirebook.knowledge.organisations import Organisation, find_metonym, find_organisation
from wirebook.knowledge.outlets import find_agency
from wirebook.knowledge.own import kept_by_actors
from wirebook.knowledge.people import (
    bearers_of,
    find_crowned,
    find_person,
    holder_of,
    is_cautioned,
    search_person,
)
from wirebook.knowledge.places import find_place
from wirebook.knowledge.roles import find_role, match_role
from wirebook.knowledge.spelling import fold_name, strip_article
from wirebook.knowledge.territories import (
    Territory,
    find_by_capital,
    find_by_name,
    find_by_people,
    find_country,
    load_territories,
)
from wirebook.model import Entity

_LEADING = re.compile(
    r"^(?:(?:the|a|an|this|that|these|those|some|several|many|most|all|both|other|another|one|two|three|four|five|six|seven|"
    r"eight|nine|ten|dozens of|hundreds of|thousands of|scores of|over|about|nearly|more than|at least|around|few|"
    r"newly elected|ruling|late|his|her|its|their|[\d,.]+)\s+|then-(?=[A-Z]))+",
    re.IGNORECASE,
)
_PREPOSITION = re.compile(
    r"\s+(of|in|from|for|at|by|to|with|on|who|which|that|near|against|under|inside|outside|among|across|based in)\s+"
)
_PLACING = frozenset({"of", "in", "from", "for", "at", "by", "near", "inside", "across", "based in", "on"})
_PARTS = frozenset(
    "member members group groups team teams some one many most several number all head heads rest part majority dozens "
    "hundreds thousands scores couple lot citizen citizens people government republic spokesman spokeswoman "
    "spokesperson spokesmen official officials leader leaders representative representatives".split()
)
_FORMER = re.compile(r"\b(?:former|ex-|then-|then|retired|ousted|deposed|disgraced|one-time)\s*", re.IGNORECASE)
_NOT_HOLDER = re.compile(r"\b(?:former|ex|deputy|vice|ousted|deposed|next|future|would-be)\b", re.IGNORECASE)
_HONORIFICS = frozenset("mr mrs ms miss dr sir lord lady dame madame mr. mrs. ms. dr.".split())
_CROWNS = frozenset({"king", "queen", "prince", "princess", "pope", "sultan", "emir", "emperor"})
_JOINING = frozenset("of in for the to and by from with at a an on".split())
_QUALIFYING = re.compile(
    r"^(?:\w+-\w+|\w+(?:ist|ish|ite|ic|al|ian|ern|ed|ing|ant|ive)|senior|former|top|armed|rival|shia|sunni|tamil|"
    r"group|movement|faction|wing|army|front|militia|organi[sz]ation)$",
    re.IGNORECASE,
)
"""What a capitalised word before an organisation's name may be without making one longer name of both."""
_LARGE = 100_000
"""Inhabitants of a town that words mean which may be something else, too."""
_QUOTED = re.compile(r"(?<!\w)'(\w[^']*)'(?!\w)")
_LONE_QUOTE = re.compile(r"(?<!\w)'(?!s\b)(?=\w)|[\"“”]")
"""Quotation marks that are no part of a name: "the 'firm'", or cut off with it: "the 'firm"."""
_NAME_PARTICLES = frozenset({"al", "bin", "von", "de", "van", "el", "der", "la"})


@dataclass(frozen=True, slots=True)
class Resolution:
    """An entity and why it is meant.

    reason: person, organisation, country, demonym, capital, metonym, outlet, office (its holder on the day), title (an
    unknown name after one), role (built out of country and role noun).
    """

    entity: Entity
    reason: str


@dataclass(frozen=True, slots=True)
class _Context:
    """What stands before the head: the country or organisation it belongs to, and the words of it.

    union: the id of a territory that is no country of its own ("EU").
    """

    country: str | None
    adjective: str
    organisation: Organisation | None = None
    union: str = ""


def resolve_name(name: str, *, on: str | None = None) -> Resolution | None:
    """Whoever bears exactly this name, alias or acronym on a day, with the reason."""
    text = _clean(name)
    if not text:
        return None
    if person := find_person(text, on=on):
        return Resolution(person, "person")
    if territory := find_by_name(text):
        return Resolution(territory.entity, "country")
    if organisation := find_organisation(text):
        return Resolution(organisation.entity(on), "organisation")
    if found := _resolve_seat(text, on):
        return found
    if outlet := find_agency(text):
        return Resolution(outlet.entity, "outlet")
    return None


@kept_by_actors(1 << 15)
def resolve_phrase(words: str, *, on: str | None = None) -> Resolution | None:
    """Whoever a noun phrase means on a day (YYYY-MM-DD; today's offices without one), with the reason; None for nobody.

    A person or organisation that is known comes back as such, also by office; else an entity is built out of the
    country (adjective, possessive, "of" and "in" phrases) and the sector of the head noun: id "KOR:police", name
    "South Korean police".
    """
    text = _clean(words)
    core = _LEADING.sub("", text)
    if not core:
        return None
    if found := resolve_name(text, on=on) or resolve_name(core, on=on):
        return found
    if territory := find_by_people(core):
        return Resolution(Entity(territory.id, territory.name, territory.country, None), "demonym")
    if found := _resolve_known_person(core, on):
        return found
    if ", " in core and (found := resolve_phrase(core.split(", ")[0], on=on)):
        return found
    return _resolve_parts(core, on)


def _clean(words: str) -> str:
    text = " ".join(words.replace("’", "'").replace("‘", "'").split())
    text = _LONE_QUOTE.sub("", _QUOTED.sub(r"\1", text))
    return text.replace(" 's", "'s").strip(' .,;:"“”')


def _resolve_seat(text: str, on: str | None) -> Resolution | None:
    """Capitals and seats that stand for a government ("Pyongyang", "the Kremlin")."""
    target = find_metonym(text)
    if isinstance(target, Organisation):
        return Resolution(target.entity(on), "metonym")
    if target:
        return Resolution(load_territories()[target].entity, "metonym")
    if territory := find_by_capital(text):
        return Resolution(territory.entity, "capital")
    return None


def _resolve_known_person(text: str, on: str | None) -> Resolution | None:
    """A known name at the end, titles before it ("Chinese Foreign Minister Wang Yi", "President Putin")."""
    tokens = text.split()
    for start in range(1, len(tokens)):
        before, name = " ".join(tokens[:start]), " ".join(tokens[start:])
        if not tokens[start][0].isupper() or before.endswith(("'s", "s'")):
            continue
        joined = tokens[start - 1].lower() in _JOINING
        if tokens[start - 1].lower() in _CROWNS and start == len(tokens) - 1:
            crowned = find_crowned(tokens[start - 1], name, on=on)
            return Resolution(crowned, "person") if crowned else None
        title = tokens[0].lower() in _HONORIFICS or (not joined and match_role(before) is not None)
        if title and (outlet := find_agency(name)):
            return Resolution(outlet.entity, "outlet")
        if title and before.islower() and (organisation := find_organisation(name)):
            return Resolution(organisation.entity(on), "organisation")
        full = len(tokens) - start > 1 and (title or tokens[start].lower() not in _NAME_PARTICLES)
        if full and (title or before.istitle()) and (person := find_person(name, on=on)):
            return Resolution(person, "person")
        if title and (titled := _find_titled(before, name, on)):
            return Resolution(titled.entity(on), "person")
    return None


def _find_titled(before: str, name: str, on: str | None) -> Person | None:
    """The person of a name after a title: of those who bear it, one who held an office that the title names.

    Only such a one is meant by a common name, or after a given name that is not known ("Speaker Marzouq Al-Ghanem"),
    or, after "Mr" and a common name, one in office on the day.
    """
    country, title = _split_context(before, on)[0].country, _title_noun(before)
    found = search_person(name, on=on, titled=True, country=country, title=title)
    if found is None or found.source:
        return found
    last = before.split()[-1]
    polite = last.lower() in _HONORIFICS
    held = bool(found.terms_titled(title))
    if not polite and _is_given_name(last, title):
        return found if held and fold_name(found.name)[:1] == fold_name(last)[:1] else None
    fits = found.term_on(on) is not None if polite else held
    return found if fits or not is_cautioned(name) else None


def _is_given_name(word: str, title: str) -> bool:
    """Whether the last word before a surname is no part of the title, nor short for one ("Gen.")."""
    short = word.endswith(".") and len(word) > 2
    return word[0].isupper() and not short and word.lower().split("-")[-1] not in title.split()


def _title_noun(words: str) -> str:
    """The office in a title: "former US President" -> "president"."""
    role = match_role(words)
    return _FORMER.sub("", role[0]).strip() if role else ""


def _resolve_parts(core: str, on: str | None) -> Resolution | None:
    """Head and what hangs on it: possessor or adjective before, prepositions after."""
    head, *rest = _PREPOSITION.split(core)
    pairs = list(zip(rest[::2], rest[1::2], strict=True))
    if pairs and pairs[0][0] == "of" and _LEADING.sub("", head).split()[-1].lower() in _PARTS:
        tail = core.split(" of ", 1)[1]
        whole = resolve_phrase(tail, on=on)
        if whole and (whole.reason not in {"country", "capital"} or head.split()[-1].lower() == "government"):
            return _as_part(head, whole)
    context, noun = _split_context(head, on)
    if context.country is None and context.organisation is None:
        context = _context_after(pairs, on) or _place_before(noun) or context
    return _resolve_head(context, noun, core, pairs, on)


def _as_part(head: str, whole: Resolution) -> Resolution:
    entity = whole.entity
    reason = whole.reason if whole.reason != "organisation" else "role"
    if head.split()[-1].lower() == "government":
        return Resolution(entity, "country")
    return Resolution(Entity(entity.id, entity.name, entity.country, entity.role), reason)


def _split_context(head: str, on: str | None) -> tuple[_Context, str]:
    """("South Korean", "police") or (Hamas, "official"); the head alone where nothing tells a country."""
    owner, mark, noun = _cut_possessive(head)
    if mark:
        found = resolve_name(_LEADING.sub("", owner), on=on)
        territory = find_country(owner) or find_by_capital(owner)
        if territory:
            return _Context(territory.country, territory.adjective, find_organisation(owner)), noun
        if found:
            return _Context(found.entity.country, owner, find_organisation(owner)), noun
        inner, _rest = _split_context(owner, on)
        return (inner if inner.country else _Context(None, "")), noun
    tokens = head.split()
    for start in range(len(tokens)):
        for size in range(min(5, len(tokens) - start - (1 if start == 0 else 0)), 0, -1):
            words = " ".join(tokens[start : start + size])
            remainder = " ".join(tokens[:start] + tokens[start + size :])
            if not words[0].isupper():
                continue
            organisation = find_organisation(words)
            if organisation and not (_is_end_of_name(words, remainder, tokens) or _is_office(tokens[start:])):
                return _Context(organisation.country, words, organisation), remainder
            if territory := find_by_people(words) or find_by_name(words) or find_by_capital(words):
                return _Context(territory.country, territory.adjective, union=_union(territory)), remainder
            target = find_metonym(words)
            if isinstance(target, Organisation):
                return _Context(target.country, words, target), remainder
            if target:
                return _Context(target, load_territories()[target].adjective), remainder
            # "the Trump administration", "Putin aides"
            if remainder.islower() and (person := find_person(words, on=on)):
                return _Context(person.country, words), remainder
    return _Context(None, ""), head


def _is_end_of_name(words: str, before: str, tokens: list[str]) -> bool:
    """Whether an organisation's name only ends a longer name of something else ("Europe Bridge"): at the end, after
    capitalised words that are no role, no title and no adjective. An acronym ends none."""
    named = before.split()
    if words.isupper() or not named or tokens != [*named, *words.split()]:
        return False
    if any(find_organisation(" ".join(tokens[start:])) for start in range(1, len(named))):
        return True  # the end of one that has been passed over
    if match_role(before) or not all(word[0].isupper() for word in named):
        return False
    return not all(_QUALIFYING.match(word) for word in named)


def _is_office(words: list[str]) -> bool:
    """Whether words begin with a government's office, whatever its first is the name of: "Labour Minister"."""
    role = find_role(" ".join(words[:2])) if len(words) > 1 else None
    return role is not None and role.sector == "GOV"


def _union(territory: Territory) -> str:
    return territory.id if territory.country is None else ""


def _cut_possessive(head: str) -> tuple[str, str, str]:
    """("Russia", "'s", "defence ministry"), at the first possessive mark."""
    match = re.search(r"^(.+?)('s|(?<=s)')\s+(.+)$", head)
    if match is None:
        return head, "", head
    role = match_role(head)
    # "prime minister's office" and "teachers' union" are nouns of their own, "Chile's health ministry" is not.
    inside = role and "'" in role[0] and f"{match[1]}{match[2]}".lower().endswith(role[0].split()[0])
    if inside and not country_of(match[1]):
        return head, "", head
    return match[1], match[2], match[3]


def _context_after(pairs: list[tuple[str, str]], on: str | None) -> _Context | None:
    """The country that phrases after the head tell: "in Nairobi", "of the Russian army"; not "to Poland"."""
    for places_too in (False, True):
        for preposition, words in pairs:
            if preposition not in _PLACING:
                continue
            plain = _LEADING.sub("", words)
            if territory := find_country(plain) or find_by_capital(plain):
                return _Context(territory.country, territory.adjective)
            if organisation := find_organisation(plain):
                return _Context(organisation.country, plain, organisation)
            inner, _noun = _split_context(plain, on)
            if inner.country:
                return inner
            place = find_place(plain) if places_too else None
            # "Court of Justice", "Chamber of Commerce": small towns are called so, too
            if place and place.country and (preposition != "of" or place.population >= _LARGE):
                return _Context(place.country, load_territories()[place.country].adjective)
    return None


def _place_before(noun: str) -> _Context | None:
    """A city before the head ("Shanghai police"), of some size so that surnames are not taken for towns."""
    tokens = noun.split()
    for size in range(min(3, len(tokens) - 1), 0, -1):
        words = " ".join(tokens[:size])
        place = find_place(words) if words[0].isupper() and not match_role(words) else None
        if place and place.country and place.kind in "PC" and place.population >= _LARGE:
            return _Context(place.country, load_territories()[place.country].adjective)
    if noun.islower() and len(tokens) > 1 and match_role(noun):
        territory = find_by_capital(tokens[0].capitalize())
        return _Context(territory.country, territory.adjective) if territory else None
    return None


def _resolve_head(
    context: _Context, noun: str, core: str, pairs: list[tuple[str, str]], on: str | None
) -> Resolution | None:
    plain = _LEADING.sub("", noun).strip()
    if context.country and (organisation := _local_organisation(plain, context.country)):
        return Resolution(organisation.entity(on), "organisation")
    if found := _resolve_office(context, plain, pairs, on):
        return found
    if found := _resolve_titled(context, plain):
        return found
    tail = "".join(f" {preposition} {words}" for preposition, words in pairs)
    role = match_role(plain + tail) or match_role(plain) or match_role(core)
    sector = role[1] if role else None
    if context.organisation:
        sector = _sector_within(context.organisation.entity(on).role, sector, former=bool(_FORMER.search(core)))
    if role is None and context.country is None and context.organisation is None:
        return None
    return Resolution(_build(context, plain, pairs, sector), "role" if role else "demonym")


def _sector_within(own: str | None, sector: str | None, *, former: bool) -> str | None:
    """The sector of somebody of an organisation: a Hamas official is of Hamas's, a UN envoy of the UN's."""
    if own == "IGO":
        # its representatives sit in no parliament, and its courts are its own
        return "IGO" if sector in {None, "GOV", "LEG", "JUD"} else sector
    if sector in {None, "GOV", "CVL", "MIL", "REB", "ELI", "BUS"}:
        return "ELI" if former else own
    return sector


def _local_organisation(words: str, country: str) -> Organisation | None:
    found = find_organisation(words, country=country)
    return found if found and found.country in {None, country} else None


def _resolve_office(context: _Context, noun: str, pairs: list[tuple[str, str]], on: str | None) -> Resolution | None:
    """The holder of a seat on the day: "the US president", "head of the IAEA"; not a former one."""
    owner = context.organisation.id if context.organisation else context.country
    if owner is None or _NOT_HOLDER.search(noun) or (noun.lower() != noun and not match_role(noun)):
        return None
    of = pairs[0][0] if pairs and pairs[0][0] in ("of", "for") else ""  # "minister of mines", "minister for mines"
    tail = f" {of} {pairs[0][1]}" if of else ""
    tail_territory = find_country(_LEADING.sub("", pairs[0][1])) if of == "of" else None
    words = noun if tail_territory or not tail else noun + tail
    holder = holder_of(owner, re.sub(r"^then-?", "", words), on)
    if holder is None and context.organisation and of == "of":
        holder = holder_of(owner, noun, on)
    return Resolution(holder, "office") if holder and (not pairs or tail) else None


def _resolve_titled(context: _Context, noun: str) -> Resolution | None:
    """Somebody not known, named after a title: "Duma speaker Vyacheslav Volodin"."""
    tokens = noun.split()
    for start in range(1, len(tokens)):
        name, title = tokens[start:], " ".join(tokens[:start])
        named = all(token[0].isupper() or fold_name(token) in _NAME_PARTICLES for token in name)
        if not named or any(find_role(token) for token in name) or not _is_title(tokens[:start]):
            continue
        full = " ".join(name)
        identifier = f"name/{fold_name(full).replace(' ', '-')}"
        country = context.country or _country_of_bearers(title, full)
        return Resolution(Entity(identifier, full, country, (match_role(title) or ("", None))[1]), "title")
    return None


def _country_of_bearers(title: str, name: str) -> str | None:
    """The one country of all bearers of a name who held an office that the title names: "President Bush"."""
    noun = _title_noun(title)
    terms = (term for person in bearers_of(name) for term in person.terms_titled(noun))
    countries = {term.country for term in terms}
    return countries.pop() if len(countries) == 1 else None


def _is_title(tokens: list[str]) -> bool:
    """Whether the words end in what a person is called."""
    roles = (find_role(" ".join(tokens[start:])) for start in range(max(0, len(tokens) - 4), len(tokens)))
    return any(role.kind == "person" and role.sector != "CVL" for role in roles if role)


def _build(context: _Context, noun: str, pairs: list[tuple[str, str]], sector: str | None) -> Entity:
    """An entity named out of its parts: "South Korean police"."""
    to = f" {pairs[0][0]} {pairs[0][1]}" if pairs and pairs[0][0] == "to" else ""
    name = f"{context.adjective} {strip_article(noun)}{to}".strip()
    slug = fold_name(f"{strip_article(noun)}{to}").replace(" ", "-")
    owner = context.organisation.entity().id if context.organisation else context.country or context.union or "role"
    return Entity(f"{owner}:{slug}", name, context.country, sector)


def country_of(word: str) -> Territory | None:
    """The territory of a name, adjective, people or capital."""
    return find_country(word) or find_by_capital(word)
