"""A token asks so often in a minute and no oftener, whichever process answers; nobody waits for a writer."""

from __future__ import annotations

import multiprocessing
from dataclasses import replace
from pathlib import Path

import pytest
from flask import Flask

from factcheck.api import context
from factcheck.app import create_app
from factcheck.config import Settings
from factcheck.domain.roles import Role
from factcheck.store.request_count import FILE, RequestCount
from factcheck.store.session import Store
from tests.api.conftest import Caller, token_of
from tests.web.conftest import email_of

MOST = 5


@pytest.fixture
def settings(settings: Settings) -> Settings:
    return replace(settings, api_per_minute=MOST)


@pytest.fixture
def still(monkeypatch: pytest.MonkeyPatch) -> None:
    """The clock stands, so that no minute ends within a test."""
    at = context.now().replace(second=20, microsecond=0)
    monkeypatch.setattr(context, "now", lambda: at)


@pytest.mark.usefixtures("still")
def test_a_token_that_asks_too_often_is_told_when_to_go_on(app: Flask, store: Store) -> None:
    first = Caller(app.test_client(), token_of(store, Role.READER))
    other = Caller(app.test_client(), token_of(store, Role.READER, name="another"))

    statuses = [first("GET", "/me").status_code for _ in range(MOST + 2)]
    refused = first("GET", "/claims")

    assert statuses == [200] * MOST + [429] * 2
    assert (refused.status_code, refused.mimetype) == (429, "application/problem+json")
    assert refused.headers["Retry-After"] == "40"
    assert refused.json["detail"].startswith(
        "A token may ask 5 times a minute here. Go on in 40 sec"
    )
    assert refused.json["type"] == "/method/api#rate-limit"
    assert other("GET", "/me").status_code == 200


@pytest.mark.usefixtures("still")
def test_what_is_refused_counts_and_changes_nothing(app: Flask, store: Store) -> None:
    reader = Caller(app.test_client(), token_of(store, Role.READER))

    refused = [reader("POST", "/history/checkpoints").status_code for _ in range(MOST + 1)]
    kept = reader("POST", "/searches", {"name": "x", "q": "dam"}, Idempotency_Key="k")

    assert refused == [403] * MOST + [429]
    assert (kept.status_code, reader("GET", "/me").status_code) == (429, 429)


@pytest.mark.usefixtures("still")
def test_two_servers_of_one_desk_count_together(
    app: Flask, settings: Settings, store: Store
) -> None:
    beside = create_app(settings, store)
    token = token_of(store, Role.READER)
    here, there = Caller(app.test_client(), token), Caller(beside.test_client(), token)

    statuses = [one("GET", "/me").status_code for one in (here, there) * MOST]

    assert statuses.count(200) == MOST


def test_without_a_limit_nothing_is_counted(settings: Settings, store: Store) -> None:
    app = create_app(replace(settings, api_per_minute=0), store)
    reader = Caller(app.test_client(), token_of(store, Role.READER))

    assert {reader("GET", "/me").status_code for _ in range(MOST * 2)} == {200}
    assert not (settings.instance / FILE).exists()


@pytest.mark.usefixtures("still")
def test_a_call_that_reads_does_not_wait_for_who_writes(app: Flask, store: Store) -> None:
    reader = Caller(app.test_client(), token_of(store, Role.READER))
    reader("GET", "/me")  # the token is marked as used
    with store.writing():
        assert reader("GET", "/me").status_code == 200


def test_where_nothing_can_be_counted_the_call_goes_on(
    settings: Settings, store: Store, tmp_path: Path
) -> None:
    (tmp_path / "in the way").write_text("", "utf-8")
    app = create_app(replace(settings, instance=tmp_path / "instance"), store)
    app.extensions[context.DOOR] = context.Surroundings(
        store=store, settings=replace(settings, instance=tmp_path / "in the way")
    )
    reader = Caller(app.test_client(), token_of(store, Role.READER, email=email_of(Role.READER)))

    assert {reader("GET", "/me").status_code for _ in range(MOST * 2)} == {200}


def _ask(url: str, folder: Path, times: int) -> None:
    store = Store(url)
    count = RequestCount(store, folder)
    for _ in range(times):
        count.add(1, 7)


@pytest.mark.parametrize("store", ["sqlite", "postgresql"], indirect=True)
def test_processes_count_together_and_each_minute_begins_anew(store: Store, tmp_path: Path) -> None:
    spawn = multiprocessing.get_context("spawn")
    given = (store.url.render_as_string(hide_password=False), tmp_path, 50)
    workers = [spawn.Process(target=_ask, args=given) for _ in range(3)]
    for one in workers:
        one.start()
    for one in workers:
        one.join(60)
    count = RequestCount(store, tmp_path)

    assert [one.exitcode for one in workers] == [0, 0, 0]
    assert count.add(1, 7) == 151
    assert (count.add(1, 8), count.add(2, 8)) == (1, 1)
    assert count.add(1, 7) == 2  # a clock that is behind gets no minute of its own
