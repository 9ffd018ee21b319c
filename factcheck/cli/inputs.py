"""What `factcheck ingest` was given: files, addresses, folders and ZIP files, one item after the other."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from factcheck.cli.parameters import STDIN, is_address

# What a ZIP file begins with.
_ZIP = b"PK\x03\x04"


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One text to take in. `name` is what it is called; `data` is there for a member of a ZIP file."""

    name: str
    data: bytes | None = None
    problem: str | None = None

    @property
    def size(self) -> int:
        """Bytes, as far as they can be told without reading."""
        if self.data is not None:
            return len(self.data)
        path = Path(self.name)
        return path.stat().st_size if self.name != STDIN and path.is_file() else 0


def items(names: Iterable[str], *, largest: int) -> Iterator[Item]:
    """The files given, those in the folders given and those in the ZIP files, in order of their names.

    `largest` is how many bytes one of them may have.

    Raises:
        InputError: a ZIP file holds too many files or unpacks to too much.
    """
    for name in names:
        if name == STDIN or is_address(name) or not Path(name).is_dir():
            yield from _of(name, largest)
            continue
        for folder, folders, files in os.walk(name):
            folders[:] = sorted(one for one in folders if not one.startswith("."))
            for file in sorted(files):
                if not file.startswith("."):
                    yield from _of(str(Path(folder, file)), largest)


def _of(name: str, largest: int) -> Iterator[Item]:
    path = Path(name)
    if name == STDIN or is_address(name) or not path.is_file() or not _begins_like_a_zip(path):
        yield Item(name=name)
        return
    from factcheck.importers.archive import LARGEST, is_archive, members

    if path.stat().st_size > LARGEST:
        yield Item(name=name)
        return
    data = path.read_bytes()
    if not is_archive(data):
        yield Item(name=name)
        return
    for member in members(data, largest=largest):
        inside = f"{name}/{member.name}"
        yield Item(name=inside, data=member.data, problem=member.problem)


def _begins_like_a_zip(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            return file.read(len(_ZIP)) == _ZIP
    except OSError:  # told where the file is taken in
        return False
