"""Every request that changes something, really sent: what it changed is in the record, table by table."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from jinja2 import FileSystemBytecodeCache
from sqlalchemy import func, select
from werkzeug.test import TestResponse

from factcheck.api import context as programs
from factcheck.api.repeats import SECRET
from factcheck.app import create_app
from factcheck.config import Settings
from factcheck.domain.verdict import Question
from factcheck.history.verify import verify
from factcheck.queries.report import build_report
from factcheck.store.event import Event
from factcheck.store.session import Store
from factcheck.store.verdict import Scale
from factcheck.web import context
from factcheck.web.access import PROGRAMS
from tests.fetching.servers import PAGE, saying, serving
from tests.history.by_call import CALLS, Call
from tests.history.by_form import FORMS
from tests.history.desk_in_full import Desk, laid_out

# What is sent and writes no line, with the reason.
SILENT = {
    "api-articles.analyze": "reads a text and keeps nothing of it",
    "api-history.check": "notes on the seal when the record was checked; it decides nothing",
    "api-bulk.try_out": "says what could not be done; nothing is done",
    "api-history.sign": "a checkpoint vouches for itself with its signature",
    "api-inbox.drop": "a person's own list of searches",
    "api-inbox.keep": "a person's own list of searches",
    "api-jobs.again": "a queue is no state of the desk; what the work changes writes its line",
    "api-jobs.rerun": "a queue is no state of the desk; what the work changes writes its line",
    "bulk.look": "shows what is to be done before it is",
    "history.check": "notes on the seal when the record was checked; it decides nothing",
    "history.sign": "a checkpoint vouches for itself with its signature",
    "jobs.again": "a queue is no state of the desk; what the work changes writes its line",
    "jobs.rerun": "a queue is no state of the desk; what the work changes writes its line",
    "keys.choose": "a person's own keyboard",
    "search.drop": "a person's own list of searches",
    "search.keep": "a person's own list of searches",
}
# Where the second to come finds nothing there that could be in another version.
GONE = {"by-hand.split"}
Send = Callable[..., TestResponse]
CHANGING = frozenset({"POST", "PUT", "PATCH", "DELETE"})


@dataclass(frozen=True)
class Ground:
    """The app, and a database with everything in it, to be copied."""

    app: Flask
    settings: Settings
    desk: Desk
    file: Path


@pytest.fixture(scope="module")
def ground(
    sqlite_template: Path,
    tmp_path_factory: pytest.TempPathFactory,
    compiled_templates: FileSystemBytecodeCache,
) -> Iterator[Ground]:
    folder = tmp_path_factory.mktemp("everything")
    file = folder / "full.db"
    shutil.copy(sqlite_template, file)
    with serving(saying(PAGE)) as server:
        settings = Settings(
            instance=folder / "instance", desk="Test Desk", fetch_ports=str(server.port),
            fetch_private="127.0.0.1/32", fetch_seconds=2,
            assist_url="http://127.0.0.1:1/v1", assist_model="parrot-1",
        )  # fmt: skip
        store = Store(f"sqlite:///{file}")
        desk = laid_out(store, instance=settings.instance, page=server.url())
        with store.reading() as db:
            desk.has(
                head=build_report(db, article_id=desk.article, desk="Test Desk", address="").head
            )
            scales = select(Scale.id).where(Scale.question == Question.TRUTH.value)
            desk.has(scale=db.scalars(scales.order_by(Scale.id.desc()).limit(1)).one())
        app = create_app(settings, store)
        app.jinja_env.bytecode_cache = compiled_templates
        app.config.update(TESTING=True, PROPAGATE_EXCEPTIONS=False, WTF_CSRF_ENABLED=False)
        store.close()
        yield Ground(app, settings, desk, file)


@pytest.fixture
def store(ground: Ground, tmp_path: Path) -> Iterator[Store]:
    """A copy of the database, with the app at work on it."""
    shutil.copy(ground.file, tmp_path / "factcheck.db")
    store = Store(f"sqlite:///{tmp_path / 'factcheck.db'}", busy_seconds=0.2)
    shutil.copytree(ground.settings.instance, tmp_path / "instance")
    settings = replace(ground.settings, instance=tmp_path / "instance")
    ground.app.extensions[context.STORE] = store
    ground.app.extensions[context.SETTINGS] = settings
    ground.app.extensions[programs.DOOR] = programs.Surroundings(store=store, settings=settings)
    yield store
    store.close()


def events(store: Store) -> int:
    with store.reading() as db:
        return db.scalar(select(func.count()).select_from(Event)) or 0


def told(store: Store, before: int, endpoint: str) -> None:
    """That the record has grown, or that it is said above why not; and that it is the state, table by table."""
    with store.reading() as db:
        assert verify(db).problem is None
    assert (events(store) == before) == (endpoint in SILENT)


def browser(ground: Ground) -> FlaskClient:
    client = ground.app.test_client()
    client.set_cookie("factcheck-session", ground.desk.cookie)
    return client


def changing(app: Flask, *, api: bool) -> set[str]:
    return {
        rule.endpoint
        for rule in app.url_map.iter_rules()
        if CHANGING & (rule.methods or set()) and rule.rule.startswith(PROGRAMS) == api
    }


def test_every_form_is_filled_in_here(ground: Ground) -> None:
    assert changing(ground.app, api=False) == set(FORMS)


@pytest.mark.parametrize("endpoint", FORMS)
def test_what_a_form_changes_is_in_the_record(ground: Ground, store: Store, endpoint: str) -> None:
    move = FORMS[endpoint](ground.desk)
    before = events(store)
    address = ground.app.url_map.bind("localhost").build(endpoint, move.at, method="POST")

    answer = browser(ground).post(address, data=move.fields)

    assert answer.status_code in {200, 303}, answer.get_data(as_text=True)[:4000]
    told(store, before, endpoint)


def test_every_call_is_made_here(ground: Ground) -> None:
    assert changing(ground.app, api=True) == {f"api-{name}" for name in CALLS}


@pytest.mark.parametrize("name", CALLS)
def test_what_a_call_changes_is_in_the_record(ground: Ground, store: Store, name: str) -> None:
    call = CALLS[name](ground.desk)
    send = sender(ground, f"api-{name}", call)
    before = events(store)
    if call.seen:
        assert send().status_code == 428
        assert events(store) == before
        send = sender(ground, f"api-{name}", call, **{"If-Match": seen(ground, call.seen)})

    answer = send(**{"Idempotency-Key": "k"})

    assert answer.status_code in {200, 201, 202}, answer.get_data(as_text=True)
    told(store, before, f"api-{name}")
    if answer.request.method == "POST":
        _again(send, answer, store, secret=f"api-{name}" in SECRET)
    if call.seen:
        _too_late(send(), gone=name in GONE)


def _again(send: Send, first: TestResponse, store: Store, *, secret: bool) -> None:
    """The same request with the same key does nothing more."""
    done = events(store)
    again = send(**{"Idempotency-Key": "k"})
    if secret:
        assert again.status_code == 409
    else:
        assert (again.status_code, again.data) == (first.status_code, first.data)
        assert again.headers["Idempotency-Replayed"] == "true"
    assert events(store) == done


def _too_late(answer: TestResponse, *, gone: bool) -> None:
    """Somebody was first: both versions are in the answer."""
    assert answer.mimetype == "application/problem+json"
    assert answer.status_code == (409 if gone else 412)
    if not gone:
        assert answer.json["yours"]["version"]
        assert answer.json["theirs"]


def sender(ground: Ground, endpoint: str, call: Call, **headers: str) -> Send:
    """What sends the call, each time with these headers and those given then."""
    method, address = place_of(ground.app, endpoint, call.at)
    known = {"Authorization": f"Bearer {ground.desk.token}", **headers}

    def send(**more: str) -> TestResponse:
        sent: dict[str, Any] = {} if call.body is None else {"json": call.body}
        if call.file:
            sent = {"data": {"file": (BytesIO(call.file[0]), call.file[1])}}
        return ground.app.test_client().open(
            address, method=method, headers=known | more, query_string=call.query, **sent
        )

    return send


def seen(ground: Ground, place: str) -> str:
    """The ETag of an address; where it is one already, that."""
    if not place.startswith("/"):
        return place
    headers = {"Authorization": f"Bearer {ground.desk.token}"}
    return ground.app.test_client().get(f"/api/v1{place}", headers=headers).headers["ETag"]


def place_of(app: Flask, endpoint: str, at: dict[str, Any]) -> tuple[str, str]:
    rule = next(app.url_map.iter_rules(endpoint))
    (method,) = CHANGING & (rule.methods or set())
    return method, app.url_map.bind("localhost").build(endpoint, at, method=method)


def test_no_reason_is_left_over(ground: Ground) -> None:
    assert set(SILENT) <= changing(ground.app, api=False) | changing(ground.app, api=True)
