"""Roles and kinds that many have are listed, but are no actor with a dossier."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.roles import fill_roles
from wirebook.book import Store
from wirebook.errors import UsageError
from wirebook.linking.parties import is_description
from wirebook.views import describe_actor, dossier, list_actors
from wirebook.views.parties import is_one_actor


@pytest.fixture
def roles(tmp_path: Path) -> Iterator[Store]:
    with Store(tmp_path / "roles.book") as store:
        fill_roles(store)
        yield store


@pytest.mark.parametrize(
    ("name", "identity", "described"),
    [
        ("government", "role:government", True),
        ("Chairman", "role:chairman", True),
        ("residents", None, True),
        ("Indian government", "IND:government", False),
        ("Zed Quarry", None, False),
        ("al-Brisk", None, False),
        ("zed quarry", "name/zed-quarry", False),
    ],
)
def test_a_description_is_no_identity(name: str, identity: str | None, described: bool) -> None:
    assert is_description(name, identity) is described


@pytest.mark.parametrize("asked", ["government", "Government", "role:government", "residents"])
def test_a_role_has_no_dossier_and_its_bearers_are_offered(roles: Store, asked: str) -> None:
    for ask in (dossier, lambda store, name: describe_actor(name, store)):
        with pytest.raises(UsageError, match="E413") as raised:
            ask(roles, asked)
    if asked == "government":
        assert "Chadian government (TCD)" in str(raised.value)
        assert "Sudanese government (SDN)" in str(raised.value)


def test_a_government_of_a_country_has_its_own_dossier(roles: Store) -> None:
    assert dossier(roles, "Sudanese government").events == 1
    assert dossier(roles, "TCD:government").events == 1


def test_words_that_fit_the_roles_of_two_countries_are_no_actor() -> None:
    several = [("Chadian government", "TCD:government"), ("Sudanese government", "SDN:government")]
    assert not is_one_actor("government", several)
    assert is_one_actor("government", several[:1])
    assert is_one_actor("Chad", several)


def test_a_country_is_found_by_its_name_where_only_its_people_are_met(roles: Store) -> None:
    found = dossier(roles, "Sudan")
    assert (found.actor, found.events) == ("Sudan", 1)
    assert [name.name for name in found.names] == ["Sudanese government"]


def test_counterparts_say_who_is_only_described(roles: Store) -> None:
    found = dossier(roles, "Zed Quarry")
    assert [(one.party, one.described) for one in found.counterparts] == [("SDN", False)]
    rows = {"N:residents": True, "N:zed quarry": False, "C:SDN": False}
    assert {key: roles.aggregates.acts.is_described(key) for key in rows} == rows


def test_names_come_before_roles_and_roles_have_no_id(roles: Store) -> None:
    rows = list_actors(roles, unresolved=True)
    assert [(row.name, row.described) for row in rows] == [
        ("Ola Brisk", False),
        ("Zed Quarry", False),
        ("government", True),
        ("residents", True),
    ]
    assert all(row.id is None for row in rows)
    governments = [row for row in list_actors(roles) if row.name.endswith("government")]
    assert sorted((row.id or "", row.country or "") for row in governments) == [
        ("", ""),
        ("SDN:government", "SDN"),
        ("TCD:government", "TCD"),
    ]
