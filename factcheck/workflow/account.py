"""People: adding them, changing what they may do, letting them in."""

from __future__ import annotations

import re
import secrets
from datetime import datetime, timedelta
from hashlib import sha256

from sqlalchemy import select
from sqlalchemy.orm import Session

from factcheck.domain.action import Action
from factcheck.domain.errors import NotFoundError, RuleViolationError
from factcheck.domain.roles import Role
from factcheck.history.log import record
from factcheck.store.account import Account, OneTimeLink, WebSession
from factcheck.store.token import ApiToken
from factcheck.workflow import passwords
from factcheck.workflow.desk import PROGRAM

# A link is copied from a terminal or a message, so it may wait a day but not a week.
LINK_LASTS = timedelta(hours=24)
# Enough to tell one address from another; whether mail reaches it only sending shows.
_EMAIL = re.compile(r"[^@\s]{1,64}@[^@\s]{1,190}")


def digest_of(token: str) -> str:
    """What is kept of a token: whoever reads the database cannot sign in with it."""
    return sha256(token.encode()).hexdigest()


def find_account(session: Session, email: str) -> Account:
    """The account of an e-mail address.

    Raises:
        NotFoundError: there is none.
    """
    account = session.scalar(select(Account).where(Account.email == email.strip().lower()))
    if account is None:
        raise NotFoundError(f"there is no account {email}; factcheck account add makes one")
    return account


def add_account(session: Session, *, email: str, role: Role, actor: str, at: datetime) -> Account:
    """Make an account without a password; a one-time link or `set_password` lets the person in.

    Raises:
        RuleViolationError: the address is no address, or is taken.
    """
    email = email.strip().lower()
    if not _EMAIL.fullmatch(email):
        raise RuleViolationError(
            f"“{email}” is not an e-mail address; it needs a name, an @ and a place."
        )
    if session.scalar(select(Account.id).where(Account.email == email)):
        raise RuleViolationError(f"There is an account {email} already.")
    account = Account(
        email=email, role=role.value, password_hash=None, created_at=at, disabled_at=None
    )
    session.add(account)
    session.flush()
    _record(session, account, Action.ACCOUNT_ADDED, actor, at, {"role": role.value})
    return account


def issue_link(session: Session, *, account: Account, actor: str, at: datetime) -> str:
    """A token that signs the person in once and lets them set a password. Shown once, kept as a digest."""
    if account.disabled_at:
        raise RuleViolationError(f"The account {account.email} is disabled; enable it first.")
    token = secrets.token_urlsafe(32)
    session.add(
        OneTimeLink(
            account_id=account.id,
            token_sha256=digest_of(token),
            issued_at=at,
            expires_at=at + LINK_LASTS,
            used_at=None,
        )
    )
    _record(session, account, Action.LINK_ISSUED, actor, at, {})
    return token


def use_link(session: Session, *, token: str, at: datetime) -> tuple[Account, str]:
    """Sign in with a one-time link: returns the account and a session token.

    Raises:
        RuleViolationError: the link is unknown, used, too old, or its account is disabled.
    """
    link = session.scalar(select(OneTimeLink).where(OneTimeLink.token_sha256 == digest_of(token)))
    if link is None or link.used_at or link.expires_at <= at or link.account.disabled_at:
        raise RuleViolationError(
            "This link has been used or is too old. Ask an admin for a new one "
            "(factcheck account reset EMAIL)."
        )
    link.used_at = at
    return link.account, start_session(session, link.account, at)


def sign_in(session: Session, *, email: str, password: str, at: datetime) -> str | None:
    """Check a password: a session token, or None when it does not fit.

    Takes as long for an address nobody has. A refusal is recorded for accounts that exist, and after
    too many of them in a minute the account waits.

    Raises:
        RuleViolationError: too many wrong passwords in the last minute.
    """
    account = session.scalar(select(Account).where(Account.email == email.strip().lower()))
    if account is None or account.password_hash is None or account.disabled_at:
        passwords.waste_time(password)
        return None
    passwords.demand_patience(session, account.id, at)
    if not passwords.fits(account.password_hash, password):
        _record(session, account, Action.SIGN_IN_REFUSED, PROGRAM, at, {})
        return None
    if passwords.needs_rehash(account.password_hash):
        account.password_hash = passwords.hashed(password)
    return start_session(session, account, at)


