"""What a reader objects to in a verdict."""

from __future__ import annotations

from enum import StrEnum


class ObjectionState(StrEnum):
    """What became of it."""

    OPEN = "open"
    UPHELD = "upheld"
    """It is right, or may be: the claim was opened again."""
    DECLINED = "declined"
    """The verdict stands."""
