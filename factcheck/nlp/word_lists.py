"""Lists of words written as a line of prose, so that a long list can still be read."""

from __future__ import annotations


def words(text: str) -> frozenset[str]:
    """The words of `text`, parted by spaces, to ask whether one is among them."""
    return frozenset(text.split())


def in_order(text: str) -> tuple[str, ...]:
    """The words of `text` in their order, where the place of a word says what it is worth."""
    return tuple(text.split())
