"""The tree is RFC 9162's: against its definition, against spoilt proofs, and against published probes."""

from __future__ import annotations

import json
from base64 import b64decode
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some

from factcheck.history import merkle
from tests.conftest import missing
from tests.history import probes

LEAVES = [probes.leaf(number) for number in range(70)]


@pytest.mark.parametrize("size", range(70))
def test_the_root_is_the_one_of_the_definition(size: int) -> None:
    assert merkle.root_of(LEAVES[:size]) == probes.root(LEAVES[:size])


@pytest.mark.parametrize("size", probes.SIZES)
def test_proofs_are_the_ones_of_the_definition(size: int) -> None:
    leaves = LEAVES[:size]
    tree = merkle.subtrees(leaves)

    for index in range(size):
        assert merkle.inclusion_proof(tree, index, size) == probes.path(index, leaves)
        assert merkle.consistency_proof(tree, index + 1, size) == probes.beginning(
            index + 1, leaves
        )


def test_good_proofs_are_believed_and_spoilt_ones_are_not() -> None:
    wrong = [
        one.name for one in probes.inclusions()
        if merkle.verify_inclusion(one.leaf, one.index, one.size, one.proof, one.root) != one.holds
    ] + [
        one.name for one in probes.consistencies()
        if merkle.verify_consistency(one.old, one.new, one.proof, one.old_root, one.new_root)
        != one.holds
    ]  # fmt: skip

    assert wrong == []
    assert sum(1 for one in (*probes.inclusions(), *probes.consistencies()) if one.holds) > 100


@given(some.data())
def test_no_proof_holds_for_two_leaves(data: some.DataObject) -> None:
    size = data.draw(some.integers(2, 60))
    index = data.draw(some.integers(0, size - 1))
    other = data.draw(some.integers(0, size - 1).filter(lambda one: one != index))
    proof = merkle.inclusion_proof(merkle.subtrees(LEAVES), index, size)

    root = merkle.root_of(LEAVES[:size])
    assert merkle.verify_inclusion(LEAVES[index], index, size, proof, root)
    assert not merkle.verify_inclusion(LEAVES[other], index, size, proof, root)
    assert not merkle.verify_inclusion(LEAVES[index], other, size, proof, root)


@pytest.mark.parametrize("index", [-1, 5])
def test_there_is_no_proof_of_what_is_not_there(index: int) -> None:
    with pytest.raises(ValueError, match="no entry"):
        merkle.inclusion_proof(merkle.subtrees(LEAVES), index, 5)
    with pytest.raises(ValueError, match="no beginning"):
        merkle.consistency_proof(merkle.subtrees(LEAVES), 6 if index > 0 else 0, 5)


def test_a_tree_of_tiles_has_the_root_of_its_leaves() -> None:
    tree = merkle.Frontier()
    for first in range(0, 64, 16):
        tree.add(merkle.root_of(LEAVES[first : first + 16]), 16)
    for leaf in LEAVES[64:]:
        tree.add(leaf)

    assert tree.root() == probes.root(LEAVES)
    with pytest.raises(ValueError, match="cannot follow"):
        tree.add(LEAVES[0], 16)


def test_every_published_probe_is_answered_rightly(pytestconfig: pytest.Config) -> None:
    """transparency-dev/merkle, testdata: 98 inclusion and 98 consistency proofs, good and spoilt."""
    data = pytestconfig.getoption("--data")
    if not data:
        missing("published RFC 9162 probes: give the folder of gold data sets with --data")
    file = Path(data) / "rfc9162-probes" / "probes.jsonl"
    rows = [json.loads(line) for line in file.read_text().splitlines()]

    wrong = [row["case"] for row in rows if _believed(row) == row["wantErr"]]

    assert wrong == []
    assert len(rows) == 196


def _believed(row: dict[str, object]) -> bool:
    def bytes_of(name: str) -> bytes:
        return b64decode(str(row[name] or ""))

    proof = [b64decode(one) for one in row["proof"] or []]  # type: ignore[attr-defined]
    if row["kind"] == "consistency":
        return merkle.verify_consistency(
            row["size1"], row["size2"], proof, bytes_of("root1"), bytes_of("root2")
        )
    return merkle.verify_inclusion(
        bytes_of("leafHash"), row["leafIdx"], row["treeSize"], proof, bytes_of("root")
    )
