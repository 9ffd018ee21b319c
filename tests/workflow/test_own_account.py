"""What people do with their own accounts."""

from __future__ import annotations

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from factcheck.domain.errors import RuleViolationError
from factcheck.store.account import WebSession
from factcheck.workflow.account import set_password, start_session
from factcheck.workflow.own_account import change_password, leave_everywhere
from tests import factories
from tests.factories import NOW

PASSWORD = "a short sentence is good"


def running(db: Session) -> int:
    return (
        db.scalar(select(func.count()).select_from(WebSession).where(WebSession.ended_at.is_(None)))
        or 0
    )


def test_a_wrong_current_password_is_noted_and_changes_nothing(db: Session) -> None:
    account = factories.account(db)
    set_password(db, account=account, password=PASSWORD, actor="test", at=NOW)
    before = account.password_hash

    for _ in range(5):
        assert change_password(
            db, account_id=account.id, current="wrong", password="another short sentence", at=NOW
        ) is None  # fmt: skip

    assert account.password_hash == before
    with pytest.raises(RuleViolationError, match="Too many wrong passwords"):
        change_password(
            db, account_id=account.id, current=PASSWORD, password="another short sentence", at=NOW
        )


def test_a_new_password_leaves_one_session(db: Session) -> None:
    account = factories.account(db)
    set_password(db, account=account, password=PASSWORD, actor="test", at=NOW)
    start_session(db, account, NOW)
    start_session(db, account, NOW)

    assert change_password(
        db, account_id=account.id, current=PASSWORD, password="another short sentence", at=NOW
    )  # fmt: skip

    assert running(db) == 1


def test_leaving_everywhere_ends_all_of_ones_own_sessions_alone(db: Session) -> None:
    account = factories.account(db)
    other = factories.account(db, "grace@example.org")
    for one in (account, account, other):
        start_session(db, one, NOW)

    assert leave_everywhere(db, account_id=account.id, at=NOW) == 2

    assert running(db) == 1
