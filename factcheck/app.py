"""Puts the parts together: the only module that knows them all."""

from __future__ import annotations

import os
import secrets
import tempfile
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import Any

from flask import Flask
from flask_wtf.csrf import CSRFProtect
from jinja2 import StrictUndefined
from werkzeug.routing import IntegerConverter

from factcheck import __version__, paths
from factcheck.api.door import open_door
from factcheck.assist.service import service_of
from factcheck.config import Settings, from_environment
from factcheck.domain.bulk import KINDS
from factcheck.domain.keys import KEYS
from factcheck.domain.roles import Role
from factcheck.fetching.limits import limits_of
from factcheck.jobs import assistance
from factcheck.store.session import Store
from factcheck.web import (
    access,
    accounts,
    agreement,
    articles,
    board,
    bulk,
    claims,
    comments,
    compare,
    context,
    detectors,
    disputes,
    errors,
    facts,
    findings,
    hand,
    headers,
    history,
    imports,
    in_hand,
    inbox,
    jobs,
    judging,
    keys,
    known,
    method,
    objections,
    passages,
    published,
    questions,
    reports,
    scales,
    search,
    sign_in,
    sources,
    standing,
    suggestions,
    tokens,
    undo,
    versions,
    wording,
)
from factcheck.web import settings as settings_page

_STATIC = Path(__file__).parent / "web" / "static"
_PARTS = (
    inbox, imports, bulk, articles, claims, compare, versions, judging, findings, sources, passages, reports, published, history, standing, search, accounts, sign_in,
    method,
    jobs, detectors,
    in_hand, disputes, objections, comments, agreement, scales, settings_page, known, questions, undo, keys, board, hand, facts, tokens, suggestions,
)  # fmt: skip
_MEGABYTE = 1_000_000


class _Id(IntegerConverter):
    """A number of a row; larger ones than a database keeps are no address at all."""

    def __init__(self, map: Any) -> None:  # noqa: A002, ANN401 - Werkzeug's signature
        super().__init__(map, min=1, max=2**31 - 1)


def create_app(settings: Settings | None = None, store: Store | None = None) -> Flask:
    """The program as a WSGI application.

    Settings come from the environment and the database from the settings unless they are given.
    """
    settings = settings or from_environment(os.environ)
    limits_of(settings)  # a setting that cannot be read is told at the start
    assistance.equip(service_of(settings))
    app = Flask(
        "factcheck",
        root_path=str(Path(__file__).parent),
        static_folder=str(_STATIC),
        template_folder=str(paths.templates()),
        instance_path=str(settings.instance.absolute()),
    )
    prefix = "__Host-" if settings.secure_cookies else ""
    app.config.update(
        SECRET_KEY=_secret_key(settings.instance),
        SESSION_COOKIE_NAME=f"{prefix}factcheck-form",
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        SESSION_COOKIE_SECURE=settings.secure_cookies,
        # The text twice over: percent-encoding and the fields around it.
        MAX_CONTENT_LENGTH=settings.max_article_mb * _MEGABYTE * 3 // 2,
        MAX_FORM_MEMORY_SIZE=settings.max_article_mb * _MEGABYTE * 3 // 2,
        # A page may lie open all day; the session behind it is what ends.
        WTF_CSRF_TIME_LIMIT=None,
        # It asks for a Referer, which Referrer-Policy forbids; Sec-Fetch-Site tells the same.
        WTF_CSRF_SSL_STRICT=False,
    )
    app.extensions[context.SETTINGS] = settings
    app.extensions[context.STORE] = store or Store(settings.url)
    app.url_map.converters["id"] = _Id
    access.guard(app)
    csrf = CSRFProtect()
    csrf.init_app(app)
    headers.harden(app)
    errors.explain(app)
    _set_the_pages(app, settings)
    for part in _PARTS:
        app.register_blueprint(part.bp)
    open_door(app, store=app.extensions[context.STORE], settings=settings, csrf=csrf)
    return app


def _set_the_pages(app: Flask, settings: Settings) -> None:
    app.jinja_env.undefined = StrictUndefined
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    app.jinja_env.globals.update(
        desk=settings.desk,
        program_version=__version__,
        person=context.somebody,
        may=context.may,
        Role=Role,
        label_of_work=jobs.label_of_work,
        model_here=suggestions.model_here,
        key_of=keys.key_of,
        keys_of_person=keys.keys_of_person,
        KEYS=KEYS,
        BULK=KINDS,
    )
    wording.speak(app)
    digests = {
        path.relative_to(_STATIC).as_posix(): sha256(path.read_bytes()).hexdigest()[:10]
        for path in _STATIC.rglob("*")
        if path.is_file()
    }

    @app.url_defaults
    def with_digest(endpoint: str, values: dict[str, Any]) -> None:
        if endpoint == "static" and values.get("filename") in digests:
            values["v"] = digests[values["filename"]]


def _secret_key(instance: Path) -> bytes:
    """What signs the forms' keys: made once, readable by its owner alone."""
    instance.mkdir(parents=True, exist_ok=True)
    path = instance / "secret.key"
    if not path.exists():
        # Linked into place, so that two processes starting at once end up with the same whole key.
        handle, draft = tempfile.mkstemp(dir=instance)
        with os.fdopen(handle, "wb") as file:
            file.write(secrets.token_bytes(32))
        with suppress(FileExistsError):
            os.link(draft, path)
        Path(draft).unlink()
    return path.read_bytes()
