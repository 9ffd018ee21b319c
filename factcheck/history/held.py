"""Holding the record against checkpoints: the store's own, those kept beside it, and one brought along."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from factcheck.history import keyfile
from factcheck.history.note import NoteError, SignedTree, Verifier, read_checkpoint
from factcheck.store.checkpoint import Checkpoint, SigningKey

FOLDER = "checkpoints"
"""In the instance folder: a copy of every checkpoint, one file each, outside the database."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A checkpoint somebody has, by the name a person knows it by."""

    name: str
    note: str
    inside: bool = False
    """From the store's own table, which goes with the database when that is copied or replaced."""
    row: tuple[int, str] | None = None
    """Size and root as the table's columns have them, which the program reads instead of the note."""


def own(session: Session) -> list[Kept]:
    """The checkpoints in the store's own table."""
    return [
        Kept(
            name=f"the checkpoint of {row.size} events in the database",
            note=row.note,
            inside=True,
            row=(row.size, row.root),
        )
        for row in session.execute(
            select(Checkpoint.size, Checkpoint.root, Checkpoint.note).order_by(Checkpoint.size)
        )
    ]


def beside(instance: Path) -> list[Kept]:
    """The checkpoints kept as files in the instance folder."""
    return [
        Kept(name=f"the checkpoint {path.name}", note=path.read_text("utf-8", errors="replace"))
        for path in sorted((instance / FOLDER).glob("*.txt"))
    ]


def newest_kept(instance: Path) -> int:
    """How many events the longest checkpoint beside the database covers; 0 where there is none."""
    return max(sizes(beside(instance)), default=0)


def brought(path: Path) -> Kept:
    """A checkpoint somebody kept elsewhere."""
    return Kept(name=f"the checkpoint {path.name}", note=path.read_text("utf-8", errors="replace"))


def verifiers(session: Session) -> list[Verifier]:
    """Every key the record has named, the first one first.

    Raises:
        NoteError: one is not a key.
    """
    return [
        Verifier.parsed(text)
        for text in session.scalars(select(SigningKey.verifier).order_by(SigningKey.id))
    ]


def key_off(session: Session, instance: Path) -> str | None:
    """What is off with the private key's file; None when it is the one the record names, or there is none.

    Raises:
        StoreError: the file cannot be read, or is no key.
    """
    signer = keyfile.read(instance)
    named = session.scalar(
        select(SigningKey.verifier)
        .where(SigningKey.retired_at.is_(None))
        .order_by(SigningKey.id.desc())
    )
    if signer is None or named is None or str(signer.verifier) == named:
        return None
    return f"{instance / keyfile.NAME} is not the key the record names ({named}): it was swapped"


def sizes(kept: Iterable[Kept]) -> set[int]:
    """At which lengths the root is asked for."""
    found = set()
    for one in kept:
        try:
            found.add(read_checkpoint(one.note).tree.size)
        except NoteError:
            continue
    return found


def off(
    kept: Sequence[Kept], roots: Mapping[int, bytes], events: int, keys: Sequence[Verifier]
) -> str | None:
    """The first thing that is off between the record and the checkpoints; None when they agree.

    `roots` has the root of the record at every size that `sizes` named and the record reaches.
    """
    read: list[tuple[SignedTree, Kept]] = []
    for one in kept:
        try:
            read.append((read_checkpoint(one.note), one))
        except NoteError as error:
            return f"{one.name} cannot be read: {error}"
    read.sort(key=lambda pair: pair[0].tree.size)
    origins = {key.name for key in keys}
    fits = 0
    for signed, one in read:
        if one.row not in {None, (signed.tree.size, signed.tree.root.hex())}:
            return f"{one.name} was changed: size or root beside it is not what its note signs"
        problem = _unsigned(signed, one, keys, origins)
        if problem:
            return problem
        if signed.tree.size > events:
            return _too_short(signed.tree.size, one, events)
        if roots[signed.tree.size] != signed.tree.root:
            return (
                f"{one.name} does not fit: one or more of events {fits + 1} to {signed.tree.size} "
                "were rewritten, with all that follows, after it was signed"
            )
        fits = signed.tree.size
    return None


def _unsigned(
    signed: SignedTree, one: Kept, keys: Sequence[Verifier], origins: set[str]
) -> str | None:
    if signed.tree.origin not in origins:
        return (
            f"{one.name} is of another record: it is signed for “{signed.tree.origin}”, "
            f"this is {_named(origins)}"
        )
    if any(signed.signed_by(key) for key in keys):
        return None
    known = {(key.name, key.id) for key in keys}
    if any((name, given) in known for name, given, _signature in signed.signatures):
        return f"{one.name} was changed after it was signed: the signature does not fit"
    return (
        f"{one.name} is signed with a key this record does not name: the key was swapped, or the "
        "whole record was"
    )


def _too_short(size: int, one: Kept, events: int) -> str:
    if one.inside:
        return (
            f"{one.name} covers more than the {events} there are: events {events + 1} to {size}, "
            "the end of the record, were cut off"
        )
    return (
        f"{one.name} covers {size} events, the database has {events}: an older copy was restored, "
        "or the end was cut off"
    )


def _named(origins: set[str]) -> str:
    return " or ".join(f"“{one}”" for one in sorted(origins)) or "one that never signed anything"
