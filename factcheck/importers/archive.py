"""ZIP files of articles: their members one after the other, counted as they are unpacked.

What a ZIP file declares of its sizes may be a lie, so the bytes that come out are counted (OWASP ASVS 5,
5.2.3). Names are for showing only: nothing is written to a path of theirs.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from factcheck.domain.errors import InputError

MOST_MEMBERS = 2_000
LARGEST = 100 * 2**20
"""Bytes an archive may have."""
MOST_BYTES = 200 * 2**20
"""What all members together may unpack to."""
# An office document is a ZIP file too, and is one article.
_DOCUMENTS = frozenset({"[Content_Types].xml", "mimetype"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """A file of the archive: its bytes, or in one line why there are none."""

    name: str
    data: bytes = b""
    problem: str | None = None


def is_archive(data: bytes) -> bool:
    """Whether these bytes are a ZIP file of files, not a document that happens to be one."""
    if data[:4] != b"PK\x03\x04":
        return False
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            return not _DOCUMENTS & set(packed.namelist())
    except zipfile.BadZipFile:
        return False


def members(data: bytes, *, largest: int) -> Iterator[Member]:
    """The files of a ZIP file in order of their names; folders and hidden files are passed over.

    `largest` is how many bytes one of them may have.

    Raises:
        InputError: it holds too many files, or unpacks to too much.
    """
    left = MOST_BYTES
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        entries = sorted(
            (one for one in packed.infolist() if not one.is_dir() and not _is_hidden(one.filename)),
            key=lambda one: one.filename,
        )
        if len(entries) > MOST_MEMBERS:
            raise InputError(f"the archive holds more than {MOST_MEMBERS:,} files; split it")
        for entry in entries:
            name = "".join(one for one in entry.filename if one.isprintable())[:200] or "file"
            try:
                with packed.open(entry) as file:
                    read = file.read(min(largest, left) + 1)
            except (RuntimeError, NotImplementedError, zipfile.BadZipFile, zlib.error, OSError):
                yield Member(name=name, problem="is locked or damaged; unpack it and give the file")
                continue
            left -= len(read)
            if left < 0:
                raise InputError(
                    f"the archive unpacks to more than {MOST_BYTES // 2**20} MB; split it"
                )
            if len(read) > largest:
                yield Member(name=name, problem=f"is larger than {largest / 1e6:.0f} MB; cut it")
                continue
            yield Member(name=name, data=read)


def _is_hidden(name: str) -> bool:
    parts = name.split("/")
    return any(
        part == "__MACOSX" or (part.startswith(".") and part not in {".", ".."}) for part in parts
    )
