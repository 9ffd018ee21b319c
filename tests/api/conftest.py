"""A program with a token of each role, at the desk of the web tests."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from factcheck.domain.errors import NotFoundError
from factcheck.domain.roles import Role
from factcheck.store.session import Store
from factcheck.workflow.account import add_account, find_account
from factcheck.workflow.token import make_token
from tests.web.conftest import app, compiled_templates, desk, email_of, settings, signed_in, store

__all__ = ["app", "compiled_templates", "desk", "settings", "signed_in", "store"]

Program = Callable[[Role], "Caller"]


class Caller:
    """A program: sends its token and JSON."""

    def __init__(self, client: FlaskClient, token: str) -> None:
        self._client, self.token = client, token

    def __call__(self, method: str, path: str, body: Any = None, **headers: str) -> TestResponse:
        sent = {name.replace("_", "-"): said for name, said in headers.items()}
        return self._client.open(
            f"/api/v1{path}",
            method=method,
            json=body,
            headers={"Authorization": f"Bearer {self.token}", **sent},
        )


def token_of(store: Store, role: Role, *, name: str = "a test", email: str = "") -> str:
    now = datetime.now(UTC)
    with store.writing() as db:
        try:
            account = find_account(db, email or email_of(role))
        except NotFoundError:
            account = add_account(
                db, email=email or email_of(role), role=role, actor="test", at=now
            )
        return make_token(
            db, account_id=account.id, name=name, role=Role(account.role), days=1, at=now
        )


@pytest.fixture
def program(app: Flask, store: Store) -> Program:
    """Somebody with the role given, by a token."""
    made: dict[Role, Caller] = {}

    def enter(role: Role) -> Caller:
        if role not in made:
            made[role] = Caller(app.test_client(), token_of(store, role))
        return made[role]

    return enter


@pytest.fixture
def reviewer(program: Program) -> Caller:
    return program(Role.REVIEWER)
