"""Requests done once: the key of a request is taken before it is worked on, and its answer kept a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from factcheck.domain.errors import InputError, RuleViolationError
from factcheck.store.token import KeptAnswer

KEPT = timedelta(hours=24)


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """What was answered the first time."""

    status: int
    headers: dict[str, str]
    body: bytes


def take_key(
    session: Session, *, token_id: int, key: str, asked_sha256: str, at: datetime
) -> Answered | None:
    """Take a key for the request with this digest; what was answered where it is done already.

    Two requests with one key cannot both get it: a writing session is alone.

    Raises:
        InputError: the key was used for another request.
        RuleViolationError: the first request with it has no answer yet.
    """
    session.execute(delete(KeptAnswer).where(KeptAnswer.asked_at <= at - KEPT))
    found = session.scalar(
        select(KeptAnswer).where(KeptAnswer.token_id == token_id, KeptAnswer.key == key)
    )
    if found is None:
        session.add(
            KeptAnswer(
                token_id=token_id,
                key=key,
                asked_sha256=asked_sha256,
                asked_at=at,
                status=None,
                headers={},
                body=None,
            )
        )
        return None
    if found.asked_sha256 != asked_sha256:
        raise InputError("This idempotency key came with another request; take a new one.")
    if found.status is None:
        raise RuleViolationError(
            "The first request with this idempotency key is still being worked on, or was cut off: look "
            "whether it was done before you send it under a new key."
        )
    return Answered(status=found.status, headers=dict(found.headers), body=found.body or b"")


def keep_answer(
    session: Session, *, token_id: int, key: str, status: int, headers: dict[str, str], body: bytes
) -> None:
    """Keep what was answered."""
    row = _row(session, token_id, key)
    if row is not None:
        row.status, row.headers, row.body = status, headers, body


def let_go_of_key(session: Session, *, token_id: int, key: str) -> None:
    """After a failure of ours: nothing was done, so that the same request may come again."""
    row = _row(session, token_id, key)
    if row is not None:
        session.delete(row)


def _row(session: Session, token_id: int, key: str) -> KeptAnswer | None:
    return session.scalar(
        select(KeptAnswer).where(KeptAnswer.token_id == token_id, KeptAnswer.key == key)
    )
