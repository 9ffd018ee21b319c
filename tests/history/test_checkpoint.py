"""A checkpoint holds the record to what it was: every way around it is found and named."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from factcheck.domain.errors import StoreError
from factcheck.history import held, keyfile
from factcheck.history.lines import leaves, length
from factcheck.history.merkle import root_of, verify_consistency, verify_inclusion
from factcheck.history.note import Signer, Tree, read_checkpoint
from factcheck.history.tree import TILE, StoredTree
from factcheck.history.verify import verify
from factcheck.queries.proof import proof_of, proof_since
from factcheck.store.checkpoint import Checkpoint, TreeTile
from factcheck.store.session import Store
from factcheck.workflow.checkpoint import (
    Sealed,
    check_record,
    rotate_key,
    seal,
    seal_for_report,
    seal_when_due,
)
from tests import factories
from tests.factories import NOW
from tests.history import tampering


def _sealed(store: Store, instance: Path) -> Sealed:
    return seal(
        store, instance=instance, desk="Test Desk", because="asked", actor="ada@example.org", at=NOW
    )


def _problem(store: Store, *kept: held.Kept) -> str:
    with store.reading() as db:
        return verify(db, kept).problem or ""


def _more(store: Store, events: int = 1) -> None:
    with store.writing() as db:
        for _ in range(events):
            factories.recorded(db)


@pytest.fixture
def worked(sqlite_store: Store) -> Store:
    """A desk with a few events and an article called “Flood kills dozens in Kadra”."""
    with sqlite_store.writing() as db:
        factories.claim(db)
        factories.account(db)
    return sqlite_store


def test_a_checkpoint_says_how_long_the_record_is_and_its_root(
    store: Store, tmp_path: Path
) -> None:
    with store.writing() as db:
        factories.claim(db)

    made = _sealed(store, tmp_path)

    signed = read_checkpoint(made.note)
    with store.reading() as db:
        assert signed.tree.size == length(db) == made.size
        assert signed.tree.root == root_of(leaves(db, 0, made.size))
        assert signed.signed_by(held.verifiers(db)[0])
        found = verify(db, held.beside(tmp_path))
    assert (found.problem, found.checkpoints, found.root) == (None, 1, signed.tree.root)
    assert made.new
    assert not _sealed(store, tmp_path).new


def test_the_key_is_for_its_owner_alone_and_named_in_the_record(
    worked: Store, tmp_path: Path
) -> None:
    made = _sealed(worked, tmp_path)

    file = tmp_path / keyfile.NAME
    assert file.stat().st_mode & 0o777 == 0o600
    assert made.note.startswith("test-desk/")
    with worked.reading() as db:
        signer = keyfile.read(tmp_path)
        assert signer
        assert held.verifiers(db) == [signer.verifier]
    worked.close()
    assert worked.file
    assert signer.seed not in worked.file.read_bytes()
    assert signer.written().split("+")[-1].strip().encode() not in worked.file.read_bytes()


def test_a_rotated_key_signs_and_the_old_checkpoints_still_verify(
    worked: Store, tmp_path: Path
) -> None:
    first = _sealed(worked, tmp_path)
    rotate_key(worked, instance=tmp_path, desk="Test Desk", actor="ada@example.org", at=NOW)
    second = _sealed(worked, tmp_path)

    with worked.reading() as db:
        old, new = held.verifiers(db)
    assert read_checkpoint(first.note).signed_by(old)
    assert read_checkpoint(second.note).signed_by(new)
    assert not read_checkpoint(second.note).signed_by(old)
    assert old.name == new.name
    assert _problem(worked, *held.beside(tmp_path)) == ""


def test_a_long_record_is_hashed_in_tiles_and_the_root_is_the_same(
    sqlite_store: Store, tmp_path: Path
) -> None:
    _more(sqlite_store, 2 * TILE)
    first = _sealed(sqlite_store, tmp_path)
    _more(sqlite_store, 30)
    second = _sealed(sqlite_store, tmp_path)

    with sqlite_store.reading() as db:
        every = leaves(db, 0, second.size)
        assert db.query(TreeTile).count() == 2
        assert read_checkpoint(first.note).tree.root == root_of(every[: first.size])
        assert read_checkpoint(second.note).tree.root == root_of(every)
        tree = StoredTree(db)
        for number in (1, TILE, TILE + 1, 2 * TILE, second.size):
            proof = tree.inclusion(number, second.size)
            assert verify_inclusion(
                every[number - 1], number - 1, second.size, proof, root_of(every)
            )
        proof = tree.consistency(first.size, second.size)
        assert verify_consistency(
            first.size, second.size, proof, root_of(every[: first.size]), root_of(every)
        )
    assert _problem(sqlite_store) == ""


def test_a_cut_tail_is_named_by_the_stores_own_checkpoint(worked: Store, tmp_path: Path) -> None:
    made = _sealed(worked, tmp_path)
    worked.close()
    assert worked.file
    tampering.cut_tail(worked.file, made.size - 1)

    assert f"events {made.size} to {made.size}, the end of the record, were cut off" in _problem(
        worked
    )


def test_a_cut_tail_is_named_by_a_kept_checkpoint(worked: Store, tmp_path: Path) -> None:
    _sealed(worked, tmp_path)
    _more(worked, 3)
    made = _sealed(worked, tmp_path)
    worked.close()
    assert worked.file
    tampering.cut_tail(worked.file, made.size - 3, thoroughly=True)

    assert _problem(worked) == ""  # the chain alone cannot know
    problem = _problem(worked, *held.beside(tmp_path))
    assert "older copy was restored, or the end was cut off" in problem


def test_a_consistent_rewrite_is_named_between_two_checkpoints(
    worked: Store, tmp_path: Path
) -> None:
    first = _sealed(worked, tmp_path)
    with worked.writing() as db:
        factories.article(db, "A bridge fell in Velm\n\nNobody was hurt.")
    second = _sealed(worked, tmp_path)
    worked.close()
    assert worked.file
    tampering.rewrite(worked.file, second.size, "A bridge fell in Velm", "A bridge held in Velm")

    problem = _problem(worked, *held.beside(tmp_path))
    assert f"events {first.size + 1} to {second.size} were rewritten" in problem


def test_without_a_checkpoint_a_consistent_rewrite_goes_unseen(worked: Store) -> None:
    """The negative control: this is what checkpoints are for."""
    worked.close()
    assert worked.file
    tampering.rewrite(worked.file, 2, "Flood kills dozens", "Flood kills nobody")

    assert _problem(worked) == ""


def test_an_older_copy_is_named_by_the_files_beside_it(worked: Store, tmp_path: Path) -> None:
    _sealed(worked, tmp_path)
    worked.close()
    assert worked.file
    shutil.copy(worked.file, tmp_path / "copy.db")
    _more(worked)
    _sealed(worked, tmp_path)
    worked.close()
    shutil.copy(tmp_path / "copy.db", worked.file)

    assert _problem(worked) == ""
    assert "an older copy was restored" in _problem(worked, *held.beside(tmp_path))
    with pytest.raises(StoreError, match="contradicts an earlier one"):
        _sealed(worked, tmp_path)


def test_a_record_that_went_another_way_is_not_signed(worked: Store, tmp_path: Path) -> None:
    _sealed(worked, tmp_path)
    worked.close()
    assert worked.file
    shutil.copy(worked.file, tmp_path / "copy.db")
    with worked.writing() as db:
        factories.article(db, "One way\n\nIt went one way.")
    _sealed(worked, tmp_path)
    worked.close()
    shutil.copy(tmp_path / "copy.db", worked.file)
    with worked.writing() as db:
        factories.article(db, "Another way\n\nIt went another way.")

    with pytest.raises(StoreError, match="were rewritten"):
        _sealed(worked, tmp_path)


def test_a_swapped_key_is_named(worked: Store, tmp_path: Path) -> None:
    made = _sealed(worked, tmp_path)
    mine = keyfile.read(tmp_path)
    assert mine
    thief = Signer.made(mine.name)
    tree = read_checkpoint(made.note).tree

    forged = held.Kept(name="the checkpoint forged.txt", note=thief.sign(tree.written()))
    assert "the key was swapped" in _problem(worked, forged)
    keyfile.write(tmp_path, thief)
    _more(worked)
    with pytest.raises(StoreError, match="not the key the record names"):
        _sealed(worked, tmp_path)
    (tmp_path / keyfile.NAME).unlink()
    with pytest.raises(StoreError, match="is gone"):
        _sealed(worked, tmp_path)


def test_a_checkpoint_of_another_record_or_a_changed_one_is_named(
    worked: Store, tmp_path: Path
) -> None:
    made = _sealed(worked, tmp_path)
    strange = Signer.made("elsewhere/1")

    other = strange.sign(Tree("elsewhere/1", 3, b"\0" * 32).written())
    assert "of another record" in _problem(worked, held.Kept(name="other.txt", note=other))
    changed = made.note.replace(f"\n{made.size}\n", f"\n{made.size - 1}\n")
    assert "changed after it was signed" in _problem(worked, held.Kept(name="c.txt", note=changed))
    assert "cannot be read" in _problem(worked, held.Kept(name="c.txt", note="hello"))


def test_a_changed_tile_never_gets_past_verification(sqlite_store: Store, tmp_path: Path) -> None:
    _more(sqlite_store, TILE)
    _sealed(sqlite_store, tmp_path)
    sqlite_store.close()
    with closing(sqlite3.connect(str(sqlite_store.file))) as db, db:
        db.execute("UPDATE tree_tile SET root = zeroblob(32)")
    _more(sqlite_store)

    with pytest.raises(StoreError, match="contradicts"):
        _sealed(sqlite_store, tmp_path)
    assert _problem(sqlite_store) == ""


def test_a_proof_can_be_checked_by_who_has_only_the_checkpoint(
    worked: Store, tmp_path: Path
) -> None:
    from hashlib import sha256

    first = _sealed(worked, tmp_path)
    _more(worked, 5)
    last = _sealed(worked, tmp_path)

    with worked.reading() as db:
        proof = proof_of(db, 2)
        since = proof_since(db, first.size)
    tree = read_checkpoint(proof.checkpoint).tree
    leaf = sha256(b"\0" + proof.entry.encode()).digest()
    assert proof.checkpoint == last.note
    assert verify_inclusion(leaf, 1, tree.size, proof.hashes, tree.root)
    then = read_checkpoint(first.note).tree
    assert verify_consistency(then.size, tree.size, since, then.root, tree.root)


def test_checkpoints_come_when_due_and_something_happened(worked: Store, tmp_path: Path) -> None:
    def due(hours: int) -> Sealed | None:
        return seal_when_due(
            worked, instance=tmp_path, desk="Test Desk", every=timedelta(hours=24),
            at=NOW + timedelta(hours=hours),
        )  # fmt: skip

    first = due(0)
    assert first
    assert due(48) is None
    _more(worked)
    assert due(1) is None
    second = due(25)
    assert second
    assert second.size == first.size + 1
    with worked.reading() as db:
        assert [one.made_because for one in db.query(Checkpoint)] == ["daily", "daily"]


def test_a_report_that_is_out_is_not_called_back_for_want_of_a_key(
    worked: Store, tmp_path: Path
) -> None:
    def send() -> str | None:
        return seal_for_report(
            worked, instance=tmp_path, desk="Test Desk", actor="ada@example.org", at=NOW
        )

    assert send() is None
    (tmp_path / keyfile.NAME).write_text("no key")
    assert "is not a signing key" in str(send())


def test_what_checking_came_to_is_noted(worked: Store, tmp_path: Path) -> None:
    assert check_record(worked, instance=tmp_path, at=NOW).holds
    with closing(sqlite3.connect(str(worked.file))) as db, db:
        db.execute("UPDATE article SET title = 'x'")

    assert not check_record(worked, instance=tmp_path, at=NOW).holds
    with worked.reading() as db:
        from factcheck.queries.history import seal as standing

        assert "article/1" in str(standing(db).problem)
