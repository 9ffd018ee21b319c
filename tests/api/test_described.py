"""What the API answers is what its description says, whatever it is sent."""

from __future__ import annotations

import warnings
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from http import HTTPStatus
from typing import Any

import pytest
import schemathesis
from flask import Flask
from hypothesis import HealthCheck, Phase, given
from hypothesis import settings as trying
from hypothesis.errors import Unsatisfiable
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from factcheck.config import Settings
from factcheck.store.session import Store
from tests.history.desk_in_full import laid_out

CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
]
# They read texts with the language model, or look for an address: seconds a case.
SLOW = {
    ("post", f"/api/v1/{path}")
    for path in (
        "analyze", "articles", "articles/files", "articles/{article_id}/versions",
        "articles/{article_id}/versions/files",
    )
}  # fmt: skip
ROWS = 8
"""Numbers that are asked for: of most things there are so many or fewer."""
PARTS = 4
"""The soak goes by parts, so that none takes longer than one waits."""


@pytest.fixture
def settings(settings: Settings) -> Settings:
    """Nobody waits for the minute to end."""
    return replace(settings, api_per_minute=0)


def test_the_description_is_public_and_of_openapi_3_1(app: Flask) -> None:
    answer = app.test_client().get("/api/v1/openapi.json")

    assert (answer.status_code, answer.json["openapi"]) == (200, "3.1.0")


def test_nothing_breaks_it(app: Flask, store: Store, settings: Settings) -> None:
    """Every call with some made-up requests, and as many that are wrong on purpose."""
    statuses = tried(app, store, settings, cases=2, slow=False)

    assert sum(statuses.values()) >= 300


def test_what_holds_for_every_call_is_described(app: Flask) -> None:
    """The limit, the key of a request, versions, and problems in one shape."""
    document = app.test_client().get("/api/v1/openapi.json").json
    responses = document["components"]["responses"]
    lacking = []
    for path, item in document["paths"].items():
        for method, call in item.items():
            if method == "parameters":
                continue
            told = {one["name"] for one in call.get("parameters", []) if "name" in one}
            codes = set(call["responses"])
            lacks = (
                not path.endswith("openapi.json") and not {"401", "403", "429", "503"} <= codes,
                method == "post" and "Idempotency-Key" not in told,
                method == "get" and "If-None-Match" not in told,
                ("If-Match" in told) != ("428" in codes),
                "428" in codes and "412" not in codes,
                method != "get" and not {"409", "422"} <= codes,
            )
            if any(lacks):
                lacking.append((method, path, lacks, sorted(codes), sorted(told)))

    assert lacking == []
    assert "Retry-After" in responses["TOO_MANY_REQUESTS"]["headers"]
    assert all(
        set(one["content"]) == {"application/problem+json"}
        for name, one in responses.items()
        if HTTPStatus[name] >= HTTPStatus.BAD_REQUEST
    )


@pytest.mark.soak
@pytest.mark.parametrize("part", range(PARTS))
def test_nothing_breaks_it_for_long(
    app: Flask, store: Store, settings: Settings, part: int
) -> None:
    statuses = tried(app, store, settings, cases=20, part=part)

    assert sum(statuses.values()) >= 2_000 // PARTS


def tried(
    app: Flask,
    store: Store,
    settings: Settings,
    *,
    cases: int,
    part: int | None = None,
    slow: bool = True,
) -> Counter[int]:
    """Up to `cases` right and as many wrong requests for every call, or every fourth; the statuses that came."""
    app.config["TESTING"] = False
    desk = laid_out(store, instance=settings.instance, page="http://127.0.0.1:1/")
    headers = {"Authorization": f"Bearer {desk.token}"}
    schema = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", app)
    statuses: Counter[int] = Counter()
    wrong = []
    operations = [found.ok() for found in schema.get_all_operations()]
    for operation in operations if part is None else operations[part::PARTS]:
        if (operation.method, operation.path) in SLOW and not slow:
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
    return statuses


def aimed(case: Any) -> None:
    """Let a request that is right be about something that is there, in the version it is in, mostly."""
    case.path_parameters = {
        name: 1 + said % ROWS if isinstance(said, int) else said
        for name, said in (case.path_parameters or {}).items()
    }
    if "If-Match" in case.headers:
        case.headers["If-Match"] = '"1"'


def asking(
    operation: Any,
    mode: schemathesis.GenerationMode,
    cases: int,
    headers: dict[str, str],
    statuses: Counter[int],
) -> Callable[[], None]:
    @trying(
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
        if mode is schemathesis.GenerationMode.POSITIVE:
            aimed(case)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            answer = case.call()
            statuses[answer.status_code] += 1
            case.validate_response(answer, checks=CHECKS)

    return ask
