"""Signing what the record is: keys, and the checkpoints that hold the program to it."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from factcheck.domain.action import Action
from factcheck.domain.errors import StoreError
from factcheck.history import held, keyfile
from factcheck.history.lines import length
from factcheck.history.log import record
from factcheck.history.note import NoteError, Signer, Tree
from factcheck.history.tree import StoredTree, grow
from factcheck.history.verify import Verification, verify
from factcheck.store.checkpoint import Checkpoint, RecordCheck, SigningKey
from factcheck.store.pseudonym import PROGRAM
from factcheck.store.session import Store

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sealed:
    """A checkpoint: how many events it covers, the note, and whether it was made just now."""

    size: int
    note: str
    made_at: datetime
    new: bool


def signing_key(session: Session, *, instance: Path, desk: str, actor: str, at: datetime) -> Signer:
    """The key to sign with, made and noted in the record the first time.

    Raises:
        StoreError: the key's file is gone, or is not the one the record names.
    """
    active = _active(session)
    signer = keyfile.read(instance)
    if signer is None and active is not None:
        raise StoreError(
            f"{instance / keyfile.NAME} is gone, the key that signs checkpoints: put it back from a "
            "copy, or make a new one with factcheck history key --rotate"
        )
    if active is not None and signer is not None:
        if str(signer.verifier) != active.verifier:
            raise StoreError(
                f"{instance / keyfile.NAME} is not the key the record names ({active.verifier}): it "
                "was swapped; put the right one back, or rotate it with factcheck history key --rotate"
            )
        return signer
    if signer is None:
        signer = Signer.made(keyfile.origin(desk))
        keyfile.write(instance, signer)
    _name_key(session, signer, Action.KEY_MADE, {}, actor, at)
    return signer


def provide_key(store: Store, *, instance: Path, desk: str, actor: str, at: datetime) -> Signer:
    """The key to sign with, made the first time; commits, because the file has to fit the record.

    Raises:
        StoreError: the key's file is gone, or is not the one the record names.
    """
    with store.writing() as session:
        return signing_key(session, instance=instance, desk=desk, actor=actor, at=at)


def rotate_key(store: Store, *, instance: Path, desk: str, actor: str, at: datetime) -> Signer:
    """Sign with a new key from now on. The old public key stays, so that old checkpoints verify.

    Commits before the file is replaced: should the program die in between, rotating again helps.
    """
    with store.writing() as session:
        active = _active(session)
        before = active.verifier.rpartition("+")[0] if active else "none"
        name = before.partition("+")[0] if active else keyfile.origin(desk)
        signer = Signer.made(name)
        if active is not None:
            active.retired_at = at
        _name_key(session, signer, Action.KEY_ROTATED, {"before": before}, actor, at)
    keyfile.write(instance, signer)
    return signer


def add_checkpoint(
    session: Session, *, signer: Signer, kept: list[held.Kept], because: str, at: datetime
) -> Sealed:
    """Sign the record as it stands; one that has not grown since is not signed again.

    A log must never sign two histories that contradict each other (C2SP tlog-checkpoint), so that the
    last checkpoints, the store's own and those `kept` beside it, are held against the record first.

    Raises:
        StoreError: one of them does not fit.
    """
    size = length(session)
    tree = StoredTree(session)
    _demand_consistent(session, tree, [*held.own(session)[-1:], *kept[-1:]], size)
    known = session.scalar(select(Checkpoint).where(Checkpoint.size == size))
    if known is not None:
        return Sealed(size=size, note=known.note, made_at=known.made_at, new=False)
    grow(session, size)
    root = StoredTree(session).root(size)
    note = signer.sign(Tree(signer.name, size, root).written())
    key = session.scalars(
        select(SigningKey).where(SigningKey.verifier == str(signer.verifier))
    ).one()
    session.add(
        Checkpoint(
            size=size, root=root.hex(), note=note, signing_key_id=key.id, made_at=at,
            made_because=because,
        )
    )  # fmt: skip
    return Sealed(size=size, note=note, made_at=at, new=True)


def seal(
    store: Store, *, instance: Path, desk: str, because: str, actor: str, at: datetime
) -> Sealed:
    """Make a checkpoint and keep a copy outside the database.

    Commits, because the file may only appear when the database has what it says.

    Raises:
        StoreError: the key or an earlier checkpoint does not fit, or the folder cannot be written.
    """
    with store.writing() as session:
        signer = signing_key(session, instance=instance, desk=desk, actor=actor, at=at)
        made = add_checkpoint(
            session, signer=signer, kept=held.beside(instance), because=because, at=at
        )
    folder = instance / held.FOLDER
    path = folder / f"{made.size:010}.txt"
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not path.exists():
            path.write_text(made.note, "utf-8")
    except OSError as error:
        raise StoreError(f"{path} cannot be written ({error.strerror}); check the folder") from None
    return made


def seal_for_report(
    store: Store, *, instance: Path, desk: str, actor: str, at: datetime
) -> str | None:
    """A checkpoint because a report went out; says why when there can be none, for the report is out."""
    try:
        seal(store, instance=instance, desk=desk, because="report", actor=actor, at=at)
    except StoreError as error:
        _log.warning("no checkpoint with the report: %s", error)
        return str(error)
    return None


def seal_when_due(
    store: Store, *, instance: Path, desk: str, every: timedelta, at: datetime
) -> Sealed | None:
    """Check the record and sign it, when `every` has gone by since the last time and something happened.

    Raises:
        StoreError: as `seal`, or the record does not hold.
    """
    with store.reading() as session:
        last = session.execute(
            select(Checkpoint.size, Checkpoint.made_at).order_by(Checkpoint.size.desc()).limit(1)
        ).one_or_none()
        size = length(session)
    if size == 0 or (last and (last.size >= size or at - last.made_at < every)):
        return None
    found = check_record(store, instance=instance, at=at)
    if not found.holds:
        raise StoreError(f"the record does not hold: {found.problem}")
    return seal(store, instance=instance, desk=desk, because="daily", actor=PROGRAM, at=at)


def check_record(store: Store, *, instance: Path, at: datetime) -> Verification:
    """Check the whole record, and note when that was and what came of it."""
    with store.reading() as session:
        found = verify(session, held.beside(instance))
    with store.writing() as session:
        session.add(RecordCheck(at=at, events=found.events, head=found.head, problem=found.problem))
    return found


def _active(session: Session) -> SigningKey | None:
    return session.scalar(
        select(SigningKey)
        .where(SigningKey.retired_at.is_(None))
        .order_by(SigningKey.id.desc())
        .limit(1)
    )


def _name_key(
    session: Session,
    signer: Signer,
    action: Action,
    data: dict[str, str],
    actor: str,
    at: datetime,
) -> None:
    verifier = str(signer.verifier)
    session.add(SigningKey(verifier=verifier, made_at=at, retired_at=None))
    record(
        session,
        actor=actor,
        action=action,
        subject="record",
        data={"key": verifier.rpartition("+")[0], "verifier": verifier, **data},
        at=at,
    )


def _demand_consistent(
    session: Session, tree: StoredTree, last: list[held.Kept], size: int
) -> None:
    roots = {one: tree.root(one) for one in held.sizes(last) if one <= size}
    try:
        problem = held.off(last, roots, size, held.verifiers(session))
    except NoteError as error:
        problem = str(error)
    if problem:
        raise StoreError(
            f"no checkpoint is signed that contradicts an earlier one: {problem}; "
            "run factcheck history verify"
        )
