"""Work that goes on in the background."""

from __future__ import annotations

from enum import StrEnum


class JobState(StrEnum):
    """Where a piece of background work stands."""

    QUEUED = "queued"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
