"""What a person does with their own account: another password, and leaving every browser."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from factcheck.domain.action import Action
from factcheck.history.log import record
from factcheck.store.account import Account, WebSession
from factcheck.workflow import passwords
from factcheck.workflow.account import set_password, start_session
from factcheck.workflow.desk import PROGRAM


def change_password(
    session: Session,
    *,
    account_id: int,
    current: str | None,
    password: str,
    at: datetime,
) -> str | None:
    """Set one's own password: the token of a new session, or None when `current` does not fit.

    All other sessions end. `current` is None for somebody who came in by a one-time link.

    Raises:
        NoResultFound: there is no such account.
        RuleViolationError: the new password is no good, or there were too many wrong ones.
    """
    account = session.get_one(Account, account_id)
    if current is not None and account.password_hash is not None:
        passwords.demand_patience(session, account.id, at)
        if not passwords.fits(account.password_hash, current):
            record(
                session,
                actor=PROGRAM,
                action=Action.SIGN_IN_REFUSED,
                subject=f"account/{account.id}",
                data={"email": account.email},
                at=at,
            )
            return None
    set_password(session, account=account, password=password, actor=account.email, at=at)
    return start_session(session, account, at)


def leave_everywhere(session: Session, *, account_id: int, at: datetime) -> int:
    """End all of one's sessions; returns how many there were.

    Raises:
        NoResultFound: there is no such account.
    """
    account = session.get_one(Account, account_id)
    running = session.scalars(
        select(WebSession).where(WebSession.account_id == account_id, WebSession.ended_at.is_(None))
    ).all()
    for one in running:
        one.ended_at = at
    record(
        session,
        actor=account.email,
        action=Action.SESSION_ENDED,
        subject=f"account/{account_id}",
        data={"email": account.email, "sessions": len(running)},
        at=at,
    )
    return len(running)
