"""The API called with all that its description allows: whatever is asked, the server itself never fails."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, suppress
from typing import Any

import jsonschema_rs
import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis.errors import Unsatisfiable
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import content_type_conformance

from tests.books import fill
from wirebook.api.readings import Reading, Readings, State
from wirebook.book import Store
from wirebook.web.app import create_app
from wirebook.web.settings import Settings

EXAMPLES = 15
CHECKS = [not_a_server_error, content_type_conformance]


@asynccontextmanager
async def stay_open(_: object) -> AsyncIterator[None]:
    yield


@pytest.fixture(scope="module")
def schema(tmp_path_factory: pytest.TempPathFactory) -> Iterator[schemathesis.BaseSchema]:
    """The API over a small book; what is sent to it is not read."""
    path = tmp_path_factory.mktemp("books") / "hand.book"
    with Store(path) as store:
        fill(store)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Readings, "submit", lambda _, sent: Reading("none", State.WAITING, len(sent), "2025-08-20"))
        app = create_app(path, Settings(allowed_hosts=("testserver", "test")))
        app.router.lifespan_context = stay_open  # else it would end after the first call
        yield schemathesis.openapi.from_asgi("/api/v1/openapi.json", app)
        app.state.access.close()


def check_form(description: dict[str, Any], case: schemathesis.Case, answer: schemathesis.Response) -> None:
    """The answer is as described. (Schemathesis's own check does not know tuples in OpenAPI 3.1.)"""
    responses = description["paths"][case.path][case.method.lower()]["responses"]
    content = responses.get(str(answer.status_code), responses["default"])["content"]
    form = content[answer.headers["content-type"][0]]["schema"]
    whole = {**form, "components": description["components"]}
    jsonschema_rs.Draft202012Validator(whole).validate(answer.json())


@pytest.mark.slow
@pytest.mark.parametrize("mode", list(GenerationMode), ids=lambda mode: mode.value)
def test_nothing_that_is_described_fails(schema: schemathesis.BaseSchema, mode: GenerationMode) -> None:
    operations = [found.ok() for found in schema.get_all_operations()]
    assert len(operations) > 20
    for operation in operations:

        @given(case=operation.as_strategy(generation_mode=mode))
        @settings(
            max_examples=EXAMPLES,
            deadline=None,
            derandomize=True,
            database=None,
            phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
        )
        def call(case: schemathesis.Case) -> None:
            answer = case.call_and_validate(checks=CHECKS)
            check_form(schema.raw_schema, case, answer)

        with suppress(Unsatisfiable):  # a wrong question cannot be made where nothing can be asked
            call()
