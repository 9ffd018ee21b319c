"""The Merkle tree of a store's record, with the roots of 256 events at a time kept beside it.

With the tiles a checkpoint of a long record hashes only what is new, and a proof at most 256 events.
`history verify` computes everything anew and trusts none of them.
"""

from __future__ import annotations

from sqlalchemy import func, insert, select
from sqlalchemy.orm import Session

from factcheck.history.lines import leaves
from factcheck.history.merkle import (
    Frontier,
    consistency_proof,
    inclusion_proof,
    root_of,
)
from factcheck.store.checkpoint import TreeTile

TILE = 256
"""Events a tile covers; a power of two."""


class StoredTree:
    """The tree over a session's record, read as far as it is asked for."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._tiles = list(session.scalars(select(TreeTile.root).order_by(TreeTile.id)))

    def root(self, size: int) -> bytes:
        """The root over the first `size` events."""
        return self.subtree(0, size)

    def subtree(self, low: int, high: int) -> bytes:
        """The root of the entries from `low` up to, and without, `high`."""
        tree = Frontier()
        if low % TILE == 0:
            for tile in self._tiles[low // TILE : high // TILE]:
                tree.add(tile, TILE)
        for leaf in leaves(self._session, low + tree.size, high):
            tree.add(leaf)
        return tree.root()

    def inclusion(self, number: int, size: int) -> list[bytes]:
        """The proof that event `number` is one of the first `size`."""
        return inclusion_proof(self.subtree, number - 1, size)

    def consistency(self, old: int, new: int) -> list[bytes]:
        """The proof that the first `old` events are the beginning of the first `new`."""
        return consistency_proof(self.subtree, old, new)


def grow(session: Session, size: int) -> None:
    """Keep the tiles that the first `size` events fill and that are not kept yet."""
    known = session.scalar(select(func.count()).select_from(TreeTile)) or 0
    for number in range(known, size // TILE):
        root = root_of(leaves(session, number * TILE, (number + 1) * TILE))
        session.execute(insert(TreeTile).values(id=number, root=root))
