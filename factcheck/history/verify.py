"""Checking the record: chain, tree, checkpoints, and that the tables are what the record says they are."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field

from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from factcheck.history import held
from factcheck.history.chain import GENESIS, digest
from factcheck.history.lines import Line, head, lines, unlike
from factcheck.history.merkle import EMPTY, Frontier, leaf_hash
from factcheck.history.note import NoteError
from factcheck.history.state import LastWritten, Rows, names_differ, replay, tables_differ

__all__ = ["LastWritten", "Verification", "head", "verify"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Verification:
    """What came of checking. `problem` is None when everything is as it was written."""

    events: int
    head: str
    problem: str | None = None
    root: bytes = EMPTY
    """The root of the Merkle tree over the events that hold."""
    checkpoints: int = 0
    """How many signed checkpoints it was held against."""

    @property
    def holds(self) -> bool:
        """Whether nothing is off."""
        return self.problem is None


@dataclass(slots=True)
class _Walk:
    """How far the record was read, and what it came to."""

    count: int = 0
    head: str = GENESIS
    problem: str | None = None
    tree: Frontier = field(default_factory=Frontier)
    roots: dict[int, bytes] = field(default_factory=dict)
    rows: Rows = field(default_factory=dict)
    erased: dict[str, str] = field(default_factory=dict)
    actors: dict[str, int] = field(default_factory=dict)
    """Who did anything, with their first event."""


def verify(session: Session, kept: Sequence[held.Kept] = ()) -> Verification:
    """Walk the record from its first event, hold checkpoints against it and every table against its replay.

    The store's own checkpoints are always asked; `kept` are others. Stops at the first thing that is off
    and names it.
    """
    off = None
    try:
        kept = [*held.own(session), *kept]
    except DBAPIError:
        off = "a checkpoint in the database cannot be read: it was changed"
    sizes = held.sizes(kept)
    walk = _walked(session, sizes)
    problem = walk.problem or off or _checkpoints_off(session, kept, walk)
    problem = problem or names_differ(session, walk.erased, walk.actors)
    problem = problem or tables_differ(session, walk.rows)
    return Verification(
        events=walk.count,
        head=walk.head,
        root=walk.tree.root(),
        problem=problem,
        checkpoints=len(sizes),
    )


def _walked(session: Session, sizes: set[int]) -> _Walk:
    walk = _Walk()
    try:
        for line in lines(session):
            walk.problem = _replayed(line, walk)
            if walk.problem:
                break
            walk.tree.add(leaf_hash(line.entry.encode()))
            walk.head, walk.count = line.digest, line.id
            if walk.count in sizes:
                walk.roots[walk.count] = walk.tree.root()
    except DBAPIError:
        walk.problem = f"event {walk.count + 1} is not readable"
    return walk


def _replayed(line: Line, walk: _Walk) -> str | None:
    """Do to the walk's rows what the event did; what is off with it, if anything."""
    try:
        problem = _off(line, walk.count + 1, walk.head)
        if problem:
            return problem
        body = json.loads(line.body)
        key = unlike(line, body)
        if key:
            return (
                f"{_named(line)} was changed after it was written: its {key} is not what was hashed"
            )
        replay(body, walk.rows, walk.erased)
    except (ValueError, TypeError, LookupError, AttributeError):
        return f"{_named(line)} is not readable"
    walk.actors.setdefault(line.actor, line.id)
    return None


def _off(line: Line, expected: int, before: str) -> str | None:
    if line.id != expected:
        return f"event {expected} is missing: the record goes on with {_named(line)}"
    if line.previous != before:
        return f"{_named(line)} does not follow on from the event before it"
    if digest(line.previous, line.body) != line.digest:
        return f"{_named(line)} was changed after it was written: its digest does not fit its text"
    return None


def _named(line: Line) -> str:
    return f"event {line.id} ({line.action})"


def _checkpoints_off(session: Session, kept: Sequence[held.Kept], walk: _Walk) -> str | None:
    if not kept:
        return None
    try:
        keys = held.verifiers(session)
    except (NoteError, DBAPIError) as error:
        why = error if isinstance(error, NoteError) else "something in it is no text"
        return f"the table of signing keys cannot be read: {why}"
    walk.roots.setdefault(0, EMPTY)
    return held.off(kept, walk.roots, walk.count, keys)
