"""Numbers that stand for words, so that a database finds by index what two articles have in common."""

from __future__ import annotations

from hashlib import blake2b

_BYTES = 8
"""A key is a signed 64-bit number, as every database keeps one: two of a million texts seldom share it."""


def key_of(*parts: str) -> int:
    """One number for these words in this order."""
    digest = blake2b("\x1f".join(parts).encode(), digest_size=_BYTES).digest()
    return int.from_bytes(digest, "big", signed=True)