def set_password(
    session: Session, *, account: Account, password: str, actor: str, at: datetime
) -> None:
    """Give an account a new password and end all its sessions.

    Raises:
        RuleViolationError: the password is too short, too long or among the commonest.
    """
    passwords.demand_good(password, account.email)
    account.password_hash = passwords.hashed(password)
    _end_sessions(session, account, at)
    _record(session, account, Action.PASSWORD_SET, actor, at, {})


def change_role(
    session: Session, *, account: Account, role: Role, actor: str, at: datetime
) -> None:
    """Trust a person with more or less. The last admin stays one."""
    if account.role == role:
        raise RuleViolationError(f"{account.email} is {role.value} already.")
    _demand_another_admin(session, account)
    before, account.role = account.role, role.value
    _record(
        session,
        account,
        Action.ACCOUNT_ROLE_CHANGED,
        actor,
        at,
        {"before": before, "role": role.value},
    )


def disable_account(session: Session, *, account: Account, actor: str, at: datetime) -> None:
    """Shut a person out at once; what they did stays."""
    if account.disabled_at:
        raise RuleViolationError(f"{account.email} is disabled already.")
    shut_out(session, account=account, at=at)
    _record(session, account, Action.ACCOUNT_DISABLED, actor, at, {})


def shut_out(session: Session, *, account: Account, at: datetime) -> None:
    """Disable an account without an event of its own, for what is more than that. The last admin stays."""
    _demand_another_admin(session, account)
    account.disabled_at = account.disabled_at or at
    _end_sessions(session, account, at)
    for token in session.scalars(
        select(ApiToken).where(ApiToken.account_id == account.id, ApiToken.revoked_at.is_(None))
    ):
        token.revoked_at = at


def enable_account(session: Session, *, account: Account, actor: str, at: datetime) -> None:
    """Let a disabled person in again."""
    if not account.disabled_at:
        raise RuleViolationError(f"{account.email} is not disabled.")
    if not _EMAIL.fullmatch(account.email):
        raise RuleViolationError(f"{account.email} cannot come back; add the person anew.")
    account.disabled_at = None
    _record(session, account, Action.ACCOUNT_ENABLED, actor, at, {})


def sign_out(session: Session, *, token: str, at: datetime) -> None:
    """End the session of `token`; one that has ended is left alone."""
    found = session.scalar(select(WebSession).where(WebSession.token_sha256 == digest_of(token)))
    if found is None or found.ended_at:
        return
    found.ended_at = at
    _record(session, found.account, Action.SESSION_ENDED, found.account.email, at, {})


def touch_session(session: Session, *, session_id: int, at: datetime) -> None:
    """Note that a session was used; not a change anybody decided, so not in the record."""
    session.get_one(WebSession, session_id).seen_at = at


def start_session(session: Session, account: Account, at: datetime) -> str:
    """Sign the account in: a token for its browser to keep."""
    token = secrets.token_urlsafe(32)
    session.add(
        WebSession(
            account_id=account.id,
            token_sha256=digest_of(token),
            started_at=at,
            seen_at=at,
            ended_at=None,
        )
    )
    _record(session, account, Action.SESSION_STARTED, account.email, at, {})
    return token


def _end_sessions(session: Session, account: Account, at: datetime) -> None:
    for one in session.scalars(
        select(WebSession).where(WebSession.account_id == account.id, WebSession.ended_at.is_(None))
    ):
        one.ended_at = at


def _demand_another_admin(session: Session, account: Account) -> None:
    if account.role != Role.ADMIN:
        return
    others = session.scalar(
        select(Account.id).where(
            Account.role == Role.ADMIN, Account.disabled_at.is_(None), Account.id != account.id
        )
    )
    if others is None:
        raise RuleViolationError(
            f"{account.email} is the only admin; make somebody else admin first."
        )


def _record(
    session: Session,
    account: Account,
    action: Action,
    actor: str,
    at: datetime,
    data: dict[str, str],
) -> None:
    record(
        session,
        actor=actor,
        action=action,
        subject=f"account/{account.id}",
        data={"email": account.email, **data},
        at=at,
    )
