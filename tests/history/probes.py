"""Proofs that must be believed and proofs that must not, made from trees of every small size.

The faults are those that published verifiers were found to overlook: a flipped bit, a hash too many or too
few, two hashes that changed places, another leaf, another place, another size, another root, no proof.
"""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from typing import NamedTuple

SIZES = (1, 2, 3, 4, 5, 7, 8, 9, 13, 16, 17)


class Inclusion(NamedTuple):
    name: str
    leaf: bytes
    index: int
    size: int
    proof: list[bytes]
    root: bytes
    holds: bool


class Consistency(NamedTuple):
    name: str
    old: int
    new: int
    proof: list[bytes]
    old_root: bytes
    new_root: bytes
    holds: bool


def leaf(number: int) -> bytes:
    return sha256(b"\x00entry %d" % number).digest()


def root(leaves: list[bytes]) -> bytes:
    """The definition of RFC 9162, 2.1.1, word for word and slow."""
    if not leaves:
        return sha256(b"").digest()
    if len(leaves) == 1:
        return leaves[0]
    left = 1
    while left * 2 < len(leaves):
        left *= 2
    return sha256(b"\x01" + root(leaves[:left]) + root(leaves[left:])).digest()


def path(index: int, leaves: list[bytes]) -> list[bytes]:
    """The definition of 2.1.3.1."""
    if len(leaves) == 1:
        return []
    left = 1
    while left * 2 < len(leaves):
        left *= 2
    if index < left:
        return [*path(index, leaves[:left]), root(leaves[left:])]
    return [*path(index - left, leaves[left:]), root(leaves[:left])]


def beginning(old: int, leaves: list[bytes], *, whole: bool = True) -> list[bytes]:
    """The definition of 2.1.4.1."""
    if old == len(leaves):
        return [] if whole else [root(leaves)]
    left = 1
    while left * 2 < len(leaves):
        left *= 2
    if old <= left:
        return [*beginning(old, leaves[:left], whole=whole), root(leaves[left:])]
    return [*beginning(old - left, leaves[left:], whole=False), root(leaves[:left])]


def inclusions() -> Iterator[Inclusion]:
    for size in SIZES:
        leaves = [leaf(number) for number in range(size)]
        for index in range(size):
            good = Inclusion(
                f"{index} of {size}", leaves[index], index, size, path(index, leaves), root(leaves), True
            )  # fmt: skip
            yield good
            bad = good._replace(holds=False)
            for name, proof in _spoilt(good.proof):
                yield bad._replace(name=f"{good.name}: {name}", proof=proof)
            yield bad._replace(name=f"{good.name}: leaf", leaf=leaf(size))
            yield bad._replace(name=f"{good.name}: root", root=leaf(size))
            yield bad._replace(name=f"{good.name}: no size", size=0)
            yield bad._replace(name=f"{good.name}: behind the end", index=size)
            yield bad._replace(name=f"{good.name}: before the beginning", index=-1)
            yield bad._replace(name=f"{good.name}: empty leaf", leaf=b"")
            if size > 1:
                yield bad._replace(name=f"{good.name}: place", index=(index + 1) % size)


def consistencies() -> Iterator[Consistency]:
    for new in SIZES:
        leaves = [leaf(number) for number in range(new)]
        for old in range(1, new + 1):
            good = Consistency(
                f"{old} in {new}", old, new, beginning(old, leaves), root(leaves[:old]), root(leaves), True
            )  # fmt: skip
            yield good
            bad = good._replace(holds=False)
            for name, proof in _spoilt(good.proof):
                yield bad._replace(name=f"{good.name}: {name}", proof=proof)
            yield bad._replace(name=f"{good.name}: nothing before", old=0)
            yield bad._replace(name=f"{good.name}: backwards", old=new + 1)
            yield bad._replace(name=f"{good.name}: old root", old_root=leaf(new))
            yield bad._replace(name=f"{good.name}: new root", new_root=leaf(new))
            if old < new:
                yield bad._replace(
                    name=f"{good.name}: roots", old_root=good.new_root, new_root=good.old_root
                )


def _spoilt(proof: list[bytes]) -> Iterator[tuple[str, list[bytes]]]:
    yield "one too many", [*proof, leaf(99)]
    yield "one too many in front", [leaf(99), *proof]
    for number, one in enumerate(proof):
        yield (
            f"bit of {number}",
            [*proof[:number], bytes([one[0] ^ 4]) + one[1:], *proof[number + 1 :]],
        )
        yield f"without {number}", proof[:number] + proof[number + 1 :]
        yield f"{number} cut short", [*proof[:number], one[:-1], *proof[number + 1 :]]
    if len(proof) > 1:
        yield "turned round", proof[::-1]
