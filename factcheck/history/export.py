"""The record as one file that anybody can check: events, then what vouches for them."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import select
from sqlalchemy.orm import Session

from factcheck.history.chain import GENESIS, canonical
from factcheck.history.lines import lines
from factcheck.store.checkpoint import Checkpoint, SigningKey


def exported(session: Session) -> Iterator[str]:
    """The lines of the file, without their line breaks.

    `docs/verify_history.py` says what each is, and checks them.
    """
    count, head = 0, GENESIS
    for line in lines(session):
        yield line.entry
        count, head = line.id, line.digest
    notes = session.scalars(select(Checkpoint.note).order_by(Checkpoint.size)).all()
    keys = session.scalars(select(SigningKey.verifier).order_by(SigningKey.id)).all()
    for key in keys:
        yield canonical({"key": key})
    for note in notes:
        yield canonical({"checkpoint": note})
    yield canonical(
        {"end": {"checkpoints": len(notes), "events": count, "head": head, "keys": len(keys)}}
    )
