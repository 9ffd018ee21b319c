"""The app over a real database, browsers signed in with each role, and a desk with something on it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from jinja2 import FileSystemBytecodeCache

from factcheck.app import create_app
from factcheck.config import Settings
from factcheck.domain.roles import Role
from factcheck.store.session import Store
from factcheck.web import context
from factcheck.workflow.account import add_account, start_session
from tests import factories

SignedIn = Callable[[Role], FlaskClient]


@pytest.fixture(params=["sqlite"])
def store(request: pytest.FixtureRequest) -> Iterator[Store]:
    """SQLite; a test that asks for both databases says so itself."""
    url = request.getfixturevalue("sqlite_url" if request.param == "sqlite" else "postgres_url")
    store = Store(url, busy_seconds=0.2)
    yield store
    store.close()


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(instance=tmp_path / "instance", max_article_mb=1, desk="Test Desk")


@pytest.fixture(scope="session")
def compiled_templates(tmp_path_factory: pytest.TempPathFactory) -> FileSystemBytecodeCache:
    """Templates are compiled once, not once a test."""
    return FileSystemBytecodeCache(str(tmp_path_factory.mktemp("templates")))


@pytest.fixture
def app(store: Store, settings: Settings, compiled_templates: FileSystemBytecodeCache) -> Flask:
    app = create_app(settings, store)
    app.jinja_env.bytecode_cache = compiled_templates
    app.config["TESTING"] = True
    # Exceptions go to the error pages, as they do for people.
    app.config["PROPAGATE_EXCEPTIONS"] = False
    return app


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    return app.test_client()


def email_of(role: Role) -> str:
    return f"{role.value}@example.org"


@pytest.fixture
def signed_in(app: Flask, store: Store) -> SignedIn:
    """A browser signed in as somebody with the role given; CSRF is off for it."""

    def enter(role: Role) -> FlaskClient:
        app.config["WTF_CSRF_ENABLED"] = False
        from factcheck.domain.errors import NotFoundError
        from factcheck.workflow.account import find_account

        with store.writing() as db:
            try:
                account = find_account(db, email_of(role))
            except NotFoundError:
                account = add_account(
                    db, email=email_of(role), role=role, actor="test", at=context.now()
                )
            token = start_session(db, account, context.now())
        browser = app.test_client()
        browser.set_cookie("factcheck-session", token)
        return browser

    return enter


@pytest.fixture
def reviewer(signed_in: SignedIn) -> FlaskClient:
    return signed_in(Role.REVIEWER)


@dataclass(frozen=True)
class Desk:
    """The ids of what is on the desk."""

    article: int
    claim: int
    other_claim: int
    quoted_claim: int
    finding: int
    source: int
    evidence: int
    events: int


@pytest.fixture
def desk(store: Store) -> Desk:
    """An article with three claims, a quotation, two findings, a source and a piece of evidence."""
    with store.writing() as db:
        article = factories.article(db, published=date(2026, 3, 3), byline="By Tom Hale")
        for words, role in (
            ("Flood kills dozens in Kadra", "headline"),
            (
                "At least 40 people died when the Velm burst its banks on Monday, Governor Ana Ruiz said.",
                "body",
            ),
            ("“We will rebuild every house,” Ruiz told reporters.", "body"),
            ("She added that 12 bridges were lost.", "body"),
        ):
            factories.sentence(db, article, words, role)
        claim = factories.claim(db, article, claimant="Ana Ruiz", cue="said", mode="indirect")
        factories.value(db, claim)
        other = factories.claim(
            db, article, "the Velm burst its banks on Monday", kind="event",
            statement="The Velm burst its banks on 2 March 2026.",
            edits=[{"from": "Monday", "to": "2 March 2026", "why": "date"}],
        )  # fmt: skip
        quoted = factories.claim(
            db, article, "“We will rebuild every house,” Ruiz told reporters", kind="quotation",
            statement="Ana Ruiz said: “We will rebuild every house.”", claimant="Ana Ruiz", mode="direct",
        )  # fmt: skip
        factories.quotation(db, article, by=quoted)
        finding = factories.finding(db, article, on=claim)
        factories.finding(
            db, article, "12 bridges were lost", kind="conflicting-figures", severity="error",
            message="Two figures for the same thing: 12 and 14.",
            related=[{"start": 29, "end": 51, "text": article.text[29:51]}],
        )  # fmt: skip
        evidence = factories.evidence(db, claim)
        return Desk(
            article=article.id, claim=claim.id, other_claim=other.id, quoted_claim=quoted.id,
            finding=finding.id, source=evidence.source_id, evidence=evidence.id, events=1,
        )  # fmt: skip


def verdict_data(version: int = 1, **changed: str) -> dict[str, str]:
    """A verdict form filled in rightly."""
    return {
        "question": "truth",
        "label": "supported",
        "rationale": "The bulletin has 41 dead.",
        "as_of": "2026-03-03",
        "looked_at": "",
        "version": str(version),
        "back": "",
    } | changed


A_MINUTE = timedelta(minutes=1)
