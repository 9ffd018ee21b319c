"""What the API answers is what its description says, whatever it is sent."""

from __future__ import annotations

import warnings
from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest
import schemathesis
from flask import Flask
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis.errors import Unsatisfiable
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from factcheck.domain.roles import Role
from factcheck.store.session import Store
from tests.api.conftest import token_of
from tests.web.conftest import Desk

CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
]
# They read texts with the language model, or look for an address: seconds a case.
SLOW = {"/api/v1/analyze", "/api/v1/articles", "/api/v1/articles/files"}


def test_the_description_is_public_and_of_openapi_3_1(app: Flask) -> None:
    answer = app.test_client().get("/api/v1/openapi.json")

    assert (answer.status_code, answer.json["openapi"]) == (200, "3.1.0")


@pytest.mark.parametrize("cases", [3, pytest.param(36, marks=pytest.mark.soak)])
def test_nothing_breaks_it(app: Flask, store: Store, desk: Desk, cases: int) -> None:
    """Every call with up to `cases` made-up requests, and as many that are wrong on purpose."""
    app.config["TESTING"] = False
    headers = {"Authorization": f"Bearer {token_of(store, Role.ADMIN, email='root@example.org')}"}
    schema = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", app)
    statuses: Counter[int] = Counter()
    wrong = []
    for found in schema.get_all_operations():
        operation = found.ok()
        slow = operation.path in SLOW and operation.method == "post"
        if slow and cases < 10:
            continue
        for mode in schemathesis.GenerationMode:
            try:
                asking(operation, mode, cases, headers, statuses)()
            except Unsatisfiable:  # nothing about this call can be wrong
                pass
            except BaseException as error:  # noqa: BLE001 - all of them are told together
                wrong.append((operation.method, operation.path, str(error)[:1500]))

    print(sum(statuses.values()), "cases:", dict(sorted(statuses.items())))  # noqa: T201 - with -s
    assert wrong == []
    assert sum(statuses.values()) >= (2_000 if cases > 10 else 200)


def asking(
    operation: Any,
    mode: schemathesis.GenerationMode,
    cases: int,
    headers: dict[str, str],
    statuses: Counter[int],
) -> Callable[[], None]:
    @settings(
        max_examples=cases,
        deadline=None,
        database=None,
        derandomize=True,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(case=operation.as_strategy(generation_mode=mode))
    def ask(case: Any) -> None:
        case.headers = {**(case.headers or {}), **headers}
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            answer = case.call()
            statuses[answer.status_code] += 1
            case.validate_response(answer, checks=CHECKS)

    return ask
