"""Passwords: argon2id, the rules of OWASP ASVS 5.0 chapter 6.2, and waiting after wrong ones."""

from __future__ import annotations

from datetime import datetime, timedelta

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError, VerifyMismatchError
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from factcheck.domain.action import Action
from factcheck.domain.errors import RuleViolationError
from factcheck.store.event import Event

# ASVS 6.2.1 asks for at least 8 and recommends 15; 12 is what people still type without writing down.
SHORTEST = 12
# ASVS 6.2.9 asks for at least 64 to be allowed; the limit only keeps hashing time bounded.
LONGEST = 1_000
# SecureDrop's throttle: per account, so that nobody locks out somebody else.
WRONG_ALLOWED = 5
WITHIN = timedelta(seconds=60)

# Of the commonest passwords (ASVS 6.2.4) those that are long enough to pass SHORTEST are all made of
# a few patterns; what repeats or counts is refused by shape instead of from a list.
_FEWEST_DIFFERENT = 5
_RUNS = ("abcdefghijklmnopqrstuvwxyz", "01234567890123456789", "qwertyuiopasdfghjklzxcvbnm")
_LONGEST_RUN = 8

_hasher = PasswordHasher()  # argon2id, 64 MiB, 3 passes, 4 lanes: RFC 9106's second recommendation
_nobody = _hasher.hash("nobody has this password")


def hashed(password: str) -> str:
    """The argon2id hash to keep."""
    return _hasher.hash(password)


def fits(kept: str, password: str) -> bool:
    """Whether `password` is the one that `kept` was made from."""
    try:
        return _hasher.verify(kept, password[:LONGEST])
    except (VerifyMismatchError, VerificationError, InvalidHashError):
        return False


def needs_rehash(kept: str) -> bool:
    """Whether the hash was made with weaker settings than today's."""
    return _hasher.check_needs_rehash(kept)


def waste_time(password: str) -> None:
    """Take as long as a real check, so that time does not tell which addresses have accounts."""
    fits(_nobody, password)


def demand_good(password: str, email: str) -> None:
    """Refuse a password that would be guessed.

    Raises:
        RuleViolationError: it is too short, too long, the address, or a well-worn pattern.
    """
    if len(password) < SHORTEST:
        raise RuleViolationError(
            f"A password needs at least {SHORTEST} characters; a short sentence is good."
        )
    if len(password) > LONGEST:
        raise RuleViolationError(f"A password may have at most {LONGEST} characters.")
    plain = password.lower()
    if len(set(plain)) < _FEWEST_DIFFERENT or email.partition("@")[0] in plain or _has_run(plain):
        raise RuleViolationError(
            "This password is among the first anyone would guess; take another."
        )


def _has_run(plain: str) -> bool:
    return any(
        plain[start : start + _LONGEST_RUN] in run
        for run in _RUNS
        for start in range(len(plain) - _LONGEST_RUN + 1)
    )


def demand_patience(session: Session, account_id: int, at: datetime) -> None:
    """Let an account wait after too many wrong passwords.

    Raises:
        RuleViolationError: there were WRONG_ALLOWED within the last minute.
    """
    wrong = session.scalar(
        select(func.count())
        .select_from(Event)
        .where(
            Event.subject == f"account/{account_id}",
            Event.action == Action.SIGN_IN_REFUSED.value,
            Event.at > at - WITHIN,
        )
    )
    if (wrong or 0) >= WRONG_ALLOWED:
        raise RuleViolationError("Too many wrong passwords. Wait a minute, then try again.")
