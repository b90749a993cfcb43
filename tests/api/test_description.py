"""The API called with all that its description allows: whatever is asked, the server itself never fails."""

from __future__ import annotations

from pathlib import Path

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import content_type_conformance, response_schema_conformance

from tests.books import fill
from wirebook.api.readings import Reading, Readings, State
from wirebook.book import Store
from wirebook.web.app import create_app
from wirebook.web.settings import Settings

EXAMPLES = 25
CHECKS = [not_a_server_error, response_schema_conformance, content_type_conformance]


@pytest.fixture
def schema(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> schemathesis.BaseSchema:
    """The API over a small book; what is sent to it is not read."""
    monkeypatch.setattr(Readings, "submit", lambda _, sent: Reading("none", State.WAITING, len(sent), "2025-08-20"))
    path = tmp_path / "hand.book"
    with Store(path) as store:
        fill(store)
    app = create_app(path, Settings(allowed_hosts=("testserver", "test")))
    return schemathesis.openapi.from_asgi("/api/v1/openapi.json", app)


api = schemathesis.pytest.from_fixture("schema")


@pytest.mark.slow
@api.parametrize()
@settings(
    max_examples=EXAMPLES,
    deadline=None,
    derandomize=True,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)
def test_nothing_that_is_described_fails(case: schemathesis.Case) -> None:
    case.call_and_validate(checks=CHECKS)
