"""What supports or refutes a claim, and how near its source was to what happened."""

from __future__ import annotations

from enum import StrEnum


class Stance(StrEnum):
    """What a piece of evidence does to a claim."""

    SUPPORTS = "supports"
    REFUTES = "refutes"
    CONTEXT = "context"


class SourceKind(StrEnum):
    """How a source is kept."""

    URL = "url"
    UPLOAD = "upload"
    DESCRIBED = "described"


class Closeness(StrEnum):
    """How near a source is to the fact: its own record, somebody's account of it, or a copy."""

    PRIMARY = "primary"
    SECONDARY = "secondary"
    COPY = "copy"


class Grade(StrEnum):
    """How far a desk relies on a source for one use."""

    UNGRADED = "ungraded"
    RELIABLE = "reliable"
    MIXED = "mixed"
    UNRELIABLE = "unreliable"


class CopyState(StrEnum):
    """What a person said to the program's question whether one source copies another."""

    PROPOSED = "proposed"
    ACCEPTED = "accepted"
    REFUSED = "refused"
