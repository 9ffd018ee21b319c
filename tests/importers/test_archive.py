"""ZIP files of articles, honest and hostile."""

from __future__ import annotations

import io
import zipfile

import pytest

from factcheck.domain.errors import InputError
from factcheck.importers import archive
from factcheck.importers.archive import is_archive, members


def _packed(files: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, data in files.items():
            packed.writestr(name, data)
    return out.getvalue()


def test_files_come_in_order_without_what_is_hidden() -> None:
    data = _packed(
        {"b/two.txt": b"2", "a.txt": b"1", ".hidden": b"x", "__MACOSX/a.txt": b"x", "b/": b""}
    )

    assert [(one.name, one.data) for one in members(data, largest=9)] == [
        ("a.txt", b"1"),
        ("b/two.txt", b"2"),
    ]


def test_a_document_is_no_archive() -> None:
    assert is_archive(_packed({"a.txt": b"1"}))
    assert not is_archive(_packed({"[Content_Types].xml": b"", "word/document.xml": b""}))
    assert not is_archive(b"PK\x03\x04rubbish")
    assert not is_archive(b"text")


def test_one_that_is_too_large_is_named_and_the_others_come() -> None:
    data = _packed({"a.txt": b"1" * 100, "b.txt": b"2"})

    first, second = members(data, largest=10)

    assert first.problem is not None
    assert second.data == b"2"


def test_a_bomb_is_stopped_at_what_it_may_unpack_to(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "MOST_BYTES", 1_000)
    data = _packed({f"{number}.txt": b"0" * 400 for number in range(9)})

    with pytest.raises(InputError, match="unpacks to more than"):
        list(members(data, largest=500))


def test_too_many_files_are_refused() -> None:
    data = _packed({f"{number}.txt": b"" for number in range(archive.MOST_MEMBERS + 1)})

    with pytest.raises(InputError, match="more than 2,000 files"):
        list(members(data, largest=9))


def test_a_damaged_member_is_named_and_the_others_come() -> None:
    data = bytearray(_packed({"a.txt": b"one two three " * 9, "b.txt": b"2"}))
    at = data.index(b"a.txt") + len("a.txt")
    data[at : at + 8] = b"\xff" * 8

    first, second = members(bytes(data), largest=999)

    assert first.problem is not None
    assert second.data == b"2"


def test_a_name_commands_nothing() -> None:
    data = _packed({"../../\x1b[31mevil\n.txt": b"1"})

    (one,) = members(data, largest=9)

    assert "\x1b" not in one.name
    assert "\n" not in one.name
