"""Word documents (Office Open XML): the text as it would be printed, tracked deletions left out."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from factcheck.domain.errors import InputError
from factcheck.domain.plugin import Extracted, Extractor
from factcheck.nlp.clean import demand_text

# A document of 100,000 words has some 3 MB of XML; its pictures are never unpacked.
MOST_UNPACKED = 60_000_000
MOST_MEMBERS = 5_000
_CHUNK = 65_536
DAMAGED = "the Word document is damaged; open it in a word processor and save it again, or as text"
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_DELETED = frozenset({f"{_W}del", f"{_W}moveFrom", f"{_W}delText", f"{_W}instrText"})
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_SPACES = {f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-"}


def recognises(data: bytes, name: str) -> bool:
    """A zip archive that holds a Word document, or is called one."""
    if not data.startswith(b"PK\x03\x04"):
        return False
    return name.lower().endswith((".docx", ".docm")) or b"word/document.xml" in data


def extract(data: bytes, /) -> Extracted:
    """The words of the body and its tables, one paragraph a line.

    Raises:
        InputError: it is damaged, locked, unpacks to too much, or has no text.
    """
    _demand_bounded(data)
    import docx
    from docx.opc.exceptions import PackageNotFoundError
    from lxml.etree import LxmlError

    try:
        document = docx.Document(BytesIO(data))
        lines = list(_lines(document.element.body))
        heading = _title(document)
    except (
        PackageNotFoundError,
        KeyError,
        ValueError,
        AttributeError,
        LxmlError,
        zipfile.BadZipFile,
    ):
        raise InputError(DAMAGED) from None
    text = "\n\n".join(line for line in lines if line.strip())
    demand_text(text)
    return Extracted(text=text, title=heading)


def _demand_bounded(data: bytes) -> None:
    """Unpack everything once, a little at a time, and count: declared sizes may lie."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            members = archive.infolist()
            locked = any(member.flag_bits & 1 for member in members)
            small = (
                len(members) <= MOST_MEMBERS
                and sum(member.file_size for member in members) <= MOST_UNPACKED
                and not locked
                and _unpacks_to_little(archive, members)
            )
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, OSError, ValueError):
        raise InputError(DAMAGED) from None
    if locked:
        raise InputError("the Word document is locked with a password; save it without")
    if not small:
        raise InputError(
            f"the Word document unpacks to more than {MOST_UNPACKED / 1e6:.0f} MB or {MOST_MEMBERS:,} "
            "parts; save the article as text"
        )


def _unpacks_to_little(archive: zipfile.ZipFile, members: list[zipfile.ZipInfo]) -> bool:
    unpacked = 0
    for member in members:
        with archive.open(member) as part:
            while chunk := part.read(_CHUNK):
                unpacked += len(chunk)
                if unpacked > MOST_UNPACKED:
                    return False
    return True


def _lines(body: Any) -> Iterator[str]:  # noqa: ANN401 - lxml has no types
    for paragraph in body.iter(f"{_W}p"):
        # A paragraph inside another one (a text box) is taken when its own turn comes.
        yield from "".join(_words(paragraph)).split("\n")


def _words(paragraph: Any) -> Iterator[str]:  # noqa: ANN401 - lxml has no types
    waiting = list(reversed(paragraph))
    while waiting:
        element = waiting.pop()
        if element.tag in _DELETED or element.tag in (_FALLBACK, f"{_W}p"):
            continue
        if element.tag == f"{_W}t":
            yield element.text or ""
        elif element.tag in _SPACES:
            yield _SPACES[element.tag]
        else:
            waiting.extend(reversed(element))


def _title(document: Any) -> str | None:  # noqa: ANN401 - python-docx has no types
    """The paragraph in the style “Title”; the file's property of that name is seldom the headline."""
    for paragraph in document.paragraphs[:10]:
        if paragraph.style is not None and paragraph.style.name == "Title":
            return " ".join("".join(_words(paragraph._p)).split()) or None  # noqa: SLF001 - its XML has no public name
    return None


extractor = Extractor(name="docx", label="Word document", recognises=recognises, extract=extract)
