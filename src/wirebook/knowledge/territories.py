"""States, dependencies, disputed and historical territories, and their names, adjectives, people and capitals."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache, lru_cache

from wirebook.errors import KnowledgeError
from wirebook.knowledge.spelling import fold_name, strip_article
from wirebook.knowledge.tables import read_rows, split_values
from wirebook.model import Entity

_COLUMNS = "id alpha2 qid name country status names adjectives demonyms capitals".split()
_STATUSES = ("state", "dependency", "disputed", "region", "union", "historical")
# Two-letter and other short names that are words in small letters: read only as written.
_AS_WRITTEN = frozenset({"us", "car", "nk", "roc", "rok", "prc", "uk", "gdr", "eu"})


@dataclass(frozen=True, slots=True)
class Territory:
    """A territory as the news speak of it.

    id: ISO 3166 alpha-3 of a state or dependency, else one of ours ("GE-AB"); country: the alpha-3 that its events are
    counted for, None for unions; status: state, dependency, disputed, region, union or historical;
    head: the office that leads it ("president", "prime minister"), empty where not known.
    """

    id: str
    alpha2: str
    qid: str
    name: str
    country: str | None
    status: str
    names: tuple[str, ...]
    adjectives: tuple[str, ...]
    demonyms: tuple[str, ...]
    capitals: tuple[str, ...]
    head: str = ""

    @property
    def adjective(self) -> str:
        """The adjective to build names with ("South Korean"), or the name where there is none."""
        return next((word for word in self.adjectives if not word.isupper() and "." not in word), self.name)

    @property
    def code(self) -> str:
        """What its people and events are counted for: its country's alpha-3, else its own id."""
        return self.country or self.id

    @property
    def entity(self) -> Entity:
        """The territory as a party: its government."""
        role = "PRE" if self.status == "disputed" and self.id != self.country else "GOV"
        return Entity(self.id, self.name, self.country, "IGO" if self.status == "union" else role)


@cache
def load_territories() -> dict[str, Territory]:
    """All territories by id, the hand-made additions merged over the built list."""
    found: dict[str, Territory] = {}
    for _where, fields in read_rows("territories.tsv", [*_COLUMNS, "head"]):
        found[fields[0]] = _from_fields(fields, fields[10])
    for where, fields in read_rows("territories_added.tsv", _COLUMNS):
        if fields[0] not in found and fields[5] not in _STATUSES:
            raise KnowledgeError(f"{where}: status {fields[5]!r} is none of {', '.join(_STATUSES)}")
        found[fields[0]] = _merge(found.get(fields[0]), fields)
    return found


def find_country(word: str) -> Territory | None:
    """The territory of a name, adjective or people ("Britain", "British", "Britons"); capitals are not looked at."""
    return find_by_name(word) or find_by_people(word)


@lru_cache(maxsize=1 << 15)
def find_by_name(word: str) -> Territory | None:
    """The territory of a name ("the UK", "North Korea")."""
    return _lookup(_index("names"), word)


@lru_cache(maxsize=1 << 15)
def find_by_people(word: str) -> Territory | None:
    """The territory of an adjective or of what its people are called ("North Korean", "Danes")."""
    return _lookup(_index("people"), word)


@lru_cache(maxsize=1 << 15)
def find_by_capital(word: str) -> Territory | None:
    """The territory whose capital it is."""
    return _lookup(_index("capitals"), word)


def _lookup(index: dict[str, str], word: str) -> Territory | None:
    plain = strip_article(word.strip())
    key = fold_name(plain)
    if not plain or (plain.islower() and not plain.startswith("papal")) or (key in _AS_WRITTEN and not plain.isupper()):
        return None
    return load_territories().get(index.get(key, ""))


@cache
def _index(field: str) -> dict[str, str]:
    index: dict[str, str] = {}
    territories = sorted(load_territories().values(), key=lambda one: (_STATUSES.index(one.status), one.id))
    for territory in territories:
        words = {
            "names": territory.names,
            "people": territory.adjectives + territory.demonyms,
            "capitals": territory.capitals,
        }[field]
        for word in words:
            index.setdefault(fold_name(strip_article(word)), territory.id)
    return index


def _from_fields(fields: list[str], head: str) -> Territory:
    identifier, alpha2, qid, name, country, status = fields[:6]
    names, adjectives, demonyms, capitals = (split_values(field) for field in fields[6:10])
    owner = None if status == "union" else country or identifier
    return Territory(identifier, alpha2, qid, name, owner, status, names, adjectives, demonyms, capitals, head)


def _merge(base: Territory | None, fields: list[str]) -> Territory:
    """The additions before the base's values, without those that the additions take away by "-"."""
    if base is None:
        return _from_fields([*fields[:6], fields[6] or fields[3], *fields[7:]], "")
    return replace(
        base,
        alpha2=fields[1] or base.alpha2,
        qid=fields[2] or base.qid,
        name=fields[3] or base.name,
        country=fields[4] or base.country,
        status=fields[5] or base.status,
        names=_merge_values(fields[6], base.names),
        adjectives=_merge_values(fields[7], base.adjectives),
        demonyms=_merge_values(fields[8], base.demonyms),
        capitals=_merge_values(fields[9], base.capitals),
    )


def _merge_values(field: str, known: tuple[str, ...]) -> tuple[str, ...]:
    added = split_values(field)
    gone = {value[1:] for value in added if value.startswith("-")}
    kept = [value for value in (*added, *known) if not value.startswith("-") and value not in gone]
    return tuple(dict.fromkeys(kept))
