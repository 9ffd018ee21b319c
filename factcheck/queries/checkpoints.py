"""What was signed, with which keys, and what checking the record came to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from factcheck.domain.errors import NotFoundError
from factcheck.history.held import Kept
from factcheck.history.verify import Verification, verify
from factcheck.store.checkpoint import Checkpoint, SigningKey

MOST = 200
"""Checkpoints on the page; the files and the export have all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckpointLine:
    """One checkpoint."""

    size: int
    root: str
    made_at: datetime
    made_because: str
    key: str


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyLine:
    """One public key."""

    verifier: str
    made_at: datetime
    retired_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckpointPage:
    """The checkpoints, newest first, and the keys."""

    checkpoints: tuple[CheckpointLine, ...]
    keys: tuple[KeyLine, ...]
    last_note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class VerifyPage:
    """What came of checking the whole record."""

    result: Verification
    at: datetime
    keys: tuple[str, ...]


def verify_page(session: Session, kept: Sequence[Kept], at: datetime) -> VerifyPage:
    """Check the whole record now."""
    keys = session.scalars(select(SigningKey.verifier).order_by(SigningKey.id)).all()
    return VerifyPage(result=verify(session, kept), at=at, keys=tuple(keys))


def checkpoint_page(session: Session) -> CheckpointPage:
    """What was signed."""
    rows = session.execute(
        select(
            Checkpoint.size,
            Checkpoint.root,
            Checkpoint.made_at,
            Checkpoint.made_because,
            Checkpoint.note,
            SigningKey.verifier,
        )
        .join(SigningKey, SigningKey.id == Checkpoint.signing_key_id)
        .order_by(Checkpoint.size.desc())
        .limit(MOST)
    ).all()
    return CheckpointPage(
        checkpoints=tuple(
            CheckpointLine(
                size=row.size,
                root=row.root,
                made_at=row.made_at,
                made_because=row.made_because,
                key=row.verifier,
            )
            for row in rows
        ),
        keys=tuple(
            KeyLine(verifier=row.verifier, made_at=row.made_at, retired_at=row.retired_at)
            for row in session.execute(select(SigningKey.__table__).order_by(SigningKey.id))
        ),
        last_note=rows[0].note if rows else "",
    )


def checkpoint_note(session: Session, size: int) -> str:
    """The checkpoint of a length of the record.

    Raises:
        NotFoundError: none was signed there.
    """
    note = session.scalar(select(Checkpoint.note).where(Checkpoint.size == size))
    if note is None:
        raise NotFoundError(f"No checkpoint of {size} events was signed.")
    return note
