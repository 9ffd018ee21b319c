"""The separate checker finds every kind of tampering with an export, and nothing in one left alone."""

from __future__ import annotations

import ast
import json
import sys
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

import pytest

import factcheck
from factcheck.history import keyfile
from factcheck.history.chain import canonical, digest
from factcheck.history.export import exported
from factcheck.history.note import Signer, Tree, read_checkpoint
from factcheck.store.session import Store
from factcheck.workflow.checkpoint import rotate_key, seal
from tests import factories
from tests.factories import NOW

PROGRAM = Path(factcheck.__file__).parent / "docs" / "verify_history.py"


@pytest.fixture(scope="module")
def checker() -> ModuleType:
    spec = spec_from_file_location("verify_history", PROGRAM)
    assert spec
    assert spec.loader
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def lines(sqlite_store: Store, tmp_path: Path) -> list[bytes]:
    """A small export with two checkpoints and two keys."""
    given = {"instance": tmp_path, "desk": "Test Desk", "actor": "ada@example.org", "at": NOW}
    with sqlite_store.writing() as db:
        factories.account(db)
    seal(sqlite_store, because="asked", **given)
    rotate_key(sqlite_store, **given)
    with sqlite_store.writing() as db:
        factories.recorded(db)
    seal(sqlite_store, because="asked", **given)
    with sqlite_store.reading() as db:
        return [f"{line}\n".encode() for line in exported(db)]


def _holds(checker: ModuleType, lines: list[bytes], *notes: str) -> bool:
    try:
        checker.check(lines, [("kept.txt", note) for note in notes])
    except checker.RecordError:
        return False
    return True


def _notes(lines: list[bytes]) -> list[str]:
    return [json.loads(line)["checkpoint"] for line in lines if line.startswith(b'{"checkpoint"')]


def test_the_checker_knows_nothing_of_the_program() -> None:
    tree = ast.parse(PROGRAM.read_text("utf-8"))
    imported = {
        name.split(".")[0]
        for node in ast.walk(tree)
        if isinstance(node, ast.Import | ast.ImportFrom)
        for name in (
            [node.module or ""]
            if isinstance(node, ast.ImportFrom)
            else [one.name for one in node.names]
        )
    }

    assert imported - set(sys.stdlib_module_names) == {"cryptography"}


def test_an_export_left_alone_holds(checker: ModuleType, lines: list[bytes]) -> None:
    events, head, checkpoints = checker.check(lines, [("kept.txt", _notes(lines)[0])])

    assert (events, checkpoints) == (5, 3)
    assert head == json.loads(lines[-1])["end"]["head"]


def test_no_byte_can_be_changed(checker: ModuleType, lines: list[bytes]) -> None:
    unseen = []
    for number, line in enumerate(lines):
        # The first event holds all scales; a stride that is prime to everything keeps the test short.
        for place in range(0, len(line), 1 if len(line) < 2_000 else 97):
            changed = bytearray(line)
            changed[place] ^= 1
            if _holds(checker, [*lines[:number], bytes(changed), *lines[number + 1 :]]):
                unseen.append((number, place))

    assert unseen == []


def test_no_line_can_be_left_out_doubled_or_moved(checker: ModuleType, lines: list[bytes]) -> None:
    for number, line in enumerate(lines):
        assert not _holds(checker, lines[:number] + lines[number + 1 :]), (
            f"without line {number + 1}"
        )
        assert not _holds(checker, [*lines[:number], line, line, *lines[number + 1 :]])
        assert not _holds(checker, lines[:number]), f"cut after line {number}"
    events = [line for line in lines if b'"seq"' in line[-20:]]
    for number in range(len(events) - 1):
        moved = lines.copy()
        moved[number], moved[number + 1] = moved[number + 1], moved[number]
        assert not _holds(checker, moved)


def _again(lines: list[bytes], first: int, old: str, new: str) -> list[bytes]:
    """The events rewritten from `first` on, consistently."""
    events = [json.loads(line) for line in lines if b'"digest"' in line]
    for number in range(first - 1, len(events)):
        one = events[number]
        one["previous"] = events[number - 1]["digest"]
        one["body"] = one["body"].replace(old, new)
        one["digest"] = digest(one["previous"], one["body"])
    return [f"{canonical(one)}\n".encode() for one in events]


def test_a_consistent_rewrite_is_found(checker: ModuleType, lines: list[bytes]) -> None:
    events = _again(lines, 2, "reviewer", "admin")
    end = json.loads(lines[-1])
    end["end"]["head"] = json.loads(events[-1])["digest"]
    rest = [line for line in lines[:-1] if b'"digest"' not in line]
    rewritten = [*events, *rest, f"{canonical(end)}\n".encode()]

    with pytest.raises(checker.RecordError, match="events 1 to 3 were rewritten"):
        checker.check(rewritten)


def test_a_record_written_anew_with_a_new_key_needs_a_checkpoint_from_elsewhere(
    checker: ModuleType, lines: list[bytes], tmp_path: Path
) -> None:
    kept = _notes(lines)[-1]
    origin = read_checkpoint(kept).tree.origin
    thief = Signer.made(origin)
    events = _again(lines, 2, "reviewer", "admin")
    tree = checker.Tree()
    for line in events:
        tree.add(line[:-1])
    note = thief.sign(Tree(origin, len(events), checker.root_of(tree.roots)).written())
    made = [
        *events,
        f"{canonical({'key': str(thief.verifier)})}\n".encode(),
        f"{canonical({'checkpoint': note})}\n".encode(),
    ]
    end = {
        "checkpoints": 1,
        "events": len(events),
        "head": json.loads(events[-1])["digest"],
        "keys": 1,
    }
    made.append(f"{canonical({'end': end})}\n".encode())

    assert _holds(checker, made)  # it agrees with itself
    with pytest.raises(checker.RecordError, match="the key was swapped"):
        checker.check(made, [("kept.txt", kept)])
    mine = keyfile.read(tmp_path)
    assert mine
    with pytest.raises(checker.RecordError, match="does not name the key"):
        checker.check(made, trusted=[checker.read_key(str(mine.verifier))])


def test_a_tail_cut_with_everything_that_knew_it_is_found_by_a_kept_checkpoint(
    checker: ModuleType, lines: list[bytes]
) -> None:
    first, last = _notes(lines)
    events = [line for line in lines if b'"digest"' in line][:3]
    keys = [line for line in lines if line.startswith(b'{"key"')]
    end = {
        "checkpoints": 1,
        "events": 3,
        "head": json.loads(events[-1])["digest"],
        "keys": len(keys),
    }
    cut = [
        *events, *keys, f"{canonical({'checkpoint': first})}\n".encode(),
        f"{canonical({'end': end})}\n".encode(),
    ]  # fmt: skip

    assert _holds(checker, cut)
    with pytest.raises(checker.RecordError, match="the end was cut off"):
        checker.check(cut, [("kept.txt", last)])
