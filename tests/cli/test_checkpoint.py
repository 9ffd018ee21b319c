from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

from factcheck.history.note import Signer, Verifier, read_checkpoint
from factcheck.store.session import Store
from tests import factories
from tests.cli.conftest import Cli


def test_a_checkpoint_is_printed_and_kept_beside_the_database(
    cli: Cli, instance: Path, opened: Store
) -> None:
    made = cli("history", "checkpoint")

    assert made.code == 0
    tree = read_checkpoint(made.out).tree
    assert tree.size == 2  # the desk was opened, the key was made
    assert [file.read_text() for file in (instance / "checkpoints").iterdir()] == [made.out]
    assert cli("history", "checkpoint").out == made.out
    assert "1 checkpoints fit" in cli("history", "verify").out


def test_keys_are_shown_as_notes_write_them_and_can_be_rotated(cli: Cli, opened: Store) -> None:
    first = cli("history", "key").out.splitlines()
    both = cli("history", "key", "--rotate").out.splitlines()

    assert len(first) == 1
    assert both[:1] == first
    assert len({Verifier.parsed(one).id for one in both}) == 2
    assert "put the signing key" in cli("history", "show", "--last", "1").out


def test_a_swapped_key_file_is_named(cli: Cli, instance: Path, opened: Store) -> None:
    cli("history", "checkpoint")
    name = read_checkpoint(cli("history", "checkpoint").out).tree.origin
    (instance / "record.key").write_text(Signer.made(name).written())

    assert "it was swapped" in cli("history", "verify").err
    assert "it was swapped" in cli("history", "key").err
    assert cli("history", "key", "--rotate").code == 0
    assert cli("history", "verify").code == 0


def test_a_kept_checkpoint_shows_a_restored_older_copy(
    cli: Cli, instance: Path, opened: Store
) -> None:
    assert cli("db", "backup", instance / "copy.db").code == 0
    with opened.writing() as db:
        factories.claim(db)
    (instance / "kept.txt").write_text(cli("history", "checkpoint").out)
    opened.close()

    restored = cli("db", "restore", instance / "copy.db")

    assert restored.code == 0
    assert "older than a checkpoint" in restored.err
    inside = cli("history", "verify")
    assert (inside.code, inside.out) == (1, "")
    shutil.rmtree(instance / "checkpoints")
    assert cli("history", "verify").code == 0
    outside = cli("history", "verify", "--checkpoint", instance / "kept.txt")
    assert outside.code == 1
    assert outside.err.count("\n") == 1


def test_a_proof_names_its_place_and_the_way_to_the_root(
    cli: Cli, instance: Path, opened: Store
) -> None:
    assert "No checkpoint covers event 1 yet" in cli("history", "prove", "1").err
    (instance / "first.txt").write_text(cli("history", "checkpoint").out)
    with opened.writing() as db:
        factories.claim(db)
    last = cli("history", "checkpoint").out

    proof = json.loads(cli("history", "prove", "2").out)
    assert (proof["index"], proof["checkpoint"]) == (1, last)
    assert cli("history", "prove", "1", "--since", instance / "first.txt").out
    assert cli("history", "prove", "99").code == 1
    assert cli("history", "prove", "1", "--since", "nothing.txt").code == 1


def test_the_printed_checker_checks_the_written_record(
    cli: Cli, instance: Path, opened: Store
) -> None:
    with opened.writing() as db:
        factories.account(db)
    (instance / "kept.txt").write_text(cli("history", "checkpoint").out)
    (instance / "verify_history.py").write_text(cli("history", "checker").out)
    assert cli("history", "export", "-o", instance / "record.jsonl").code == 0
    assert "exists already" in cli("history", "export", "-o", instance / "record.jsonl").err

    def check(record: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-I", "verify_history.py", record, "--checkpoint", "kept.txt"],
            cwd=instance, capture_output=True, text=True, check=False,
        )  # fmt: skip

    good = check("record.jsonl")
    assert (good.returncode, good.stderr) == (0, "")
    assert "3 events and 2 checkpoints, the record holds" in good.stdout
    text = (instance / "record.jsonl").read_text()
    assert "ada@example.org" not in text
    (instance / "bad.jsonl").write_text(text.replace("reviewer", "Reviewer", 1))
    bad = check("bad.jsonl")
    assert bad.returncode == 1
    assert "event 2 was changed" in bad.stderr
    names = [json.loads(line) for line in cli("history", "export", "--names").out.splitlines()]
    assert {one["name"] for one in names} >= {"ada@example.org", "admin@example.org"}


def test_an_erased_person_is_nowhere_in_what_is_shown(cli: Cli, opened: Store) -> None:
    with opened.writing() as db:
        factories.account(db)

    done = cli("account", "erase", "ada@example.org", "--reason", "asked for")

    assert done.code == 0
    assert "erased person 1" in done.out
    shown = cli("history", "show").out
    assert "ada@example.org" not in shown
    assert "added erased person 1 as reviewer" in shown
    assert cli("history", "verify").code == 0
    assert "erased person 1\treviewer\tdisabled" in cli("account", "list").out
    assert cli("account", "erase", "ada@example.org", "--reason", "again").code == 1
    assert cli("account", "erase", "x", "--source", "--reason", "again").code == 2
