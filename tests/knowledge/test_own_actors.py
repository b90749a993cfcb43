"""A user's own file of actors: what it changes, while it is in use, and what is said of mistakes in it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from wirebook.errors import KnowledgeError
from wirebook.knowledge.actors import find_entity, find_organisation, find_person, holder_of, resolve_phrase
from wirebook.knowledge.facts import find_known
from wirebook.knowledge.outlets import find_outlet
from wirebook.knowledge.own import Own, using_actors
from wirebook.knowledge.own_actors import read_actors

MINE = """\
# somebody's own
actors:
  - name: Ana Brisk
    country: PER
    id: Q999999999
    aliases: [Anna Brisk]
    seats:
      - {office: minister of mines, since: 2024-05, until: 2025-02-11}
      - {office: president, since: 2026-11-01}
  - name: Odo Rask
    country: PER
    role: CRM
  - name: Harbour Guard
    kind: organisation
    country: PER
    role: MIL
    local: [harbour police]
  - name: Harbour Post
    kind: outlet
    country: PER
    domains: [harbourpost.example]
    ownership: private
    medium: newspaper
  - name: Donald J. Trump
    country: USA
    id: Q22686
    aliases: [The Developer]
    seats: [{office: president, since: 2017-01-20, until: 2021-01-20}]
