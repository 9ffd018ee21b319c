"""Putting the API on an app: its parts, its description, and what is asked of every request."""

from __future__ import annotations

import copy
from typing import Any

from flask import Flask
from flask_wtf.csrf import CSRFProtect

from factcheck import __version__
from factcheck.api import (
    access,
    accounts,
    articles,
    assignments,
    bulk,
    by_hand,
    claims,
    comments,
    context,
    desk,
    detectors,
    evidence,
    facts,
    findings,
    history,
    imports,
    inbox,
    jobs,
    known,
    me,
    objections,
    pace,
    problems,
    questions,
    references,
    repeats,
    reports,
    sources,
    suggestions,
    versions,
)
from factcheck.api.part import Door
from factcheck.config import Settings
from factcheck.store.session import Store

DESCRIPTION = "factcheck.description"
"""Where the OpenAPI document is left among the app's extensions, for the page that tells it."""
_PARTS = (
    me, inbox, articles, versions, references, claims, facts, by_hand, bulk, objections, evidence, assignments,
    comments, known, questions, findings, detectors, sources, suggestions, jobs, imports, reports, history, desk,
    accounts,
)  # fmt: skip


def open_door(app: Flask, *, store: Store, settings: Settings, csrf: CSRFProtect) -> None:
    """Answer `/api/v1/…` on `app`; call it when the browser's error pages are in place.

    Cookies mean nothing here, so that there is nothing another site could forge.
    """
    app.extensions[context.DOOR] = context.Surroundings(store=store, settings=settings)
    app.config.update(
        API_TITLE="factcheck",
        API_VERSION=f"1 (factcheck {__version__})",
        OPENAPI_VERSION="3.1.0",
        OPENAPI_URL_PREFIX="/api/v1",
    )
    pace.keep_count(app)
    access.guard(app)
    repeats.attend(app)
    problems.explain(app)
    door = Door(
        app,
        spec_kwargs={
            "info": {
                "description": "The desk's work for programs. Send a token of yours with every request."
            },
            "security": [{"token": []}],
        },
    )
    door.spec.components.security_scheme("token", {"type": "http", "scheme": "bearer"})
    for part in _PARTS:
        csrf.exempt(part.bp)
        door.register_blueprint(part.bp)
    app.extensions[DESCRIPTION] = described(door)


def described(door: Door) -> dict[str, Any]:
    """The OpenAPI document."""
    return copy.deepcopy(door.spec.to_dict())
