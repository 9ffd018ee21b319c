# ruff: noqa: INP001, T201 - it stands alone, and prints what it found
"""Check a record that `factcheck history export -o FILE` wrote, without factcheck.

    python3 verify_history.py RECORD.jsonl [--checkpoint NOTE.txt] [--key VERIFIER]

Needs Python 3.10 and the package `cryptography`; nothing else. Exit 0: the record holds; 1: it does not,
and the first thing that is off is named.

The file is JSON Lines: first the events, one line each, then what vouches for them:

    {"body": "…", "digest": "…", "previous": "…", "seq": 1}       an event
    {"checkpoint": "…"}                                           a signed checkpoint, in full
    {"key": "name+id+base64"}                                     a public key the record has named
    {"end": {"checkpoints": n, "events": n, "head": "…", "keys": n}}    the last line

Chain: digest = SHA-256(previous + newline + body); the first previous is 64 zeros.
Tree (RFC 9162): leaf = SHA-256(0x00 + line), node = SHA-256(0x01 + left + right), where a line is the
event's line as it stands in the file, without its line break. Checkpoint (C2SP tlog-checkpoint): name,
size, root in base64, an empty line, signatures (Ed25519) over what is above the empty line.

A key that comes with the file proves only that the file agrees with itself. Hold it against a checkpoint
or a key that you have from elsewhere: --checkpoint, --key.
"""

import argparse
import base64
import binascii
import hashlib
import json
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

HASH, KEY_ID, LINES, PARTS = 32, 4, 3, 3  # bytes, bytes, and what checkpoints and signatures have

Key = tuple[str, bytes, bytes]
"""A name, a key's id, and the public key or a signature."""


class RecordError(Exception):
    """What is wrong with the record."""


class Tree:
    """The Merkle tree of RFC 9162, one hash for each bit of its size."""

    def __init__(self) -> None:
        self.size = 0
        self.roots: list[tuple[int, bytes]] = []

    def add(self, line: bytes) -> None:
        """Put one line at the end."""
        self.size += 1
        weight, hashed = 1, hashlib.sha256(b"\x00" + line).digest()
        while self.roots and self.roots[-1][0] == weight:
            hashed = hashlib.sha256(b"\x01" + self.roots.pop()[1] + hashed).digest()
            weight *= 2
        self.roots.append((weight, hashed))


def root_of(roots: Sequence[tuple[int, bytes]]) -> bytes:
    """The root over the subtrees that a tree was made of at some size."""
    if not roots:
        return hashlib.sha256(b"").digest()
    *rest, (_weight, root) = roots
    for _weight, left in reversed(rest):
        root = hashlib.sha256(b"\x01" + left + root).digest()
    return root


def decoded(text: str, what: str) -> bytes:
    """The bytes of base64 that is written as it should be."""
    try:
        data = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        raise RecordError(f"{what} is not base64") from None
    if base64.b64encode(data).decode() != text:
        raise RecordError(f"{what} is not written as base64 should be")
    return data


def read_key(text: str) -> Key:
    """Take name+id+base64 apart."""
    name, _, rest = text.partition("+")
    given, _, encoded = rest.partition("+")
    data = decoded(encoded, "a key")
    made = hashlib.sha256(name.encode() + b"\n" + data).digest()[:KEY_ID]
    if len(data) != 1 + HASH or data[0] != 1 or made.hex() != given:
        raise RecordError(f"the key {text[:60]} is not an Ed25519 key with that id")
    return name, made, data[1:]


def read_checkpoint(note: str, what: str) -> tuple[int, bytes, str, list[Key]]:
    """Size, root, the text that is signed, and name, key id and signature of each signature."""
    text, gap, below = note.partition("\n\n")
    lines = text.split("\n")
    if not gap or len(lines) < LINES or not below.endswith("\n") or not lines[1].isdecimal():
        raise RecordError(f"{what} is not a signed checkpoint")
    signatures = []
    for line in below[:-1].split("\n"):
        parts = line.split(" ")
        if len(parts) != PARTS or parts[0] != "\u2014":
            raise RecordError(f"{what} has a signature that cannot be read")
        data = decoded(parts[2], f"a signature of {what}")
        signatures.append((parts[1], data[:KEY_ID], data[KEY_ID:]))
    return int(lines[1]), decoded(lines[2], f"the root of {what}"), text + "\n", signatures


def demand_signed(keys: Sequence[Key], text: str, signatures: list[Key], what: str) -> None:
    """One of the keys signed the text."""
    for name, given, signature in signatures:
        for key_name, key_id, public in keys:
            if (name, given) == (key_name, key_id):
                try:
                    Ed25519PublicKey.from_public_bytes(public).verify(signature, text.encode())
                except InvalidSignature:
                    raise RecordError(f"{what} was changed after it was signed") from None
                return
    raise RecordError(
        f"{what} is signed with none of the keys: the key was swapped, or the record was"
    )


