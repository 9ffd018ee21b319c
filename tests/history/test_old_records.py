"""Records of before pseudonyms go on holding; going back and forth over 0006 loses no name and no key."""

from __future__ import annotations

from pathlib import Path

import pytest

from factcheck.history import held
from factcheck.history.chain import GENESIS, canonical, digest
from factcheck.history.verify import verify
from factcheck.queries.telling import lines_of
from factcheck.store import schema
from factcheck.store.account import Account
from factcheck.store.event import Event
from factcheck.store.session import Store
from factcheck.workflow.account import disable_account
from factcheck.workflow.checkpoint import seal
from factcheck.workflow.erase import erase_person
from tests import factories
from tests.factories import NOW

ADA = "ada@example.org"


@pytest.fixture(params=["sqlite", "postgresql"])
def old(request: pytest.FixtureRequest, tmp_path: Path) -> Store:
    """A database as version 0.1.0 left it: at revision 0001, people in clear."""
    if request.param == "sqlite":
        store = Store(f"sqlite:///{tmp_path / 'factcheck.db'}")
    else:
        store = Store(request.getfixturevalue("empty_postgres_url"))
    schema.upgrade(store, "0001")
    moment = NOW.isoformat()
    row = {
        "id": 1,
        "email": ADA,
        "role": "admin",
        "password_hash": None,
        "created_at": moment,
        "disabled_at": None,
    }
    body = canonical(
        {
            "action": "account.added", "actor": "max@example.org", "article": None, "at": moment,
            "changes": [{"row": "account/1", "was": None, "now": row}],
            "data": {"email": ADA, "role": "admin"}, "seq": 1, "subject": "account/1",
        }
    )  # fmt: skip
    stamp = "2026-03-02 09:30:00.000000" + ("" if store.is_sqlite else "+00:00")
    with store.engine.begin() as connection:
        for statement in (
            f"INSERT INTO account (id, email, role, created_at) VALUES (1, '{ADA}', 'admin', '{stamp}')",
            (
                "INSERT INTO event (id, at, actor, action, subject, body, previous, digest) VALUES "
                f"(1, '{stamp}', 'max@example.org', 'account.added', 'account/1', '{body}', "
                f"'{GENESIS}', '{digest(GENESIS, body)}')"
            ),
        ):
            connection.exec_driver_sql(statement)
        if not store.is_sqlite:
            connection.exec_driver_sql("SELECT setval('account_id_seq', 1)")
    schema.upgrade(store)
    return store


def test_an_old_record_holds_after_the_upgrade_and_its_events_stay_as_they_were(old: Store) -> None:
    with old.reading() as db:
        found = verify(db)
        (row,) = db.execute(Event.__table__.select()).all()
        (line,) = lines_of(db, [row], ADA)
        assert db.get_one(Event, 1).actor == "max@example.org"

    assert found.problem is None
    assert f"{line.actor} {line.sentence}" == f"max@example.org added {ADA} as admin"
    old.close()


def test_what_happens_to_old_rows_now_is_told_by_pseudonym(old: Store) -> None:
    with old.writing() as db:
        factories.account(db, "eve@example.org", role=factories.Role.ADMIN)
        disable_account(db, account=db.get_one(Account, 1), actor="eve@example.org", at=NOW)

    with old.reading() as db:
        rows = db.execute(Event.__table__.select().order_by(Event.id)).all()
        assert verify(db).problem is None
    assert not [row.id for row in rows[1:] if "@" in row.body]
    old.close()


def test_erasing_somebody_of_an_old_record_says_what_cannot_be_erased(old: Store) -> None:
    with old.writing() as db:
        factories.account(db, "eve@example.org", role=factories.Role.ADMIN)
    with old.writing() as db:
        done = erase_person(db, name=ADA, reason="asked for", actor="eve@example.org", at=NOW)

    assert (done.name, done.old_events) == ("erased person 1", (1,))
    with old.reading() as db:
        assert verify(db).problem is None
        assert db.get_one(Account, 1).email == "erased person 1"
    old.close()


def test_going_back_and_forth_keeps_names_keys_and_checkpoints(
    store: Store, tmp_path: Path
) -> None:
    with store.writing() as db:
        factories.account(db)
        factories.claim(db)
    seal(store, instance=tmp_path, desk="x", because="asked", actor=ADA, at=NOW)
    with store.writing() as db:
        erase_person(db, name=ADA, reason="asked for", actor="eve@example.org", at=NOW)
    with store.reading() as db:
        before = verify(db, held.beside(tmp_path))
        names = db.connection().exec_driver_sql("SELECT * FROM pseudonym ORDER BY id").all()

    schema.downgrade(store, "0005")
    schema.upgrade(store)

    with store.reading() as db:
        after = verify(db, held.beside(tmp_path))
        assert db.connection().exec_driver_sql("SELECT * FROM pseudonym ORDER BY id").all() == names
    assert before == after
    assert (after.problem, after.checkpoints) == (None, 1)
