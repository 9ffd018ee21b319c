"""The queue: work is asked for once, done once, told when it fails, and taken over when its worker died."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from factcheck.domain.action import Action
from factcheck.domain.errors import FactcheckError, RuleViolationError
from factcheck.history.log import record
from factcheck.jobs import kinds as registry
from factcheck.jobs.kinds import Keep, Kind, Tell
from factcheck.jobs.pool import work_off
from factcheck.jobs.work import do
from factcheck.store.event import Event
from factcheck.store.job import Job
from factcheck.store.session import Store
from factcheck.workflow.job import LostJobError, ask_for, finish, take_next, tell, try_again
from tests import factories
from tests.conftest import NOW

LEASE = timedelta(seconds=30)
Work = Callable[[Store, int, Tell], Keep]


@pytest.fixture
def kind(monkeypatch: pytest.MonkeyPatch) -> Callable[[Work], None]:
    """Registers a kind of work called “test”."""

    def register(prepare: Work) -> None:
        made = Kind(name="test", label="Testing", prepare=prepare, version=lambda: "1")
        monkeypatch.setitem(registry.JOBS, "test", made)

    return register


def note(_store: Store, article: int, say: Tell) -> Keep:
    say("half way")

    def keep(session: Session, actor: str, at: datetime) -> str:
        record(
            session, actor=actor, action=Action.STORE_CREATED, subject=f"article/{article}", data={},
            at=at, article=article,
        )  # fmt: skip
        return ""

    return keep


def asked(store: Store, **changed: str) -> int:
    with store.writing() as db:
        article = (
            factories.article(db).id if not changed.get("article") else int(changed["article"])
        )
        return ask_for(
            db, kind="test", article_id=article, version="1", actor="ada@example.org", at=NOW
        ).id


def job(store: Store, number: int) -> Job:
    with store.reading() as db:
        found = db.get_one(Job, number)
        db.expunge(found)
        return found


def test_work_is_done_once_however_often_it_is_asked_for(
    sqlite_store: Store, kind: Callable[[Work], None]
) -> None:
    kind(note)
    number = asked(sqlite_store)

    assert asked(sqlite_store, article="1") == number
    assert work_off(sqlite_store, worker="a") == 1
    assert job(sqlite_store, number).state == "done"
    with sqlite_store.reading() as db:
        done = db.scalars(select(Event).where(Event.actor == "ada@example.org")).all()
    assert [event.subject for event in done if event.subject != "test"] == ["article/1"]


def test_work_asked_for_stands_or_falls_with_its_transaction(store: Store) -> None:
    with pytest.raises(RuntimeError, match="no"), store.writing() as db:
        article = factories.article(db)
        ask_for(db, kind="test", article_id=article.id, version="1", actor="a", at=NOW)
        raise RuntimeError("no")

    with store.reading() as db:
        assert db.scalars(select(Job)).all() == []
        if not store.is_sqlite:
            from sqlalchemy import text

            left = db.scalar(text("SELECT count(*) FROM procrastinate.procrastinate_jobs"))
            assert left == 0


def test_a_job_that_fails_says_why_and_can_be_tried_again(
    sqlite_store: Store, kind: Callable[[Work], None]
) -> None:
    def broken(_store: Store, _article: int, _say: Tell) -> Keep:
        raise FactcheckError("The record cannot be read; give another.")

    kind(broken)
    number = asked(sqlite_store)
    work_off(sqlite_store, worker="a")
    failed = job(sqlite_store, number)
    assert (failed.state, failed.error) == ("failed", "The record cannot be read; give another.")

    kind(note)
    with sqlite_store.writing() as db:
        try_again(db, job_id=number, actor="bo@example.org", at=NOW)
    work_off(sqlite_store, worker="a")

    assert (job(sqlite_store, number).state, job(sqlite_store, number).error) == ("done", None)
    with pytest.raises(RuleViolationError), sqlite_store.writing() as db:
        try_again(db, job_id=number, actor="bo@example.org", at=NOW)


def test_what_fails_while_it_is_kept_leaves_nothing_behind(
    sqlite_store: Store, kind: Callable[[Work], None]
) -> None:
    def half(_store: Store, article: int, _say: Tell) -> Keep:
        def keep(session: Session, actor: str, at: datetime) -> str:
            note(_store, article, lambda _words: None)(session, actor, at)
            raise ZeroDivisionError

        return keep

    kind(half)
    number = asked(sqlite_store)
    work_off(sqlite_store, worker="a")

    assert job(sqlite_store, number).error == "ZeroDivisionError: "
    with sqlite_store.reading() as db:
        assert db.scalars(select(Event).where(Event.subject == "article/1")).all() == []


def test_nobody_takes_the_job_of_a_worker_that_lives(sqlite_store: Store) -> None:
    asked(sqlite_store)
    with sqlite_store.writing() as db:
        assert take_next(db, worker="a", at=NOW, lease=LEASE)
        assert take_next(db, worker="b", at=NOW + LEASE / 2, lease=LEASE) is None


def test_the_job_of_a_worker_that_died_is_taken_over_and_the_dead_one_can_keep_nothing(
    sqlite_store: Store,
) -> None:
    asked(sqlite_store)
    late = NOW + 2 * LEASE
    with sqlite_store.writing() as db:
        first = take_next(db, worker="a", at=NOW, lease=LEASE)
        second = take_next(db, worker="b", at=late, lease=LEASE)
        assert first
        assert second
        assert second.id == first.id

        with pytest.raises(LostJobError):
            tell(db, first, at=late, lease=LEASE)
        with pytest.raises(LostJobError):
            finish(db, first, at=late)
        finish(db, second, at=late)


def test_a_job_that_kills_its_workers_is_given_up(sqlite_store: Store) -> None:
    number = asked(sqlite_store)
    with sqlite_store.writing() as db:
        for turn in range(3):
            assert take_next(db, worker=f"w{turn}", at=NOW + turn * 2 * LEASE, lease=LEASE)
        assert take_next(db, worker="w4", at=NOW + 9 * LEASE, lease=LEASE) is None

    assert job(sqlite_store, number).state == "failed"
    assert "3 times" in (job(sqlite_store, number).error or "")


def test_work_this_program_does_not_know_is_told_and_not_lost(sqlite_store: Store) -> None:
    number = asked(sqlite_store)
    with sqlite_store.writing() as db:
        taken = take_next(db, worker="a", at=NOW, lease=LEASE)
    assert taken

    assert not do(sqlite_store, taken)
    assert "no work called “test”" in (job(sqlite_store, number).error or "")
