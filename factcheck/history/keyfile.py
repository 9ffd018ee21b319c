"""The private key that signs checkpoints: one file in the instance folder, for its owner alone."""

from __future__ import annotations

import os
import re
import secrets
from pathlib import Path

from factcheck.domain.errors import StoreError
from factcheck.history.note import NoteError, Signer

NAME = "record.key"
_MODE = 0o600


def origin(desk: str) -> str:
    """A name for a desk's record that no other has: the desk's, and a random number."""
    words = re.sub(r"[^a-z0-9]+", "-", desk.lower()).strip("-") or "factcheck"
    return f"{words}/{secrets.token_hex(4)}"


def read(instance: Path) -> Signer | None:
    """The key of an instance; None when there is no file.

    Raises:
        StoreError: the file cannot be read, or is no key.
    """
    path = instance / NAME
    try:
        return Signer.parsed(path.read_text("ascii"))
    except FileNotFoundError:
        return None
    except (NoteError, UnicodeDecodeError) as error:
        raise StoreError(
            f"{path} is not a signing key ({error}); put the right file back"
        ) from None
    except OSError as error:
        raise StoreError(f"{path} cannot be read ({error.strerror}); check its rights") from None


def write(instance: Path, signer: Signer) -> None:
    """Put the key in its place, whole or not at all; one that is there is replaced.

    Raises:
        StoreError: the folder cannot be written.
    """
    path = instance / NAME
    draft = instance / f".{NAME}.{os.getpid()}"
    try:
        instance.mkdir(mode=0o700, parents=True, exist_ok=True)
        draft.unlink(missing_ok=True)
        with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _MODE), "w") as file:
            file.write(signer.written())
            file.flush()
            os.fsync(file.fileno())
        draft.replace(path)
    except OSError as error:
        raise StoreError(f"{path} cannot be written ({error.strerror}); check the folder") from None
    finally:
        draft.unlink(missing_ok=True)
