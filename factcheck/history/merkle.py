"""The Merkle tree of RFC 9162 (section 2.1) over the lines of the record.

    leaf = SHA-256(0x00 + entry)        node = SHA-256(0x01 + left + right)

An entry is one line of `factcheck history export`, without its line break, in UTF-8 (`chain.entry`).
The root says what all entries are; a proof of inclusion shows that one entry is among them, a proof of
consistency that an earlier tree is the beginning of a later one, each with a few hashes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from hashlib import sha256

EMPTY = sha256(b"").digest()
"""The root of a tree without entries."""
Subtree = Callable[[int, int], bytes]
"""The root of the entries from the first number up to, and without, the second; counted from 0."""


def leaf_hash(entry: bytes) -> bytes:
    """The hash of one entry."""
    return sha256(b"\x00" + entry).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """The hash over two subtrees."""
    return sha256(b"\x01" + left + right).digest()


class Frontier:
    """A tree that only grows: keeps one hash for each bit of its size, and never an entry."""

    def __init__(self) -> None:
        self.size = 0
        self._roots: list[tuple[int, bytes]] = []

    def add(self, hashed: bytes, weight: int = 1) -> None:
        """Put a leaf's hash at the end, or the root of `weight` leaves, a power of two.

        Raises:
            ValueError: a subtree of that weight does not begin where the tree ends.
        """
        if self.size % weight:
            raise ValueError(f"a subtree of {weight} cannot follow {self.size} leaves")
        self.size += weight
        roots = self._roots
        while roots and roots[-1][0] == weight:
            hashed = sha256(b"\x01" + roots.pop()[1] + hashed).digest()
            weight *= 2
        roots.append((weight, hashed))

    def root(self) -> bytes:
        """The root of what was added so far."""
        if not self._roots:
            return EMPTY
        *rest, (_weight, root) = self._roots
        for _weight, left in reversed(rest):
            root = node_hash(left, root)
        return root


def root_of(leaves: Iterable[bytes]) -> bytes:
    """The root over hashes of leaves."""
    tree = Frontier()
    for leaf in leaves:
        tree.add(leaf)
    return tree.root()


def subtrees(leaves: Sequence[bytes]) -> Subtree:
    """The roots of parts of a tree whose leaves' hashes are all at hand."""
    return lambda low, high: root_of(leaves[low:high])


def inclusion_proof(subtree: Subtree, index: int, size: int) -> list[bytes]:
    """The hashes that lead from entry `index` (counted from 0) to the root of the first `size`.

    Raises:
        ValueError: the tree has no such entry.
    """
    if not 0 <= index < size:
        raise ValueError(f"a tree of {size} has no entry {index}")
    low, high = 0, size
    proof: list[bytes] = []
    while high - low > 1:
        middle = low + _left(high - low)
        if index < middle:
            proof.append(subtree(middle, high))
            high = middle
        else:
            proof.append(subtree(low, middle))
            low = middle
    return proof[::-1]


def consistency_proof(subtree: Subtree, old: int, new: int) -> list[bytes]:
    """The hashes that show the first `old` entries to be the beginning of the first `new`.

    Raises:
        ValueError: `old` is not between 1 and `new`.
    """
    if not 0 < old <= new:
        raise ValueError(f"a tree of {old} is no beginning of one of {new}")
    low, high = 0, new
    proof: list[bytes] = []
    while old != high:
        middle = low + _left(high - low)
        if old <= middle:
            proof.append(subtree(middle, high))
            high = middle
        else:
            proof.append(subtree(low, middle))
            low = middle
    if low:  # the old tree is not a subtree from the start on: its last part has to be told
        proof.append(subtree(low, high))
    return proof[::-1]


def verify_inclusion(
    leaf: bytes, index: int, size: int, proof: Sequence[bytes], root: bytes
) -> bool:
    """Whether `proof` leads from the hash of entry `index` to `root` (RFC 9162, 2.1.3.2)."""
    if not 0 <= index < size or not _are_hashes(leaf, root, *proof):
        return False
    node, last, reached = index, size - 1, leaf
    for beside in proof:
        if last == 0:
            return False
        if node & 1 or node == last:
            reached = node_hash(beside, reached)
            while node and not node & 1:
                node, last = node >> 1, last >> 1
        else:
            reached = node_hash(reached, beside)
        node, last = node >> 1, last >> 1
    return last == 0 and reached == root


def verify_consistency(
    old: int, new: int, proof: Sequence[bytes], old_root: bytes, new_root: bytes
) -> bool:
    """Whether `proof` shows the tree of `old` to be the beginning of that of `new` (RFC 9162, 2.1.4.2).

    Nothing is shown of an empty tree: every tree begins with it.
    """
    if not 0 < old <= new or not _are_hashes(*proof):
        return False
    if old == new:
        return not proof and old_root == new_root
    path = list(proof)
    if old & (old - 1) == 0:
        path.insert(0, old_root)
    if not path:
        return False
    node, last = old - 1, new - 1
    while node & 1:
        node, last = node >> 1, last >> 1
    reached_old = reached_new = path[0]
    for beside in path[1:]:
        if last == 0:
            return False
        if node & 1 or node == last:
            reached_old = node_hash(beside, reached_old)
            reached_new = node_hash(beside, reached_new)
            while node and not node & 1:
                node, last = node >> 1, last >> 1
        else:
            reached_new = node_hash(reached_new, beside)
        node, last = node >> 1, last >> 1
    return last == 0 and reached_old == old_root and reached_new == new_root


def _are_hashes(*given: bytes) -> bool:
    return all(len(one) == len(EMPTY) for one in given)


def _left(size: int) -> int:
    """How many leaves stand left in a tree of `size`: the largest power of two below it."""
    return 1 << ((size - 1).bit_length() - 1)