def read_line(raw: bytes, number: int) -> dict[str, Any]:
    """A line of the file as JSON."""
    if not raw.endswith(b"\n"):
        raise RecordError(f"line {number} is cut off")
    try:
        found = json.loads(raw)
    except ValueError:
        raise RecordError(f"line {number} is not JSON") from None
    # One way to write each line: anything else is not what the program wrote.
    again = json.dumps(found, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    if not isinstance(found, dict) or again.encode() != raw[:-1]:
        raise RecordError(f"line {number} is not written as the program writes it")
    return found


def follow(event: dict[str, Any], raw: bytes, before: str, tree: Tree, number: int) -> str:
    """Take the next event; returns the digest it leaves the chain at."""
    if set(event) != {"body", "digest", "previous", "seq"}:
        raise RecordError(f"line {number} is no event")
    if event["seq"] != tree.size + 1:
        raise RecordError(
            f"event {tree.size + 1} is missing: event {event['seq']} stands in its place"
        )
    if event["previous"] != before:
        raise RecordError(f"event {event['seq']} does not follow on from the one before it")
    made = hashlib.sha256(f"{event['previous']}\n{event['body']}".encode()).hexdigest()
    if made != event["digest"]:
        raise RecordError(f"event {event['seq']} was changed: its digest does not fit its body")
    if json.loads(event["body"]).get("seq") != event["seq"]:
        raise RecordError(f"event {event['seq']} carries the body of another")
    tree.add(raw[:-1])
    return made


class Record:
    """What a file holds, read to its last line."""

    def __init__(self) -> None:
        self.tree, self.head = Tree(), "0" * 64
        self.then: list[tuple[tuple[int, bytes], ...]] = [()]  # the tree's subtrees at each size
        self.notes: list[str] = []
        self.keys: list[Key] = []
        self.end: object = None

    def take(self, raw: bytes, number: int) -> None:
        """The next line."""
        found = read_line(raw, number)
        if self.end is not None:
            raise RecordError(f"line {number} comes after the end")
        if "seq" in found:
            if self.notes or self.keys:
                raise RecordError(f"line {number}: an event stands after the checkpoints")
            self.head = follow(found, raw, self.head, self.tree, number)
            self.then.append(tuple(self.tree.roots))
        elif set(found) == {"checkpoint"}:
            self.notes.append(found["checkpoint"])
        elif set(found) == {"key"}:
            self.keys.append(read_key(found["key"]))
        elif set(found) == {"end"}:
            self.end = found["end"]
        else:
            raise RecordError(f"line {number} is of no known kind")

    def demand_end(self) -> None:
        """The last line is the one that the others lead to."""
        if self.end != {
            "checkpoints": len(self.notes),
            "events": self.tree.size,
            "head": self.head,
            "keys": len(self.keys),
        }:
            raise RecordError(
                "the last line is not the end that the others lead to: the file was cut off"
            )


def check(
    file: Iterable[bytes],
    brought: Sequence[tuple[str, str]] = (),
    trusted: Sequence[Key] = (),
) -> tuple[int, str, int]:
    """How many events, the head, how many checkpoints. `brought`: names and notes from elsewhere."""
    record = Record()
    for number, raw in enumerate(file, 1):
        record.take(raw, number)
    record.demand_end()
    notes, keys, size_now = record.notes, record.keys, record.tree.size
    if trusted:
        strange = [key for key in trusted if key not in keys]
        if strange:
            name, key_id, _ = strange[0]
            raise RecordError(f"the record does not name the key {name}+{key_id.hex()}")
        keys = list(trusted)
        notes = notes[-1:]  # older ones may be signed with keys that were rotated away
    said = [(note, f"checkpoint {at} of the file") for at, note in enumerate(notes, 1)]
    said += [(note, f"the checkpoint {name}") for name, note in brought]
    good = 0
    for note, what in said:
        size, root, text, signatures = read_checkpoint(note, what)
        demand_signed(keys, text, signatures, what)
        if size > size_now:
            raise RecordError(
                f"{what} covers {size} events, there are {size_now}: the end was cut off"
            )
        if root_of(record.then[size]) != root:
            raise RecordError(
                f"{what} does not fit: one or more of events {good + 1} to {size} were rewritten, "
                "with all that follows"
            )
        good = size
    return size_now, record.head, len(said)


def main() -> int:
    """Check one file."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("record")
    parser.add_argument("--checkpoint", action="append", default=[], metavar="FILE")
    parser.add_argument("--key", action="append", default=[], metavar="NAME+ID+BASE64")
    given = parser.parse_args()
    brought = [(name, Path(name).read_text("utf-8")) for name in given.checkpoint]
    try:
        trusted = [read_key(text) for text in given.key]
        with Path(given.record).open("rb") as file:
            events, head, checkpoints = check(file, brought, trusted)
    except RecordError as off:
        print(f"the record does not hold: {off}", file=sys.stderr)
        return 1
    print(f"{events} events and {checkpoints} checkpoints, the record holds; head {head}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