"""

Write = Callable[[str], Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def written(text: str) -> Path:
        path = tmp_path / "mine.yaml"
        path.write_text(text, encoding="utf-8")
        return path

    return written


@pytest.fixture
def mine(write: Write) -> Path:
    return write(MINE)


def test_they_are_known_only_while_the_file_is_in_use(mine: Path) -> None:
    for _ in range(2):
        assert find_person("Ana Brisk") is None
        with using_actors(mine):
            found = find_person("Anna Brisk", on="2024-06-01")
            assert found is not None
            assert (found.id, found.name, found.country, found.role) == ("Q999999999", "Ana Brisk", "PER", "GOV")
    assert find_person("Ana Brisk") is None


def test_one_without_a_seat_has_its_sector(mine: Path) -> None:
    with using_actors(mine):
        found = resolve_phrase("Odo Rask", on="2025-01-01")
        assert found is not None
        assert (found.entity.role, found.entity.id) == ("CRM", "person/odo-rask")


def test_an_own_holder_closes_the_open_term_of_ours(mine: Path) -> None:
    before = holder_of("PER", "president", "2026-12-01")
    with using_actors(mine):
        after = holder_of("PER", "president", "2026-12-01")
        assert after is not None
        assert after.name == "Ana Brisk"
        assert holder_of("PER", "president", "2026-10-01") == before
        phrase = resolve_phrase("the Peruvian president", on="2026-12-01")
        assert phrase is not None
        assert phrase.entity.name == "Ana Brisk"


@pytest.mark.parametrize(
    "phrase",
    [
        "Peru's minister of mines",
        "the Peruvian minister for mines",
        "Peru's mines minister",
        "the minister of mines of Peru",
        "Minister of Mines Ana Brisk",
    ],
)
def test_a_seat_that_we_have_no_words_for_is_held_by_its_own_words(phrase: str, mine: Path) -> None:
    def meant(day: str) -> str | None:
        found = resolve_phrase(phrase, on=day)
        return found.entity.id if found else None

    assert meant("2024-06-01") != "Q999999999"
    with using_actors(mine):
        assert meant("2024-06-01") == "Q999999999"
        if "Brisk" not in phrase:
            assert meant("2025-06-01") == "PER:" + ("mines-minister" if "mines minister" in phrase else "minister")


@pytest.mark.parametrize(
    "phrase",
    [
        "Chile's minister of mines",
        "Peru's former minister of mines",
        "Peru's deputy minister of mines",
        "Peru's minister of water",
    ],
)
def test_what_is_another_seat_is_not_held_by_the_own_holder(phrase: str, mine: Path) -> None:
    with using_actors(mine):
        found = resolve_phrase(phrase, on="2024-06-01")
        assert found is not None
        assert found.entity.id != "Q999999999"


def test_an_entry_of_one_of_ours_mends_it(mine: Path) -> None:
    with using_actors(mine):
        for name in ("The Developer", "Donald Trump"):
            found = find_person(name, on="2018-01-01")
            assert found is not None
            assert (found.id, found.name) == ("Q22686", "Donald J. Trump")
        in_2025 = holder_of("USA", "president", "2025-08-01")
        assert in_2025 is None or in_2025.id != "Q22686"  # the file has no second term


def test_organisations_and_outlets(mine: Path) -> None:
    assert find_organisation("Harbour Guard") is None
    with using_actors(mine):
        found = resolve_phrase("Peru's harbour police", on="2025-01-01")
        assert found is not None
        assert (found.entity.name, found.entity.role) == ("Harbour Guard", "MIL")
        entity = find_entity("Harbour Guard")
        assert entity is not None
        outlet = find_outlet("https://harbourpost.example/a")
        assert outlet is not None
        assert (outlet.name, outlet.ownership, outlet.kind) == ("Harbour Post", "private", "newspaper")


def test_facts_say_the_file_and_line(mine: Path) -> None:
    with using_actors(mine):
        known = find_known("Ana Brisk", on="2024-06-01")
    assert known is not None
    assert {fact.source for fact in known.facts} == {"mine.yaml:3"}
    assert ("office", "minister of mines of Peru", "2024-05", "2025-02-11") in {
        (fact.what, fact.value, fact.since, fact.until) for fact in known.facts
    }


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("actors: 3", "mine.yaml:1: needs one list"),
        ("people: []", "mine.yaml:1: needs one list"),
        ("actors:\n  - Ana", "mine.yaml:2: an actor is a mapping"),
        ("actors:\n  - country: PER", "mine.yaml:2: an actor needs a `name`"),
        ("actors:\n  - name: A\n    county: PER", "mine.yaml:3: 'county' is no field of a person"),
        ("actors:\n  - name: A\n    kind: thing", "mine.yaml:3: kind 'thing' is none of person"),
        ("actors:\n  - name: A\n    country: Peru", "mine.yaml:3: 'Peru' is no country"),
        ("actors:\n  - name: A\n    role: GOV", "mine.yaml:2: A: a person needs a `country`"),
        ("actors:\n  - name: A\n    country: PER", "mine.yaml:2: A: a person needs `seats` or a `role`"),
        ("actors:\n  - name: A\n    country: PER\n    role: gov", "mine.yaml:4: role 'gov' is none of"),
        ("actors:\n  - name: 12", "mine.yaml:2: name is 12, expected words"),
        ("actors:\n  - name: A\n    country: NO", None),
        ("actors:\n  - name: A\n    aliases: B", "mine.yaml:3: aliases must be a list"),
        ("actors:\n  - name: A\n    domains: [a]", "mine.yaml:3: 'domains' is no field of a person"),
        ("actors:\n  - name: A\n    kind: organisation\n    country: PER", "mine.yaml:2: A: an organisation needs"),
        ("actors:\n  - name: A\n    country: PER\n    seats: x", "mine.yaml:4: seats must be a list"),
        ("actors:\n  - name: A\n    country: PER\n    seats:\n      - {since: 2024}", "mine.yaml:5: a seat needs an"),
        (
            "actors:\n  - name: A\n    country: PER\n    seats:\n      - {office: b, since: May}",
            "mine.yaml:5: since 'May'",
        ),
        (
            "actors:\n  - name: A\n    country: PER\n    seats:\n      - {office: b, since: 2024, until: 2023}",
            "mine.yaml:5: until 2023",
        ),
        ("actors:\n  - name: A\n    country: PER\n    seats:\n      - {job: b}", "mine.yaml:5: a seat has the fields"),
        ("actors:\n  - name: A\n    id: 'a b'\n    country: PER", "mine.yaml:3: id 'a b' is no Wikidata id"),
        (
            "actors:\n  - {name: A, country: PER, role: GOV}\n  - {name: A, country: CHL, role: GOV}",
            "mine.yaml:3: 'person A' stands in mine.yaml:2 already",
        ),
    ],
)
def test_a_mistake_is_said_by_file_and_line(write: Write, text: str, message: str | None) -> None:
    path = write(text)
    with pytest.raises(KnowledgeError) as caught:
        read_actors(path)
    assert caught.value.code == "E204"
    if message:
        assert f"E204: {message}" in str(caught.value)


def test_a_seat_of_nobody_and_a_file_that_is_no_yaml(write: Write, tmp_path: Path) -> None:
    path = write("actors:\n  - name: A\n    country: PER\n    seats:\n      - {office: head, of: NOWHERE}")
    with using_actors(path), pytest.raises(KnowledgeError, match=r"E204: mine\.yaml:5: 'NOWHERE' is neither"):
        find_person("A B")
    other = tmp_path / "other.yaml"
    other.write_text("actors: [", encoding="utf-8")
    with pytest.raises(KnowledgeError, match=r"E201: other\.yaml"):
        read_actors(other)


def test_own_files_are_named(mine: Path) -> None:
    assert Own().files == ()
    assert Own(actors=mine).files == (("actors", mine),)
