"""Signed checkpoints of the record, the keys they are signed with, and what was found when it was checked."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, LargeBinary, Text
from sqlalchemy.orm import Mapped, mapped_column

from factcheck.store.base import Base, Hex, Slug, Words, no_state


class SigningKey(Base):
    """The public half of a key that signs checkpoints. Old ones stay, so that old checkpoints verify."""

    __tablename__ = "signing_key"

    id: Mapped[int] = mapped_column(primary_key=True)
    verifier: Mapped[str] = mapped_column(Words, unique=True)
    """As the note format writes it: name+key id+base64."""
    made_at: Mapped[datetime]
    retired_at: Mapped[datetime | None]


class Checkpoint(Base):
    """What the record was at a moment, signed. It vouches for itself, so the record does not."""

    __tablename__ = "checkpoint"
    __table_args__ = (no_state("signed, so that each vouches for itself"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    size: Mapped[int] = mapped_column(unique=True)
    """How many events it covers."""
    root: Mapped[str] = mapped_column(Hex)
    note: Mapped[str] = mapped_column(Text)
    signing_key_id: Mapped[int] = mapped_column(ForeignKey("signing_key.id"))
    made_at: Mapped[datetime]
    made_because: Mapped[str] = mapped_column(Slug)


class TreeTile(Base):
    """The root of 256 events in a row, so that a checkpoint does not hash them again. Can be rebuilt."""

    __tablename__ = "tree_tile"
    __table_args__ = (no_state("hashes kept to save time; verification makes them anew"),)

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    """0 for events 1 to 256, 1 for the next, and so on."""
    root: Mapped[bytes] = mapped_column(LargeBinary)


class RecordCheck(Base):
    """That the whole record was checked, when, and what came of it: the seal on the history page."""

    __tablename__ = "record_check"
    __table_args__ = (no_state("what the last check found; verification does not ask it"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime]
    events: Mapped[int]
    head: Mapped[str] = mapped_column(Hex)
    problem: Mapped[str | None] = mapped_column(Text)
