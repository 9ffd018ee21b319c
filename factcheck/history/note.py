"""Signed notes and checkpoints as C2SP writes them (signed-note, tlog-checkpoint), signed with Ed25519.

A checkpoint is text that fits in an e-mail:

    factcheck-desk/3fa91c20
    1284
    Xcnae…QygRoot=

    — factcheck-desk/3fa91c20 mYk2…signature=

the log's name, how many entries it covers, the root of their Merkle tree, an empty line, and one line a
signature: an em dash, the key's name, and in base64 the key's id (4 bytes) and the signature.
"""

from __future__ import annotations

import re
from base64 import b64decode, b64encode
from binascii import Error as Base64Error
from dataclasses import dataclass
from hashlib import sha256
from typing import Self

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

# signed-note: “0x01 for Ed25519 signatures”.
_ED25519 = b"\x01"
_KEY = 32
_ID = 4
_ROOT = 32
_NAME = re.compile(r"[^\s+]+")
_NUMBER = re.compile(r"0|[1-9][0-9]{0,18}")
_PRIVATE = "PRIVATE+KEY+"


class NoteError(Exception):
    """A note, a checkpoint or a key that cannot be read, or a signature that does not fit."""


@dataclass(frozen=True, slots=True)
class Verifier:
    """A public key with its name."""

    name: str
    key: bytes

    @property
    def id(self) -> bytes:
        """Four bytes that tell keys of one name apart."""
        return sha256(self.name.encode() + b"\n" + _ED25519 + self.key).digest()[:_ID]

    def __str__(self) -> str:
        return f"{self.name}+{self.id.hex()}+{b64encode(_ED25519 + self.key).decode()}"

    @classmethod
    def parsed(cls, text: str) -> Self:
        """The key that `text` writes as name+id+base64.

        Raises:
            NoteError: it does not, or is no Ed25519 key, or its id does not fit.
        """
        name, _, rest = text.strip().partition("+")
        given, _, encoded = rest.partition("+")
        made = cls(name, _key_in(encoded))
        if not _NAME.fullmatch(name) or made.id.hex() != given:
            raise NoteError(f"“{text.strip()[:80]}” is not a public key: its id does not fit")
        return made

    def verify(self, text: str, signature: bytes) -> bool:
        """Whether `signature` is this key's under `text`."""
        try:
            Ed25519PublicKey.from_public_bytes(self.key).verify(signature, text.encode())
        except InvalidSignature:
            return False
        return True


@dataclass(frozen=True, slots=True)
class Signer:
    """A private key with its name; kept out of everything that is shown."""

    name: str
    seed: bytes

    def __repr__(self) -> str:
        return f"Signer({self.name!r})"

    @classmethod
    def made(cls, name: str) -> Self:
        """A new key.

        Raises:
            NoteError: the name is empty, or has a space or a plus sign in it.
        """
        if not _NAME.fullmatch(name):
            raise NoteError(f"“{name}” cannot name a key: no spaces, no plus sign")
        return cls(name, Ed25519PrivateKey.generate().private_bytes_raw())

    @classmethod
    def parsed(cls, text: str) -> Self:
        """The key of a file: PRIVATE+KEY+name+id+base64.

        Raises:
            NoteError: it is not one.
        """
        if not text.startswith(_PRIVATE):
            raise NoteError("it is not a private key")
        name, _, rest = text.strip().removeprefix(_PRIVATE).partition("+")
        given, _, encoded = rest.partition("+")
        made = cls(name, _key_in(encoded))
        if made.verifier.id.hex() != given:
            raise NoteError("the key's id does not fit")
        return made

    def written(self) -> str:
        """The key as its file holds it."""
        return (
            f"{_PRIVATE}{self.name}+{self.verifier.id.hex()}+"
            f"{b64encode(_ED25519 + self.seed).decode()}\n"
        )

    @property
    def verifier(self) -> Verifier:
        """The public half."""
        public = Ed25519PrivateKey.from_private_bytes(self.seed).public_key()
        return Verifier(self.name, public.public_bytes(Encoding.Raw, PublicFormat.Raw))

    def sign(self, text: str) -> str:
        """`text`, which ends with a line break, as a signed note."""
        signature = Ed25519PrivateKey.from_private_bytes(self.seed).sign(text.encode())
        encoded = b64encode(self.verifier.id + signature).decode()
        return f"{text}\n— {self.name} {encoded}\n"


@dataclass(frozen=True, slots=True)
class Tree:
    """What a checkpoint says: the log's name, how many entries it has, and their root."""

    origin: str
    size: int
    root: bytes

    def written(self) -> str:
        """The text that is signed."""
        return f"{self.origin}\n{self.size}\n{b64encode(self.root).decode()}\n"


@dataclass(frozen=True, slots=True)
class SignedTree:
    """A checkpoint as it was read: what it says, and whose signatures are under it."""

    tree: Tree
    text: str
    signatures: tuple[tuple[str, bytes, bytes], ...]
    """Name, key id and signature of each."""

    def signed_by(self, verifier: Verifier) -> bool:
        """Whether one of the signatures is by this key, and fits."""
        return any(
            name == verifier.name and given == verifier.id and verifier.verify(self.text, signature)
            for name, given, signature in self.signatures
        )


def read_checkpoint(note: str) -> SignedTree:
    """Take a signed checkpoint apart. Its signatures are not checked yet.

    Raises:
        NoteError: it is not a checkpoint.
    """
    text, gap, below = note.partition("\n\n")
    lines = text.split("\n")
    if not gap or len(lines) < len(Tree.__slots__) or not below.endswith("\n"):
        raise NoteError(
            "it is not a signed checkpoint: name, size, root, an empty line, signatures"
        )
    origin, size, root = lines[:3]
    if not origin or not _NUMBER.fullmatch(size):
        raise NoteError("it is not a signed checkpoint: the second line has to be the size")
    decoded = _base64(root)
    if len(decoded) != _ROOT:
        raise NoteError("it is not a signed checkpoint: the third line has to be the root")
    signatures = tuple(_signature(line) for line in below[:-1].split("\n"))
    return SignedTree(Tree(origin, int(size), decoded), f"{text}\n", signatures)


def _signature(line: str) -> tuple[str, bytes, bytes]:
    dash, _, rest = line.partition(" ")
    name, _, encoded = rest.partition(" ")
    data = _base64(encoded)
    if dash != "—" or not _NAME.fullmatch(name) or len(data) <= _ID:
        raise NoteError("it is not a signed checkpoint: a signature cannot be read")
    return name, data[:_ID], data[_ID:]


def _key_in(encoded: str) -> bytes:
    data = _base64(encoded)
    if len(data) != 1 + _KEY or not data.startswith(_ED25519):
        raise NoteError("it is not an Ed25519 key")
    return data[1:]


def _base64(text: str) -> bytes:
    try:
        data = b64decode(text, validate=True)
    except (Base64Error, ValueError):
        raise NoteError("it is not base64") from None
    if b64encode(data).decode() != text:  # one way to write it: another is another note
        raise NoteError("it is not base64 as it should be written")
    return data
