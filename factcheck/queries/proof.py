"""Proofs that an outsider can check: an event is in the record, an earlier record begins a later one."""

from __future__ import annotations

import json
from base64 import b64encode
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from factcheck.domain.errors import NotFoundError
from factcheck.history.lines import lines
from factcheck.history.tree import StoredTree
from factcheck.store.checkpoint import Checkpoint


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """That an event is one of those a checkpoint covers."""

    event: int
    entry: str
    """The event's line of the export; SHA-256(0x00 + its UTF-8) is the leaf."""
    hashes: tuple[bytes, ...]
    checkpoint: str

    def written(self) -> str:
        """As JSON: what `factcheck history prove` prints and the event's page offers."""
        return (
            json.dumps(
                {
                    "entry": self.entry,
                    "index": self.event - 1,
                    "proof": [b64encode(one).decode() for one in self.hashes],
                    "checkpoint": self.checkpoint,
                },
                ensure_ascii=False,
                indent=1,
            )
            + "\n"
        )


def proof_of(session: Session, event: int) -> Proof:
    """The proof of one event against the last checkpoint.

    Raises:
        NotFoundError: there is no such event, or no checkpoint that covers it yet.
    """
    found = list(lines(session, after=event - 1, upto=event))
    if not found:
        raise NotFoundError(f"There is no event {event}.")
    size, note = _last(session)
    if size < event:
        raise NotFoundError(
            f"No checkpoint covers event {event} yet; factcheck history checkpoint makes one."
        )
    return Proof(
        event=event,
        entry=found[0].entry,
        hashes=tuple(StoredTree(session).inclusion(event, size)),
        checkpoint=note,
    )


def proof_since(session: Session, earlier: int) -> tuple[bytes, ...]:
    """The hashes that show the record of `earlier` events to be the beginning of the last checkpoint's.

    Raises:
        NotFoundError: the last checkpoint covers fewer.
    """
    size, _note = _last(session)
    if not 0 < earlier <= size:
        raise NotFoundError(
            f"The last checkpoint covers {size} events, so it does not go on from one of {earlier}."
        )
    return tuple(StoredTree(session).consistency(earlier, size))


def _last(session: Session) -> tuple[int, str]:
    row = session.execute(
        select(Checkpoint.size, Checkpoint.note).order_by(Checkpoint.size.desc()).limit(1)
    ).one_or_none()
    return (row.size, row.note) if row else (0, "")
