"""Notes and checkpoints are C2SP's: other programs' notes are read, and nothing else is."""

from __future__ import annotations

from base64 import b64decode

import pytest

from factcheck.history.note import NoteError, Signer, Tree, Verifier, read_checkpoint

# The example of golang.org/x/mod/sumdb/note (BSD-3-Clause), which the format comes from.
PETER = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
SAID = (
    "If you think cryptography is the answer to your problem,\n"
    "then you don't know what your problem is.\n"
)
SIGNED = (
    "x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM="
)


@pytest.fixture(scope="module")
def signer() -> Signer:
    return Signer.made("desk.example/1")


@pytest.fixture(scope="module")
def note(signer: Signer) -> str:
    return signer.sign(Tree(signer.name, 1284, b"\x07" * 32).written())


def test_a_note_of_another_program_is_verified() -> None:
    peter = Verifier.parsed(PETER)
    signature = b64decode(SIGNED)

    assert str(peter) == PETER
    assert signature[:4] == peter.id
    assert peter.verify(SAID, signature[4:])
    assert not peter.verify(SAID.replace("your", "my"), signature[4:])


def test_a_checkpoint_is_three_lines_a_gap_and_a_signature(note: str, signer: Signer) -> None:
    lines = note.split("\n")

    assert lines[:2] == ["desk.example/1", "1284"]
    assert lines[3] == ""
    assert lines[4].startswith("— desk.example/1 ")
    read = read_checkpoint(note)
    assert read.tree == Tree("desk.example/1", 1284, b"\x07" * 32)
    assert read.signed_by(signer.verifier)
    assert not read.signed_by(Signer.made("desk.example/1").verifier)


def test_no_character_of_a_checkpoint_can_be_changed(note: str, signer: Signer) -> None:
    believed = []
    for place in range(len(note)):
        for other in ("x", "0", "\n", ""):
            changed = note[:place] + other + note[place + 1 :]
            if changed == note:
                continue
            try:
                if read_checkpoint(changed).signed_by(signer.verifier):
                    believed.append((place, other))
            except NoteError:
                continue

    assert believed == []


def test_a_key_is_read_back_as_it_was_written(signer: Signer) -> None:
    assert Signer.parsed(signer.written()) == signer
    assert Verifier.parsed(str(signer.verifier)) == signer.verifier
    assert "seed" not in repr(signer)


@pytest.mark.parametrize(
    "key",
    ["", "name", "name+00000000+AAAA", PETER.replace("c74f", "c740"), PETER[:-4], PETER.replace("Peter", "Pet er")],
)  # fmt: skip
def test_what_is_no_key_is_refused(key: str) -> None:
    with pytest.raises(NoteError):
        Verifier.parsed(key)


@pytest.mark.parametrize("name", ["", "two words", "a+b"])
def test_a_name_that_would_not_be_read_back_is_refused(name: str) -> None:
    with pytest.raises(NoteError, match="cannot name a key"):
        Signer.made(name)


@pytest.mark.parametrize(
    ("words", "others"),
    [("1284", "01284"), ("1284", "-1"), ("1284", "٣"), ("—", "-"), ("\n\n", "\n"), ("\n", "")],
)
def test_what_is_no_checkpoint_is_refused(note: str, words: str, others: str) -> None:
    with pytest.raises(NoteError):
        read_checkpoint(note.replace(words, others))
